"""Before publication nobody learns from any answer that another body has entered its part; afterwards each sees its own."""

from __future__ import annotations

import re

import pytest

from backend.graph.ids import encode_id
from backend.schema import ACTS
from tests.access.questions import documents
from tests.acts.office import payload
from tests.asking import answer
from tests.assessments.year import CONDUCT, DEPARTMENT, TOWN, Year

BESIDE = "query ($id: ID!) { actLog(record: $id) { totalCount nodes { id act } } rulebook { code count } waiting { act count } }"
PARTS = "query ($id: ID!) { node(id: $id) { ... on Assessment { departmentVersion } } }"
CONCERNED = ("market-leader", "fenghui-market-member")
OF_THE_YEAR = re.compile("ssessment|onus|hostShares|gradePools|scoreCorrections|moved|nodes?\\(")


async def answers(year: Year, one: int) -> dict[tuple[str, str], bytes]:
    """Every question that names anything of the year, and what stands beside the assessment, by whoever is concerned."""
    asked: list[tuple[str, dict[str, str]]] = [
        (document, {}) for document in documents({"Assessment": [one]}) if OF_THE_YEAR.search(document)
    ]
    asked.append((BESIDE, {"id": encode_id("Assessment", one)}))
    found = {}
    for username in CONCERNED:
        credentials = await year.desk.session(username)
        for document, variables in asked:
            found[username, document] = (await answer(year.desk.service, credentials, document, variables)).body
    return found


async def entered_elsewhere(year: Year, one: int) -> None:
    """The township and the conduct office do everything that they may do before publication."""
    for who, what, score in ((TOWN, "Township", "61.25"), (CONDUCT, "Conduct", "62.5"), (TOWN, "Township", "63")):
        assert await year.act(who, f"assessmentScore{what}: ScoreInput", "assessment", one, score=score) == []
    out = {"exclusion": "UNDER_INVESTIGATION", "note": "区纪委立案"}
    assert await year.act(TOWN, "assessmentExclude: ExclusionInput", "assessment", one, **out) == []
    assert await year.act(TOWN, "assessmentInclude: InclusionInput", "assessment", one) == []
    share = await year.key(
        """SELECT min(h.id) FROM host_share h JOIN assessment a ON a.id = h.assessment_id JOIN township t ON t.id = h.township_id
           WHERE a.year = 2017 AND t.name = '丰惠镇' AND a.management_class = 'B'"""
    )
    assert await year.act(TOWN, "hostShareScore: ScoreInput", "host_share", share, score="64") == []
    await year.grade("丰惠镇", TOWN, 5)


async def test_a_department_sees_nothing_move_while_others_enter_their_parts_and_scores_by_the_version_it_saw(year: Year) -> None:
    one = await year.scored_once()
    seen = (await year.desk.ask("market-leader", PARTS, {"id": encode_id("Assessment", one)}))["node"]["departmentVersion"]
    before = await answers(year, one)
    await entered_elsewhere(year, one)
    after = await answers(year, one)
    for (username, document), body in before.items():
        assert after[username, document] == body, (username, document)
    given = {"id": encode_id("Assessment", one), "version": seen, "score": "88"}
    assert payload(await year.do("market-leader", "assessmentScoreDepartment: ScoreInput", given))["errors"] == []


async def test_before_publication_nobody_concerned_sees_anything_and_afterwards_each_sees_its_own(year: Year) -> None:
    query = """{ assessments(where: { year: { eq: 2017 }, subject: { eq: PERSON } }, first: 1000) { nodes {
      grade townshipScore departmentScore compositeScore bonusTownship bonusDepartment bonusTotal } } }"""
    assert (await year.desk.ask("fenghui-market-member", query))["assessments"]["nodes"] == []
    await year.lock()
    await year.grade("丰惠镇", TOWN, 13)
    assert await year.publish("丰惠镇") == []
    (own,) = (await year.desk.ask("fenghui-market-member", query))["assessments"]["nodes"]
    assert None not in own.values()
    shown = [row for row in (await year.desk.ask(DEPARTMENT, query))["assessments"]["nodes"] if row["grade"]]
    await _the_log_names_what_was_done_to_the_pool(year)
    assert shown
    for row in shown:
        assert row["departmentScore"] is not None
        assert row["bonusDepartment"] is not None
        assert {row[name] for name in ("townshipScore", "compositeScore", "bonusTownship", "bonusTotal")} == {None}


async def _the_log_names_what_was_done_to_the_pool(year: Year) -> None:
    """Grading and publication are acts on the pool; the log of each person shows them to those who saw what they did when it was done."""
    record = {"id": encode_id("Assessment", await year.scored_once())}
    query = "query Q($id: ID!) { actLog(record: $id) { nodes { act organisation } } }"
    published, graded = ("grade_pool.publish", "区委组织部"), ("grade_pool.grade", "丰惠镇")
    done = {TOWN: [published, graded], DEPARTMENT: [published], CONDUCT: [published]}
    for who, wanted in done.items():
        entries = (await year.desk.ask(who, query, record))["actLog"]["nodes"]
        assert [(entry["act"], entry["organisation"]) for entry in entries] == wanted, who


@pytest.mark.parametrize("type_name", ["Assessment", "HostShare"])
def test_nobody_is_notified_of_a_part(type_name: str) -> None:
    assert not [act.name for act in ACTS if act.on == type_name and act.awaited and act.asks]
    assert not [act.name for act in ACTS if act.tells and type_name in (act.on, act.gives, *act.touches)]

"""Before publication nobody learns from any answer that another body has entered its part, or what the host intends."""

from __future__ import annotations

import re

import pytest

from backend.graph.ids import encode_id
from backend.schema import ACTS, ENTITIES
from tests.access.questions import documents
from tests.acts.office import payload
from tests.asking import answer
from tests.assessments.year import CONDUCT, TOWN, Year

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
    one = await year.key(
        """SELECT min(a.id) FROM assessment a JOIN agency g ON g.id = a.agency_id WHERE a.year = 2017 AND g.name = '丰惠市场监管所'
           AND staff_id IS NOT NULL AND NOT EXISTS (SELECT FROM host_share h WHERE h.assessment_id = a.id)"""
    )
    seen = (await year.desk.ask("market-leader", PARTS, {"id": encode_id("Assessment", one)}))["node"]["departmentVersion"]
    before = await answers(year, one)
    await entered_elsewhere(year, one)
    after = await answers(year, one)
    for (username, document), body in before.items():
        assert after[username, document] == body, (username, document)
    given = {"id": encode_id("Assessment", one), "version": seen, "score": "88"}
    assert payload(await year.do("market-leader", "assessmentScoreDepartment: ScoreInput", given))["errors"] == []


@pytest.mark.parametrize("type_name", ["Assessment", "HostShare"])
def test_nobody_is_notified_of_a_part_and_none_waits_for_somebody_by_name(type_name: str) -> None:
    assert not [act.name for act in ENTITIES[type_name].acts if act.awaited]
    assert not [act.name for act in ACTS if act.tells and type_name in (act.on, act.gives, *act.touches)]

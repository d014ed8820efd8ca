"""A year that begins: who is in it, by which weights, and the standards that bodies enter for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.assessments.rules import composite
from backend.assessments.schema import RULES
from backend.graph.ids import encode_id, key_of
from tests.acts.office import payload
from tests.assessments.year import DEPARTMENT, ORG, TOWN, Year
from tests.databases import Databases
from tests.keeping import Keeping, keeping


@pytest.fixture(scope="module")
async def year(databases: Databases) -> AsyncIterator[Year]:
    """One district for all of them: each looks at a part of its own."""
    async with keeping(databases) as place:
        yield Year(place.desk, None)  # type: ignore[arg-type]  # the demo is its world


OPEN = "assessmentYearOpen: YearOpenInput"
NEXT = {"year": 2018, "excellentShare": 20, "hostRule": "BY_DAYS", "document": "区考〔2018〕1号"}


async def opened(here: Year, who: str = ORG, **changed: Any) -> Any:
    return await Keeping(here.desk).act(who, OPEN, "Organ", "ORGANISATION", **NEXT | changed)


async def test_a_year_is_opened_once_with_everybody_who_is_stationed_and_a_pool_of_each_host(year: Year) -> None:
    assert await opened(year, TOWN) == "FORBIDDEN"
    assert await opened(year, year=2040) == [("year", "YEAR")]
    assert await opened(year, excellentShare=101) == [("excellentShare", "PERCENT")]
    assert await opened(year, document=" ") == [("document", "REQUIRED")]
    assert await opened(year) == []
    assert await opened(year) == [("year", "EXISTS")]
    counts = await year.pool.fetchrow(
        """SELECT count(*) FILTER (WHERE subject = 'PERSON') AS people, count(*) FILTER (WHERE subject = 'AGENCY') AS agencies,
               (SELECT sum(taking_part) FROM grade_pool WHERE year = 2018) AS pooled,
               (SELECT sum(excellent_cap) FROM grade_pool WHERE year = 2018) AS places,
               (SELECT count(*) FROM grade_pool WHERE year = 2018) AS pools
           FROM assessment WHERE year = 2018"""
    )
    assert tuple(counts or ()) == (832, 150, 832, 160, 20)


async def test_a_year_that_has_begun_lacks_nothing_until_it_is_locked_or_one_is_left_out(year: Year) -> None:
    await opened(year)
    everybody = "SELECT count(*) FROM assessment WHERE year = 2018"

    async def found(code: str) -> int:
        rule = next(rule for rule in RULES if rule.code == code)
        return await year.key(f"SELECT count(*) FROM ({rule.find}) f (key, words, day) WHERE day = '2018-12-31'")

    for code in ("M10.undetermined", "M11.standards", "M12.rise"):
        assert await found(code) == 0, code
    conduct = "UPDATE assessment SET conduct_score = 90 WHERE year = 2018 AND management_class = 'B'"
    one = "(SELECT min(id) FROM assessment WHERE year = 2018 AND management_class = 'B')"
    await year.pool.execute(f"{conduct} AND id <> {one}")
    assert await found("M10.undetermined") == 1, "the conduct office has scored all others"
    await year.pool.execute("UPDATE assessment_year SET township_locked_on = '2017-08-31' WHERE year = 2018")
    assert await found("M10.undetermined") == await year.key(everybody)
    assert await found("M11.standards") == await year.key(f"{everybody} AND staff_id IS NOT NULL")
    await year.pool.execute("UPDATE assessment SET conduct_score = NULL WHERE year = 2018")
    await year.pool.execute("UPDATE assessment_year SET township_locked_on = NULL WHERE year = 2018")


async def test_who_changed_hosts_within_the_year_is_in_it_by_days_and_enrolling_again_changes_nothing(year: Year) -> None:
    before = await year.pool.fetch("SELECT assessment_id, township_id, days FROM host_share ORDER BY 1, 2")
    key = await year.key("SELECT id FROM assessment_year WHERE year = 2017")
    assert await year.act("district-conduct", "assessmentYearEnrol: EnrolInput", "assessment_year", key) != []
    assert await year.does(ORG, "assessmentYearEnrol: EnrolInput", "assessment_year", key)
    assert await year.pool.fetch("SELECT assessment_id, township_id, days FROM host_share ORDER BY 1, 2") == before
    assert before


async def test_weights_sum_to_100_hold_from_the_year_on_and_leave_former_years_as_they_were(year: Year) -> None:
    key = await year.key("SELECT id FROM assessment_year WHERE year = 2017")
    mutation, parts = "assessmentWeightSet: WeightInput", {"managementClass": "B", "document": "区考〔2017〕2号"}
    weights = {"township": 45, "department": 40, "conduct": 15}
    assert await year.act(ORG, mutation, "assessment_year", key, **parts, **weights | {"conduct": 10}) == ["SUM"]
    assert await year.act(ORG, mutation, "assessment_year", key, **parts | {"managementClass": "A"}, **weights) == ["CLASS_A"]
    assert await year.does(ORG, mutation, "assessment_year", key, **parts, **weights)
    held = "SELECT township FROM assessment_weight WHERE management_class = 'B' AND period @> $1::date"
    assert [await year.pool.fetchval(held.replace("$1", f"'{day}'")) for day in ("2016-12-31", "2017-12-31")] == [50, 45]
    scored = await year.pool.fetch("SELECT * FROM assessment WHERE year = 2017 AND management_class = 'B'")
    assert all(
        row["composite_score"] == composite((45, 40, 15), row["township_score"], row["department_score"], row["conduct_score"])
        for row in scored
    ), "what has been scored is weighed anew"
    shown = "year townshipWeight departmentWeight conductWeight"
    one = "managementClass: { eq: B }, subject: { eq: AGENCY }"
    query = f"{{ assessments(where: {{ {one}, year: {{ in: [2016, 2017] }} }}, first: 1000) {{ nodes {{ {shown} }} }} }}"
    nodes = (await year.desk.ask(DEPARTMENT, query))["assessments"]["nodes"]
    assert {tuple(node.values()) for node in nodes} == {(2016, 50, 40, 10), (2017, 45, 40, 15)}


async def test_each_body_enters_its_own_standard_once_and_changes_it_until_it_is_paid(year: Year) -> None:
    await opened(year)
    key = await year.key("SELECT id FROM assessment_year WHERE year = 2018")
    enter = "bonusStandardEnter: StandardEnterInput"

    async def entered(who: str, amount: int) -> Any:
        given = {"id": encode_id("AssessmentYear", key), "position": "CHIEF", "amount": amount}
        response = await year.do(who, enter, given, "bonusStandard { organisation { name } }")
        return response if "errors" in response else payload(response)

    assert (await entered(ORG, 100))["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert [error["field"] for error in (await entered(TOWN, 150))["errors"]] == ["amount"]
    assert (await entered(TOWN, 4_200_000))["bonusStandard"] == {"organisation": {"name": "丰惠镇"}}
    assert (await entered(DEPARTMENT, 2_400_000))["bonusStandard"] == {"organisation": {"name": "市场监督管理局"}}
    assert [error["code"] for error in (await entered(TOWN, 100))["errors"]] == ["EXISTS"]


async def test_a_year_may_give_members_a_grade_alone(year: Year) -> None:
    assert await opened(year, year=2016 - 1, memberComponents=False) == []
    one = "SELECT id FROM assessment WHERE year = 2015 AND township_id = (SELECT id FROM township WHERE name = '丰惠镇') AND position = $1 AND management_class = 'A'"
    found = {position: await year.pool.fetchval(one + " LIMIT 1", position) for position in ("MEMBER", "CHIEF")}
    await year.pool.execute("UPDATE assessment_year SET township_locked_on = '2018-01-01' WHERE year = 2015")
    score = "assessmentScoreTownship: ScoreInput"
    assert await year.act(TOWN, score, "assessment", found["MEMBER"], score="90") == ["GRADE_ALONE"]
    assert await year.does(TOWN, score, "assessment", found["CHIEF"], score="90")
    pool = """query P($of: ID!) { gradePools(where: { year: { eq: 2015 }, township: { id: { eq: $of } } }) {
        nodes { takingPart undetermined } } }"""
    home = encode_id("Township", await year.key("SELECT id FROM township WHERE name = '丰惠镇'"))
    (seen,) = (await year.desk.ask(ORG, pool, {"of": home}))["gradePools"]["nodes"]
    leaders = "SELECT count(*) FROM assessment WHERE year = 2015 AND township_id = $1 AND position <> 'MEMBER'"
    assert seen["undetermined"] == await year.key(leaders, key_of(home, "Township")) - 1 < seen["takingPart"]

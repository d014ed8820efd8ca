"""A year of the demo district, done: locked, scored, graded, published, corrected; and what each step refuses."""

from __future__ import annotations

import asyncio
from typing import Any

from backend.assessments.rules import WEIGHTS, bonus_halves, composite
from backend.graph.ids import encode_id
from backend.organisations.rules import ManagementClass
from tests.acts.office import code, payload
from tests.assessments.year import CONDUCT, DEPARTMENT, ORG, TOWN, Year

SENT = """INSERT INTO attachment (sha256, name, kind, size, uploaded_by_id)
          SELECT $1, '虞考〔2017〕3号.pdf', 'PDF', 9, id FROM account WHERE username = 'district-org' RETURNING id"""


async def test_a_year_runs_from_scores_to_published_bonuses(year: Year) -> None:
    one = await year.scored_once()
    for who, what, score in ((TOWN, "Township", "91.5"), (DEPARTMENT, "Department", "88.25"), (CONDUCT, "Conduct", "95")):
        assert await year.act(who, f"assessmentScore{what}: ScoreInput", "assessment", one, score=score) == []
    assert str((await year.row("assessment", one))["composite_score"]) == "90.55"
    await year.lock()
    await year.grade("丰惠镇", TOWN, 13)
    assert await year.publish("丰惠镇") == []
    pool = await year.pool_of("丰惠镇")
    assert (pool["state"], pool["excellent"]) == ("PUBLISHED", 13)
    standards = {
        (row["organisation_id"], row["position"]): row["amount"]
        for row in await year.pool.fetch("SELECT * FROM bonus_standard WHERE year = 2017")
    }
    for person in await year.people("丰惠镇"):
        held = ManagementClass(person["management_class"])
        parts = (person["township_score"], person["department_score"], person["conduct_score"])
        assert person["composite_score"] == composite(WEIGHTS[held], *parts)
        town, department = (standards[person[body], person["position"]] for body in ("township_id", "department_id"))
        assert (person["bonus_township"], person["bonus_department"]) == bonus_halves(held, town, department)
        assert person["published_at"] is not None
    agencies = await year.pool.fetch(
        """SELECT a.bonus_township, (SELECT sum(p.bonus_township) FROM assessment p WHERE p.agency_id = a.agency_id AND p.year = 2017
           AND p.staff_id IS NOT NULL) AS people FROM assessment a JOIN township t ON t.id = a.township_id
           WHERE a.year = 2017 AND a.staff_id IS NULL AND t.name = '丰惠镇'"""
    )
    assert len(agencies) == 12
    assert all(row["bonus_township"] == row["people"] for row in agencies)


async def test_publication_refuses_everything_that_is_missing_at_once(year: Year) -> None:
    assert await year.publish("章镇镇") == ["NOT_LOCKED", "NOT_LOCKED", "NOT_LOCKED", "UNDETERMINED", "UNGRADED"]
    assert (await year.pool_of("章镇镇"))["state"] == "OPEN"


async def test_publication_over_the_quota_is_refused_with_the_numbers_and_then_goes_with_a_place_of_the_reserve(
    year: Year,
) -> None:
    await year.lock()
    await year.grade("丰惠镇", TOWN, 14)
    pool = await year.pool_of("丰惠镇")
    given = {"id": encode_id("GradePool", pool["id"]), "version": pool["version"]}
    (error,) = payload(await year.do(ORG, "gradePoolPublish: PublishInput", given))["errors"]
    assert error["code"] == "OVER_QUOTA"
    assert error["message"] == "优秀14人，名额13个，超出1人"
    assert {one["published_at"] for one in await year.people("丰惠镇")} == {None}
    paper = encode_id("Attachment", await year.key(SENT, "a" * 64))
    use = {"places": 1, "document": "虞考〔2017〕3号", "attachments": [paper]}
    assert await year.act(ORG, "gradePoolReserve: ReserveInput", "grade_pool", pool["id"], **use) == []
    assert await year.publish("丰惠镇") == []
    assert (await year.pool_of("丰惠镇"))["excellent"] == 14
    query = "{ gradePools(where: { year: { eq: 2017 } }) { nodes { attachments { id } uses { document } } } }"
    (seen,) = (await year.desk.ask(TOWN, query))["gradePools"]["nodes"]
    assert seen == {"attachments": [{"id": paper}], "uses": [{"document": "虞考〔2017〕3号"}]}
    taken = "query Q($id: ID!) { node(id: $id) { id } }"
    assert [(await year.desk.ask(who, taken, {"id": paper}))["node"] for who in (DEPARTMENT, CONDUCT, "baiguan-personnel")] == [
        None,
        None,
        None,
    ]


async def test_the_reserve_is_six_places_whoever_asks_at_once(year: Year) -> None:
    pools = [await year.pool_of(name) for name in ("丰惠镇", "百官街道", "章镇镇", "崧厦镇")]

    async def use(pool: dict[str, Any]) -> Any:
        given = {"id": encode_id("GradePool", pool["id"]), "version": 1, "places": 2, "document": "虞考〔2017〕4号"}
        return await year.do(ORG, "gradePoolReserve: ReserveInput", given)

    answers = await asyncio.gather(*[use(pool) for pool in pools])
    refused = [error["code"] for answer in answers if "errors" not in answer for error in payload(answer)["errors"]]
    assert refused == ["RESERVE_SPENT"]
    assert await year.pool.fetchval("SELECT sum(reserve) FROM grade_pool WHERE year = 2017") == 6
    assert await year.pool.fetchval("SELECT sum(places) FROM reserve_use") == 6


async def test_of_two_publications_at_once_one_wins_and_people_are_paid_once(year: Year) -> None:
    await year.lock()
    await year.grade("丰惠镇", TOWN, 13)
    pool = await year.pool_of("丰惠镇")
    given = {"id": encode_id("GradePool", pool["id"]), "version": pool["version"]}
    sent = [year.do(ORG, "gradePoolPublish: PublishInput", given) for _ in range(2)]
    answers = await asyncio.gather(*sent)
    assert sorted(code(answer) if "errors" in answer else "DONE" for answer in answers) == ["CONFLICT", "DONE"]
    logged = "SELECT count(*) FROM act_log WHERE act = 'grade_pool.publish' AND object_type = 'Assessment'"
    assert await year.pool.fetchval(logged) == 68 + 12


async def test_a_grade_that_comes_while_the_pool_is_published_never_breaks_the_quota(year: Year) -> None:
    await year.lock()
    await year.grade("丰惠镇", TOWN, 13)
    pool, people = await year.pool_of("丰惠镇"), await year.people("丰惠镇")
    same = {"id": encode_id("GradePool", pool["id"]), "version": pool["version"]}
    more = {**same, "grade": "EXCELLENT", "people": [encode_id("Assessment", one["id"]) for one in people[13:15]]}
    answers = await asyncio.gather(
        year.do(ORG, "gradePoolPublish: PublishInput", same), year.do(TOWN, "gradePoolGrade: GradeInput", more)
    )
    assert sorted(code(answer) if "errors" in answer else "DONE" for answer in answers) == ["CONFLICT", "DONE"]
    now = await year.pool_of("丰惠镇")
    excellent = sum(one["grade"] == "EXCELLENT" for one in await year.people("丰惠镇"))
    assert (now["state"], excellent) in (("PUBLISHED", 13), ("OPEN", 15))


async def test_who_takes_no_part_is_not_counted_and_is_not_graded(year: Year) -> None:
    person = (await year.people("丰惠镇"))[0]["id"]
    out = {"exclusion": "PROBATION", "note": "2017年7月录用，试用期一年"}
    assert await year.act(TOWN, "assessmentExclude: ExclusionInput", "assessment", person, **out) == []
    pool = await year.pool_of("丰惠镇")
    assert (pool["taking_part"], pool["excellent_cap"]) == (67, 13)
    given = {"grade": "EXCELLENT", "people": [encode_id("Assessment", person)]}
    assert await year.act(TOWN, "gradePoolGrade: GradeInput", "grade_pool", pool["id"], **given) == ["NOT_IN_POOL"]
    assert await year.act(TOWN, "assessmentInclude: InclusionInput", "assessment", person) == []
    assert (await year.pool_of("丰惠镇"))["taking_part"] == 68
    assert (await year.row("assessment", person))["grade"] is None


async def test_a_locked_score_is_corrected_in_the_open(year: Year) -> None:
    one = await year.scored_once()
    correction = {"score": "80", "reason": "核实后更正"}
    wrong = await year.act(DEPARTMENT, "assessmentCorrectDepartment: CorrectionInput", "assessment", one, **correction)
    assert wrong == ["NOT_LOCKED"]
    await year.lock()
    assert await year.act(DEPARTMENT, "assessmentScoreDepartment: ScoreInput", "assessment", one, score="80") == ["LOCKED"]
    assert await year.act(DEPARTMENT, "assessmentCorrectDepartment: CorrectionInput", "assessment", one, **correction) == []
    empty = {"score": "100.01", "reason": " "}
    refused = await year.act(DEPARTMENT, "assessmentCorrectDepartment: CorrectionInput", "assessment", one, **empty)
    assert refused == ["SCORE_RANGE", "REQUIRED"]
    query = "query Q($id: ID!) { node(id: $id) { ... on Assessment { corrections { nodes { component after reason } } } } }"
    shown = {"component": "DEPARTMENT", "after": "80.00", "reason": "核实后更正"}
    for who in (DEPARTMENT, TOWN):
        found = await year.desk.ask(who, query, {"id": encode_id("Assessment", one)})
        assert found["node"]["corrections"]["nodes"] == [shown]


async def test_the_township_s_correction_stays_hidden_from_the_department(year: Year) -> None:
    one = await year.scored_once()
    await year.lock()
    given = {"score": "70", "reason": "核实"}
    assert await year.act(TOWN, "assessmentCorrectTownship: CorrectionInput", "assessment", one, **given) == []
    query = "query Q($id: ID!) { node(id: $id) { ... on Assessment { corrections { totalCount } } } }"
    found = {who: await year.desk.ask(who, query, {"id": encode_id("Assessment", one)}) for who in (DEPARTMENT, TOWN)}
    assert found[DEPARTMENT]["node"]["corrections"]["totalCount"] == 0
    assert found[TOWN]["node"]["corrections"]["totalCount"] == 1


async def test_each_host_scores_its_own_days_and_nobody_the_whole(year: Year) -> None:
    share = await year.pool.fetchrow(
        """SELECT h.id, h.assessment_id, h.days, h.score FROM host_share h JOIN township t ON t.id = h.township_id
           JOIN assessment a ON a.id = h.assessment_id WHERE t.name = '丰惠镇' AND a.township_id <> t.id LIMIT 1"""
    )
    assert share is not None, "somebody left 丰惠镇 in 2017"
    assert await year.act(TOWN, "hostShareScore: ScoreInput", "host_share", share["id"], score="100") == []
    rows = await year.pool.fetch("SELECT days, score FROM host_share WHERE assessment_id = $1", share["assessment_id"])
    expected = sum(row["days"] * row["score"] for row in rows) / 365
    whole = await year.row("assessment", share["assessment_id"])
    assert abs(float(expected) - whole["township_score"]) <= 0.005
    own = await year.key(
        """SELECT min(a.id) FROM assessment a JOIN township t ON t.id = a.township_id JOIN host_share h ON h.assessment_id = a.id
           WHERE t.name = '丰惠镇'"""
    )
    assert await year.act(TOWN, "assessmentScoreTownship: ScoreInput", "assessment", own, score="90") == ["SEVERAL_HOSTS"]
    await year.pool.execute("UPDATE assessment_year SET host_rule = 'AT_YEAR_END' WHERE year = 2017")
    assert await year.act(TOWN, "assessmentScoreTownship: ScoreInput", "assessment", own, score="90") == [], "the other reading"


async def test_a_closed_year_takes_nothing_and_an_open_one_closes_only_when_all_is_published(year: Year) -> None:
    open_year = await year.key("SELECT id FROM assessment_year WHERE year = 2017")
    assert await year.act(ORG, "assessmentYearClose: YearCloseInput", "assessment_year", open_year) == ["UNPUBLISHED"]
    past = await year.key("SELECT id FROM assessment_year WHERE year = 2016")
    given = {"component": "TOWNSHIP", "on": "2016-12-31"}
    assert await year.act(ORG, "assessmentYearLock: LockInput", "assessment_year", past, **given) == ["STATE"]
    old = await year.key(
        "SELECT min(a.id) FROM assessment a JOIN township t ON t.id = a.township_id WHERE year = 2016 AND t.name = '丰惠镇'"
    )
    correction = {"score": "90", "reason": "补"}
    refused = await year.act(TOWN, "assessmentCorrectTownship: CorrectionInput", "assessment", old, **correction)
    assert refused == ["YEAR_CLOSED"]


async def test_locks_are_dates_of_the_year_and_stand_once_something_is_published(year: Year) -> None:
    key = await year.key("SELECT id FROM assessment_year WHERE year = 2017")
    for day in ("2016-12-31", "2018-04-02"):
        given = {"component": "TOWNSHIP", "on": day}
        assert await year.act(ORG, "assessmentYearLock: LockInput", "assessment_year", key, **given) == ["DATE_RANGE"]
    await year.lock()
    await year.grade("丰惠镇", TOWN, 13)
    assert await year.publish("丰惠镇") == []
    given = {"component": "TOWNSHIP", "on": "2017-12-31"}
    assert await year.act(ORG, "assessmentYearLock: LockInput", "assessment_year", key, **given) == ["PUBLISHED"]


async def test_a_body_sets_its_own_standard_until_somebody_is_paid_by_it(year: Year) -> None:
    query = """SELECT s.id FROM bonus_standard s JOIN organisation o ON o.id = s.organisation_id
               WHERE s.year = 2017 AND s.position = 'MEMBER' AND o.name = $1"""
    own, other = await year.key(query, "丰惠镇"), await year.key(query, "市场监督管理局")
    assert await year.act(TOWN, "bonusStandardSet: StandardInput", "bonus_standard", own, amount=3_600_000) == []
    assert await year.act(TOWN, "bonusStandardSet: StandardInput", "bonus_standard", own, amount=3_600_050) == ["AMOUNT"]
    assert code(await year.act(TOWN, "bonusStandardSet: StandardInput", "bonus_standard", other, amount=1)) == "FORBIDDEN"
    given = {"id": encode_id("BonusStandard", own), "grade": "EXCELLENT", "amount": 3_800_000}
    assert payload(await year.do(TOWN, "bonusStandardForGrade: GradeStandardInput", given))["errors"] == []
    (again,) = payload(await year.do(TOWN, "bonusStandardForGrade: GradeStandardInput", given))["errors"]
    assert again["code"] == "EXISTS"
    await year.lock()
    await year.grade("丰惠镇", TOWN, 13)
    assert await year.publish("丰惠镇") == []
    best = next(one for one in await year.people("丰惠镇") if one["grade"] == "EXCELLENT" and one["position"] == "MEMBER")
    assert best["bonus_township"] == (3_800_000 if best["management_class"] == "A" else 1_900_000)
    assert await year.act(TOWN, "bonusStandardSet: StandardInput", "bonus_standard", own, amount=100) == ["PUBLISHED"]

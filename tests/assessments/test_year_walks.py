"""The three machines of a year walk as their tables say: an assessment, a pool, the year itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from backend.assessments import rules
from backend.graph.ids import encode_id
from backend.kit.database import Database
from backend.kit.rules import Steps
from tests.acts.office import payload
from tests.acts.walking import Walk, moves, walk
from tests.asking import Desk
from tests.assessments.year import CONDUCT, DEPARTMENT, ORG, TOWN, Year
from tests.databases import DEMO, Databases
from tests.keeping import Keeping

WALKS = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# A person who had several hosts is scored by them; the walk of that act is in `test_year_acts`.
WHOLE = Steps(*(step for step in rules.STEPS.table if step.act != "host_share.score"))

FRESH = """
UPDATE grade_pool SET state = 'OPEN', published_at = NULL, excellent = 0, reserve = 0, taking_part = 68, excellent_cap = 13 WHERE id = {pool};
DELETE FROM reserve_use;
UPDATE assessment a SET published_at = NULL, exclusion = NULL, exclusion_note = NULL, grade = 'COMPETENT'
  FROM grade_pool p WHERE p.id = {pool} AND a.year = 2017 AND a.township_id = p.township_id AND a.staff_id IS NOT NULL;
UPDATE assessment a SET published_at = NULL FROM grade_pool p WHERE p.id = {pool} AND a.year = 2017 AND a.township_id = p.township_id;
UPDATE assessment_year SET state = 'OPEN', township_locked_on = '2017-08-01', department_locked_on = '2017-08-01',
  conduct_locked_on = '2017-08-01' WHERE year = 2017"""
LOCKS = "UPDATE assessment_year SET township_locked_on = $1::text::date, department_locked_on = $1::text::date, conduct_locked_on = $1::text::date WHERE year = 2017"


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Year]:
    """One district for all walks: each begins by putting the pool back."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield Year(await Desk.open(database), None)  # type: ignore[arg-type]  # the demo is its world


async def begin_pool(here: Year) -> int:
    pool = int((await here.pool_of("丰惠镇"))["id"])
    await here.pool.execute(FRESH.format(pool=pool))
    return pool


async def done(here: Year, act: str, pool: int, person: int) -> bool:
    """Does an act of the year with input that its rule accepts; False: it was refused."""
    name, _, verb = act.partition(".")
    if name == "assessment":
        return await _on_person(here, verb, person)
    inputs: dict[str, dict[str, Any]] = {
        "grade": {"grade": "COMPETENT", "people": [encode_id("Assessment", await _taking_part(here))]},
        "reserve": {"places": 1, "document": "虞考〔2017〕5号"},
        "publish": {},
    }
    await here.pool.execute(LOCKS, "2017-08-01")
    await here.pool.execute(
        "UPDATE assessment SET grade = 'COMPETENT' WHERE year = 2017 AND grade IS NULL AND staff_id IS NOT NULL"
    )
    mutation = f"gradePool{verb.title()}: {verb.title()}Input"
    return await here.does(TOWN if verb == "grade" else ORG, mutation, "grade_pool", pool, **inputs[verb])


async def _on_person(here: Year, verb: str, person: int) -> bool:
    if verb in ("exclude", "include"):
        # Who is out and who takes part is no state of the walk: put the person where the act begins.
        out = "('PROBATION', '试用期')" if verb == "include" else "(NULL, NULL)"
        await here.pool.execute(
            f"UPDATE assessment SET (exclusion, exclusion_note) = {out} WHERE id = $1 AND published_at IS NULL", person
        )
        given = {"exclusion": "PROBATION", "note": "试用期"} if verb == "exclude" else {}
        kind = "Exclusion" if verb == "exclude" else "Inclusion"
        return await here.does(TOWN, f"assessment{verb.title()}: {kind}Input", "assessment", person, **given)
    manner, _, part = verb.partition("_")
    await here.pool.execute(LOCKS, "2017-08-01" if manner == "correct" else "2017-12-31")
    who = {"township": TOWN, "department": DEPARTMENT, "conduct": CONDUCT}[part]
    given = {"score": "90"} | ({"reason": "核实"} if manner == "correct" else {})
    kind = "CorrectionInput" if manner == "correct" else "ScoreInput"
    return await here.does(who, f"assessment{manner.title()}{part.title()}: {kind}", "assessment", person, **given)


WEIGHTS = {"managementClass": "B", "township": 50, "department": 40, "conduct": 10, "document": "虞考〔2017〕1号"}
ON_YEAR: dict[str, tuple[str, dict[str, Any]]] = {
    "assessment_year.enrol": ("assessmentYearEnrol: EnrolInput", {}),
    "assessment_weight.set": ("assessmentWeightSet: WeightInput", WEIGHTS),
    "assessment_year.lock": ("assessmentYearLock: LockInput", {"component": "CONDUCT", "on": "2017-10-01"}),
    "assessment_year.close": ("assessmentYearClose: YearCloseInput", {}),
}
"""Act of the district on the year -> its mutation and what else it is given."""


async def _on_year(here: Year, act: str, key: int) -> bool:
    state = "PUBLISHED" if act == "assessment_year.close" else "OPEN"
    at = "now()" if state == "PUBLISHED" else "NULL"
    await here.pool.execute(f"UPDATE grade_pool SET state = '{state}', published_at = {at} WHERE year = 2017")
    if act == "bonus_standard.enter":
        await here.pool.execute("DELETE FROM bonus_standard b USING township t WHERE b.organisation_id = t.id AND b.year = 2017")
        given = {"id": encode_id("AssessmentYear", key), "position": "MEMBER", "amount": 2_000_000}
        response = await here.do(TOWN, "bonusStandardEnter: StandardEnterInput", given)
        return "errors" not in response and payload(response)["errors"] == []
    if act == "assessment_year.open":
        again = {"year": 2017, "excellentShare": 20, "hostRule": "BY_DAYS", "document": "区考〔2017〕1号"}
        return bool(
            await Keeping(here.desk).act(ORG, "assessmentYearOpen: YearOpenInput", "Organ", "ORGANISATION", **again) == []
        )
    mutation, given = ON_YEAR[act]
    return await here.does(ORG, mutation, "assessment_year", key, **given)


async def _person(here: Year) -> int:
    return await here.key(
        """SELECT min(a.id) FROM assessment a JOIN agency g ON g.id = a.agency_id WHERE a.year = 2017 AND g.name = '丰惠市场监管所'
           AND staff_id IS NOT NULL AND NOT EXISTS (SELECT FROM host_share h WHERE h.assessment_id = a.id)"""
    )


async def _taking_part(here: Year) -> int:
    return await here.key(
        """SELECT max(a.id) FROM assessment a JOIN agency g ON g.id = a.agency_id WHERE a.year = 2017 AND g.name = '丰惠市场监管所'
           AND staff_id IS NOT NULL AND exclusion IS NULL"""
    )


@WALKS
@given(acts=moves(rules.POOL_STEPS, 5))
async def test_a_pool_goes_as_its_table_says(acts: list[str], here: Year) -> None:
    person = await _person(here)

    async def attempt(pool: int, act: str) -> bool:
        return await done(here, act, pool, person)

    async def state(pool: int) -> str:
        return str((await here.row("grade_pool", pool))["state"])

    await walk(Walk(rules.POOL_STEPS, lambda: begin_pool(here), attempt, state), acts)


@WALKS
@given(acts=moves(WHOLE, 6))
async def test_an_assessment_goes_as_its_table_says(acts: list[str], here: Year) -> None:
    person = await _person(here)
    pool = int((await here.pool_of("丰惠镇"))["id"])

    async def begin() -> int:
        await begin_pool(here)
        return person

    async def attempt(key: int, act: str) -> bool:
        return await done(here, act, pool, key)

    async def state(key: int) -> str:
        return rules.PUBLISHED if (await here.row("assessment", key))["published_at"] else rules.OPEN

    await walk(Walk(WHOLE, begin, attempt, state), acts)


@WALKS
@given(acts=moves(rules.YEAR_STEPS, 5))
async def test_a_year_goes_as_its_table_says(acts: list[str], here: Year) -> None:
    async def begin() -> int:
        await begin_pool(here)
        return await here.key("SELECT id FROM assessment_year WHERE year = 2017")

    async def attempt(key: int, act: str) -> bool:
        return await _on_year(here, act, key)

    async def state(key: int) -> str:
        return str((await here.row("assessment_year", key))["state"])

    await walk(Walk(rules.YEAR_STEPS, begin, attempt, state), acts)

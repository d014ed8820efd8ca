"""The overview through the service: every figure of the regulation, inside the remit of whoever asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.kit.database import Database
from tests.asking import Desk
from tests.databases import DEMO, Databases

QUERY = """query Overview($month: Date) { overview(month: $month) {
  month asOf departments agencies { total a b } staff { total a b }
  delegated { formerly central development ecological station } windowLists { central development ecological village }
  visits { items atMostOne zero }
  events { total byLevel { level count } upToLevel3Share onTimeShare }
  mediation { concluded succeeded successRate } jointOperations
} }"""

FACTS = {
    "departments": 12,
    "delegated": {"formerly": 21, "central": 64, "development": 41, "ecological": 34, "station": 84},
    "windowLists": {"central": 164, "development": 124, "ecological": 79, "village": 36},
    "visits": {"items": 164, "atMostOne": 161, "zero": 11},
}
"""District facts: the same for every member."""

DISTRICT = {
    "agencies": {"total": 150, "a": 74, "b": 76},
    "staff": {"total": 832, "a": 314, "b": 518},
    "levels": [6214, 2071, 1605, 466],
    "mediation": {"concluded": 1054, "succeeded": 1026, "successRate": "0.9734"},
    "jointOperations": 52,
}
FENGHUI = {
    "agencies": {"total": 12, "a": 4, "b": 8},
    "staff": {"total": 68, "a": 22, "b": 46},
    "levels": [417, 139, 108, 32],
    "mediation": {"concluded": 72, "succeeded": 70, "successRate": "0.9722"},
    "jointOperations": 3,
}
NOTHING = {"staff": None, "levels": None, "mediation": None, "jointOperations": None}
MARKET = {"agencies": {"total": 11, "a": 0, "b": 11}, "staff": {"total": 84, "a": 0, "b": 84}}

REMITS: dict[str, dict[str, Any]] = {
    "district-leader": DISTRICT,
    "district-audit": DISTRICT,
    "district-command": {**DISTRICT, "staff": None},
    "district-org": {**DISTRICT, **NOTHING, "staff": DISTRICT["staff"]},
    "district-conduct": {**DISTRICT, **NOTHING, "staff": {"total": 518, "a": 0, "b": 518}},
    "district-reform": {**DISTRICT, **NOTHING},
    "fenghui-leader": FENGHUI,
    "fenghui-command": FENGHUI,
    "fenghui-window": {**FENGHUI, **NOTHING, "staff": FENGHUI["staff"]},
    "market-leader": {**NOTHING, **MARKET, "levels": ...},
    "market-window": {**NOTHING, **MARKET},
    "justice-personnel": {
        **NOTHING,
        "agencies": {"total": 20, "a": 20, "b": 0},
        "staff": {"total": 62, "a": 62, "b": 0},
        "levels": ...,
    },
    "village-officer": {**NOTHING, "agencies": FENGHUI["agencies"], "levels": ...},
    "grid-officer": {**NOTHING, "agencies": FENGHUI["agencies"], "levels": ...},
}
"""Account -> what its overview counts; `...` where the database is asked (see below)."""

OWN = {
    "market-leader": "department_id",
    "justice-personnel": "department_id",
    "village-officer": "village_id",
    "grid-officer": "grid_id",
    "fenghui-market-head": "agency_id",
}
LEVELS = """SELECT n, count(e.id) FROM generate_series(1, 4) n LEFT JOIN event e ON e.level = n AND e.{} =
  (SELECT p.organisation_id FROM post p JOIN account a ON a.id = p.account_id WHERE a.username = $1 LIMIT 1) GROUP BY 1 ORDER BY 1"""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture
async def own_desk(databases: Databases) -> AsyncIterator[Desk]:
    """A copy of the district that a test may change."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield await Desk.open(database)


async def overview(desk: Desk, username: str, month: str | None = None) -> dict[str, Any]:
    found = (await desk.ask(username, QUERY, {"month": month} if month else {}))["overview"]
    assert isinstance(found, dict)
    return found


def levels(found: dict[str, Any]) -> list[int] | None:
    if found["events"] is None:
        return None
    assert [entry["level"] for entry in found["events"]["byLevel"]] == [1, 2, 3, 4]
    assert found["events"]["total"] == sum(entry["count"] for entry in found["events"]["byLevel"])
    return [entry["count"] for entry in found["events"]["byLevel"]]


@pytest.mark.parametrize("username", REMITS)
async def test_every_figure_is_that_of_the_regulation_inside_the_remit(desk: Desk, username: str) -> None:
    found, expected = await overview(desk, username), REMITS[username]
    assert {name: found[name] for name in FACTS} == FACTS
    assert {name: found[name] for name in ("agencies", "staff", "mediation", "jointOperations")} == {
        name: expected[name] for name in ("agencies", "staff", "mediation", "jointOperations")
    }
    if expected["levels"] is not ...:
        assert levels(found) == expected["levels"]
        return
    rows = await desk.database.reads.fetch(LEVELS.format(OWN[username]), username)
    assert levels(found) == [row["count"] for row in rows]
    assert found["events"]["total"] > 0


async def test_an_agency_counts_itself(desk: Desk) -> None:
    found = await overview(desk, "fenghui-market-head")
    people = await desk.database.reads.fetchval(
        "SELECT count(*) FROM staff s JOIN agency a ON a.id = s.agency_id WHERE a.name = '丰惠市场监管所'"
    )
    assert found["agencies"] == {"total": 1, "a": 0, "b": 1}
    assert found["staff"] == {"total": people, "a": 0, "b": people}
    rows = await desk.database.reads.fetch(LEVELS.format("agency_id"), "fenghui-market-head")
    assert levels(found) == [row["count"] for row in rows]


async def test_a_village_has_no_events_above_its_township_but_it_has_its_own(desk: Desk) -> None:
    village, grid = await overview(desk, "village-officer"), await overview(desk, "grid-officer")
    assert 0 < grid["events"]["total"] < village["events"]["total"] < 696


@pytest.mark.parametrize("username", ["system-admin", "security-admin", "audit-admin"])
async def test_the_three_officers_see_no_business_figures(desk: Desk, username: str) -> None:
    found = await overview(desk, username)
    none = {"staff", "events", "mediation", "jointOperations"}
    assert {name for name, value in found.items() if value is None} == none
    assert found["agencies"] == {"total": 0, "a": 0, "b": 0}
    assert {value for name in ("delegated", "windowLists", "visits") for value in found[name].values()} == {0}
    assert found["departments"] == 0


async def test_shares_are_fractions_with_four_decimals(desk: Desk) -> None:
    events = (await overview(desk, "district-leader"))["events"]
    assert events["upToLevel3Share"] == "0.9550"
    on_time = await desk.database.reads.fetchval(
        "SELECT round(count(*) FILTER (WHERE coalesce(closed_at, district_now()) <= due_at)::numeric / count(*), 4)::text FROM event"
    )
    assert events["onTimeShare"] == on_time
    assert 0.9 < float(on_time) < 1


async def test_the_default_is_the_last_whole_month_of_the_district_clock(desk: Desk) -> None:
    found = await overview(desk, "fenghui-leader")
    assert found["month"] == "2017-07-01"
    assert found["asOf"].startswith("2017-08-31T01:")
    assert found == await overview(desk, "fenghui-leader", "2017-07-31") | {"asOf": found["asOf"]}


async def test_a_month_without_events_has_no_shares(desk: Desk) -> None:
    found = await overview(desk, "district-leader", "2017-06-15")
    assert found["month"] == "2017-06-01"
    assert found["events"] == {
        "total": 0,
        "byLevel": [{"level": level, "count": 0} for level in (1, 2, 3, 4)],
        "upToLevel3Share": None,
        "onTimeShare": None,
    }
    assert found["mediation"] == {"concluded": 0, "succeeded": 0, "successRate": None}
    assert found["jointOperations"] == 0
    assert found["staff"] == DISTRICT["staff"]


async def test_several_months_stand_side_by_side_in_one_operation(desk: Desk) -> None:
    query = """{ july: overview(month: "2017-07-01") { events { n: total } } june: overview(month: "2017-06-30") { month events { n: total } } }"""
    data = await desk.ask("fenghui-leader", query)
    assert data == {"july": {"events": {"n": 696}}, "june": {"month": "2017-06-01", "events": {"n": 0}}}


async def test_a_month_ends_at_midnight_of_the_district_not_of_greenwich(own_desk: Desk) -> None:
    move = "UPDATE event SET reported_at = $2::text::timestamptz WHERE id = $1"
    keys = await own_desk.database.reads.fetch(
        "SELECT id FROM event WHERE level = 1 AND closed_at IS NOT NULL ORDER BY id LIMIT 2"
    )
    await own_desk.database.reads.execute(
        "UPDATE event SET closed_at = '2017-09-30', due_at = '2017-09-30', overall_due_at = '2017-09-30' WHERE id = ANY($1)",
        [row["id"] for row in keys],
    )
    await own_desk.database.reads.execute(move, keys[0]["id"], "2017-07-31T23:59:59+08:00")
    await own_desk.database.reads.execute(move, keys[1]["id"], "2017-08-01T00:00:00+08:00")
    assert (await overview(own_desk, "district-leader", "2017-07-01"))["events"]["total"] == 10355
    assert (await overview(own_desk, "district-leader", "2017-08-01"))["events"]["total"] == 1


async def test_the_clock_of_the_district_moves_the_default_month(own_desk: Desk) -> None:
    await own_desk.database.reads.execute("UPDATE district_clock SET shift_seconds = shift_seconds + 86400")
    found = await overview(own_desk, "district-leader")
    assert (found["month"], found["events"]["total"], found["jointOperations"]) == ("2017-08-01", 0, 0)


async def test_agencies_that_have_closed_are_no_longer_counted(own_desk: Desk) -> None:
    await own_desk.database.reads.execute("UPDATE agency SET closed_on = '2017-08-31' WHERE kind = 'QUALITY_OFFICE'")
    found = await overview(own_desk, "district-leader")
    assert (found["departments"], found["agencies"]) == (11, {"total": 146, "a": 74, "b": 72})


@pytest.mark.parametrize("month", ["0001-01-01", "1948-12-31", "2200-01-01", "9999-12-31"])
async def test_a_month_of_no_district_s_time_is_refused(desk: Desk, month: str) -> None:
    response = await desk.respond("district-leader", QUERY, {"month": month})
    assert [error["extensions"]["code"] for error in response["errors"]] == ["BAD_INPUT"]
    assert "1949-2199" in response["errors"][0]["message"]

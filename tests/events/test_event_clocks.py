"""Events by day and by township, and the time that an event spent at each level: a late hand-over is charged to who was late."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backend.events.rules import LEVEL_DAYS, SHANGHAI, due
from backend.graph.ids import encode_id
from backend.kit.database import Database
from tests.asking import Desk
from tests.databases import DEMO, Databases
from tests.rows import key_of_one

LEVEL_TIMES = "levelTimes { level enteredAt leftAt dueAt late seconds }"


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture
async def own_desk(databases: Databases) -> AsyncIterator[Desk]:
    """A copy of the district that a test may change."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield await Desk.open(database)


def runs(event: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
    """The times at each level, worked out in Python from the steps."""
    found: list[dict[str, Any]] = []
    for step in event["steps"]["nodes"]:
        if not found or found[-1]["level"] != step["level"]:
            found.append({"level": step["level"], "enteredAt": step["at"], "leftAt": None, "written": None})
            if len(found) > 1:
                found[-2]["leftAt"] = step["at"]
        found[-1]["written"] = step["dueAt"] or found[-1]["written"]
    found[-1]["leftAt"] = event["closedAt"]
    for run in found:
        entered, left = datetime.fromisoformat(run["enteredAt"]), datetime.fromisoformat(run["leftAt"] or now.isoformat())
        ruled = due(entered, LEVEL_DAYS[run["level"]]).astimezone(UTC).isoformat()
        run["dueAt"] = run.pop("written") or ruled
        run["late"] = left > datetime.fromisoformat(run["dueAt"])
        run["seconds"] = int((left - entered).total_seconds())
    return found


async def test_events_by_day_are_those_reported_on_that_day_of_the_district(desk: Desk) -> None:
    query = "{ eventsGroups(by: [REPORTED_ON, LEVEL]) { count key { reportedOn level } } }"
    groups = (await desk.ask("district-leader", query))["eventsGroups"]
    rows = await desk.database.reads.fetch(
        "SELECT (reported_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, level, count(*) FROM event GROUP BY 1, 2 ORDER BY 1, 2"
    )
    found = [(group["key"]["reportedOn"], group["key"]["level"], group["count"]) for group in groups]
    assert found == [tuple(row) for row in rows]
    assert {day for day, _, _ in found} == {f"2017-07-{day:02}" for day in range(1, 32)}
    assert sum(count for _, _, count in found) == 10_356
    one = await desk.ask("district-leader", '{ events(where: { reportedOn: { eq: "2017-07-05" } }) { totalCount } }')
    assert one["events"]["totalCount"] == sum(count for day, _, count in found if day == "2017-07-05")


async def test_a_day_ends_at_midnight_of_the_district(own_desk: Desk) -> None:
    key = await own_desk.database.reads.fetchval("SELECT min(id) FROM event")
    for instant, day in (("2017-07-09T15:59:59Z", "2017-07-09"), ("2017-07-09T16:00:00Z", "2017-07-10")):
        await own_desk.database.reads.execute(
            "UPDATE event SET reported_at = $2::text::timestamptz, closed_at = NULL, status = 'HANDLING', due_at = '2017-09-01',"
            " overall_due_at = '2017-09-01' WHERE id = $1",
            key,
            instant,
        )
        query = f'{{ node(id: "{encode_id("Event", key)}") {{ ... on Event {{ reportedOn }} }} }}'
        assert (await own_desk.ask("district-leader", query))["node"] == {"reportedOn": day}


async def test_one_question_gives_the_share_on_time_of_every_township(desk: Desk) -> None:
    query = "{ eventsGroups(by: [TOWNSHIP, OVERDUE]) { count key { township { name } overdue } } }"
    groups = (await desk.ask("district-leader", query))["eventsGroups"]
    rows = await desk.database.reads.fetch(
        "SELECT t.name, coalesce(closed_at, district_now()) > due_at AS late, count(*) FROM event"
        " JOIN township t ON t.id = township_id GROUP BY 1, 2"
    )
    found = {(group["key"]["township"]["name"], group["key"]["overdue"], group["count"]) for group in groups}
    assert found == {tuple(row) for row in rows}
    assert len({name for name, _, _ in found}) == 20


@pytest.mark.parametrize("level", [1, 2, 3, 4])
async def test_the_times_at_each_level_are_those_of_the_steps(desk: Desk, level: int) -> None:
    query = f"""query Late($late: Boolean!, $level: Int!) {{
      events(first: 80, where: {{ overdue: {{ eq: $late }}, level: {{ eq: $level }}, closedAt: {{ isNull: false }} }}) {{
        nodes {{ closedAt steps {{ nodes {{ level at dueAt }} }} {LEVEL_TIMES} }} }} }}"""
    for late in (True, False):
        events = (await desk.ask("district-audit", query, {"late": late, "level": level}))["events"]["nodes"]
        assert len(events) > 20
        for event in events:
            assert event["levelTimes"] == runs(event, datetime.now(UTC))
            assert sum(time["seconds"] for time in event["levelTimes"]) > 0
            if late:
                assert event["levelTimes"][-1]["late"], "the last level is the one that was late"


async def test_an_open_event_still_uses_time_at_its_level(desk: Desk) -> None:
    query = f"{{ events(first: 50, where: {{ closedAt: {{ isNull: true }} }}) {{ nodes {{ level {LEVEL_TIMES} }} }} }}"
    events = (await desk.ask("fenghui-leader", query))["events"]["nodes"]
    events += (await desk.ask("district-audit", query))["events"]["nodes"]
    now: datetime = await desk.database.reads.fetchval("SELECT district_now()")
    assert len(events) > 20
    for event in events:
        last = event["levelTimes"][-1]
        assert (last["level"], last["leftAt"], last["late"]) == (event["level"], None, True)
        assert abs((now - datetime.fromisoformat(last["enteredAt"])).total_seconds() - last["seconds"]) < 60


async def test_a_level_that_hands_over_late_is_charged_and_the_next_one_is_not(own_desk: Desk) -> None:
    key = await key_of_one(
        own_desk,
        "SELECT e.id FROM event e WHERE level = 3 AND closed_at <= due_at AND (SELECT count(*) FROM event_step s"
        " WHERE s.event_id = e.id AND kind IN ('RETURN', 'EXTEND', 'REOPEN', 'MERGE')) = 0 ORDER BY id",
    )
    # Everything after the report happens nine days later: the grid (level 1) sat on it, level 3 was quick.
    await own_desk.database.reads.execute(
        "UPDATE event_step SET at = at + interval '9 days', due_at = due_at + interval '9 days' WHERE event_id = $1 AND sequence > 1",
        key,
    )
    await own_desk.database.reads.execute(
        "UPDATE event SET closed_at = closed_at + interval '9 days', due_at = due_at + interval '9 days' WHERE id = $1", key
    )
    query = f'{{ node(id: "{encode_id("Event", key)}") {{ ... on Event {{ overdue reportedAt {LEVEL_TIMES} }} }} }}'
    event = (await own_desk.ask("district-audit", query))["node"]
    assert [(time["level"], time["late"]) for time in event["levelTimes"]] == [(1, True), (3, False)]
    first = event["levelTimes"][0]
    assert datetime.fromisoformat(first["dueAt"]) == due(datetime.fromisoformat(event["reportedAt"]), 1)
    assert first["seconds"] > timedelta(days=9).total_seconds()
    assert datetime.fromisoformat(first["dueAt"]).astimezone(SHANGHAI).time().isoformat() == "23:59:59"


async def test_events_can_be_found_by_the_level_that_was_late(desk: Desk) -> None:
    query = """{ events(first: 500, where: { levelTimes: { level: { eq: 2 }, late: { eq: true } } }) { totalCount nodes {
      levelTimes { level late } } } }"""
    events = (await desk.ask("district-audit", query))["events"]
    assert events["totalCount"] == len(events["nodes"]) > 20
    assert all({"level": 2, "late": True} in event["levelTimes"] for event in events["nodes"])


async def test_times_at_a_level_are_part_of_the_report(desk: Desk) -> None:
    """Whoever sees an event in outline only sees none of its times, and cannot find it by them."""
    query = """{ events(first: 5) { nodes { levelTimes { level } masked { field reason } } }
      found: events(where: { levelTimes: { level: { gte: 1 } } }) { totalCount } }"""
    data = await desk.ask("district-leader", query)
    assert data["found"]["totalCount"] == 0
    for event in data["events"]["nodes"]:
        assert event["levelTimes"] == []
        assert {"field": "levelTimes", "reason": "OUT_OF_REMIT"} in event["masked"]
    fourth = await desk.ask("district-command", "{ events(where: { levelTimes: { level: { gte: 1 } } }) { totalCount } }")
    assert fourth["events"]["totalCount"] == 466, "the command centre reads level 4 in full"

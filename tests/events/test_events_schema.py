"""Events through the service: levels, clocks, steps, platforms, and who sees the outline, the report and the reporter."""

from __future__ import annotations

import pytest

from backend.graph.ids import encode_id
from backend.kit.database import Database
from tests.asking import Desk
from tests.rows import check, key_of_one, node

LEVELS = {1: 6214, 2: 2071, 3: 1605, 4: 466}
"""July 2017 (domain.md 5.2): 10,356 in all, 95.50 % of them up to level 3."""

FENGHUI = {1: 417, 2: 139, 3: 108, 4: 32}

EVENT = """SELECT e.id FROM event e JOIN township t ON t.id = e.township_id LEFT JOIN agency a ON a.id = e.agency_id
WHERE e.reporter_name IS NOT NULL AND {} ORDER BY e.id LIMIT 1"""
MINE = "(SELECT p.organisation_id FROM post p JOIN account c ON c.id = p.account_id WHERE c.username = '{}')"


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def by_level(desk: Desk, username: str) -> dict[int, int]:
    data = await desk.ask(username, "{ eventsGroups(by: [LEVEL]) { count key { level } } }")
    return {group["key"]["level"]: group["count"] for group in data["eventsGroups"]}


async def test_the_events_of_july_are_those_of_the_regulation(desk: Desk) -> None:
    for username in ("district-leader", "district-command", "district-audit"):
        assert await by_level(desk, username) == LEVELS


async def test_a_township_has_its_own_events_and_no_others(desk: Desk) -> None:
    for username in ("fenghui-leader", "fenghui-command"):
        assert await by_level(desk, username) == FENGHUI
    data = await desk.ask("fenghui-command", "{ eventsGroups(by: [TOWNSHIP]) { count key { township { name } } } }")
    assert data["eventsGroups"] == [{"count": 696, "key": {"township": {"name": "丰惠镇"}}}]


async def test_whoever_has_no_right_to_events_finds_none(desk: Desk) -> None:
    other = await key_of_one(desk, EVENT.format("t.name <> '丰惠镇'"))
    assert await node(desk, "fenghui-leader", "Event", other) is None
    query = "{ events { totalCount nodes { id } } eventsGroups { count } townships { nodes { events { totalCount } } } }"
    for username in ("fenghui-window", "market-window", "district-conduct", "district-reform", "system-admin"):
        data = await desk.ask(username, query)
        assert data["events"] == {"totalCount": 0, "nodes": []}
        assert [group["count"] for group in data["eventsGroups"]] == [0]
        assert {township["events"]["totalCount"] for township in data["townships"]["nodes"]} == {0}


async def test_the_host_township_reads_everything(desk: Desk) -> None:
    for level in (1, 2, 3, 4):
        key = await key_of_one(desk, EVENT.format(f"t.name = '丰惠镇' AND e.level = {level}"))
        event = await check(desk, "fenghui-leader", "Event", key)
        assert event["description"]
        assert event["steps"]["totalCount"] > 0


async def test_the_agency_the_village_and_the_grid_read_their_own_events_in_full(desk: Desk) -> None:
    places = {"fenghui-market-member": "e.agency_id", "village-officer": "e.village_id", "grid-officer": "e.grid_id"}
    for username, column in places.items():
        own = await key_of_one(desk, EVENT.format(f"{column} = {MINE.format(username)}"))
        await check(desk, username, "Event", own)
        strange = await key_of_one(desk, EVENT.format(f"t.name = '丰惠镇' AND {column} <> {MINE.format(username)}"))
        assert await node(desk, username, "Event", strange) is None


async def test_the_department_and_district_leaders_see_the_outline_only(desk: Desk) -> None:
    key = await key_of_one(desk, EVENT.format(f"e.department_id = {MINE.format('market-leader')}"))
    for username in ("market-leader", "district-leader"):
        await check(desk, username, "Event", key, masked=("report", "reporter"))


async def test_the_district_centre_reads_level_4_in_full_and_the_rest_in_outline(desk: Desk) -> None:
    four, three = [await key_of_one(desk, EVENT.format(f"e.level = {level}")) for level in (4, 3)]
    await check(desk, "district-command", "Event", four)
    await check(desk, "district-command", "Event", three, masked=("report", "reporter"))
    query = "{ events(where: { description: { isNull: false } }) { totalCount } }"
    assert (await desk.ask("district-command", query))["events"]["totalCount"] == LEVELS[4]


async def test_auditors_read_how_an_event_was_handled_but_not_who_reported_it(desk: Desk) -> None:
    key = await key_of_one(desk, EVENT.format("e.level = 3"))
    event = await check(desk, "district-audit", "Event", key, masked=("reporter",))
    assert event["steps"]["totalCount"] > 0


async def test_a_reporter_cannot_be_found_by_a_filter_or_an_order(desk: Desk) -> None:
    query = """{ events(where: { reporterName: { isNull: false } }) { totalCount }
      first: events(first: 1, orderBy: [{ field: REPORTER_NAME }]) { nodes { reporterName } } }"""
    data = await desk.ask("district-audit", query)
    assert data == {"events": {"totalCount": 0}, "first": {"nodes": [{"reporterName": None}]}}


async def test_steps_exist_where_the_report_is_readable(desk: Desk) -> None:
    key = await key_of_one(desk, EVENT.format("t.name = '丰惠镇' AND e.level = 3"))
    step = await key_of_one(desk, "SELECT id FROM event_step WHERE event_id = $1 ORDER BY sequence", key)
    for username in ("fenghui-leader", "district-audit"):
        found = await check(desk, username, "EventStep", step)
        assert found["event"] == {"id": encode_id("Event", key)}
    for username in ("district-leader", "district-command", "market-leader", "system-admin"):
        assert await node(desk, username, "EventStep", step) is None


async def test_steps_come_in_order_with_the_body_that_acted(desk: Desk) -> None:
    query = """{ events(first: 5, where: { level: { eq: 3 }, agency: { kind: { eq: MARKET_OFFICE } } }) { nodes { agency { name }
      steps { nodes { sequence kind organisation { __typename name ... on Agency { kind } } } } } } }"""
    for event in (await desk.ask("fenghui-command", query))["events"]["nodes"]:
        steps = event["steps"]["nodes"]
        assert [step["sequence"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["kind"] == "REPORT"
        assert "MARKET_OFFICE" in [step["organisation"].get("kind") for step in steps]


@pytest.mark.parametrize(("field", "column"), [("overdue", "due_at"), ("overdueOverall", "overall_due_at")])
async def test_overdue_is_closed_late_or_open_beyond_the_time_by_the_district_clock(desk: Desk, field: str, column: str) -> None:
    late = f"SELECT count(*) FROM event WHERE closed_at > {column} OR closed_at IS NULL AND district_now() > {column}"
    query = f"{{ events(where: {{ {field}: {{ eq: true }} }}) {{ totalCount }} }}"
    found = (await desk.ask("district-leader", query))["events"]["totalCount"]
    assert found == await desk.database.reads.fetchval(late) > 0
    query = f"{{ events(where: {{ {field}: {{ eq: true }}, closedAt: {{ isNull: true }} }}) {{ totalCount }} }}"
    assert (await desk.ask("district-leader", query))["events"]["totalCount"] > 0, "open events of July are late in August"


async def test_the_newest_report_comes_first(desk: Desk) -> None:
    events = (await desk.ask("district-leader", "{ events(first: 1000) { nodes { reportedAt } } }"))["events"]["nodes"]
    times = [event["reportedAt"] for event in events]
    assert times == sorted(times, reverse=True)
    assert await desk.database.reads.fetchval("SELECT max(reported_at) = $1::text::timestamptz FROM event", times[0])


async def test_events_hang_on_their_township_and_agency(desk: Desk) -> None:
    query = """{ townships(where: { name: { eq: "丰惠镇" } }) { nodes { events(first: 1) { totalCount nodes { township { name } } } } }
      agencies(first: 150, where: { kind: { eq: MARKET_OFFICE } }) { nodes { events { totalCount } } } }"""
    data = await desk.ask("fenghui-leader", query)
    (township,) = data["townships"]["nodes"]
    assert township["events"] == {"totalCount": 696, "nodes": [{"township": {"name": "丰惠镇"}}]}
    handled = (await desk.ask("market-leader", query))["agencies"]["nodes"]
    own = await desk.database.reads.fetchval(
        "SELECT count(*) FROM event JOIN agency a ON a.id = agency_id WHERE a.kind = 'MARKET_OFFICE'"
    )
    assert sum(agency["events"]["totalCount"] for agency in handled) == own > 0


async def test_each_township_has_its_four_platforms_with_the_agencies_of_the_day(desk: Desk) -> None:
    query = """{ platforms(first: 100) { totalCount } platformsOf: platforms(where: { township: { name: { eq: "丰惠镇" } } }) {
      nodes { id kind name lead { name } agencies { nodes { name } } } } }"""
    data = await desk.ask("fenghui-platform", query)
    assert data["platforms"]["totalCount"] == 80
    platforms = {platform["kind"]: platform for platform in data["platformsOf"]["nodes"]}
    assert set(platforms) == {"SECURITY", "MARKET", "ENFORCEMENT", "SERVICE"}
    assert {"丰惠派出所", "丰惠司法所"} <= {agency["name"] for agency in platforms["SECURITY"]["agencies"]["nodes"]}
    assert all(platform["lead"] for platform in platforms.values())
    await check(
        desk,
        "fenghui-platform",
        "Platform",
        await key_of_one(desk, "SELECT p.id FROM platform p JOIN township t ON t.id = p.township_id WHERE t.name = '丰惠镇'"),
    )
    strangers = await desk.ask("market-window", query)
    assert [platform["lead"] for platform in strangers["platformsOf"]["nodes"]] == [None] * 4

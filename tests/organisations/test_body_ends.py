"""Bodies get another name from a day on, and end: what is left is named, what goes on goes to the successor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from random import Random
from typing import Any

import pytest

from backend.graph.ids import key_of
from tests.appointments.bureau import TODAY, Bureau, agency
from tests.attendance.people import request
from tests.databases import Databases
from tests.keeping import DEPARTMENT, ORG, TOWN, Keeping, keeping
from tests.world import World

PAPER = "区编〔2017〕12号"


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Keeping]:
    async with keeping(databases) as place:
        yield place


async def named(here: Keeping, type_name: str, key: int, day: str | None = None) -> str:
    given = {"id": await here.gid(type_name, str(await here.pool.fetchval(f"SELECT name FROM {type_name} WHERE id = $1", key)))}
    query = f"query N($id: ID!, $day: Date) {{ node(id: $id, asOf: $day) {{ ... on {type_name} {{ name }} }} }}"
    return str((await here.desk.ask(ORG, query, {**given, "day": day}))["node"]["name"])


RENAMED = [
    ("villageRename", "Village", "SELECT name FROM village WHERE code LIKE '330604106%' ORDER BY id DESC LIMIT 1", TOWN),
    ("gridRename", "Grid", "SELECT name FROM grid WHERE code LIKE '330604106%' ORDER BY id DESC LIMIT 1", TOWN),
    ("departmentRename", "Department", "SELECT '司法局'", ORG),
    ("unitRename", "Unit", "SELECT name FROM unit ORDER BY id DESC LIMIT 1", ORG),
]


@pytest.mark.parametrize(("field", "type_name", "which", "who"), RENAMED)
async def test_a_body_has_its_new_name_from_a_day_on_and_the_old_one_before(
    here: Keeping, field: str, type_name: str, which: str, who: str
) -> None:
    former = str(await here.pool.fetchval(which))
    key, mutation = await here.key(type_name, former), f"{field}: BodyRenameInput"
    given: dict[str, Any] = {"name": f"新{former}", "since": "2017-08-01", "document": PAPER}
    assert await here.act(DEPARTMENT, mutation, type_name, key, **given) == "FORBIDDEN"
    assert await here.act(who, mutation, type_name, key, **given | {"name": " "}) == [("name", "EMPTY")]
    assert await here.act(who, mutation, type_name, key, **given | {"document": ""}) == [("document", "EMPTY")]
    assert await here.act(who, mutation, type_name, key, **given | {"since": "2017-09-01"}) == [("since", "FUTURE")]
    assert await here.act(who, mutation, type_name, key, **given | {"since": "1999-01-01"}) == [("since", "BEFORE_NAME")]
    assert await here.act(who, mutation, type_name, key, **given) == []
    assert [await named(here, type_name, key, day) for day in (None, "2017-08-01", "2017-07-31")] == [
        *(f"新{former}", f"新{former}"),
        former,
    ]
    assert await here.act(who, mutation, type_name, key, **given | {"name": f"再{former}"}) == []
    kept = await here.pool.fetch("SELECT name FROM organisation_name WHERE organisation_id = $1 ORDER BY period", key)
    assert [row["name"] for row in kept] == [former, f"再{former}"], "of the same day, it is corrected"


async def test_a_department_that_ends_sends_its_agencies_people_and_items_on(here: Keeping) -> None:
    key, close = await here.key("Department", "规划分局"), "departmentClose: BodyCloseInput"
    (refused,) = await here.refusals(ORG, close, "Department", key)
    assert refused == "还有8个派驻机构、20项审批事项、3名人员，须先撤销、调离或指定承接单位"
    agencies = await here.pool.fetch("SELECT id FROM agency WHERE department_id = $1 ORDER BY id", key)
    people = await here.pool.fetchval("SELECT count(*) FROM staff WHERE department_id = $1", key)
    there = await here.key("Department", "环境保护分局")
    before = await here.pool.fetchval("SELECT count(*) FROM staff WHERE department_id = $1", there)
    assert await here.act(ORG, close, "Department", key, successor=await here.gid("Department", "环境保护分局")) == []
    moved = await here.pool.fetch(
        "SELECT id FROM agency WHERE department_id = $1 AND kind = 'PLANNING_OFFICE' ORDER BY id", there
    )
    assert moved == agencies
    assert await here.pool.fetchval("SELECT count(*) FROM staff WHERE department_id = $1", there) == before + people
    assert await here.pool.fetchval("SELECT count(*) FROM approval_item WHERE department_id = $1", key) == 0
    assert await here.pool.fetchval("SELECT department_id FROM agency_sort WHERE kind = 'PLANNING_OFFICE'") == there
    query = """{ before: agencies(asOf: "2017-08-30", where: { kind: { eq: PLANNING_OFFICE } }) { nodes { department { name } } }
                 now: agencies(where: { kind: { eq: PLANNING_OFFICE } }) { nodes { department { name } } } }"""
    seen = await here.desk.ask(ORG, query)
    assert {row["department"]["name"] for row in seen["before"]["nodes"]} == {"规划分局"}
    assert {row["department"]["name"] for row in seen["now"]["nodes"]} == {"环境保护分局"}
    under_way = "SELECT count(*) FROM {} WHERE department_id = $1 AND published_at IS NULL"
    assert await here.pool.fetchval(under_way.format("assessment"), key) == 0


async def test_a_village_with_events_hands_its_grids_and_people_to_another(here: Keeping) -> None:
    close = "villageClose: BodyCloseInput"
    one, other = [
        row["id"]
        for row in await here.pool.fetch(
            """SELECT v.id FROM village v JOIN staff s ON s.organisation_id = v.id WHERE v.code LIKE '330604106%'
               GROUP BY v.id ORDER BY v.id LIMIT 2"""
        )
    ]
    events = await here.pool.fetchval("SELECT count(*) FROM event WHERE village_id = $1", one)
    assert events > 0
    (refused,) = await here.refusals(TOWN, close, "Village", one)
    assert "个网格、" in refused
    assert "名人员" in refused
    name = await here.pool.fetchval("SELECT name FROM village WHERE id = $1", other)
    assert await here.act(TOWN, close, "Village", one, successor=await here.gid("Village", name)) == []
    assert await here.pool.fetchval("SELECT count(*) FROM staff WHERE village_id = $1 OR organisation_id = $1", one) == 0
    assert await here.pool.fetchval("SELECT count(*) FROM grid WHERE village_id = $1", one) == 0
    assert await here.pool.fetchval("SELECT count(*) FROM event WHERE village_id = $1", one) == events, "kept as they were"
    posts = "SELECT count(*) FROM post WHERE organisation_id = $1 AND (valid_to IS NULL OR valid_to > now() + interval '2 s')"
    assert await here.pool.fetchval(posts, one) == 0


async def test_a_township_ends_alone_only_when_nothing_is_left_of_it(here: Keeping) -> None:
    close = "townshipClose: TownshipCloseInput"
    assert await here.act("fenghui-leader", close, "Township", "丰惠镇", document=PAPER) == "FORBIDDEN"
    (refused,) = await here.refusals(ORG, close, "Township", await here.key("Township", "丁宅乡"), document=PAPER)
    assert refused.startswith("还有9个村（社区）、4个派驻机构、")
    given = {"name": "空镇", "code": "330604121", "form": "TOWN", "category": "DEVELOPMENT"}
    assert await here.act(ORG, "townshipOpen: TownshipOpenInput", "Organ", "ORGANISATION", **given) == []
    assert await here.act(ORG, close, "Township", "空镇", document=" ") == [("document", "EMPTY")]
    assert await here.act(ORG, close, "Township", "空镇", document=PAPER) == []
    key = await here.key("Township", "空镇")
    given = {"name": "晚村", "code": "330604121200", "form": "VILLAGE"}
    assert await here.act(ORG, "villageOpen: VillageOpenInput", "Township", key, **given) == [(None, "STATE")]


async def opened(here: Keeping, name: str) -> str:
    given = {"name": name, "code": name, "kind": "MARKET_OFFICE", "establishedOn": "2017-08-01"}
    assert await here.act(ORG, "agencyOpen: AgencyOpenInput", "Township", "丰惠镇", **given) == []
    return await here.gid("Agency", name)


async def test_what_is_under_way_at_an_agency_goes_on_at_its_successor(here: Keeping) -> None:
    bureau, close, key = (
        Bureau(here.desk, World(Random(0))),
        "agencyClose: AgencyCloseInput",
        await here.key("Agency", "丰惠市场监管所"),
    )
    successor = await opened(here, "丰惠市场监管二所")
    coming = await bureau.drafted(
        await bureau.person(agency="章镇市场监管所"), "TRANSFER", toAgency=await agency(bureau, "丰惠市场监管所")
    )
    crossing = await bureau.drafted(await bureau.person(1), "TRANSFER", toAgency=successor)
    assert (
        await here.act(
            "fenghui-leader", "taskAssign: TaskAssignInput", "Agency", key, title="报", content="报", dueOn="2017-09-05"
        )
        == []
    )
    leave = await request(bureau, "fenghui-market-head", date(2017, 9, 11), date(2017, 9, 12))
    given = {"document": PAPER, "successor": successor}
    assert await here.act(ORG, close, "Agency", key, **given) == [("successor", "MOVES_BETWEEN")]
    await bureau.done("withdraw", crossing)
    assert await here.act(ORG, close, "Agency", key, **given) == []
    there = await here.key("Agency", "丰惠市场监管二所")
    assert (await here.row("appointment", coming))["to_agency_id"] == there
    assert (await here.row("leave", key_of(leave["id"], "Leave") or 0))["agency_id"] == there
    assert await here.pool.fetchval("SELECT agency_id FROM task ORDER BY id DESC LIMIT 1") == there
    await bureau.done("consult", coming)
    await bureau.done("order", coming, effectiveOn=TODAY)
    assert (await here.row("staff", (await here.row("appointment", coming))["staff_id"]))["agency_id"] == there


async def test_an_agency_to_which_somebody_is_to_come_does_not_simply_end(here: Keeping) -> None:
    bureau, key = Bureau(here.desk, World(Random(0))), await opened(here, "丰惠市场监管三所")
    await bureau.drafted(await bureau.person(agency="章镇市场监管所"), "TRANSFER", toAgency=key)
    (refused,) = await here.refusals(
        ORG, "agencyClose: AgencyCloseInput", "Agency", await here.key("Agency", "丰惠市场监管三所"), document=PAPER
    )
    assert refused == "还有1件调入人员的在办事项，须先撤销、调离或指定承接单位"

"""Joint work through the service: mediations, operations and meetings, and who sees parties, findings and minutes."""

from __future__ import annotations

import pytest

from backend.kit.database import Database
from tests.asking import Desk
from tests.rows import check, key_of_one, node

ONE = "SELECT r.id FROM {} r JOIN township t ON t.id = r.township_id WHERE t.name {} '丰惠镇' ORDER BY r.id"
TYPES = {
    "Mediation": ("mediation", "parties"),
    "JointOperation": ("joint_operation", "findings"),
    "Meeting": ("meeting", "minutes"),
}
"""Type -> its table, and the group that not everybody reads."""

IN_FULL = {
    "Mediation": ("fenghui-leader", "fenghui-deputy"),
    "JointOperation": ("fenghui-leader", "fenghui-command", "district-audit"),
    "Meeting": ("fenghui-leader", "district-audit"),
}
IN_OUTLINE = {
    "Mediation": ("fenghui-command", "district-leader", "district-command", "district-audit"),
    "JointOperation": ("district-leader", "district-command"),
    "Meeting": ("fenghui-command", "district-leader", "district-command"),
}
PEOPLE = {"Mediation": "mediator", "JointOperation": "lead", "Meeting": "chair"}


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def test_of_1054_mediations_1026_succeeded(desk: Desk) -> None:
    query = """{ mediationsGroups(by: [SUCCEEDED], where: { concludedAt: { isNull: false } }) { count key { succeeded } } }"""
    groups = (await desk.ask("district-leader", query))["mediationsGroups"]
    assert {group["key"]["succeeded"]: group["count"] for group in groups} == {True: 1026, False: 28}
    groups = (await desk.ask("fenghui-deputy", query))["mediationsGroups"]
    assert {group["key"]["succeeded"]: group["count"] for group in groups} == {True: 70, False: 2}


async def test_there_were_52_joint_operations_and_every_township_had_some(desk: Desk) -> None:
    query = "{ jointOperationsGroups(by: [TOWNSHIP]) { count key { township { name } } sum { targetsChecked } } }"
    groups = (await desk.ask("district-command", query))["jointOperationsGroups"]
    assert (len(groups), sum(group["count"] for group in groups)) == (20, 52)
    assert all(int(group["sum"]["targetsChecked"]) > 0 for group in groups)
    (own,) = (await desk.ask("fenghui-command", query))["jointOperationsGroups"]
    assert (own["count"], own["key"]["township"]["name"]) == (3, "丰惠镇")


async def test_both_meetings_were_held_in_every_week_of_july(desk: Desk) -> None:
    query = "{ meetings(first: 20) { totalCount nodes { kind weekOn heldAt } } }"
    assert (await desk.ask("district-leader", query))["meetings"]["totalCount"] == 160
    meetings = (await desk.ask("fenghui-leader", query))["meetings"]
    weeks = ["2017-07-24", "2017-07-17", "2017-07-10", "2017-07-03"]
    assert meetings["totalCount"] == 8
    for kind in ("MEDIATION", "ENFORCEMENT"):
        assert [meeting["weekOn"] for meeting in meetings["nodes"] if meeting["kind"] == kind] == weeks


@pytest.mark.parametrize("type_name", TYPES)
async def test_every_field_is_read_by_those_who_lead_and_masked_for_those_who_sum_up(desk: Desk, type_name: str) -> None:
    table, group = TYPES[type_name]
    key = await key_of_one(desk, ONE.format(table, "="))
    for username in IN_FULL[type_name]:
        await check(desk, username, type_name, key)
    for username in IN_OUTLINE[type_name]:
        unseen = (PEOPLE[type_name],) if username == "district-command" else ()
        await check(desk, username, type_name, key, masked=(group,), unseen=unseen)


@pytest.mark.parametrize("type_name", TYPES)
async def test_rows_of_other_townships_and_other_people_do_not_exist(desk: Desk, type_name: str) -> None:
    table, _ = TYPES[type_name]
    own, other = await key_of_one(desk, ONE.format(table, "=")), await key_of_one(desk, ONE.format(table, "<>"))
    for username in ("fenghui-leader", "fenghui-command"):
        assert await node(desk, username, type_name, other) is None
    for username in ("fenghui-window", "market-leader", "fenghui-justice-head", "village-officer", "district-org", "audit-admin"):
        assert await node(desk, username, type_name, own) is None


async def test_parties_cannot_be_found_by_a_filter(desk: Desk) -> None:
    query = """{ mediations(where: { or: [{ parties: { contains: "" } }, { result: { isNull: false } }] }) { totalCount } }"""
    for username in ("district-audit", "fenghui-command"):
        assert (await desk.ask(username, query))["mediations"]["totalCount"] == 0


async def test_bodies_of_all_kinds_take_part(desk: Desk) -> None:
    query = """{ mediations(first: 100) { nodes { bodies { __typename name ... on Agency { kind } ... on Unit { unitKind } } } }
      jointOperations { nodes { bodies { name ... on Agency { department { name } } } } } }"""
    data = await desk.ask("fenghui-leader", query)
    bodies = [body for mediation in data["mediations"]["nodes"] for body in mediation["bodies"]]
    assert {"POLICE_STATION", "JUSTICE_OFFICE"} <= {body.get("kind") for body in bodies}
    assert {"COURT", "PROCURATORATE"} <= {body.get("unitKind") for body in bodies}
    for operation in data["jointOperations"]["nodes"]:
        lines = {body["department"]["name"] for body in operation["bodies"] if "department" in body}
        assert len(lines) >= 2, "“整合市场监管平台、综合执法平台相关条线力量”"


async def test_attendance_divides_the_bodies_that_were_called(desk: Desk) -> None:
    query = "{ meetings(first: 8) { nodes { id attended { id name } absent { id name } } } }"
    meetings = (await desk.ask("fenghui-leader", query))["meetings"]["nodes"]
    called = await desk.database.reads.fetchval(
        """SELECT count(*) FROM meeting_attendance a JOIN meeting m ON m.id = a.meeting_id
           JOIN township t ON t.id = m.township_id WHERE t.name = '丰惠镇'"""
    )
    assert sum(len(meeting["attended"]) + len(meeting["absent"]) for meeting in meetings) == called
    assert any(meeting["absent"] for meeting in meetings)
    for meeting in meetings:
        assert not {body["id"] for body in meeting["attended"]} & {body["id"] for body in meeting["absent"]}


async def test_a_mediation_leads_back_to_its_event_where_that_exists_for_the_viewer(desk: Desk) -> None:
    query = "{ mediations(first: 100, where: { event: { level: { gte: 1 } } }) { totalCount nodes { event { category township { name } } } } }"
    linked = await desk.database.reads.fetchval(
        "SELECT count(*) FROM mediation m JOIN township t ON t.id = m.township_id WHERE t.name = '丰惠镇' AND m.event_id IS NOT NULL"
    )
    mediations = (await desk.ask("fenghui-leader", query))["mediations"]
    assert mediations["totalCount"] == linked > 0
    assert {mediation["event"]["township"]["name"] for mediation in mediations["nodes"]} == {"丰惠镇"}


async def test_the_newest_comes_first(desk: Desk) -> None:
    query = """{ mediations(first: 1000) { nodes { at: acceptedAt } } jointOperations(first: 100) { nodes { at: heldOn } }
      meetings(first: 200) { nodes { at: heldAt } } }"""
    for name, family in (await desk.ask("district-leader", query)).items():
        times = [entry["at"] for entry in family["nodes"]]
        assert times == sorted(times, reverse=True), name
        assert len(set(times)) > 1

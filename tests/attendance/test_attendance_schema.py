"""Leave, duty, attendance and tasks as every kind of viewer reads them in the demo district."""

from __future__ import annotations

from typing import Any

import pytest

from tests.asking import Desk

COUNTS = """{ leaves { totalCount } dutyRosters { totalCount } duties { totalCount } attendances { totalCount }
  attendanceQuarters { totalCount } tasks { totalCount } bindingRules { totalCount } leaveRules { totalCount } }"""


async def counts(desk: Desk, username: str) -> dict[str, int]:
    return {name: found["totalCount"] for name, found in (await desk.ask(username, COUNTS)).items()}


async def counted(desk: Desk, query: str, *values: Any) -> int:
    return int(await desk.database.reads.fetchval(f"SELECT count(*) FROM {query}", *values))


async def test_the_township_reads_everything_that_it_hosts_and_nothing_else(desk: Desk) -> None:
    found = await counts(desk, "fenghui-personnel")
    here = "township_id = (SELECT id FROM township WHERE name = '丰惠镇')"
    assert found["leaves"] == await counted(desk, f"leave WHERE {here}")
    assert found["attendances"] == await counted(desk, f"attendance_day WHERE {here}")
    assert (found["tasks"], found["dutyRosters"]) == (8, 41)  # all published ones, and the own draft


async def test_the_department_reads_what_it_decides_or_is_copied_on_of_class_b_alone(desk: Desk) -> None:
    found = await counts(desk, "market-personnel")
    mine = "(SELECT id FROM department WHERE name = '市场监督管理局')"
    assert found["leaves"] == await counted(desk, f"leave WHERE {mine} IN (decider_id, copied_id)") > 50
    assert (found["attendances"], found["tasks"]) == (0, 0)
    justice = await counts(desk, "justice-personnel")
    assert (justice["leaves"], justice["attendanceQuarters"]) == (0, 0)


async def test_the_department_never_reads_a_medical_reason_and_of_copies_only_dates_and_cover(desk: Desk) -> None:
    query = """{ leaves(first: 1000) { nodes { decider { __typename } type { code } reason medicalReason cover { name }
      masked { field reason } } } }"""
    leaves = (await desk.ask("market-personnel", query))["leaves"]["nodes"]
    for leave in leaves:
        decides = leave["decider"]["__typename"] == "Department"
        assert leave["medicalReason"] is None
        assert {"field": "medicalReason", "reason": "PERSONAL"} in leave["masked"]
        assert (leave["type"] is not None, leave["reason"] is not None) == (decides, decides)
        assert leave["cover"]
    assert {leave["decider"]["__typename"] for leave in leaves} == {"Agency", "Department", "Township"}


async def test_a_masked_reason_can_neither_be_filtered_nor_grouped(desk: Desk) -> None:
    filtered = "{ leaves(where: { medicalReason: { isNull: false } }) { totalCount } }"
    assert (await desk.ask("market-personnel", filtered))["leaves"]["totalCount"] == 0
    of_types = "{ leavesGroups(by: [TYPE]) { count key { type { code } } } }"
    groups = (await desk.ask("market-window", of_types))["leavesGroups"]
    assert groups == []


async def test_the_township_reads_dates_and_cover_of_ordinary_members_of_b_and_all_of_what_it_decides(desk: Desk) -> None:
    query = """{ leaves(first: 1000) { nodes { managementClass position type { code } reason medicalReason cover { name } } } }"""
    for leave in (await desk.ask("fenghui-leader", query))["leaves"]["nodes"]:
        ordinary = leave["managementClass"] == "B" and leave["position"] != "CHIEF"
        assert (leave["type"] is None, leave["reason"] is None) == (ordinary, ordinary)
        assert (leave["medicalReason"] is not None) == (not ordinary and leave["type"]["code"] == "SICK")
        assert leave["cover"]


async def test_a_medical_reason_that_is_read_leaves_a_trace(desk: Desk) -> None:
    before = await counted(desk, "access_log")
    await desk.ask("fenghui-leader", "{ leaves(first: 100) { nodes { medicalReason } } }")
    assert await counted(desk, "access_log") == before + 1


async def test_colleagues_know_who_is_away_and_not_why(desk: Desk) -> None:
    query = "{ leaves(first: 1000) { nodes { agency { name } type { code } reason staff { name } } } }"
    leaves = (await desk.ask("fenghui-market-member", query))["leaves"]["nodes"]
    assert {leave["agency"]["name"] for leave in leaves} == {"丰惠市场监管所"}
    assert any(leave["reason"] is None for leave in leaves)


async def test_the_head_reads_the_waiting_leaves_that_the_agency_decides(desk: Desk) -> None:
    query = "{ leaves(where: { status: { eq: REQUESTED } }) { nodes { decider { name } can medicalReason } } }"
    leaves = (await desk.ask("fenghui-market-head", query))["leaves"]["nodes"]
    (mine,) = [leave for leave in leaves if "leave.approve" in leave["can"]]
    assert mine["decider"]["name"] == "丰惠市场监管所"
    assert mine["medicalReason"]


@pytest.mark.parametrize("username", ["system-admin", "security-admin", "audit-admin"])
async def test_the_three_officers_read_nothing_of_it(desk: Desk, username: str) -> None:
    assert set((await counts(desk, username)).values()) == {0}


@pytest.mark.parametrize("username", ["district-leader", "district-conduct", "village-officer", "grid-officer", "market-window"])
async def test_others_read_published_duties_and_the_rules(desk: Desk, username: str) -> None:
    found = await counts(desk, username)
    assert (found["duties"], found["dutyRosters"], found["bindingRules"], found["leaveRules"]) == (3720, 40, 40, 8)
    assert (found["leaves"], found["attendances"], found["attendanceQuarters"], found["tasks"]) == (0, 0, 0, 0)


async def test_a_published_duty_shows_name_and_telephone_and_not_whether_its_holder_is_away(desk: Desk) -> None:
    query = (
        '{ duties(first: 3, where: { township: { name: { eq: "百官街道" } } }) { nodes { holder phone away masked { field } } } }'
    )
    for duty in (await desk.ask("village-officer", query))["duties"]["nodes"]:
        assert duty["holder"]
        assert duty["phone"]
        assert (duty["away"], "away" in {mask["field"] for mask in duty["masked"]}) == (None, True)


async def test_the_quarter_counts_every_day_of_a_person_once(desk: Desk) -> None:
    query = "{ attendanceQuarters(first: 1000) { nodes { days present late onLeave official absent } } }"
    for row in (await desk.ask("market-personnel", query))["attendanceQuarters"]["nodes"]:
        assert row["days"] == sum(row[name] for name in ("present", "late", "onLeave", "official", "absent"))
        assert 0 < row["days"] <= 21


async def test_leave_can_be_counted_by_status_and_overdue(desk: Desk) -> None:
    groups = (await desk.ask("district-audit", "{ leavesGroups(by: [STATUS]) { count key { status } } }"))["leavesGroups"]
    found = {group["key"]["status"]: group["count"] for group in groups}
    assert (found["REQUESTED"], found["REFUSED"], found["WITHDRAWN"]) == (25, 8, 10)
    late = "{ leaves(where: { overdue: { eq: true } }) { totalCount } }"
    assert (await desk.ask("district-audit", late))["leaves"]["totalCount"] == 6


async def test_the_days_on_which_somebody_cannot_go_are_shown_to_who_decides_and_to_the_person(desk: Desk) -> None:
    query = """{ personnel(where: { agency: { name: { eq: "丰惠便民服务分中心" } } }) { nodes { name
      needs(first: 100, where: { kind: { eq: WINDOW }, day: { gte: "2017-09-01" } }) { nodes { day name } } masked { field } } } }"""
    people = (await desk.ask("fenghui-leader", query))["personnel"]["nodes"]
    days = {need["day"] for person in people for need in person["needs"]["nodes"]}
    assert {"2017-09-11", "2017-09-12", "2017-09-13"} <= days
    others = (await desk.ask("fenghui-command", query))["personnel"]["nodes"]
    assert {need["day"] for person in others for need in person["needs"]["nodes"]} == set()


async def test_whose_rules_bind_whom_stands_with_the_sentence(desk: Desk) -> None:
    query = """{ bindingRules(where: { subject: { eq: LEAVE }, managementClass: { eq: B } }) {
      nodes { position side sentence assumed } } }"""
    rules = {rule["position"]: rule for rule in (await desk.ask("grid-officer", query))["bindingRules"]["nodes"]}
    assert rules["CHIEF"]["side"] == "TOWNSHIP"
    assert rules["CHIEF"]["sentence"] == "B类派驻机构主要负责人执行乡镇请销假和值班工作要求"
    assert (rules["MEMBER"]["side"], rules["MEMBER"]["assumed"]) == ("DEPARTMENT", True)


async def test_a_person_has_leaves_and_duties(desk: Desk) -> None:
    query = "{ personnel(first: 1000) { nodes { leaves { totalCount } duties { totalCount } } } }"
    people = (await desk.ask("fenghui-leader", query))["personnel"]["nodes"]
    assert sum(person["leaves"]["totalCount"] for person in people) > 20
    assert sum(person["duties"]["totalCount"] for person in people) > 60

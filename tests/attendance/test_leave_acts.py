"""Leave as it is asked for, decided, refused at the field, and closed, by the people of 丰惠镇."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from tests.acts.office import Office, code, global_id, payload
from tests.attendance.people import (
    APPROVE,
    DEPARTMENT,
    HEAD,
    LEADER,
    LEAVE,
    MEMBER,
    PERSONNEL,
    REFUSE,
    REQUEST,
    RETURN,
    WITHDRAW,
    asked,
    codes,
    colleague,
    request,
    staff_of,
    turn_to,
)

TODAY = "2017-08-31 09:00"


def day(month: int, number: int) -> date:
    return date(2017, month, number)


@pytest.fixture(autouse=True)
async def summer(town: Office) -> None:
    await turn_to(town, TODAY)


async def test_a_short_leave_of_a_member_of_b_is_decided_by_the_head_and_the_department_is_told(town: Office) -> None:
    leave = await request(town, MEMBER, day(10, 9), day(10, 11))
    assert (leave["decider"]["name"], leave["copied"]["name"], float(leave["days"])) == ("丰惠市场监管所", "市场监督管理局", 3.0)
    assert set(leave["can"]) == {"leave.withdraw"}
    given = {"id": leave["id"], "version": leave["version"], "note": ""}
    assert code(await town.do(PERSONNEL, APPROVE, given)) == "FORBIDDEN"
    assert code(await town.do(DEPARTMENT, APPROVE, given)) == "FORBIDDEN"
    assert payload(await town.do(HEAD, APPROVE, given, LEAVE))["leave"]["status"] == "APPROVED"


async def test_a_longer_leave_of_a_member_of_b_is_decided_by_the_department_which_never_reads_the_medical_reason(
    town: Office,
) -> None:
    leave = await request(town, MEMBER, day(10, 16), day(10, 20), "SICK", medicalReason="腰椎间盘突出")
    assert (leave["decider"]["name"], leave["copied"]) == ("市场监督管理局", None)
    shown = "leave { status reason medicalReason masked { field reason } }"
    done = payload(await town.do(DEPARTMENT, APPROVE, {"id": leave["id"], "version": 1, "note": "同意"}, shown))["leave"]
    assert (done["status"], done["reason"], done["medicalReason"]) == ("APPROVED", "办理家事", None)
    assert done["masked"] == [{"field": field, "reason": "PERSONAL"} for field in ("medicalReason", "attachments")]


async def test_the_leave_of_the_principal_leader_of_b_is_decided_by_the_township_with_a_copy(town: Office) -> None:
    leave = await request(town, HEAD, day(10, 23), day(10, 30))
    assert (leave["decider"]["name"], leave["copied"]["name"]) == ("丰惠镇", "市场监督管理局")
    assert payload(await town.do(LEADER, APPROVE, {"id": leave["id"], "version": 1, "note": ""}, LEAVE))["errors"] == []


async def test_leave_of_class_a_is_the_townships_alone(town: Office) -> None:
    leave = await request(town, "fenghui-justice-head", day(10, 9), day(10, 9))
    assert (leave["decider"]["name"], leave["copied"]) == ("丰惠镇", None)


async def test_half_days_are_counted_and_days_off_are_not(town: Office) -> None:
    """Friday afternoon to Monday morning; the Saturday that makes up for a holiday is a working day."""
    leave = await request(town, MEMBER, day(11, 3), day(11, 6), startsHalf="AFTERNOON", endsHalf="MORNING")
    assert float(leave["days"]) == 1.0
    made_up = await request(town, MEMBER, day(9, 29), day(9, 30), startsHalf="AFTERNOON")
    assert float(made_up["days"]) == 1.5
    holidays = codes(await town.do(MEMBER, REQUEST, await asked(town, MEMBER, day(10, 2), day(10, 6))))
    assert holidays == [("NO_WORKING_TIME", "startsOn")]


GAPS = "query Q($id: ID!) { node(id: $id) { ... on Leave { gaps { day kind name } } } }"
REFUSED: list[tuple[dict[str, Any], tuple[str, str | None]]] = [
    ({"endsOn": "2017-11-01"}, ("ENDS_BEFORE_START", "endsOn")),
    (
        {"startsOn": "2017-11-15", "endsOn": "2017-11-15", "startsHalf": "AFTERNOON", "endsHalf": "MORNING"},
        ("ENDS_BEFORE_START", "endsOn"),
    ),
    ({"startsOn": "2017-08-30"}, ("STARTS_IN_PAST", "startsOn")),
    ({"endsOn": "9999-12-31"}, ("TOO_LONG_AWAY", "endsOn")),
    ({"reason": "  "}, ("NO_REASON", "reason")),
    ({"medicalReason": "感冒"}, ("MEDICAL_REASON_ELSEWHERE", "medicalReason")),
    ({"cover": ""}, ("NO_COVER", "cover")),
    ({"cover": global_id("Staff", 1)}, ("NO_COVER", "cover")),
    ({"type": global_id("LeaveType", 99)}, ("NO_SUCH_TYPE", "type")),
]


@pytest.mark.parametrize(("changed", "refusal"), REFUSED, ids=[str(changed) for changed, _ in REFUSED])
async def test_a_request_is_refused_at_the_field_and_nothing_is_stored(
    town: Office, changed: dict[str, Any], refusal: Any
) -> None:
    before = await town.left(), await town.pool.fetchval("SELECT count(*) FROM leave")
    given = await asked(town, MEMBER, day(11, 15), day(11, 16)) | changed
    answer = await town.do(MEMBER, REQUEST, given, language="en")
    assert refusal in codes(answer)
    assert all(error["message"].isascii() or "年" in error["message"] for error in payload(answer)["errors"])
    assert (await town.left(), await town.pool.fetchval("SELECT count(*) FROM leave")) == before


async def test_a_medical_type_asks_for_the_medical_reason(town: Office) -> None:
    given = await asked(town, MEMBER, day(11, 15), day(11, 16), "SICK")
    assert codes(await town.do(MEMBER, REQUEST, given)) == [("NO_MEDICAL_REASON", "medicalReason")]


async def test_overlapping_leave_and_a_cover_who_is_away_are_refused(town: Office) -> None:
    me = await staff_of(town, MEMBER)
    leave = await request(town, MEMBER, day(11, 20), day(11, 21))
    overlapping = await asked(town, MEMBER, day(11, 21), day(11, 22))
    assert codes(await town.do(MEMBER, REQUEST, overlapping)) == [("OVERLAPS", "startsOn")]
    assert payload(await town.do(HEAD, APPROVE, {"id": leave["id"], "version": 1, "note": ""}))["errors"] == []
    cover_away = await asked(town, HEAD, day(11, 21), day(11, 21), cover=global_id("Staff", me))
    assert codes(await town.do(HEAD, REQUEST, cover_away)) == [("COVER_AWAY", "cover")]


async def test_whoever_covers_for_somebody_cannot_be_let_go(town: Office) -> None:
    me = await staff_of(town, MEMBER)
    head = await request(town, HEAD, day(12, 4), day(12, 5), cover=global_id("Staff", me))
    mine = await request(town, MEMBER, day(12, 5), day(12, 5), cover=global_id("Staff", await colleague(town, me, 1)))
    assert payload(await town.do(LEADER, APPROVE, {"id": head["id"], "version": 1, "note": ""}))["errors"] == []
    refused = await town.do(HEAD, APPROVE, {"id": mine["id"], "version": 1, "note": ""})
    assert codes(refused) == [("COVERS_FOR_ANOTHER", None)]


async def test_the_approval_screen_shows_the_day_on_which_the_window_would_be_empty_and_the_act_refuses(town: Office) -> None:
    query = """{ leaves(where: { status: { eq: REQUESTED }, startsOn: { eq: "2017-09-12" } }) {
      nodes { id version gaps { day kind name } can } } }"""
    (leave,) = (await town.desk.ask(PERSONNEL, query))["leaves"]["nodes"]
    assert {(gap["kind"], gap["day"]) for gap in leave["gaps"]} >= {("WINDOW", "2017-09-12"), ("WINDOW", "2017-09-13")}
    assert "leave.approve" in leave["can"]
    refused = await town.do(PERSONNEL, APPROVE, {"id": leave["id"], "version": leave["version"], "note": ""})
    assert {found for found, _ in codes(refused)} == {"WINDOW_EMPTY"}
    assert codes(await town.do(PERSONNEL, REFUSE, {"id": leave["id"], "version": leave["version"], "note": " "})) == [
        ("NO_NOTE", "note")
    ]
    done = payload(await town.do(PERSONNEL, REFUSE, {"id": leave["id"], "version": leave["version"], "note": "窗口无人"}, LEAVE))
    assert done["leave"]["status"] == "REFUSED"


async def test_the_approval_screen_shows_the_day_on_which_a_duty_would_be_empty_until_somebody_else_has_it(town: Office) -> None:
    first = date(2017, 9, 20)
    shift = await town.pool.fetchrow(
        """SELECT d.* FROM duty_shift d JOIN duty_roster r ON r.id = d.roster_id JOIN township t ON t.id = d.township_id
           WHERE t.name = '丰惠镇' AND d.day = $1 AND d.role = 'STANDBY'""",
        first,
    )
    assert shift is not None
    await town.pool.execute("UPDATE duty_shift SET staff_id = $2 WHERE id = $1", shift["id"], await staff_of(town, HEAD))
    leave = await request(town, HEAD, first, day(9, 21))
    gaps = (await town.desk.ask(LEADER, GAPS, {"id": leave["id"]}))["node"]["gaps"]
    assert gaps == [{"day": "2017-09-20", "kind": "DUTY", "name": "STANDBY"}]
    given = {"id": leave["id"], "version": 1, "note": ""}
    assert codes(await town.do(LEADER, APPROVE, given)) == [("DUTY_EMPTY", None)]
    await town.pool.execute("UPDATE duty_shift SET staff_id = $2 WHERE id = $1", shift["id"], shift["staff_id"])
    assert (await town.desk.ask(LEADER, GAPS, {"id": leave["id"]}))["node"]["gaps"] == []
    assert codes(await town.do(LEADER, APPROVE, given)) == []


async def test_two_who_cover_one_window_cannot_both_be_let_go_at_the_same_moment(town: Office) -> None:
    """Each approval sees a window with somebody at it; together they would leave it empty."""
    row = await town.pool.fetchrow(
        """SELECT w.primary_id, w.backup_id, s.agency_id FROM service_window w JOIN staff s ON s.id = w.primary_id
           JOIN agency a ON a.id = s.agency_id WHERE a.name = '丰惠市场监管所' LIMIT 1"""
    )
    assert row is not None
    insert = """INSERT INTO leave (staff_id, agency_id, township_id, department_id, management_class, position, type_id, starts_on,
        starts_half, ends_on, ends_half, half_days, cover_id, reason, status, requested_at, rule_id, decider_id)
        SELECT s.id, agency_id, township_id, department_id, management_class, position, 1, '2017-11-28', 'MORNING', '2017-11-28',
        'AFTERNOON', 2, (SELECT min(id) FROM staff o WHERE o.agency_id = s.agency_id AND o.id <> s.id), '年休', 'REQUESTED', now(), 7,
        agency_id FROM staff s WHERE id = $1 RETURNING id"""
    keys = [await town.pool.fetchval(insert, row[name]) for name in ("primary_id", "backup_id")]
    answers = await asyncio.gather(
        *[town.do(HEAD, APPROVE, {"id": global_id("Leave", key), "version": 1, "note": ""}) for key in keys]
    )
    found = sorted(codes(answer) for answer in answers)
    assert found == [[], [("WINDOW_EMPTY", None)]]
    assert await town.pool.fetchval("SELECT count(*) FROM leave WHERE id = ANY($1) AND status = 'APPROVED'", keys) == 1


async def test_of_two_approvers_at_once_one_wins_and_the_other_gets_a_conflict(town: Office) -> None:
    leave = await request(town, HEAD, day(12, 12), day(12, 12))
    given = {"id": leave["id"], "version": 1, "note": ""}
    answers = await asyncio.gather(town.do(LEADER, APPROVE, given), town.do(PERSONNEL, REFUSE, given | {"note": "另择日期"}))
    assert sorted(code(answer) for answer in answers if "errors" in answer) == ["CONFLICT"]
    assert await town.pool.fetchval("SELECT count(*) FROM act_log WHERE object_type = 'Leave' AND after ->> 'version' = '2'") >= 1


async def test_reporting_back_early_frees_the_days_that_were_not_taken(town: Office) -> None:
    leave = await request(town, MEMBER, day(12, 18), day(12, 20))
    await town.do(HEAD, APPROVE, {"id": leave["id"], "version": 1, "note": ""})
    back = {"id": leave["id"], "version": 2, "returnedOn": "2017-12-19", "returnedHalf": "AFTERNOON"}
    await turn_to(town, "2017-12-18 14:00")
    assert codes(await town.do(MEMBER, RETURN, back)) == [("RETURNS_IN_FUTURE", "returnedOn")]
    await turn_to(town, "2017-12-19 14:00")
    too_early = back | {"returnedOn": "2017-12-18", "returnedHalf": "MORNING"}
    assert codes(await town.do(MEMBER, RETURN, too_early)) == [("RETURNS_BEFORE_LEAVING", "returnedOn")]
    assert payload(await town.do(MEMBER, RETURN, back, LEAVE))["leave"]["status"] == "RETURNED"
    again = await request(town, MEMBER, day(12, 20), day(12, 20))
    assert again["status"] == "REQUESTED"


async def test_a_leave_is_overdue_one_working_day_after_its_end_until_the_head_reports_back_for_the_person(town: Office) -> None:
    leave = await request(town, MEMBER, day(12, 28), day(12, 29))
    await town.do(HEAD, APPROVE, {"id": leave["id"], "version": 1, "note": ""})
    query = "query Q($id: ID!) { node(id: $id) { ... on Leave { overdue } } }"
    seen = []
    for moment in ("2017-12-29 17:00", "2018-01-02 17:00", "2018-01-03 08:00"):
        await turn_to(town, moment)
        seen.append((await town.desk.ask(HEAD, query, {"id": leave["id"]}))["node"]["overdue"])
    assert seen == [False, False, True]
    back = {"id": leave["id"], "version": 2, "returnedOn": "2018-01-02", "returnedHalf": "MORNING"}
    assert payload(await town.do(HEAD, RETURN, back))["errors"] == []
    assert not (await town.desk.ask(HEAD, query, {"id": leave["id"]}))["node"]["overdue"]


async def test_nobody_decides_the_own_leave_and_a_request_can_be_taken_back(town: Office) -> None:
    leave = await request(town, MEMBER, day(12, 7), day(12, 7))
    assert code(await town.do(MEMBER, APPROVE, {"id": leave["id"], "version": 1, "note": ""})) == "FORBIDDEN"
    done = payload(await town.do(MEMBER, WITHDRAW, {"id": leave["id"], "version": 1}, LEAVE))["leave"]
    assert (done["status"], done["can"]) == ("WITHDRAWN", [])

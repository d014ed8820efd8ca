"""Approved leave that is not taken: called off by the person or revoked by whoever decided, before it begins; afterwards the return."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from backend.graph.ids import decode_id
from backend.records.telling import Telling
from backend.schema import ACTS
from tests.acts.office import Office, code, global_id, payload
from tests.attendance.people import (
    APPROVE,
    CANCEL,
    DEPARTMENT,
    HEAD,
    LEADER,
    MEMBER,
    PERSONNEL,
    RECORD,
    RETURN,
    REVOKE,
    asked,
    codes,
    colleague,
    request,
    staff_of,
    turn_to,
)

SEEN = "query Q($id: ID!) { node(id: $id) { ... on Leave { status can cancelReason cancelledAt cancelledBy { name } daysTaken awayUntil } } }"
TOLD = "{ notifications(first: 100) { nodes { act record { __typename id } } } }"


@pytest.fixture(autouse=True)
async def summer(town: Office) -> None:
    await turn_to(town, "2017-08-31 09:00")


async def approved(town: Office, username: str, first: date, last: date, by: str = HEAD, **changed: Any) -> dict[str, Any]:
    """What names the approved leave in its next act."""
    leave = await request(town, username, first, last, **changed)
    assert payload(await town.do(by, APPROVE, {"id": leave["id"], "version": 1, "note": ""}))["errors"] == []
    return {"id": leave["id"], "version": 2}


async def seen(town: Office, username: str, leave: dict[str, Any]) -> Any:
    return (await town.desk.ask(username, SEEN, {"id": leave["id"]}))["node"]


async def told(town: Office, username: str) -> set[tuple[str, str]]:
    """(act, record) of the account's notifications, after a turn of the reader."""
    async with town.desk.database.engine.begin() as db:
        await Telling(town.desk.service, ACTS).tell(db)
    nodes = (await town.desk.ask(username, TOLD))["notifications"]["nodes"]
    return {(node["act"], node["record"]["id"]) for node in nodes if node["record"]}


async def test_the_person_calls_off_an_approved_leave_and_its_days_are_free_again(town: Office) -> None:
    first, last = date(2017, 10, 16), date(2017, 10, 18)
    leave = await approved(town, MEMBER, first, last)
    assert set((await seen(town, MEMBER, leave))["can"]) == {"leave.cancel"}
    assert codes(await town.do(MEMBER, CANCEL, leave)) == []
    found = await seen(town, MEMBER, leave)
    assert (found["status"], found["can"], found["cancelReason"], found["daysTaken"]) == ("CANCELLED", [], None, None)
    assert found["cancelledAt"]
    assert found["cancelledBy"]["name"]
    assert (await request(town, MEMBER, first, last))["status"] == "REQUESTED"
    acts = await town.pool.fetch("SELECT act FROM act_log WHERE object_type = 'Leave' AND object_id = $1 ORDER BY id", key(leave))
    assert [row["act"] for row in acts] == ["leave.request", "leave.approve", "leave.cancel"]


def key(leave: dict[str, Any]) -> int:
    return decode_id(leave["id"])[1] or 0


async def test_whoever_decided_revokes_with_a_reason_that_only_those_read_who_read_the_leaves(town: Office) -> None:
    leave = await approved(town, MEMBER, date(2017, 10, 23), date(2017, 10, 24))
    assert codes(await town.do(HEAD, REVOKE, leave | {"reason": " "})) == [("NO_NOTE", "reason")]
    given = leave | {"reason": "工作需要：食品安全专项检查"}
    for other in (MEMBER, LEADER, DEPARTMENT):
        assert code(await town.do(other, REVOKE, given)) == "FORBIDDEN", other
    assert code(await town.do(HEAD, CANCEL, leave)) == "FORBIDDEN"
    assert codes(await town.do(HEAD, REVOKE, given)) == []
    reasons = {name: await seen(town, name, leave) for name in (MEMBER, HEAD, LEADER, DEPARTMENT)}
    assert {name: one["status"] for name, one in reasons.items()} == dict.fromkeys(reasons, "CANCELLED")
    assert reasons[MEMBER]["cancelReason"] == reasons[HEAD]["cancelReason"] == given["reason"]
    assert reasons[LEADER]["cancelReason"] is reasons[DEPARTMENT]["cancelReason"] is None


async def test_the_department_revokes_what_it_decided(town: Office) -> None:
    leave = await approved(town, MEMBER, date(2017, 11, 20), date(2017, 11, 24), DEPARTMENT)
    assert code(await town.do(HEAD, REVOKE, leave | {"reason": "工作需要"})) == "FORBIDDEN"
    assert codes(await town.do(DEPARTMENT, REVOKE, leave | {"reason": "工作需要"})) == []


async def test_everybody_who_was_told_or_counts_on_the_dates_is_told_that_it_is_off(town: Office) -> None:
    mine = await approved(town, MEMBER, date(2017, 11, 6), date(2017, 11, 7))
    heads = await approved(town, HEAD, date(2017, 11, 9), date(2017, 11, 10), LEADER)
    assert codes(await town.do(MEMBER, CANCEL, mine)) == []
    assert codes(await town.do(LEADER, REVOKE, heads | {"reason": "工作需要"})) == []
    off, back = ("leave.cancel", mine["id"]), ("leave.revoke", heads["id"])
    for username, expected in (
        (HEAD, {off, back}),  # decided the one, holds the other
        (DEPARTMENT, {off, back}),  # copied
        (PERSONNEL, {off, back}),  # the township reads the dates
        (MEMBER, set()),  # did the one; a colleague of the other
        ("fenghui-command", set()),
        ("justice-personnel", set()),
    ):
        assert await told(town, username) & {off, back} == expected, username


async def test_what_has_begun_is_returned_from_and_not_called_off_counted_by_half_days(town: Office) -> None:
    day = date(2017, 12, 5)
    leave = await approved(town, MEMBER, day, day, startsHalf="AFTERNOON")
    back = {"returnedOn": "2017-12-05", "returnedHalf": "AFTERNOON"}
    assert codes(await town.do(MEMBER, RETURN, leave | back)) == [("NOT_BEGUN", None)]
    for moment, can in (("2017-12-05 11:58", {"leave.cancel"}), ("2017-12-05 12:01", {"leave.return"})):
        await turn_to(town, moment)
        assert set((await seen(town, MEMBER, leave))["can"]) == can
    refused = await town.do(MEMBER, CANCEL, leave, language="en")
    assert codes(refused) == codes(await town.do(HEAD, REVOKE, leave | {"reason": "工作需要"})) == [("BEGUN", None)]
    assert payload(refused)["errors"][0]["message"].startswith("the leave has begun")
    await turn_to(town, "2017-12-05 11:58")
    assert codes(await town.do(MEMBER, CANCEL, leave)) == []


async def test_covers_windows_and_duties_follow_from_what_is_called_off(town: Office) -> None:
    """Who covered may go; the window's other holder is bound no more; a duty on the day can be given to the person."""
    me = await staff_of(town, MEMBER)
    partner = """UPDATE service_window SET primary_id = $1 WHERE id = (SELECT min(w.id) FROM service_window w
        JOIN staff s ON s.id = w.backup_id WHERE s.agency_id = (SELECT agency_id FROM staff WHERE id = $1)) RETURNING backup_id"""
    other = await town.pool.fetchval(partner, me)
    day = date(2017, 9, 28)
    head = await approved(town, HEAD, day, day, LEADER, cover=global_id("Staff", me))
    mine = await request(town, MEMBER, day, day, cover=global_id("Staff", await colleague(town, me, 1)))
    decision = {"id": mine["id"], "version": 1, "note": ""}
    assert codes(await town.do(HEAD, APPROVE, decision)) == [("COVERS_FOR_ANOTHER", None)]
    roster = await town.pool.fetchrow(
        "SELECT r.id, r.version FROM duty_roster r JOIN township t ON t.id = r.township_id WHERE t.name = '丰惠镇' AND month = '2017-09-01'"
    )
    assert roster is not None
    duty = {"id": global_id("DutyRoster", roster["id"]), "version": roster["version"], "day": day.isoformat(), "role": "OFFICER"}
    duty["staff"] = global_id("Staff", await staff_of(town, HEAD))
    assign = "rosterAssign: RosterAssignInput"
    assert codes(await town.do(LEADER, assign, duty)) == [("AWAY", "staff")]
    assert codes(await town.do(HEAD, CANCEL, head)) == []
    assert codes(await town.do(HEAD, APPROVE, decision)) == []
    assert codes(await town.do(LEADER, assign, duty)) == []
    bound = "SELECT count(*) FROM staff_need WHERE staff_id = $1 AND kind = 'WINDOW' AND day = $2"
    assert await town.pool.fetchval(bound, other, day) == 1
    assert codes(await town.do(MEMBER, CANCEL, {"id": mine["id"], "version": 2})) == []
    assert await town.pool.fetchval(bound, other, day) == 0


async def test_a_return_in_the_middle_shortens_what_counts_as_away(town: Office) -> None:
    leave = await approved(town, MEMBER, date(2017, 12, 18), date(2017, 12, 22), DEPARTMENT)
    await turn_to(town, "2017-12-20 12:30")
    before = await seen(town, MEMBER, leave)
    assert (before["awayUntil"], before["daysTaken"]) == ("2017-12-22", None)
    assert codes(await town.do(MEMBER, RETURN, leave | {"returnedOn": "2017-12-20", "returnedHalf": "AFTERNOON"})) == []
    after = await seen(town, LEADER, leave)
    assert (after["status"], after["awayUntil"], float(after["daysTaken"])) == ("RETURNED", "2017-12-20", 2.5)
    again = await asked(town, MEMBER, date(2017, 12, 20), date(2017, 12, 20), startsHalf="AFTERNOON")
    assert codes(await town.do(MEMBER, "leaveRequest: LeaveRequestInput", again)) == []
    assert codes(await town.do(HEAD, RECORD, await sheet(town, "2017-12-20", "LEAVE"))) == []


async def sheet(town: Office, day: str, status: str) -> dict[str, Any]:
    """The attendance of the member alone."""
    me = await staff_of(town, MEMBER)
    agency = await town.pool.fetchval("SELECT agency_id FROM staff WHERE id = $1", me)
    entry = {"staff": global_id("Staff", me), "status": status, "note": None}
    return {"id": global_id("Agency", agency), "day": day, "entries": [entry]}


async def test_attendance_that_says_away_holds_the_early_return_back_until_it_is_put_right(town: Office) -> None:
    leave = await approved(town, MEMBER, date(2018, 1, 8), date(2018, 1, 10))
    await turn_to(town, "2018-01-09 15:00")
    assert codes(await town.do(HEAD, RECORD, await sheet(town, "2018-01-09", "LEAVE"))) == []
    back = leave | {"returnedOn": "2018-01-09", "returnedHalf": "MORNING"}
    assert codes(await town.do(MEMBER, RETURN, back)) == [("RECORDED_AWAY", "returnedOn")]
    assert codes(await town.do(HEAD, RECORD, await sheet(town, "2018-01-09", "PRESENT"))) == []
    assert codes(await town.do(MEMBER, RETURN, back)) == []
    morning = await approved(town, MEMBER, date(2018, 1, 16), date(2018, 1, 16), startsHalf="AFTERNOON")
    await turn_to(town, "2018-01-16 10:00")
    assert codes(await town.do(HEAD, RECORD, await sheet(town, "2018-01-16", "LEAVE"))) == []
    assert codes(await town.do(MEMBER, CANCEL, morning)) == [("RECORDED_AWAY", None)]


async def test_of_the_person_and_the_decider_at_once_one_wins(town: Office) -> None:
    leave = await approved(town, MEMBER, date(2018, 2, 5), date(2018, 2, 5))
    answers = await asyncio.gather(
        town.do(MEMBER, CANCEL, leave), town.do(HEAD, REVOKE, leave | {"reason": "工作需要"}), town.do(MEMBER, CANCEL, leave)
    )
    assert sorted(code(answer) for answer in answers if "errors" in answer) == ["CONFLICT", "CONFLICT"]
    assert (await town.row("leave", key(leave)))["version"] == 3

"""Finding people and doing things as them, by the words that the demo district uses."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.acts.office import Office, global_id, payload

MEMBER, HEAD, PERSONNEL, LEADER, COMMAND = (
    *("fenghui-market-member", "fenghui-market-head", "fenghui-personnel", "fenghui-leader", "fenghui-command"),
)
DEPARTMENT = "market-personnel"

REQUEST = "leaveRequest: LeaveRequestInput"
APPROVE, REFUSE = "leaveApprove: LeaveDecisionInput", "leaveRefuse: LeaveDecisionInput"
WITHDRAW, RETURN = "leaveWithdraw: LeaveWithdrawInput", "leaveReturn: LeaveReturnInput"
CANCEL, REVOKE = "leaveCancel: LeaveCancelInput", "leaveRevoke: LeaveRevokeInput"
RECORD = "attendanceRecord: AttendanceRecordInput"
LEAVE = "leave { id version status can decider { name } copied { name } days gaps { day kind name } }"

CLOCK = "UPDATE district_clock SET shift_seconds = extract(epoch FROM $1::timestamptz - now())"


async def turn_to(town: Office, moment: str) -> None:
    """Turns the district's clock."""
    await town.pool.execute(CLOCK.replace("$1", f"'{moment}+08'"))


async def staff_of(town: Office, username: str) -> int:
    return int(await town.pool.fetchval("SELECT staff_id FROM account WHERE username = $1", username))


async def colleague(town: Office, staff: int, skip: int = 0) -> int:
    """Somebody else of the same agency, from the end."""
    query = """SELECT o.id FROM staff s JOIN staff o ON o.agency_id = s.agency_id AND o.id <> s.id WHERE s.id = $1
               ORDER BY o.id DESC OFFSET $2 LIMIT 1"""
    return int(await town.pool.fetchval(query, staff, skip))


async def asked(town: Office, username: str, first: date, last: date, sort: str = "ANNUAL", **changed: Any) -> dict[str, Any]:
    """The input of a request by the holder of an account."""
    staff = await staff_of(town, username)
    type_id = await town.pool.fetchval("SELECT id FROM leave_type WHERE code = $1", sort)
    given = {
        "id": global_id("Staff", staff),
        "type": global_id("LeaveType", type_id),
        **{"startsOn": first.isoformat(), "startsHalf": "MORNING", "endsOn": last.isoformat(), "endsHalf": "AFTERNOON"},
        "cover": global_id("Staff", await colleague(town, staff)),
        "reason": "办理家事",
    }
    return given | changed


async def request(town: Office, username: str, first: date, last: date, sort: str = "ANNUAL", **changed: Any) -> Any:
    """The leave that was asked for."""
    answer = payload(await town.do(username, REQUEST, await asked(town, username, first, last, sort, **changed), LEAVE))
    assert answer["errors"] == []
    return answer["leave"]


def codes(response: Any) -> list[tuple[str, str | None]]:
    """(code, field) of what the rule refused."""
    return [(error["code"], error["field"]) for error in payload(response)["errors"]]

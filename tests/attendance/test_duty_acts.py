"""Duty: a roster is made, refused at the field, published without gaps; shifts change hands when both agree."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from tests.acts.office import Office, code, global_id, payload
from tests.attendance.people import COMMAND, HEAD, LEADER, MEMBER, codes, staff_of, turn_to

OPEN, ASSIGN, PUBLISH = "rosterOpen: RosterOpenInput", "rosterAssign: RosterAssignInput", "rosterPublish: RosterPublishInput"
SWAP = "dutySwap: DutySwapInput"
ACCEPT, DECLINE, TAKE_BACK = "swapAccept: SwapAnswerInput", "swapDecline: SwapAnswerInput", "swapWithdraw: SwapAnswerInput"
ROSTER = "dutyRoster { id version status gapCount can }"


@pytest.fixture(autouse=True)
async def summer(town: Office) -> None:
    await turn_to(town, "2017-08-31 09:00")


async def fenghui(town: Office) -> int:
    return int(await town.pool.fetchval("SELECT id FROM township WHERE name = '丰惠镇'"))


async def draft(town: Office) -> Any:
    """丰惠镇's roster of September as the command room sees it."""
    query = '{ dutyRosters(where: { month: { eq: "2017-09-01" } }) { nodes { id version status gapCount can } } }'
    (roster,) = (await town.desk.ask(COMMAND, query))["dutyRosters"]["nodes"]
    return roster


async def assign(town: Office, day: date, role: str, staff: int | None, username: str = COMMAND) -> Any:
    roster = await draft(town)
    given = {"id": roster["id"], "version": roster["version"], "day": day.isoformat(), "role": role}
    return await town.do(username, ASSIGN, given | {"staff": global_id("Staff", staff) if staff else None}, ROSTER)


async def cadre(town: Office, skip: int) -> int:
    query = "SELECT id FROM staff WHERE organisation_id = $1 ORDER BY id OFFSET $2 LIMIT 1"
    return int(await town.pool.fetchval(query, await fenghui(town), skip))


async def test_the_draft_shows_its_gaps_and_cannot_be_published_with_them(town: Office) -> None:
    roster = await draft(town)
    assert (roster["status"], roster["gapCount"], set(roster["can"])) == ("DRAFT", 30, {"roster.assign"})
    given = {"id": roster["id"], "version": roster["version"]}
    assert codes(await town.do(LEADER, PUBLISH, given)) == [("GAPS", None)]
    assert code(await town.do(COMMAND, PUBLISH, given)) == "FORBIDDEN"


async def test_a_shift_is_refused_at_the_field(town: Office) -> None:
    member, market = (
        await staff_of(town, MEMBER),
        await town.pool.fetchval(
            "SELECT s.id FROM staff s JOIN agency a ON a.id = s.agency_id WHERE a.name = '百官司法所' LIMIT 1"
        ),
    )
    free, chief = date(2017, 9, 28), await staff_of(town, HEAD)
    before = await town.left(), await town.pool.fetchval("SELECT count(*) FROM duty_shift")
    assert codes(await assign(town, date(2017, 10, 1), "OFFICER", chief)) == [("OTHER_MONTH", "day")]
    assert codes(await assign(town, free, "OFFICER", member)) == [("NOT_ON_ROSTER", "staff")]
    assert codes(await assign(town, free, "OFFICER", market)) == [("NOT_OF_TOWNSHIP", "staff")]
    assert codes(await assign(town, date(2017, 8, 30), "OFFICER", chief))[-1] == ("PAST_DAY", "day")
    assert (await town.left(), await town.pool.fetchval("SELECT count(*) FROM duty_shift")) == before
    assert codes(await assign(town, free, "OFFICER", chief)) == []
    assert codes(await assign(town, free, "STANDBY", chief)) == [("DOUBLE_BOOKED", "staff")]
    assert code(await assign(town, free, "STANDBY", chief, MEMBER)) == "NOT_FOUND"


async def test_nobody_on_leave_is_put_on_duty_and_a_duty_holds_back_its_holder(town: Office) -> None:
    row = await town.pool.fetchrow(
        "SELECT staff_id, starts_on FROM leave l JOIN agency a ON a.id = l.agency_id WHERE status = 'APPROVED' AND starts_on = '2017-09-11'"
    )
    assert row is not None
    assert codes(await assign(town, row["starts_on"], "STANDBY", row["staff_id"])) == [("AWAY", "staff")]
    needs = await town.pool.fetch("SELECT day FROM staff_need WHERE staff_id = $1 AND kind = 'DUTY'", await staff_of(town, HEAD))
    assert date(2017, 9, 28) in {need["day"] for need in needs}


async def test_a_full_roster_is_published_by_the_leader_and_then_seen_by_everybody(town: Office) -> None:
    for number in range(21, 31):
        day = date(2017, 9, number)
        for role, skip in (("LEADER", number % 10), ("OFFICER", 10 + number % 5), ("STANDBY", 15 + number % 5)):
            held = await town.pool.fetchval(
                "SELECT id FROM duty_shift WHERE township_id = $1 AND day = $2 AND role = $3", await fenghui(town), day, role
            )
            if held is None:
                assert codes(await assign(town, day, role, await cadre(town, skip))) == []
    roster = await draft(town)
    assert roster["gapCount"] == 0
    query = '{ duties(where: { day: { eq: "2017-09-30" } }) { nodes { role holder } } }'
    assert (await town.desk.ask("village-officer", query))["duties"]["nodes"] == []
    answer = payload(await town.do(LEADER, PUBLISH, {"id": roster["id"], "version": roster["version"]}, ROSTER))
    assert (answer["errors"], answer["dutyRoster"]["status"]) == ([], "PUBLISHED")
    assert len((await town.desk.ask("village-officer", query))["duties"]["nodes"]) == 3


async def test_two_who_fill_one_shift_at_once_do_not_overwrite_each_other(town: Office) -> None:
    roster = await draft(town)
    given = {"id": roster["id"], "version": roster["version"], "day": "2017-09-29", "role": "OFFICER"}
    people = [global_id("Staff", await cadre(town, skip)) for skip in (12, 13)]
    answers = await asyncio.gather(
        *[town.do(name, ASSIGN, given | {"staff": staff}) for name, staff in zip((COMMAND, LEADER), people, strict=True)]
    )
    assert [code(answer) for answer in answers if "errors" in answer] == ["CONFLICT"]


async def test_a_roster_is_opened_once_for_a_month_to_come(town: Office) -> None:
    given = {"id": global_id("Township", await fenghui(town)), "month": "2017-11-01"}
    assert payload(await town.do(COMMAND, OPEN, given, ROSTER))["dutyRoster"]["gapCount"] == 90
    assert codes(await town.do(LEADER, OPEN, given)) == [("ROSTER_EXISTS", "month")]
    assert codes(await town.do(LEADER, OPEN, given | {"month": "2017-11-02"})) == [("NOT_FIRST_DAY", "month")]
    assert codes(await town.do(LEADER, OPEN, given | {"month": "2017-07-01"})) == [("PAST_MONTH", "month")]
    assert code(await town.do("baiguan-personnel", OPEN, given)) == "FORBIDDEN"


async def shifts(town: Office, username: str, role: str = "OFFICER") -> tuple[dict[str, Any], int]:
    """A coming shift of the account's person in a published roster, and a shift of somebody else in the same role."""
    me = await staff_of(town, username)
    mine = await town.pool.fetchrow(
        "SELECT * FROM duty_shift WHERE staff_id = $1 AND published_at IS NOT NULL AND day >= '2017-09-01' ORDER BY day DESC LIMIT 1",
        me,
    )
    assert mine is not None
    other = await town.pool.fetchval(
        """SELECT d.id FROM duty_shift d JOIN account a ON a.staff_id = d.staff_id WHERE d.township_id = $1 AND d.role = $2
           AND d.staff_id <> $3 AND d.day >= '2017-09-01' AND d.published_at IS NOT NULL ORDER BY d.day LIMIT 1""",
        *(mine["township_id"], role, me),
    )
    return dict(mine), int(other)


async def test_shifts_change_hands_only_when_the_other_side_agrees(town: Office) -> None:
    mine, other = await shifts(town, HEAD)
    holder = await town.pool.fetchval(
        "SELECT a.username FROM duty_shift d JOIN account a ON a.staff_id = d.staff_id WHERE d.id = $1", other
    )
    given = {"id": global_id("DutyShift", mine["id"]), "other": global_id("DutyShift", other), "reason": "外出执法"}
    assert codes(await town.do(HEAD, SWAP, given | {"reason": ""})) == [("NO_NOTE", "reason")]
    assert code(await town.do(MEMBER, SWAP, given)) == "FORBIDDEN"
    swap = payload(await town.do(HEAD, SWAP, given, "dutySwap { id version status can }"))["dutySwap"]
    assert (swap["status"], swap["can"]) == ("ASKED", ["swap.withdraw"])
    assert codes(await town.do(HEAD, SWAP, given)) == [("SWAP_ASKED", None)]
    assert code(await town.do(HEAD, ACCEPT, {"id": swap["id"], "version": 1})) == "FORBIDDEN"
    before = {key: (await town.row("duty_shift", key))["staff_id"] for key in (mine["id"], other)}
    assert payload(await town.do(holder, ACCEPT, {"id": swap["id"], "version": 1}))["errors"] == []
    after = {key: (await town.row("duty_shift", key))["staff_id"] for key in (mine["id"], other)}
    assert after == {mine["id"]: before[other], other: before[mine["id"]]}


async def test_a_swap_is_declined_or_taken_back_and_nothing_changes(town: Office) -> None:
    mine, other = await shifts(town, HEAD)
    holder = await town.pool.fetchval(
        "SELECT a.username FROM duty_shift d JOIN account a ON a.staff_id = d.staff_id WHERE d.id = $1", other
    )
    given = {"id": global_id("DutyShift", mine["id"]), "other": global_id("DutyShift", other), "reason": "家中有事"}
    for username, answer, status in ((holder, DECLINE, "DECLINED"), (HEAD, TAKE_BACK, "WITHDRAWN")):
        swap = payload(await town.do(HEAD, SWAP, given, "dutySwap { id version }"))["dutySwap"]
        done = payload(await town.do(username, answer, {"id": swap["id"], "version": 1}, "dutySwap { status }"))
        assert done["dutySwap"]["status"] == status
    assert (await town.row("duty_shift", mine["id"]))["staff_id"] == mine["staff_id"]


async def test_a_shift_that_is_part_of_a_swap_is_not_left_empty(town: Office) -> None:
    """Of the swap nothing is lost: who shall not stand there is followed by somebody else."""
    mine, other = await shifts(town, HEAD)
    given = {"id": global_id("DutyShift", mine["id"]), "other": global_id("DutyShift", other), "reason": "家中有事"}
    assert payload(await town.do(HEAD, SWAP, given))["errors"] == []
    for key in (mine["id"], other):
        shift = await town.row("duty_shift", key)
        roster = await town.row("duty_roster", shift["roster_id"])
        empty = {"day": shift["day"], "role": shift["role"], "staff": None}
        emptied = {"id": global_id("DutyRoster", roster["id"]), "version": roster["version"], **empty}
        assert codes(await town.do(COMMAND, ASSIGN, emptied)) == [("SWAPPED", "staff")]
        assert await town.row("duty_shift", key) == shift


async def test_only_shifts_of_one_role_that_are_not_past_are_swapped(town: Office) -> None:
    mine, _ = await shifts(town, HEAD)
    leader = await town.pool.fetchval(
        "SELECT id FROM duty_shift WHERE township_id = $1 AND role = 'LEADER' AND day = $2",
        mine["township_id"],
        mine["day"] - timedelta(days=1),
    )
    past = await town.pool.fetchval(
        "SELECT id FROM duty_shift WHERE township_id = $1 AND role = 'OFFICER' AND day = '2017-07-05'", mine["township_id"]
    )
    given = {"id": global_id("DutyShift", mine["id"]), "reason": "有事"}
    assert codes(await town.do(HEAD, SWAP, given | {"other": global_id("DutyShift", leader)})) == [("OTHER_ROLE", "other")]
    assert codes(await town.do(HEAD, SWAP, given | {"other": global_id("DutyShift", past)})) == [("PAST_DAY", "other")]
    assert codes(await town.do(HEAD, SWAP, given | {"other": global_id("DutyShift", 10**9)})) == [("NO_SUCH_SHIFT", "other")]

"""Random walks: whatever is tried, leaves, swaps and tasks go where their tables of steps say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import count
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from backend.attendance.rules.daily import TASK_STEPS
from backend.attendance.rules.duty import SWAP_STEPS
from backend.attendance.rules.leave import LEAVE_STEPS
from backend.graph.ids import decode_id
from backend.kit.rules import Steps
from tests.acts.office import Office, global_id, payload
from tests.acts.walking import Walk, moves, walk
from tests.attendance.people import HEAD, LEADER, MEMBER, request, staff_of, turn_to

SLOWLY = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_mondays = count(1)

BEFORE, AFTER = "2017-08-31 09:00", "2020-01-06 09:00"
"""Moments before and after every leave that is walked."""


def living(steps: Steps) -> Steps:
    """The steps of a row that is there: birth is another act, on another row."""
    return Steps(*(step for step in steps.table if step.state is not None))


class Machine:
    """A row of one type that is walked; `acts` names who does what with which input, `moments` when, where that matters."""

    def __init__(
        self,
        town: Office,
        type_name: str,
        table: str,
        acts: dict[str, tuple[str, str, dict[str, Any]]],
        moments: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.town, self.type_name, self.table, self.acts, self.moments = town, type_name, table, acts, moments

    async def attempt(self, key: int, act: str) -> bool:
        username, mutation, given = self.acts[act]
        if act in self.moments:
            await turn_to(self.town, self.moments[act])
        version = (await self.town.row(self.table, key))["version"]
        given = {"id": global_id(self.type_name, key), "version": version} | given
        return not payload(await self.town.do(username, mutation, given))["errors"]

    async def state(self, key: int) -> str | None:
        return str((await self.town.row(self.table, key))["status"])


@pytest.fixture(autouse=True)
async def winter(town: Office) -> None:
    """Late enough for everybody to be back, early enough for swaps: every walk has days of its own."""
    await turn_to(town, "2017-08-31 09:00")


@SLOWLY
@given(acts=moves(living(LEAVE_STEPS)))
async def test_leave_walks_as_its_table_says(acts: list[str], town: Office) -> None:
    note = {"note": "请妥善交接"}
    back = {"returnedOn": "2020-01-06", "returnedHalf": "MORNING"}
    machine = Machine(
        town,
        "Leave",
        "leave",
        {
            "leave.approve": (HEAD, "leaveApprove: LeaveDecisionInput", note),
            "leave.refuse": (HEAD, "leaveRefuse: LeaveDecisionInput", note),
            "leave.withdraw": (MEMBER, "leaveWithdraw: LeaveWithdrawInput", {}),
            "leave.cancel": (MEMBER, "leaveCancel: LeaveCancelInput", {}),
            "leave.revoke": (HEAD, "leaveRevoke: LeaveRevokeInput", {"reason": "工作需要"}),
            "leave.return": (MEMBER, "leaveReturn: LeaveReturnInput", back),
        },
        {"leave.cancel": BEFORE, "leave.revoke": BEFORE, "leave.return": AFTER},
    )

    async def begin() -> int:
        await turn_to(town, BEFORE)
        monday = date(2018, 1, 8) + timedelta(weeks=next(_mondays))
        leave = await request(town, MEMBER, monday, monday)
        return decode_id(leave["id"])[1] or 0

    await walk(Walk(living(LEAVE_STEPS), begin, machine.attempt, machine.state), acts)


@SLOWLY
@given(acts=moves(living(TASK_STEPS)))
async def test_tasks_walk_as_their_table_says(acts: list[str], town: Office) -> None:
    note = {"note": "见台账"}
    machine = Machine(
        town,
        "Task",
        "task",
        {
            "task.report": (MEMBER, "taskReport: TaskNoteInput", note),
            "task.return": (LEADER, "taskReturn: TaskNoteInput", note),
            "task.supervise": (LEADER, "taskSupervise: TaskNoteInput", note),
            "task.close": (LEADER, "taskClose: TaskNoteInput", note),
        },
    )

    async def begin() -> int:
        await turn_to(town, "2017-08-31 09:00")
        agency = await town.pool.fetchval("SELECT id FROM agency WHERE name = '丰惠市场监管所'")
        given = {"id": global_id("Agency", agency), "title": "巡查", "content": "逐户巡查", "dueOn": "2017-08-31"}
        assert payload(await town.do(LEADER, "taskAssign: TaskAssignInput", given))["errors"] == []
        await turn_to(town, "2017-09-04 09:00")
        return int(await town.pool.fetchval("SELECT max(id) FROM task"))

    await walk(Walk(living(TASK_STEPS), begin, machine.attempt, machine.state), acts)


@SLOWLY
@given(acts=moves(living(SWAP_STEPS)))
async def test_swaps_walk_as_their_table_says(acts: list[str], town: Office) -> None:
    chief, other = await staff_of(town, HEAD), await staff_of(town, LEADER)
    machine = Machine(
        town,
        "DutySwap",
        "duty_swap",
        {
            "swap.accept": (LEADER, "swapAccept: SwapAnswerInput", {}),
            "swap.decline": (LEADER, "swapDecline: SwapAnswerInput", {}),
            "swap.withdraw": (HEAD, "swapWithdraw: SwapAnswerInput", {}),
        },
    )

    async def begin() -> int:
        """Two shifts of one role on days of their own."""
        day = date(2018, 3, 1) + timedelta(days=2 * next(_mondays))
        insert = """INSERT INTO duty_shift (roster_id, township_id, day, role, staff_id, published_at)
                    SELECT id, township_id, $1, 'OFFICER', $2, now() FROM duty_roster WHERE id = (SELECT roster_id FROM duty_shift
                    WHERE staff_id = $3 LIMIT 1) RETURNING id"""
        mine = await town.pool.fetchval(insert, day, chief, chief)
        theirs = await town.pool.fetchval(insert, day + timedelta(days=1), other, chief)
        given = {"id": global_id("DutyShift", mine), "other": global_id("DutyShift", theirs), "reason": "外出"}
        assert payload(await town.do(HEAD, "dutySwap: DutySwapInput", given))["errors"] == []
        return int(await town.pool.fetchval("SELECT max(id) FROM duty_swap"))

    await walk(Walk(living(SWAP_STEPS), begin, machine.attempt, machine.state), acts)

"""The person takes the request back, calls an approved leave off, or reports back."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func

from backend.access.acts import ChangeInput, Doing, act
from backend.attendance.acts.leave.absence import ahead, call_off, still_recorded
from backend.attendance.rules import leave as rules
from backend.attendance.rules.leave import HalfDay
from backend.graph.scope import district_day
from backend.graph.types import scalar
from backend.kit.rules import refuse


@strawberry.input(description="撤回申请.")
class LeaveWithdrawInput(ChangeInput):
    pass


@strawberry.input(description="撤销已批准而尚未开始的请假.")
class LeaveCancelInput(ChangeInput):
    pass


@strawberry.input(description="销假.")
class LeaveReturnInput(ChangeInput):
    returned_on: date = scalar("到岗日.")
    returned_half: HalfDay = scalar("到岗半天.")


def _begun(row: Any) -> Any:
    return func.lower(row.span) <= func.district_half()


def _is_over(row: Any) -> Any:
    return row.ends_on < district_day()


@act("leave.withdraw", on="Leave", title="撤回请假", tells=("decides", "cover"))
async def withdraw(doing: Doing, given: LeaveWithdrawInput) -> None:
    """The person takes the request back before it is decided. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    await doing.change()


@act("leave.cancel", on="Leave", title="撤销请假", when=ahead, unmet=rules.BEGUN, tells=("decides", "copied", "cover", "host"))
async def cancel(doing: Doing, given: LeaveCancelInput) -> None:
    """The person does not take an approved leave: before it begins its days are free again, and who counted on them is told.

    “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”
    """
    await call_off(doing)


@act(
    "leave.return",
    on="Leave",
    title="销假",
    when=_begun,
    unmet=rules.NOT_BEGUN,
    awaited=_is_over,
    tells=("decides", "copied"),
)
async def return_from_leave(doing: Doing, given: LeaveReturnInput) -> None:
    """The person is back: the leave is closed, and days not taken are free again. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    began = (doing.row.starts_on, HalfDay(doing.row.starts_half))
    refuse(rules.return_refusal(began, (given.returned_on, given.returned_half), doing.today))
    taken = func.int4range(rules.half(*began), rules.half(given.returned_on, given.returned_half))
    await still_recorded(doing, taken, "returned_on")
    await doing.change(returned_on=given.returned_on, returned_half=given.returned_half, returned_at=doing.now)

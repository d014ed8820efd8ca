"""Duty rosters: roles, states of a roster and of a swap, and who may stand on it."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from backend.kit.rules import Refusal, Step, Steps
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class DutyRole(StrEnum):
    """带班领导, 值班员, 备班: each day of a roster needs one of each."""

    LEADER = "LEADER"
    OFFICER = "OFFICER"
    STANDBY = "STANDBY"


class RosterStatus(StrEnum):
    """拟订, 已发布."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"


class SwapStatus(StrEnum):
    """待对方同意, 已换班, 对方不同意, 已撤回: a swap stands when both agree."""

    ASKED = "ASKED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


ROSTER_STEPS = Steps(
    Step(None, "roster.open", RosterStatus.DRAFT),
    Step(RosterStatus.DRAFT, "roster.assign", RosterStatus.DRAFT),
    Step(RosterStatus.PUBLISHED, "roster.assign", RosterStatus.PUBLISHED),
    Step(RosterStatus.DRAFT, "roster.publish", RosterStatus.PUBLISHED),
)
SWAP_STEPS = Steps(
    Step(None, "duty.swap", SwapStatus.ASKED),
    Step(SwapStatus.ASKED, "swap.accept", SwapStatus.ACCEPTED),
    Step(SwapStatus.ASKED, "swap.decline", SwapStatus.DECLINED),
    Step(SwapStatus.ASKED, "swap.withdraw", SwapStatus.WITHDRAWN),
)


def on_roster(management_class: str | None, position: str) -> bool:
    """Whether somebody may stand on the township's roster: its own cadres, all of class A, of class B the principal leader alone.

    "A类派驻机构人员参照乡镇内设机构人员执行相关管理制度, B类派驻机构主要负责人执行乡镇请销假和值班工作要求"
    """
    return management_class != ManagementClass.B or position == Position.CHIEF


def shift_refusals(month: date, day: date, today: date) -> Iterator[Refusal]:
    """A roster holds the days of its month; what is past stays as it was."""
    if (day.year, day.month) != (month.year, month.month):
        yield Refusal("OTHER_MONTH", "日期不在本月值班表内", "the day is not in this roster's month", "day")
    if day < today:
        yield Refusal("PAST_DAY", "已过去的班次不能再改", "shifts that are past stay as they were", "day")


def holder_refusal(management_class: str | None, position: str) -> Refusal | None:
    """ "B类派驻机构主要负责人执行乡镇请销假和值班工作要求": of class B the others are not on the township's roster."""
    if on_roster(management_class, position):
        return None
    zh, en = "B类机构只有主要负责人参加乡镇值班", "of class B only the principal leader is on the township's roster"
    return Refusal("NOT_ON_ROSTER", zh, en, "staff")


def month_refusal(month: date, today: date) -> Refusal | None:
    """A roster is named by the first day of its month, this month's or a later one's."""
    if month.day != 1:
        return Refusal("NOT_FIRST_DAY", "请填月份的第一日", "give the first day of the month", "month")
    if month < today.replace(day=1):
        return Refusal("PAST_MONTH", "不能为已过去的月份排班", "no roster is made for a month that is past", "month")
    return None


def gaps_refusal(month: date, filled: int) -> Refusal | None:
    """A published roster has every role on every day."""
    gaps = monthrange(month.year, month.month)[1] * len(DutyRole) - filled
    return Refusal("GAPS", f"还有{gaps}个班次无人", f"{gaps} shifts are still empty") if gaps else None


def swap_refusal(mine: Any, other: Any, today: date) -> Refusal | None:
    """Shifts of one township and role, published, of two people, neither of them past; `other` None: there is no such shift."""
    if other is None or other.township_id != mine.township_id or other.published_at is None or other.staff_id == mine.staff_id:
        return Refusal(
            "NO_SUCH_SHIFT", "只能与本乡镇他人的班次互换", "swap with a shift of somebody else of the township", "other"
        )
    if other.role != mine.role:
        return Refusal("OTHER_ROLE", "只能与同类班次互换", "swap with a shift of the same role", "other")
    if min(mine.day, other.day) < today:
        return Refusal("PAST_DAY", "已过去的班次不能再换", "shifts that are past stay as they were", "other")
    return None


def still_refusal(held: bool, day: date, today: date) -> Refusal | None:
    """What was asked about must still be so when the other side agrees."""
    if not held:
        return Refusal("CHANGED_MEANWHILE", "班次已另行调整", "the shift has changed hands meanwhile")
    return Refusal("PAST_DAY", "已过去的班次不能再换", "shifts that are past stay as they were") if day < today else None

"""Duty rosters: roles, states of a roster and of a swap, and who may stand on it."""

from enum import StrEnum

from backend.kit.rules import Step, Steps
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

"""Whoever the rule names decides a leave, and may take an approval back before the leave begins."""

import strawberry
from sqlalchemy import select

from backend.access.acts import ChangeInput, Doing, act, always
from backend.attendance import models
from backend.attendance.acts.leave.absence import ahead, away, call_off
from backend.attendance.rules import leave as rules
from backend.attendance.rules.daily import said
from backend.attendance.rules.leave import AWAY
from backend.graph.types import scalar
from backend.kit.locks import PRESENCE
from backend.kit.rules import Refusal, refuse


@strawberry.input(description="审批意见.")
class LeaveDecisionInput(ChangeInput):
    note: str = scalar("意见; 不批准时必填.")


@strawberry.input(description="收回批准.")
class LeaveRevokeInput(ChangeInput):
    reason: str = scalar("理由, 如工作需要.")


@act("leave.approve", on="Leave", title="批准请假", awaited=always, tells=("self", "copied", "cover"))
async def approve(doing: Doing, given: LeaveDecisionInput) -> None:
    """Whoever decides lets the person go, when no window and no duty stays empty and the cover is there.

    “B类派驻机构主要负责人执行乡镇请销假和值班工作要求” “首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度”
    """
    await doing.db.execute(PRESENCE, {"township": doing.row.township_id})
    refuse(_own(doing), *await _gaps(doing), await _not_covered(doing), await _bound(doing))
    await _decide(doing, given.note or None)


@act("leave.refuse", on="Leave", title="不批准请假", tells=("self",))
async def refuse_leave(doing: Doing, given: LeaveDecisionInput) -> None:
    """Whoever decides says no, and why. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    refuse(_own(doing), said(given.note))
    await _decide(doing, given.note)


@act("leave.revoke", on="Leave", title="收回批准", when=ahead, unmet=rules.BEGUN, tells=("self", "copied", "cover", "host"))
async def revoke(doing: Doing, given: LeaveRevokeInput) -> None:
    """Whoever decides needs the person at work after all, and says why, before the leave begins.

    “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”
    """
    refuse(said(given.reason, "reason"))
    await call_off(doing, given.reason.strip())


def _own(doing: Doing) -> Refusal | None:
    if doing.viewer["staff_id"] != doing.row.staff_id:
        return None
    return Refusal("OWN_LEAVE", "不能审批自己的请假", "nobody decides the own leave")


async def _gaps(doing: Doing) -> list[Refusal]:
    gap = models.LeaveGap
    found = await doing.db.execute(
        select(gap).where(gap.c.leave_id == doing.key).order_by(gap.c.day, gap.c.kind.desc()).limit(10)
    )
    return [rules.gap_refusal(row.kind, row.name, row.day) for row in found]


async def _not_covered(doing: Doing) -> Refusal | None:
    if not await doing.db.scalar(select(away(doing.row.cover_id, doing.row.span))):
        return None
    return Refusal("COVER_AWAY", "顶岗人这几天也不在", "who covers is away in these days")


async def _bound(doing: Doing) -> Refusal | None:
    """Whoever has promised to cover for somebody cannot go in those days."""
    leave = models.Leave.__table__
    covers = (leave.c.cover_id == doing.row.staff_id, leave.c.status.in_(AWAY), leave.c.span.overlaps(doing.row.span))
    if not await doing.db.scalar(select(leave.c.id).where(*covers).limit(1)):
        return None
    return Refusal("COVERS_FOR_ANOTHER", "请假人这几天在为他人顶岗", "the person covers for somebody else in these days")


async def _decide(doing: Doing, note: str | None) -> None:
    await doing.change(decided_at=doing.now, decided_by_id=doing.viewer["staff_id"], decision_note=note)

"""Who is away in which half-days, and how an approved leave is called off."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from backend.access.acts import Doing
from backend.attendance import models
from backend.attendance.rules import leave as rules
from backend.attendance.rules.daily import RECORDED_AWAY
from backend.attendance.rules.leave import AWAY
from backend.kit.locks import PRESENCE
from backend.kit.rules import refuse


def away(staff_id: Any, span: Any) -> Any:
    """Whether somebody is on an approved leave in some of the half-days."""
    leave = models.Leave.__table__.alias()
    there = (leave.c.staff_id == staff_id, leave.c.status.in_(AWAY), leave.c.span.overlaps(span))
    return select(leave.c.id).where(*there).exists()


def ahead(row: Any) -> Any:
    """Not even its first half-day has begun."""
    return func.lower(row.span) > func.district_half()


async def call_off(doing: Doing, reason: str | None = None) -> None:
    """Nothing of the leave stands: its days are free, and who may act or cover in them follows from that."""
    await still_recorded(doing, func.int4range(0, 0))
    await doing.change(cancelled_at=doing.now, cancelled_by_id=doing.viewer["staff_id"], cancel_reason=reason)


async def still_recorded(doing: Doing, taken: Any, field: str | None = None) -> None:
    """Refuses while attendance says "away" of a day of the leave on which, with only the half-days `taken` left, nobody was."""
    await doing.db.execute(PRESENCE, {"township": doing.row.township_id})
    there = models.AttendanceDay.__table__
    halves = func.halves(there.c.day)
    lost = (halves.op("&&")(doing.row.span), ~halves.op("&&")(taken))
    recorded = (there.c.staff_id == doing.row.staff_id, there.c.status.in_(RECORDED_AWAY), *lost)
    day: date | None = await doing.db.scalar(select(func.min(there.c.day)).where(*recorded))
    refuse(rules.recorded_refusal(day, field) if day else None)

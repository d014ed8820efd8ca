"""The clocks of an event as SQL: its day, whether it is late, and how long it stood at each level.

A time at a level begins with the step that brings the event there, and ends with the step that takes it away; so the level that
hands over late is charged with the delay, not the next one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, DateTime, Integer, case, cast, func, literal_column, or_, select

from backend.events import models
from backend.events.rules import LEVEL_DAYS
from backend.graph.entity import Expression, Row
from backend.graph.expressions import ZONE, day_of
from backend.graph.scope import Scope
from backend.graph.sql import text_literal

_STEPS = models.EventStep.__table__


def _late(due: str) -> Expression:
    """Closed after its time, or still open after it; without a time nothing is late."""

    def sql(row: Row, _: Scope) -> ColumnElement[bool]:
        return func.coalesce(func.coalesce(row.closed_at, func.district_now()) > getattr(row, due), False)

    return Expression(type=Boolean(), sql=sql, nullable=False)


def begins(row: Row, _: Scope) -> ColumnElement[bool]:
    """Whether a step takes its event to another level, or is its first: there a time at a level begins."""
    before = _STEPS.alias()
    last = select(before.c.level).where(before.c.event_id == row.event_id, before.c.sequence < row.sequence)
    level = last.order_by(before.c.sequence.desc()).limit(1).correlate_except(before).scalar_subquery()
    return level.is_distinct_from(row.level)


def _next_level(row: Row, column: str) -> ColumnElement[Any]:
    """Something about the step that takes the event away from the level of `row`; NULL where none did."""
    after = _STEPS.alias()
    found = select(after.c[column]).where(after.c.event_id == row.event_id, after.c.sequence > row.sequence)
    found = found.where(after.c.level != row.level).order_by(after.c.sequence).limit(1)
    return found.correlate_except(after).scalar_subquery()


def _left_at(row: Row, _: Scope) -> ColumnElement[Any]:
    event = models.Event.__table__.alias()
    closed = select(event.c.closed_at).where(event.c.id == row.event_id).correlate_except(event).scalar_subquery()
    return func.coalesce(_next_level(row, "at"), closed)


def _level_due(row: Row, _: Scope) -> ColumnElement[Any]:
    """The clock that was written last while the event stood at the level, else the one of `rules.due` from the first step."""
    step, last = _STEPS.alias(), _next_level(row, "sequence")
    written = select(step.c.due_at).where(step.c.event_id == row.event_id, step.c.due_at.is_not(None))
    written = written.where(step.c.sequence >= row.sequence, or_(last.is_(None), step.c.sequence < last))
    found = written.order_by(step.c.sequence.desc()).limit(1).correlate_except(step).scalar_subquery()
    midnight = day_of(row.at) + case(*[(row.level == level, days + 1) for level, days in LEVEL_DAYS.items()])
    ruled = func.timezone(ZONE, cast(midnight, DateTime()) - literal_column("interval '1 second'"))
    return func.coalesce(found, ruled)


def _until(row: Row, scope: Scope) -> ColumnElement[Any]:
    return func.coalesce(_left_at(row, scope), func.date_trunc(text_literal("second"), func.district_now()))


def _used(row: Row, scope: Scope) -> ColumnElement[Any]:
    """Seconds from the first step at the level to the first after it, or to now."""
    return cast(func.extract("epoch", _until(row, scope) - row.at), Integer)


def _level_late(row: Row, scope: Scope) -> ColumnElement[Any]:
    return _until(row, scope) > _level_due(row, scope)


def _instant(sql: Callable[[Row, Scope], ColumnElement[Any]], *, nullable: bool = False) -> Expression:
    return Expression(type=DateTime(timezone=True), sql=sql, nullable=nullable)


EVENT: Mapping[str, Expression] = {
    "reported_on": Expression(type=Date(), sql=lambda row, _: day_of(row.reported_at), nullable=False),
    "overdue": _late("due_at"),
    "overdue_overall": _late("overall_due_at"),
}

LEVEL_TIME: Mapping[str, Expression] = {
    "entered_at": _instant(lambda row, _: row.at),
    "left_at": _instant(_left_at, nullable=True),
    "due_at": _instant(_level_due),
    "late": Expression(type=Boolean(), sql=_level_late, nullable=False),
    "seconds": Expression(type=Integer(), sql=_used, nullable=False),
}

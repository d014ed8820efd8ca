"""The working-day calendar: a year by its notice, or provisionally by law while the notice is not out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import strawberry
from sqlalchemy import delete, func, insert, select

from backend.access.acts import ActInput, Doing, act
from backend.graph.types import list_of, scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations import models
from backend.organisations.rules import Closing, DayStatus, OrganPurpose, calendar_of, calendar_refusals, year_refusal


@strawberry.input(description="放假的几天, 首尾都算.")
class ClosingInput:
    first: date = scalar("首日.")
    last: date = scalar("末日.")
    name: str = scalar("节日.")


@strawberry.input(description="登记一年的工作日历; 没有文件的为暂定.")
class CalendarAnnounceInput(ActInput):
    year: int = scalar("年份.")
    document: str | None = strawberry.field(default=None, description="放假通知的文号; 尚未公布的为空.")
    closings: list_of(ClosingInput) = scalar("放假.")  # type: ignore[valid-type]  # known at run time
    make_ups: list_of(date) = scalar("调休上班的周末.")  # type: ignore[valid-type]  # known at run time


@act(
    "calendar.announce",
    on="Organ",
    title="登记工作日历",
    when=lambda row: row.purpose == OrganPurpose.ORGANISATION.value,
)
async def announce(doing: Doing, given: CalendarAnnounceInput) -> None:
    """Every day of the year anew; deadlines are counted from these days whenever they are asked for, so all of them follow.

    “最多7天办结”
    """
    document = (given.document or "").strip() or None
    closings = [Closing(one.first, one.last, one.name.strip()) for one in given.closings]
    refuse(year_refusal(given.year))
    day = models.CalendarDay.__table__
    mine = func.extract("year", day.c.day) == given.year
    announced = await doing.db.scalar(select(func.count()).where(mine, day.c.status == DayStatus.ANNOUNCED.value))
    said = document is None and announced
    refuse(
        calendar_refusals(given.year, closings, given.make_ups),
        Refusal("ANNOUNCED", "该年已按通知登记，须写明新的文件", "the year has its notice; name the new one", "document")
        if said
        else None,
    )
    await doing.db.execute(delete(day).where(mine))
    await doing.db.execute(insert(day), days_of(given.year, closings, given.make_ups, document))
    await doing.change()


def days_of(year: int, closings: Iterable[Closing], make_ups: Iterable[date], document: str | None) -> list[dict[str, Any]]:
    """The rows of a whole year; without a document they are provisional."""
    status = (DayStatus.ANNOUNCED if document else DayStatus.PROVISIONAL).value
    return [
        {"day": one, "kind": kind.value, "name": name, "status": status, "document": document}
        for one, kind, name in calendar_of(year, closings, set(make_ups))
    ]

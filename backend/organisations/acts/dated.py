"""Dated facts: a period ends where the next one begins, without gap or overlap."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, insert, or_, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncConnection


async def from_day(db: AsyncConnection, table: Table, which: ColumnElement[bool], day: date, **values: Any) -> None:
    """Ends open periods at a day and goes on with `values`; a period that began that day is only corrected."""
    begun = func.lower(table.c.period)
    still = and_(which, func.upper_inf(table.c.period))
    earlier = or_(func.lower_inf(table.c.period), begun < day)
    ended = update(table).where(still, earlier).values(period=func.daterange(begun, day)).returning(table)
    former = (await db.execute(ended)).mappings().all()
    if former:
        again = [{name: value for name, value in row.items() if name != "id"} | {"period": Range(day, None)} for row in former]
        await db.execute(insert(table), again)
    await db.execute(update(table).where(still).values(**values))


async def until_day(db: AsyncConnection, table: Table, which: ColumnElement[bool], day: date) -> None:
    """Ends open periods at a day; one that began that day never was."""
    begun = func.lower(table.c.period)
    await db.execute(update(table).where(which, func.upper_inf(table.c.period)).values(period=func.daterange(begun, day)))

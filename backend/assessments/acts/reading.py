"""What the acts of assessments read beside their own row."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Doing
from backend.assessments import rules
from backend.assessments.models import AssessmentWeight, AssessmentYear
from backend.organisations.rules import ManagementClass

SCORES = ("township_score", "department_score", "conduct_score")


async def year_of(doing: Doing, year: int) -> Row[Any]:
    """The district's row of the year; nobody locks or closes it until the act is done."""
    table = AssessmentYear.__table__
    return (await doing.db.execute(select(table).where(table.c.year == year).with_for_update(read=True))).one()


async def weights_of(db: AsyncConnection, year: int) -> dict[ManagementClass, tuple[int, int, int]]:
    """Weights by class as they stand at the end of the year; what no document has changed is as the regulation says."""
    table = AssessmentWeight.__table__
    in_force = select(table).where(table.c.period.contains(func.make_date(year, 12, 31)))
    dated = {
        ManagementClass(row.management_class): (row.township, row.department, row.conduct) for row in await db.execute(in_force)
    }
    return {**rules.WEIGHTS, **dated}


async def composite_of(doing: Doing, row: Any, **changed: Decimal | None) -> Decimal | None:
    """The composite of an assessment once some components are changed."""
    parts = {name: getattr(row, name) for name in SCORES} | changed
    weights = await weights_of(doing.db, row.year)
    return rules.composite(weights[ManagementClass(row.management_class)], *parts.values())


def lock_of(year: Any, component: rules.Component) -> date | None:
    """The day that was set for a component of the year."""
    found: date | None = getattr(year, f"{component.lower()}_locked_on")
    return found

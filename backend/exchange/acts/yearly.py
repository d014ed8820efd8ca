"""Lists of a year in the database: the standards of the bonus that a body enters, and the working-day calendar."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from backend.access.acts import Doing
from backend.assessments.acts.years import paid_refusal
from backend.assessments.models import AssessmentYear, BonusStandard
from backend.exchange.models import ImportRow
from backend.exchange.rules.known import Standards
from backend.exchange.rules.sheet import Line, Sheet
from backend.exchange.rules.yearly import notices
from backend.organisations.acts.calendar import days_of
from backend.organisations.models import CalendarDay, Organisation
from backend.organisations.rules import DayKind


async def standards_of(doing: Doing, sheet: Sheet) -> Standards:
    """What the body of whoever imports has entered for the years of a sheet, and which of these years it is late for."""
    body, asked = doing.viewer["organisation_id"], {line.values["year"] for line in sheet.lines if "year" in line.values}
    standard = BonusStandard.__table__.c
    years = (await doing.db.scalars(select(AssessmentYear.year).where(AssessmentYear.year.in_(asked)))).all()
    mine = select(standard.year, standard.position, standard.grade).where(standard.organisation_id == body)
    return Standards(
        body=str(await doing.db.scalar(select(Organisation.code).where(Organisation.id == body))),
        years={year: await paid_refusal(doing, year, body) for year in years},
        entered={(row.year, row.position, row.grade) for row in await doing.db.execute(mine)},
    )


async def standard_rows(doing: Doing, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Standards of the body of whoever imports."""
    names = ("year", "position", "grade", "amount")
    body = doing.viewer["organisation_id"]
    return [{"organisation_id": body} | {name: line.values[name] for name in names} for line in lines]


async def standards_used(doing: Doing) -> bool:
    """Whether somebody has been paid by a standard of the batch, or one of a grade has been set beside it since."""
    mine = select(ImportRow.object_id).where(ImportRow.batch_id == doing.key)
    one, beside = BonusStandard.__table__, aliased(BonusStandard.__table__)
    years = select(one.c.year, one.c.organisation_id).where(one.c.id.in_(mine)).distinct()
    for year, body in (await doing.db.execute(years)).all():
        if await paid_refusal(doing, year, body):
            return True
    same = and_(*(beside.c[name] == one.c[name] for name in ("year", "organisation_id", "position")))
    left = and_(beside.c.grade.is_not(None), beside.c.id.not_in(mine))
    general = and_(one.c.id.in_(mine), one.c.grade.is_(None))
    return bool(await doing.db.scalar(select(exists().where(general, same, left))))


async def calendar_years(doing: Doing, sheet: Sheet) -> list[int]:
    """The years of a sheet of which there is a calendar."""
    asked = {line.values["day"].year for line in sheet.lines if "day" in line.values}
    year = func.extract("year", CalendarDay.day)
    return [int(found) for found in await doing.db.scalars(select(year).where(year.in_(asked)).distinct())]


async def calendar_rows(_: Doing, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Every day of each year that the lines speak of, as its notice says it."""
    years = notices(lines).items()
    return [row for year, said in years for row in days_of(year, said.closings, said.make_ups, said.document)]


async def calendar_used(doing: Doing) -> bool:
    """Whether the year has been announced anew since, or deadlines have been counted over a day that only the notice made so."""
    mine = select(ImportRow.object_id).where(ImportRow.batch_id == doing.key)
    day = CalendarDay.__table__
    gone = mine.where(ImportRow.object_id.not_in(select(day.c.id)))
    come = and_(day.c.id.in_(mine), day.c.day <= doing.today, day.c.kind.in_([DayKind.HOLIDAY.value, DayKind.MAKE_UP.value]))
    return bool(await doing.db.scalar(select(or_(exists(gone), exists().where(come)))))

"""What the district has already, as far as a sheet refers to it: one read per kind of fact."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ARRAY, Text, and_, any_, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Doing
from backend.exchange.acts.people import accounts_of, posts_of
from backend.exchange.acts.yearly import calendar_years, standards_of
from backend.exchange.rules.chiefs import Chiefs
from backend.exchange.rules.columns import OFFICERS, ImportTarget
from backend.exchange.rules.known import Body, Known
from backend.exchange.rules.sheet import Sheet
from backend.organisations import models as organisations
from backend.organisations.rules import OrganisationKind
from backend.personnel.models import Assignment, Staff
from backend.personnel.rules import Position

_REFERENCES = ("code", "township", "village", "organisation")
"""Fields that hold the code of a body."""


async def known_of(doing: Doing, target: ImportTarget, sheet: Sheet) -> Known:
    """Everything that the lines of a sheet may refer to or collide with."""
    if target is ImportTarget.BONUS_STANDARDS:
        return Known({}, standards=await standards_of(doing, sheet))
    if target is ImportTarget.CALENDAR_DAYS:
        return Known({}, years=await calendar_years(doing, sheet))
    if target in OFFICERS:
        posts = await posts_of(doing, sheet) if target is ImportTarget.POSTS else None
        return Known({}, accounts=await accounts_of(doing.db, sheet), posts=posts)
    known = await _of_bodies(doing.db, sheet)
    return replace(known, chiefs=await _chiefs(doing, known)) if target is ImportTarget.STAFF else known


async def _of_bodies(db: AsyncConnection, sheet: Sheet) -> Known:
    codes = {line.values[name] for line in sheet.lines for name in _REFERENCES if line.values.get(name)}
    numbers = {line.values["id_number"] for line in sheet.lines if line.values.get("id_number")}
    rule, sort = organisations.ClassRule.__table__, organisations.AgencySort.__table__
    rules = await db.execute(
        select(rule.c.agency_kind, rule.c.township_form, rule.c.management_class).where(func.upper_inf(rule.c.period))
    )
    sorts = await db.execute(select(sort.c.kind, sort.c.department_id))
    staff = await db.scalars(select(Staff.id_number).where(Staff.id_number == any_(literal([*numbers], ARRAY(Text)))))
    return Known(
        bodies=await _bodies(db, codes),
        identities=frozenset(number for number in staff if number is not None),
        classes={(kind, form): cls for kind, form, cls in rules},
        sorts={kind: department for kind, department in sorts},
    )


async def _chiefs(doing: Doing, known: Known) -> Chiefs:
    """Until when the agencies that a sheet names have had a chief."""
    served, keys = Assignment.__table__.c, {body.id: body.code for body in known.bodies.values()}
    last = func.max(func.coalesce(func.upper(served.period), date.max))
    chiefs = served.position == Position.CHIEF.value, served.agency_id.in_(keys)
    found = await doing.db.execute(select(served.agency_id, last).where(*chiefs).group_by(served.agency_id))
    return Chiefs({keys[agency]: until for agency, until in found}, doing.today)


async def _bodies(db: AsyncConnection, codes: Iterable[str]) -> dict[str, Body]:
    body, agency = organisations.Organisation.__table__, organisations.Agency.__table__
    village, grid, township = (m.__table__ for m in (organisations.Village, organisations.Grid, organisations.Township))
    found = await db.execute(
        select(
            body.c.id,
            body.c.kind,
            body.c.code,
            func.coalesce(agency.c.township_id, village.c.township_id, grid.c.township_id, township.c.id).label("township_id"),
            agency.c.department_id,
            func.coalesce(village.c.id, grid.c.village_id).label("village_id"),
            grid.c.id.label("grid_id"),
            agency.c.management_class,
            township.c.form,
        )
        .select_from(body)
        .outerjoin(agency, and_(agency.c.id == body.c.id, agency.c.closed_on.is_(None)))
        .outerjoin(village, village.c.id == body.c.id)
        .outerjoin(grid, grid.c.id == body.c.id)
        .outerjoin(township, township.c.id == body.c.id)
        .where(body.c.code.in_(codes), or_(body.c.kind != OrganisationKind.AGENCY.value, agency.c.id.is_not(None)))
    )
    return {row["code"]: _body(dict(row)) for row in found.mappings()}


def _body(row: dict[str, Any]) -> Body:
    kind = OrganisationKind(row.pop("kind"))
    department = row["id"] if kind is OrganisationKind.DEPARTMENT else row.pop("department_id")
    return Body(**{**row, "kind": kind, "department_id": department})

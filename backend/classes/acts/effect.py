"""The day on which a change takes effect: dated rows, current form and class, former names and codes, in one transaction."""

from typing import Any

from sqlalchemy import and_, func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Doing
from backend.classes import rules
from backend.classes.acts.affected import affected
from backend.classes.acts.merging import merge
from backend.classes.rules import ClassChangeKind
from backend.kit.rules import refuse
from backend.kit.spelling import pinyin
from backend.organisations import models as organisations
from backend.organisations.acts.dated import from_day
from backend.personnel import models as personnel


async def put_into_effect(doing: Doing, change: Row[Any]) -> None:
    """Does what the preview showed. Staff follow their agency's class by cascade; closed rows keep the class of their days."""
    agencies = (await doing.db.execute(affected(change.id))).all()
    refuse(rules.no_rule_refusals([agency.name for agency in agencies if agency.after is None]))
    if change.kind == ClassChangeKind.MERGER:
        await merge(doing, change, agencies)
        return
    if change.kind == ClassChangeKind.TOWNSHIP:
        await _township(doing, change)
    elif change.kind == ClassChangeKind.RULE:
        await _rule(doing.db, change)
    for agency in agencies:
        if agency.before != agency.after or change.kind == ClassChangeKind.OVERRIDE:
            await _reclass(doing, change, agency)


async def _rule(db: AsyncConnection, change: Row[Any]) -> None:
    rule = organisations.ClassRule.__table__
    same = and_(rule.c.agency_kind == change.agency_kind, rule.c.township_form == change.form)
    await from_day(db, rule, same, change.effective_on, management_class=change.management_class, document=change.document)


async def _reclass(doing: Doing, change: Row[Any], agency: Row[Any]) -> None:
    held, assigned = organisations.AgencyClass.__table__, personnel.Assignment.__table__
    override = change.kind == ClassChangeKind.OVERRIDE and change.management_class is not None
    values = {"management_class": agency.after, "override": override, "document": change.document}
    await from_day(doing.db, held, held.c.agency_id == agency.id, change.effective_on, **values)
    await from_day(doing.db, assigned, assigned.c.agency_id == agency.id, change.effective_on, management_class=agency.after)
    if agency.before != agency.after:
        await doing.change_other("Agency", agency.id, management_class=agency.after)


async def _township(doing: Doing, change: Row[Any]) -> None:
    """Form and category; with another code, the codes of its villages and grids follow. The key stays what it was."""
    status, township = organisations.TownshipStatus.__table__, organisations.Township.__table__
    values = {"form": change.form, "category": change.category, "document": change.document}
    await from_day(doing.db, status, status.c.township_id == change.township_id, change.effective_on, **values)
    before = (await doing.db.execute(select(township.c.name, township.c.code).where(township.c.id == change.township_id))).one()
    if (before.name, before.code) != (change.name, change.code):
        await _rename(doing, change)
    if before.code != change.code:
        await _recode(doing.db, change, before.code)
    await doing.change_other("Township", change.township_id, form=change.form, category=change.category)


async def _rename(doing: Doing, change: Row[Any]) -> None:
    names = organisations.OrganisationName.__table__
    now = {"name": change.name, "code": change.code}
    await from_day(
        doing.db, names, names.c.organisation_id == change.township_id, change.effective_on, **now, document=change.document
    )
    full, initials = pinyin(change.name)
    await doing.change_other("Organisation", change.township_id, **now, name_pinyin=full, name_initials=initials)


async def _recode(db: AsyncConnection, change: Row[Any], former: str) -> None:
    """Twelve digits of a village and fifteen of a grid begin with the nine of their township (GB/T 10114)."""
    body, names = organisations.Organisation.__table__, organisations.OrganisationName.__table__
    for table, key in ((names, names.c.organisation_id), (body, body.c.id)):
        theirs = and_(key.in_(_within(change.township_id)), func.starts_with(table.c.code, former))
        code = func.concat(change.code, func.substr(table.c.code, len(former) + 1))
        if table is names:
            await from_day(db, names, theirs, change.effective_on, code=code, document=change.document)
        else:
            await db.execute(update(body).where(theirs).values(code=code))


def _within(township: int) -> Any:
    village, grid = organisations.Village.__table__, organisations.Grid.__table__
    villages = select(village.c.id).where(village.c.township_id == township)
    return villages.union_all(select(grid.c.id).where(grid.c.township_id == township))

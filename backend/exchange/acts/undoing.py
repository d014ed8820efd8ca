"""Taking a whole import back, while nobody has touched what came of it."""

from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy import Table, and_, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Doing
from backend.access.acts.models import ActLog
from backend.assessments.models import BonusStandard
from backend.exchange.acts.progress import Progress
from backend.exchange.acts.writing import AT_ONCE
from backend.exchange.acts.yearly import calendar_used, standards_used
from backend.exchange.models import ImportRow
from backend.exchange.rules import ImportPhase
from backend.exchange.rules.columns import ImportTarget
from backend.identity.models import Account, Post
from backend.organisations import models as organisations
from backend.organisations.rules import OrganisationKind
from backend.personnel import models as personnel

_name, _body = (organisations.OrganisationName.__table__, "organisation_id"), (organisations.Organisation.__table__, "id")

_BODIES = {kind.value.capitalize() for kind in OrganisationKind}
"""Types of the graph that are bodies: an act on one may be on it as an Organisation."""

_TABLES: Mapping[ImportTarget, tuple[tuple[Table, str], ...]] = {
    ImportTarget.STAFF: ((personnel.Assignment.__table__, "staff_id"), (personnel.Staff.__table__, "id")),
    ImportTarget.AGENCIES: (
        (organisations.AgencyClass.__table__, "agency_id"),
        (organisations.Agency.__table__, "id"),
        _name,
        _body,
    ),
    ImportTarget.DEPARTMENTS: (
        (organisations.AgencySort.__table__, "department_id"),
        (organisations.Department.__table__, "id"),
        _name,
        _body,
    ),
    ImportTarget.TOWNSHIPS: (
        (organisations.TownshipStatus.__table__, "township_id"),
        (organisations.Township.__table__, "id"),
        _name,
        _body,
    ),
    ImportTarget.VILLAGES: ((organisations.Village.__table__, "id"), _name, _body),
    ImportTarget.UNITS: ((organisations.Unit.__table__, "id"), _name, _body),
    ImportTarget.GRIDS: ((organisations.Grid.__table__, "id"), _name, _body),
    ImportTarget.BONUS_STANDARDS: ((BonusStandard.__table__, "id"),),
    ImportTarget.CALENDAR_DAYS: ((organisations.CalendarDay.__table__, "id"),),
    ImportTarget.ACCOUNTS: ((Account.__table__, "id"),),
    ImportTarget.POSTS: ((Post.__table__, "id"),),
}
"""What an import of each kind wrote, in the order in which it can go again."""


_USED: Mapping[ImportTarget, Callable[[Doing], Awaitable[bool]]] = {
    ImportTarget.BONUS_STANDARDS: standards_used,
    ImportTarget.CALENDAR_DAYS: calendar_used,
}
"""Uses that neither the log nor a foreign key tells of."""


async def touched(doing: Doing, target: ImportTarget) -> bool:
    """Whether any act has changed a record of the import since; other records that refer to one are the database's to see."""
    used = _USED.get(target)
    return await _changed(doing.db, doing.key) or (used is not None and await used(doing))


async def _changed(db: AsyncConnection, batch: int) -> bool:
    row, log = ImportRow.__table__, ActLog.__table__
    own = and_(log.c.object_id == row.c.object_id, log.c.object_type == row.c.object_type)
    body = and_(log.c.object_id == row.c.object_id, log.c.object_type == "Organisation", row.c.object_type.in_(_BODIES))
    return bool(await db.scalar(select(exists().where(row.c.batch_id == batch, or_(own, body)))))


async def take_back(doing: Doing, progress: Progress, target: ImportTarget) -> None:
    """Deletes every row that the import wrote. IntegrityError: something else refers to one of them by now."""
    keys = (await doing.db.scalars(select(ImportRow.object_id).where(ImportRow.batch_id == doing.key))).all()
    await progress.begin(ImportPhase.UNDOING, len(keys))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        for table, column in _TABLES[target]:
            await doing.db.execute(delete(table).where(table.c[column].in_(some)))
        await progress.reached(start + len(some))

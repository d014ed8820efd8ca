"""How the overview counts: one source per embedded object, over visible rows inside the remit of the viewer's post.

District facts (lists, items, visits, departments) are the same for every member. `staff`, `events`, `mediation` and
`jointOperations` are null for a role without a right to such rows, except perhaps to its own: "not in your remit".
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    FromClause,
    Integer,
    Numeric,
    and_,
    cast,
    column,
    distinct,
    func,
    literal_column,
    null,
    or_,
    select,
)

from backend.access.remit import inside
from backend.approvals.models import ItemListEntry
from backend.graph.errors import bad_input
from backend.graph.expressions import ZONE, in_force
from backend.graph.scope import Scope
from backend.graph.sql import text_literal

FIRST_YEAR, LAST_YEAR = 1949, 2199
"""Years of which an overview can be asked."""

ONE_MONTH: ColumnElement[Any] = literal_column("interval '1 month'")

_AGENCIES = {
    "TOWNSHIP": "township_id",
    "DEPARTMENT": "department_id",
    "AGENCY": "id",
    "VILLAGE": "township_id",
    "GRID": "township_id",
}
_STAFF = {"TOWNSHIP": "township_id", "DEPARTMENT": "department_id", "AGENCY": "agency_id"}
_EVENTS = {**_STAFF, "VILLAGE": "village_id", "GRID": "grid_id"}
ASSESSMENTS = _STAFF
_MEDIATIONS = {"TOWNSHIP": "township_id", "VILLAGE": "village_id"}
_OPERATIONS = {"TOWNSHIP": "township_id"}


def reaches(name: str) -> Callable[[Scope], bool]:
    return lambda scope: scope.guard.reaches(scope.entities[name], scope.profile.role)


def month_of(scope: Scope) -> ColumnElement[Any]:
    """First day of the month that is asked for; by default of the last whole month in district time."""
    given = scope.arguments.get("month")
    if given is None:
        return cast(func.date_trunc(text_literal("month"), cast(scope.today, DateTime())) - ONE_MONTH, Date)
    with scope.below("month"):
        day = cast(scope.bind(given, Date(), _of_our_time), Date)
    return cast(func.date_trunc(text_literal("month"), cast(day, DateTime())), Date)


def _of_our_time(day: date) -> date:
    """Refuses months that no district counted; the ends of Python's calendar would be PostgreSQL's infinities."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = f"{FIRST_YEAR}-{LAST_YEAR}"
        raise bad_input(f"月份应在 {years} 年之间", f"the month must be of the years {years}")
    return day


def _within_month(scope: Scope, instant: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether an instant lies in the month, by the clock of the district."""
    first = cast(month_of(scope), DateTime())
    return and_(instant >= func.timezone(ZONE, first), instant < func.timezone(ZONE, first + ONE_MONTH))


def _share(part: ColumnElement[Any], whole: ColumnElement[Any]) -> ColumnElement[Any]:
    """A share from 0 to 1 with four decimals; of nothing it is unknown."""
    return func.round(cast(part, Numeric) / func.nullif(whole, 0), 4, type_=Numeric())


def _agencies_in_force(scope: Scope) -> tuple[FromClause, ColumnElement[bool]]:
    agency = scope.visible("Agency").relation.alias(scope.name("t"))
    standing = or_(agency.c.closed_on.is_(None), agency.c.closed_on > scope.today)
    return agency, and_(agency.c.established_on <= scope.today, standing)


def overview(scope: Scope) -> FromClause:
    agency, standing = _agencies_in_force(scope)
    departments = select(func.count(distinct(agency.c.department_id))).where(standing).scalar_subquery()
    now = func.date_trunc(text_literal("second"), func.district_now(), type_=DateTime(timezone=True))
    values = [month_of(scope).label("month"), now.label("as_of"), departments.label("departments")]
    return select(*values, _operations(scope).label("joint_operations")).subquery(scope.name("v"))


def _operations(scope: Scope) -> ColumnElement[Any]:
    if not reaches("JointOperation")(scope):
        return cast(null(), Integer)
    held = scope.visible("JointOperation").relation.alias(scope.name("t"))
    month = month_of(scope)
    there = and_(held.c.held_on >= month, held.c.held_on < month + ONE_MONTH, inside(scope, held.c, _OPERATIONS))
    return select(func.count()).select_from(held).where(there).scalar_subquery()


def _by_class(scope: Scope, row: FromClause, condition: ColumnElement[bool]) -> FromClause:
    counts = {name: func.count().filter(row.c.management_class == text_literal(name.upper())) for name in ("a", "b")}
    labelled = [count.label(name) for name, count in {"total": func.count(), **counts}.items()]
    return select(*labelled).select_from(row).where(condition).subquery(scope.name("v"))


def agencies(scope: Scope) -> FromClause:
    agency, standing = _agencies_in_force(scope)
    return _by_class(scope, agency, and_(standing, inside(scope, agency.c, _AGENCIES)))


def staff(scope: Scope) -> FromClause:
    person = scope.visible("Staff").relation.alias(scope.name("t"))
    return _by_class(scope, person, and_(person.c.stationed, inside(scope, person.c, _STAFF)))


def _size(scope: Scope, kind: str, category: str | None = None) -> ColumnElement[int]:
    """Number of items on the lists of a kind (and township category) in force."""
    listed, version = (scope.visible(name).relation.alias(scope.name("t")) for name in ("ItemList", "ItemListVersion"))
    conditions = [listed.c.kind == text_literal(kind), in_force(version.c, scope)]
    if category:
        conditions.append(listed.c.category == text_literal(category))
    joined = version.join(listed, version.c.list_id == listed.c.id)
    return cast(
        select(func.coalesce(func.sum(version.c.size), 0)).select_from(joined).where(*conditions).scalar_subquery(), Integer
    )


def _formerly(scope: Scope) -> ColumnElement[int]:
    """Size of the central towns' delegated list as it was before the one in force."""
    listed, version = (scope.visible(name).relation.alias(scope.name("t")) for name in ("ItemList", "ItemListVersion"))
    former = select(version.c.size).join_from(version, listed, version.c.list_id == listed.c.id)
    former = former.where(listed.c.kind == text_literal("DELEGATED"), listed.c.category == text_literal("CENTRAL"))
    former = former.where(func.upper(version.c.period) <= scope.today).order_by(version.c.number.desc()).limit(1)
    return func.coalesce(former.scalar_subquery(), 0)


_CATEGORIES = {"central": "CENTRAL", "development": "DEVELOPMENT", "ecological": "ECOLOGICAL"}


def delegated(scope: Scope) -> FromClause:
    sizes = {name: _size(scope, "DELEGATED", category) for name, category in _CATEGORIES.items()}
    values = {"formerly": _formerly(scope), **sizes, "station": _size(scope, "STATION")}
    return select(*[value.label(name) for name, value in values.items()]).subquery(scope.name("v"))


def window_lists(scope: Scope) -> FromClause:
    sizes = {name: _size(scope, "WINDOW", category) for name, category in _CATEGORIES.items()}
    values = {**sizes, "village": _size(scope, "VILLAGE")}
    return select(*[value.label(name) for name, value in values.items()]).subquery(scope.name("v"))


def visits(scope: Scope) -> FromClause:
    """Over the items of the central towns' window list in force."""
    names = ("ItemList", "ItemListVersion", "ApprovalItem")
    listed, version, item = (scope.visible(name).relation.alias(scope.name("t")) for name in names)
    entry = ItemListEntry.__table__.alias(scope.name("l"))
    joined = version.join(listed, version.c.list_id == listed.c.id).join(entry, entry.c.version_id == version.c.id)
    counts = {
        "items": func.count(),
        "at_most_one": func.count().filter(item.c.onsite_visits <= 1),
        "zero": func.count().filter(item.c.onsite_visits == 0),
    }
    statement = select(*[count.label(name) for name, count in counts.items()])
    statement = statement.select_from(joined.join(item, item.c.id == entry.c.item_id))
    central = (listed.c.kind == text_literal("WINDOW"), listed.c.category == text_literal("CENTRAL"))
    return statement.where(*central, in_force(version.c, scope)).subquery(scope.name("v"))


def _month_of_events(scope: Scope) -> tuple[FromClause, ColumnElement[bool]]:
    event = scope.visible("Event").relation.alias(scope.name("t"))
    return event, and_(_within_month(scope, event.c.reported_at), inside(scope, event.c, _EVENTS))


def events(scope: Scope) -> FromClause:
    event, there = _month_of_events(scope)
    values = {
        "total": func.count(),
        "up_to_level3_share": _share(func.count().filter(event.c.level <= 3), func.count()),
        "on_time_share": _share(func.count().filter(~event.c.overdue), func.count()),
    }
    labelled = [value.label(name) for name, value in values.items()]
    return select(*labelled).select_from(event).where(there).subquery(scope.name("v"))


def levels(scope: Scope) -> FromClause:
    event, there = _month_of_events(scope)
    level = func.generate_series(1, 4).table_valued(column("level", Integer), name=scope.name("u")).render_derived()
    joined = level.outerjoin(event, and_(event.c.level == level.c.level, there))
    counted = select(level.c.level, func.count(event.c.id).label("count")).select_from(joined)
    return counted.group_by(level.c.level).subquery(scope.name("v"))


def mediation(scope: Scope) -> FromClause:
    dispute = scope.visible("Mediation").relation.alias(scope.name("t"))
    succeeded = func.count().filter(dispute.c.succeeded)
    values = {"concluded": func.count(), "succeeded": succeeded, "success_rate": _share(succeeded, func.count())}
    there = and_(_within_month(scope, dispute.c.concluded_at), inside(scope, dispute.c, _MEDIATIONS))
    labelled = [value.label(name) for name, value in values.items()]
    return select(*labelled).select_from(dispute).where(there).subquery(scope.name("v"))

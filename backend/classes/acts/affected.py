"""What a change would do: the agencies whose class it decides, and the lists that a township of another category gets.

The preview shows it, the confirmation is bound to it by its fingerprint, and the day of effect does it: one computation for all.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.approvals import models as approvals
from backend.classes.acts.moving import moves
from backend.classes.models import ClassChange
from backend.classes.rules import LASTING, ClassChangeKind
from backend.organisations import models as organisations
from backend.personnel import models as personnel

_change = ClassChange.__table__.alias("change")
_agency = organisations.Agency.__table__.alias("agency")
_township = organisations.Township.__table__.alias("township")
_successor = organisations.Township.__table__.alias("successor")
_department = organisations.Department.__table__.alias("department")
_held = organisations.AgencyClass.__table__.alias("held")
_rule = organisations.ClassRule.__table__.alias("rule")
_staff = personnel.Staff.__table__.alias("staff")


def affected(change: int) -> Select[Any]:
    """Agencies in the reach of a change: `before` is today's class, `after` the one from its day; NULL where no rule fits."""
    merger = _change.c.kind == ClassChangeKind.MERGER
    by_township = and_(or_(_change.c.kind == ClassChangeKind.TOWNSHIP, merger), _agency.c.township_id == _change.c.township_id)
    same_kind = and_(_agency.c.kind == _change.c.agency_kind, _township.c.form == _change.c.form)
    itself = _change.c.kind == ClassChangeKind.OVERRIDE
    return (
        select(
            *(_agency.c[name] for name in ("id", "name", "kind", "township_id", "department_id")),
            _township.c.name.label("township"),
            _department.c.name.label("department"),
            _agency.c.management_class.label("before"),
            _after().label("after"),
            _people().label("people"),
        )
        .select_from(_change.join(_agency, _change.c.id == change))
        .join(_township, _township.c.id == _agency.c.township_id)
        .join(_department, _department.c.id == _agency.c.department_id)
        .outerjoin(_successor, _successor.c.id == _change.c.successor_id)
        .where(or_(by_township, and_(_change.c.kind == ClassChangeKind.RULE, same_kind), _agency.c.id == _change.c.agency_id))
        .where(or_(_agency.c.closed_on.is_(None), _agency.c.closed_on > _change.c.effective_on))
        .where(or_(itself, merger, ~_overridden()))
        .order_by(_agency.c.code)
    )


def _after() -> ColumnElement[Any]:
    """The class of the change itself, else what the rule says of (kind, form) on its day; a class by document goes with its agency."""
    merged = and_(_change.c.kind == ClassChangeKind.MERGER, _overridden())
    form = case(
        (_change.c.kind == ClassChangeKind.TOWNSHIP, _change.c.form),
        (_change.c.kind == ClassChangeKind.MERGER, _successor.c.form),
        else_=_township.c.form,
    )
    by_rule = (
        select(_rule.c.management_class)
        .where(_rule.c.agency_kind == _agency.c.kind, _rule.c.township_form == form)
        .where(_rule.c.period.contains(_change.c.effective_on))
        .limit(1)
        .scalar_subquery()
    )
    return case((merged, _agency.c.management_class), else_=func.coalesce(_change.c.management_class, by_rule))


def _overridden() -> ColumnElement[bool]:
    """Whether the agency has a class of its own by document, which no form and no rule changes."""
    own = select(_held.c.id).where(_held.c.agency_id == _agency.c.id, _held.c.override, func.upper_inf(_held.c.period))
    return own.exists()


def _people() -> ColumnElement[int]:
    here = select(func.count()).select_from(_staff).where(_staff.c.agency_id == _agency.c.id, _staff.c.left_on.is_(None))
    return here.scalar_subquery()


def reissued(change: int) -> Select[Any]:
    """Items of the lists that a township has today or would have, where its category changes: `before` and `after` say on which."""
    before = _listed(change, organisations.Township.__table__.c.category).cte("before")
    after = _listed(change, _category()).cte("after")
    same = and_(before.c.kind == after.c.kind, before.c.item_id == after.c.item_id)
    item = approvals.ApprovalItem.__table__
    kind = func.coalesce(before.c.kind, after.c.kind)
    return (
        select(
            kind.label("list"),
            item.c.code,
            item.c.name,
            before.c.item_id.is_not(None).label("before"),
            after.c.item_id.is_not(None).label("after"),
        )
        .select_from(
            before.join(after, same, full=True).join(item, item.c.id == func.coalesce(before.c.item_id, after.c.item_id))
        )
        .order_by(kind, item.c.code)
    )


def _listed(change: int, category: ColumnElement[Any]) -> Select[Any]:
    """(kind of list, item) of the lists for a category on the day of the change."""
    asked, township = ClassChange.__table__, organisations.Township.__table__
    changed = and_(asked.c.kind.in_([ClassChangeKind.TOWNSHIP, ClassChangeKind.MERGER]), _category() != township.c.category)
    lists, version, entry = (
        model.__table__ for model in (approvals.ItemList, approvals.ItemListVersion, approvals.ItemListEntry)
    )
    return (
        select(lists.c.kind, entry.c.item_id)
        .select_from(asked.join(township, township.c.id == asked.c.township_id))
        .outerjoin(_successor, _successor.c.id == asked.c.successor_id)
        .join(lists, lists.c.category == category)
        .join(version, and_(version.c.list_id == lists.c.id, version.c.period.contains(asked.c.effective_on)))
        .join(entry, entry.c.version_id == version.c.id)
        .where(asked.c.id == change, changed)
    )


def _category() -> ColumnElement[Any]:
    """That of the change, or of the township that takes over."""
    return func.coalesce(ClassChange.__table__.c.category, _successor.c.category)


@dataclass(frozen=True)
class Foreseen:
    """What a change would do by now. `moves` is (what, how many) of a merger, empty for other kinds."""

    agencies: Sequence[Row[Any]]
    items: Sequence[Row[Any]]
    moves: Sequence[tuple[str, int]]

    @property
    def words(self) -> dict[str, list[list[Any]]]:
        """What two persons agree on; people come and go without changing it."""
        return {
            "agencies": [[row.id, row.name, row.before, row.after] for row in self.agencies],
            "items": [[row.list, row.code, row.before, row.after] for row in self.items],
            "moves": [[what, count] for what, count in self.moves if what in LASTING],
        }

    @property
    def fingerprint(self) -> str:
        """A short text that is another one as soon as the preview shows another agency, class, item or body."""
        return hashlib.sha256(repr(self.words).encode()).hexdigest()[:16]


async def foresee(db: AsyncConnection, change: int) -> Foreseen:
    """Computed anew whenever somebody looks, decides, or the day comes."""
    agencies = (await db.execute(affected(change))).all()
    items = (await db.execute(reissued(change))).all()
    return Foreseen(agencies, items, await moves(db, change))

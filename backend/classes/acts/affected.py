"""What a change would do: the agencies whose class it decides, and the lists that a township of another category gets.

The preview shows it, the confirmation is bound to it by its fingerprint, and the day of effect does it: one computation for all.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.approvals import models as approvals
from backend.classes.models import ClassChange
from backend.classes.rules import ClassChangeKind
from backend.organisations import models as organisations
from backend.personnel import models as personnel

_change = ClassChange.__table__.alias("change")
_agency = organisations.Agency.__table__.alias("agency")
_township = organisations.Township.__table__.alias("township")
_department = organisations.Department.__table__.alias("department")
_held = organisations.AgencyClass.__table__.alias("held")
_rule = organisations.ClassRule.__table__.alias("rule")
_staff = personnel.Staff.__table__.alias("staff")


def affected(change: int) -> Select[Any]:
    """Agencies in the reach of a change: `before` is today's class, `after` the one from its day; NULL where no rule fits."""
    by_township = and_(_change.c.kind == ClassChangeKind.TOWNSHIP, _agency.c.township_id == _change.c.township_id)
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
        .where(or_(by_township, and_(_change.c.kind == ClassChangeKind.RULE, same_kind), _agency.c.id == _change.c.agency_id))
        .where(or_(_agency.c.closed_on.is_(None), _agency.c.closed_on > _change.c.effective_on))
        .where(or_(itself, ~_overridden()))
        .order_by(_agency.c.code)
    )


def _after() -> ColumnElement[Any]:
    """The class of the change itself, else what the rule says of (kind, form) on its day."""
    form = case((_change.c.kind == ClassChangeKind.TOWNSHIP, _change.c.form), else_=_township.c.form)
    by_rule = (
        select(_rule.c.management_class)
        .where(_rule.c.agency_kind == _agency.c.kind, _rule.c.township_form == form)
        .where(_rule.c.period.contains(_change.c.effective_on))
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(_change.c.management_class, by_rule)


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
    after = _listed(change, ClassChange.__table__.c.category).cte("after")
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
    lists, version, entry = (
        model.__table__ for model in (approvals.ItemList, approvals.ItemListVersion, approvals.ItemListEntry)
    )
    return (
        select(lists.c.kind, entry.c.item_id)
        .select_from(asked.join(township, township.c.id == asked.c.township_id))
        .join(lists, lists.c.category == category)
        .join(version, and_(version.c.list_id == lists.c.id, version.c.period.contains(asked.c.effective_on)))
        .join(entry, entry.c.version_id == version.c.id)
        .where(asked.c.id == change, asked.c.kind == ClassChangeKind.TOWNSHIP, asked.c.category != township.c.category)
    )


async def fingerprint(db: AsyncConnection, change: int) -> str:
    """A short text that is another one as soon as the preview shows another agency, class or item."""
    return fingerprint_of((await db.execute(affected(change))).all(), (await db.execute(reissued(change))).all())


def fingerprint_of(agencies: Sequence[Row[Any]], items: Sequence[Row[Any]]) -> str:
    """The same, of rows that are read already; people come and go without changing it."""
    words = [(row.id, row.before, row.after) for row in agencies], [(row.list, row.code, row.before, row.after) for row in items]
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]

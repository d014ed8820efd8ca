"""Where rows exist that policy says nothing of: within a parent, beside records of several types, under an interface."""

from collections.abc import Callable, Mapping

from sqlalchemy import ColumnElement, FromClause, and_, false, literal, or_, select

from backend.graph.entity import Entity, Within
from backend.graph.filters import group_condition
from backend.graph.scope import Scope
from backend.graph.sql import text_literal

Then = Callable[[Within, FromClause, FromClause], list[ColumnElement[bool]]]
"""(within, row, its parent in the parent's own table) -> what must have held of the parent when the row was written."""


def bounds(entity: Entity, scope: Scope, base: FromClause, inside: bool, then: Then = lambda *_: []) -> list[ColumnElement[bool]]:
    """Conditions over `base` beside those of policy; none when it is reached through its parent (`inside`)."""
    if entity.kinds:
        return _kinds(entity.kinds, scope, base)
    if inside:
        return []
    if entity.beside:
        parents = [one for one in entity.beside if not scope.visible(one.parent).none]
        return [or_(false(), *(_has_parent(one, scope, base, then) for one in parents))]
    return [] if entity.within is None else [_has_parent(entity.within, scope, base, then)]


def _has_parent(within: Within, scope: Scope, base: FromClause, then: Then) -> ColumnElement[bool]:
    parent = scope.visible(within.parent)
    row = parent.relation.alias(scope.name("w"))
    readable = group_condition(parent, row, within.group)
    if parent.entity.table is not None:
        held = parent.entity.table.alias(scope.name("h"))
        readable += [held.c.id == row.c.id, *past] if (past := then(within, base, held)) else []
    found = select(literal(1)).where(row.c.id == base.c[within.local], *readable).correlate(base).exists()
    return found if within.where is None else and_(within.where(base.c), found)


def _kinds(kinds: Mapping[str, str], scope: Scope, base: FromClause) -> list[ColumnElement[bool]]:
    """Rows of an interface's own table exist where the row of their concrete type does."""
    sure, asked = [], []
    for kind, concrete in kinds.items():
        visible = scope.visible(concrete)
        if visible.certain:
            sure.append(kind)
        elif not visible.none:
            row = visible.relation.alias(scope.name("w"))
            found = select(literal(1)).where(row.c.id == base.c.id).correlate(base).exists()
            asked.append(and_(base.c.kind == kind, found))
    if len(sure) == len(kinds):
        return []
    # Literals: an expanding bind would be filled in by SQLAlchemy only, not by asyncpg.
    plain = [base.c.kind.in_([text_literal(kind) for kind in sure])] if sure else []
    return [or_(false(), *plain, *asked)]

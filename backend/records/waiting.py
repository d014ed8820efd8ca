"""What waits for the viewer: the visible rows on which an act can be done for which somebody waits.

The same columns say what the viewer `can` do, so the count is never of a row that the viewer does not see or may not act on.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, BigInteger, ColumnElement, FromClause, Integer, Select, Text, cast, func, literal, select, union_all

from backend.graph.entity import ActRule, Entity
from backend.graph.scope import Scope
from backend.graph.sql import text_literal

LISTED = 20
"""Records of an act that are listed when nothing is said."""

MOST_LISTED = 100

_COLUMNS: dict[str, Any] = {"act": Text(), "type": Text(), "key": BigInteger(), "place": Integer()}


def waiting(scope: Scope) -> FromClause:
    """One row per act that waits: how many records wait for it."""
    row = _all(scope).alias(scope.name("t"))
    counted = select(row.c.act, row.c.type, func.count().label("count")).group_by(row.c.act, row.c.type)
    return counted.subquery(scope.name("v"))


def records(scope: Scope) -> FromClause:
    """The records that wait, each with its place among its act's."""
    return select(_all(scope)).subquery(scope.name("v"))


def first(row: Any, scope: Scope) -> ColumnElement[bool]:
    """The records that are asked for: those that have waited longest."""
    return row.place <= literal(min(scope.arguments["first"], MOST_LISTED))  # type: ignore[no-any-return]  # columns by name are untyped


def _all(scope: Scope) -> CTE:
    return scope.shared("waiting", lambda: union_all(_nothing(), *_awaited(scope)).cte(scope.name("waiting_")))


def _nothing() -> Select[Any]:
    """No row of the right columns: nothing ever waits for some roles."""
    return select(*[cast(None, type_).label(name) for name, type_ in _COLUMNS.items()]).where(literal(False))


def _awaited(scope: Scope) -> Iterator[Select[Any]]:
    for entity in scope.entities.values():
        for act in entity.acts:
            if act.awaited is not None and scope.visible(entity.name).acts[act.name] is not False:
                yield _rows(scope, entity, act)


def _rows(scope: Scope, entity: Entity, act: ActRule) -> Select[Any]:
    visible = scope.visible(entity.name)
    row = visible.relation.alias(scope.name("t"))
    assert act.awaited is not None
    held = visible.acts[act.name]
    can = [row.c[held]] if isinstance(held, str) else []
    place = cast(func.row_number().over(order_by=row.c.id), Integer)
    values: tuple[ColumnElement[Any], ...] = (text_literal(act.name), text_literal(entity.name), row.c.id, place)
    labelled = [value.label(name) for name, value in zip(_COLUMNS, values, strict=True)]
    return select(*labelled).select_from(row).where(act.awaited(row.c), *can)

"""Where the rows of a list come from, and the value that a list becomes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, func, literal_column, select

from backend.graph.context import Context, Path, Place, Value, together
from backend.graph.errors import bad_input
from backend.graph.order import Term
from backend.graph.scope import Scope, Visible
from backend.graph.sql import EMPTY_LIST, Record, fits, label

MOST_TERMS = 10

Pairs = list[tuple[str, ColumnElement[Any]]]


@dataclass(frozen=True)
class Lateral:
    """A subquery joined laterally, because it yields two columns: the body and what it touched."""

    relation: FromClause
    body: ColumnElement[Any]


@dataclass(frozen=True)
class Rows:
    """Where a list's rows come from: visible relation, how it hangs on its parent, arguments, order, largest page; its own place."""

    scope: Scope
    visible: Visible
    parents: tuple[FromClause, ...]
    hang: Callable[[FromClause], tuple[FromClause, Sequence[ColumnElement[bool]]]]
    arguments: dict[str, Any]
    order: list[Term]
    maximum: int
    path: Path


RootFilter = Callable[[Any, Scope, Mapping[str, Any]], list[ColumnElement[bool]]]
"""Extra conditions of a root field from its own arguments: (row columns, scope, arguments)."""


@dataclass(frozen=True)
class Root:
    """What a root field reads: a family's connection, its groups, or a one-row object.

    `given` are arguments that the expressions of its rows read, as `scope.arguments`.
    """

    entity: str
    narrow: RootFilter | None = None
    given: tuple[str, ...] = ()

    def conditions(self, row: FromClause, scope: Scope, arguments: Mapping[str, Any]) -> list[ColumnElement[bool]]:
        return self.narrow(row.c, scope, arguments) if self.narrow else []


def wanted(context: Context, visible: Visible, arguments: dict[str, Any], path: Path) -> list[tuple[str, bool]]:
    """`orderBy` as (column, descending); an order by a sensitive field is logged like a filter."""
    found = []
    items = arguments.get("orderBy") or []
    if len(items) > MOST_TERMS:
        raise bad_input(f"orderBy 至多 {MOST_TERMS} 项", f"orderBy takes at most {MOST_TERMS} fields", path=[*path, "orderBy"])
    for item in items:
        attribute = item["field"].value
        context.filters.used.add((visible.entity.name, attribute))
        found.append((attribute, item["direction"].value == "DESC"))
    return found


def columns(pairs: Pairs, place: Place) -> list[ColumnElement[Any]]:
    """Columns of one row: the response keys themselves when they can be labels and nothing is touched, else one record."""
    touched = together(place.touched)
    if touched is None and all(fits(key) for key, _ in pairs):
        return [value.label(label(key)) for key, value in pairs]
    body = Record(pairs).label("body")
    return [body] if touched is None else [body, touched.label("touched")]


def aggregate(scope: Scope, statement: Select[Any], pairs: Pairs, place: Place) -> Value:
    """json_agg over the rows of a statement made of `columns`."""
    rows = statement.subquery(scope.name("r"))
    labelled = not place.touched and all(fits(key) for key, _ in pairs)
    body = func.coalesce(func.json_agg(literal_column(rows.name) if labelled else rows.c.body), EMPTY_LIST)
    return finish(scope, body, func.string_agg(rows.c.touched, ",") if place.touched else None, rows)


def finish(scope: Scope, body: ColumnElement[Any], touched: ColumnElement[str] | None, source: FromClause) -> Value:
    """A one-row subquery as a value: scalar, or lateral when it also has `touched`."""
    if touched is None:
        return Value(select(body).select_from(source).scalar_subquery())
    relation = select(body.label("body"), touched.label("touched")).select_from(source).lateral(scope.name("j"))
    return Value(Lateral(relation, relation.c.body), relation.c.touched)

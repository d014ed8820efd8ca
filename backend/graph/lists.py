"""To-many fields: plain lists and Relay connections, each one correlated subquery that returns its JSON."""

from collections.abc import Sequence
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLInterfaceType, GraphQLNonNull, get_named_type, is_list_type
from sqlalchemy import ColumnElement, FromClause, select

from backend.graph import abstract, objects
from backend.graph.connections import connection
from backend.graph.context import Context, Path, Place, Value
from backend.graph.entity import Edge
from backend.graph.filters import join_edge
from backend.graph.order import terms
from backend.graph.rows import Root, Rows, aggregate, columns, wanted
from backend.graph.scope import Scope
from backend.graph.sql import correlated

ROOT_PAGE = 1000
NESTED_PAGE = 100
PLAIN_LIST = 20
"""Weight of a plain list, for the cost: those are short closed lists."""


def is_plain_list(field: GraphQLField) -> bool:
    type_ = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
    return is_list_type(type_)


def to_many(
    context: Context, name: str, field: GraphQLField, same: list[FieldNode], arguments: dict[str, Any], place: Place
) -> Value:
    """The value of a to-many edge of a row."""
    edge = place.visible.entity.edges[name]
    visible = place.scope.visible(edge.target, inside=edge.inside)

    def hang(other: FromClause) -> tuple[FromClause, Sequence[ColumnElement[bool]]]:
        source, condition = join_edge(place.visible, name, place.row, other, place.scope)
        return source, [condition]

    order = terms(visible, wanted(context, visible, arguments, place.path) or edge.order)
    rows = Rows(place.scope, visible, (place.row,), hang, arguments, order, NESTED_PAGE, place.path)
    if is_plain_list(field):
        return plain(context, get_named_type(field.type), same, rows, place.weight)
    return connection(context, field, same, rows, place.weight)


def root_rows(context: Context, scope: Scope, root: Root, arguments: dict[str, Any], path: Path) -> Rows:
    """Rows of a root connection: the visible relation itself, narrowed by the field's own arguments."""
    visible = scope.visible(root.entity)
    order = terms(visible, wanted(context, visible, arguments, path))

    def hang(other: FromClause) -> tuple[FromClause, Sequence[ColumnElement[bool]]]:
        return other, root.conditions(other, scope, arguments)

    return Rows(scope, visible, (), hang, arguments, order, ROOT_PAGE, path)


def plain(context: Context, type_: Any, same: list[FieldNode], rows: Rows, weight: int) -> Value:
    """A short closed list: all rows, in order."""
    if isinstance(type_, GraphQLInterfaceType) and not abstract.is_simple(context, type_, same):
        return abstract.listed(context, type_, same, rows, weight * PLAIN_LIST)
    other = rows.visible.relation.alias(rows.scope.name("t"))
    source, conditions = rows.hang(other)
    place = Place(rows.scope, rows.visible, other, source, True, weight * PLAIN_LIST, rows.path)
    pairs = objects.build_any(context, type_, same, place)
    statement = select(*columns(pairs, place)).select_from(place.source).where(*conditions)
    statement = correlated(statement.order_by(*[term.sql(other) for term in rows.order]), rows.parents)
    return aggregate(rows.scope, statement, pairs, place)


def embedded(context: Context, edge: Edge, type_: Any, same: list[FieldNode], arguments: dict[str, Any], place: Place) -> Value:
    """A short list of objects that are computed, not stored: the rows of the source (of this object), in its entity's order."""
    there = objects.source_place(place, edge.target, edge.source, arguments)
    there.weight *= PLAIN_LIST
    row = there.row
    pairs = objects.build(context, type_, same, there)
    order = [row.c[column].desc() if descending else row.c[column] for column, descending in there.visible.entity.order]
    conditions = [] if edge.local is None else [row.c[edge.remote] == place.row.c[edge.local]]
    conditions += [edge.where(row.c, there.scope)] if edge.where else []
    statement = select(*columns(pairs, there)).select_from(there.source).where(*conditions).order_by(*order)
    return aggregate(there.scope, correlated(statement, () if edge.local is None else (place.row,)), pairs, there)

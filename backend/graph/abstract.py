"""Interfaces: `node` and edges to an interface, planned as one branch per concrete type.

An interface with a table of its own (organisation) and a selection without type conditions needs no branches.
"""

from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLInterfaceType, GraphQLObjectType
from sqlalchemy import JSON, ColumnElement, FromClause, Text, and_, case, cast, func, select, true
from sqlalchemy.dialects.postgresql import aggregate_order_by

from backend.graph import objects
from backend.graph.collect import Nodes
from backend.graph.context import Context, Path, Place, Value, together
from backend.graph.entity import Edge
from backend.graph.ids import id_expression
from backend.graph.rows import Pairs, Rows, finish
from backend.graph.scope import Scope
from backend.graph.sql import EMPTY_LIST, NULL, Record, correlated, text_literal


@dataclass(frozen=True)
class Branches:
    """A FROM grown by one lateral per concrete type, the body that the type of each row chooses, and what it touched."""

    source: FromClause
    body: ColumnElement[Any]
    touched: ColumnElement[str] | None


def is_simple(context: Context, type_: GraphQLInterfaceType, nodes: Nodes) -> bool:
    """Whether every concrete type would answer with the interface's own fields only."""
    if type_.name not in context.registry.entities:
        return False
    own = {key: same[0].name.value for key, same in context.selections.fields(type_, nodes).items()}
    return all(
        {key: same[0].name.value for key, same in context.selections.fields(possible, nodes).items()} == own
        for possible in context.registry.core.get_possible_types(type_)
    )


def build(context: Context, type_: GraphQLInterfaceType, nodes: Nodes, place: Place) -> Pairs:
    """Pairs of an interface from its own table; or, with type conditions, not possible here (see `branches`)."""
    context.spend(place.weight)
    name = case(
        {kind: text_literal(concrete) for kind, concrete in (place.visible.entity.kinds or {}).items()}, value=place.row.c.kind
    )
    pairs: Pairs = []
    for key, same in context.selections.fields(type_, nodes).items():
        field = same[0].name.value
        if field == "__typename":
            pairs.append((key, name))
        elif field == "id":
            pairs.append((key, id_expression(cast(name, Text), place.row.c.id)))
        else:
            attribute = context.registry.attribute(type_.name, field)
            pairs.append((key, objects.scalar(place.row.c[attribute], type_.fields[field])))
    return pairs


def one(context: Context, type_: GraphQLInterfaceType, same: list[FieldNode], name: str, place: Place) -> Value:
    """An edge to an interface with type conditions: the kind of the row decides which branch is evaluated."""
    edge = place.visible.entity.edges[name]
    base = place.scope.visible(edge.target)
    assert edge.local is not None
    assert base.entity.kinds is not None
    other = base.relation.alias(place.scope.name("o"))
    statement = select(other.c.id, other.c.kind).where(other.c[edge.remote] == place.row.c[edge.local]).correlate(place.row)
    found = statement.lateral(place.scope.name("o"))
    tests = {concrete: found.c.kind == kind for kind, concrete in base.entity.kinds.items()}
    found_branches = branches(context, type_, same, place.scope, found, found.c.id, tests, place.weight, place.path)
    return finish(place.scope, found_branches.body, found_branches.touched, found_branches.source)


def any_node(context: Context, type_: GraphQLInterfaceType, same: list[FieldNode], edge: Edge, place: Place) -> Value:
    """An edge to a node of any of some types, which a column of the row names."""
    assert edge.kind is not None
    assert edge.local is not None
    named = select(place.row.c[edge.kind].label("type"), place.row.c[edge.local].label("key")).correlate(place.row)
    found = named.lateral(place.scope.name("o"))
    tests = {name: found.c.type == text_literal(name) for name in edge.among}
    grown = branches(context, type_, same, place.scope, found, found.c.key, tests, place.weight, place.path)
    return finish(place.scope, grown.body, grown.touched, grown.source)


def listed(context: Context, type_: GraphQLInterfaceType, same: list[FieldNode], rows: Rows, weight: int) -> Value:
    """A short list of an interface with type conditions: the keys in their order, then one branch per concrete type."""
    other = rows.visible.relation.alias(rows.scope.name("o"))
    source, conditions = rows.hang(other)
    number = func.row_number().over(order_by=[term.sql(other) for term in rows.order]).label("place")
    keys = select(other.c.id, other.c.kind, number).select_from(source).where(*conditions)
    found = correlated(keys, rows.parents).subquery(rows.scope.name("o"))
    kinds = rows.visible.entity.kinds or {}
    tests = {concrete: found.c.kind == kind for kind, concrete in kinds.items()}
    grown = branches(context, type_, same, rows.scope, found, found.c.id, tests, weight, rows.path)
    body = func.coalesce(func.json_agg(aggregate_order_by(grown.body, found.c.place)), EMPTY_LIST)
    return finish(rows.scope, body, None if grown.touched is None else func.string_agg(grown.touched, ","), grown.source)


def branches(
    context: Context,
    type_: GraphQLInterfaceType,
    same: list[FieldNode],
    scope: Scope,
    source: FromClause,
    key: ColumnElement[Any],
    tests: dict[str, ColumnElement[bool]],
    weight: int,
    path: Path,
) -> Branches:
    """A `source` with keys of unknown type: one lateral look-up per concrete type, of which at most one finds a row."""
    grown, whens, touched = source, [], []
    possible = {t.name: t for t in context.registry.core.get_possible_types(type_)}
    for name, test in tests.items():
        built = _branch(context, possible[name], same, scope, source, key, test, weight, path)
        if built is None:
            continue
        relation, has_touched = built
        grown = grown.outerjoin(relation, true())
        whens.append((test, relation.c.body))
        touched += [relation.c.touched] if has_touched else []
    body = case(*whens, else_=NULL) if whens else cast(NULL, JSON)  # an aggregate wants to know of what
    return Branches(grown, body, together(touched))


def _branch(
    context: Context,
    type_: GraphQLObjectType,
    same: list[FieldNode],
    scope: Scope,
    parent: FromClause,
    key: ColumnElement[Any],
    test: ColumnElement[bool],
    weight: int,
    path: Path,
) -> tuple[Any, bool] | None:
    visible = scope.visible(type_.name)
    if visible.none:
        return None
    row = visible.relation.alias(scope.name("t"))
    place = Place(scope, visible, row, row, True, weight, path)
    # Not every type's keys need be fit to be column labels, and a CASE over the types wants one form of all.
    body = func.to_json(Record(objects.build(context, type_, same, place)))
    touched = together(place.touched)
    columns = [body.label("body"), *([touched.label("touched")] if touched is not None else [])]
    statement = select(*columns).select_from(place.source).where(and_(test, row.c.id == key)).correlate(parent)
    return statement.lateral(scope.name("n")), touched is not None


def key_source(scope: Scope, name_bind: ColumnElement[Any], key_bind: ColumnElement[Any]) -> FromClause:
    """One row (type, key) of a decoded global id."""
    return select(name_bind.label("type"), key_bind.label("key")).subquery(scope.name("k"))


def keys_source(scope: Scope, names: ColumnElement[Any], keys: ColumnElement[Any]) -> FromClause:
    """Rows (type, key, place) of several decoded global ids, in their order."""
    unnested = func.unnest(names, keys).table_valued("type", "key", with_ordinality="place", name=scope.name("u"))
    return unnested.render_derived()

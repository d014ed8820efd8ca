"""Relay connections: cut the page first (keyset, literal LIMIT), then join what the page needs, then aggregate."""

from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLObjectType, get_named_type
from sqlalchemy import ARRAY, ColumnElement, FromClause, Integer, case, func, literal_column, select

from backend.graph import objects
from backend.graph.context import Context, Path, Place, Value, together
from backend.graph.order import beyond, cursor
from backend.graph.page import Page
from backend.graph.registry import node_type
from backend.graph.rows import Lateral, Pairs, Rows, aggregate, finish
from backend.graph.rows import columns as row_columns
from backend.graph.sql import EMPTY_LIST, Record, correlated, joined_record, text_literal


def connection(context: Context, field: GraphQLField, same: list[FieldNode], rows: Rows, weight: int) -> Value:
    """A Relay connection; `totalCount` is computed only when selected, one row more is fetched only for `pageInfo`."""
    type_ = get_named_type(field.type)
    assert isinstance(type_, GraphQLObjectType)
    page = Page.of(rows.arguments, rows.maximum, rows.path)
    fields = context.selections.fields(type_, same)
    names = {nodes[0].name.value for nodes in fields.values()}
    if names <= {"nodes", "__typename", "totalCount"} and len([n for n in fields.values() if n[0].name.value == "nodes"]) <= 1:
        return _simple(context, type_, fields, rows, page, weight)
    return _full(context, type_, fields, rows, page, weight)


def cut(context: Context, rows: Rows, page: Page, extra: int) -> FromClause:
    """The page as a subquery of the visible relation; with `extra` it numbers its rows and holds one more."""
    t = rows.visible.relation.alias(rows.scope.name("t"))
    source, conditions = rows.hang(t)
    order = [term.sql(t, page.reverse) for term in rows.order]
    number = [func.row_number().over(order_by=order).label("_rn")] if extra else []
    statement = select(*t.c, *number).select_from(source).where(*conditions, *_where(context, rows, t))
    if page.cursor is not None:
        with rows.scope.at(*rows.path, "before" if page.reverse else "after"):
            statement = statement.where(beyond(rows.scope, t, rows.order, page.cursor, page.reverse))
    statement = statement.order_by(*order).limit(literal_column(str(page.size + extra), Integer))
    return correlated(statement, rows.parents).subquery(rows.scope.name("p"))


def _where(context: Context, rows: Rows, t: FromClause) -> list[ColumnElement[bool]]:
    with rows.scope.at(*rows.path, "where"):
        tree = rows.arguments.get("where")
        return [context.filters.where(rows.scope, rows.visible, t, tree)] if tree else []


def _total(context: Context, rows: Rows) -> ColumnElement[Any]:
    t = rows.visible.relation.alias(rows.scope.name("t"))
    source, conditions = rows.hang(t)
    statement = select(func.count()).select_from(source).where(*conditions, *_where(context, rows, t))
    return correlated(statement, rows.parents).scalar_subquery()


def _simple(
    context: Context,
    type_: GraphQLObjectType,
    fields: dict[str, list[FieldNode]],
    rows: Rows,
    page: Page,
    weight: int,
) -> Value:
    """Only nodes (and a count): the fastest form, json_agg over labelled rows."""
    pairs: Pairs = []
    touched = None
    for key, nodes in fields.items():
        name = nodes[0].name.value
        if name == "totalCount":
            pairs.append((key, _total(context, rows)))
        elif name == "__typename":
            pairs.append((key, text_literal(type_.name)))
        else:
            value = _nodes(context, type_, nodes, rows, page, weight, (*rows.path, key))
            if isinstance(value.body, Lateral):
                touched = value.body.relation
                pairs.append((key, touched.c.body))
            else:
                pairs.append((key, value.body))
    body = Record(pairs)
    if touched is None:
        return Value(select(body).scalar_subquery())
    return finish(rows.scope, body, touched.c.touched, touched)


def _nodes(
    context: Context, type_: GraphQLObjectType, nodes: list[FieldNode], rows: Rows, page: Page, weight: int, path: Path
) -> Value:
    p = cut(context, rows, page, 0)
    place = Place(rows.scope, rows.visible, p, p, True, weight * page.size, path)
    pairs = objects.build_any(context, node_type(type_), nodes, place)
    statement = select(*row_columns(pairs, place)).select_from(place.source).order_by(*[term.sql(p) for term in rows.order])
    return aggregate(rows.scope, statement, pairs, place)


def _full(
    context: Context,
    type_: GraphQLObjectType,
    fields: dict[str, list[FieldNode]],
    rows: Rows,
    page: Page,
    weight: int,
) -> Value:
    """Nodes, edges and pageInfo over one numbered page that holds one row more than asked."""
    p = cut(context, rows, page, 1)
    place = Place(rows.scope, rows.visible, p, p, True, weight * page.size, rows.path)
    columns: list[ColumnElement[Any]] = [p.c._rn.label("_rn"), *[p.c[t.name].label(f"_o{i}") for i, t in enumerate(rows.order)]]
    bodies: dict[str, Any] = {}
    for key, nodes in fields.items():
        for node_key, node_fields in _node_selections(context, type_, key, nodes):
            pairs = objects.build_any(context, node_type(type_), node_fields, _below(place, rows.path, node_key))
            place.source, built = joined_record(place.source, rows.scope.name("x"), pairs)
            bodies[node_key] = f"n{len(bodies)}"
            columns.append(built.label(bodies[node_key]))
    touched = together(place.touched)
    if touched is not None:
        columns.append(touched.label("_touched"))
    r = (
        select(*columns)
        .select_from(place.source)
        .order_by(p.c._rn.desc() if page.reverse else p.c._rn)
        .subquery(rows.scope.name("r"))
    )
    inside = r.c._rn <= literal_column(str(page.size))
    aggregates = [
        _summary(context, type_, key, nodes, rows, page, r, inside, bodies).label(f"c{index}")
        for index, (key, nodes) in enumerate(fields.items())
    ]
    if touched is not None:
        aggregates.append(func.string_agg(r.c._touched, ",").filter(inside).label("_touched"))
    # HAVING makes it one group even where nothing selected is an aggregate.
    a = select(*aggregates).select_from(r).having(literal_column("true")).subquery(rows.scope.name("a"))
    body = Record([(key, a.c[f"c{index}"]) for index, key in enumerate(fields)])
    return finish(rows.scope, body, a.c._touched if touched is not None else None, a)


def _below(place: Place, path: Path, key: str) -> Place:
    place.path = (*path, *key.split("."))
    return place


def _node_selections(
    context: Context, type_: GraphQLObjectType, key: str, nodes: list[FieldNode]
) -> list[tuple[str, list[FieldNode]]]:
    name = nodes[0].name.value
    if name == "nodes":
        return [(key, nodes)]
    if name != "edges":
        return []
    edge = get_named_type(type_.fields["edges"].type)
    inner = context.selections.fields(edge, nodes)
    return [(f"{key}.{inner_key}", same) for inner_key, same in inner.items() if same[0].name.value == "node"]


def _summary(
    context: Context,
    type_: GraphQLObjectType,
    key: str,
    nodes: list[FieldNode],
    rows: Rows,
    page: Page,
    r: FromClause,
    inside: ColumnElement[bool],
    bodies: dict[str, str],
) -> ColumnElement[Any]:
    """One field of the connection as an aggregate over the numbered rows."""
    name = nodes[0].name.value
    if name == "__typename":
        return text_literal(type_.name)
    if name == "totalCount":
        return _total(context, rows)
    if name == "nodes":
        return _listed(r.c[bodies[key]], inside)
    if name == "edges":
        return _listed(_edge_record(context, type_, key, nodes, rows, r, bodies), inside)
    return _page_info(context, type_, nodes, rows, page, r, inside)


def _listed(value: ColumnElement[Any], inside: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.json_agg(value).filter(inside), EMPTY_LIST)


def _ordered_by(rows: Rows, r: FromClause) -> list[ColumnElement[Any]]:
    return [r.c[f"_o{index}"] for index in range(len(rows.order))]


def _edge_record(
    context: Context,
    type_: GraphQLObjectType,
    key: str,
    nodes: list[FieldNode],
    rows: Rows,
    r: FromClause,
    bodies: dict[str, str],
) -> Record:
    edge = get_named_type(type_.fields["edges"].type)
    pairs: Pairs = []
    for inner_key, same in context.selections.fields(edge, nodes).items():
        name = same[0].name.value
        forms = {"cursor": cursor(_ordered_by(rows, r)), "__typename": text_literal(edge.name)}
        pairs.append((inner_key, r.c[bodies[f"{key}.{inner_key}"]] if name == "node" else forms[name]))
    return Record(pairs)


def _page_info(
    context: Context,
    type_: GraphQLObjectType,
    nodes: list[FieldNode],
    rows: Rows,
    page: Page,
    r: FromClause,
    inside: ColumnElement[bool],
) -> Record:
    info = get_named_type(type_.fields["pageInfo"].type)
    more = func.coalesce(func.bool_or(~inside), literal_column("false"))
    given: ColumnElement[Any] = literal_column("true" if page.cursor is not None else "false")

    def at(place: ColumnElement[int]) -> ColumnElement[Any]:
        # No ORDER BY inside: PostgreSQL would sort the rows for it and give them to json_agg in that order too.
        values = [func.array_agg(value, type_=ARRAY(value.type)).filter(inside)[place] for value in _ordered_by(rows, r)]
        return case((func.count().filter(inside) > literal_column("0"), cursor(values)))

    forms: dict[str, ColumnElement[Any]] = {
        "hasNextPage": given if page.reverse else more,
        "hasPreviousPage": more if page.reverse else given,
        "startCursor": at(literal_column("1", Integer)),
        "endCursor": at(func.count().filter(inside)),
        "__typename": text_literal(info.name),
    }
    return Record([(key, forms[same[0].name.value]) for key, same in context.selections.fields(info, nodes).items()])

"""Groups: GROUP BY over a visible relation, with counts and, for numbers, sum, avg, min and max."""

from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLObjectType, get_named_type
from sqlalchemy import ColumnElement, FromClause, Text, cast, func, select

from backend.graph import objects
from backend.graph.context import Context, Path, Place, Value
from backend.graph.filters import join_edge
from backend.graph.registry import python_name
from backend.graph.rows import Pairs, Root, aggregate, columns
from backend.graph.scope import Scope, Visible
from backend.graph.sql import Record, text_literal

MOST_GROUPS = 1000


def groups(context: Context, field: GraphQLField, same: list[FieldNode], scope: Scope, root: Root, path: Path) -> Value:
    """One entry per combination of the `by` fields, ordered by them; no `by` gives one entry for all rows."""
    type_ = get_named_type(field.type)
    assert isinstance(type_, GraphQLObjectType)
    arguments = context.selections.arguments(field, same[0])
    visible = scope.visible(root.entity)
    t = visible.relation.alias(scope.name("t"))
    source, keys = _keys(scope, visible, t, [item.value for item in arguments.get("by") or []])
    context.filters.used.update((root.entity, name) for name in keys)
    where = root.conditions(t, scope, arguments)
    with scope.at(*path, "where"):
        where += [context.filters.where(scope, visible, t, tree)] if (tree := arguments.get("where")) else []
    numbers = _numbers(context, type_, same, t)
    grouped = select(*[key.label(name) for name, key in keys.items()], func.count().label("_count"), *numbers.values())
    grouped = grouped.select_from(source).where(*where).group_by(*keys.values()).order_by(*keys.values())
    g = grouped.limit(MOST_GROUPS).subquery(scope.name("g"))
    place = Place(scope, visible, g, g, True, MOST_GROUPS if keys else 1, path)
    pairs = _entry(context, type_, same, place, numbers, set(keys))
    ordered = [g.c[name] for name in keys]
    return aggregate(scope, select(*columns(pairs, place)).select_from(place.source).order_by(*ordered), pairs, place)


def _keys(scope: Scope, visible: Visible, t: FromClause, names: list[str]) -> tuple[FromClause, dict[str, ColumnElement[Any]]]:
    """What to group by, by column: the column itself, or the key behind a to-one edge.

    A key whose row does not exist for the viewer is null here: as groups of their own such rows would still be counted one by one.
    """
    source: FromClause = t
    keys: dict[str, ColumnElement[Any]] = {}
    for name in names:
        edge = visible.entity.edges.get(name)
        column = name if edge is None or edge.local is None else edge.local
        if column in keys:
            continue
        keys[column] = t.c[column]
        if edge is not None and not (target := scope.visible(edge.target, inside=edge.inside)).certain:
            other = target.relation.alias(scope.name("t"))
            source = source.outerjoin(*join_edge(visible, name, t, other, scope))
            keys[column] = other.c[edge.remote]
    return source, keys


def _numbers(context: Context, type_: GraphQLObjectType, same: list[FieldNode], t: FromClause) -> dict[tuple[str, str], Any]:
    """(function, attribute) -> its aggregate, for every number that the document selects."""
    found = {}
    for nodes in context.selections.fields(type_, same).values():
        function = nodes[0].name.value
        if function not in ("sum", "avg", "min", "max"):
            continue
        inner = get_named_type(type_.fields[function].type)
        for selected in context.selections.fields(inner, nodes).values():
            if selected[0].name.value == "__typename":
                continue
            attribute = python_name(inner.fields[selected[0].name.value])
            found[function, attribute] = cast(getattr(func, function)(t.c[attribute]), Text).label(f"_{function}_{attribute}")
    return found


def _entry(
    context: Context,
    type_: GraphQLObjectType,
    same: list[FieldNode],
    place: Place,
    numbers: dict[tuple[str, str], Any],
    by: set[str],
) -> Pairs:
    pairs: Pairs = []
    for key, nodes in context.selections.fields(type_, same).items():
        name = nodes[0].name.value
        inner = get_named_type(type_.fields[name].type) if name in type_.fields else None
        if name == "__typename":
            pairs.append((key, text_literal(type_.name)))
        elif name == "count":
            pairs.append((key, place.row.c._count))
        elif name == "key":
            pairs.append((key, Record(_key(context, inner, nodes, place, by))))
        else:
            pairs.append((key, Record(_functions(context, inner, name, nodes, place))))
    return pairs


def _key(context: Context, inner: Any, nodes: list[FieldNode], place: Place, by: set[str]) -> Pairs:
    """Values of the group's key; a field that is not in `by` is null."""
    pairs: Pairs = []
    for key, same in context.selections.fields(inner, nodes).items():
        name = same[0].name.value
        if name == "__typename":
            pairs.append((key, text_literal(inner.name)))
            continue
        field = inner.fields[name]
        pairs.append((key, objects.group_key(context, field, key, same, place, by)))
    return pairs


def _functions(context: Context, inner: Any, function: str, nodes: list[FieldNode], place: Place) -> Pairs:
    pairs: Pairs = []
    for key, same in context.selections.fields(inner, nodes).items():
        name = same[0].name.value
        value: ColumnElement[Any] = text_literal(inner.name)
        if name != "__typename":
            value = place.row.c[f"_{function}_{python_name(inner.fields[name])}"]
        pairs.append((key, value))
    return pairs

"""Objects: columns and expressions as they are, to-one edges as joins of visible relations, masks and acts as literals."""

from collections.abc import Callable
from itertools import product
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLInterfaceType, GraphQLObjectType, get_named_type
from sqlalchemy import Column, ColumnElement, FromClause, Numeric, Text, and_, case, cast, func, literal_column, true
from sqlalchemy.dialects.postgresql import array

from backend.graph import abstract, lists
from backend.graph.collect import Fields, Nodes
from backend.graph.context import DEEPEST, Context, Place, Value, touch
from backend.graph.entity import Edge
from backend.graph.errors import too_costly
from backend.graph.filters import join_edge
from backend.graph.ids import id_expression
from backend.graph.registry import python_name
from backend.graph.rows import Lateral, Pairs
from backend.graph.scope import Scope, Visible
from backend.graph.sql import EMPTY_LIST, NULL, Record, joined_record, text_literal


def build(context: Context, type_: GraphQLObjectType, nodes: Nodes, place: Place) -> Pairs:
    """(response key, value) pairs of an object at a place; grows the place's joins and its `touched`."""
    context.spend(place.weight)
    fields = context.selections.fields(type_, nodes)
    pairs = [(key, _field(context, type_, key, same, place)) for key, same in fields.items()]
    touch(context, place, _sensitive(context, type_, fields, place))
    return pairs


def _sensitive(context: Context, type_: GraphQLObjectType, fields: Fields, place: Place) -> list[str]:
    entity = place.visible.entity
    names = {
        context.registry.attribute(type_.name, same[0].name.value)
        for same in fields.values()
        if same[0].name.value != "__typename"
    }
    groups = {entity.group_of[name] for name in names if name in entity.group_of}
    return sorted(group for group in groups if entity.groups[group].sensitive)


def _field(context: Context, type_: GraphQLObjectType, key: str, same: list[FieldNode], place: Place) -> ColumnElement[Any]:
    name = same[0].name.value
    if name == "__typename":
        return text_literal(type_.name)
    field = type_.fields[name]
    attribute = context.registry.attribute(type_.name, name)
    if attribute == "id":
        return id_expression(type_.name, place.row.c.id)
    if attribute == "masked":
        return _masked(context, get_named_type(field.type), same, place)
    if attribute == "can":
        return _can(place)
    if attribute in place.visible.entity.edges:
        return _edge(context, attribute, key, field, same, place)
    return scalar(place.row.c[attribute], field)


def scalar(column: Column[Any] | ColumnElement[Any], field: GraphQLField) -> ColumnElement[Any]:
    """A column as JSON equal to graphql-core's output: decimals as text, instants as ISO 8601 (whole seconds, UTC)."""
    if isinstance(column.type, Numeric) and get_named_type(field.type).name == "Decimal":
        return cast(column, Text)
    return column


def _edge(context: Context, name: str, key: str, field: GraphQLField, same: list[FieldNode], place: Place) -> ColumnElement[Any]:
    edge = place.visible.entity.edges[name]
    context.relate(computed=edge.source is not None)
    arguments = context.selections.arguments(field, same[0])
    deeper = Place(**{**place.__dict__, "path": (*place.path, key), "scope": _scope(place, arguments)})
    if len(deeper.path) > DEEPEST:
        raise too_costly(f"查询嵌套超过 {DEEPEST} 层", f"the query is nested deeper than {DEEPEST}", same[0])
    target = get_named_type(field.type)
    if edge.source is not None and lists.is_plain_list(field):
        return _attach(lists.embedded(context, edge, target, same, arguments, deeper), place)
    if target.name in context.registry.family_of or lists.is_plain_list(field):
        return _attach(lists.to_many(context, name, field, same, arguments, deeper), place)
    assert isinstance(target, GraphQLInterfaceType | GraphQLObjectType)
    if isinstance(target, GraphQLInterfaceType) and edge.kind is not None:
        return _attach(abstract.any_node(context, target, same, edge, deeper), place)
    if edge.local is None:
        return _embedded(context, edge, target, same, arguments, deeper, place)
    if isinstance(target, GraphQLInterfaceType) and not abstract.is_simple(context, target, same):
        return _attach(abstract.one(context, target, same, name, deeper), place)
    return _to_one(context, name, target, same, deeper, place)


def _scope(place: Place, arguments: dict[str, Any]) -> Any:
    return place.scope.on_day(arguments["asOf"]) if arguments.get("asOf") is not None else place.scope


def _attach(value: Value, place: Place) -> ColumnElement[Any]:
    """A subquery's value: in the select list, or joined laterally when it also says what it touched."""
    if value.touched is not None:
        place.touched.append(value.touched)
    if isinstance(value.body, Lateral):
        place.source = place.source.join(value.body.relation, true())
        return value.body.body
    scalar_query: ColumnElement[Any] = value.body
    return scalar_query


def _to_one(context: Context, name: str, target: Any, same: list[FieldNode], deeper: Place, place: Place) -> ColumnElement[Any]:
    edge = place.visible.entity.edges[name]
    visible = deeper.scope.visible(edge.target, inside=edge.inside)
    if visible.none:
        return NULL
    other = visible.relation.alias(deeper.scope.name("t"))
    source, condition = join_edge(place.visible, name, place.row, other, deeper.scope)
    sure = place.sure and visible.certain and not place.visible.nullable(edge.local or "id") and edge.where is None
    place.source = place.source.join(source, condition) if sure else place.source.outerjoin(source, condition)
    there = Place(deeper.scope, visible, other, place.source, sure, place.weight, deeper.path)
    pairs = build_any(context, target, same, there)
    place.source, value = joined_record(there.source, deeper.scope.name("x"), pairs)
    place.touched += there.touched
    return value if sure else case((other.c[edge.remote].is_not(None), value))


def build_any(context: Context, type_: Any, nodes: Nodes, place: Place) -> Pairs:
    """Pairs of an object, or of an interface whose selection needs no concrete type."""
    return (
        abstract.build(context, type_, nodes, place)
        if isinstance(type_, GraphQLInterfaceType)
        else build(context, type_, nodes, place)
    )


def _embedded(
    context: Context, edge: Edge, target: Any, same: list[FieldNode], arguments: dict[str, Any], deeper: Place, place: Place
) -> ColumnElement[Any]:
    """An object that is computed, not stored: a one-row source joined to its parent."""
    if edge.present is not None and not edge.present(deeper.scope):
        return NULL
    there = source_place(deeper, edge.target, edge.source, arguments)
    place.source = place.source.join(there.source, true())
    inner = Place(**{**there.__dict__, "source": place.source})
    pairs = build(context, target, same, inner)
    place.source = inner.source
    place.touched += inner.touched
    return Record(pairs)


def source_place(parent: Place, type_name: str, source: Callable[[Scope], FromClause] | None, arguments: dict[str, Any]) -> Place:
    """The place of a type that reads a source instead of a table."""
    scope = parent.scope.with_arguments(arguments)
    entity = scope.entities[type_name]
    assert source is not None
    row = source(scope)
    visible = Visible(entity, row, True, False, {}, {})  # type: ignore[arg-type]  # a source stands in for a CTE
    return Place(scope, visible, row, row, True, parent.weight, parent.path)


def _masked(context: Context, type_: Any, same: list[FieldNode], place: Place) -> ColumnElement[Any]:
    """The list of masked fields as JSON literals: one per combination of the conditions that depend on the row."""
    labels = sorted(
        {c for g, c in place.visible.conditions.items() if isinstance(c, str) and place.visible.entity.groups[g].fields}
    )
    if not labels:
        return _masked_list(context, type_, same, place, {})
    whens = []
    for bits in product((True, False), repeat=len(labels)):
        held = dict(zip(labels, bits, strict=True))
        test = and_(*[place.row.c[name] if bit else place.row.c[name].is_(False) for name, bit in held.items()])
        whens.append((test, _masked_list(context, type_, same, place, held)))
    return case(*whens[:-1], else_=whens[-1][1])


def _masked_list(context: Context, type_: Any, same: list[FieldNode], place: Place, held: dict[str, bool]) -> ColumnElement[Any]:
    keys = {key: nodes[0].name.value for key, nodes in context.selections.fields(type_, same).items()}
    entity, entries = place.visible.entity, []
    for group, condition in place.visible.conditions.items():
        if condition is True or (isinstance(condition, str) and held[condition]):
            continue
        for attribute in entity.groups[group].fields:
            facts = {
                "field": context.registry.field_name(entity.name, attribute),
                "reason": entity.groups[group].reason.value,
                "__typename": type_.name,
            }
            if attribute in context.registry.exposed(entity.name):
                entries.append("{" + ",".join(f'"{key}":"{facts[name]}"' for key, name in keys.items()) + "}")
    return literal_column("'[" + ",".join(entries) + "]'::json") if entries else EMPTY_LIST


def _can(place: Place) -> ColumnElement[Any]:
    """The acts that this viewer may do on this row now."""
    names: list[Any] = [
        text_literal(act) if held is True else case((place.row.c[held], text_literal(act)))
        for act, held in place.visible.acts.items()
        if held is not False
    ]
    if not names:
        return EMPTY_LIST
    return func.array_to_json(func.array_remove(array[Any](names, type_=Text()), NULL))


def group_key(
    context: Context, field: GraphQLField, key: str, same: list[FieldNode], place: Place, by: set[str]
) -> ColumnElement[Any]:
    """A field of a group's key: a grouped column, or the object behind a grouped to-one edge; null when not grouped by."""
    name = python_name(field)
    edge = place.visible.entity.edges.get(name)
    if (edge.local if edge else name) not in by:
        return NULL
    if edge is None:
        return scalar(place.row.c[name], field)
    context.relate()
    deeper = Place(**{**place.__dict__, "path": (*place.path, key), "sure": False})
    return _to_one(context, name, get_named_type(field.type), same, deeper, place)

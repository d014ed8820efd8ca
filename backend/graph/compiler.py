"""A query operation as one statement: root fields side by side, one row (body, touched), nothing when there is no viewer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLInterfaceType, get_named_type
from sqlalchemy import ARRAY, BigInteger, ColumnElement, Select, Text, cast, func, select, true
from sqlalchemy.dialects.postgresql import aggregate_order_by

from backend.graph import abstract, lists, objects
from backend.graph.aggregates import groups
from backend.graph.connections import connection
from backend.graph.context import Context, Path, Place, Value, together
from backend.graph.entity import Edge
from backend.graph.errors import bad_input
from backend.graph.ids import decode_id, named_types
from backend.graph.rows import Lateral, Root, finish
from backend.graph.scope import Scope
from backend.graph.sql import EMPTY_LIST, NULL, Record, asyncpg_dialect, text_literal
from backend.graph.variables import Leaf

MOST_NODES = 100
DIALECT = asyncpg_dialect()


@dataclass(frozen=True)
class Statement:
    """SQL text with positional arguments by bind name; `columns` are the response keys when each is its own column."""

    sql: str
    binds: tuple[str, ...]
    constants: Mapping[str, Any]


def compile_roots(
    context: Context, scope: Scope, fields: dict[str, list[FieldNode]], roots: Mapping[str, Root], separate: bool
) -> Statement:
    """The statement of the planned root fields; `separate` gives one text column per response key (mixed operations).

    An operation that is logged also returns who asks, from the snapshot of its own statement.
    """
    root_type = context.registry.core.query_type
    assert root_type is not None
    source: Any = scope.viewer_relation
    touched: list[ColumnElement[str]] = []
    pairs: list[tuple[str, ColumnElement[Any]]] = []
    for key, same in fields.items():
        name = same[0].name.value
        if name == "__typename":
            pairs.append((key, cast(text_literal(root_type.name), Text)))
            continue
        context.relate(computed=name in roots and scope.entities[roots[name].entity].source is not None)
        value = _root(context, scope, roots, name, key, root_type.fields[name], same)
        if value.touched is not None:
            touched.append(value.touched)
        if isinstance(value.body, Lateral):
            source = source.join(value.body.relation, true())
        pairs.append((key, value.body.body if isinstance(value.body, Lateral) else value.body))
    bodies = [cast(func.to_json(v), Text).label(f"k{i}") for i, (_, v) in enumerate(pairs)] if separate else [_text(pairs)]
    total = together(touched)
    logged = bool(context.buckets or context.sought)
    asker = [scope.viewer_relation.c[name] for name in ("account_id", "post_id", "token_id")] if logged else []
    statement = select(*bodies, (NULL if total is None else total).label("touched"), *asker).select_from(source)
    return render(scope, statement)


def _text(pairs: list[tuple[str, ColumnElement[Any]]]) -> ColumnElement[Any]:
    return cast(func.to_json(Record(pairs)), Text).label("body")


def _root(
    context: Context, scope: Scope, roots: Mapping[str, Root], name: str, key: str, field: GraphQLField, same: list[FieldNode]
) -> Value:
    arguments = context.selections.arguments(field, same[0])
    inner = scope.on_day(arguments["asOf"]) if arguments.get("asOf") is not None else scope
    type_ = get_named_type(field.type)
    if isinstance(type_, GraphQLInterfaceType):
        assert isinstance(type_, GraphQLInterfaceType)
        return (
            _nodes(context, inner, type_, arguments, same, (key,))
            if name == "nodes"
            else _node(context, inner, type_, arguments, same, (key,))
        )
    root = roots[name]
    if root.given:
        inner = inner.apart({argument: arguments.get(argument) for argument in root.given})
    if type_.name in context.registry.family_of:
        rows = lists.root_rows(context, inner, root, arguments, (key,))
        return connection(context, field, same, rows, 1)
    if lists.is_plain_list(field):
        if scope.entities[root.entity].governed:
            return groups(context, field, same, inner, root, (key,))
        return _computed(context, inner, root.entity, type_, arguments, same, (key,))
    return _object(context, inner, root.entity, type_, arguments, same, (key,))


def _nowhere(scope: Scope, path: Path) -> Place:
    """The place of a root field that reads a source: it hangs on no row."""
    return Place(scope, None, None, None, True, 1, path)  # type: ignore[arg-type]  # a source has no parent row


def _computed(
    context: Context, scope: Scope, entity: str, type_: Any, arguments: dict[str, Any], same: list[FieldNode], path: Path
) -> Value:
    """A list of objects that are computed, not stored."""
    edge = Edge(target=entity, local=None, source=scope.entities[entity].source)
    return lists.embedded(context, edge, type_, same, arguments, _nowhere(scope, path))


def _object(
    context: Context, scope: Scope, entity: str, type_: Any, arguments: dict[str, Any], same: list[FieldNode], path: Path
) -> Value:
    with scope.at(*path):
        place = objects.source_place(_nowhere(scope, path), entity, scope.entities[entity].source, arguments)
        body = Record(objects.build(context, type_, same, place))
    return finish(scope, body, together(place.touched), place.source)


def _node(
    context: Context, scope: Scope, type_: GraphQLInterfaceType, arguments: dict[str, Any], same: list[FieldNode], path: Path
) -> Value:
    names, keys = _decoders(scope, arguments["id"])
    source = abstract.key_source(scope, names, keys)
    found = _by_type(context, scope, type_, same, source, path, _named(arguments["id"]))
    return finish(scope, found.body, found.touched, found.source)


def _named(given: Any) -> frozenset[str] | None:
    """The types that ids name, known before the statement is made; None where only the request will tell."""
    if isinstance(given, Leaf):
        return given.types
    texts = given if isinstance(given, list) else [given]
    return None if any(isinstance(text, Leaf) for text in texts) else named_types(texts)


def _decoders(scope: Scope, text: Any) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    name = scope.bind(text, Text(), lambda value: decode_id(value)[0])
    return name, scope.bind(text, BigInteger(), lambda value: decode_id(value)[1])


def _by_type(
    context: Context,
    scope: Scope,
    type_: GraphQLInterfaceType,
    same: list[FieldNode],
    source: Any,
    path: Path,
    only: frozenset[str] | None,
) -> abstract.Branches:
    tests = {
        t.name: source.c.type == text_literal(t.name)
        for t in context.registry.core.get_possible_types(type_)
        if t.name in context.registry.entities and (only is None or t.name in only)
    }
    return abstract.branches(context, type_, same, scope, source, source.c.key, tests, 1, path)


def _nodes(
    context: Context, scope: Scope, type_: GraphQLInterfaceType, arguments: dict[str, Any], same: list[FieldNode], path: Path
) -> Value:
    """Several ids at once; unknown and invisible ones are null at their place."""
    ids = arguments["ids"]
    names = scope.bind(ids, ARRAY(Text()), lambda texts: [decode_id(text)[0] for text in _few(texts, path)])
    keys = scope.bind(ids, ARRAY(BigInteger()), lambda texts: [decode_id(text)[1] for text in texts])
    source = abstract.keys_source(scope, names, keys)
    context.spend(MOST_NODES)
    found = _by_type(context, scope, type_, same, source, path, _named(ids))
    body = func.coalesce(func.json_agg(aggregate_order_by(found.body, source.c.place)), EMPTY_LIST)
    return finish(scope, body, None if found.touched is None else func.string_agg(found.touched, ","), found.source)


def _few(texts: list[str], path: Path) -> list[str]:
    if len(texts) > MOST_NODES:
        raise bad_input(f"ids 至多 {MOST_NODES} 个", f"at most {MOST_NODES} ids", path=[*path, "ids"])
    return texts


def render(scope: Scope, statement: Select[Any]) -> Statement:
    """SQL text of a statement, the names of its binds in order, and the values of those that are constants."""
    compiled = statement.compile(dialect=DIALECT)
    names = tuple(compiled.positiontup or ())
    constants = {}
    for name in names:
        if name not in scope.getters and not name.startswith("v_"):
            process = compiled._bind_processors.get(name, lambda value: value)
            constants[name] = process(compiled.binds[name].value)
    return Statement(str(compiled), names, constants)

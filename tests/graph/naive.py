"""A second answer to every document: graphql-core's executor over plain Python rows, with the policy decided by casbin per row.

No SQL, no planner: rows of a `World` as `Judge` shows them to one viewer, filtered and grouped as Python says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from graphql import GraphQLResolveInfo, get_named_type, graphql_sync

from backend.graph.ids import decode_id, encode_id
from backend.schema import ENTITIES, registry
from tests.graph.comparing import compare, cursor, in_order, past, terms_of
from tests.graph.naive_overview import ZONE, overview
from tests.graph.plain import FUNCTIONS, LINKED, NARROWED, ROOTS, SUPPORTED, always, linked, numbers, plain_schema
from tests.judge import GOVERNED, TABLE, Judge, Viewer, json_value
from tests.rows import concrete_type
from tests.world import Row


@dataclass(frozen=True)
class Node:
    """A row as an object of its type, as one viewer sees it on one day."""

    naive: Naive
    type_name: str
    row: Row


class Naive:
    """One viewer's answers; all that is below a field with `asOf` is answered by the viewer of that day."""

    def __init__(self, judge: Judge, viewer: Viewer, day: date | None = None) -> None:
        self.judge, self.viewer, self.world, self.day = judge, viewer, judge.world, day
        self._known: dict[str, list[Row]] = {}

    def ask(self, query: str) -> Any:
        result = graphql_sync(
            plain_schema(), query, None, field_resolver=self.resolve, type_resolver=lambda node, *_: node.type_name
        )
        assert not result.errors, result.errors
        return result.data

    def rows(self, name: str) -> list[Row]:
        """The rows of a type that exist for the viewer, masked."""
        if name not in self._known:
            self._known[name] = self._rows(name)
        return self._known[name]

    def _rows(self, name: str) -> list[Row]:
        if name in GOVERNED:
            return self.judge.visible(self.viewer, name, self.day)
        if name == "EventStep":
            events = {row["id"] for row in self.rows("Event") if "report" not in row["masked"]}
            return [row for row in self.world.tables["event_step"] if row["event_id"] in events]
        if name == "AgencyClass":
            agencies = {row["id"] for row in self.rows("Agency")}
            known = [row for row in self.world.tables["agency_class"] if row["agency_id"] in agencies]
            return [row | {"since": row["period"].lower, "until": row["period"].upper, "document": None} for row in known]
        rows = [dict(row) for row in self.world.tables[TABLE[name]]]
        if name == "Organisation":
            agencies = {row["id"] for row in self.rows("Agency")}
            return [row for row in rows if row["kind"] != "AGENCY" or row["id"] in agencies]
        if name == "Township":
            counts = {f"{kind}_count": kind for kind in ("village", "grid")}
            return [row | {count: self._count(kind, row["id"]) for count, kind in counts.items()} for row in rows]
        return rows

    def _count(self, table: str, town: int) -> int:
        return sum(row["township_id"] == town for row in self.world.tables[table])

    def resolve(self, source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        name = info.field_name
        if source is None:
            day = arguments.get("asOf")
            return (Naive(self.judge, self.viewer, date.fromisoformat(day)) if day else self)._root(name, arguments)
        if isinstance(source, dict):
            return source[name]
        return source.naive._field(source, info, arguments)

    def _field(self, source: Node, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]) -> Any:
        name = info.field_name
        attribute = registry().attribute(info.parent_type.name, name)
        edges = ENTITIES[source.type_name].edges
        if attribute == "id":
            return encode_id(source.type_name, source.row["id"])
        if attribute == "masked":
            return self._masked(source)
        if attribute in edges:
            return self._edge(source, attribute, info, arguments)
        return json_value(source.row[attribute])

    def _masked(self, node: Node) -> list[Any]:
        entity, hidden = ENTITIES[node.type_name], node.row.get("masked", set())
        shown = registry().exposed(node.type_name)
        return [
            {"field": registry().field_name(node.type_name, name), "reason": group.reason.value}
            for key, group in entity.groups.items()
            for name in group.fields
            if key in hidden and name in shown
        ]

    def _root(self, name: str, arguments: dict[str, Any]) -> Any:
        if name == "overview":
            return overview(self.judge, self.viewer, self.rows, date.fromisoformat(arguments["month"]).replace(day=1))
        if name == "node":
            return self._by_id(arguments["id"])
        if name == "nodes":
            return [self._by_id(one) for one in arguments["ids"]]
        family = name.removesuffix("Groups")
        rows = self.rows(ROOTS[family])
        if family == "personnel" and arguments.get("stationed") is not None:
            rows = [row for row in rows if row["stationed"] == arguments["stationed"]]
        if name != family:
            return self._groups(ROOTS[family], rows, arguments)
        return self._connection(ROOTS[family], rows, arguments, ENTITIES[ROOTS[family]].order)

    def _by_id(self, text: str) -> Node | None:
        name, key = decode_id(text)
        found = [row for row in self.rows(name) if row["id"] == key] if name in SUPPORTED - {"Organisation"} else []
        return Node(self, name, found[0]) if found else None

    def targets(self, type_name: str, row: Row, name: str) -> list[Row]:
        """The visible rows behind an edge."""
        edge = ENTITIES[type_name].edges[name]
        assert edge.local is not None
        value, rows = row[edge.local], self.rows(edge.target)
        if edge.through is not None:
            table, ours, theirs = edge.through
            holds = LINKED.get((type_name, name), linked)
            day = self.day or datetime.now(ZONE).date()
            keys = {link[theirs] for link in self.world.tables[table] if link[ours] == value and holds(link, day)}
            return [other for other in rows if other["id"] in keys]
        narrow: Callable[[Row], bool] = NARROWED.get((type_name, name), always)
        return [other for other in rows if value is not None and other[edge.remote] == value and narrow(other)]

    def _edge(self, node: Node, name: str, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]) -> Any:
        edge = ENTITIES[node.type_name].edges[name]
        rows = self.targets(node.type_name, node.row, name)
        order = edge.order or ENTITIES[edge.target].order
        named = get_named_type(info.return_type).name
        if named.endswith("Connection"):
            return self._connection(edge.target, rows, arguments, order)
        if str(info.return_type).startswith("["):
            return [self._node(edge.target, row) for row in in_order(rows, order)]
        return self._node(edge.target, rows[0]) if rows else None

    def _node(self, name: str, row: Row) -> Node:
        if (concrete := concrete_type(name, row)) == name:
            return Node(self, name, row)
        return Node(self, concrete, next(one for one in self.rows(concrete) if one["id"] == row["id"]))

    def _connection(self, name: str, rows: list[Row], arguments: dict[str, Any], order: Iterable[tuple[str, bool]]) -> Any:
        found = [row for row in rows if self.matches(name, row, arguments.get("where") or {})]
        wanted = [(item["field"].lower(), item.get("direction") == "DESC") for item in arguments.get("orderBy") or []]
        terms = terms_of(wanted or order)
        total, found = len(found), in_order(found, terms)
        backwards, beyond = "last" in arguments, arguments.get("after", arguments.get("before"))
        rest = found if beyond is None else [row for row in found if past(row, beyond, terms, backwards)]
        size = arguments.get("last", arguments.get("first", 20))
        page = (rest[-size:] if size else []) if backwards else rest[:size]
        more, cursors = len(rest) > len(page), [cursor(row, terms) for row in page]
        edges = [{"cursor": at, "node": self._node(name, row)} for at, row in zip(cursors, page, strict=True)]
        info = {
            "hasNextPage": beyond is not None if backwards else more,
            "hasPreviousPage": more if backwards else beyond is not None,
            "startCursor": cursors[0] if page else None,
            "endCursor": cursors[-1] if page else None,
        }
        return {"totalCount": total, "nodes": [edge["node"] for edge in edges], "edges": edges, "pageInfo": info}

    def matches(self, name: str, row: Row, where: dict[str, Any]) -> bool:
        """Whether a visible row satisfies a filter; a comparison with nothing is never true."""
        return all(self._part(name, row, key, value) for key, value in where.items())

    def _part(self, name: str, row: Row, key: str, value: Any) -> bool:
        if key in ("and", "or"):
            return (all if key == "and" else any)(self.matches(name, row, item) for item in value)
        if key == "not":
            return not self.matches(name, row, value)
        attribute = registry().attribute(name, key)
        if attribute in ENTITIES[name].edges:
            target = ENTITIES[name].edges[attribute].target
            return any(self.matches(target, other, value) for other in self.targets(name, row, attribute))
        if attribute == "id":
            return all(compare(op, encode_id(concrete_type(name, row), row["id"]), operand) for op, operand in value.items())
        return all(compare(op, row[attribute], operand) for op, operand in value.items())

    def _groups(self, name: str, rows: list[Row], arguments: dict[str, Any]) -> list[Any]:
        names = [item.lower() for item in arguments.get("by") or []]
        edges = ENTITIES[name].edges
        groups: dict[tuple[Any, ...], list[Row]] = {} if names else {(): []}
        for row in rows:
            if self.matches(name, row, arguments.get("where") or {}):
                groups.setdefault(tuple(self._key(name, row, one) for one in names), []).append(row)
        sort = sorted(groups, key=lambda key: [(value is None, value if value is not None else 0) for value in key])
        return [self._group(name, names, key, groups[key], edges) for key in sort]

    def _key(self, name: str, row: Row, by: str) -> Any:
        if by not in ENTITIES[name].edges:
            return row[by]
        found = self.targets(name, row, by)
        return found[0]["id"] if found else None

    def _group(self, name: str, names: list[str], key: tuple[Any, ...], rows: list[Row], edges: Any) -> Any:
        shown: dict[str, Any] = {}
        for field_name in plain_schema().type_map[f"{name}GroupKey"].fields:  # type: ignore[attr-defined]  # an object type
            attribute = next((one for one in names if registry().field_name(name, one) == field_name), None)
            value = key[names.index(attribute)] if attribute else None
            if attribute in edges and value is not None:
                target = edges[attribute].target
                value = self._node(target, next(row for row in self.rows(target) if row["id"] == value))
            shown[field_name] = value if isinstance(value, Node) else json_value(value)
        return {
            "count": len(rows),
            "key": shown,
            **{function: numbers(name, rows, function) for function in FUNCTIONS},
        }

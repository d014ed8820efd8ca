"""A second answer to every document: graphql-core's executor over plain Python rows, with the policy decided by casbin per row.

No SQL, no planner: rows of a `World` as `Judge` shows them to one viewer, filtered and grouped as Python says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graphql import GraphQLResolveInfo, GraphQLSchema, build_schema, get_named_type, graphql_sync

from backend.graph.ids import decode_id, encode_id
from backend.schema import ENTITIES, registry, sdl
from tests.graph.comparing import compare, in_order
from tests.judge import GOVERNED, TABLE, Judge, Viewer, json_value
from tests.world import Row

ROOTS = {
    "agencies": "Agency",
    "assessments": "Assessment",
    "departments": "Department",
    "events": "Event",
    "grids": "Grid",
    "personnel": "Staff",
    "townships": "Township",
    "villages": "Village",
}
SUPPORTED = frozenset({*ROOTS.values(), "Organ", "Organisation", "EventStep", "AgencyClass"})


def _always(_: Row) -> bool:
    return True


NARROWED: dict[tuple[str, str], Callable[[Row], bool]] = {
    ("Agency", "assessments"): lambda row: row["subject"] == "AGENCY",
    ("Staff", "assessments"): lambda row: row["subject"] == "PERSON",
    ("Township", "personnel"): lambda row: bool(row["stationed"]),
    ("Department", "personnel"): lambda row: bool(row["stationed"]),
}


@cache
def plain_schema() -> GraphQLSchema:
    """The same schema without any resolver of ours."""
    return build_schema(sdl())


@dataclass(frozen=True)
class Node:
    """A row as an object of its type."""

    type_name: str
    row: Row


class Naive:
    """One viewer's answers."""

    def __init__(self, judge: Judge, viewer: Viewer) -> None:
        self.judge, self.viewer, self.world = judge, viewer, judge.world

    def ask(self, query: str) -> Any:
        result = graphql_sync(
            plain_schema(), query, None, field_resolver=self.resolve, type_resolver=lambda node, *_: node.type_name
        )
        assert not result.errors, result.errors
        return result.data

    @cached_property
    def _known(self) -> dict[str, list[Row]]:
        return {}

    def rows(self, name: str) -> list[Row]:
        """The rows of a type that exist for the viewer, masked."""
        if name not in self._known:
            self._known[name] = self._rows(name)
        return self._known[name]

    def _rows(self, name: str) -> list[Row]:
        if name in GOVERNED:
            return self.judge.visible(self.viewer, name)
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
            return self._root(name, arguments)
        if isinstance(source, dict):
            return source[name]
        attribute = registry().attribute(info.parent_type.name, name)
        edges = ENTITIES[source.type_name].edges
        if attribute == "id":
            return encode_id(source.type_name, source.row["id"])
        if attribute == "can":
            return self.judge.can(self.viewer, source.type_name, source.row) if source.type_name in GOVERNED else []
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
        return Node(name, found[0]) if found else None

    def targets(self, type_name: str, row: Row, name: str) -> list[Row]:
        """The visible rows behind an edge."""
        edge = ENTITIES[type_name].edges[name]
        assert edge.local is not None
        value, rows = row[edge.local], self.rows(edge.target)
        if edge.through is not None:
            assert edge.through[0] == "served_township"
            keys = {link["township_id"] for link in self.world.tables["served_township"] if link["agency_id"] == value}
            return [other for other in rows if other["id"] in keys]
        narrow: Callable[[Row], bool] = NARROWED.get((type_name, name), _always)
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
        if name != "Organisation":
            return Node(name, row)
        concrete = str((ENTITIES["Organisation"].kinds or {})[row["kind"]])
        return Node(concrete, next(one for one in self.rows(concrete) if one["id"] == row["id"]))

    def _connection(self, name: str, rows: list[Row], arguments: dict[str, Any], order: Iterable[tuple[str, bool]]) -> Any:
        found = [row for row in rows if self.matches(name, row, arguments.get("where") or {})]
        wanted = [(item["field"].lower(), item.get("direction") == "DESC") for item in arguments.get("orderBy") or []]
        found = in_order(found, wanted or order)
        total, size = len(found), arguments.get("last", arguments.get("first", 20))
        page = (found[-size:] if size else []) if "last" in arguments else found[:size]
        more = total > len(page)
        nodes = [self._node(name, row) for row in page]
        info = {"hasNextPage": more and "last" not in arguments, "hasPreviousPage": more and "last" in arguments}
        return {"totalCount": total, "nodes": nodes, "edges": [{"node": node} for node in nodes], "pageInfo": info}

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
            return all(compare(op, encode_id(name, row["id"]), operand) for op, operand in value.items())
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
            **{function: _numbers(name, rows, function) for function in ("sum", "min", "max")},
        }


def _numbers(name: str, rows: list[Row], function: str) -> dict[str, Any]:
    """The numbers of a type, summed up; texts, as SQL prints them."""
    functions: dict[str, Callable[[list[Any]], Any]] = {"sum": sum, "min": min, "max": max}
    numeric = plain_schema().type_map.get(f"{name}Numbers")
    found = {}
    for field_name in getattr(numeric, "fields", {}):
        attribute = registry().attribute(name, field_name)
        values = [row[attribute] for row in rows if row[attribute] is not None]
        found[field_name] = str(functions[function](values)) if values else None
    return found

"""One row as a viewer gets it, field by field, against the row as the table holds it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import orjson
from graphql import get_named_type, is_list_type

from backend.graph.ids import decode_id, encode_id
from backend.schema import ENTITIES, registry
from tests.asking import Desk


def selection(type_name: str) -> str:
    """Every field of a type: scalars, the keys of what its edges lead to, the counts of its connections."""
    return " ".join(_selected(type_name, name) for name in registry().type(type_name).fields)


def _selected(type_name: str, name: str) -> str:
    target = get_named_type(registry().type(type_name).fields[name].type).name
    if name == "masked":
        return "masked { field reason }"
    if registry().attribute(type_name, name) not in ENTITIES[type_name].edges:
        return name
    if target in registry().family_of:
        return f"{name} {{ totalCount }}"
    return f"{name} {{ id }}" if "id" in registry().type(target).fields else f"{name} {{ __typename }}"


async def node(desk: Desk, username: str, type_name: str, key: int) -> Any:
    """The row with all its fields, or None where it does not exist for the account."""
    query = f"query Row($id: ID!) {{ node(id: $id) {{ ... on {type_name} {{ {selection(type_name)} }} }} }}"
    return (await desk.ask(username, query, {"id": encode_id(type_name, key)}))["node"]


async def stored(desk: Desk, type_name: str, key: int) -> dict[str, Any]:
    """The row of the table, values as JSON has them."""
    table = ENTITIES[type_name].table
    assert table is not None
    found = await desk.database.reads.fetchval(f"SELECT to_jsonb(t) FROM {table.name} t WHERE id = $1", key)
    return dict(orjson.loads(found))


async def check(
    desk: Desk, username: str, type_name: str, key: int, masked: Collection[str] = (), unseen: Collection[str] = ()
) -> dict[str, Any]:
    """The row as the account gets it, after comparing every field with the table.

    `masked`: groups that the account may not read: null and listed with their reason. `unseen`: edges that lead to rows which do
    not exist for the account: null and not listed.
    """
    found, row = await node(desk, username, type_name, key), await stored(desk, type_name, key)
    assert found is not None, f"{type_name} {key} does not exist for {username}"
    entity, reasons = ENTITIES[type_name], {}
    for name, field in registry().type(type_name).fields.items():
        attribute = registry().attribute(type_name, name)
        group = entity.group_of.get(attribute, "basic")
        if group in masked:
            reasons[name] = entity.groups[group].reason.value
            assert found[name] in (None, [], {"totalCount": 0}), f"{name} shows a value"
        elif attribute in entity.edges and entity.edges[attribute].local in row.keys() - {"id"}:
            there = row[entity.edges[attribute].local or ""] if attribute not in unseen else None
            assert (found[name] and decode_id(found[name]["id"])[1]) == there, name
        elif attribute in row and attribute != "id" and not is_list_type(field.type):
            assert found[name] == row[attribute], name
    assert {entry["field"]: entry["reason"] for entry in found.get("masked", ())} == reasons
    return dict(found)


async def key_of_one(desk: Desk, sql: str, *arguments: Any) -> int:
    """The first key that a query finds; a test needs at least one."""
    found = await desk.database.reads.fetchval(sql, *arguments)
    assert found is not None, f"the demo has no row for: {sql}"
    return int(found)


def concrete_type(type_name: str, row: Mapping[str, Any]) -> str:
    """The type of the row itself: for an interface the one of its kind, which is what ids name."""
    kinds = ENTITIES[type_name].kinds
    return str(kinds[row["kind"]]) if kinds else type_name

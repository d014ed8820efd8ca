"""What the naive answers know of the schema: its roots, how edges are narrowed, the same schema without resolvers, sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from graphql import GraphQLSchema, build_schema

from backend.schema import registry, sdl
from tests.graph.comparing import About
from tests.world import Row

ROOTS = {
    "agencies": "Agency",
    "assessments": "Assessment",
    "departments": "Department",
    "events": "Event",
    "grids": "Grid",
    "jointOperations": "JointOperation",
    "mediations": "Mediation",
    "meetings": "Meeting",
    "personnel": "Staff",
    "seals": "Seal",
    "serviceWindows": "ServiceWindow",
    "townships": "Township",
    "villages": "Village",
}
DATED = ("agencies", "personnel", "node")
"""Root fields that can be asked as of a day."""

SUPPORTED = frozenset({*ROOTS.values(), "Organ", "Unit", "Organisation", "EventStep", "AgencyClass"})


def always(_: Row) -> bool:
    return True


def linked(_: Row, __: date) -> bool:
    return True


NARROWED: dict[tuple[str, str], Callable[[Row], bool]] = {
    ("Agency", "assessments"): lambda row: row["subject"] == "AGENCY",
    ("Staff", "assessments"): lambda row: row["subject"] == "PERSON",
    ("Township", "personnel"): lambda row: bool(row["stationed"]),
    ("Department", "personnel"): lambda row: bool(row["stationed"]),
}
LINKED: dict[tuple[str, str], Callable[[Row, date], bool]] = {
    ("Agency", "served_townships"): lambda link, day: day in link["period"],
    ("Meeting", "attended"): lambda link, _: bool(link["attended"]),
    ("Meeting", "absent"): lambda link, _: not link["attended"],
}
"""Edges that are narrowed by the other row, or by the row of the link table and the day."""


@cache
def plain_schema() -> GraphQLSchema:
    """The same schema without any resolver of ours."""
    return build_schema(sdl())


FUNCTIONS: dict[str, Callable[[list[Any]], Any]] = {
    "sum": lambda values: str(sum(values)),
    "min": lambda values: str(min(values)),
    "max": lambda values: str(max(values)),
    "avg": lambda values: About(Decimal(sum(values)) / len(values)),
}


def numbers(name: str, rows: list[Row], function: str) -> dict[str, Any]:
    """The numbers of a type, summed up; texts, as SQL prints them."""
    numeric = plain_schema().type_map.get(f"{name}Numbers")
    found = {}
    for field_name in getattr(numeric, "fields", {}):
        attribute = registry().attribute(name, field_name)
        values = [row[attribute] for row in rows if row[attribute] is not None]
        found[field_name] = FUNCTIONS[function](values) if values else None
    return found

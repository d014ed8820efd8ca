"""Rows in memory, by table, on their way to COPY; and the few moments that the demo district is built around."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from asyncpg import Range
from sqlalchemy import Table

from backend.events.rules import SHANGHAI
from backend.models import Base

DATA = Path(__file__).parent / "data"

NOW = datetime(2017, 8, 31, 9, 0, tzinfo=SHANGHAI)
"""District time when loading happens."""

DISTRICT_FOUNDED = date(2013, 10, 18)
"""The county-level city became a district; no dated row of the demo begins earlier."""

FORM_CHANGE = date(2017, 7, 1)
"""First day of 道墟, 梁湖 and 小越 as sub-districts: assumed, between two published cuts (domain.md 5.5)."""

DELEGATION = date(2017, 7, 1)
"""First day of the 64/41/34 lists, seals and windows of the demo (assumed)."""


def period(start: date | None, end: date | None = None) -> Range[date]:
    """Days from `start` (None: ever), up to and without `end`."""
    return Range(start, end)


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of `day` in district time."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=SHANGHAI)


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of one data file of the demo."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chance(theme: str) -> Random:
    """The random numbers of one theme: always the same, and independent of all other themes."""
    return Random(f"daodi 2017 {theme}")


def shares(total: int, parts: int) -> list[int]:
    """`total` split into `parts` as evenly as whole numbers allow, larger parts first."""
    base, rest = divmod(total, parts)
    return [base + (index < rest) for index in range(parts)]


class Store:
    """Rows of every table, with keys given out in order of arrival; each row of a table names the same columns."""

    def __init__(self) -> None:
        self.columns: dict[str, tuple[str, ...]] = {}
        self.rows: dict[str, list[tuple[Any, ...]]] = {}
        self._keyed: dict[str, bool] = {}

    def add(self, model: type[Base], **values: Any) -> int:
        """Adds a row and returns its key: the next of its table, unless `id` is given."""
        name = model.__tablename__
        rows = self.rows.setdefault(name, [])
        key = values.pop("id", len(rows) + 1)
        if (keyed := self._keyed.get(name)) is None:
            keyed = self._keyed[name] = "id" in model.__table__.columns
        if keyed:
            values = {"id": key, **values}
        columns = self.columns.setdefault(name, tuple(values))
        if columns != tuple(values):
            raise ValueError(f"rows of {name} differ in their columns: {columns} and {tuple(values)}")
        rows.append(tuple(values.values()))
        return int(key)

    def tables(self) -> Iterator[Table]:
        """The tables that have rows, in an order in which no row comes before what it refers to."""
        return (table for table in Base.metadata.sorted_tables if table.name in self.rows)

    def dicts(self, model: type[Base]) -> Iterator[dict[str, Any]]:
        """The rows of one table with their column names."""
        name = model.__tablename__
        return (dict(zip(self.columns[name], row, strict=True)) for row in self.rows.get(name, []))

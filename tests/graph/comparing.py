"""Order and comparison of rows as Python says them: nothing comes last, and a comparison with nothing is never true."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.judge import json_value
from tests.world import Row

Terms = list[tuple[str, bool]]
"""Columns and whether they descend, the key among them."""


class About:
    """A number whose text may have any number of digits."""

    def __init__(self, value: Decimal) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and abs(Decimal(other) - self.value) < Decimal("1e-9")

    __hash__ = None  # type: ignore[assignment]  # what is equal to several texts has no hash

    def __repr__(self) -> str:
        return f"about {self.value}"


def terms_of(order: Iterable[tuple[str, bool]]) -> Terms:
    """An order that ends in the key, which follows the last direction; after the key nothing matters."""
    terms = [*order]
    names = [name for name, _ in terms]
    return terms[: names.index("id") + 1] if "id" in names else [*terms, ("id", terms[-1][1] if terms else False)]


def cursor(row: Row, terms: Terms) -> str:
    """The place of a row in an order: base64 of the JSON list of its values there."""
    values = [row[name] for name, _ in terms]
    texts = [str(one) if isinstance(one, Decimal) else json.dumps(json_value(one), ensure_ascii=False) for one in values]
    return base64.b64encode(f"[{', '.join(texts)}]".encode()).decode()


def past(row: Row, text: str, terms: Terms, backwards: bool) -> bool:
    """Whether a row comes after the place that a cursor names (before it, backwards)."""
    there = json.loads(base64.b64decode(text))
    for (name, descending), other in zip(terms, there, strict=True):
        here, wanted = row[name], None if other is None else _typed(row[name], str(other) if isinstance(other, float) else other)
        if here == wanted:
            continue
        later = here is None if None in (here, wanted) else (here < wanted if descending else here > wanted)
        return later != backwards
    return False


def in_order(rows: list[Row], order: Iterable[tuple[str, bool]]) -> list[Row]:
    """Sorted by several columns, each in its direction, nothing last; the key comes last and follows the last direction."""
    found = list(rows)
    for name, descending in reversed(terms_of(order)):
        some = sorted((row for row in found if row[name] is not None), key=lambda row: row[name], reverse=descending)
        found = [*some, *(row for row in found if row[name] is None)]
    return found


def compare(operator: str, value: Any, operand: Any) -> bool:
    if operator == "isNull":
        return operand is None or (value is None) == operand
    if value is None:
        return False
    if operator == "in":
        return any(compare("eq", value, one) for one in operand)
    wanted = _typed(value, operand)
    tests: dict[str, Callable[[], bool]] = {
        "eq": lambda: value == wanted,
        "ne": lambda: value != wanted,
        "gt": lambda: value > wanted,
        "gte": lambda: value >= wanted,
        "lt": lambda: value < wanted,
        "lte": lambda: value <= wanted,
        "contains": lambda: wanted in value,
        "startsWith": lambda: value.startswith(wanted),
    }
    return bool(tests[operator]())


def _typed(value: Any, operand: Any) -> Any:
    """The operand as a value of the column's kind."""
    if isinstance(value, Decimal):
        return Decimal(operand)
    if isinstance(value, datetime):
        return datetime.fromisoformat(operand)
    return date.fromisoformat(operand) if isinstance(value, date) else operand

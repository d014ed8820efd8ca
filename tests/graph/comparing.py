"""Order and comparison of rows as Python says them: nothing comes last, and a comparison with nothing is never true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.world import Row


def in_order(rows: list[Row], order: Iterable[tuple[str, bool]]) -> list[Row]:
    """Sorted by several columns, each in its direction, nothing last; the key comes last and follows the last direction."""
    terms = [*order]
    terms.append(("id", terms[-1][1] if terms else False))
    found = list(rows)
    for name, descending in reversed(terms):
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

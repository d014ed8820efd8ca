"""How much of an order a connection is asked for."""

from dataclasses import dataclass
from typing import Any

from backend.graph.context import Path
from backend.graph.errors import bad_input

DEFAULT_PAGE = 20


@dataclass(frozen=True)
class Page:
    """How much of the order is asked: size, from which end, beyond which cursor."""

    size: int
    reverse: bool
    cursor: Any

    @classmethod
    def of(cls, arguments: dict[str, Any], maximum: int, path: Path) -> "Page":
        first, last = arguments.get("first"), arguments.get("last")
        if first is not None and last is not None:
            raise bad_input("first 与 last 不能同时给出", "give first or last, not both", path=[*path, "last"])
        name, size = ("last", last) if last is not None else ("first", DEFAULT_PAGE if first is None else first)
        if not 0 <= size <= maximum:
            message = (f"{name} 应在 0 到 {maximum} 之间", f"{name} must be between 0 and {maximum}")
            raise bad_input(*message, path=[*path, name])
        after, before = arguments.get("after"), arguments.get("before")
        if (before if last is None else after) is not None:
            raise bad_input("after 与 first 同用，before 与 last 同用", "use after with first, before with last", path=[*path])
        return cls(size, last is not None, before if last is not None else after)

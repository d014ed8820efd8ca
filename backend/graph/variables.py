"""Variables: what shapes the statement is compiled in, what only fills it is bound."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import DocumentNode, VariableNode, Visitor, visit
from graphql.language import ArgumentNode


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place in the coerced variables whose value is bound at run time."""

    path: tuple[str | int, ...]


Shape = Any
"""A hashable description of a value's structure: keys, booleans, enums and nulls as they are, everything else a `Leaf`."""


def lift(value: Any, path: tuple[str | int, ...], kept: frozenset[str] = frozenset()) -> tuple[Any, Shape]:
    """Splits coerced variables into (the same tree with leaves, its shape); variables named in `kept` stay as they are."""
    if isinstance(value, dict):
        items = {key: lift(item, (*path, key), kept if not path else frozenset()) for key, item in value.items()}
        if not path:
            items.update({key: (value[key], value[key]) for key in kept & value.keys()})
        return {key: tree for key, (tree, _) in items.items()}, tuple((key, shape) for key, (_, shape) in items.items())
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        pairs = [lift(item, (*path, index)) for index, item in enumerate(value)]
        return [tree for tree, _ in pairs], ("list", *(shape for _, shape in pairs))
    if isinstance(value, list) and any(isinstance(item, Enum) for item in value):
        return value, ("list", *value)
    if value is None or isinstance(value, bool | Enum):
        return value, value
    return Leaf(path), Leaf


def dig(values: Mapping[str, Any], path: tuple[str | int, ...]) -> Any:
    """The value at a leaf's path."""
    found: Any = values
    for step in path:
        found = found[step]
    return found


class _PageVariables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        if node.name.value in ("first", "last") and isinstance(node.value, VariableNode):
            self.names.add(node.value.name.value)


def page_variables(document: DocumentNode) -> frozenset[str]:
    """Variables that give page sizes: kept in the plan, because a literal LIMIT is planned and priced exactly."""
    visitor = _PageVariables()
    visit(document, visitor)
    return frozenset(visitor.names)

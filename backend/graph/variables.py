"""Variables: what shapes the statement is compiled in, what only fills it is bound."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import DocumentNode, VariableNode, Visitor, visit
from graphql.language import ArgumentNode

from backend.graph.errors import bad_input


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place in the coerced variables whose value is bound at run time; `types` is what the global ids there name."""

    path: tuple[str | int, ...]
    types: frozenset[str] = frozenset()


Shape = Any
"""A hashable description of a value's structure: keys, booleans, enums and nulls as they are, everything else a `Leaf`."""


def shaped(values: dict[str, Any], kept: frozenset[str], typed: Mapping[str, frozenset[str]]) -> tuple[dict[str, Any], Shape]:
    """Splits coerced variables into (the same tree with leaves, its shape).

    Variables named in `kept` stay as they are; of those in `typed`, global ids, the types that they name are part of the shape.
    """
    items = {key: lift(value, (key,)) for key, value in values.items()}
    items |= {key: (values[key], values[key]) for key in kept & values.keys()}
    items |= {key: (Leaf((key,), names), (Leaf, names)) for key, names in typed.items()}
    return {key: tree for key, (tree, _) in items.items()}, tuple((key, shape) for key, (_, shape) in items.items())


def lift(value: Any, path: tuple[str | int, ...]) -> tuple[Any, Shape]:
    """One value as (the same tree with leaves, its shape)."""
    if isinstance(value, dict):
        items = {key: lift(item, (*path, key)) for key, item in value.items()}
        return {key: tree for key, (tree, _) in items.items()}, tuple((key, shape) for key, (_, shape) in items.items())
    if isinstance(value, list) and (
        not value or any(isinstance(item, dict) for item in value)
    ):  # an empty one may be of conditions
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


class _Variables(Visitor):
    def __init__(self, arguments: tuple[str, ...]) -> None:
        super().__init__()
        self.arguments = arguments
        self.names: set[str] = set()

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        if node.name.value in self.arguments and isinstance(node.value, VariableNode):
            self.names.add(node.value.name.value)


def variables_of(document: DocumentNode, *arguments: str) -> frozenset[str]:
    """Variables that a document gives to arguments of these names."""
    visitor = _Variables(arguments)
    visit(document, visitor)
    return frozenset(visitor.names)


def filled(value: Any, values: Mapping[str, Any]) -> Any:
    """A leaf's value, or the value itself."""
    return dig(values, value.path) if isinstance(value, Leaf) else value


def storable(value: Any) -> Any:
    """PostgreSQL text holds neither NUL nor half a surrogate pair: such a string is a mistake of the caller."""
    for text in value if isinstance(value, list) else (value,):
        if isinstance(text, str) and not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            raise bad_input("文字含有不成对的代理字符", "the text holds half a surrogate pair")
        if isinstance(text, str) and "\x00" in text:
            raise bad_input("文字含有空字符", "the text holds a NUL character")
    return value

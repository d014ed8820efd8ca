"""What a document may ask before it is validated: one pass, fragments priced once, so a fragment bomb costs nothing.

Strawberry's own limiters expand every spread and take exponential time; this rule is linear in the document.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from backend.graph.errors import bad_input, too_costly

MOST_CHARACTERS = 100_000
MOST_TOKENS = 4_000
MOST_FIELDS = 2_000
DEEPEST = 20
MOST_OF_ONE_KEY = 50
MOST_OPERATIONS = 50
MOST_ROOTS = 50
"""Root fields that an operation names itself; each is a statement of its own within the one."""

MOST_VISITS = 4 * MOST_FIELDS
"""Selections looked at, fragments anew wherever they are spread."""

MOST_IN_VARIABLES = 20_000
OBJECT = 20
"""What an object costs among the values in variables: each is coerced field by field of its type."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a selection set with its fragments expanded: fields and depth."""

    fields: int
    depth: int


class _Sizes:
    def __init__(self, document: DocumentNode) -> None:
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self.known: dict[str, Size] = {}
        self.open: set[str] = set()

    def of(self, selections: SelectionSetNode | None) -> Size:
        if selections is None:
            return Size(0, 0)
        fields = depth = 0
        for selection in selections.selections:
            if isinstance(selection, FragmentSpreadNode):
                inner, own = self.fragment(selection.name.value), 0
            else:
                own = int(isinstance(selection, FieldNode))
                inner = self.of(selection.selection_set)  # type: ignore[attr-defined]  # fields and inline fragments have one
            fields, depth = fields + inner.fields + own, max(depth, inner.depth + own)
        return Size(fields, depth)

    def fragment(self, name: str) -> Size:
        """Size of a fragment, found once; an unknown or circular one is left to validation."""
        if name not in self.known:
            if name in self.open or name not in self.fragments:
                return Size(0, 0)
            self.open.add(name)
            self.known[name] = self.of(self.fragments[name].selection_set)
            self.open.discard(name)
        return self.known[name]


class _Repetition:
    """Counts the fields that merge into one place of the response: validation compares every pair of them.

    Fragments are counted where they are spread, once per place, as they are when fields are collected.
    """

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self.fragments = fragments
        self.visits = 0

    def check(self, same: Sequence[SelectionSetNode]) -> None:
        """Refuses selection sets that merge, and all below them, when too many fields meet in one place."""
        found: dict[str, list[FieldNode]] = {}
        self._collect(same, found, set())
        for nodes in found.values():
            if len(nodes) > MOST_OF_ONE_KEY:
                raise too_costly(
                    f"同一字段重复超过 {MOST_OF_ONE_KEY} 次", f"one field is repeated more than {MOST_OF_ONE_KEY} times"
                )
            if below := [node.selection_set for node in nodes if node.selection_set is not None]:
                self.check(below)

    def _collect(self, same: Sequence[SelectionSetNode], found: dict[str, list[FieldNode]], seen: set[str]) -> None:
        for selection in (selection for selections in same for selection in selections.selections):
            self.visits += 1
            if self.visits > MOST_VISITS:
                raise too_costly("查询中的片段展开过大", "the fragments of the query expand too far")
            if isinstance(selection, FieldNode):
                found.setdefault((selection.alias or selection.name).value, []).append(selection)
            elif isinstance(selection, InlineFragmentNode):
                self._collect([selection.selection_set], found, seen)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                seen.add(selection.name.value)
                if (fragment := self.fragments.get(selection.name.value)) is not None:
                    self._collect([fragment.selection_set], found, seen)


def check(document: DocumentNode) -> None:
    """Refuses a document that is too large or too deep as TOO_COSTLY."""
    sizes = _Sizes(document)
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if len(operations) > MOST_OPERATIONS:
        raise too_costly(f"文档中超过 {MOST_OPERATIONS} 个操作", f"the document has more than {MOST_OPERATIONS} operations")
    if any(len(operation.selection_set.selections) > MOST_ROOTS for operation in operations):
        raise too_costly(f"操作的根字段超过 {MOST_ROOTS} 个", f"an operation has more than {MOST_ROOTS} root fields")
    whole = [sizes.of(operation.selection_set) for operation in operations] + [sizes.fragment(name) for name in sizes.fragments]
    _refuse(
        whole, lambda size: size.fields > MOST_FIELDS, f"查询展开后超过 {MOST_FIELDS} 个字段", f"more than {MOST_FIELDS} fields"
    )
    _refuse(whole, lambda size: size.depth > DEEPEST, f"查询嵌套超过 {DEEPEST} 层", f"nested deeper than {DEEPEST} levels")
    repetition = _Repetition(sizes.fragments)
    for definition in (*operations, *sizes.fragments.values()):
        repetition.check([definition.selection_set])


def check_text(query: str) -> None:
    """Refuses a text that is too long to be read, and to be kept with its plan, as BAD_INPUT."""
    if len(query) > MOST_CHARACTERS:
        raise bad_input(f"查询超过 {MOST_CHARACTERS} 个字符", f"the query is longer than {MOST_CHARACTERS} characters")


def check_variables(variables: Mapping[str, Any]) -> None:
    """Refuses variables with so many values that coercing them would take long."""
    todo: list[Any] = [variables]
    cost = 0
    while todo:
        value = todo.pop()
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        todo += inside
        cost += len(inside) + (OBJECT if isinstance(value, dict) else 0)
        if cost > MOST_IN_VARIABLES:
            raise too_costly("变量中的值过多", "there are too many values in the variables")


def _refuse(sizes: Sequence[Size], over: Callable[[Size], bool], zh: str, en: str) -> None:
    if any(over(size) for size in sizes):
        raise too_costly(zh, f"the query expands to {en}" if "fields" in en else f"the query is {en}")

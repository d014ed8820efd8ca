"""What a document may ask before it is validated: one pass, fragments priced once, so a fragment bomb costs nothing.

Strawberry's own limiters expand every spread and take exponential time; this rule is linear in the document.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, FragmentSpreadNode, OperationDefinitionNode, SelectionSetNode

from backend.graph.errors import too_costly

MOST_TOKENS = 4_000
MOST_FIELDS = 2_000
DEEPEST = 20
MOST_OF_ONE_KEY = 50


@dataclass(frozen=True, slots=True)
class Size:
    """Of a selection set with its fragments expanded: fields, depth, and the most selections of one response key at a level."""

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
        _refuse_repetition(selections)
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


def _refuse_repetition(selections: SelectionSetNode) -> None:
    """Validation compares every pair of selections with one response key, so their number is bounded first."""
    counts: dict[str, int] = {}
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            key = (selection.alias or selection.name).value
            counts[key] = counts.get(key, 0) + 1
    if counts and max(counts.values()) > MOST_OF_ONE_KEY:
        raise too_costly(f"同一字段重复超过 {MOST_OF_ONE_KEY} 次", f"one field is repeated more than {MOST_OF_ONE_KEY} times")


def check(document: DocumentNode) -> None:
    """Refuses a document that is too large or too deep as TOO_COSTLY."""
    sizes = _Sizes(document)
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    whole = [sizes.of(operation.selection_set) for operation in operations] + [sizes.fragment(name) for name in sizes.fragments]
    _refuse(whole, lambda size: size.fields > MOST_FIELDS, f"查询展开后超过 {MOST_FIELDS} 个字段", f"more than {MOST_FIELDS} fields")
    _refuse(whole, lambda size: size.depth > DEEPEST, f"查询嵌套超过 {DEEPEST} 层", f"nested deeper than {DEEPEST} levels")


def _refuse(sizes: Sequence[Size], over: Callable[[Size], bool], zh: str, en: str) -> None:
    if any(over(size) for size in sizes):
        raise too_costly(zh, f"the query expands to {en}" if "fields" in en else f"the query is {en}")

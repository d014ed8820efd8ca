"""Who gains and who loses between two policies, bucket by bucket."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.access.lint import occurring
from backend.access.matrix import words
from backend.access.products import minimise
from backend.access.truth import Decisions, TruthTable
from backend.access.vocabulary import ROLES, Vocabulary


@dataclass(frozen=True)
class Change:
    """What one role gains or loses: `condition` in words, `cells` = buckets that can occur and changed that way."""

    role: str
    object: str
    action: str
    gained: bool
    condition: str
    cells: int

    def __str__(self) -> str:
        return f"{'+' if self.gained else '-'} {self.role}: {self.object} {self.action}: {self.condition} ({self.cells})"


def changes(before: Decisions, after: Decisions, vocabulary: Vocabulary) -> Iterator[Change]:
    """Every change, in the order of the matrix; roles that inherit a change are named too."""
    for role in ROLES:
        for name, kind in vocabulary.types.items():
            for obj in (f"{name}.{group}" for group in kind.groups):
                for action in kind.actions:
                    old, new = before.table(role, obj, action), after.table(role, obj, action)
                    yield from _change(role, obj, action, True, old, new)
                    yield from _change(role, obj, action, False, new, old)


def _change(role: str, obj: str, action: str, gained: bool, without: TruthTable, having: TruthTable) -> Iterator[Change]:
    """What `having` allows and `without` does not."""
    affected = [cell for cell in occurring(without, having) if having.allows(cell) and not without.allows(cell)]
    if affected:
        relations = tuple(sorted({*without.relations, *having.relations}))
        table = TruthTable.fill(relations, having.classes, lambda cell: having.allows(cell) and not without.allows(cell))
        yield Change(role, obj, action, gained, words(minimise(table)), len(affected))

"""What casbin decided, as data: one truth table per (role, Type.group, action), and all of them as one JSON text.

The tables of a policy version are stored with it; workers load them and never ask casbin.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, product

from backend.access.vocabulary import ROLES


@dataclass(frozen=True)
class Cell:
    """One bucket of rows: the relations that hold between viewer and row (without `any`), and the row's class."""

    held: frozenset[str]
    cls: str


def cells(relations: Iterable[str], classes: Iterable[str]) -> Iterator[Cell]:
    """Every subset of the relations x every class: the classes run fastest, then the first relation."""
    names, kinds = tuple(relations), tuple(classes)
    for bits in product((False, True), repeat=len(names)):
        held = frozenset(compress(names, reversed(bits)))
        yield from (Cell(held, cls) for cls in kinds)


@dataclass(frozen=True)
class TruthTable:
    """The decision for every subset of `relations` x every class, in the order of `cells`.

    Only relations that can matter are listed; any other relation changes nothing.
    """

    relations: tuple[str, ...]
    classes: tuple[str, ...]
    values: tuple[bool, ...]

    @classmethod
    def fill(cls, relations: tuple[str, ...], classes: tuple[str, ...], decide: Callable[[Cell], bool]) -> "TruthTable":
        """The table of a function from buckets to decisions."""
        return cls(relations, classes, tuple(decide(cell) for cell in cells(relations, classes)))

    @classmethod
    def denied(cls, classes: tuple[str, ...]) -> "TruthTable":
        """The table of something that no rule names."""
        return cls((), classes, (False,) * len(classes))

    @cached_property
    def _decision(self) -> Mapping[Cell, bool]:
        return dict(zip(cells(self.relations, self.classes), self.values, strict=True))

    def allows(self, cell: Cell) -> bool:
        """The decision for a bucket; the bucket may hold relations that the table does not list."""
        return self._decision[Cell(cell.held.intersection(self.relations), cell.cls)]


@dataclass(frozen=True)
class Decisions:
    """Every truth table of one policy. What has no table is denied: no rule of the role names it.

    `policy` is the policy's sha256, `classes` the classes of each object type.
    """

    policy: str
    classes: Mapping[str, tuple[str, ...]]
    tables: Mapping[tuple[str, str, str], TruthTable]

    def table(self, role: str, obj: str, action: str = "read") -> TruthTable:
        """The table of one (role, Type.group, action). KeyError: no such role or type."""
        denied = TruthTable.denied(self.classes[obj.partition(".")[0]])
        return self.tables.get((ROLES[role].name, obj, action), denied)

    def to_json(self) -> str:
        """The text that is stored with a policy version; equal decisions give equal text."""
        tables = {
            " ".join(key): [table.relations, "".join("01"[value] for value in table.values)] for key, table in self.tables.items()
        }
        return json.dumps({"policy": self.policy, "classes": self.classes, "tables": tables}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Decisions":
        """The inverse of `to_json`."""
        stored = json.loads(text)
        classes = {name: tuple(words) for name, words in stored["classes"].items()}
        tables = {}
        for key, (relations, values) in stored["tables"].items():
            role, obj, action = key.split(" ")
            kinds = classes[obj.partition(".")[0]]
            tables[role, obj, action] = TruthTable(tuple(relations), kinds, tuple(value == "1" for value in values))
        return cls(stored["policy"], classes, tables)

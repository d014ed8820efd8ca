"""How far a value is from being visible: the buckets next to a denied one in which the policy allows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, product

from backend.access.truth import Cell, TruthTable
from backend.access.vocabulary import PUBLISHED, RELATIONS


@dataclass(frozen=True)
class Step:
    """What would have to change: relations to gain, relations to lose, and another class (None: the same)."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    cls: str | None

    @property
    def length(self) -> int:
        return len(self.gained) + len(self.lost) + (self.cls is not None)


def nearest(tables: Sequence[TruthTable], held: Collection[str], cls: str) -> tuple[Step, ...]:
    """The shortest ways into a bucket that all `tables` (of one type) allow; () when no bucket is allowed.

    `x_published` follows from `x` and `published`, so only those two are spoken of.
    """
    now = frozenset(_plain(held))
    names = tuple(name for name in RELATIONS if name in now.union(*(_plain(table.relations) for table in tables)))
    steps = [
        Step(tuple(name for name in names if name in then - now), tuple(name for name in names if name in now - then), other)
        for then, other in _buckets(names, tables, cls)
    ]
    shortest = min((step.length for step in steps), default=0)
    return tuple(step for step in steps if step.length == shortest)


def _buckets(names: tuple[str, ...], tables: Sequence[TruthTable], cls: str) -> Iterator[tuple[frozenset[str], str | None]]:
    for bits in product((False, True), repeat=len(names)):
        then = frozenset(compress(names, bits))
        for other in tables[0].classes:
            if all(table.allows(Cell(_whole(then), other)) for table in tables):
                yield then, None if other == cls else other


def _plain(relations: Collection[str]) -> Iterator[str]:
    for name in relations:
        plain = name.removesuffix(f"_{PUBLISHED}")
        yield plain
        if plain != name:
            yield PUBLISHED


def _whole(plain: frozenset[str]) -> frozenset[str]:
    if PUBLISHED not in plain:
        return plain
    return plain | {f"{name}_{PUBLISHED}" for name in plain if f"{name}_{PUBLISHED}" in RELATIONS}

"""A truth table as its shortest sum of products: `host | parent & B`.

One algorithm serves SQL (`fold.py`) and words (`matrix.py`). Buckets that cannot occur are don't-care and make the sum
shorter: `Care` knows which buckets those are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from backend.access.truth import Cell, TruthTable, cells
from backend.access.vocabulary import PUBLISHED, RELATIONS

_STATED = {f"{relation}_{PUBLISHED}": relation for relation in RELATIONS if f"{relation}_{PUBLISHED}" in RELATIONS}
"""`self_published` -> `self`: it holds exactly where `self` and `published` do."""


@dataclass(frozen=True)
class Care:
    """Which buckets can occur.

    `implications`: relation -> relation that holds wherever the first does (a checked fact of the viewer's profile, for
    this type). `given`: the table of the row itself (`basic`); buckets that it denies hold no row that could be seen.
    """

    implications: frozenset[tuple[str, str]] = frozenset()
    given: TruthTable | None = None

    @classmethod
    def of(cls, implications: Mapping[str, str], given: TruthTable | None = None) -> "Care":
        """The care for these facts, e.g. `Care.of({"self": "host"}, given=basic)`."""
        return cls(frozenset(implications.items()), given)

    @property
    def relations(self) -> tuple[str, ...]:
        """Relations that decide whether a bucket can occur."""
        return self.given.relations if self.given else ()

    def occurs(self, cell: Cell, listed: tuple[str, ...]) -> bool:
        """Can a visible row be in this bucket, where only the `listed` relations are spoken of?"""
        certain = self._closure(cell.held)
        return certain.intersection(listed) <= cell.held and (self.given is None or self.given.allows(cell))

    def _closure(self, held: frozenset[str]) -> frozenset[str]:
        """What holds wherever these relations hold."""
        more = {then for first, then in self.implications if first in held}
        for stated, relation in _STATED.items():
            if stated in held:
                more |= {relation, PUBLISHED}
            elif {relation, PUBLISHED} <= held:
                more.add(stated)
        return held if more <= held else self._closure(held | more)


EVERYWHERE = Care()


@dataclass(frozen=True)
class Product:
    """One summand: all of `held` hold, none of `absent` does, and the class is one of `classes` (None: any class)."""

    held: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    classes: tuple[str, ...] | None = None

    @property
    def cost(self) -> int:
        """How long the summand is to read; a negation costs more than two plain relations (it defeats indexes)."""
        return 10 + 10 * len(self.held) + 25 * len(self.absent) + (8 + len(self.classes) if self.classes else 0)


@cache
def minimise(table: TruthTable, care: Care = EVERYWHERE) -> tuple[Product, ...]:
    """The shortest sum of products that agrees with the table wherever a visible row can be.

    `()` is never, `(Product(),)` is always. Deny by default: what never matters is never.
    """
    relations = tuple(relation for relation in RELATIONS if relation in {*table.relations, *care.relations})
    space = _Space(relations, table.classes)
    matters = space.where(lambda cell: care.occurs(cell, relations))
    allowed = space.where(table.allows) & matters
    return space.cover(allowed, matters & ~allowed)


class _Space:
    """All buckets of some relations and classes; a set of buckets is an int with one bit per bucket."""

    def __init__(self, relations: tuple[str, ...], classes: tuple[str, ...]) -> None:
        self.relations = relations
        self.classes = classes
        self.cells = tuple(cells(relations, classes))

    def where(self, holds: Callable[[Cell], bool]) -> int:
        """The buckets for which something holds."""
        return sum(1 << number for number, cell in enumerate(self.cells) if holds(cell))

    def cover(self, allowed: int, denied: int) -> tuple[Product, ...]:
        """Products that together hold all of `allowed` and none of `denied`: forced ones first, then the best bargain."""
        options = {one: where for one, where in self.products() if where & allowed and not where & denied}
        chosen: dict[Product, int] = {}
        todo = allowed
        while todo:
            options = _undominated(options, todo)
            one = _forced(options, todo) or _bargain(options, todo)
            chosen[one] = options[one]
            todo &= ~options[one]
        return tuple(sorted(_needed(chosen, allowed), key=self.order))

    def products(self) -> Iterator[tuple[Product, int]]:
        """Every product with the buckets that it holds."""
        kinds = [None, *(few for size in range(1, len(self.classes)) for few in combinations(self.classes, size))]
        of_kind = {few: self.of_class(few) for few in kinds}
        for signs in product((None, True, False), repeat=len(self.relations)):
            signed = tuple(zip(self.relations, signs, strict=True))
            held = tuple(name for name, sign in signed if sign is True)
            absent = tuple(name for name, sign in signed if sign is False)
            where = self.of_relations(held, absent)
            yield from ((Product(held, absent, few), where & of_kind[few]) for few in kinds)

    def of_class(self, few: tuple[str, ...] | None) -> int:
        """The buckets of some classes; None: of all."""
        return self.where(lambda cell: few is None or cell.cls in few)

    def of_relations(self, held: Sequence[str], absent: Sequence[str]) -> int:
        """The buckets in which all of `held` and none of `absent` hold."""
        return self.where(lambda cell: cell.held.issuperset(held) and cell.held.isdisjoint(absent))

    def order(self, one: Product) -> tuple[int, list[int], tuple[str, ...]]:
        """Shorter summands first, then the order of the relations."""
        return (one.cost, [self.relations.index(name) for name in one.held + one.absent], one.classes or ())


def _undominated(options: Mapping[Product, int], todo: int) -> dict[Product, int]:
    """Without options whose share of `todo` a cheaper option holds as well."""
    kept: dict[Product, int] = {}
    for one in sorted(options, key=lambda one: one.cost):
        share = options[one] & todo
        if share and not any(share & ~where == 0 for where in kept.values()):
            kept[one] = options[one]
    return kept


def _forced(options: Mapping[Product, int], todo: int) -> Product | None:
    """An option without which some bucket would be left over."""
    once = twice = 0
    for where in options.values():
        twice |= once & where
        once |= where
    return next((one for one, where in options.items() if where & once & ~twice & todo), None)


def _bargain(options: Mapping[Product, int], todo: int) -> Product:
    """The option with the most buckets for its length."""
    return max(options, key=lambda one: (options[one] & todo).bit_count() / one.cost)


def _needed(chosen: dict[Product, int], allowed: int) -> list[Product]:
    """Without products that later choices made superfluous."""
    needed = dict(chosen)
    for one in chosen:
        rest = 0
        for other, where in needed.items():
            rest |= where if other != one else 0
        if not allowed & ~rest:
            del needed[one]
    return list(needed)

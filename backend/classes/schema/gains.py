"""Who gains and who loses when agencies change class: the policy's own decisions for one class against the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Row

from backend.access.chinese import condition
from backend.access.matrix import words
from backend.access.products import Product, minimise
from backend.access.truth import Cell, Decisions, TruthTable
from backend.access.vocabulary import NO_CLASS, ROLES, Duty, Vocabulary
from backend.classes.schema.answers import AccessChange

_BODIES = {"host": "township", "parent": "department", "own": "name"}
"""Relation -> what an affected agency calls the body that stands in it."""


@dataclass(frozen=True)
class Turn:
    """Agencies that go from one class to another."""

    before: str
    after: str
    agencies: Sequence[Row[Any]]

    @classmethod
    def all(cls, agencies: Iterable[Row[Any]]) -> "list[Turn]":
        """The agencies that change, by direction."""
        found: dict[tuple[str, str], list[Row[Any]]] = {}
        for agency in agencies:
            if agency.after is not None and agency.after != agency.before:
                found.setdefault((agency.before, agency.after), []).append(agency)
        return [cls(before, after, rows) for (before, after), rows in found.items()]


@dataclass(frozen=True)
class Difference:
    """What a role may do in one class and not in the other, in the relations of one summand."""

    role: str
    object: str
    action: str
    gained: bool
    summand: Product

    @property
    def relation(self) -> str | None:
        """The relation that says which body it is; None for the district's organs and for people about themselves."""
        return next((name for name in self.summand.held for plain in _BODIES if name.partition("_")[0] == plain), None)


def differences(decisions: Decisions, vocabulary: Vocabulary, before: str, after: str) -> Iterator[Difference]:
    """Every difference between two classes, for all roles of the business and all types that have these classes."""
    for role in (role.name for role in ROLES.values() if role.duty is Duty.BUSINESS):
        for name, kind in vocabulary.types.items():
            if before not in kind.classes or after not in kind.classes:
                continue
            for obj, action in ((f"{name}.{group}", action) for group in kind.groups for action in kind.actions):
                table = decisions.table(role, obj, action)
                for gained, have, have_not in ((True, after, before), (False, before, after)):
                    yield from (Difference(role, obj, action, gained, one) for one in _only(table, have, have_not))


def _only(table: TruthTable, have: str, have_not: str) -> tuple[Product, ...]:
    """The relations in which one class is allowed and the other one is not."""

    def differs(cell: Cell) -> bool:
        return table.allows(Cell(cell.held, have)) and not table.allows(Cell(cell.held, have_not))

    return minimise(TruthTable.fill(table.relations, (NO_CLASS,), differs))


def access_changes(
    turns: Iterable[Turn], decisions: Decisions, vocabulary: Vocabulary, fields: Mapping[str, list[str]], language: str
) -> list[AccessChange]:
    """One entry per role, body, group and action; bodies are the townships, departments and agencies concerned."""
    return [
        _entry(difference, body, agencies, fields, language)
        for turn in turns
        for difference in differences(decisions, vocabulary, turn.before, turn.after)
        for body, agencies in _by_body(difference, turn.agencies).items()
    ]


def _by_body(difference: Difference, agencies: Sequence[Row[Any]]) -> dict[str | None, list[Row[Any]]]:
    relation = difference.relation
    found: dict[str | None, list[Row[Any]]] = {}
    for agency in agencies:
        body = None if relation is None else getattr(agency, _BODIES[relation.partition("_")[0]])
        found.setdefault(body, []).append(agency)
    return found


def _entry(
    difference: Difference, body: str | None, agencies: Sequence[Row[Any]], fields: Mapping[str, list[str]], language: str
) -> AccessChange:
    name, _, group = difference.object.partition(".")
    summand = [Product(difference.summand.held)]  # that it is not the own row goes without saying: the own row shows it anyway
    return AccessChange(
        role=difference.role,
        role_label=ROLES[difference.role].label,
        organisation=body,
        type=name,
        group=group,
        action=difference.action,
        fields=fields.get(difference.object, []),
        gained=difference.gained,
        condition=condition(summand) if language == "zh" else words(summand),
        agencies=len(agencies),
        people=sum(agency.people for agency in agencies),
    )

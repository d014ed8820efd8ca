"""What the pure rules of the domains are written in: refusals that a person reads, and the table of a state machine."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, NoReturn, Self


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done, in both languages; `field` is the python name of the input's field, None for the whole."""

    code: str
    zh: str
    en: str
    field: str | None = None

    def at(self, field: str) -> Self:
        """The same refusal at a field."""
        return replace(self, field=field)


class Refused(Exception):
    """Raised inside an act: everything is undone, and the payload carries the refusals."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(*(refusal.code for refusal in refusals))
        self.refusals = refusals


def refuse(*found: Refusal | Iterable[Refusal] | None) -> None:
    """Raises `Refused` with everything that was found; nothing found is consent."""
    refusals = [r for one in found if one is not None for r in ((one,) if isinstance(one, Refusal) else one)]
    if refusals:
        raise Refused(*refusals)


class Step(NamedTuple):
    """In `state`, `act` leads to `next`. A state of None is before the row's birth, a next of None is after its end."""

    state: str | None
    act: str
    next: str | None


class Steps:
    """A state machine as one table; whatever stands in no row of it cannot be done."""

    def __init__(self, *table: Step) -> None:
        if len(set(table)) != len(table):
            raise ValueError("a step stands twice in the table")
        self.table = table
        self.acts = frozenset(step.act for step in table)
        self.states = frozenset(state for step in table for state in (step.state, step.next) if state is not None)

    def before(self, act: str) -> tuple[str, ...]:
        """The states in which the act can be done, in the order of the table."""
        return tuple(dict.fromkeys(step.state for step in self.table if step.act == act and step.state is not None))

    def after(self, state: str | None, act: str) -> tuple[str | None, ...]:
        """The states to which the act may lead from this one; none when it cannot be done."""
        return tuple(step.next for step in self.table if (step.state, step.act) == (state, act))

    def next(self, state: str | None, act: str) -> str | None:
        """The one state to which the act leads. LookupError: there is none, or the act must choose between several."""
        found = self.after(state, act)
        if len(found) != 1:
            _unsure(state, act, found)
        return found[0]


def _unsure(state: str | None, act: str, found: tuple[str | None, ...]) -> NoReturn:
    raise LookupError(f"{act} leads from {state} to {found or 'nowhere'}; say to which")

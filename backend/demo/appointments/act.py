"""One personnel act on its way: who and what, day after day, and the receipts that each step leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from backend.appointments.rules import AppointmentState, Procedure, ReceiptKind
from backend.demo.district import District, Person, Station, Town
from backend.demo.stationed import flips
from backend.demo.store import FORM_CHANGE
from backend.organisations.rules import ManagementClass, WorkingDays
from backend.personnel.rules import Position

KINDS = {
    code: (number, procedure)
    for number, (code, procedure) in enumerate(
        (
            ("CHIEF_APPOINTMENT", Procedure.CONSENT),
            ("DEPUTY_APPOINTMENT", Procedure.CONSENT),
            ("REMOVAL", Procedure.CONSENT),
            ("EXCHANGE", Procedure.CONSENT),
            ("TRANSFER", Procedure.CONSULTATION),
            ("PROMOTION", Procedure.CONSULTATION),
            ("REWARD", Procedure.CONSULTATION),
            ("SANCTION", Procedure.CONSULTATION),
        ),
        1,
    )
}
"""Code -> key and procedure, as the migration brings them."""

REPLY_DAYS, COPY_DAYS = 10, 5
"""Working days of the migration's kinds."""


class Line(NamedTuple):
    """A receipt before the ledger numbers it."""

    town: Town
    kind: ReceiptKind
    day: date
    organisation: int
    signed_by: str
    number: str | None
    note: str | None


@dataclass
class Wanted:
    """What is proposed: the person's seat before and after, the matter and the reason."""

    kind: str
    person: Person
    old: Station
    new: Station
    matter: str
    reason: str
    position: Position | None = None
    title: str | None = None
    rank: str | None = None

    @property
    def concerned(self) -> Station:
        """Whose host is asked (`rules.concerned`)."""
        return self.new if KINDS[self.kind][1] is Procedure.CONSENT else self.old

    @property
    def releasing(self) -> Station | None:
        """Where another town loses its chief or deputy: its host is asked too (`rules.vacates`)."""
        leads = self.person.position is not Position.MEMBER and KINDS[self.kind][1] is Procedure.CONSENT
        return self.old if leads and self.old.town is not self.new.town else None


@dataclass
class Act:
    """A row of `appointment` with its receipts; each step moves the state and remembers its day."""

    district: District
    wanted: Wanted
    drafted_on: date
    effective_on: date
    state: AppointmentState = AppointmentState.DRAFT
    state_on: date = field(init=False)
    facts: dict[str, Any] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state_on = self.drafted_on

    @property
    def department(self) -> str:
        held = self.district.departments
        return next(name for name, key in held.items() if key == self.wanted.concerned.department)

    def step(self, state: AppointmentState, kind: ReceiptKind, day: date, number: str | None = None, /, **facts: Any) -> Act:
        """The next state, entered on `day`, with what the act writes; `note` of the receipt is what was said."""
        note = facts.pop("note", None)
        for town in self._towns(kind):
            self.lines.append(Line(town, kind, day, *self._signed(kind, town), number, note))
        return self._reach(state, day, **facts)

    def answer(self, town: Town, state: AppointmentState, kind: ReceiptKind, day: date, **facts: Any) -> Act:
        """The answer of one of the towns that were asked; `note` of the receipt is its objection."""
        note = facts.pop("note", None)
        self.lines.append(Line(town, kind, day, *self._signed(kind, town), None, note))
        return self._reach(state, day, **facts)

    def _reach(self, state: AppointmentState, day: date, **facts: Any) -> Act:
        self.state, self.state_on = state, max(day, self.state_on)
        self.facts |= facts
        return self

    def _towns(self, kind: ReceiptKind) -> Iterator[Town]:
        """In whose ledgers a step is entered."""
        yield self.wanted.concerned.town
        if self.wanted.releasing is not None and kind is not ReceiptKind.ACKNOWLEDGED:
            yield self.wanted.releasing.town

    def _signed(self, kind: ReceiptKind, town: Town) -> tuple[int, str]:
        if kind in (ReceiptKind.CONSENTED, ReceiptKind.OBJECTED):
            return town.id, signature(town.cadres["secretary"])
        if kind is ReceiptKind.ACKNOWLEDGED:
            return town.id, signature(town.cadres["personnel"])
        key = "leader" if kind in (ReceiptKind.ORDERED, ReceiptKind.EXPEDITED) else "personnel"
        return self.wanted.concerned.department, signature(self.district.officials[f"{self.department}.{key}"])

    def row(self) -> dict[str, Any]:
        """All columns; those that no step has written are None."""
        wanted, here = self.wanted, self.wanted.concerned
        other = wanted.old if here is wanted.new else wanted.new
        number, procedure = KINDS[wanted.kind]
        return {
            "kind_id": number,
            "procedure": procedure,
            "state": self.state,
            "state_on": self.state_on,
            "disclosed": bool(self.lines) and self.lines[0].kind is not ReceiptKind.WITHDRAWN,
            "staff_id": wanted.person.id,
            "staff_name": wanted.person.name,
            "agency_id": here.id,
            "township_id": here.town.id,
            "department_id": here.department,
            "management_class": _class(here, self.facts.get("ordered_on") or self.state_on),
            "from_agency_id": wanted.old.id,
            "to_agency_id": wanted.new.id,
            "counterpart_township_id": other.town.id if other.town is not here.town else None,
            "releasing_township_id": wanted.releasing.town.id if wanted.releasing else None,
            "from_position": wanted.person.position,
            "to_position": wanted.position or wanted.person.position,
            "from_title": wanted.person.title,
            "to_title": wanted.title or wanted.person.title,
            "to_rank": wanted.rank,
            "matter": wanted.matter,
            "reason": wanted.reason,
            "drafted_on": self.drafted_on,
            "effective_on": self.effective_on,
            **{name: self.facts.get(name) for name in _LATER},
        }


_LATER = (
    *("letter_number", "asked_on", "reply_due_on", "answered_on", "answer_number", "answered_by", "objection"),
    *("released_on", "release_number", "released_by", "release_objection"),
    *("consulted_on", "consulted_with", "consultation", "order_number", "ordered_on", "ordered_by_id", "urgent_reason"),
    *("copy_due_on", "copied_on", "acknowledged_on", "acknowledged_by", "withdrawn_on", "withdrawal", "applied_at"),
)


def signature(person: Person) -> str:
    """How a person signs: title and name."""
    return f"{person.title} {person.name}"


def _class(station: Station, day: date) -> ManagementClass:
    return ManagementClass.A if flips(station) and day < FORM_CHANGE else station.management_class


def back(calendar: WorkingDays, day: date, days: int) -> date:
    """The working day that is `days` before `day`."""
    for earlier in _before(day):
        days -= calendar.worked(earlier)
        if days == 0:
            return earlier
    raise AssertionError("days go back for ever")


def _before(day: date) -> Iterator[date]:
    while True:
        day -= timedelta(days=1)
        yield day

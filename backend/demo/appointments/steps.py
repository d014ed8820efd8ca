"""The steps of an act as the demo takes them: letter, answer, talk, order, copy, acknowledgement."""

from __future__ import annotations

from datetime import date

from backend.appointments.rules import AppointmentState, ReceiptKind
from backend.demo.appointments.act import COPY_DAYS, REPLY_DAYS, Act, signature
from backend.demo.store import NOW, at
from backend.organisations.rules import WorkingDays

_S, _R = AppointmentState, ReceiptKind


def ask(act: Act, calendar: WorkingDays, day: date) -> Act:
    """The letter goes out; its number comes later, in the order of days."""
    facts = {"asked_on": day, "reply_due_on": calendar.add(day, REPLY_DAYS)}
    return act.step(_S.LETTER_SENT, _R.ASKED, day, note=act.wanted.matter, **facts)


def consent(act: Act, day: date) -> Act:
    """The host agrees; where another town releases the person, after that one."""
    town = act.wanted.concerned.town
    return act.answer(town, _S.CONSENTED, _R.CONSENTED, day, answered_on=day, answered_by=signature(town.cadres["secretary"]))


def release(act: Act, day: date, objection: str | None = None) -> Act:
    """The town that loses its chief or deputy agrees, while the host has not answered yet, or does not."""
    assert act.wanted.releasing is not None
    town = act.wanted.releasing.town
    state, kind = (_S.LETTER_SENT, _R.CONSENTED) if objection is None else (_S.OBJECTED, _R.OBJECTED)
    facts = {"released_on": day, "released_by": signature(town.cadres["secretary"]), "release_objection": objection}
    return act.answer(town, state, kind, day, note=objection, **facts)


def expire(act: Act, day: date) -> Act:
    """Silence: a line of the ledger for both sides to see, as the clock enters it, and nothing else."""
    state_on = act.state_on
    act.step(_S.LETTER_SENT, _R.EXPIRED, day, note="答复期满未复，转督办；不视为同意")
    act.state_on = state_on
    return act


def consult(act: Act, day: date, said: str) -> Act:
    whom = signature(act.wanted.concerned.town.cadres["political_legal"])
    return act.step(_S.CONSULTED, _R.CONSULTED, day, note=said, consulted_on=day, consulted_with=whom, consultation=said)


def order(act: Act, calendar: WorkingDays, day: date, number: str, urgent: str | None = None) -> Act:
    """The decision; it has taken effect when its day is not after the demo's today."""
    facts = {
        "order_number": number,
        "ordered_on": day,
        "ordered_by_id": act.wanted.concerned.department,
        "urgent_reason": urgent,
        "copy_due_on": calendar.add(day, COPY_DAYS),
        "applied_at": at(act.effective_on, 8) if act.effective_on <= NOW.date() else None,
    }
    return act.step(_S.ORDERED, _R.EXPEDITED if urgent else _R.ORDERED, day, number, note=urgent or act.wanted.matter, **facts)


def copy(act: Act, day: date) -> Act:
    return act.step(_S.COPIED, _R.COPIED, day, str(act.facts["order_number"]), copied_on=day)


def acknowledge(act: Act, day: date) -> Act:
    officer = act.wanted.concerned.town.cadres["personnel"]
    return act.step(_S.ACKNOWLEDGED, _R.ACKNOWLEDGED, day, acknowledged_on=day, acknowledged_by=signature(officer))


def withdraw(act: Act, day: date, why: str) -> Act:
    return act.step(_S.WITHDRAWN, _R.WITHDRAWN, day, note=why, withdrawn_on=day, withdrawal=why)

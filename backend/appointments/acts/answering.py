"""The townships' answers: written, numbered, dated, signed by the post; silence is none."""

from dataclasses import dataclass
from datetime import date

import strawberry
from sqlalchemy import ColumnElement, and_

from backend.access.acts import ChangeInput, Doing, act, always, papers
from backend.appointments import rules
from backend.appointments.acts.hosts import host_on
from backend.appointments.acts.ledger import answers_so_far, enter, signer
from backend.appointments.rules import ReceiptKind
from backend.graph.entity import Row
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse

NOT_HOST = Refusal(
    "NOT_HOST",
    "答复当日本乡镇不是该机构的驻地，不能答复。",
    "On that day this township is not the host of the agency: it cannot answer.",
    "on",
)


@dataclass(frozen=True)
class _Side:
    """One of the townships that are asked: the columns of the township, of its agency, and of its answer."""

    township: str
    agency: str
    on: str
    number: str
    by: str
    objection: str


_HOST = _Side("township_id", "agency_id", "answered_on", "answer_number", "answered_by", "objection")
"""Where the seat is filled, or vacated without anybody going elsewhere."""

_RELEASING = _Side("releasing_township_id", "from_agency_id", "released_on", "release_number", "released_by", "release_objection")
"""Where the person leaves a seat for the other one."""


@strawberry.input(description="书面同意.")
class AppointmentConsentInput(ChangeInput):
    on: date = scalar("签署日期.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="书面不同意.")
class AppointmentObjectInput(AppointmentConsentInput):
    objection: str = scalar("理由.")


@strawberry.input(description="调出地乡镇书面同意.")
class AppointmentReleaseInput(AppointmentConsentInput):
    pass


@strawberry.input(description="调出地乡镇书面不同意.")
class AppointmentRetainInput(AppointmentObjectInput):
    pass


def _host_silent(row: Row) -> ColumnElement[bool]:
    return row.answered_on.is_(None)  # type: ignore[no-any-return]  # columns by name are untyped


def _releasing_silent(row: Row) -> ColumnElement[bool]:
    return and_(row.releasing_township_id.is_not(None), row.released_on.is_(None))


@act(
    "appointment.consent",
    on="Appointment",
    group="consent",
    title="书面同意",
    when=_host_silent,
    awaited=always,
    tells=("parent", "releasing"),
)
async def consent(doing: Doing, given: AppointmentConsentInput) -> None:
    """The host township agrees; where another host releases the person, both must agree before anything is ordered.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    await _answer(doing, _HOST, given.on, None)


@act(
    "appointment.object", on="Appointment", group="consent", title="书面不同意", when=_host_silent, tells=("parent", "releasing")
)
async def object_(doing: Doing, given: AppointmentObjectInput) -> None:
    """The host township does not agree, and says why.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    refuse(*rules.unsaid(objection=given.objection))
    await _answer(doing, _HOST, given.on, given.objection)


@act(
    "appointment.release",
    on="Appointment",
    group="consent",
    title="书面同意调出",
    when=_releasing_silent,
    awaited=always,
    tells=("parent", "host"),
)
async def release(doing: Doing, given: AppointmentReleaseInput) -> None:
    """The township that loses its chief or deputy to another one agrees.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    await _answer(doing, _RELEASING, given.on, None)


@act(
    "appointment.retain",
    on="Appointment",
    group="consent",
    title="书面不同意调出",
    when=_releasing_silent,
    tells=("parent", "host"),
)
async def retain(doing: Doing, given: AppointmentRetainInput) -> None:
    """The township that would lose its chief or deputy does not agree, and says why; that alone blocks the order.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    refuse(*rules.unsaid(objection=given.objection))
    await _answer(doing, _RELEASING, given.on, given.objection)


async def _answer(doing: Doing, side: _Side, on: date, objection: str | None) -> None:
    """The answer of one side, in its own columns and in its township's ledger; the state follows from all answers."""
    row, township = doing.row, getattr(doing.row, side.township)
    number = await _number(doing, side, on)
    other = row.released_on if side is _HOST else row.answered_on
    awaited = other is None and row.releasing_township_id is not None
    state = rules.answered(objection, other_awaited=awaited)
    since = {} if state == row.state else {"state_on": max(on, other or on)}
    said = {side.on: on, side.number: number, side.by: await signer(doing), side.objection: objection}
    await doing.change(to=state.value, **since, **said)
    kind = ReceiptKind.CONSENTED if objection is None else ReceiptKind.OBJECTED
    await enter(doing, township, kind, on, number=number, note=objection)


async def _number(doing: Doing, side: _Side, on: date) -> str:
    """The answer's number. Refuses a day out of order, and a township that is no longer the host."""
    row, township = doing.row, getattr(doing.row, side.township)
    refuse(*rules.misdated("on", on, doing.today, row.asked_on))
    refuse(NOT_HOST if await host_on(doing, getattr(row, side.agency), on) != township else None)
    serial = await answers_so_far(doing, township, on.year) + 1
    return rules.answer_number(str(doing.viewer["organisation_name"]), on.year, serial)

"""The township's answer: written, numbered, dated, signed by the post; silence is none."""

from datetime import date

import strawberry

from backend.access.acts import ChangeInput, Doing, act, always, papers
from backend.appointments import rules
from backend.appointments.acts.asking import host_on
from backend.appointments.acts.ledger import answers_so_far, enter, signer
from backend.appointments.rules import ReceiptKind
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse

NOT_HOST = Refusal(
    "NOT_HOST",
    "答复当日本乡镇不是该机构的驻地，不能答复。",
    "On that day this township is not the host of the agency: it cannot answer.",
    "on",
)


@strawberry.input(description="书面同意.")
class AppointmentConsentInput(ChangeInput):
    on: date = scalar("签署日期.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="书面不同意.")
class AppointmentObjectInput(ChangeInput):
    on: date = scalar("签署日期.")
    objection: str = scalar("理由.")
    attachments: list[strawberry.ID] = papers()


@act("appointment.consent", on="Appointment", group="consent", title="书面同意", awaited=always, tells=("parent",))
async def consent(doing: Doing, given: AppointmentConsentInput) -> None:
    """The host township agrees; only this unlocks the order.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    number = await _answered(doing, given.on)
    await doing.change(state_on=given.on, answered_on=given.on, answer_number=number, answered_by=await signer(doing))
    await enter(doing, doing.row.township_id, ReceiptKind.CONSENTED, given.on, number=number)


@act("appointment.object", on="Appointment", group="consent", title="书面不同意", tells=("parent",))
async def object_(doing: Doing, given: AppointmentObjectInput) -> None:
    """The host township does not agree, and says why.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    refuse(*rules.unsaid(objection=given.objection))
    number = await _answered(doing, given.on)
    signed = await signer(doing)
    await doing.change(
        state_on=given.on, answered_on=given.on, answer_number=number, answered_by=signed, objection=given.objection
    )
    await enter(doing, doing.row.township_id, ReceiptKind.OBJECTED, given.on, number=number, note=given.objection)


async def _answered(doing: Doing, on: date) -> str:
    """The answer's number. Refuses a day out of order, and a township that is no longer the host."""
    row = doing.row
    refuse(*rules.misdated("on", on, doing.today, row.asked_on))
    refuse(NOT_HOST if await host_on(doing, row.agency_id, on) != row.township_id else None)
    serial = await answers_so_far(doing, row.township_id, on.year) + 1
    return rules.answer_number(str(doing.viewer["organisation_name"]), on.year, serial)

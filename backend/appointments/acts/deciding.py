"""The order: after consent, after the talk, against or without consent by a document of the district, or urgently."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import Text, cast, exists, func, select

from backend.access.acts import ChangeInput, Doing, act, always, papers
from backend.access.acts.audit import record
from backend.appointments import rules
from backend.appointments.acts.effect import take_effect
from backend.appointments.acts.ledger import enter_all
from backend.appointments.acts.seats import unseatable
from backend.appointments.models import AppointmentKind
from backend.appointments.rules import Procedure, ReceiptKind
from backend.graph.entity import Row
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.personnel.models import Assignment, Staff

_TWICE = {
    "one_chief_a_day": Refusal(
        "TWO_CHIEFS",
        "按此生效，同一机构会同时有两名正职。",
        "By this the agency would have two chiefs at a time.",
        "effective_on",
    )
}
"""What the database refuses when two orders for one seat meet."""


@strawberry.input(description="作出决定.")
class AppointmentOrderInput(ChangeInput):
    number: str = scalar("决定文号.")
    ordered_on: date = scalar("决定日期.")
    effective_on: date = scalar("生效日期; 未到的到日自动生效.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="未经乡镇同意而决定.")
class AppointmentOverrideInput(AppointmentOrderInput):
    document: str = scalar("所依据的区级文件.")
    reason: str = scalar("理由.")


@strawberry.input(description="紧急决定, 事后抄告.")
class AppointmentExpediteInput(AppointmentOrderInput):
    reason: str = scalar("来不及事前沟通的理由.")


TAKES_EFFECT = {"Staff": "establishment"}
"""What an order changes beside the appointment: the person's place and title."""


@act(
    "appointment.order",
    on="Appointment",
    group="order",
    title="作出决定",
    awaited=always,
    tells=("host", "releasing", "parent", "self"),
    conflicts=_TWICE,
    touches=TAKES_EFFECT,
)
async def order(doing: Doing, given: AppointmentOrderInput) -> None:
    """The department or the district's organisation department decides, once the township has agreed or has been talked to.

    “派驻机构正副职调整须书面征得乡镇同意，派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”
    """
    row = doing.row
    talked = row.procedure == Procedure.CONSULTATION
    after = row.consulted_on if talked else _last_word(row)
    refuse(*rules.misdated("ordered_on", given.ordered_on, doing.today, after, strictly=talked))
    await _ordered(doing, given, ReceiptKind.ORDERED, row.matter)


@act(
    "appointment.override",
    on="Appointment",
    group="order",
    title="未经同意而决定",
    when=lambda row: row.procedure == Procedure.CONSENT,
    tells=("host", "releasing", "parent"),
    conflicts=_TWICE,
    touches=TAKES_EFFECT,
)
async def override(doing: Doing, given: AppointmentOverrideInput) -> None:
    """The district decides without the township's consent: with its document and a reason, in a list of its own.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    refuse(*rules.unsaid(document=given.document, reason=given.reason))
    refuse(*rules.misdated("ordered_on", given.ordered_on, doing.today, _last_word(doing.row)))
    facts = {"override_document": given.document, "override_reason": given.reason}
    await _ordered(doing, given, ReceiptKind.OVERRIDDEN, f"{given.document}：{given.reason}", **facts)


def _last_word(row: Any) -> date | None:
    """The day of the letter, or of the last answer to it."""
    return max((day for day in (row.asked_on, row.answered_on, row.released_on) if day is not None), default=None)


def _urgent(row: Row) -> Any:
    kind = AppointmentKind.__table__
    return exists(select(kind.c.id).where(kind.c.id == row.kind_id, kind.c.urgent))


@act(
    "appointment.expedite",
    on="Appointment",
    group="order",
    title="紧急决定",
    when=_urgent,
    tells=("host",),
    touches=TAKES_EFFECT,
)
async def expedite(doing: Doing, given: AppointmentExpediteInput) -> None:
    """Urgent discipline is ordered first and copied after, marked as the exception that it is.

    “派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”
    """
    refuse(*rules.unsaid(reason=given.reason), *rules.misdated("ordered_on", given.ordered_on, doing.today, None))
    await _ordered(doing, given, ReceiptKind.EXPEDITED, given.reason, urgent_reason=given.reason)


async def _ordered(doing: Doing, given: AppointmentOrderInput, kind: ReceiptKind, note: str, **facts: Any) -> None:
    """The order and its line in the ledger; what is due takes effect in the same transaction."""
    row = doing.row
    held = select(func.max(func.lower(Assignment.period))).where(Assignment.staff_id.in_(_people(row)))
    since = await doing.db.scalar(held)
    refuse(*rules.unsaid(number=given.number), *rules.ineffective(given.ordered_on, given.effective_on, since))
    refuse(await unseatable(doing, given.effective_on))
    days = select(AppointmentKind.copy_days).where(AppointmentKind.id == row.kind_id).scalar_subquery()
    await doing.change(
        state_on=given.ordered_on,
        disclosed=True,
        order_number=given.number,
        ordered_on=given.ordered_on,
        ordered_by_id=doing.viewer["organisation_id"],
        effective_on=given.effective_on,
        copy_due_on=func.add_working_days(given.ordered_on, days),
        **facts,
    )
    await enter_all(doing, kind, given.ordered_on, number=given.number, note=note)
    await _take_effect(doing)


async def _take_effect(doing: Doing) -> None:
    """What is due changes the people's rows as well, and the audit says from what to what."""
    image = cast(func.to_jsonb(Staff.__table__.table_valued()), Text)
    images = select(Staff.id, image).where(Staff.id.in_(_people(doing.row))).order_by(Staff.id)
    before = (await doing.db.execute(images)).all()
    if await take_effect(doing.db, [doing.key]):
        for (key, former), (_, now) in zip(before, (await doing.db.execute(images)).all(), strict=True):
            await record(doing, "Staff", key, former, now)


def _people(row: Any) -> list[int]:
    """Who is moved: the person, and the one who goes the other way."""
    return [key for key in (row.staff_id, row.counterpart_id) if key is not None]

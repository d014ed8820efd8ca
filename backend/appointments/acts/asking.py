"""The department's first half: the letter or the talk, another try, and giving up."""

from datetime import date

import strawberry
from sqlalchemy import func, select

from backend.access.acts import ChangeInput, Doing, act, always, papers
from backend.appointments import rules
from backend.appointments.acts.hosts import hosts_on
from backend.appointments.acts.ledger import enter, enter_all
from backend.appointments.models import AppointmentKind
from backend.appointments.rules import Procedure, ReceiptKind
from backend.graph.types import scalar
from backend.kit.rules import refuse


@strawberry.input(description="发出征求意见函.")
class AppointmentSendInput(ChangeInput):
    number: str = scalar("函的文号.")
    on: date = scalar("发函日期.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="记录事前沟通.")
class AppointmentConsultInput(ChangeInput):
    on: date = scalar("沟通日期.")
    whom: str = scalar("沟通对象.")
    record: str = scalar("沟通记录.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="乡镇不同意后重新拟稿.")
class AppointmentReviseInput(ChangeInput):
    matter: str = scalar("事项.")
    reason: str = scalar("理由.")
    effective_on: date = scalar("拟生效日期.")


@strawberry.input(description="撤回.")
class AppointmentWithdrawInput(ChangeInput):
    reason: str = scalar("撤回理由.")


@act(
    "appointment.send",
    on="Appointment",
    group="consent",
    title="发出征求意见函",
    when=lambda row: row.procedure == Procedure.CONSENT,
    awaited=always,
)
async def send(doing: Doing, given: AppointmentSendInput) -> None:
    """The letter goes to the host of that day, and to the one that releases the person; from now on they see the matter.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    row = doing.row
    refuse(*rules.unsaid(number=given.number), *rules.misdated("on", given.on, doing.today, row.drafted_on))
    host, releasing = await hosts_on(doing, given.on)
    days = select(AppointmentKind.reply_days).where(AppointmentKind.id == row.kind_id).scalar_subquery()
    await doing.change(
        state_on=given.on,
        disclosed=True,
        township_id=host,
        releasing_township_id=releasing,
        letter_number=given.number,
        asked_on=given.on,
        reply_due_on=func.add_working_days(given.on, days),
    )
    for township in (host, *([releasing] if releasing is not None else [])):
        await enter(doing, township, ReceiptKind.ASKED, given.on, number=given.number, note=row.matter)


@act(
    "appointment.consult",
    on="Appointment",
    group="consent",
    title="记录事前沟通",
    when=lambda row: row.procedure == Procedure.CONSULTATION,
    awaited=always,
    tells=("host",),
)
async def consult(doing: Doing, given: AppointmentConsultInput) -> None:
    """The talk with the township is written down; it is no veto, but without it nothing is decided.

    “派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”
    """
    refuse(*rules.unsaid(whom=given.whom, record=given.record), *rules.misdated("on", given.on, doing.today, None))
    await doing.change(
        state_on=doing.today,
        disclosed=True,
        consulted_on=given.on,
        consulted_with=given.whom,
        consultation=given.record,
    )
    await enter(doing, doing.row.township_id, ReceiptKind.CONSULTED, given.on, note=given.record)


@act("appointment.revise", on="Appointment", group="proposal", title="重新拟稿", awaited=always)
async def revise(doing: Doing, given: AppointmentReviseInput) -> None:
    """After an objection the department may propose anew; the former letter and its answer stay in the ledger.

    “派驻机构正副职调整须书面征得乡镇同意”
    """
    refuse(*rules.unsaid(matter=given.matter, reason=given.reason))
    cleared = dict.fromkeys(
        (
            *("letter_number", "asked_on", "reply_due_on", "answered_on", "answer_number", "answered_by", "objection"),
            *("released_on", "release_number", "released_by", "release_objection"),
        )
    )
    await doing.change(
        state_on=doing.today,
        drafted_on=doing.today,
        matter=given.matter,
        reason=given.reason,
        effective_on=given.effective_on,
        **cleared,
    )


@act("appointment.withdraw", on="Appointment", group="proposal", title="撤回", tells=("host", "releasing"))
async def withdraw(doing: Doing, given: AppointmentWithdrawInput) -> None:
    """Before the order the department may give up; a township that knew of it reads so in its ledger.

    “派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”
    """
    refuse(*rules.unsaid(reason=given.reason))
    await doing.change(state_on=doing.today, withdrawn_on=doing.today, withdrawal=given.reason)
    if doing.row.disclosed:
        await enter_all(doing, ReceiptKind.WITHDRAWN, doing.today, note=given.reason)

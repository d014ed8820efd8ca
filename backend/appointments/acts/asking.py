"""The department's first half: the draft, the letter or the talk, another try, and giving up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import strawberry
from sqlalchemy import Row, func, select

from backend.access.acts import ActInput, ChangeInput, Doing, act, always, papers
from backend.appointments import rules
from backend.appointments.acts.hosts import hosts_on
from backend.appointments.acts.ledger import enter, enter_all
from backend.appointments.models import AppointmentKind
from backend.appointments.rules import Demand, Effect, Procedure, ReceiptKind, Seat
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations.models import Agency
from backend.personnel.rules import Position

UNDER_WAY = Refusal("UNDER_WAY", "此人已有同类事项在办。", "An act of this kind is under way for this person already.", "kind")
NO_KIND = Refusal("NO_SUCH_KIND", "没有这种事项。", "There is no such kind of act.", "kind")
NO_AGENCY = Refusal("NO_SUCH_AGENCY", "去往的机构不是本部门的派驻机构。", "That is no agency of this department.", "to_agency")
NO_RANK = Refusal("NO_RANK", "晋升须写明职级。", "A promotion needs the rank.", "to_rank")


@strawberry.input(description="拟稿: 对一名派驻人员提出任免或人事事项.")
class AppointmentDraftInput(ActInput):
    kind: str = scalar("种类代码, 见 appointmentKinds.")
    to_agency: strawberry.ID | None = strawberry.field(default=None, description="去往的机构; 不变动的不填.")
    to_title: str | None = strawberry.field(default=None, description="拟任职务; 不填即现职务.")
    to_rank: str | None = strawberry.field(default=None, description="拟晋升的职级.")
    matter: str = scalar("事项.")
    reason: str = scalar("理由.")
    effective_on: date = scalar("拟生效日期.")
    attachments: list[strawberry.ID] = papers()


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


@dataclass(frozen=True)
class _Wanted:
    kind: Row[Any]
    there: Seat
    agency: Row[Any]
    releases: bool


@act(
    "appointment.draft",
    on="Staff",
    gives="Appointment",
    title="提出任免或人事事项",
    when=lambda row: row.agency_id.is_not(None),
    conflicts={"uq_appointment_under_way": UNDER_WAY},
)
async def draft(doing: Doing, given: AppointmentDraftInput) -> int:
    """The parent department drafts; nobody else sees it until it reaches the township.

    “派驻机构正副职调整须书面征得乡镇同意，派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”
    """
    refuse(*rules.unsaid(matter=given.matter, reason=given.reason))
    person, wanted = doing.row, await _wanted(doing, given)
    there = await _agency(doing, wanted.there.agency)
    other = there if wanted.agency.id != there.id else await _agency(doing, person.agency_id)
    counterpart = other.township_id if other.township_id != wanted.agency.township_id else None
    return await doing.create(
        "Appointment",
        kind_id=wanted.kind.id,
        procedure=wanted.kind.procedure,
        state_on=doing.today,
        staff_id=doing.key,
        staff_name=person.name,
        agency_id=wanted.agency.id,
        township_id=wanted.agency.township_id,
        department_id=wanted.agency.department_id,
        management_class=wanted.agency.management_class,
        from_agency_id=person.agency_id,
        to_agency_id=there.id,
        counterpart_township_id=counterpart,
        releasing_township_id=counterpart if wanted.releases else None,
        from_position=person.position,
        to_position=wanted.there.position,
        from_title=person.title,
        to_title=given.to_title or person.title,
        to_rank=given.to_rank,
        matter=given.matter,
        reason=given.reason,
        drafted_on=doing.today,
        effective_on=given.effective_on,
    )


async def _wanted(doing: Doing, given: AppointmentDraftInput) -> _Wanted:
    """The kind, the seat that is proposed, and the agency whose host is asked. Refuses what does not suit the person."""
    kinds = select(AppointmentKind.__table__).where(AppointmentKind.code == given.kind)
    kind = (await doing.db.execute(kinds)).one_or_none()
    if kind is None:
        refuse(NO_KIND)
        raise AssertionError
    demand = Demand(Effect(kind.effect), Position(kind.position) if kind.position else None, kind.name)
    present = Seat(doing.row.agency_id, Position(doing.row.position))
    there = rules.seat(demand, present, await _to_agency(doing, given.to_agency))
    refuse(*rules.unfit(demand, present, there), *_ranked(demand, given.to_rank))
    releases = kind.procedure == Procedure.CONSENT and rules.vacates(present, there)
    return _Wanted(kind, there, await _agency(doing, rules.concerned(demand, present, there)), releases)


def _ranked(demand: Demand, rank: str | None) -> Iterator[Refusal]:
    if demand.effect is Effect.RANK and not (rank or "").strip():
        yield NO_RANK


async def _to_agency(doing: Doing, given: strawberry.ID | None) -> int | None:
    """The agency that is named; a department moves people among its own agencies only."""
    if given is None:
        return None
    key = key_of(given, "Agency")
    own = (Agency.department_id == doing.row.department_id, Agency.closed_on.is_(None))
    found = await doing.db.scalar(select(Agency.id).where(Agency.id == key, *own)) if key is not None else None
    refuse(NO_AGENCY if found is None else None)
    return found


async def _agency(doing: Doing, key: int) -> Row[Any]:
    return (await doing.db.execute(select(Agency.__table__).where(Agency.id == key))).one()


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

"""The draft: who is to go where by which kind of act, and who goes the other way at the same moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import strawberry
from sqlalchemy import Row, or_, select

from backend.access.acts import ActInput, Doing, act, papers
from backend.appointments import rules
from backend.appointments.models import Appointment, AppointmentKind
from backend.appointments.rules import Demand, Effect, Procedure, Seat
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations.models import Agency
from backend.personnel.models import Staff
from backend.personnel.rules import Position

UNDER_WAY = Refusal("UNDER_WAY", "此人已有同类事项在办。", "An act of this kind is under way for this person already.", "kind")
NO_KIND = Refusal("NO_SUCH_KIND", "没有这种事项。", "There is no such kind of act.", "kind")
NO_AGENCY = Refusal("NO_SUCH_AGENCY", "去往的机构不是本部门的派驻机构。", "That is no agency of this department.", "to_agency")
NO_RANK = Refusal("NO_RANK", "晋升须写明职级。", "A promotion needs the rank.", "to_rank")
COUNTERPART_UNDER_WAY = Refusal(
    "UNDER_WAY", "对调人已有同类事项在办。", "An act of this kind is under way for the counterpart already.", "counterpart"
)

_OPEN = ("DRAFT", "LETTER_SENT", "CONSENTED", "OBJECTED", "CONSULTED")
"""States of an act that is under way; so the index `uq_appointment_under_way` has them."""


@strawberry.input(description="拟稿: 对一名派驻人员提出任免或人事事项.")
class AppointmentDraftInput(ActInput):
    kind: str = scalar("种类代码, 见 appointmentKinds.")
    to_agency: strawberry.ID | None = strawberry.field(default=None, description="去往的机构; 不变动的不填.")
    to_title: str | None = strawberry.field(default=None, description="拟任职务; 不填即现职务.")
    to_rank: str | None = strawberry.field(default=None, description="拟晋升的职级.")
    counterpart: strawberry.ID | None = strawberry.field(
        default=None, description="对调人: 调入机构任同一职位的人, 同时调往当事人的现机构; 只用于交流."
    )
    counterpart_title: str | None = strawberry.field(default=None, description="对调人拟任职务; 不填即其现职务.")
    matter: str = scalar("事项.")
    reason: str = scalar("理由.")
    effective_on: date = scalar("拟生效日期.")
    attachments: list[strawberry.ID] = papers()


@dataclass(frozen=True)
class _Wanted:
    kind: Row[Any]
    demand: Demand
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
    swapped = await _counterpart(doing, given, wanted)
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
        **swapped,
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
    return _Wanted(kind, demand, there, await _agency(doing, rules.concerned(demand, present, there)), releases)


async def _counterpart(doing: Doing, given: AppointmentDraftInput, wanted: _Wanted) -> dict[str, Any]:
    """The columns of the one who goes the other way, whose row is locked; none where nobody does."""
    await _only_one_under_way(doing, doing.key, wanted.kind.id, UNDER_WAY)
    if given.counterpart is None:
        return {}
    known = select(Staff.__table__).where(Staff.id == key_of(given.counterpart, "Staff"), Staff.agency_id == wanted.there.agency)
    other = (await doing.db.execute(known.with_for_update())).one_or_none()
    held = Seat(other.agency_id, Position(other.position)) if other else Seat(0, Position.MEMBER)
    refuse(*rules.unfit_counterpart(wanted.demand, wanted.there, held))
    assert other is not None
    await _only_one_under_way(doing, other.id, wanted.kind.id, COUNTERPART_UNDER_WAY)
    return {
        "counterpart_id": other.id,
        "counterpart_name": other.name,
        "counterpart_from_title": other.title,
        "counterpart_to_title": given.counterpart_title or other.title,
    }


async def _only_one_under_way(doing: Doing, person: int, kind: int, refusal: Refusal) -> None:
    """An act of a kind is under way once for a person, whichever side of it the person is on."""
    about = or_(Appointment.staff_id == person, Appointment.counterpart_id == person)
    open_ = select(Appointment.id).where(about, Appointment.kind_id == kind, Appointment.state.in_(_OPEN)).limit(1)
    refuse(refusal if await doing.db.scalar(open_) is not None else None)


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

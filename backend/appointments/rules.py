"""How a personnel act goes its way: two procedures as one table of steps, who is waited for, and the order of dates.

"派驻机构正副职调整须书面征得乡镇同意，派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委。"
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.kit.rules import Refusal, Step, Steps
from backend.personnel.rules import Position


class Procedure(StrEnum):
    """书面征得同意 (the township's answer decides), 事前沟通 (the record decides)."""

    CONSENT = "CONSENT"
    CONSULTATION = "CONSULTATION"


class Effect(StrEnum):
    """What an order does to the person's assignment: 任职, 免职, 交流, 调动, 晋升; a reward or a sanction changes no assignment."""

    SEAT = "SEAT"
    RELIEF = "RELIEF"
    EXCHANGE = "EXCHANGE"
    PLACE = "PLACE"
    RANK = "RANK"
    NONE = "NONE"


class AppointmentState(StrEnum):
    """拟稿, 已征询, 已同意, 有异议, 已沟通, 已决定, 已抄告, 已确认, 已撤回."""

    DRAFT = "DRAFT"
    LETTER_SENT = "LETTER_SENT"
    CONSENTED = "CONSENTED"
    OBJECTED = "OBJECTED"
    CONSULTED = "CONSULTED"
    ORDERED = "ORDERED"
    COPIED = "COPIED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    WITHDRAWN = "WITHDRAWN"


class WaitingFor(StrEnum):
    """主管部门, 驻地乡镇."""

    DEPARTMENT = "DEPARTMENT"
    TOWNSHIP = "TOWNSHIP"


class ReceiptKind(StrEnum):
    """征求意见, 同意, 不同意, 逾期未复, 事前沟通, 决定, 未经同意的决定, 紧急决定, 抄告, 确认收到, 撤回."""

    ASKED = "ASKED"
    CONSENTED = "CONSENTED"
    OBJECTED = "OBJECTED"
    EXPIRED = "EXPIRED"
    CONSULTED = "CONSULTED"
    ORDERED = "ORDERED"
    OVERRIDDEN = "OVERRIDDEN"
    EXPEDITED = "EXPEDITED"
    COPIED = "COPIED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    WITHDRAWN = "WITHDRAWN"


_S = AppointmentState

# "须书面征得乡镇同意": only consent leads to an order; silence leads nowhere. Where one township gains a chief or deputy and another
# loses one, both are asked at once: the first consent leaves the letter open, the second closes it, one objection is enough. An override is another act, with a document of the
# district. "须事前沟通并抄告": only the record of the talk leads to an order; urgent discipline is ordered first and copied after.
STEPS = Steps(
    Step(None, "appointment.draft", _S.DRAFT),
    Step(_S.DRAFT, "appointment.send", _S.LETTER_SENT),
    Step(_S.LETTER_SENT, "appointment.consent", _S.CONSENTED),
    Step(_S.LETTER_SENT, "appointment.consent", _S.LETTER_SENT),
    Step(_S.LETTER_SENT, "appointment.object", _S.OBJECTED),
    Step(_S.LETTER_SENT, "appointment.release", _S.CONSENTED),
    Step(_S.LETTER_SENT, "appointment.release", _S.LETTER_SENT),
    Step(_S.LETTER_SENT, "appointment.retain", _S.OBJECTED),
    Step(_S.OBJECTED, "appointment.revise", _S.DRAFT),
    Step(_S.DRAFT, "appointment.consult", _S.CONSULTED),
    Step(_S.CONSENTED, "appointment.order", _S.ORDERED),
    Step(_S.CONSULTED, "appointment.order", _S.ORDERED),
    Step(_S.LETTER_SENT, "appointment.override", _S.ORDERED),
    Step(_S.OBJECTED, "appointment.override", _S.ORDERED),
    Step(_S.DRAFT, "appointment.expedite", _S.ORDERED),
    Step(_S.ORDERED, "appointment.copy", _S.COPIED),
    Step(_S.COPIED, "appointment.acknowledge", _S.ACKNOWLEDGED),
    *(
        Step(state, "appointment.withdraw", _S.WITHDRAWN)
        for state in (_S.DRAFT, _S.LETTER_SENT, _S.CONSENTED, _S.OBJECTED, _S.CONSULTED)
    ),
)

PROCEDURES: Mapping[str, Procedure] = {
    "appointment.send": Procedure.CONSENT,
    "appointment.override": Procedure.CONSENT,
    "appointment.release": Procedure.CONSENT,
    "appointment.retain": Procedure.CONSENT,
    "appointment.consult": Procedure.CONSULTATION,
    "appointment.expedite": Procedure.CONSULTATION,
}
"""Acts that only one of the two procedures knows; all others follow from the state."""

WAITING: Mapping[AppointmentState, WaitingFor] = {
    _S.DRAFT: WaitingFor.DEPARTMENT,
    _S.LETTER_SENT: WaitingFor.TOWNSHIP,
    _S.CONSENTED: WaitingFor.DEPARTMENT,
    _S.OBJECTED: WaitingFor.DEPARTMENT,
    _S.CONSULTED: WaitingFor.DEPARTMENT,
    _S.ORDERED: WaitingFor.DEPARTMENT,
    _S.COPIED: WaitingFor.TOWNSHIP,
}
"""State -> who has to move next; nobody is waited for once it is acknowledged or withdrawn."""


@dataclass(frozen=True)
class Demand:
    """What a kind demands, as its row in `appointment_kind` says."""

    effect: Effect
    position: Position | None
    name: str


@dataclass(frozen=True)
class Seat:
    """A place in an agency: where somebody is, or is to be."""

    agency: int
    position: Position


def unfit(demand: Demand, present: Seat, wanted: Seat) -> Iterator[Refusal]:
    """Why this kind of act does not suit this person: refusals at `kind`, `staff` or `to_agency`."""
    leads, moves = present.position is not Position.MEMBER, present.agency != wanted.agency
    if demand.effect in (Effect.RELIEF, Effect.EXCHANGE) and not leads:
        yield Refusal("NOT_A_LEADER", "此人不是正职或副职。", "This person is neither chief nor deputy.", "staff")
    if demand.effect is Effect.PLACE and leads:
        said = "正副职调整须书面征得乡镇同意，请用“正副职交流”。"
        yield Refusal("NEEDS_CONSENT", said, "A chief or deputy moves only with written consent: use an exchange.", "kind")
    if demand.effect in (Effect.EXCHANGE, Effect.PLACE) and not moves:
        yield Refusal("SAME_AGENCY", "调入机构与现机构相同。", "The person serves at that agency already.", "to_agency")
    if demand.effect in (Effect.RELIEF, Effect.RANK, Effect.NONE) and moves:
        yield Refusal("STAYS", "此类事项不变动所在机构。", "This kind of act does not move anybody.", "to_agency")
    if demand.effect is Effect.SEAT and present == wanted:
        yield Refusal("HOLDS_IT", "此人现任该职。", "The person holds that seat already.", "staff")


def seat(demand: Demand, present: Seat, agency: int | None) -> Seat:
    """Where the person will be by this act."""
    there = present.agency if agency is None else agency
    if demand.effect is Effect.SEAT and demand.position is not None:
        return Seat(there, demand.position)
    return Seat(there, Position.MEMBER if demand.effect is Effect.RELIEF else present.position)


def unfit_counterpart(demand: Demand, wanted: Seat, other: Seat) -> Iterator[Refusal]:
    """Why two people cannot change places: `other` is the seat of the one who would go the other way."""
    if demand.effect is not Effect.EXCHANGE:
        yield Refusal(
            "NOT_AN_EXCHANGE", "只有正副职交流可以对调。", "Only an exchange lets two people change places.", "counterpart"
        )
    elif other != wanted:
        said = "对调人须在调入机构任同一职位。"
        yield Refusal("NOT_IN_THE_SEAT", said, "That person does not hold the seat that is to be filled.", "counterpart")


def concerned(demand: Demand, present: Seat, wanted: Seat) -> int:
    """The agency whose host is asked: where the seat is filled or vacated; for a transfer the one that is left.

    "正副职调整" is the change of a seat, so the host of that seat consents; "派驻机构人员的调动" is told to the host that has them.
    """
    return wanted.agency if demand.effect in (Effect.SEAT, Effect.EXCHANGE) else present.agency


def vacates(present: Seat, wanted: Seat) -> bool:
    """Whether an agency loses its chief or deputy to another one.

    "正副职调整" is appointment, removal and exchange alike: the host that loses a leader is asked as well as the one that gains one.
    """
    return present.position is not Position.MEMBER and present.agency != wanted.agency


def answered(objection: str | None, *, other_awaited: bool) -> AppointmentState:
    """Where an answer leads: one objection blocks, and consent is whole when every township that was asked has given it."""
    if objection is not None:
        return AppointmentState.OBJECTED
    return AppointmentState.LETTER_SENT if other_awaited else AppointmentState.CONSENTED


def seated(sitting: str, agency: str) -> Refusal:
    """One agency has one chief: whoever sits there must have left by the day on which the next one begins."""
    return Refusal(
        "SEAT_TAKEN",
        f"{agency}的正职是{sitting}，须先决定其免职或调离，且生效不晚于本件；两名正职对调可作一件交流办理。",
        f"{sitting} is chief of {agency}: first order a removal or an exchange that takes effect by that day;"
        " two chiefs change places by one exchange.",
        "effective_on",
    )


def left(person: str) -> Refusal:
    """Who is moved is moved from the seat that the letter named, and by one order at a time."""
    return Refusal(
        "SEAT_LEFT",
        f"{person}已不在原任职位，或另有已决定而未生效的调整，须撤回后重办。",
        f"{person} has left the seat that this starts from, or is to leave it by another order: withdraw this and draft it anew.",
    )


def unsaid(**texts: str) -> Iterator[Refusal]:
    """A refusal at each field that says nothing."""
    for field, said in texts.items():
        if not said.strip():
            yield Refusal("EMPTY", "请填写。", "Please fill this in.", field)


def misdated(field: str, on: date, today: date, after: date | None, strictly: bool = False) -> Iterator[Refusal]:
    """Why a day cannot be entered: it is to come, or it lies before the step that it follows (`strictly`: not on that day either)."""
    if on > today:
        yield Refusal("IN_THE_FUTURE", "日期不能晚于今天。", "The day cannot be in the future.", field)
    if after is not None and (on < after or (strictly and on == after)):
        said = f"日期须{'晚于' if strictly else '不早于'}上一环节的{after:%Y-%m-%d}。"
        yield Refusal("OUT_OF_ORDER", said, f"The day must be {'after' if strictly else 'on or after'} {after:%Y-%m-%d}.", field)


def ineffective(ordered_on: date, effective_on: date, since: date) -> Iterator[Refusal]:
    """Why an order cannot take effect on a day: before it was given, or before the person's present assignment began."""
    if effective_on < ordered_on:
        yield Refusal("BEFORE_ORDER", "生效日期不能早于决定日期。", "It cannot take effect before it is ordered.", "effective_on")
    if effective_on <= since:
        said = f"生效日期须晚于现任职起始日{since:%Y-%m-%d}。"
        yield Refusal("BEFORE_PRESENT", said, f"It must be after {since:%Y-%m-%d}, when the present post began.", "effective_on")


def answer_number(township: str, year: int, serial: int) -> str:
    """The number of a township's written answer, counted per township and year."""
    return f"{township}组复〔{year}〕{serial}号"

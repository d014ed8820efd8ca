"""Leave: its states, who decides it by class, position and span, and the arithmetic of half-days."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from backend.kit.rules import Refusal, Step, Steps
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class HalfDay(StrEnum):
    MORNING = "MORNING"
    AFTERNOON = "AFTERNOON"


class LeaveStatus(StrEnum):
    """待审批, 已批准, 未批准, 已撤回, 已撤销, 已销假; overdue (逾期未销假) is derived, never stored."""

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    CANCELLED = "CANCELLED"
    RETURNED = "RETURNED"


class Decider(StrEnum):
    """The side that decides a leave: 驻地乡镇, 本机构负责人, 主管部门."""

    TOWNSHIP = "TOWNSHIP"
    AGENCY = "AGENCY"
    DEPARTMENT = "DEPARTMENT"


class GapKind(StrEnum):
    """What would be empty: a window (both holders away) or a duty."""

    WINDOW = "WINDOW"
    DUTY = "DUTY"


# "请销假": 销假 is part of the cycle, so a leave is open until its holder has reported back. What is approved is called off by its
# holder, or revoked by whoever approved it, before it begins; once it has begun the way back is the return, which may be early.
LEAVE_STEPS = Steps(
    Step(None, "leave.request", LeaveStatus.REQUESTED),
    Step(LeaveStatus.REQUESTED, "leave.approve", LeaveStatus.APPROVED),
    Step(LeaveStatus.REQUESTED, "leave.refuse", LeaveStatus.REFUSED),
    Step(LeaveStatus.REQUESTED, "leave.withdraw", LeaveStatus.WITHDRAWN),
    Step(LeaveStatus.APPROVED, "leave.cancel", LeaveStatus.CANCELLED),
    Step(LeaveStatus.APPROVED, "leave.revoke", LeaveStatus.CANCELLED),
    Step(LeaveStatus.APPROVED, "leave.return", LeaveStatus.RETURNED),
)

STANDING = (LeaveStatus.REQUESTED, LeaveStatus.APPROVED, LeaveStatus.RETURNED)
"""Leaves that take up their days: no two of one person may overlap."""

DECIDED = (LeaveStatus.APPROVED, LeaveStatus.REFUSED, LeaveStatus.RETURNED, LeaveStatus.CANCELLED)
"""Leaves of which whoever decides has said yes or no."""

AWAY = (LeaveStatus.APPROVED, LeaveStatus.RETURNED)
"""Leaves by which somebody is, will be or was away."""

RETURN_WITHIN = 1
"""Working days after the last day of a leave by which its holder has reported back; the number is assumed."""

AGENCY_DECIDES = 6
"""Working half-days up to which the head of a B agency decides an ordinary member's leave; beyond, the department (assumed)."""

_EPOCH = date(2000, 1, 1)


def half(day: date, part: HalfDay) -> int:
    """The number of a half-day; the database counts in the same way (`leave.span`)."""
    return (day - _EPOCH).days * 2 + (part is HalfDay.AFTERNOON)


class LeaveSort(NamedTuple):
    """A type of leave that a district begins with: `medical` asks for a medical reason, `official` is work elsewhere, no leave."""

    code: str
    name: str
    medical: bool = False
    official: bool = False


LEAVE_SORTS = (
    LeaveSort("ANNUAL", "年休假"),
    LeaveSort("SICK", "病假", medical=True),
    LeaveSort("PERSONAL", "事假"),
    LeaveSort("OFFICIAL", "公出", official=True),
    LeaveSort("MARRIAGE", "婚假"),
    LeaveSort("MATERNITY", "产假", medical=True),
    LeaveSort("BEREAVEMENT", "丧假"),
)


class Chain(NamedTuple):
    """Who decides the leave of a class and position up to a span in working half-days (None: any), and whether the department is told."""

    management_class: ManagementClass
    position: Position
    longest: int | None
    decider: Decider
    copied: bool
    sentence: str
    assumed: bool = False


CHAINS = (
    *(
        Chain(ManagementClass.A, position, None, Decider.TOWNSHIP, False, "A类派驻机构人员参照乡镇内设机构人员执行相关管理制度")
        for position in Position
    ),
    Chain(ManagementClass.B, Position.CHIEF, None, Decider.TOWNSHIP, True, "B类派驻机构主要负责人执行乡镇请销假和值班工作要求"),
    *(
        Chain(
            *(ManagementClass.B, position, longest, decider, decider is Decider.AGENCY),
            "B类派驻机构 ... 实行以乡镇为主、部门为辅的双重管理",
            assumed=True,
        )
        for position in (Position.DEPUTY, Position.MEMBER)
        for longest, decider in ((AGENCY_DECIDES, Decider.AGENCY), (None, Decider.DEPARTMENT))
    ),
)
"""M8: only the principal leader of a B agency follows the township's leave; for its others the department's own rules are a reading."""


def chain(chains: Iterable[Chain], management_class: str, position: str, half_days: int) -> Chain:
    """The chain with the shortest span that holds `half_days`. LookupError: none binds them."""
    held = [one for one in chains if (one.management_class, one.position) == (management_class, position)]
    fitting = [one for one in held if one.longest is None or half_days <= one.longest]
    if not fitting:
        raise LookupError(f"nobody decides {half_days} half-days of a {position} of class {management_class}")
    return min(fitting, key=lambda one: (one.longest is None, one.longest or 0))


LONGEST_DAYS = 366
"""Calendar days of one leave at most; longer absences are no leave but a change of post (assumed)."""


def span_refusals(starts: tuple[date, HalfDay], ends: tuple[date, HalfDay], today: date) -> Iterator[Refusal]:
    """What is wrong with the days that are asked for."""
    first, last = half(*starts), half(*ends)
    if last < first:
        yield Refusal("ENDS_BEFORE_START", "截止早于起始", "the leave ends before it starts", "ends_on")
    if starts[0] < today:
        yield Refusal("STARTS_IN_PAST", "不能申请已过去的日期", "leave cannot be asked for days that are past", "starts_on")
    if (ends[0] - starts[0]).days >= LONGEST_DAYS:
        zh, en = f"一次请假不超过{LONGEST_DAYS}天", f"one leave takes at most {LONGEST_DAYS} days"
        yield Refusal("TOO_LONG_AWAY", zh, en, "ends_on")


def reason_refusals(sort: LeaveSort, reason: str, medical_reason: str | None) -> Iterator[Refusal]:
    """Every leave has a reason; a medical reason belongs to medical types, and to them alone."""
    if not reason.strip():
        yield Refusal("NO_REASON", "请写明事由", "say what the leave is for", "reason")
    if sort.medical and not (medical_reason or "").strip():
        yield Refusal(
            "NO_MEDICAL_REASON", f"{sort.name}须填写病情", "this type of leave needs a medical reason", "medical_reason"
        )
    if not sort.medical and medical_reason:
        zh, en = f"{sort.name}不填病情", "this type of leave has no medical reason"
        yield Refusal("MEDICAL_REASON_ELSEWHERE", zh, en, "medical_reason")


def gap_refusal(kind: str, name: str, day: date) -> Refusal:
    """AB岗: "首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度": both holders away at once is refused, and so is an empty duty."""
    if kind == GapKind.WINDOW:
        zh, en = f"{day:%-m月%-d日}{name}的A岗、B岗都不在", f"on {day} both holders of a window would be away: {name}"
        return Refusal("WINDOW_EMPTY", zh, en)
    return Refusal("DUTY_EMPTY", f"{day:%-m月%-d日}值班无人，请先换班", f"on {day} a duty would be empty; swap it first")


BEGUN = Refusal("BEGUN", "请假已开始，到岗后请销假", "the leave has begun; report back when the person is there again")
"""Why what has begun is not called off."""

NOT_BEGUN = Refusal("NOT_BEGUN", "请假尚未开始，不休的请撤销", "the leave has not begun; call it off if it is not taken")
"""Why nobody reports back from a leave that has not begun."""


def recorded_refusal(day: date, field: str | None = None) -> Refusal:
    """Attendance says that the person was away on a day that would be no leave any more: one of the two is wrong."""
    zh = f"{day:%-m月%-d日}的考勤已登记为请假或公出，请先更正考勤"
    return Refusal("RECORDED_AWAY", zh, f"attendance of {day} says that the person was away; correct it first", field)


def return_refusal(starts: tuple[date, HalfDay], back: tuple[date, HalfDay], today: date) -> Refusal | None:
    """A return lies after the leave began and not in the future."""
    if half(*back) <= half(*starts):
        zh, en = "到岗须在请假开始之后", "the return is after the leave has begun"
        return Refusal("RETURNS_BEFORE_LEAVING", zh, en, "returned_on")
    if back[0] > today:
        return Refusal("RETURNS_IN_FUTURE", "到岗日不能在今日之后", "the return cannot be in the future", "returned_on")
    return None

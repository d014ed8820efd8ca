"""Leave: asked for by the person, decided by whoever the rule names, closed by reporting back."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, select, text

from backend.access.acts import ActInput, ChangeInput, Doing, act, always, papers
from backend.attendance import models
from backend.attendance.rules import leave as rules
from backend.attendance.rules.daily import said
from backend.attendance.rules.leave import AWAY, Decider, HalfDay, LeaveSort
from backend.graph.ids import key_of
from backend.graph.scope import district_day
from backend.graph.types import scalar
from backend.kit.locks import PRESENCE
from backend.kit.rules import Refusal, refuse
from backend.personnel.models import Staff

strawberry.enum(HalfDay, description="半天: MORNING 上午, AFTERNOON 下午.")

_OVERLAPS = Refusal("OVERLAPS", "这几天已有请假", "there is a leave in these days already", "starts_on")

_WORKING_HALVES = text("""
    SELECT coalesce(sum(upper(part) - lower(part)), 0)
    FROM generate_series(CAST(:first AS date), CAST(:last AS date), interval '1 day') AS each(day)
    CROSS JOIN LATERAL (SELECT halves(each.day::date) * int4range(:start, :end) AS part) AS of
    WHERE worked(each.day::date) AND NOT isempty(part)
""")


@strawberry.input(description="请假申请; id 为本人.")
class LeaveRequestInput(ActInput):
    type: strawberry.ID = scalar("请假种类.")
    starts_on: date = scalar("起始日.")
    starts_half: HalfDay = scalar("起始半天.")
    ends_on: date = scalar("截止日.")
    ends_half: HalfDay = scalar("截止半天.")
    cover: strawberry.ID = scalar("顶岗人: 本机构同事, 这几天在岗.")
    reason: str = scalar("事由.")
    medical_reason: str | None = strawberry.field(default=None, description="病情: 病假、产假填写; 主管部门不可见.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="审批意见.")
class LeaveDecisionInput(ChangeInput):
    note: str = scalar("意见; 不批准时必填.")


@strawberry.input(description="撤回申请.")
class LeaveWithdrawInput(ChangeInput):
    pass


@strawberry.input(description="销假.")
class LeaveReturnInput(ChangeInput):
    returned_on: date = scalar("到岗日.")
    returned_half: HalfDay = scalar("到岗半天.")


def _stationed(row: Any) -> Any:
    return row.agency_id.is_not(None)


@act(
    "leave.request",
    on="Staff",
    gives="Leave",
    title="请假",
    when=_stationed,
    conflicts={"one_leave_at_a_time": _OVERLAPS},
    tells=("cover",),
)
async def request(doing: Doing, given: LeaveRequestInput) -> int:
    """A stationed person asks; the rule says who decides and whether the department is told.

    “A类派驻机构人员参照乡镇内设机构人员执行相关管理制度” “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”
    """
    refuse(rules.span_refusals((given.starts_on, given.starts_half), (given.ends_on, given.ends_half), doing.today))
    type_id = key_of(given.type, "LeaveType")
    sort = await _sort(doing, type_id)
    refuse(rules.reason_refusals(sort, given.reason, given.medical_reason))
    cover = await _cover(doing, given)
    half_days = await _half_days(doing, given)
    chosen = await _chain(doing, half_days, given.starts_on)
    person = doing.row
    deciders = {
        Decider.TOWNSHIP: person.township_id,
        Decider.AGENCY: person.agency_id,
        Decider.DEPARTMENT: person.department_id,
    }
    return await doing.create(
        "Leave",
        staff_id=doing.key,
        **{name: getattr(person, name) for name in ("agency_id", "township_id", "department_id", "management_class", "position")},
        type_id=type_id,
        **{
            name: getattr(given, name)
            for name in ("starts_on", "starts_half", "ends_on", "ends_half", "reason", "medical_reason")
        },
        half_days=half_days,
        cover_id=cover,
        requested_at=doing.now,
        rule_id=chosen.id,
        decider_id=deciders[Decider(chosen.decider)],
        copied_id=person.department_id if chosen.copied else None,
    )


def _is_over(row: Any) -> Any:
    return row.ends_on < district_day()


@act("leave.approve", on="Leave", title="批准请假", awaited=always, tells=("self", "copied", "cover"))
async def approve(doing: Doing, given: LeaveDecisionInput) -> None:
    """Whoever decides lets the person go, when no window and no duty stays empty and the cover is there.

    “B类派驻机构主要负责人执行乡镇请销假和值班工作要求” “首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度”
    """
    await doing.db.execute(PRESENCE, {"township": doing.row.township_id})
    refuse(_own(doing), *await _gaps(doing), await _not_covered(doing), await _bound(doing))
    await _decide(doing, given.note or None)


@act("leave.refuse", on="Leave", title="不批准请假", tells=("self",))
async def refuse_leave(doing: Doing, given: LeaveDecisionInput) -> None:
    """Whoever decides says no, and why. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    refuse(_own(doing), said(given.note))
    await _decide(doing, given.note)


@act("leave.withdraw", on="Leave", title="撤回请假", tells=("decides",))
async def withdraw(doing: Doing, given: LeaveWithdrawInput) -> None:
    """The person takes the request back before it is decided. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    await doing.change()


@act("leave.return", on="Leave", title="销假", awaited=_is_over, tells=("decides", "copied"))
async def return_from_leave(doing: Doing, given: LeaveReturnInput) -> None:
    """The person is back: the leave is closed, and days not taken are free again. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    began = (doing.row.starts_on, HalfDay(doing.row.starts_half))
    refuse(rules.return_refusal(began, (given.returned_on, given.returned_half), doing.today))
    await doing.change(returned_on=given.returned_on, returned_half=given.returned_half, returned_at=doing.now)


async def _sort(doing: Doing, key: int | None) -> LeaveSort:
    table = models.LeaveType.__table__
    found = (await doing.db.execute(select(table).where(table.c.id == key))).one_or_none()
    if found is None:
        refuse(Refusal("NO_SUCH_TYPE", "没有这种请假", "there is no such type of leave", "type"))
    assert found is not None
    return LeaveSort(found.code, found.name, found.medical, found.official)


async def _cover(doing: Doing, given: LeaveRequestInput) -> int:
    """The key of the colleague who covers: of the same agency, another, and there."""
    table, key = Staff.__table__, key_of(given.cover, "Staff")
    known = select(table.c.id).where(table.c.id == key, table.c.agency_id == doing.row.agency_id, table.c.id != doing.key)
    if await doing.db.scalar(known) is None:
        refuse(Refusal("NO_COVER", "顶岗人须是本机构同事", "who covers is a colleague of the agency", "cover"))
    assert key is not None
    span = func.int4range(rules.half(given.starts_on, given.starts_half), rules.half(given.ends_on, given.ends_half) + 1)
    if await doing.db.scalar(select(_away(key, span))):
        refuse(Refusal("COVER_AWAY", "顶岗人这几天也不在", "who covers is away in these days", "cover"))
    return key


def _away(staff_id: Any, span: Any) -> Any:
    leave = models.Leave.__table__.alias()
    there = (leave.c.staff_id == staff_id, leave.c.status.in_(AWAY), leave.c.span.overlaps(span))
    return select(leave.c.id).where(*there).exists()


async def _half_days(doing: Doing, given: LeaveRequestInput) -> int:
    values = {
        "first": given.starts_on,
        "last": given.ends_on,
        "start": rules.half(given.starts_on, given.starts_half),
        "end": rules.half(given.ends_on, given.ends_half) + 1,
    }
    found = int(await doing.db.scalar(_WORKING_HALVES, values) or 0)
    if not found:
        refuse(Refusal("NO_WORKING_TIME", "这几天都不上班", "nobody works in these days", "starts_on"))
    return found


async def _chain(doing: Doing, half_days: int, day: date) -> Any:
    """The row of the rule that says who decides."""
    table = models.LeaveRule.__table__
    rows = (await doing.db.execute(select(table).where(table.c.period.contains(day)))).all()
    try:
        return rules.chain(rows, doing.row.management_class, doing.row.position, half_days)  # type: ignore[arg-type]  # rows have the same names
    except LookupError:
        refuse(Refusal("NO_RULE", "没有规定由谁审批", "no rule says who decides this leave", "starts_on"))
        raise


def _own(doing: Doing) -> Refusal | None:
    if doing.viewer["staff_id"] != doing.row.staff_id:
        return None
    return Refusal("OWN_LEAVE", "不能审批自己的请假", "nobody decides the own leave")


async def _gaps(doing: Doing) -> list[Refusal]:
    gap = models.LeaveGap
    found = await doing.db.execute(
        select(gap).where(gap.c.leave_id == doing.key).order_by(gap.c.day, gap.c.kind.desc()).limit(10)
    )
    return [rules.gap_refusal(row.kind, row.name, row.day) for row in found]


async def _not_covered(doing: Doing) -> Refusal | None:
    if not await doing.db.scalar(select(_away(doing.row.cover_id, doing.row.span))):
        return None
    return Refusal("COVER_AWAY", "顶岗人这几天也不在", "who covers is away in these days")


async def _bound(doing: Doing) -> Refusal | None:
    """Whoever has promised to cover for somebody cannot go in those days."""
    leave = models.Leave.__table__
    covers = (leave.c.cover_id == doing.row.staff_id, leave.c.status.in_(AWAY), leave.c.span.overlaps(doing.row.span))
    if not await doing.db.scalar(select(leave.c.id).where(*covers).limit(1)):
        return None
    return Refusal("COVERS_FOR_ANOTHER", "请假人这几天在为他人顶岗", "the person covers for somebody else in these days")


async def _decide(doing: Doing, note: str | None) -> None:
    await doing.change(decided_at=doing.now, decided_by_id=doing.viewer["staff_id"], decision_note=note)

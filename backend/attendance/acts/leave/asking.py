"""A stationed person asks for leave; the rule says who decides it."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, select

from backend.access.acts import ActInput, Doing, act, papers
from backend.attendance import models
from backend.attendance.acts.leave.absence import away
from backend.attendance.rules import leave as rules
from backend.attendance.rules.leave import Decider, HalfDay, LeaveSort
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.personnel.models import Staff

strawberry.enum(HalfDay, description="半天: MORNING 上午, AFTERNOON 下午.")

_OVERLAPS = Refusal("OVERLAPS", "这几天已有请假", "there is a leave in these days already", "starts_on")


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
    if await doing.db.scalar(select(away(key, _span(given)))):
        refuse(Refusal("COVER_AWAY", "顶岗人这几天也不在", "who covers is away in these days", "cover"))
    return key


def _span(given: LeaveRequestInput) -> Any:
    """The half-days that are asked for."""
    return func.int4range(rules.half(given.starts_on, given.starts_half), rules.half(given.ends_on, given.ends_half) + 1)


async def _half_days(doing: Doing, given: LeaveRequestInput) -> int:
    found = int(await doing.db.scalar(select(func.working_halves(_span(given)))) or 0)
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

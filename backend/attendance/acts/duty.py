"""Duty: the township makes and publishes the roster; two people who agree swap their shifts."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, select, update

from backend.access.acts import ActInput, ChangeInput, Doing, act, always
from backend.attendance import models
from backend.attendance.rules import duty as rules
from backend.attendance.rules.daily import said
from backend.attendance.rules.duty import DutyRole
from backend.attendance.rules.leave import AWAY
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.kit.locks import PRESENCE
from backend.kit.rules import Refusal, refuse
from backend.personnel.models import Staff

strawberry.enum(DutyRole, description="值班: LEADER 带班领导, OFFICER 值班员, STANDBY 备班.")

_BOOKED = Refusal("DOUBLE_BOOKED", "此人当日已有班次", "the person has a shift on that day already", "staff")
_AWAY = Refusal("AWAY", "此人当日请假", "the person is on leave on that day", "staff")
_ONE_A_DAY = "one_duty_a_day"
_SWAPPED = Refusal(
    "SWAPPED", "这个班次有换班记录，不能空出；可改排他人", "the shift is part of a swap; put somebody else on it", "staff"
)

_shift, _leave = models.DutyShift.__table__, models.Leave.__table__


@strawberry.input(description="开始排一个月的班; id 为乡镇.")
class RosterOpenInput(ActInput):
    month: date = scalar("月份的第一日.")


@strawberry.input(description="排一个班次; 人员为空即空出.")
class RosterAssignInput(ChangeInput):
    day: date = scalar("日期.")
    role: DutyRole = scalar("班次.")
    staff: strawberry.ID | None = strawberry.field(default=None, description="值班人.")


@strawberry.input(description="发布值班表.")
class RosterPublishInput(ChangeInput):
    pass


@strawberry.input(description="提出换班; id 为自己的班次.")
class DutySwapInput(ActInput):
    other: strawberry.ID = scalar("对方的班次.")
    reason: str = scalar("事由.")


@strawberry.input(description="答复或撤回换班.")
class SwapAnswerInput(ChangeInput):
    pass


@act(
    "roster.open",
    on="Township",
    gives="DutyRoster",
    title="开始排班",
    conflicts={
        "uq_duty_roster_township_id_month": Refusal("ROSTER_EXISTS", "本月已有值班表", "that month has a roster", "month")
    },
)
async def open_roster(doing: Doing, given: RosterOpenInput) -> int:
    """The township begins the roster of a month. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    refuse(rules.month_refusal(given.month, doing.today))
    return await doing.create("DutyRoster", township_id=doing.key, month=given.month)


@act(
    "roster.assign",
    on="DutyRoster",
    title="排班",
    conflicts={_ONE_A_DAY: _BOOKED, **dict.fromkeys(("fk_duty_swap_shift_id", "fk_duty_swap_other_shift_id"), _SWAPPED)},
)
async def assign(doing: Doing, given: RosterAssignInput) -> None:
    """The township puts somebody on a shift, or leaves it empty for now.

    “A类派驻机构人员参照乡镇内设机构人员执行相关管理制度” “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”
    """
    refuse(rules.shift_refusals(doing.row.month, given.day, doing.today))
    await doing.db.execute(PRESENCE, {"township": doing.row.township_id})
    here = (_shift.c.roster_id == doing.key, _shift.c.day == given.day, _shift.c.role == given.role)
    held = await doing.db.scalar(select(_shift.c.id).where(*here))
    if given.staff is None:
        await doing.db.execute(_shift.delete().where(*here))
    else:
        staff = await _holder(doing, given)
        await _put(doing, given, held, staff)
    await doing.change()


@act("roster.publish", on="DutyRoster", title="发布值班表")
async def publish(doing: Doing, given: RosterPublishInput) -> None:
    """The township's leader publishes a roster without gaps and without people who are away. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    await doing.db.execute(PRESENCE, {"township": doing.row.township_id})
    filled = await doing.db.scalar(select(func.count()).select_from(_shift).where(_shift.c.roster_id == doing.key))
    refuse(rules.gaps_refusal(doing.row.month, filled or 0), await _conflicts(doing))
    await doing.db.execute(update(_shift).where(_shift.c.roster_id == doing.key).values(published_at=doing.now))
    await doing.change(published_at=doing.now, published_by_id=doing.viewer["staff_id"])


@act(
    "duty.swap",
    on="DutyShift",
    gives="DutySwap",
    title="提出换班",
    conflicts={"uq_duty_swap_asked": Refusal("SWAP_ASKED", "这个班次已提出换班", "a swap of this shift is asked already")},
    tells=("other",),
)
async def ask_to_swap(doing: Doing, given: DutySwapInput) -> int:
    """The holder of a shift asks the holder of another of the same role. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    other = (await doing.db.execute(select(_shift).where(_shift.c.id == key_of(given.other, "DutyShift")))).one_or_none()
    refuse(said(given.reason, "reason"), rules.swap_refusal(doing.row, other, doing.today))
    assert other is not None
    return await doing.create(
        "DutySwap",
        township_id=doing.row.township_id,
        **{"shift_id": doing.key, "other_shift_id": other.id},
        **{"staff_id": doing.row.staff_id, "other_staff_id": other.staff_id},
        reason=given.reason,
        asked_at=doing.now,
    )


@act(
    "swap.accept",
    on="DutySwap",
    title="同意换班",
    conflicts={_ONE_A_DAY: Refusal("DOUBLE_BOOKED", "换班后有人一日两班", "somebody would have two shifts on one day")},
    awaited=always,
    tells=("self",),
)
async def accept(doing: Doing, given: SwapAnswerInput) -> None:
    """The other side agrees, and the shifts change hands at once. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    await doing.db.execute(PRESENCE, {"township": doing.row.township_id})
    pairs = ((doing.row.shift_id, doing.row.other_staff_id), (doing.row.other_shift_id, doing.row.staff_id))
    before = (doing.row.staff_id, doing.row.other_staff_id)
    for (shift, now), held in zip(pairs, before, strict=True):
        row = (await doing.db.execute(select(_shift).where(_shift.c.id == shift).with_for_update())).one()
        refuse(rules.still_refusal(row.staff_id == held, row.day, doing.today))
        if await doing.db.scalar(select(_on_leave(now, row.day))):
            refuse(Refusal("AWAY", f"{row.day:%-m月%-d日}有一方请假", f"one side is on leave on {row.day}"))
    for shift, now in pairs:
        await doing.change_other("DutyShift", shift, staff_id=now)
    await doing.change(answered_at=doing.now)


@act("swap.decline", on="DutySwap", title="不同意换班", tells=("self",))
async def decline(doing: Doing, given: SwapAnswerInput) -> None:
    """The other side says no; everything stays as it was. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    await doing.change(answered_at=doing.now)


@act("swap.withdraw", on="DutySwap", title="撤回换班", tells=("other",))
async def withdraw_swap(doing: Doing, given: SwapAnswerInput) -> None:
    """Who has asked takes it back. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”"""
    await doing.change(answered_at=doing.now)


async def _holder(doing: Doing, given: RosterAssignInput) -> int:
    """The key of somebody of the township who may stand on the roster and is there on the day."""
    table = Staff.__table__
    known = select(table).where(table.c.id == key_of(given.staff or "", "Staff"), table.c.township_id == doing.row.township_id)
    person = (await doing.db.execute(known)).one_or_none()
    if person is None:
        refuse(Refusal("NOT_OF_TOWNSHIP", "值班人须是本乡镇的人员", "who is on duty serves in this township", "staff"))
    assert person is not None
    refuse(rules.holder_refusal(person.management_class, person.position))
    refuse(_AWAY if await doing.db.scalar(select(_on_leave(person.id, given.day))) else None)
    return int(person.id)


async def _put(doing: Doing, given: RosterAssignInput, held: int | None, staff: int) -> None:
    if held is not None:
        await doing.change_other("DutyShift", held, staff_id=staff)
        return
    await doing.create(
        "DutyShift",
        **{"roster_id": doing.key, "township_id": doing.row.township_id, "published_at": doing.row.published_at},
        **{"day": given.day, "role": given.role, "staff_id": staff},
    )


def _on_leave(staff_id: Any, day: Any) -> Any:
    there = (_leave.c.staff_id == staff_id, _leave.c.status.in_(AWAY), _leave.c.span.overlaps(func.halves(day)))
    return select(_leave.c.id).where(*there).exists()


async def _conflicts(doing: Doing) -> Refusal | None:
    found = select(_shift.c.day).where(_shift.c.roster_id == doing.key, _on_leave(_shift.c.staff_id, _shift.c.day))
    day = await doing.db.scalar(found.order_by(_shift.c.day).limit(1))
    if day is None:
        return None
    return Refusal("AWAY", f"{day:%-m月%-d日}的值班人请假", f"who is on duty on {day} is on leave")

"""GraphQL types of duty: rosters, duties, swaps; and how they read their tables."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import strawberry
from sqlalchemy import Boolean, ColumnElement, Integer, Text, cast, extract, func, literal_column, select

from backend.access.relations import myself, relations
from backend.attendance import models
from backend.attendance.rules.duty import ROSTER_STEPS, SWAP_STEPS
from backend.attendance.schema.enums import DutyRole, RosterStatus, SwapStatus
from backend.attendance.schema.leave import away
from backend.graph.entity import Edge, Entity, Expression, Group, Machine, MaskReason, Row
from backend.graph.scope import Scope
from backend.graph.types import Governed, connection, lazy, planned, scalar
from backend.kit.tables import Base

HERE = "backend.attendance.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"


@strawberry.type(description="乡镇(街道)一个月的值班表: 每日一名带班领导、一名值班员、一名备班. 发布后对内公开.")
class DutyRoster(Governed):
    month: date = scalar("月份的第一日.")
    status: RosterStatus = scalar("状态.")
    published_at: datetime | None = scalar("发布时间.")
    gap_count: int = scalar("空缺的班次数.")
    conflict_count: int | None = scalar("值班人当日请假的班次数.")
    version: int = scalar("版本, 随每次变动增一.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    published_by = planned(lazy("Staff", PERSONNEL) | None, "发布人.")
    duties = connection("DutyShift", HERE, "班次.")


@strawberry.type(description="一个班次. “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”; B类一般人员不排入乡镇值班.")
class DutyShift(Governed):
    day: date = scalar("日期.")
    role: DutyRole = scalar("班次.")
    published_at: datetime | None = scalar("发布时间; 空为尚未发布.")
    holder: str = scalar("值班人姓名, 随值班表公开.")
    phone: str | None = scalar("值班电话, 随值班表公开.")
    away: bool | None = scalar("值班人当日请假.")
    handover: str | None = scalar("交接记录.")
    roster = planned(lazy("DutyRoster", HERE) | None, "值班表.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    staff = planned(lazy("Staff", PERSONNEL) | None, "值班人.")


@strawberry.type(description="换班: 一方提出, 对方同意即生效.")
class DutySwap(Governed):
    reason: str = scalar("事由.")
    status: SwapStatus = scalar("状态.")
    asked_at: datetime = scalar("提出时间.")
    answered_at: datetime | None = scalar("答复或撤回时间.")
    version: int = scalar("版本, 随每次变动增一.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    shift = planned(lazy("DutyShift", HERE) | None, "提出方的班次.")
    other_shift = planned(lazy("DutyShift", HERE) | None, "对方的班次.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "提出方.")
    other_staff = planned(lazy("Staff", PERSONNEL) | None, "对方.")


def _shifts(row: Row, *conditions: Callable[[Row], ColumnElement[bool]]) -> ColumnElement[int]:
    duty = models.DutyShift.__table__.alias()
    found = [duty.c.roster_id == row.id, *(condition(duty.c) for condition in conditions)]
    return select(func.count()).select_from(duty).where(*found).scalar_subquery()


def _gaps(row: Row, _: Scope) -> ColumnElement[int]:
    last: ColumnElement[Any] = row.month + literal_column("interval '1 month' - interval '1 day'")
    return cast(extract("day", last), Integer) * len(DutyRole) - _shifts(row)


def _conflicts(row: Row, _: Scope) -> ColumnElement[int]:
    return _shifts(row, lambda duty: away(duty.staff_id, duty.day))


def _of_holder(column: str) -> Callable[[Row, Scope], ColumnElement[str]]:
    """What a published roster shows of the person, who may be a stranger to the reader."""

    def sql(row: Row, _: Scope) -> ColumnElement[str]:
        staff = Base.metadata.tables["staff"].alias()
        return select(staff.c[column]).where(staff.c.id == row.staff_id).scalar_subquery()

    return sql


ENTITIES = (
    Entity(
        name="DutyRoster",
        table=models.DutyRoster.__table__,
        groups={
            "basic": Group(
                fields=("month", "status", "published_at", "gap_count", "version", "township", "published_by", "duties")
            ),
            "conflicts": Group(fields=("conflict_count",), reason=MaskReason.PERSONAL),
        },
        expressions={
            "gap_count": Expression(type=Integer(), sql=_gaps, nullable=False),
            "conflict_count": Expression(type=Integer(), sql=_conflicts, nullable=False),
        },
        edges={
            "township": Edge(target="Township", local="township_id"),
            "published_by": Edge(target="Staff", local="published_by_id"),
            "duties": Edge(target="DutyShift", remote="roster_id", order=(("day", False), ("role", False))),
        },
        machine=Machine(steps=ROSTER_STEPS, state="status"),
        relations=relations("host", "published"),
        order=(("month", True), ("township_id", False)),
    ),
    Entity(
        name="DutyShift",
        table=models.DutyShift.__table__,
        groups={
            "basic": Group(fields=("day", "role", "published_at", "holder", "phone", "roster", "township", "staff")),
            "conflicts": Group(fields=("away",), reason=MaskReason.PERSONAL),
            "handover": Group(fields=("handover",)),
        },
        expressions={
            "holder": Expression(type=Text(), sql=_of_holder("name"), nullable=False),
            "phone": Expression(type=Text(), sql=_of_holder("duty_phone")),
            "away": Expression(type=Boolean(), sql=lambda row, _: away(row.staff_id, row.day), nullable=False),
        },
        edges={
            "roster": Edge(target="DutyRoster", local="roster_id"),
            "township": Edge(target="Township", local="township_id"),
            "staff": Edge(target="Staff", local="staff_id"),
        },
        relations=relations("host", "published", "self_published", self=myself()),
        order=(("day", True), ("role", False)),
    ),
    Entity(
        name="DutySwap",
        table=models.DutySwap.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("reason", "status", "asked_at", "answered_at", "version"),
                    *("township", "shift", "other_shift", "staff", "other_staff"),
                )
            )
        },
        edges={
            "township": Edge(target="Township", local="township_id"),
            "shift": Edge(target="DutyShift", local="shift_id"),
            "other_shift": Edge(target="DutyShift", local="other_shift_id"),
            "staff": Edge(target="Staff", local="staff_id"),
            "other_staff": Edge(target="Staff", local="other_staff_id"),
        },
        machine=Machine(steps=SWAP_STEPS, state="status"),
        relations=relations("host", self=myself(), other=myself("other_staff_id")),
        order=(("asked_at", True),),
    ),
)

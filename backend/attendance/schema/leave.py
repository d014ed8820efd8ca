"""GraphQL types of leave, and how they read their tables."""

from datetime import date, datetime
from decimal import Decimal

import strawberry
from sqlalchemy import Boolean, ColumnElement, Date, Numeric, Text, and_, case, cast, func, literal_column, select

from backend.access.relations import here, myself, relations
from backend.attendance import models
from backend.attendance.rules.leave import AWAY, LEAVE_STEPS, RETURN_WITHIN
from backend.attendance.schema.enums import Decider, GapKind, HalfDay, LeaveStatus
from backend.graph.entity import Edge, Entity, Expression, Group, Machine, MaskReason, Row, Within
from backend.graph.expressions import bound
from backend.graph.scope import Scope
from backend.graph.types import Governed, Node, lazy, list_of, planned, scalar
from backend.organisations.schema.enums import ManagementClass
from backend.personnel.schema import Position
from backend.records.schema import attachments, papers_of

HERE = "backend.attendance.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"


@strawberry.type(description="请假种类 (数据, 可增减).")
class LeaveType(Node):
    code: str = scalar("代码.")
    name: str = scalar("名称.")
    medical: bool = scalar("须另填病情: 只有本人与审批的乡镇或机构可见, 主管部门不可见.")
    official: bool = scalar("是公出, 不是请假.")


@strawberry.type(
    description="请假由谁审批: “A类派驻机构人员参照乡镇内设机构人员执行相关管理制度, B类派驻机构主要负责人执行乡镇请销假和值班工作要求”."
)
class LeaveRule(Node):
    management_class: ManagementClass = scalar("管理类别.")
    position: Position = scalar("职位.")
    longest: int | None = scalar("适用的最长请假 (工作日的半天数); 空为不限.")
    decider: Decider = scalar("审批方.")
    copied: bool = scalar("是否抄送主管部门.")
    sentence: str = scalar("依据的原文.")
    assumed: bool = scalar("原文未写明, 为假定.")
    since: date | None = scalar("自此日起; 空为自始.")
    until: date | None = scalar("至此日前; 空为至今.")


@strawberry.type(description="请假期间某一天的空缺: AB岗都不在的窗口, 或无人的值班.")
class LeaveGap:
    day: date = scalar("日期.")
    kind: GapKind = scalar("空缺的种类.")
    name: str = scalar("窗口名称, 或值班的角色 (LEADER, OFFICER, STANDBY).")


@strawberry.type(description="某人在某一天不能离开: 搭档不在或缺岗的窗口, 或本人的值班.")
class StaffNeed:
    day: date = scalar("日期.")
    kind: GapKind = scalar("离开后空缺的种类.")
    name: str = scalar("窗口名称, 或值班的角色 (LEADER, OFFICER, STANDBY).")


@strawberry.type(
    description="请假与销假. 归属与类别为申请之日的, 不随以后变动. 主管部门可见由它审批或抄送它的请假, 不可见病情; 驻地乡镇可见B类一般人员的日期与顶岗人."
)
class Leave(Governed):
    management_class: ManagementClass = scalar("申请时的管理类别.")
    position: Position = scalar("申请时的职位.")
    starts_on: date = scalar("起始日.")
    starts_half: HalfDay = scalar("起始半天.")
    ends_on: date = scalar("截止日.")
    ends_half: HalfDay = scalar("截止半天.")
    days: Decimal = scalar("工作日天数, 可为半天.")
    away_until: date = scalar("不在岗的最后一日: 提前到岗的, 至到岗之前.")
    days_taken: Decimal | None = scalar("实际请假的工作日天数, 销假后才有.")
    status: LeaveStatus = scalar("状态.")
    overdue: bool = scalar("逾期未销假: 已批准, 截止后1个工作日内未销假 (天数为假定).")
    requested_at: datetime = scalar("申请时间.")
    decided_at: datetime | None = scalar("审批时间.")
    cancelled_at: datetime | None = scalar("撤销时间: 批准之后、开始之前由本人撤销, 或由审批单位收回批准.")
    returned_on: date | None = scalar("到岗日.")
    returned_half: HalfDay | None = scalar("到岗半天.")
    returned_at: datetime | None = scalar("销假时间.")
    reason: str | None = scalar("事由.")
    decision_note: str | None = scalar("审批意见.")
    cancel_reason: str | None = scalar("收回批准的理由; 本人撤销的没有.")
    medical_reason: str | None = scalar("病情. 读取会留痕.")
    version: int = scalar("版本, 随每次变动增一.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "请假人.")
    agency = planned(lazy("Agency", ORGANISATIONS), "申请时所在机构.")
    township = planned(lazy("Township", ORGANISATIONS), "申请时驻地乡镇.")
    department = planned(lazy("Department", ORGANISATIONS), "申请时主管部门.")
    type = planned(lazy("LeaveType", HERE) | None, "种类.")
    cover = planned(lazy("Staff", PERSONNEL) | None, "顶岗人.")
    rule = planned(lazy("LeaveRule", HERE), "据以确定审批方的规定.")
    decider = planned(lazy("Organisation", ORGANISATIONS), "审批单位.")
    copied = planned(lazy("Department", ORGANISATIONS) | None, "抄送的主管部门.")
    decided_by = planned(lazy("Staff", PERSONNEL) | None, "审批人.")
    cancelled_by = planned(lazy("Staff", PERSONNEL) | None, "撤销的人: 本人, 或收回批准的人.")
    attachments = attachments()
    gaps = planned(list_of(lazy("LeaveGap", HERE)), "请假期间会空缺的窗口与值班, 按日.")


# Literals: an expanding bind would be filled in by SQLAlchemy only, not by asyncpg.
_AWAY: list[ColumnElement[str]] = [literal_column(f"'{status}'", Text()) for status in AWAY]


def away(staff_id: ColumnElement[int], day: ColumnElement[date]) -> ColumnElement[bool]:
    """Whether somebody is on an approved leave on some part of a day."""
    leave = models.Leave.__table__.alias()
    there = and_(leave.c.staff_id == staff_id, cast(leave.c.status, Text).in_(_AWAY), leave.c.span.overlaps(func.halves(day)))
    return select(leave.c.id).where(there).exists()


def _overdue(row: Row, scope: Scope) -> ColumnElement[bool]:
    return and_(row.status == "APPROVED", func.add_working_days(row.ends_on, RETURN_WITHIN) < scope.today)


def _in_days(half_days: ColumnElement[int]) -> ColumnElement[Decimal]:
    return cast(half_days, Numeric(4, 1)) / 2


def _taken(row: Row, _: Scope) -> ColumnElement[Decimal | None]:
    return case((row.status == "RETURNED", _in_days(func.working_halves(row.span))))


BASIC = (
    *("management_class", "position", "starts_on", "starts_half", "ends_on", "ends_half", "days", "days_taken", "away_until"),
    *(
        "status",
        "overdue",
        "requested_at",
        "decided_at",
        "cancelled_at",
        "returned_on",
        "returned_half",
        "returned_at",
        "version",
    ),
    *("staff", "agency", "township", "department", "cover", "rule", "decider", "copied", "decided_by", "cancelled_by", "gaps"),
)

ENTITIES = (
    Entity(
        name="LeaveType",
        table=models.LeaveType.__table__,
        groups={"basic": Group(fields=("code", "name", "medical", "official"))},
        relations=relations(),
    ),
    Entity(
        name="LeaveRule",
        table=models.LeaveRule.__table__,
        groups={
            "basic": Group(
                fields=("management_class", "position", "longest", "decider", "copied", "sentence", "assumed", "since", "until")
            )
        },
        expressions={"since": bound("lower", ever=True), "until": bound("upper")},
        relations=relations(),
    ),
    Entity(
        name="Leave",
        table=models.Leave.__table__,
        groups={
            "basic": Group(fields=BASIC),
            "type": Group(fields=("type",), reason=MaskReason.PERSONAL),
            "reason": Group(fields=("reason", "decision_note", "cancel_reason"), reason=MaskReason.PERSONAL),
            "medical": Group(fields=("medical_reason", "attachments"), reason=MaskReason.PERSONAL, sensitive=True),
        },
        expressions={
            "days": Expression(type=Numeric(4, 1), sql=lambda row, _: _in_days(row.half_days), nullable=False),
            "days_taken": Expression(type=Numeric(4, 1), sql=_taken),
            "away_until": Expression(type=Date(), sql=lambda row, _: func.half_day(func.upper(row.span) - 1), nullable=False),
            "overdue": Expression(type=Boolean(), sql=_overdue, nullable=False),
        },
        edges={
            "staff": Edge(target="Staff", local="staff_id"),
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
            "department": Edge(target="Department", local="department_id"),
            "type": Edge(target="LeaveType", local="type_id"),
            "cover": Edge(target="Staff", local="cover_id"),
            "rule": Edge(target="LeaveRule", local="rule_id"),
            "decider": Edge(target="Organisation", local="decider_id"),
            "copied": Edge(target="Department", local="copied_id"),
            "decided_by": Edge(target="Staff", local="decided_by_id"),
            "cancelled_by": Edge(target="Staff", local="cancelled_by_id"),
            "attachments": papers_of("Leave"),
            "gaps": Edge(target="LeaveGap", remote="leave_id", inside=True, order=(("day", False),)),
        },
        machine=Machine(steps=LEAVE_STEPS, state="status"),
        relations=relations(
            *("host", "own"), self=myself(), cover=myself("cover_id"), decides=here("decider_id"), copied=here("copied_id")
        ),
        class_column="management_class",
        classes=tuple(ManagementClass),
        order=(("starts_on", True),),
    ),
    Entity(
        name="LeaveGap",
        table=models.LeaveGap,
        groups={"basic": Group(fields=("day", "kind", "name"))},
        within=Within(parent="Leave", local="leave_id", group="basic"),
        order=(("day", False),),
    ),
    Entity(
        name="StaffNeed",
        table=models.StaffNeed,
        groups={"basic": Group(fields=("day", "kind", "name"))},
        within=Within(parent="Staff", local="staff_id", group="cover"),
        order=(("day", False),),
    ),
)

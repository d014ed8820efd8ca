"""GraphQL types of daily attendance, tasks and binding rules, and how they read their tables."""

from datetime import date, datetime
from typing import Any

import strawberry
from sqlalchemy import Boolean, ColumnElement, Date, cast, func, literal_column

from backend.access.relations import myself, relations
from backend.attendance import models
from backend.attendance.rules.daily import OPEN_FOR, TASK_STEPS
from backend.attendance.schema.enums import AttendanceStatus, RuleSide, RuleSubject, TaskStatus, TaskStepKind
from backend.graph.entity import Edge, Entity, Expression, Group, Machine, MaskReason, Row, Within
from backend.graph.expressions import bound
from backend.graph.scope import Scope
from backend.graph.types import Governed, Node, connection, lazy, planned, scalar
from backend.organisations.schema.enums import ManagementClass
from backend.personnel.schema import Position

HERE = "backend.attendance.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"


@strawberry.type(description="一人一日的考勤, 由乡镇或机构负责人登记. 归属与类别为当日的.")
class AttendanceDay(Governed):
    day: date = scalar("日期.")
    management_class: ManagementClass = scalar("当日的管理类别.")
    status: AttendanceStatus = scalar("考勤.")
    note: str | None = scalar("备注.")
    correction: str | None = scalar("季度锁定后登记或更正的理由; 空为锁定之前登记的.")
    recorded_at: datetime = scalar("登记时间.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "人员.")
    agency = planned(lazy("Agency", ORGANISATIONS), "当日所在机构.")
    township = planned(lazy("Township", ORGANISATIONS), "当日驻地乡镇.")
    recorded_by = planned(lazy("Staff", PERSONNEL) | None, "登记人.")


@strawberry.type(
    description="一人一季的考勤汇总, 按季抄送B类机构的主管部门: 只有天数, 没有事由. 季末后10个工作日锁定 (天数为假定), 以后的更正须写明理由, 并计数."
)
class AttendanceQuarter:
    id: strawberry.ID = scalar("标识; 汇总没有自己的记录, 不能用 node(id) 重新取得.")
    quarter: date = scalar("季度的第一日.")
    management_class: ManagementClass = scalar("管理类别.")
    days: int = scalar("登记天数.")
    present: int = scalar("在岗天数.")
    late: int = scalar("迟到天数.")
    on_leave: int = scalar("请假天数.")
    official: int = scalar("公出天数.")
    absent: int = scalar("缺勤天数.")
    corrections: int = scalar("其中锁定后登记或更正的天数.")
    open_until: date = scalar("可登记至此日, 此后锁定.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "人员.")
    agency = planned(lazy("Agency", ORGANISATIONS), "所在机构.")
    township = planned(lazy("Township", ORGANISATIONS), "驻地乡镇.")
    department = planned(lazy("Department", ORGANISATIONS), "主管部门.")


@strawberry.type(
    description="交办事项: 乡镇交给派驻机构的工作 (“派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”)."
)
class Task(Governed):
    number: str = scalar("编号.")
    title: str = scalar("标题.")
    content: str | None = scalar("要求.")
    status: TaskStatus = scalar("状态.")
    assigned_at: datetime = scalar("交办时间.")
    due_on: date = scalar("办理期限.")
    reported_at: datetime | None = scalar("最近一次反馈时间.")
    closed_at: datetime | None = scalar("办结时间.")
    overdue: bool = scalar("逾期: 期限已过而未反馈, 或反馈晚于期限.")
    supervised: int = scalar("督办次数.")
    version: int = scalar("版本, 随每次变动增一.")
    agency = planned(lazy("Agency", ORGANISATIONS), "承办机构.")
    township = planned(lazy("Township", ORGANISATIONS), "交办的乡镇(街道).")
    assigned_by = planned(lazy("Staff", PERSONNEL) | None, "交办人.")
    steps = connection("TaskStep", HERE, "办理过程.")


@strawberry.type(description="交办事项的一个环节. 随要求可见.")
class TaskStep(Node):
    sequence: int = scalar("序号, 自1起.")
    kind: TaskStepKind = scalar("环节.")
    at: datetime = scalar("时间.")
    actor_name: str = scalar("经办人.")
    note: str | None = scalar("说明.")
    organisation = planned(lazy("Organisation", ORGANISATIONS), "经办单位.")


@strawberry.type(description="谁的制度约束谁: 按类别、职位与事项, 附原文.")
class BindingRule(Node):
    subject: RuleSubject = scalar("事项.")
    management_class: ManagementClass = scalar("管理类别.")
    position: Position = scalar("职位.")
    side: RuleSide = scalar("执行谁的制度.")
    sentence: str = scalar("依据的原文.")
    assumed: bool = scalar("原文未写明, 为假定.")
    since: date | None = scalar("自此日起; 空为自始.")
    until: date | None = scalar("至此日前; 空为至今.")


def _late(row: Row, scope: Scope) -> ColumnElement[bool]:
    """Reported (in district time) after the last day, or not reported although the last day is over."""
    reported = cast(func.timezone("Asia/Shanghai", row.reported_at), Date)
    late: ColumnElement[bool] = func.coalesce(reported, scope.today) > row.due_on
    return late


def _open_until(row: Row, _: Scope) -> ColumnElement[date]:
    last: ColumnElement[Any] = row.quarter + literal_column("interval '3 months' - interval '1 day'")
    return func.add_working_days(cast(last, Date), OPEN_FOR)


ENTITIES = (
    Entity(
        name="AttendanceDay",
        table=models.AttendanceDay.__table__,
        groups={
            "basic": Group(
                fields=("day", "management_class", "status", "recorded_at", "staff", "agency", "township", "recorded_by")
            ),
            "note": Group(fields=("note", "correction"), reason=MaskReason.PERSONAL),
        },
        edges={
            "staff": Edge(target="Staff", local="staff_id"),
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
            "recorded_by": Edge(target="Staff", local="recorded_by_id"),
        },
        relations=relations("host", "own", self=myself()),
        class_column="management_class",
        classes=tuple(ManagementClass),
        order=(("day", True),),
    ),
    Entity(
        name="AttendanceQuarter",
        table=models.AttendanceQuarter,
        groups={
            "basic": Group(
                fields=(
                    *("quarter", "management_class", "days", "present", "late", "on_leave", "official", "absent"),
                    *("corrections", "open_until", "staff", "agency", "township", "department"),
                )
            )
        },
        expressions={"open_until": Expression(type=Date(), sql=_open_until, nullable=False)},
        edges={
            "staff": Edge(target="Staff", local="staff_id"),
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
            "department": Edge(target="Department", local="department_id"),
        },
        relations=relations("host", "parent", "own", self=myself()),
        class_column="management_class",
        classes=tuple(ManagementClass),
        order=(("quarter", True),),
    ),
    Entity(
        name="Task",
        table=models.Task.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("number", "title", "status", "assigned_at", "due_on", "reported_at", "closed_at", "overdue", "supervised"),
                    *("version", "agency", "township", "assigned_by"),
                )
            ),
            "content": Group(fields=("content", "steps")),
        },
        expressions={"overdue": Expression(type=Boolean(), sql=_late, nullable=False)},
        edges={
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
            "assigned_by": Edge(target="Staff", local="assigned_by_id"),
            "steps": Edge(target="TaskStep", remote="task_id", inside=True, order=(("sequence", False),)),
        },
        machine=Machine(steps=TASK_STEPS, state="status"),
        relations=relations("host", "own"),
        order=(("assigned_at", True),),
    ),
    Entity(
        name="TaskStep",
        table=models.TaskStep.__table__,
        groups={"basic": Group(fields=("sequence", "kind", "at", "actor_name", "note", "organisation"))},
        edges={"organisation": Edge(target="Organisation", local="organisation_id")},
        within=Within(parent="Task", local="task_id", group="content"),
        order=(("task_id", False), ("sequence", False)),
    ),
    Entity(
        name="BindingRule",
        table=models.BindingRule.__table__,
        groups={
            "basic": Group(fields=("subject", "management_class", "position", "side", "sentence", "assumed", "since", "until"))
        },
        expressions={"since": bound("lower", ever=True), "until": bound("upper")},
        relations=relations(),
    ),
)

"""GraphQL types of events, their steps and the four platforms, how they read their tables, and their root queries."""

from datetime import date, datetime
from typing import Any

import strawberry

from backend.access.relations import relations
from backend.events import models
from backend.events.rules import EventStatus, PlatformKind, StepKind
from backend.events.schema import clocks
from backend.graph.entity import Edge, Entity, Group, MaskReason, Within
from backend.graph.expressions import bound, in_force
from backend.graph.rows import Root
from backend.graph.rule import Both, Rule, Severity
from backend.graph.types import Governed, Node, connection, groups, lazy, list_of, planned, scalar

HERE = "backend.events.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"

strawberry.enum(
    EventStatus,
    description="事件状态: REPORTED 已上报, ACCEPTED 已受理定级, DISPATCHED 已分派, HANDLING 处置中, CLOSED 已办结.",
)
strawberry.enum(
    StepKind,
    description="办理环节: REPORT 上报, ACCEPT 受理定级, DISPATCH 分派, SIGN 签收, HANDLE 处置, FEEDBACK 反馈, VERIFY 核查, "
    "CLOSE 办结; RETURN 退回, ESCALATE 升级, EXTEND 延期, MERGE 并案, REOPEN 重开.",
)
strawberry.enum(
    PlatformKind, description="“四个平台”: SECURITY 综治工作, MARKET 市场监管, ENFORCEMENT 综合执法, SERVICE 便民服务."
)


@strawberry.type(
    description="基层事件, 四级闭环处置: “一级事件由网格员直接处理; 二级事件由村(社区)处理; 三级事件由乡镇综合信息指挥室分派相关平台或机构处理; "
    "四级事件由区综合信息指挥中心分派处理”. “每一级均明确处置时限, 最少一天, 最多7天办结”."
)
class Event(Governed):
    number: str = scalar("事件编号.")
    title: str = scalar("标题.")
    description: str | None = scalar("事件描述.")
    place: str = scalar("地点.")
    level: int = scalar("级别, 1至4, 以最终处置的级别为准.")
    status: EventStatus = scalar("状态.")
    category: str = scalar(
        "类型: DISPUTE 矛盾纠纷, SAFETY 治安/安全隐患, APPEARANCE 市容环境/执法, MARKET 市场监管, LIVELIHOOD 民生服务, OTHER 党群/其他."
    )
    reported_at: datetime = scalar("上报时间.")
    reported_on: date = scalar("上报日期 (区时).")
    due_at: datetime | None = scalar("本级办结期限: 一至四级为1、3、5、7个自然日 (级间天数为假定), 当日不计.")
    overall_due_at: datetime | None = scalar("全程办结期限: 自上报起7个自然日.")
    closed_at: datetime | None = scalar("办结时间; 空为在办.")
    overdue: bool = scalar("本级逾期: 办结时间(在办的为此刻, 按区时)晚于本级期限.")
    overdue_overall: bool = scalar("全程逾期: 办结时间(在办的为此刻, 按区时)晚于全程期限.")
    reporter_name: str | None = scalar("报告人姓名. 读取会留痕.")
    reporter_phone: str | None = scalar("报告人电话. 读取会留痕.")
    platform = planned(lazy("Platform", HERE), "归口平台.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    village = planned(lazy("Village", ORGANISATIONS) | None, "村(社区).")
    grid = planned(lazy("Grid", ORGANISATIONS) | None, "网格.")
    agency = planned(lazy("Agency", ORGANISATIONS) | None, "承办机构.")
    department = planned(lazy("Department", ORGANISATIONS) | None, "承办机构的主管部门.")
    steps = connection("EventStep", HERE, "办理过程.")
    level_times = planned(list_of(lazy("LevelTime", HERE)), "时间用在哪一级: 事件先后停留的各级, 由办理过程得出. 随事件内容可见.")


@strawberry.type(description="事件的一个办理环节. 随事件内容可见.")
class EventStep(Node):
    sequence: int = scalar("序号, 自1起.")
    kind: StepKind = scalar("环节.")
    level: int = scalar("本环节之后的级别.")
    at: datetime = scalar("时间.")
    actor_name: str = scalar("经办人.")
    note: str | None = scalar("说明.")
    due_at: datetime | None = scalar("本环节之后的期限.")
    organisation = planned(lazy("Organisation", ORGANISATIONS), "经办单位.")
    event = planned(lazy("Event", HERE) | None, "事件.")


@strawberry.type(
    description="事件在某一级停留的一段时间, 各级分别计时: 上一级移交得晚, 不算在下一级头上. “每一级均明确处置时限, 最少一天, 最多7天办结”."
)
class LevelTime:
    level: int = scalar("级别.")
    entered_at: datetime = scalar("进入本级的时间.")
    left_at: datetime | None = scalar("离开本级或办结的时间; 空为仍在本级.")
    due_at: datetime = scalar("本级期限: 办理过程中记下的 (含延期); 未记的, 自进入本级起按该级天数计, 当日不计.")
    late: bool = scalar("离开(仍在本级的为此刻, 按区时)是否晚于本级期限.")
    seconds: int = scalar("所用时间, 秒; 仍在本级的计到此刻.")


@strawberry.type(description="乡镇(街道)“四个平台”之一.")
class Platform(Node):
    name: str = scalar("名称.")
    kind: PlatformKind = scalar("种类.")
    since: date = scalar("自此日起.")
    until: date | None = scalar("至此日前; 空为至今.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    lead = planned(lazy("Staff", PERSONNEL) | None, "负责人.")
    agencies = connection("Agency", ORGANISATIONS, "当日归入本平台的派驻机构.")


ENTITIES = (
    Entity(
        name="Event",
        table=models.Event.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("number", "title", "place", "level", "status", "category", "reported_at", "due_at", "overall_due_at"),
                    *("closed_at", "overdue", "overdue_overall", "platform", "township", "village", "grid", "agency"),
                    *("department", "reported_on"),
                )
            ),
            "report": Group(fields=("description", "steps", "level_times")),
            "reporter": Group(fields=("reporter_name", "reporter_phone"), reason=MaskReason.PERSONAL, sensitive=True),
        },
        expressions=clocks.EVENT,
        edges={
            "platform": Edge(target="Platform", local="platform_id"),
            "township": Edge(target="Township", local="township_id"),
            "village": Edge(target="Village", local="village_id"),
            "grid": Edge(target="Grid", local="grid_id"),
            "agency": Edge(target="Agency", local="agency_id"),
            "department": Edge(target="Department", local="department_id"),
            "steps": Edge(target="EventStep", remote="event_id", inside=True, order=(("sequence", False),)),
            "level_times": Edge(
                target="LevelTime", remote="event_id", inside=True, where=clocks.begins, order=(("sequence", False),)
            ),
        },
        relations=relations("host", "parent", "assigned", "village", "grid"),
        class_column="level",
        classes=(1, 2, 3, 4),
        order=(("reported_at", True),),
    ),
    Entity(
        name="EventStep",
        table=models.EventStep.__table__,
        groups={
            "basic": Group(fields=("sequence", "kind", "level", "at", "actor_name", "note", "due_at", "organisation", "event"))
        },
        edges={
            "organisation": Edge(target="Organisation", local="organisation_id"),
            "event": Edge(target="Event", local="event_id"),
        },
        within=Within(parent="Event", local="event_id", group="report"),
        order=(("event_id", False), ("sequence", False)),
    ),
    Entity(
        name="LevelTime",
        table=models.EventStep.__table__,
        groups={"basic": Group(fields=("level", "entered_at", "left_at", "due_at", "late", "seconds"))},
        expressions=clocks.LEVEL_TIME,
        within=Within(parent="Event", local="event_id", group="report"),
        order=(("event_id", False), ("sequence", False)),
    ),
    Entity(
        name="Platform",
        table=models.Platform.__table__,
        groups={"basic": Group(fields=("name", "kind", "since", "until", "township", "lead", "agencies"))},
        expressions={"since": bound("lower"), "until": bound("upper")},
        edges={
            "township": Edge(target="Township", local="township_id"),
            "lead": Edge(target="Staff", local="lead_id"),
            "agencies": Edge(target="Agency", through=("platform_member", "platform_id", "agency_id"), linked=in_force),
        },
        relations=relations(),
        order=(("township_id", False), ("kind", False)),
    ),
)

RULES = (
    Rule(
        code="M22.open",
        title=Both("事件不得超过层级时限和总时限仍未办结", "No event stays open past both of its limits"),
        sentence="每一级均明确处置时限，最少一天，最多7天办结。",
        reading=Both(
            "同时计两个时限：本级时限与从上报起算的总时限（7个自然日）；两个都超过的列入本条。",
            "Two clocks run: of the level, and over all (7 natural days from the report); listed is what is past both.",
        ),
        severity=Severity.WARNING,
        entity="Event",
        by="month",
        find="""
SELECT id, concat('应于', (greatest(due_at, overall_due_at) AT TIME ZONE 'Asia/Shanghai')::date, '前办结'),
  (reported_at AT TIME ZONE 'Asia/Shanghai')::date
FROM event WHERE closed_at IS NULL AND greatest(due_at, overall_due_at) < district_now()""",
    ),
)

ROOTS = {"events": Root("Event"), "eventsGroups": Root("Event"), "platforms": Root("Platform")}

TYPES: tuple[Any, ...] = (Event, EventStep, LevelTime, Platform)


@strawberry.type
class EventsQuery:
    events = connection("Event", HERE, "基层事件, 新近上报的在前.")
    events_groups = groups("Event", "事件的计数.")
    platforms = connection("Platform", HERE, "乡镇(街道)的“四个平台”.")

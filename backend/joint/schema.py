"""GraphQL types of joint mediation, joint enforcement and the weekly meetings, how they read their tables, and their root queries."""

from datetime import date, datetime
from typing import Any

import strawberry

from backend.access.relations import relations
from backend.graph.entity import Edge, Entity, Group, MaskReason
from backend.graph.rows import Root
from backend.graph.rule import Both, Rule, Severity
from backend.graph.types import Governed, connection, groups, lazy, planned, scalar
from backend.joint import models
from backend.joint.rules import DisputeCategory, MeetingKind, OperationTheme

HERE = "backend.joint.schema"
EVENTS = "backend.events.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"

strawberry.enum(
    DisputeCategory,
    description="纠纷类型: NEIGHBOUR 邻里, FAMILY 婚姻家庭, LABOUR 劳资, LAND 土地山林, DEMOLITION 征地拆迁, DAMAGE 损害赔偿, "
    "CONTRACT 合同债务, TRAFFIC 交通事故, CONSUMER 消费, OTHER 其他.",
)
strawberry.enum(
    OperationTheme,
    description="联合执法主题: INDUSTRIAL_BUILDING 工业小区违建, FOOD_SAFETY 农村食品安全, TOWN_APPEARANCE 集镇镇容镇貌, "
    "ENVIRONMENT 环境保护, LAND_USE 规划土地, BUSINESS_CONDUCT 企业和市场主体的经营行为.",
)
strawberry.enum(MeetingKind, description="会商: MEDIATION 矛盾联调会商, ENFORCEMENT 执法联动会商.")


def _bodies(description: str) -> Any:
    """A short list of organisations of any kind."""
    return planned(list[lazy("Organisation", ORGANISATIONS)], description)  # type: ignore[misc]  # a lazy type is a value here


@strawberry.type(
    description="矛盾联调: “由乡镇政法副书记牵头 ... 联合派出所、交警中队、法庭、检察室、司法所、人武部、新居民事务所等条线力量”调处的矛盾纠纷. "
    "成功率 = 当期办结中达成协议的比例."
)
class Mediation(Governed):
    number: str = scalar("编号.")
    title: str = scalar("标题.")
    category: DisputeCategory = scalar("纠纷类型.")
    accepted_at: datetime = scalar("受理时间.")
    deadline_on: date = scalar("调处期限.")
    concluded_at: datetime | None = scalar("办结时间; 空为调处中.")
    succeeded: bool | None = scalar("是否调处成功 (达成协议); 空为尚未办结.")
    agreement_number: str | None = scalar("调解协议书编号.")
    people_involved: int = scalar("涉及人数.")
    amount: int | None = scalar("涉及金额, 分.")
    parties: str | None = scalar("当事人. 读取会留痕.")
    result: str | None = scalar("调处结果.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    village = planned(lazy("Village", ORGANISATIONS) | None, "村(社区).")
    event = planned(lazy("Event", EVENTS) | None, "来源事件.")
    mediator = planned(lazy("Staff", PERSONNEL) | None, "主持调解的人员.")
    bodies = _bodies("参与调处的单位.")


@strawberry.type(
    description="执法联动: “对企业和市场主体的经营行为、镇容镇貌、规划和土地管理、环境保护等方面的违法行为开展联合执法”的一次行动."
)
class JointOperation(Governed):
    number: str = scalar("编号.")
    title: str = scalar("标题.")
    theme: OperationTheme = scalar("主题.")
    area: str = scalar("行动区域.")
    held_on: date = scalar("行动日期.")
    targets_checked: int = scalar("检查对象数.")
    problems_found: int = scalar("发现问题数.")
    findings: str | None = scalar("查处情况.")
    measures: str | None = scalar("处置措施.")
    follow_up_closed_on: date | None = scalar("后续整改销号日期; 空为未销号.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    lead = planned(lazy("Staff", PERSONNEL) | None, "牵头人.")
    bodies = _bodies("参加单位.")


@strawberry.type(
    description="每周会商: “每周定期会商涉及社会治安综合治理方面的矛盾纠纷”, “建立每周会商制度, 及时进行分析研判和协调落实”."
)
class Meeting(Governed):
    kind: MeetingKind = scalar("种类.")
    week_on: date = scalar("所在周的星期一.")
    held_at: datetime = scalar("召开时间.")
    cases_discussed: int = scalar("会商件数.")
    minutes: str | None = scalar("会商纪要.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    chair = planned(lazy("Staff", PERSONNEL) | None, "主持人.")
    attended = _bodies("到会单位.")
    absent = _bodies("应到未到单位.")


_ATTENDANCE = ("meeting_attendance", "meeting_id", "organisation_id")

ENTITIES = (
    Entity(
        name="Mediation",
        table=models.Mediation.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("number", "title", "category", "accepted_at", "deadline_on", "concluded_at", "succeeded"),
                    *("agreement_number", "people_involved", "amount", "township", "village", "event", "mediator", "bodies"),
                )
            ),
            "parties": Group(fields=("parties", "result"), reason=MaskReason.PERSONAL, sensitive=True),
        },
        edges={
            "township": Edge(target="Township", local="township_id"),
            "village": Edge(target="Village", local="village_id"),
            "event": Edge(target="Event", local="event_id"),
            "mediator": Edge(target="Staff", local="mediator_id"),
            "bodies": Edge(target="Organisation", through=("mediation_body", "mediation_id", "organisation_id")),
        },
        relations=relations("host"),
        order=(("accepted_at", True),),
    ),
    Entity(
        name="JointOperation",
        table=models.JointOperation.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("number", "title", "theme", "area", "held_on", "targets_checked", "problems_found", "follow_up_closed_on"),
                    *("township", "lead", "bodies"),
                )
            ),
            "findings": Group(fields=("findings", "measures")),
        },
        edges={
            "township": Edge(target="Township", local="township_id"),
            "lead": Edge(target="Staff", local="lead_id"),
            "bodies": Edge(target="Organisation", through=("joint_operation_body", "operation_id", "organisation_id")),
        },
        relations=relations("host"),
        order=(("held_on", True),),
    ),
    Entity(
        name="Meeting",
        table=models.Meeting.__table__,
        groups={
            "basic": Group(
                fields=("kind", "week_on", "held_at", "cases_discussed", "township", "chair", "attended", "absent"),
            ),
            "minutes": Group(fields=("minutes",)),
        },
        edges={
            "township": Edge(target="Township", local="township_id"),
            "chair": Edge(target="Staff", local="chair_id"),
            "attended": Edge(target="Organisation", through=_ATTENDANCE, linked=lambda link, _: link.attended),
            "absent": Edge(target="Organisation", through=_ATTENDANCE, linked=lambda link, _: ~link.attended),
        },
        relations=relations("host"),
        order=(("held_at", True),),
    ),
)

RULES = (
    Rule(
        code="M25.agreement",
        title=Both("调处成功的矛盾纠纷有调解协议书", "A dispute settled with success has a signed agreement"),
        sentence="7月份，全区通过综治工作平台联合调处各类矛盾纠纷1054件，调处成功率97.34%。",
        reading=Both(
            "成功指当期办结的纠纷中达成协议的。", "Success means an agreement, among the disputes concluded in the period."
        ),
        severity=Severity.ERROR,
        entity="Mediation",
        by="month",
        find="""
SELECT id, '登记为调处成功，没有协议书编号', (concluded_at AT TIME ZONE 'Asia/Shanghai')::date
FROM mediation WHERE succeeded AND agreement_number IS NULL""",
    ),
)

ROOTS = {
    "mediations": Root("Mediation"),
    "mediationsGroups": Root("Mediation"),
    "jointOperations": Root("JointOperation"),
    "jointOperationsGroups": Root("JointOperation"),
    "meetings": Root("Meeting"),
    "meetingsGroups": Root("Meeting"),
}

TYPES = (Mediation, JointOperation, Meeting)


@strawberry.type
class JointQuery:
    mediations = connection("Mediation", HERE, "联合调处的矛盾纠纷, 新近受理的在前.")
    mediations_groups = groups("Mediation", "调处的计数与合计.")
    joint_operations = connection("JointOperation", HERE, "联合执法行动, 新近的在前.")
    joint_operations_groups = groups("JointOperation", "联合执法行动的计数与合计.")
    meetings = connection("Meeting", HERE, "每周会商, 新近的在前.")
    meetings_groups = groups("Meeting", "会商的计数与合计.")

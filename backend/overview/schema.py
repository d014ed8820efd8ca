"""GraphQL types of the overview, and its root query."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import strawberry

from backend.graph.entity import Edge, Entity
from backend.graph.rows import Root
from backend.graph.types import lazy, planned, scalar
from backend.overview import figures, moved
from backend.overview.setup import SetupStep, setup

HERE = "backend.overview.schema"


@strawberry.type(description="按管理类别的计数.")
class ClassCount:
    total: int = scalar("合计.")
    a: int = scalar("A类.")
    b: int = scalar("B类.")


@strawberry.type(
    description="委托下放事项数: “中心镇、街道 ... 64项, 发展型乡镇 ... 41项, 生态型乡镇 ... 34项, 同时延伸下放至部门派驻站所事项84项”."
)
class DelegatedCounts:
    formerly: int = scalar("原委托下放中心镇的事项数 (现行清单的前一版; “原 ... 21项”).")
    central: int = scalar("中心镇(街道).")
    development: int = scalar("发展型乡镇.")
    ecological: int = scalar("生态型乡镇.")
    station: int = scalar("部门派驻站所, 各类站所合计.")


@strawberry.type(
    description="“3+1”事项清单: “中心镇(街道)164项、发展型乡镇124项、生态型乡镇79项 ... 以及36项进驻村级便民服务中心”."
)
class WindowListCounts:
    central: int = scalar("中心镇(街道)便民窗口.")
    development: int = scalar("发展型乡镇便民窗口.")
    ecological: int = scalar("生态型乡镇便民窗口.")
    village: int = scalar("村级便民服务中心.")


@strawberry.type(description="中心镇便民中心事项的办事现场次数: “164项事项中有161项实现‘最多跑一次’, 其中11项实现‘零跑腿’”.")
class VisitCounts:
    items: int = scalar("事项数.")
    at_most_one: int = scalar("“最多跑一次”的事项数, 含“零跑腿”.")
    zero: int = scalar("“零跑腿”的事项数.")


@strawberry.type(description="某一级别的事件数.")
class LevelCount:
    level: int = scalar("级别, 1至4.")
    count: int = scalar("当月上报的事件数.")


@strawberry.type(description="当月上报的事件: “每月处置事件1万余件, 三级以下事件占95%以上”.")
class EventFigures:
    total: int = scalar("事件数.")
    up_to_level3_share: Decimal | None = strawberry.field(
        name="upToLevel3Share", description="一至三级所占比例, 0至1, 四位小数; 无事件时为空."
    )
    on_time_share: Decimal | None = scalar("按期率: 按期办结或未到期的比例, 0至1, 四位小数; 无事件时为空.")
    by_level = planned(list[lazy("LevelCount", HERE)], "各级事件数, 一至四级.")  # type: ignore[misc]  # a lazy type is a value here


@strawberry.type(description="当月办结的联合调处: “7月份 ... 联合调处各类矛盾纠纷1054件, 调处成功率97.34%”.")
class MediationFigures:
    concluded: int = scalar("办结件数.")
    succeeded: int = scalar("调处成功件数.")
    success_rate: Decimal | None = scalar("成功率, 0至1, 四位小数; 无办结时为空.")


@strawberry.type(description="派驻人员年终考核奖的合计, 分; 不可见的部分为空.")
class PaidBonuses:
    people: int = scalar("计入的人数.")
    township: Decimal | None = scalar("按驻地乡镇标准的部分.")
    department: Decimal | None = scalar("按派出部门标准的部分.")
    total: Decimal | None = scalar("合计; 须两部分都可见.")


@strawberry.type(
    description="按当年标准测算的派驻人员年终考核奖, 分: A类“参照驻地乡镇标准执行”, B类“按照驻地乡镇和派出部门标准各50%比例执行”. 不可见的部分为空."
)
class ExpectedBonuses(PaidBonuses):
    by_department: Decimal | None = scalar("若全按派出部门标准的合计, 以资比较; 须两部分都可见.")
    rising: int | None = scalar("较派出部门标准提高20%以上的人数 (“预计 ... 将普遍提高20%以上”); 须两部分都可见.")


@strawberry.type(
    description="向乡镇倾斜的资源中的“财”: “将人、权、财等多种资源要素向乡镇倾斜”. 人见 staff, 权见 delegated 与 windowLists."
)
class Moved:
    year: int = scalar("所统计月份的年度.")
    paid = planned(lazy("PaidBonuses", HERE), "上一年度已公布的年终考核奖.")
    expected = planned(lazy("ExpectedBonuses", HERE), "当年按标准测算的年终考核奖; 不是决定.")


@strawberry.type(description="概览: 职权范围内的数字. 不在职权范围的为空; 清单、事项与派出部门为全区数字.")
class Overview:
    month: date = scalar("所统计月份的第一日.")
    as_of: datetime = scalar("统计时刻 (区时).")
    departments: int = scalar("有派驻机构的部门数, 全区 (“12个部门派驻机构已全部实现属地管理”).")
    joint_operations: int | None = scalar("当月联合执法行动次数 (“7月份 ... 联合执法行动52次”).")
    agencies = planned(lazy("ClassCount", HERE), "派驻机构数.")
    staff = planned(lazy("ClassCount", HERE) | None, "派驻人员数 (“全区832名派驻机构人员”).")
    delegated = planned(lazy("DelegatedCounts", HERE), "委托下放事项数.")
    window_lists = planned(lazy("WindowListCounts", HERE), "进驻窗口的事项数.")
    visits = planned(lazy("VisitCounts", HERE), "办事现场次数.")
    events = planned(lazy("EventFigures", HERE) | None, "当月事件.")
    mediation = planned(lazy("MediationFigures", HERE) | None, "当月联合调处.")
    moved = planned(lazy("Moved", HERE) | None, "向乡镇倾斜的“财”; 对他人的考核奖一无所见的为空.")


ENTITIES = (
    Entity(
        name="Overview",
        source=figures.overview,
        edges={
            "agencies": Edge(target="ClassCount", local=None, source=figures.agencies),
            "staff": Edge(target="ClassCount", local=None, source=figures.staff, present=figures.reaches("Staff")),
            "delegated": Edge(target="DelegatedCounts", local=None, source=figures.delegated),
            "window_lists": Edge(target="WindowListCounts", local=None, source=figures.window_lists),
            "visits": Edge(target="VisitCounts", local=None, source=figures.visits),
            "events": Edge(target="EventFigures", local=None, source=figures.events, present=figures.reaches("Event")),
            "mediation": Edge(
                target="MediationFigures", local=None, source=figures.mediation, present=figures.reaches("Mediation")
            ),
            "moved": Edge(target="Moved", local=None, source=moved.moved, present=moved.reaches_bonuses),
        },
    ),
    Entity(
        name="Moved",
        edges={
            "paid": Edge(target="PaidBonuses", local=None, source=moved.paid),
            "expected": Edge(target="ExpectedBonuses", local=None, source=moved.expected),
        },
    ),
    Entity(name="EventFigures", edges={"by_level": Edge(target="LevelCount", local=None, source=figures.levels)}),
    Entity(name="LevelCount", order=(("level", False),)),
    *(
        Entity(name=name)
        for name in (
            "ClassCount",
            "DelegatedCounts",
            "WindowListCounts",
            "VisitCounts",
            "MediationFigures",
            "PaidBonuses",
            "ExpectedBonuses",
        )
    ),
)

ROOTS = {"overview": Root("Overview")}

TYPES: tuple[Any, ...] = (
    *(Overview, ClassCount, DelegatedCounts, WindowListCounts, VisitCounts),
    *(EventFigures, LevelCount, MediationFigures, Moved, PaidBonuses, ExpectedBonuses),
)


@strawberry.type
class OverviewQuery:
    overview = planned(
        lazy("Overview", HERE),
        "概览: 职权范围内的数字.",
        {"month": (date | None, strawberry.UNSET, "要统计的月份中的任何一日; 默认上一个整月 (区时).")},
    )
    setup: list[SetupStep] = strawberry.field(
        resolver=setup, description="启用清单: 新设的区还缺什么, 已有的是否合于规定. 供设立本区的单位."
    )

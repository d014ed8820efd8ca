"""GraphQL types of the rule book, and its root query."""

from datetime import date

import strawberry

from backend.graph.entity import Edge, Entity
from backend.graph.rows import Root
from backend.graph.rule import Severity
from backend.graph.types import Node, lazy, list_of, planned, scalar
from backend.rulebook import book

HERE = "backend.rulebook.schema"

strawberry.enum(Severity, name="RuleSeverity", description="严重程度: ERROR 违反规定, WARNING 有所欠缺, NOTICE 提示.")


@strawberry.type(description="某一月或某一年的违反数.")
class RulePeriod:
    period: date = scalar("月份或年份的第一日.")
    count: int = scalar("违反数.")


@strawberry.type(description="违反规则的一条记录.")
class RuleHit:
    words: str = scalar("何处不符.")
    period: date | None = scalar("所属月份或年份的第一日; 无日期的为空.")
    node = planned(Node | None, "违反规则的记录.")


@strawberry.type(description="规则体检的一条规则: 依据, 读法, 定义, 以及当前查看者职权范围内违反它的记录.")
class Rule:
    code: str = scalar("规则代码, 如 M9.cap.")
    mechanism: str = scalar("所属机制, M1 至 M29.")
    title: str = scalar("规则.")
    title_english: str = scalar("规则的英文名称.")
    sentence: str = scalar("依据的原文.")
    reading: str | None = scalar("读法与假定; 原文已明确的为空.")
    reading_english: str | None = scalar("读法与假定的英文.")
    severity: Severity = scalar("严重程度.")
    definition: str = scalar("规则的定义 (SQL), 结果只取当前查看者可见的记录.")
    count: int | None = scalar("违反的记录数; 空为不在职权范围.")
    rows = planned(
        list_of(lazy("RuleHit", HERE)),
        "违反的记录, 新近的在前.",
        {"first": (int, book.HITS_SHOWN, f"取前几条, 至多 {book.MOST_HITS} 条.")},
    )
    trend = planned(list_of(lazy("RulePeriod", HERE)), "按月或按年的违反数; 没有日期的规则为空列表.")


ENTITIES = (
    Entity(
        name="Rule",
        source=book.book,
        edges={
            "rows": Edge(target="RuleHit", local="code", remote="code", source=book.hits, where=book.first),
            "trend": Edge(target="RulePeriod", local="code", remote="code", source=book.trend),
        },
        order=(("place", False),),
    ),
    Entity(
        name="RuleHit",
        edges={"node": Edge(target="Node", local="key", kind="type", among=book.ENTITIES)},
        order=(("place", False),),
    ),
    Entity(name="RulePeriod", order=(("period", False),)),
)

ROOTS = {"rulebook": Root("Rule")}

TYPES = (Rule, RuleHit, RulePeriod)


@strawberry.type
class RulebookQuery:
    rulebook = planned(list_of(lazy("Rule", HERE)), "规则体检: 全部规则, 按机制排列.")

"""The forecast of bonuses: what each person would get by the year's standards, or by standards that somebody only imagines.

Regulation: "预计派驻机构人员年终考核奖将普遍提高20%以上". What it is compared with: the sending department's standard alone, which is
what the person would get without the regulation; so for class B a rise of 20 % asks for a township standard of 1.4 times the
department's, for class A of 1.2 times.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import strawberry
from sqlalchemy import BigInteger, ColumnElement, Integer, Numeric, and_, case, cast, func, literal, or_, select
from strawberry import UNSET

from backend.assessments import models
from backend.assessments.rules import half
from backend.graph.entity import Edge, Expression, Group, MaskReason, Row
from backend.graph.errors import bad_input
from backend.graph.ids import decode_id
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.kit.tables import Base
from backend.organisations.schema.enums import ManagementClass, TownshipCategory

GREATEST_STANDARD = 100_000_000
"""Fen that a person's standard may be imagined to be: a million yuan."""


@strawberry.input(description="设想的标准: 某一类乡镇, 或某一个乡镇或部门, 一般人员的标准改为多少; 正副职按原比例.")
class ImaginedStandard:
    category: TownshipCategory | None = strawberry.field(default=UNSET, description="哪一类乡镇(街道).")
    organisation: strawberry.ID | None = strawberry.field(default=UNSET, description="哪一个乡镇或部门.")
    member: int = strawberry.field(description="一般人员的标准, 分.")


def _standard(row: Row, scope: Scope, column: str) -> ColumnElement[int]:
    """The standard of the body in `column` for the person: of the grade once it is published, else for all grades."""
    standard = models.BonusStandard.__table__.alias()
    grade = case((row.published_at.is_not(None), row.grade))
    fits = and_(
        standard.c.year == row.year,
        standard.c.organisation_id == getattr(row, column),
        standard.c.position == row.position,
        or_(standard.c.grade.is_(None), standard.c.grade == grade),
    )
    found = select(standard.c.amount).where(fits).order_by(standard.c.grade.nulls_last()).limit(1).scalar_subquery()
    imagined = scope.arguments.get("imagine")
    if not imagined:
        return found
    return case((_is_meant(getattr(row, column), imagined, scope), _scaled(row, column, found, imagined, scope)), else_=found)


def _is_meant(organisation: ColumnElement[int], imagined: dict[str, Any], scope: Scope) -> ColumnElement[bool]:
    """Whether the imagined standard is of this body."""
    conditions: list[ColumnElement[bool]] = []
    if imagined.get("category") is not None:
        town = Base.metadata.tables["township"].alias()
        category = literal(imagined["category"].value)
        conditions.append(select(town.c.id).where(town.c.id == organisation, town.c.category == category).exists())
    if imagined.get("organisation") is not None:
        conditions.append(organisation == scope.bind(imagined["organisation"], BigInteger(), lambda text: decode_id(text)[1]))
    if not conditions:
        raise bad_input("请说明是哪一类乡镇或哪一个单位", "say which category of townships or which body is meant")
    return and_(*conditions)


def _scaled(row: Row, column: str, found: ColumnElement[int], imagined: dict[str, Any], scope: Scope) -> ColumnElement[int]:
    """The imagined standard of a member, times what the body gives this position over what it gives a member."""
    member = models.BonusStandard.__table__.alias()
    ordinary = select(member.c.amount).where(
        member.c.year == row.year,
        member.c.organisation_id == getattr(row, column),
        member.c.position == text_literal("MEMBER"),
        member.c.grade.is_(None),
    )
    amount = cast(scope.bind(imagined["member"], Integer(), _payable), Numeric)
    return cast(func.round(amount * found / func.nullif(ordinary.scalar_subquery(), 0)), BigInteger)


def _payable(amount: int) -> int:
    if not 0 <= amount <= GREATEST_STANDARD:
        raise bad_input("标准应在 0 至 100 万元之间", "a standard is between 0 and a million yuan")
    return amount


def _of_class(row: Row, a: ColumnElement[Any], b: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((row.management_class == text_literal(ManagementClass.A.value), a), else_=b)


def _township(row: Row, scope: Scope) -> ColumnElement[int]:
    standard = _standard(row, scope, "township_id")
    return _of_class(row, standard, half(standard))


def _department(row: Row, scope: Scope) -> ColumnElement[int]:
    return _of_class(row, literal(0), half(_standard(row, scope, "department_id")))


def _total(row: Row, scope: Scope) -> ColumnElement[int]:
    return _township(row, scope) + _department(row, scope)


def _gain(row: Row, scope: Scope) -> ColumnElement[Decimal]:
    before = cast(_standard(row, scope, "department_id"), Numeric)
    return func.round((_total(row, scope) - before) / func.nullif(before, 0), 4)


def _last_year(row: Row, _: Scope) -> ColumnElement[int]:
    before = models.Assessment.__table__.alias()
    same = and_(before.c.staff_id == row.staff_id, before.c.year == row.year - 1, before.c.published_at.is_not(None))
    return select(before.c.bonus_total).where(same).limit(1).scalar_subquery()


def _fen(sql: Callable[[Row, Scope], ColumnElement[int]]) -> Expression:
    return Expression(type=BigInteger(), sql=sql)


FORECAST: dict[str, Any] = {
    "groups": {
        "basic": Group(
            fields=("year", "management_class", "position", "staff", "agency", "township", "department"),
        ),
        "bonus.township": Group(fields=("expected_township",), reason=MaskReason.TOWNSHIP_SHARE),
        "bonus.department": Group(fields=("expected_department", "department_standard"), reason=MaskReason.DEPARTMENT_SHARE),
        "bonus.total": Group(fields=("expected_total", "gain", "last_year"), reason=MaskReason.TOWNSHIP_SHARE),
    },
    "expressions": {
        "expected_township": _fen(_township),
        "expected_department": _fen(_department),
        "expected_total": _fen(_total),
        "department_standard": _fen(lambda row, scope: _standard(row, scope, "department_id")),
        "gain": Expression(type=Numeric(), sql=_gain),
        "last_year": _fen(_last_year),
    },
    "edges": {
        "staff": Edge(target="Staff", local="staff_id"),
        "agency": Edge(target="Agency", local="agency_id"),
        "township": Edge(target="Township", local="township_id"),
        "department": Edge(target="Department", local="department_id"),
    },
    "class_column": "management_class",
    "classes": tuple(ManagementClass),
}

"""Money that follows people to the township: year-end bonuses paid for the year before, and expected by the standards of this one.

"B类机构 ... 年终考核奖按照驻地乡镇和派出部门标准各50%比例执行", "A类机构年终考核奖参照驻地乡镇标准执行", "预计派驻机构人员年终考核奖将普遍提高20%以上".
Every sum is over values that the viewer's post may read of rows in its remit; a half that it may not read is null.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Integer, Numeric, and_, case, cast, func, null, select

from backend.access.remit import inside
from backend.assessments.models import BonusStandard
from backend.assessments.rules import RISE_PERCENT, AssessmentSubject, half
from backend.graph.entity import Row
from backend.graph.filters import group_condition
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.organisations.rules import ManagementClass
from backend.overview.figures import ASSESSMENTS, month_of

HALVES = ("township", "department", "total")


def reaches_bonuses(scope: Scope) -> bool:
    """Whether the role may read some part of the bonuses of others."""
    return any(_reaches(scope, part) for part in HALVES)


def _reaches(scope: Scope, part: str) -> bool:
    return scope.guard.reaches(scope.entities["Assessment"], scope.profile.role, f"bonus.{part}")


def _year(scope: Scope) -> ColumnElement[int]:
    return cast(func.extract("year", month_of(scope)), Integer)


def moved(scope: Scope) -> FromClause:
    return select(_year(scope).label("year")).subquery(scope.name("v"))


def _people(scope: Scope, year: ColumnElement[int]) -> tuple[FromClause, ColumnElement[bool]]:
    """Assessments of people in a year, inside the remit."""
    one = scope.visible("Assessment").relation.alias(scope.name("t"))
    person = one.c.subject == text_literal(AssessmentSubject.PERSON)
    return one, and_(one.c.year == year, person, inside(scope, one.c, ASSESSMENTS))


def _sums(scope: Scope, values: Mapping[str, ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    """Sums of the parts that the role may read, in fen; the others are null even where the own row would show one."""
    return [
        (cast(func.sum(values[part]), Numeric) if _reaches(scope, part) else cast(null(), Numeric)).label(part) for part in HALVES
    ]


def paid(scope: Scope) -> FromClause:
    """The bonuses of the year before as they were published."""
    one, there = _people(scope, _year(scope) - 1)
    published = one.c.published_at.is_not(None)
    values = {part: one.c[f"bonus_{part}"] for part in HALVES}
    labelled = [func.count().label("people"), *_sums(scope, values)]
    return select(*labelled).select_from(one).where(there, published).subquery(scope.name("v"))


def expected(scope: Scope) -> FromClause:
    """The bonuses of the year by its standards: what the rule gives to everybody who is assessed."""
    one, there = _people(scope, _year(scope))
    town, parent = (BonusStandard.__table__.alias(scope.name("s")) for _ in range(2))
    source: FromClause = one
    for standard, owner in ((town, one.c.township_id), (parent, one.c.department_id)):
        same = and_(standard.c.year == one.c.year, standard.c.position == one.c.position, standard.c.grade.is_(None))
        source = source.join(standard, and_(standard.c.organisation_id == owner, same))
    parts = _parts(one.c, town.c.amount, parent.c.amount)
    shown = {part: _where_readable(scope, one, part, value) for part, value in parts.items()}
    alone = _where_readable(scope, one, "total", parent.c.amount)
    rises = shown["total"] * 100 >= alone * (100 + RISE_PERCENT)
    more = {"by_department": cast(func.sum(alone), Numeric), "rising": func.count().filter(rises)}
    if not _reaches(scope, "total"):
        more = {name: cast(null(), value.type) for name, value in more.items()}
    labelled = [func.count().label("people"), *_sums(scope, shown), *(value.label(name) for name, value in more.items())]
    return select(*labelled).select_from(source).where(there).subquery(scope.name("v"))


def _parts(row: Row, town: ColumnElement[int], parent: ColumnElement[int]) -> dict[str, ColumnElement[Any]]:
    """`rules.bonus_halves` over columns."""
    whole = row.management_class == text_literal(ManagementClass.A)
    township, department = case((whole, town), else_=half(town)), case((whole, 0), else_=half(parent))
    return {"township": township, "department": department, "total": township + department}


def _where_readable(scope: Scope, row: FromClause, part: str, value: ColumnElement[Any]) -> ColumnElement[Any]:
    """The value on rows of which the viewer may read this part of the bonus."""
    readable = group_condition(scope.visible("Assessment"), row, f"bonus.{part}")
    return case((and_(*readable), value)) if readable else value

"""The district's year: from which day components are locked, and its end; and the standards that bodies set for it."""

from datetime import date

import strawberry
from sqlalchemy import func, or_, select

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.assessments import rules
from backend.assessments.acts.enums import Component, Grade, PoolState
from backend.assessments.acts.reading import year_of
from backend.assessments.models import Assessment, GradePool
from backend.assessments.rules.standards import amount_refusal
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse


@strawberry.input(description="锁定一项评分.")
class LockInput(ChangeInput):
    component: Component = scalar("哪一项.")
    on: date = scalar("自哪一日起锁定.")


@strawberry.input(description="关闭考核年度.")
class YearCloseInput(ChangeInput):
    pass


@strawberry.input(description="定标准.")
class StandardInput(ChangeInput):
    amount: int = scalar("标准, 分, 整元.")


@strawberry.input(description="为某一等次另定标准.")
class GradeStandardInput(ActInput):
    grade: Grade = scalar("等次.")
    amount: int = scalar("标准, 分, 整元.")


@act("assessment_year.lock", on="AssessmentYear", title="锁定评分")
async def lock(doing: Doing, given: LockInput) -> None:
    """The district sets the day from which a component is locked; it stays while no pool rests on it.

    “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    pool = GradePool.__table__
    there = (pool.c.year == doing.row.year, pool.c.state == PoolState.PUBLISHED)
    if await doing.db.scalar(select(func.count()).where(*there)):
        refuse(Refusal("PUBLISHED", "已有考核盘公布，锁定日不再改变", "a pool is published; the day is fixed", "on"))
    if not date(doing.row.year, 1, 1) <= given.on <= rules.locked_on(doing.row.year, None):
        refuse(Refusal("DATE_RANGE", "锁定日应在当年1月1日至次年4月1日", "between 1 January and 1 April of the next year", "on"))
    await doing.change(**{f"{given.component.lower()}_locked_on": given.on})


@act("assessment_year.close", on="AssessmentYear", title="关闭考核年度")
async def close(doing: Doing, given: YearCloseInput) -> None:
    """Every pool is published; nothing of the year changes any more. “派驻机构人员考核由驻地乡镇负责”"""
    pool = GradePool.__table__
    left = await doing.db.scalar(select(func.count()).where(pool.c.year == doing.row.year, pool.c.state != PoolState.PUBLISHED))
    if left:
        refuse(Refusal("UNPUBLISHED", f"还有{left}个考核盘未公布", f"{left} pools are not published yet"))
    await doing.change()


@act("bonus_standard.set", on="BonusStandard", title="定考核奖标准")
async def set_standard(doing: Doing, given: StandardInput) -> None:
    """Each body sets its own standard, until a pool has been paid by it. “按照驻地乡镇和派出部门标准各50%比例执行”"""
    refuse(amount_refusal(given.amount), await paid_refusal(doing, doing.row.year, doing.row.organisation_id))
    await doing.change(amount=given.amount)


@act(
    "bonus_standard.for_grade",
    on="BonusStandard",
    gives="BonusStandard",
    title="为等次另定标准",
    when=lambda row: row.grade.is_(None),
    conflicts={
        "uq_bonus_standard": Refusal("EXISTS", "该等次已另定标准", "the grade has a standard of its own already", "grade")
    },
)
async def standard_for_grade(doing: Doing, given: GradeStandardInput) -> int:
    """A standard of its own for one grade of the position. “按照驻地乡镇和派出部门标准各50%比例执行”"""
    refuse(amount_refusal(given.amount), await paid_refusal(doing, doing.row.year, doing.row.organisation_id))
    row = doing.row
    of = {"year": row.year, "organisation_id": row.organisation_id, "position": row.position}
    return await doing.create("BonusStandard", **of, grade=given.grade, amount=given.amount)


async def paid_refusal(doing: Doing, year: int, body: int) -> Refusal | None:
    """Whether anybody's published bonus of the year rests on the body's standards, or the year is closed."""
    one, row = Assessment.__table__, await year_of(doing, year)
    concerned = or_(one.c.township_id == body, one.c.department_id == body)
    paid = select(func.count()).where(one.c.year == year, one.c.published_at.is_not(None), concerned)
    if await doing.db.scalar(paid):
        return Refusal("PUBLISHED", "已有人按此标准公布考核奖", "somebody's bonus has been published by this standard")
    return rules.closed_refusal(row.year, row.state)

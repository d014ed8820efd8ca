"""The pool of a host township: who takes part, grades, places of the reserve, and publication, all in one transaction each."""

from datetime import datetime
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Row, and_, func, select

from backend.access.acts import ChangeInput, Doing, act, papers
from backend.assessments import rules
from backend.assessments.acts.enums import Exclusion, Grade
from backend.assessments.acts.publishing import results
from backend.assessments.acts.reading import year_of
from backend.assessments.acts.waits import ungraded, unpublished
from backend.assessments.models import Assessment, AssessmentYear, GradePool
from backend.graph.ids import key_of
from backend.graph.types import list_of, scalar
from backend.kit.rules import Refusal, refuse

MOST_PEOPLE = 500
"""People graded at once."""


def _takes_part(row: Any) -> ColumnElement[bool]:
    """A person, not an agency, that is not excluded."""
    return and_(row.staff_id.is_not(None), row.exclusion.is_(None))


def _is_out(row: Any) -> ColumnElement[bool]:
    excluded: ColumnElement[bool] = row.exclusion.is_not(None)
    return excluded


@strawberry.input(description="不参加考核.")
class ExclusionInput(ChangeInput):
    exclusion: Exclusion = scalar("原因.")
    note: str = scalar("说明, 如起止日期与依据.")


@strawberry.input(description="参加考核.")
class InclusionInput(ChangeInput):
    pass


@strawberry.input(description="给若干人定等次.")
class GradeInput(ChangeInput):
    grade: Grade | None = strawberry.field(default=None, description="等次; 空为撤回.")
    people: list_of(strawberry.ID) = scalar("考核记录的全局标识.")  # type: ignore[valid-type]  # known at run time


@strawberry.input(description="使用统筹名额.")
class ReserveInput(ChangeInput):
    places: int = scalar("名额数.")
    document: str = scalar("依据文件.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="公布考核结果.")
class PublishInput(ChangeInput):
    pass


@act("assessment.exclude", on="Assessment", group="standing", title="列为不参加考核", when=_takes_part)
async def exclude(doing: Doing, given: ExclusionInput) -> None:
    """A person on probation, under investigation or absent for more than half a year takes no part; the pool shrinks.

    “派驻机构人员考核由驻地乡镇负责，纳入乡镇考核体系”
    """
    refuse(rules.document_refusal(given.note, "note"), await _open_year(doing))
    await doing.change(exclusion=given.exclusion, exclusion_note=given.note.strip(), grade=Grade.UNGRADED)
    await _resize(doing)


@act("assessment.include", on="Assessment", group="standing", title="列为参加考核", when=_is_out)
async def include(doing: Doing, given: InclusionInput) -> None:
    """The person takes part after all; the pool grows. “派驻机构人员考核由驻地乡镇负责，纳入乡镇考核体系”"""
    refuse(await _open_year(doing))
    await doing.change(exclusion=None, exclusion_note=None, grade=None)
    await _resize(doing)


@act("grade_pool.grade", on="GradePool", title="定等次", awaited=ungraded, asks=False, touches={"Assessment": "grade"})
async def grade(doing: Doing, given: GradeInput) -> None:
    """The host grades people of its pool. More may be proposed as excellent than there are places: publication refuses that.

    “派驻机构人员考核由驻地乡镇负责 ...... 年度优秀考核等次参照乡镇提高到20%”
    """
    refuse(await _open_year(doing))
    if len(given.people) > MOST_PEOPLE:
        refuse(Refusal("TOO_MANY", f"一次至多{MOST_PEOPLE}人", f"at most {MOST_PEOPLE} people at once", "people"))
    keys = {key_of(one, "Assessment") for one in given.people}
    people = {row.id for row in await _people(doing) if row.exclusion is None}
    if not keys or not keys <= people:
        refuse(Refusal("NOT_IN_POOL", "所选人员不全是本盘参加考核的人", "not all of them take part in this pool", "people"))
    for key in sorted(people & keys):
        await doing.change_other("Assessment", key, grade=given.grade)
    await doing.change()


@act("grade_pool.reserve", on="GradePool", gives="GradePool", title="使用统筹名额")
async def reserve(doing: Doing, given: ReserveInput) -> None:
    """The district gives places of its reserve to a pool, by a document. “年度优秀考核等次参照乡镇提高到20%”"""
    year, table = AssessmentYear.__table__, GradePool.__table__
    # One use at a time: the reserve is the district's, whichever pool it goes to.
    share = (await doing.db.execute(select(year).where(year.c.year == doing.row.year).with_for_update())).one()
    pools = (await doing.db.execute(select(table).where(table.c.year == doing.row.year))).all()
    whole = rules.district_reserve(share.excellent_share, [pool.taking_part for pool in pools])
    refuse(
        rules.closed_refusal(share.year, share.state),
        rules.document_refusal(given.document),
        rules.reserve_refusal(given.places, sum(pool.reserve for pool in pools), whole),
    )
    await doing.create("ReserveUse", pool_id=doing.key, places=given.places, document=given.document.strip(), used_on=doing.today)
    await doing.change(reserve=doing.row.reserve + given.places)


@act("grade_pool.publish", on="GradePool", title="公布考核结果", awaited=unpublished, asks=False, touches={"Assessment": "basic"})
async def publish(doing: Doing, given: PublishInput) -> None:
    """The district publishes a pool: composites, grades inside the quota, both halves of the bonus, at one moment.

    “年度优秀考核等次参照乡镇提高到20%” “年终考核奖按照驻地乡镇和派出部门标准各50%比例执行”
    """
    year = await year_of(doing, doing.row.year)
    found = await results(doing, year, await _people(doing))
    at: datetime = doing.now.replace(microsecond=0)
    for key, values in found.values.items():
        await doing.change_other("Assessment", key, published_at=at, **values)
    await doing.change(excellent=found.excellent, published_at=at)


async def _people(doing: Doing) -> list[Row[Any]]:
    """Everybody and every agency of the pool, locked in the order of their keys."""
    table = Assessment.__table__
    there = (table.c.year == doing.row.year, table.c.township_id == doing.row.township_id)
    found = select(table).where(*there).order_by(table.c.id).with_for_update()
    return list((await doing.db.execute(found)).all())


async def _open_year(doing: Doing) -> Refusal | None:
    year = await year_of(doing, doing.row.year)
    return rules.closed_refusal(year.year, year.state)


async def _resize(doing: Doing) -> None:
    """The pool's size and places follow who takes part."""
    pool, one = GradePool.__table__, Assessment.__table__
    here = (pool.c.year == doing.row.year, pool.c.township_id == doing.row.township_id)
    key = await doing.db.scalar(select(pool.c.id).where(*here).with_for_update())
    year = await year_of(doing, doing.row.year)
    taking_part = select(func.count()).where(
        one.c.year == doing.row.year,
        one.c.township_id == doing.row.township_id,
        one.c.staff_id.is_not(None),
        one.c.exclusion.is_(None),
    )
    number = int((await doing.db.execute(taking_part)).scalar_one())
    if key is not None:
        cap = rules.excellent_cap(year.excellent_share, number)
        await doing.change_other("GradePool", key, taking_part=number, excellent_cap=cap)

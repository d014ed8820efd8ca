"""Entering the components of an assessment, each by the body whose share it is; and correcting what is locked, in the open."""

from decimal import Decimal
from typing import Any

import strawberry
from sqlalchemy import Row, select

from backend.access.acts import ChangeInput, Doing, act
from backend.assessments import rules
from backend.assessments.acts.reading import composite_of, lock_of, year_of
from backend.assessments.acts.waits import unscored, unscored_share
from backend.assessments.models import Assessment, HostShare
from backend.assessments.rules import Component, HostRule
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse


@strawberry.input(description="评一项分.")
class ScoreInput(ChangeInput):
    score: Decimal = scalar("分数, 0至100, 至多两位小数.")


@strawberry.input(description="更正一项已锁定的评分.")
class CorrectionInput(ScoreInput):
    reason: str = scalar("更正的理由; 能看到这一项的人都能看到.")


@act(
    "assessment.score_township",
    on="Assessment",
    group="township",
    title="评驻地乡镇分",
    awaited=unscored(Component.TOWNSHIP),
    asks=False,
)
async def score_township(doing: Doing, given: ScoreInput) -> None:
    """The host township scores its half of class B, and the whole of class A.

    “派驻机构人员考核由驻地乡镇负责” “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    refuse(await _several_hosts(doing))
    await _score(doing, Component.TOWNSHIP, given)


@act(
    "assessment.score_department",
    on="Assessment",
    group="department",
    title="评主管部门分",
    awaited=unscored(Component.DEPARTMENT),
    asks=False,
)
async def score_department(doing: Doing, given: ScoreInput) -> None:
    """The parent department scores its 40 percent of class B.

    “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    await _score(doing, Component.DEPARTMENT, given)


@act(
    "assessment.score_conduct",
    on="Assessment",
    group="conduct",
    title="评行风效能分",
    awaited=unscored(Component.CONDUCT),
    asks=False,
)
async def score_conduct(doing: Doing, given: ScoreInput) -> None:
    """The district's conduct office scores its 10 percent of class B.

    “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    await _score(doing, Component.CONDUCT, given)


@act("assessment.correct_township", on="Assessment", group="township", title="更正驻地乡镇分")
async def correct_township(doing: Doing, given: CorrectionInput) -> None:
    """The host changes what is locked; the correction stays beside the score. “派驻机构人员考核由驻地乡镇负责”"""
    refuse(await _several_hosts(doing))
    await _correct(doing, Component.TOWNSHIP, given)


@act("assessment.correct_department", on="Assessment", group="department", title="更正主管部门分")
async def correct_department(doing: Doing, given: CorrectionInput) -> None:
    """The department changes what is locked; the correction stays beside the score. “主管部门40%”"""
    await _correct(doing, Component.DEPARTMENT, given)


@act("assessment.correct_conduct", on="Assessment", group="conduct", title="更正行风效能分")
async def correct_conduct(doing: Doing, given: CorrectionInput) -> None:
    """The conduct office changes what is locked; the correction stays beside the score. “行风效能10%”"""
    await _correct(doing, Component.CONDUCT, given)


@act(
    "host_share.score",
    on="HostShare",
    title="评在本地期间的分",
    awaited=unscored_share,
    asks=False,
    touches={"Assessment": "township"},
)
async def score_share(doing: Doing, given: ScoreInput) -> None:
    """A host scores the part of the year in which the person was stationed there; the component follows by days.

    “派驻机构人员考核由驻地乡镇负责”
    """
    refuse(rules.score_refusal(given.score))
    table = Assessment.__table__
    whole = (await doing.db.execute(select(table).where(table.c.id == doing.row.assessment_id).with_for_update())).one()
    year = await year_of(doing, whole.year)
    refuse(rules.scoring_refusal(year.year, year.state, lock_of(year, Component.TOWNSHIP), doing.today), _published(whole))
    await doing.change(score=given.score)
    score = rules.by_days([(part.days, part.score) for part in await _shares(doing, whole.id)])
    total = await composite_of(doing, whole, township_score=score)
    await doing.change_other("Assessment", whole.id, township_score=score, composite_score=total)


async def _score(doing: Doing, component: Component, given: ScoreInput) -> None:
    year = await year_of(doing, doing.row.year)
    lock = lock_of(year, component)
    refuse(
        rules.score_refusal(given.score),
        rules.scoring_refusal(year.year, year.state, lock, doing.today),
        _grade_alone(year, doing.row),
    )
    await _enter(doing, component, given.score)


async def _correct(doing: Doing, component: Component, given: CorrectionInput) -> None:
    row, year = doing.row, await year_of(doing, doing.row.year)
    lock = lock_of(year, component)
    refuse(
        rules.score_refusal(given.score),
        rules.document_refusal(given.reason, "reason"),
        rules.correcting_refusal(year.year, year.state, lock, doing.today),
    )
    before = getattr(row, f"{component.lower()}_score")
    await _enter(doing, component, given.score)
    owners = {"township_id": row.township_id, "department_id": row.department_id, "assessment_id": row.id}
    words = {"component": component, "before": before, "after": given.score, "reason": given.reason.strip()}
    await doing.create("ScoreCorrection", **owners, **words, corrected_on=doing.today)


async def _enter(doing: Doing, component: Component, score: Decimal) -> None:
    """The composite follows in the same act: undetermined while a component is missing, never counted as zero."""
    entered = {f"{component.lower()}_score": score}
    await doing.change(**entered, composite_score=await composite_of(doing, doing.row, **entered))


async def _several_hosts(doing: Doing) -> Refusal | None:
    """Whoever had several hosts is scored by each of them for its days."""
    year = await year_of(doing, doing.row.year)
    if year.host_rule == HostRule.AT_YEAR_END or not await _shares(doing, doing.key):
        return None
    zh = "此人当年在几处驻地任职，由各驻地分别评分，按天数加权"
    return Refusal("SEVERAL_HOSTS", zh, "the person had several hosts this year; each scores its own days")


async def _shares(doing: Doing, assessment: int) -> list[Row[tuple[int, Decimal | None]]]:
    table = HostShare.__table__
    found = select(table.c.days, table.c.score).where(table.c.assessment_id == assessment)
    return list(await doing.db.execute(found))


def _grade_alone(year: Row[Any], one: Row[Any]) -> Refusal | None:
    if rules.is_scored(year, one):
        return None
    return Refusal("GRADE_ALONE", "该年度一般人员只定等次，不分项评分", "members have a grade alone this year")


def _published(whole: Row[tuple[object, ...]]) -> Refusal | None:
    if whole._mapping["published_at"] is None:
        return None
    return Refusal("STATE", "考核结果已公布，只能更正", "the results are published; they can only be corrected")

"""Entering the components of an assessment: each by the body whose share it is, until publication."""

from decimal import Decimal

import strawberry

from backend.access.acts import ChangeInput, Doing, act
from backend.assessments import rules
from backend.graph.types import scalar
from backend.kit.rules import refuse
from backend.organisations.rules import ManagementClass


@strawberry.input(description="评一项分.")
class ScoreInput(ChangeInput):
    score: Decimal = scalar("分数, 0至100, 至多两位小数.")


@act("assessment.score_township", on="Assessment", group="township", title="评驻地乡镇分")
async def score_township(doing: Doing, given: ScoreInput) -> None:
    """The host township scores its half of class B, and the whole of class A.

    “派驻机构人员考核由驻地乡镇负责” “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    await _score(doing, "township_score", given.score)


@act("assessment.score_department", on="Assessment", group="department", title="评主管部门分")
async def score_department(doing: Doing, given: ScoreInput) -> None:
    """The parent department scores its 40 percent of class B.

    “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    await _score(doing, "department_score", given.score)


@act("assessment.score_conduct", on="Assessment", group="conduct", title="评行风效能分")
async def score_conduct(doing: Doing, given: ScoreInput) -> None:
    """The district's conduct office scores its 10 percent of class B.

    “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    await _score(doing, "conduct_score", given.score)


async def _score(doing: Doing, component: str, score: Decimal) -> None:
    """The composite follows in the same act: undetermined while a component is missing, never counted as zero."""
    row = doing.row
    refuse(rules.score_refusal(score), rules.year_refusal(row.year, doing.today))
    parts = {name: getattr(row, name) for name in ("township_score", "department_score", "conduct_score")} | {component: score}
    total = rules.composite(ManagementClass(row.management_class), *parts.values())
    await doing.change(**{component: score}, composite_score=total)

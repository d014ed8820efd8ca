"""The GraphQL part of assessments: types, how they read their tables, and the root queries."""

from collections.abc import Mapping
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Integer
from strawberry import UNSET

from backend.access.acts import acts_in
from backend.assessments.acts import opening, pools, scores, years
from backend.assessments.schema.audit import RULES
from backend.assessments.schema.entities import ENTITIES
from backend.assessments.schema.forecast import ImaginedStandard
from backend.assessments.schema.types import (
    HERE,
    TYPES,
    Assessment,
    AssessmentWeight,
    AssessmentYear,
    BonusForecast,
    BonusStandard,
    GradePool,
    HostShare,
    ReserveUse,
    ScoreCorrection,
)
from backend.graph.rows import Root
from backend.graph.scope import Scope
from backend.graph.types import connection, groups


def _forecast(row: Any, scope: Scope, arguments: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    """People of one year; agencies have no bonus of their own."""
    return [row.staff_id.is_not(None), row.year == scope.bind(arguments["year"], Integer())]


ROOTS = {
    "assessments": Root("Assessment"),
    "assessmentsGroups": Root("Assessment"),
    "assessmentYears": Root("AssessmentYear"),
    "assessmentWeights": Root("AssessmentWeight"),
    "gradePools": Root("GradePool"),
    "hostShares": Root("HostShare"),
    "bonusStandards": Root("BonusStandard"),
    "bonusForecasts": Root("BonusForecast", _forecast, ("imagine",)),
    "bonusForecastsGroups": Root("BonusForecast", _forecast, ("imagine",)),
}

ACTS = acts_in(scores, pools, years, opening)

IMAGINED: dict[str, tuple[Any, Any, str]] = {
    "year": (int, UNSET, "按哪一年度的标准."),
    "imagine": (ImaginedStandard | None, UNSET, "设想的标准; 不给即按现定标准."),
}


@strawberry.type
class AssessmentsQuery:
    assessments = connection("Assessment", HERE, "年度考核 (机构与个人).")
    assessments_groups = groups("Assessment", "年度考核的计数与合计; 被遮蔽的值不计.")
    assessment_years = connection("AssessmentYear", HERE, "考核年度, 新近的在前.")
    assessment_weights = connection("AssessmentWeight", HERE, "考核权重.")
    grade_pools = connection("GradePool", HERE, "考核盘: 每个驻地乡镇每年度一个.")
    host_shares = connection("HostShare", HERE, "年中变换驻地的人在各驻地的部分.")
    bonus_standards = connection("BonusStandard", HERE, "年终考核奖标准.")
    bonus_forecasts = connection("BonusForecast", HERE, "年终考核奖测算; 部门只见自己的一半.", **IMAGINED)
    bonus_forecasts_groups = groups("BonusForecast", "年终考核奖测算的计数与合计; 被遮蔽的值不计.", **IMAGINED)


__all__ = [
    "ACTS",
    "ENTITIES",
    "ROOTS",
    "RULES",
    "TYPES",
    "Assessment",
    "AssessmentWeight",
    "AssessmentYear",
    "AssessmentsQuery",
    "BonusForecast",
    "BonusStandard",
    "GradePool",
    "HostShare",
    "ReserveUse",
    "ScoreCorrection",
]

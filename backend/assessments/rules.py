"""Arithmetic of assessments and bonuses; every number quotes its sentence."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from backend.kit.rules import Refusal, Step, Steps
from backend.organisations.rules import ManagementClass


class AssessmentSubject(StrEnum):
    AGENCY = "AGENCY"
    PERSON = "PERSON"


class Grade(StrEnum):
    """优秀, 称职, 基本称职, 不称职, 不定等次."""

    EXCELLENT = "EXCELLENT"
    COMPETENT = "COMPETENT"
    BASICALLY_COMPETENT = "BASICALLY_COMPETENT"
    INCOMPETENT = "INCOMPETENT"
    UNGRADED = "UNGRADED"


class Exclusion(StrEnum):
    """Why a person takes no part in the year's assessment: 试用期, 接受调查, 缺勤超过半年."""

    PROBATION = "PROBATION"
    UNDER_INVESTIGATION = "UNDER_INVESTIGATION"
    ABSENT_HALF_YEAR = "ABSENT_HALF_YEAR"


class YearState(StrEnum):
    """OPEN: scored, graded, published, corrected. CLOSED: nothing of the year changes any more."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"


class PoolState(StrEnum):
    OPEN = "OPEN"
    PUBLISHED = "PUBLISHED"


class HostRule(StrEnum):
    """Who assesses a person that changed hosts within the year (not stated; by days is assumed)."""

    BY_DAYS = "BY_DAYS"
    AT_YEAR_END = "AT_YEAR_END"


class Component(StrEnum):
    """The three parts of the composite, each of one body: 驻地乡镇, 主管部门, 行风效能."""

    TOWNSHIP = "TOWNSHIP"
    DEPARTMENT = "DEPARTMENT"
    CONDUCT = "CONDUCT"


# "B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定"; for class A no split is stated: the township's is the whole.
WEIGHTS: Mapping[ManagementClass, tuple[int, int, int]] = {ManagementClass.A: (100, 0, 0), ManagementClass.B: (50, 40, 10)}

# "年度优秀考核等次参照乡镇提高到20%"; the earlier cap was 15 %.
EXCELLENT_SHARE = {2016: 15, 2017: 20}

OPEN, PUBLISHED = "OPEN", "PUBLISHED"

# Each component is its own body's, until the results are published.
STEPS = Steps(
    Step(OPEN, "assessment.score_township", OPEN),
    Step(OPEN, "assessment.score_department", OPEN),
    Step(OPEN, "assessment.score_conduct", OPEN),
)

# Assumed: components of a year can be entered from 1 January of that year to 31 March of the next.
LAST_DAY_OF_SCORING = (3, 31)

# "预计派驻机构人员年终考核奖将普遍提高20%以上": against the standard of the sending department alone.
RISE_PERCENT = 20

_CENT = Decimal("0.01")
_FULL = Decimal(100)


def composite(
    management_class: ManagementClass, township: Decimal | None, department: Decimal | None, conduct: Decimal | None
) -> Decimal | None:
    """Weighted total with two decimals, half-up once at the end; undetermined (None) while a component that counts is missing."""
    total = Decimal(0)
    for weight, score in zip(WEIGHTS[management_class], (township, department, conduct), strict=True):
        if weight and score is None:
            return None
        total += weight * (score or Decimal(0))
    return (total / 100).quantize(_CENT, ROUND_HALF_UP)


def score_refusal(score: Decimal) -> Refusal | None:
    """A component is 0 to 100 with at most two decimals (domain.md M10)."""
    if not score.is_finite() or not 0 <= score <= _FULL:
        return Refusal("SCORE_RANGE", "分数须在0至100之间", "a score is between 0 and 100", "score")
    if score != score.quantize(_CENT):
        return Refusal("SCORE_DECIMALS", "分数至多两位小数", "a score has at most two decimals", "score")
    return None


def year_refusal(year: int, today: date) -> Refusal | None:
    """Components are "locked by date" (domain.md 1.2): nobody scores a year before it begins, or after its last day of scoring."""
    if date(year, 1, 1) <= today <= date(year + 1, *LAST_DAY_OF_SCORING):
        return None
    return Refusal("YEAR_CLOSED", f"{year}年度考核不在评分期内", f"scores of {year} cannot be entered now")


def by_days(parts: Sequence[tuple[int, Decimal | None]]) -> Decimal | None:
    """The township's component of a person who had several hosts: mean of (days, score) by days, half-up once at the end.

    None while a host has not scored its part: it is neither zero nor left out.
    """
    total = sum(days for days, _ in parts)
    if not total or any(score is None for _, score in parts):
        return None
    return (sum((days * score for days, score in parts if score is not None), Decimal(0)) / total).quantize(_CENT, ROUND_HALF_UP)


def excellent_cap(share: int, taking_part: int) -> int:
    """floor(share per cent x pool) of one host township: "年度优秀考核等次参照乡镇提高到20%"."""
    return taking_part * share // 100


def district_reserve(share: int, pools: Iterable[int]) -> int:
    """Places between the district's floor and the sum of the pools' floors: a reserve, given by document (assumed)."""
    sizes = list(pools)
    return excellent_cap(share, sum(sizes)) - sum(excellent_cap(share, size) for size in sizes)


def bonus_halves(management_class: ManagementClass, township_standard: int, department_standard: int) -> tuple[int, int]:
    """(township's part, department's part) in fen, each standard in fen; half-up to the yuan, once per half.

    "A类机构年终考核奖参照驻地乡镇标准执行; B类机构 ... 年终考核奖按照驻地乡镇和派出部门标准各50%比例执行"
    """
    if management_class is ManagementClass.A:
        return township_standard, 0
    return half(township_standard), half(department_standard)


def gain(before: int, after: int) -> Decimal | None:
    """The rise from one sum of fen to another as a fraction with four decimals, half-up; of nothing it is unknown."""
    return (Decimal(after - before) / before).quantize(Decimal("0.0001"), ROUND_HALF_UP) if before else None


def half(fen: Any) -> Any:
    """Half of a standard in whole yuan, half-up; an int, or a column of ints."""
    return (fen + 100) // 200 * 100

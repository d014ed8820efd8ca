"""Arithmetic of assessments and bonuses; every number quotes its sentence."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

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


# "B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定"; for class A no split is stated: the township's is the whole.
WEIGHTS: Mapping[ManagementClass, tuple[int, int, int]] = {ManagementClass.A: (100, 0, 0), ManagementClass.B: (50, 40, 10)}

# "年度优秀考核等次参照乡镇提高到20%"; the earlier cap was 15 %.
EXCELLENT_SHARE = {2016: 15, 2017: 20}

_CENT = Decimal("0.01")


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


def excellent_cap(year: int, taking_part: int) -> int:
    """floor(share x pool) of one host township: "年度优秀考核等次参照乡镇提高到20%"."""
    return taking_part * EXCELLENT_SHARE[year] // 100


def bonus_halves(management_class: ManagementClass, township_standard: int, department_standard: int) -> tuple[int, int]:
    """(township's part, department's part) in fen, each standard in fen; half-up to the yuan, once per half.

    "A类机构年终考核奖参照驻地乡镇标准执行; B类机构 ... 年终考核奖按照驻地乡镇和派出部门标准各50%比例执行"
    """
    if management_class is ManagementClass.A:
        return township_standard, 0
    return _half(township_standard), _half(department_standard)


def _half(fen: int) -> int:
    return (fen + 100) // 200 * 100

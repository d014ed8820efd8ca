"""Arithmetic of assessments and bonuses; every number quotes its sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

# Each component is its own body's until the results are published; what was locked or published by then is corrected in the open.
STEPS = Steps(
    *(Step(OPEN, f"assessment.score_{part}", OPEN) for part in ("township", "department", "conduct")),
    *(Step(at, f"assessment.correct_{part}", at) for part in ("township", "department", "conduct") for at in (OPEN, PUBLISHED)),
    Step(OPEN, "assessment.exclude", OPEN),
    Step(OPEN, "assessment.include", OPEN),
    Step(OPEN, "host_share.score", OPEN),
    Step(OPEN, "grade_pool.grade", OPEN),
    Step(OPEN, "grade_pool.publish", PUBLISHED),
)

# Grades are the host's, the reserve and the publication the district's (domain.md 1.2).
POOL_STEPS = Steps(
    Step(OPEN, "grade_pool.grade", OPEN),
    Step(OPEN, "grade_pool.reserve", OPEN),
    Step(OPEN, "assessment.exclude", OPEN),
    Step(OPEN, "assessment.include", OPEN),
    Step(OPEN, "grade_pool.publish", PUBLISHED),
)

YEAR_STEPS = Steps(
    Step(None, "assessment_year.open", OPEN),
    *(Step(OPEN, act, OPEN) for act in ("assessment_year.enrol", "assessment_weight.set", "bonus_standard.enter")),
    Step(OPEN, "assessment_year.lock", OPEN),
    Step(OPEN, "assessment_year.close", "CLOSED"),
)

# Assumed: where no day has been set, a component is locked from 1 April of the next year.
LOCKED_BY_ITSELF = (4, 1)

# Assumed: before the lock a component counts as left out once its body has scored so many per cent of its others.
NEARLY_ALL = 90

# "预计派驻机构人员年终考核奖将普遍提高20%以上": against the standard of the sending department alone.
RISE_PERCENT = 20

_CENT, _FULL = Decimal("0.01"), Decimal(100)


def composite(
    weights: tuple[int, int, int], township: Decimal | None, department: Decimal | None, conduct: Decimal | None
) -> Decimal | None:
    """Weighted total with two decimals, half-up once at the end; undetermined (None) while a component that counts is missing."""
    total = Decimal(0)
    for weight, score in zip(weights, (township, department, conduct), strict=True):
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


def locked_on(year: int, day: date | None) -> date:
    """From which day on a component of the year is locked, with the day that was set for it or none."""
    return day or date(year + 1, *LOCKED_BY_ITSELF)


def scoring_refusal(year: int, state: str, lock: date | None, today: date) -> Refusal | None:
    """Components are "locked by date" (domain.md 1.2): nobody scores before the year begins, from the lock on, or when it is closed."""
    if (closed := closed_refusal(year, state, "score")) is not None:
        return closed
    if today < date(year, 1, 1):
        return Refusal("YEAR_CLOSED", f"{year}年度考核尚未开始", f"the assessment of {year} has not begun", "score")
    if today >= (day := locked_on(year, lock)):
        zh = f"{year}年度的这一项已于{day.isoformat()}锁定，只能更正"
        en = f"this component of {year} is locked since {day.isoformat()}; it can only be corrected"
        return Refusal("LOCKED", zh, en, "score")
    return None


def correcting_refusal(year: int, state: str, lock: date | None, today: date) -> Refusal | None:
    """A correction is for what is locked: until then the body simply scores anew."""
    if (closed := closed_refusal(year, state, "score")) is not None:
        return closed
    if today < locked_on(year, lock):
        return Refusal("NOT_LOCKED", "这一项尚未锁定，可直接重新评分", "this component is not locked yet; score it anew", "score")
    return None


def closed_refusal(year: int, state: str, field: str | None = None) -> Refusal | None:
    """Of a closed year nothing changes any more."""
    if state == YearState.CLOSED:
        return Refusal("YEAR_CLOSED", f"{year}年度考核已关闭", f"the assessment of {year} is closed", field)
    return None


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


def quota_refusal(excellent: int, cap: int, reserve: int) -> Refusal | None:
    """ "年度优秀考核等次参照乡镇提高到20%": no more excellent grades than places, with the places of the reserve."""
    if excellent <= cap + reserve:
        return None
    places = f"{cap}＋{reserve}" if reserve else f"{cap}"
    zh = f"优秀{excellent}人，名额{places}个，超出{excellent - cap - reserve}人"
    return Refusal("OVER_QUOTA", zh, f"{excellent} excellent, {cap + reserve} places: {excellent - cap - reserve} too many")


def reserve_refusal(places: int, used: int, reserve: int) -> Refusal | None:
    """The reserve is what the pools' floors leave of the district's; each use takes of it."""
    if places < 1:
        return Refusal("PLACES", "名额至少为1个", "at least one place", "places")
    if used + places <= reserve:
        return None
    zh = f"全区统筹名额{reserve}个，已用{used}个，不足{places}个"
    return Refusal("RESERVE_SPENT", zh, f"of {reserve} places in reserve {used} are used; {places} are not left", "places")


def document_refusal(document: str, field: str = "document") -> Refusal | None:
    """What is said to rest on a document or a reason names it."""
    return None if document.strip() else Refusal("REQUIRED", "请填写依据", "say on what it rests", field)


def opening_refusals(year: int, share: int, today: date) -> Iterator[Refusal]:
    """A year is opened from the one before it on; "年度优秀考核等次参照乡镇提高到20%": the share is of the pool."""
    if not 2000 <= year <= today.year + 1:
        yield Refusal("YEAR", f"年度应在2000至{today.year + 1}之间", f"a year between 2000 and {today.year + 1}", "year")
    if not 0 <= share <= 100:
        yield Refusal("PERCENT", "比例应在0至100之间", "between 0 and 100", "excellent_share")


def is_scored(year: Any, one: Any) -> bool:
    """Whether a subject has components: "B类机构考核" may mean the agency and its leaders alone (M10; a setting of the year)."""
    return bool(year.member_components) or one.position != "MEMBER"


def weights_refusals(held: ManagementClass, weights: tuple[int, int, int]) -> Iterator[Refusal]:
    """Weights sum to 100; of class A the township's is the whole (M10: no split is stated)."""
    if min(weights) < 0 or sum(weights) != 100:
        yield Refusal("SUM", "三项合计须为100", "the three sum to 100", "township")
    elif held is ManagementClass.A and weights != WEIGHTS[held]:
        yield Refusal("CLASS_A", "A类由驻地乡镇一方评，为100、0、0", "class A is the township's alone: 100, 0, 0", "township")


def standard_of(standards: Mapping[tuple[str, str | None], int], position: str, grade: str | None) -> int | None:
    """The body's standard for a position: the one of the grade where there is one, else that of all grades; None: not set."""
    return standards.get((position, grade), standards.get((position, None)))


def bonus_halves(management_class: ManagementClass, township_standard: int, department_standard: int) -> tuple[int, int]:
    """(township's part, department's part) in fen, each standard in fen; half-up to the yuan, once per half.

    "A类机构年终考核奖参照驻地乡镇标准执行; B类机构 ... 年终考核奖按照驻地乡镇和派出部门标准各50%比例执行"
    """
    if management_class is ManagementClass.A:
        return township_standard, 0
    return half(township_standard), half(department_standard)


def half(fen: Any) -> Any:
    """Half of a standard in whole yuan, half-up; an int, or a column of ints."""
    return (fen + 100) // 200 * 100

"""A new year: opened by the district, with everybody who is stationed; its weights, and the standards that bodies enter for it."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import Integer, TextClause, bindparam, func, insert, text, update

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.assessments import rules
from backend.assessments.acts.enums import HostRule
from backend.assessments.acts.years import paid_refusal
from backend.assessments.models import AssessmentWeight
from backend.assessments.rules.standards import amount_refusal
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position

_YEAR_THERE = {"uq_assessment_year_year": Refusal("EXISTS", "该年度已开始", "the year has been opened already", "year")}
_STANDARD_THERE = {"uq_bonus_standard": Refusal("EXISTS", "该职位已有标准", "the position has its standard already", "position")}

# Owners and class of the day; whom a body has scored already, or whose pool is published, stays where they are.
_PEOPLE = """
    INSERT INTO assessment (year, subject, staff_id, agency_id, township_id, department_id, management_class, position)
    SELECT :year, 'PERSON', h.staff_id, h.agency_id, h.township_id, h.department_id, h.management_class, h.position
    FROM assignment h WHERE h.period @> CAST(:day AS date) AND h.agency_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM grade_pool p WHERE p.year = :year AND p.township_id = h.township_id AND p.state = 'PUBLISHED')
    ON CONFLICT (year, staff_id) WHERE staff_id IS NOT NULL DO UPDATE
    SET agency_id = excluded.agency_id, township_id = excluded.township_id, department_id = excluded.department_id,
        management_class = excluded.management_class, position = excluded.position, version = assessment.version + 1
    WHERE assessment.published_at IS NULL
      AND num_nonnulls(assessment.township_score, assessment.department_score, assessment.conduct_score, assessment.grade) = 0
      AND (assessment.agency_id, assessment.management_class, assessment.position)
          IS DISTINCT FROM (excluded.agency_id, excluded.management_class, excluded.position)
"""
_AGENCIES = """
    INSERT INTO assessment (year, subject, agency_id, township_id, department_id, management_class)
    SELECT :year, 'AGENCY', c.agency_id, c.township_id, c.department_id, c.management_class
    FROM agency_class c WHERE c.period @> CAST(:day AS date) AND NOT EXISTS (
        SELECT FROM grade_pool p WHERE p.year = :year AND p.township_id = c.township_id AND p.state = 'PUBLISHED')
    ON CONFLICT DO NOTHING
"""
# Days of the year at each host, of those who had more than one.
_HOSTS = """
    INSERT INTO host_share (assessment_id, township_id, days)
    SELECT a.id, h.township_id, sum(upper(h.period * y.days) - lower(h.period * y.days))
    FROM assessment a JOIN assignment h ON h.staff_id = a.staff_id
    CROSS JOIN (SELECT daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1)) AS days) AS y
    WHERE a.year = :year AND a.published_at IS NULL AND h.period && y.days
      AND EXISTS (SELECT FROM assignment o WHERE o.staff_id = a.staff_id AND o.period && y.days AND o.township_id <> h.township_id)
      AND EXISTS (SELECT FROM assessment_year q WHERE q.year = :year AND q.host_rule = 'BY_DAYS')
    GROUP BY a.id, h.township_id
    ON CONFLICT (assessment_id, township_id) DO UPDATE SET days = excluded.days, version = host_share.version + 1
    WHERE host_share.days <> excluded.days
"""
_POOLS = """
    INSERT INTO grade_pool (year, township_id, taking_part, excellent_cap, excellent)
    SELECT :year, t.id, count(a.id), count(a.id) * y.excellent_share / 100, 0
    FROM township t CROSS JOIN assessment_year y
    LEFT JOIN assessment a ON a.year = :year AND a.township_id = t.id AND a.staff_id IS NOT NULL AND a.exclusion IS NULL
    WHERE y.year = :year AND (t.closed_on IS NULL OR a.id IS NOT NULL)
    GROUP BY t.id, y.excellent_share
    ON CONFLICT (year, township_id) DO UPDATE
    SET taking_part = excluded.taking_part, excellent_cap = excluded.excellent_cap, version = grade_pool.version + 1
    WHERE grade_pool.state = 'OPEN' AND grade_pool.taking_part <> excluded.taking_part
"""
# What is not published yet is weighed anew; half-up once at the end, undetermined while a part that counts is missing.
_WEIGH = text("""
    UPDATE assessment SET composite_score = CASE
      WHEN (:township = 0 OR township_score IS NOT NULL) AND (:department = 0 OR department_score IS NOT NULL)
        AND (:conduct = 0 OR conduct_score IS NOT NULL)
      THEN round((:township * coalesce(township_score, 0) + :department * coalesce(department_score, 0)
                  + :conduct * coalesce(conduct_score, 0)) / 100, 2) END
    WHERE year >= :year AND management_class = :held AND published_at IS NULL
""").bindparams(*(bindparam(part, type_=Integer()) for part in ("township", "department", "conduct", "year")))
_ENROL: tuple[TextClause, ...] = tuple(map(text, (_PEOPLE, _AGENCIES, _HOSTS, _POOLS)))


@strawberry.input(description="开始一个考核年度.")
class YearOpenInput(ActInput):
    year: int = scalar("年度.")
    excellent_share: int = scalar("优秀比例, 百分数.")
    host_rule: HostRule = scalar("年中变换驻地的由谁考核.")
    document: str = scalar("依据文件.")
    member_components: bool = strawberry.field(default=True, description="一般人员是否也分项评分; 否则只定等次.")


@strawberry.input(description="按现有人员与机构更新考核对象.")
class EnrolInput(ChangeInput):
    pass


@strawberry.input(description="自本年度起改定考核权重, 合计100.")
class WeightInput(ChangeInput):
    management_class: ManagementClass = scalar("管理类别.")
    township: int = scalar("驻地乡镇, 百分数.")
    department: int = scalar("主管部门, 百分数.")
    conduct: int = scalar("行风效能, 百分数.")
    document: str = scalar("依据文件.")


@strawberry.input(description="为本单位定一个职位的标准.")
class StandardEnterInput(ActInput):
    position: Position = scalar("职位.")
    amount: int = scalar("标准, 分, 整元.")


@act(
    "assessment_year.open",
    on="Organ",
    gives="AssessmentYear",
    title="开始考核年度",
    when=lambda row: row.purpose == "ORGANISATION",
    conflicts=_YEAR_THERE,
)
async def open_year(doing: Doing, given: YearOpenInput) -> int:
    """A year with a pool of each host township, and in it everybody who is stationed there and every agency.

    “派驻机构人员考核由驻地乡镇负责，纳入乡镇考核体系，年度优秀考核等次参照乡镇提高到20%”
    """
    refuse(
        rules.opening_refusals(given.year, given.excellent_share, doing.today),
        rules.document_refusal(given.document),
    )
    words = {"host_rule": given.host_rule, "document": given.document.strip(), "member_components": given.member_components}
    key = await doing.create("AssessmentYear", year=given.year, excellent_share=given.excellent_share, **words)
    await _enrol(doing, given.year)
    return key


@act("assessment_year.enrol", on="AssessmentYear", title="更新考核对象")
async def enrol(doing: Doing, given: EnrolInput) -> None:
    """Who has come since, or gone to another host, is taken into the year; what is scored or published stays.

    “派驻机构人员考核由驻地乡镇负责，纳入乡镇考核体系”
    """
    await _enrol(doing, doing.row.year)
    await doing.change()


@act(
    "assessment_weight.set",
    on="AssessmentYear",
    gives="AssessmentWeight",
    title="定考核权重",
)
async def set_weights(doing: Doing, given: WeightInput) -> int:
    """Weights from the first day of the year on; former years keep theirs, and what is scored in this one is weighed anew.

    Refused once a pool of the year or later is published.

    “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    """
    parts = (given.township, given.department, given.conduct)
    refuse(
        rules.weights_refusals(given.management_class, parts),
        rules.document_refusal(given.document),
        await _published_since(doing),
    )
    table, start = AssessmentWeight.__table__, func.make_date(doing.row.year, 1, 1)
    mine = (table.c.management_class == given.management_class, func.upper_inf(table.c.period))
    await doing.db.execute(table.delete().where(*mine, func.lower(table.c.period) >= start))
    await doing.db.execute(update(table).where(*mine).values(period=func.daterange(func.lower(table.c.period), start)))
    dated: dict[str, Any] = dict(zip(("township", "department", "conduct"), parts, strict=True))
    dated |= {"management_class": given.management_class, "document": given.document.strip()}
    made = insert(table).values(**dated, period=func.daterange(start, None)).returning(table.c.id)
    key = int((await doing.db.execute(made)).scalar_one())
    weighed = dict(zip(("township", "department", "conduct"), parts, strict=True))
    await doing.db.execute(_WEIGH, {**weighed, "year": doing.row.year, "held": given.management_class.value})
    await doing.change()
    return key


@act(
    "bonus_standard.enter",
    on="AssessmentYear",
    gives="BonusStandard",
    title="定考核奖标准",
    conflicts=_STANDARD_THERE,
)
async def enter_standard(doing: Doing, given: StandardEnterInput) -> int:
    """The body of whoever acts enters its standard of a position. “按照驻地乡镇和派出部门标准各50%比例执行”"""
    body = doing.viewer["organisation_id"]
    refuse(amount_refusal(given.amount), await paid_refusal(doing, doing.row.year, body))
    of = {"year": doing.row.year, "organisation_id": body, "position": given.position}
    return await doing.create("BonusStandard", **of, grade=None, amount=given.amount)


async def _enrol(doing: Doing, year: int) -> None:
    day = min(doing.today, date(year, 12, 31))
    for statement in _ENROL:
        await doing.db.execute(statement, {"year": year, "day": day} if ":day" in statement.text else {"year": year})


async def _published_since(doing: Doing) -> Refusal | None:
    """Whether results rest on the weights of the year, or of a later one."""
    found = text("SELECT EXISTS (SELECT FROM grade_pool WHERE year >= :year AND state = 'PUBLISHED')")
    if await doing.db.scalar(found, {"year": doing.row.year}):
        return Refusal("PUBLISHED", "已有考核盘按现行权重公布", "a pool has been published by these weights")
    return None

"""`setup`: what a new district still lacks before it can start, and whether what it has holds together (M1 to M7)."""

from enum import StrEnum
from typing import Any, cast

import strawberry
from sqlalchemy import TextClause, text

from backend.access.visible import PolicyGuard
from backend.graph.errors import Code, CodedError
from backend.graph.service import Asking
from backend.graph.types import scalar

Info = strawberry.Info[Asking, None]


@strawberry.enum(
    description="启用步骤: ORGANS 区级机关, CALENDAR 本年工作日历, CLASS_RULES 分类规则, TOWNSHIPS 乡镇(街道), VILLAGES 村(社区), GRIDS 网格, "
    "DEPARTMENTS 派出部门, AGENCIES 派驻机构, STAFF 派驻人员, ACCOUNTS 业务账号与任职, YEAR 本年考核年度, STANDARDS 考核奖标准; "
    "核对: CLASS_OF_AGENCY 每个机构的类别合于规则或文件, CHIEF_OF_AGENCY 每个机构有一名正职, ASSIGNMENT_OF_STAFF 每人恰有一个现任岗位.",
)
class SetupStepName(StrEnum):
    """In the order in which a district goes; the last three are checks."""

    ORGANS = "ORGANS"
    CALENDAR = "CALENDAR"
    CLASS_RULES = "CLASS_RULES"
    TOWNSHIPS = "TOWNSHIPS"
    VILLAGES = "VILLAGES"
    GRIDS = "GRIDS"
    DEPARTMENTS = "DEPARTMENTS"
    AGENCIES = "AGENCIES"
    STAFF = "STAFF"
    ACCOUNTS = "ACCOUNTS"
    YEAR = "YEAR"
    STANDARDS = "STANDARDS"
    CLASS_OF_AGENCY = "CLASS_OF_AGENCY"
    CHIEF_OF_AGENCY = "CHIEF_OF_AGENCY"
    ASSIGNMENT_OF_STAFF = "ASSIGNMENT_OF_STAFF"


@strawberry.type(description="启用的一步: 已有多少, 还缺多少.")
class SetupStep:
    step: SetupStepName = scalar("步骤.")
    count: int = scalar("已有数.")
    missing: int = scalar("还缺或不合的数; 0 为完成.")


_ACTS = ("import.check", "class_rule.issue", "organ.open", "account.open")
"""Whoever may do one of these sees how far the district has come."""

# For each step: what there is, and what is missing. Counts only: nobody's data.
_FIGURES: TextClause = text("""
    WITH now_in_district AS (SELECT extract(year FROM timezone('Asia/Shanghai', district_now()))::int AS year),
    known_day AS (SELECT day FROM calendar_day WHERE extract(year FROM day) = (SELECT year FROM now_in_district)),
    body AS (
        SELECT id FROM township WHERE closed_on IS NULL
        UNION SELECT s.department_id FROM agency_sort s WHERE EXISTS (SELECT FROM agency a WHERE a.kind = s.kind AND a.closed_on IS NULL)
    ),
    open_agency AS (SELECT * FROM agency WHERE closed_on IS NULL),
    ruled AS (
        SELECT a.id, a.management_class, h.override, h.document,
               (SELECT r.management_class FROM class_rule r JOIN township t ON t.id = a.township_id
                WHERE r.agency_kind = a.kind AND r.township_form = t.form AND upper_inf(r.period) LIMIT 1) AS rule
        FROM open_agency a LEFT JOIN agency_class h ON h.agency_id = a.id AND upper_inf(h.period)
    )
    SELECT * FROM (VALUES
      ('ORGANS', (SELECT count(DISTINCT purpose) FROM organ), 7 - (SELECT count(DISTINCT purpose) FROM organ)),
      ('CALENDAR', (SELECT count(*) FROM known_day),
       (SELECT make_date(year + 1, 1, 1) - make_date(year, 1, 1) FROM now_in_district) - (SELECT count(*) FROM known_day)),
      ('CLASS_RULES', (SELECT count(*) FROM class_rule WHERE upper_inf(period)),
       36 - (SELECT count(*) FROM class_rule WHERE upper_inf(period))),
      ('TOWNSHIPS', (SELECT count(*) FROM township), (SELECT (count(*) = 0)::int FROM township)),
      ('VILLAGES', (SELECT count(*) FROM village),
       (SELECT count(*) FROM township t
        WHERE t.closed_on IS NULL AND NOT EXISTS (SELECT FROM village v WHERE v.township_id = t.id))),
      ('GRIDS', (SELECT count(*) FROM grid),
       (SELECT count(*) FROM village v WHERE v.closed_on IS NULL AND NOT EXISTS (SELECT FROM grid g WHERE g.village_id = v.id))),
      ('DEPARTMENTS', (SELECT count(*) FROM department), 12 - (SELECT count(*) FROM agency_sort)),
      ('AGENCIES', (SELECT count(*) FROM open_agency),
       (SELECT count(*) FROM township t
        WHERE t.closed_on IS NULL AND NOT EXISTS (SELECT FROM open_agency a WHERE a.township_id = t.id))),
      ('STAFF', (SELECT count(*) FROM staff WHERE stationed),
       (SELECT count(*) FROM open_agency a WHERE NOT EXISTS (SELECT FROM staff s WHERE s.agency_id = a.id))),
      ('ACCOUNTS', (SELECT count(*) FROM account WHERE duty = 'BUSINESS' AND disabled_at IS NULL),
       (SELECT count(*) FROM body b
        WHERE NOT EXISTS (SELECT FROM post p WHERE p.organisation_id = b.id AND (p.valid_to IS NULL OR p.valid_to > now())))),
      ('YEAR', (SELECT count(*) FROM assessment_year),
       (SELECT (count(*) = 0)::int FROM assessment_year WHERE year = (SELECT year FROM now_in_district))),
      ('STANDARDS', (SELECT count(*) FROM bonus_standard WHERE year = (SELECT year FROM now_in_district)),
       (SELECT count(*) FROM body b
        WHERE NOT EXISTS (SELECT FROM bonus_standard s WHERE s.organisation_id = b.id
                          AND s.year = (SELECT year FROM now_in_district)))),
      ('CLASS_OF_AGENCY', (SELECT count(*) FROM ruled),
       (SELECT count(*) FROM ruled WHERE override IS NULL OR (override AND document IS NULL)
        OR (NOT override AND rule IS DISTINCT FROM management_class))),
      ('CHIEF_OF_AGENCY', (SELECT count(*) FROM staff WHERE stationed AND position = 'CHIEF'),
       (SELECT count(*) FROM open_agency a
        WHERE (SELECT count(*) FROM staff s WHERE s.agency_id = a.id AND s.position = 'CHIEF') <> 1)),
      ('ASSIGNMENT_OF_STAFF', (SELECT count(*) FROM assignment WHERE upper_inf(period)),
       (SELECT count(*) FROM staff s WHERE s.stationed
        AND (SELECT count(*) FROM assignment h WHERE h.staff_id = s.id AND h.agency_id = s.agency_id AND upper_inf(h.period)) <> 1))
    ) AS steps(step, count, missing)
""")


async def setup(info: Info) -> list[SetupStep]:
    """Raises FORBIDDEN for whoever has no part in setting a district up."""
    asking = info.context
    guard = cast(PolicyGuard, asking.planner.guards(asking.profile.policy_version))
    tables = (guard.decisions.table(asking.profile.role, "Organisation.basic", act) for act in _ACTS)
    if not any(any(table.values) for table in tables):
        raise CodedError(Code.FORBIDDEN, "启用清单只供设立本区的单位", "the checklist is for those who set the district up")
    async with asking.writes.connect() as db:
        rows: Any = (await db.execute(_FIGURES)).all()
    return [SetupStep(step=SetupStepName(row.step), count=row.count, missing=max(0, row.missing)) for row in rows]

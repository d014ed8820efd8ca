"""GraphQL types of assessments, how they read their tables, and their root query."""

from datetime import datetime
from decimal import Decimal

import strawberry
from sqlalchemy import ColumnElement, case

from backend.access.acts import acts_in
from backend.access.relations import myself, relations
from backend.assessments import acts, models, rules
from backend.assessments.rules import AssessmentSubject, Grade
from backend.graph.entity import Edge, Entity, Group, Machine, MaskReason, Row
from backend.graph.rows import Root
from backend.graph.sql import text_literal
from backend.graph.types import Governed, connection, groups, lazy, planned, scalar
from backend.organisations.schema.enums import ManagementClass

HERE = "backend.assessments.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"

strawberry.enum(AssessmentSubject, description="考核对象: AGENCY 机构, PERSON 个人.")
strawberry.enum(
    Grade,
    description="等次: EXCELLENT 优秀, COMPETENT 称职(合格), BASICALLY_COMPETENT 基本称职, INCOMPETENT 不称职, UNGRADED 不定等次. "
    "优秀比例: “年度优秀考核等次参照乡镇提高到20%”.",
)


@strawberry.type(
    description="年度考核. B类: “按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”; A类由乡镇考核. 分数0至100, 两位小数; 金额以分计."
)
class Assessment(Governed):
    year: int = scalar("年度.")
    subject: AssessmentSubject = scalar("考核对象.")
    management_class: ManagementClass = scalar("该年度的管理类别.")
    township_score: Decimal | None = scalar("驻地乡镇评分. B类占50%, A类即总分.")
    department_score: Decimal | None = scalar("主管部门评分, 占40%; A类无.")
    conduct_score: Decimal | None = scalar("行风效能评分, 占10%; A类无.")
    composite_score: Decimal | None = scalar("综合得分; 缺任何一项即未定, 不按零计, 也不另行折算.")
    grade: Grade | None = scalar("等次.")
    bonus_township: int | None = scalar("年终考核奖中按驻地乡镇标准的部分, 分.")
    bonus_department: int | None = scalar("年终考核奖中按派出部门标准的部分, 分.")
    bonus_total: int | None = scalar("年终考核奖合计, 分.")
    published_at: datetime | None = scalar("公布时间; 空为尚未公布.")
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "被考核人; 机构考核为空.")
    agency = planned(lazy("Agency", ORGANISATIONS) | None, "被考核机构, 或被考核人该年度所在机构.")
    township = planned(lazy("Township", ORGANISATIONS), "该年度驻地乡镇.")
    department = planned(lazy("Department", ORGANISATIONS), "该年度主管部门.")


def _share(reason: MaskReason, *fields: str) -> Group:
    return Group(fields=fields, reason=reason)


def _state(row: Row) -> ColumnElement[str]:
    return case((row.published_at.is_(None), text_literal(rules.OPEN)), else_=text_literal(rules.PUBLISHED))


ENTITIES = (
    Entity(
        name="Assessment",
        table=models.Assessment.__table__,
        groups={
            "basic": Group(
                fields=(
                    "year",
                    "subject",
                    "management_class",
                    "published_at",
                    "version",
                    "staff",
                    "agency",
                    "township",
                    "department",
                )
            ),
            "township": _share(MaskReason.TOWNSHIP_SHARE, "township_score"),
            "department": _share(MaskReason.DEPARTMENT_SHARE, "department_score"),
            "conduct": _share(MaskReason.CONDUCT_SHARE, "conduct_score"),
            "total": _share(MaskReason.TOWNSHIP_SHARE, "composite_score"),
            "grade": _share(MaskReason.NOT_PUBLISHED, "grade"),
            "bonus.township": _share(MaskReason.TOWNSHIP_SHARE, "bonus_township"),
            "bonus.department": _share(MaskReason.DEPARTMENT_SHARE, "bonus_department"),
            "bonus.total": _share(MaskReason.TOWNSHIP_SHARE, "bonus_total"),
        },
        edges={
            "staff": Edge(target="Staff", local="staff_id"),
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
            "department": Edge(target="Department", local="department_id"),
        },
        relations=relations(
            "host", "parent", "own", "published", "self_published", "own_published", "parent_published", self=myself()
        ),
        class_column="management_class",
        classes=tuple(ManagementClass),
        machine=Machine(steps=rules.STEPS, state=_state),
        order=(("year", True),),
    ),
)

ROOTS = {"assessments": Root("Assessment"), "assessmentsGroups": Root("Assessment")}

TYPES = (Assessment,)

ACTS = acts_in(acts)


@strawberry.type
class AssessmentsQuery:
    assessments = connection("Assessment", HERE, "年度考核 (机构与个人).")
    assessments_groups = groups("Assessment", "年度考核的计数与合计; 被遮蔽的值不计.")

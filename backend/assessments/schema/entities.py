"""How the types of assessments read their tables."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, Text, and_, case, cast, func, or_, select
from sqlalchemy.types import TypeEngine

from backend.access.relations import here, myself, relations
from backend.assessments import models, rules
from backend.assessments.schema.forecast import FORECAST
from backend.graph.entity import Edge, Entity, Expression, Group, Machine, MaskReason, Row, Viewer, Within
from backend.graph.expressions import bound
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.kit.tables import Base
from backend.organisations.rules import ManagementClass
from backend.records.schema import papers_of


def _share(reason: MaskReason, *fields: str, version: str | None = None) -> Group:
    return Group(fields=fields, reason=reason, version=version)


def _part(reason: MaskReason, body: str, *fields: str) -> Group:
    """What one body enters, with the count of its changes: nobody else's count moves."""
    return _share(reason, f"{body}_score", f"{body}_version", *fields, version=f"{body}_version")


def _number(sql: Any) -> Expression:
    return Expression(type=Integer(), sql=sql, nullable=False)


def _reserve(row: Row, _: Scope) -> ColumnElement[int]:
    """Floor over the district less the sum of the pools' floors."""
    pool = models.GradePool.__table__.alias()
    floor = func.sum(pool.c.taking_part) * row.excellent_share // 100 - func.sum(pool.c.excellent_cap)
    return func.coalesce(cast(select(floor).where(pool.c.year == row.year).scalar_subquery(), Integer), 0)


def _reserve_used(row: Row, _: Scope) -> ColumnElement[int]:
    pool = models.GradePool.__table__.alias()
    return func.coalesce(cast(select(func.sum(pool.c.reserve)).where(pool.c.year == row.year).scalar_subquery(), Integer), 0)


def _locked(component: rules.Component) -> Expression:
    """Whether the component is locked today: from the day that was set, else by itself (`rules.locked_on`)."""

    def sql(row: Row, scope: Scope) -> ColumnElement[bool]:
        by_itself = func.make_date(row.year + 1, *rules.LOCKED_BY_ITSELF)
        return scope.today >= func.coalesce(getattr(row, f"{component.lower()}_locked_on"), by_itself)

    return Expression(type=Boolean(), sql=sql, nullable=False)


def _weight(component: rules.Component, row: Row, _: Scope) -> ColumnElement[int]:
    """Per cent of the component in the composite, as it is at the end of the year: by document, else as the regulation says."""
    dated = models.AssessmentWeight.__table__.alias()
    there = and_(dated.c.management_class == row.management_class, dated.c.period.contains(func.make_date(row.year, 12, 31)))
    stated = {held.value: dict(zip(rules.Component, parts, strict=True))[component] for held, parts in rules.WEIGHTS.items()}
    found = cast(select(dated.c[component.lower()]).where(there).limit(1).scalar_subquery(), Integer)
    return func.coalesce(found, case(stated, value=row.management_class))


def _people(what: Callable[[Row], ColumnElement[bool]]) -> Expression:
    """How many of the pool that take part are so."""

    def sql(row: Row, _: Scope) -> ColumnElement[int]:
        one = models.Assessment.__table__.alias()
        there = and_(one.c.year == row.year, one.c.township_id == row.township_id, one.c.staff_id.is_not(None))
        return select(func.count()).select_from(one).where(there, one.c.exclusion.is_(None), what(one.c)).scalar_subquery()

    return _number(sql)


def _undetermined(one: Row) -> ColumnElement[bool]:
    """Lacks a component that it should have."""
    year = models.AssessmentYear.__table__.alias()
    graded = select(year.c.id).where(year.c.year == one.year, ~year.c.member_components, one.position == text_literal("MEMBER"))
    return and_(one.composite_score.is_(None), ~graded.exists())


def _of_whole(column: str, type_: TypeEngine[Any]) -> Expression:
    """What a host must know of the person whose part it scores, though the person is a stranger there by now."""

    def sql(row: Row, _: Scope) -> ColumnElement[Any]:
        whole, person = models.Assessment.__table__.alias(), Base.metadata.tables["staff"].alias()
        found = select((person.c if column in person.c else whole.c)[column])
        joined = found.select_from(whole.join(person, person.c.id == whole.c.staff_id))
        return joined.where(whole.c.id == row.assessment_id).scalar_subquery()

    return Expression(type=type_, sql=sql, nullable=False)


def _had_here(viewer: Viewer, row: Row) -> ColumnElement[bool]:
    """The host of this part, or the host that the person has now: it answers for the whole component."""
    whole = models.Assessment.__table__.alias()
    now = select(whole.c.id).where(whole.c.id == row.assessment_id, whole.c.township_id == viewer.organisation_id).exists()
    return or_(row.township_id == viewer.organisation_id, now)


def _pays_here(viewer: Viewer, row: Row) -> ColumnElement[bool]:
    """The township's own standard, or that of a department whose agencies it hosts: it pays out both halves."""
    agency = Base.metadata.tables["agency"].alias()
    hosted = select(agency.c.id).where(
        agency.c.department_id == row.organisation_id, agency.c.township_id == viewer.organisation_id
    )
    return or_(row.organisation_id == viewer.organisation_id, hosted.exists())


def _published(row: Row) -> ColumnElement[str]:
    return case((row.published_at.is_(None), text_literal(rules.OPEN)), else_=text_literal(rules.PUBLISHED))


ASSESSMENT = Entity(
    name="Assessment",
    table=models.Assessment.__table__,
    groups={
        "basic": Group(
            fields=(
                *("year", "subject", "management_class", "position", "published_at", "version"),
                *("staff", "agency", "township", "department", "corrections"),
                *("township_weight", "department_weight", "conduct_weight"),
            )
        ),
        "township": _part(MaskReason.TOWNSHIP_SHARE, "township", "host_shares"),
        "department": _part(MaskReason.DEPARTMENT_SHARE, "department"),
        "conduct": _part(MaskReason.CONDUCT_SHARE, "conduct"),
        "total": _share(MaskReason.TOWNSHIP_SHARE, "composite_score"),
        "grade": _share(MaskReason.NOT_PUBLISHED, "grade", version="standing_version"),
        "standing": _share(MaskReason.PERSONAL, "exclusion", "exclusion_note", "standing_version", version="standing_version"),
        "bonus.township": _share(MaskReason.TOWNSHIP_SHARE, "bonus_township"),
        "bonus.department": _share(MaskReason.DEPARTMENT_SHARE, "bonus_department"),
        "bonus.total": _share(MaskReason.TOWNSHIP_SHARE, "bonus_total"),
    },
    edges={
        "staff": Edge(target="Staff", local="staff_id"),
        "agency": Edge(target="Agency", local="agency_id"),
        "township": Edge(target="Township", local="township_id"),
        "department": Edge(target="Department", local="department_id"),
        "corrections": Edge(target="ScoreCorrection", remote="assessment_id"),
        "host_shares": Edge(target="HostShare", remote="assessment_id"),
    },
    expressions={f"{component.lower()}_weight": _number(partial(_weight, component)) for component in rules.Component},
    relations=relations(
        "host", "parent", "own", "published", "self_published", "own_published", "parent_published", self=myself()
    ),
    class_column="management_class",
    classes=tuple(ManagementClass),
    machine=Machine(steps=rules.STEPS, state=_published),
    order=(("year", True),),
)

ENTITIES = (
    ASSESSMENT,
    Entity(
        name="AssessmentYear",
        table=models.AssessmentYear.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("year", "state", "excellent_share", "township_locked_on", "department_locked_on", "conduct_locked_on"),
                    *("township_locked", "department_locked", "conduct_locked"),
                    *("host_rule", "member_components", "document", "reserve", "reserve_used", "version"),
                )
            )
        },
        expressions={
            "reserve": _number(_reserve),
            "reserve_used": _number(_reserve_used),
            **{f"{component.lower()}_locked": _locked(component) for component in rules.Component},
        },
        relations=relations(),
        machine=Machine(steps=rules.YEAR_STEPS, state="state"),
        order=(("year", True),),
    ),
    Entity(
        name="GradePool",
        table=models.GradePool.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("year", "state", "taking_part", "excellent_cap", "reserve", "excellent", "proposed", "ungraded"),
                    *("undetermined", "published_at", "township", "uses", "version", "attachments"),
                )
            )
        },
        expressions={
            "proposed": _people(lambda one: one.grade == text_literal(rules.Grade.EXCELLENT)),
            "ungraded": _people(lambda one: one.grade.is_(None)),
            "undetermined": _people(_undetermined),
        },
        edges={
            "township": Edge(target="Township", local="township_id"),
            "attachments": papers_of("GradePool"),
            "uses": Edge(target="ReserveUse", remote="pool_id", inside=True, order=(("used_on", False),)),
        },
        relations=relations("host"),
        machine=Machine(steps=rules.POOL_STEPS, state="state"),
        order=(("year", True), ("township_id", False)),
    ),
    Entity(
        name="ReserveUse",
        table=models.ReserveUse.__table__,
        groups={"basic": Group(fields=("places", "document", "used_on"))},
        within=Within(parent="GradePool", local="pool_id", group="basic"),
        order=(("used_on", False),),
    ),
    Entity(
        name="HostShare",
        table=models.HostShare.__table__,
        groups={"basic": Group(fields=("year", "person", "days", "score", "township", "assessment", "version"))},
        expressions={"year": _of_whole("year", Integer()), "person": _of_whole("name", Text())},
        edges={
            "township": Edge(target="Township", local="township_id"),
            "assessment": Edge(target="Assessment", local="assessment_id"),
        },
        relations=relations(host=_had_here, body=here("township_id")),
        order=(("assessment_id", False), ("township_id", False)),
    ),
    Entity(
        name="ScoreCorrection",
        table=models.ScoreCorrection.__table__,
        groups={"basic": Group(fields=("component", "before", "after", "reason", "corrected_on", "assessment"))},
        edges={"assessment": Edge(target="Assessment", local="assessment_id")},
        relations=relations("host", "parent"),
        class_column="component",
        classes=tuple(rules.Component),
        order=(("corrected_on", True),),
    ),
    Entity(
        name="AssessmentWeight",
        table=models.AssessmentWeight.__table__,
        groups={"basic": Group(fields=("management_class", "township", "department", "conduct", "since", "until", "document"))},
        expressions={"since": bound("lower", ever=True), "until": bound("upper")},
        relations=relations(),
        order=(("management_class", False), ("since", False)),
    ),
    Entity(
        name="BonusStandard",
        table=models.BonusStandard.__table__,
        groups={"basic": Group(fields=("year", "position", "grade", "amount", "organisation", "version"))},
        edges={"organisation": Edge(target="Organisation", local="organisation_id")},
        relations=relations(host=_pays_here, body=here("organisation_id")),
        order=(("year", True), ("organisation_id", False), ("position", False), ("grade", False)),
    ),
    Entity(name="BonusForecast", table=ASSESSMENT.table, policy="Assessment", relations=ASSESSMENT.relations, **FORECAST),
)

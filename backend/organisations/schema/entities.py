"""How the types of organisations read their tables, today and as of a day."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, Integer, Text, and_, cast, false, func, select
from sqlalchemy.sql.functions import coalesce

from backend.access.relations import here, relations
from backend.graph.entity import Edge, Entity, Expression, Group, MaskReason, Predicate, Row, Viewer, Within
from backend.graph.expressions import bound, count_of, in_force
from backend.graph.scope import Scope
from backend.kit.tables import Base
from backend.organisations import models
from backend.organisations.rules import (
    ManagementClass,
    OrganisationKind,
)
from backend.organisations.schema.history import agency_history, names_history, township_history


def _staff_count(row: Row, scope: Scope) -> ColumnElement[int]:
    """People of the agency today, or those assigned to it on the day asked for."""
    if scope.as_of is None:
        staff = Base.metadata.tables["staff"].alias()
        return select(func.count()).select_from(staff).where(staff.c.agency_id == row.id).scalar_subquery()
    held = Base.metadata.tables["assignment"].alias()
    there = and_(held.c.agency_id == row.id, held.c.period.contains(scope.as_of))
    return select(func.count()).select_from(held).where(there).scalar_subquery()


def _rule(column: str, agency: ColumnElement[Any], township: ColumnElement[Any], day: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of the rule for (kind of the agency, form of its host) on a day."""
    body, rule = models.Agency.__table__.alias(), models.ClassRule.__table__.alias()
    status = models.TownshipStatus.__table__.alias()
    found = (
        select(rule.c[column])
        .join(status, status.c.form == rule.c.township_form)
        .join(body, body.c.kind == rule.c.agency_kind)
        .where(body.c.id == agency, rule.c.period.contains(day))
        .where(status.c.township_id == township, status.c.period.contains(day))
    )
    return found.limit(1).scalar_subquery()


def _class_rule(row: Row, scope: Scope) -> ColumnElement[int]:
    return _rule("id", row.id, row.township_id, scope.today)


def _class_document(row: Row, scope: Scope) -> ColumnElement[str]:
    """What gives an agency its class on the day: the override's document, else the rule's."""
    own = models.AgencyClass.__table__.alias()
    override = select(own.c.document).where(own.c.agency_id == row.id, own.c.override, own.c.period.contains(scope.today))
    return coalesce(override.limit(1).scalar_subquery(), _rule("document", row.id, row.township_id, scope.today))


def _period_document(row: Row, scope: Scope) -> ColumnElement[str]:
    """What gave an agency its class in a period: its own document, else the rule's on the period's last day so far."""
    last = func.least(func.upper(row.period) - 1, scope.today)
    return coalesce(row.document, _rule("document", row.agency_id, row.township_id, cast(last, Date)))


def _stationed(row: Row, _: Scope) -> ColumnElement[bool]:
    return row.stationed  # type: ignore[no-any-return]  # columns by name are untyped


def _lies_nowhere(_: Viewer, __: Row) -> ColumnElement[bool]:
    """Bodies of the whole district lie in no township."""
    return false()


_HOSTS: dict[str, Predicate] = {"Township": here("id"), "Village": here("township_id"), "Grid": here("township_id")}
"""Bodies that a township keeps itself: its villages and grids, in which it lies itself."""

SUCCESSOR = Edge(target="Organisation", local="successor_id")


def _body(name: str, model: Any, fields: tuple[str, ...] = (), **options: Any) -> Entity:
    """A subtype of organisation: everything about it is `Organisation.basic`, the district's public order."""
    edges = {**options.pop("edges", {}), "successor": SUCCESSOR}
    history = options.pop("history", names_history(model))
    return Entity(
        name=name,
        table=model.__table__,
        policy="Organisation",
        groups={"basic": Group(fields=("name", "code", "closed_on", "successor", "version", *fields))},
        relations=relations(host=_HOSTS.get(name, _lies_nowhere)),
        order=(("code", False),),
        edges=edges,
        history=history,
        **options,
    )


ENTITIES = (
    Entity(
        name="Organisation",
        table=models.Organisation.__table__,
        groups={"basic": Group(fields=("name", "code"))},
        relations=relations(host=_lies_nowhere),
        kinds={kind.value: kind.value.capitalize() for kind in OrganisationKind},
        order=(("code", False),),
    ),
    _body(
        "Township",
        models.Township,
        (
            *("name_pinyin", "form", "category", "village_count", "grid_count", "agencies", "villages", "events"),
            *("personnel", "platforms", "seals", "service_centres", "mediations", "joint_operations", "meetings"),
        ),
        expressions={"village_count": count_of("village", "township_id"), "grid_count": count_of("grid", "township_id")},
        edges={
            "agencies": Edge(target="Agency", remote="township_id"),
            "villages": Edge(target="Village", remote="township_id"),
            "events": Edge(target="Event", remote="township_id"),
            "personnel": Edge(target="Staff", remote="township_id", where=_stationed),
            "platforms": Edge(target="Platform", remote="township_id"),
            "seals": Edge(target="Seal", remote="township_id"),
            "service_centres": Edge(target="ServiceCentre", remote="township_id"),
            "mediations": Edge(target="Mediation", remote="township_id"),
            "joint_operations": Edge(target="JointOperation", remote="township_id"),
            "meetings": Edge(target="Meeting", remote="township_id"),
        },
        history=township_history,
    ),
    _body(
        "Village",
        models.Village,
        ("name_pinyin", "form", "township", "grids", "events", "service_centre"),
        edges={
            "township": Edge(target="Township", local="township_id"),
            "grids": Edge(target="Grid", remote="village_id"),
            "events": Edge(target="Event", remote="village_id"),
            "service_centre": Edge(target="ServiceCentre", remote="village_id"),
        },
    ),
    _body(
        "Grid",
        models.Grid,
        ("village", "township", "events"),
        edges={
            "village": Edge(target="Village", local="village_id"),
            "township": Edge(target="Township", local="township_id"),
            "events": Edge(target="Event", remote="grid_id"),
        },
    ),
    _body(
        "Department",
        models.Department,
        ("name_pinyin", "agencies", "personnel", "items"),
        edges={
            "agencies": Edge(target="Agency", remote="department_id"),
            "personnel": Edge(target="Staff", remote="department_id", where=_stationed),
            "items": Edge(target="ApprovalItem", remote="department_id"),
        },
    ),
    _body("Organ", models.Organ, ("purpose",)),
    _body("Unit", models.Unit, ("unit_kind",)),
    Entity(
        name="AgencyClass",
        table=models.AgencyClass.__table__,
        groups={"basic": Group(fields=("management_class", "since", "until", "override", "document"))},
        expressions={
            "since": bound("lower"),
            "until": bound("upper"),
            "document": Expression(type=Text(), sql=_period_document),
        },
        within=Within(parent="Agency", local="agency_id", group="basic"),
        order=(("since", False),),
    ),
    Entity(
        name="CalendarDay",
        table=models.CalendarDay.__table__,
        groups={"basic": Group(fields=("day", "kind", "status", "name", "document"))},
        relations=relations(),
        order=(("day", False),),
    ),
    Entity(
        name="ClassRule",
        table=models.ClassRule.__table__,
        groups={
            "basic": Group(fields=("agency_kind", "township_form", "management_class", "document", "since", "until")),
        },
        expressions={"since": bound("lower", ever=True), "until": bound("upper")},
        relations=relations(),
        order=(("agency_kind", False), ("township_form", False)),
    ),
    Entity(
        name="Agency",
        table=models.Agency.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("name", "code", "name_pinyin", "kind", "management_class", "class_document", "head_name", "duty_phone"),
                    *(
                        "established_on",
                        "closed_on",
                        "successor",
                        "version",
                        "township",
                        "department",
                        "class_history",
                        "served_townships",
                    ),
                    *("personnel", "assessments", "events", "class_rule", "platforms"),
                )
            ),
            "establishment": Group(fields=("staff_count",), reason=MaskReason.OUT_OF_REMIT),
        },
        expressions={
            "staff_count": Expression(type=Integer(), sql=_staff_count, nullable=False),
            "class_document": Expression(type=Text(), sql=_class_document),
            "class_rule_id": Expression(type=BigInteger(), sql=_class_rule),
        },
        edges={
            "successor": SUCCESSOR,
            "township": Edge(target="Township", local="township_id"),
            "department": Edge(target="Department", local="department_id"),
            "class_rule": Edge(target="ClassRule", local="class_rule_id"),
            "class_history": Edge(target="AgencyClass", remote="agency_id", inside=True, order=(("since", False),)),
            "served_townships": Edge(
                target="Township",
                through=("served_township", "agency_id", "township_id"),
                linked=in_force,
                order=(("code", False),),
            ),
            "personnel": Edge(target="Staff", remote="agency_id"),
            "assessments": Edge(
                target="Assessment", remote="agency_id", where=lambda row, _: row.subject == "AGENCY", order=(("year", True),)
            ),
            "events": Edge(target="Event", remote="agency_id"),
            "platforms": Edge(target="Platform", through=("platform_member", "agency_id", "platform_id"), linked=in_force),
        },
        relations=relations("host", "parent", own=lambda viewer, row: row.id == viewer.organisation_id),
        class_column="management_class",
        classes=tuple(ManagementClass),
        history=agency_history,
        order=(("code", False),),
    ),
)

"""GraphQL types of organisations, how they read their tables, and their root queries."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Integer, Select, Text, and_, func, select
from sqlalchemy.sql.functions import coalesce

from backend.access.relations import relations
from backend.graph.entity import Edge, Entity, Expression, Group, MaskReason, Row, Within
from backend.graph.expressions import bound, count_of, in_force
from backend.graph.rows import Root
from backend.graph.scope import Scope
from backend.graph.types import AS_OF, MaskedField, Node, connection, groups, lazy, list_of, planned
from backend.kit.tables import Base
from backend.organisations import models
from backend.organisations.rules import (
    AgencyKind,
    ManagementClass,
    OrganisationKind,
    OrganPurpose,
    TownshipCategory,
    TownshipForm,
    UnitKind,
    VillageForm,
)

HERE = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"
ASSESSMENTS = "backend.assessments.schema"
EVENTS = "backend.events.schema"

strawberry.enum(
    OrganisationKind,
    description="组织种类: TOWNSHIP 乡镇(街道), DEPARTMENT 部门, AGENCY 派驻机构, VILLAGE 村(社区), GRID 网格, ORGAN 区级机关, UNIT 其他单位.",
)
strawberry.enum(TownshipForm, description="建制: TOWN 镇, TOWNSHIP 乡, SUB_DISTRICT 街道. 决定综合行政执法中队属A类还是B类.")
strawberry.enum(
    TownshipCategory, description="类型: CENTRAL 中心镇(街道), DEVELOPMENT 发展型乡镇, ECOLOGICAL 生态型乡镇. 决定委托下放与进驻窗口的清单."
)
strawberry.enum(VillageForm, description="VILLAGE 村, COMMUNITY 社区.")
strawberry.enum(
    ManagementClass, description="管理类别: A 完全纳入乡镇管理; B 以乡镇为主、部门为辅的双重管理 (“实施部门派驻机构AB类管理”)."
)
strawberry.enum(
    AgencyKind,
    description="派驻机构种类: JUSTICE_OFFICE 司法所, CULTURE_STATION 文化站, SERVICE_SUBCENTRE 便民服务分中心, "
    "ENFORCEMENT_SQUADRON 综合行政执法中队, POLICE_STATION 公安派出所, TRAFFIC_SQUADRON 交警中队, MARKET_OFFICE 市场监管所, "
    "LAND_OFFICE 国土所, PLANNING_OFFICE 规划所, ENVIRONMENT_OFFICE 环保所, QUALITY_OFFICE 质监所, TAX_BRANCH 地税分局.",
)
strawberry.enum(
    OrganPurpose,
    description="区级机关职责: GOVERNMENT 区委区政府, ORGANISATION 组织人事, CONDUCT 行风效能, COMMAND 综合信息指挥, REFORM 审改, AUDIT 审计, "
    "INFORMATION 信息管理.",
)
strawberry.enum(
    UnitKind,
    description="其他单位: COURT 法庭, PROCURATORATE 检察室, ARMED_FORCES 人武部, NEW_RESIDENTS 新居民事务所, UTILITY 公用企业, "
    "LOCALITY_ELSEWHERE 由他处代管的乡镇.",
)


def text(description: str) -> Any:
    return strawberry.field(description=description)


@strawberry.interface(description="组织: 可以任职、参与或负责的单位.")
class Organisation(Node):
    name: str = text("现用名称.")
    code: str = text("现用代码 (统计区划代码或本系统编码).")


@strawberry.type(description="乡镇(街道): 派驻机构的驻地, 对A类机构全面管理, 对B类机构管理为主.")
class Township(Organisation):
    name_pinyin: str = text("名称全拼.")
    form: TownshipForm = text("建制.")
    category: TownshipCategory = text("类型.")
    village_count: int = text("村(社区)数.")
    grid_count: int = text("网格数.")
    agencies = connection("Agency", HERE, "驻在本乡镇的派驻机构.")
    villages = connection("Village", HERE, "所辖村(社区).")
    events = connection("Event", EVENTS, "本乡镇的事件.")


@strawberry.type(description="村(社区).")
class Village(Organisation):
    name_pinyin: str = text("名称全拼.")
    form: VillageForm = text("村或社区.")
    township = planned(lazy("Township", HERE), "所属乡镇.")
    grids = connection("Grid", HERE, "网格.")


@strawberry.type(description="网格.")
class Grid(Organisation):
    village = planned(lazy("Village", HERE), "所属村(社区).")
    township = planned(lazy("Township", HERE), "所属乡镇.")


@strawberry.type(description="部门: 派驻机构的主管(派出)部门, 或审批事项的主管部门.")
class Department(Organisation):
    name_pinyin: str = text("名称全拼.")
    agencies = connection("Agency", HERE, "派出的机构.")


@strawberry.type(description="区级机关.")
class Organ(Organisation):
    purpose: OrganPurpose = text("职责.")


@strawberry.type(description="其他单位: 参与联动或向窗口派员.")
class Unit(Organisation):
    unit_kind: UnitKind = text("种类.")


@strawberry.type(description="派驻机构某一时期的管理类别.")
class AgencyClass(Node):
    management_class: ManagementClass = text("类别.")
    since: date = text("自此日起.")
    until: date | None = text("至此日前; 空为至今.")
    override: bool = text("是否为单个机构的特别规定 (须有文件).")
    document: str | None = text("依据文件.")


@strawberry.type(description="派驻机构 (站所). 负责人姓名与值班电话全区可见.")
class Agency(Organisation):
    name_pinyin: str = text("名称全拼.")
    kind: AgencyKind = text("种类.")
    management_class: ManagementClass = text("现行(或 asOf 当日)管理类别.")
    class_document: str | None = text("给出现行类别的文件.")
    head_name: str | None = text("主要负责人姓名.")
    duty_phone: str | None = text("值班电话.")
    established_on: date = text("设立日期.")
    closed_on: date | None = text("撤销日期.")
    staff_count: int | None = text("在岗派驻人员数. 编制信息, 驻地、主管部门与本机构可见.")
    township = planned(lazy("Township", HERE), "驻地乡镇(街道).")
    department = planned(lazy("Department", HERE), "主管部门.")
    class_history = planned(list_of(lazy("AgencyClass", HERE)), "类别沿革.")
    served_townships = connection("Township", HERE, "除驻地外服务的乡镇.")
    personnel = connection("Staff", PERSONNEL, "派驻人员.")
    assessments = connection("Assessment", ASSESSMENTS, "机构年度考核.")
    events = connection("Event", EVENTS, "分派给本机构的事件.")
    masked: list[MaskedField] = text("对当前查看者为空的字段及原因.")
    can: list[str] = text("当前查看者此刻可对本记录做的事.")


def _staff_count(row: Row, scope: Scope) -> ColumnElement[int]:
    """People of the agency today, or those assigned to it on the day asked for."""
    if scope.as_of is None:
        staff = Base.metadata.tables["staff"].alias()
        return select(func.count()).select_from(staff).where(staff.c.agency_id == row.id).scalar_subquery()
    held = Base.metadata.tables["assignment"].alias()
    there = and_(held.c.agency_id == row.id, held.c.period.contains(scope.as_of))
    return select(func.count()).select_from(held).where(there).scalar_subquery()


def _class_document(row: Row, scope: Scope) -> ColumnElement[str]:
    """The override's document, else the document of the rule for (kind, form of the host) of that day."""
    own, rule = models.AgencyClass.__table__.alias(), models.ClassRule.__table__.alias()
    status = models.TownshipStatus.__table__.alias()
    override = select(own.c.document).where(own.c.agency_id == row.id, own.c.override, own.c.period.contains(scope.today))
    ruled = (
        select(rule.c.document)
        .join(status, status.c.form == rule.c.township_form)
        .where(status.c.township_id == row.township_id, status.c.period.contains(scope.today))
        .where(rule.c.agency_kind == row.kind, rule.c.period.contains(scope.today))
    )
    return coalesce(override.limit(1).scalar_subquery(), ruled.limit(1).scalar_subquery())


def _named(table: Any, day: ColumnElement[Any]) -> tuple[Any, Any, Any]:
    """(join, name, code) of a body as of a day: its dated name, else the present one."""
    former = models.OrganisationName.__table__.alias()
    join = table.outerjoin(former, and_(former.c.organisation_id == table.c.id, former.c.period.contains(day)))
    return join, coalesce(former.c.name, table.c.name), coalesce(former.c.code, table.c.code)


def _replaced(table: Any, values: dict[str, Any]) -> list[Any]:
    return [values.get(column.key, column).label(column.key) for column in table.c]


def agency_history(_: Scope, day: ColumnElement[Any]) -> Select[Any]:
    """Agencies that existed on a day, with the class, owners, name and code of that day."""
    table, held = models.Agency.__table__.alias(), models.AgencyClass.__table__.alias()
    join, name, code = _named(table, day)
    join = join.join(held, and_(held.c.agency_id == table.c.id, held.c.period.contains(day)))
    owners = ("township_id", "department_id", "management_class")
    values = {"name": name, "code": code, **{column: held.c[column] for column in owners}}
    today = [table.c[column].label(f"today_{column}") for column in owners]
    return select(*_replaced(table, values), *today).select_from(join)


def township_history(_: Scope, day: ColumnElement[Any]) -> Select[Any]:
    """Townships with the form, category, name and code of a day."""
    table, status = models.Township.__table__.alias(), models.TownshipStatus.__table__.alias()
    join, name, code = _named(table, day)
    join = join.join(status, and_(status.c.township_id == table.c.id, status.c.period.contains(day)))
    values = {"name": name, "code": code, "form": status.c.form, "category": status.c.category}
    return select(*_replaced(table, values)).select_from(join)


def _body(name: str, model: Any, fields: tuple[str, ...] = (), **options: Any) -> Entity:
    """A subtype of organisation: everything about it is `Organisation.basic`, the district's public order."""
    basic = Group(fields=("name", "code", *fields))
    return Entity(
        name=name,
        table=model.__table__,
        policy="Organisation",
        groups={"basic": basic},
        relations=relations(),
        order=(("code", False),),
        **options,
    )


ENTITIES = (
    Entity(
        name="Organisation",
        table=models.Organisation.__table__,
        groups={"basic": Group(fields=("name", "code"))},
        relations=relations(),
        kinds={kind.value: kind.value.capitalize() for kind in OrganisationKind},
        order=(("code", False),),
    ),
    _body(
        "Township",
        models.Township,
        ("name_pinyin", "form", "category", "village_count", "grid_count", "agencies", "villages", "events"),
        expressions={"village_count": count_of("village", "township_id"), "grid_count": count_of("grid", "township_id")},
        edges={
            "agencies": Edge(target="Agency", remote="township_id"),
            "villages": Edge(target="Village", remote="township_id"),
            "events": Edge(target="Event", remote="township_id"),
        },
        history=township_history,
    ),
    _body(
        "Village",
        models.Village,
        ("name_pinyin", "form", "township", "grids"),
        edges={"township": Edge(target="Township", local="township_id"), "grids": Edge(target="Grid", remote="village_id")},
    ),
    _body(
        "Grid",
        models.Grid,
        ("village", "township"),
        edges={"village": Edge(target="Village", local="village_id"), "township": Edge(target="Township", local="township_id")},
    ),
    _body("Department", models.Department, ("name_pinyin", "agencies"), edges={"agencies": Edge(target="Agency", remote="department_id")}),
    _body("Organ", models.Organ, ("purpose",)),
    _body("Unit", models.Unit, ("unit_kind",)),
    Entity(
        name="AgencyClass",
        table=models.AgencyClass.__table__,
        groups={"basic": Group(fields=("management_class", "since", "until", "override", "document"))},
        expressions={"since": bound("lower"), "until": bound("upper")},
        within=Within(parent="Agency", local="agency_id", group="basic"),
        order=(("since", False),),
    ),
    Entity(
        name="Agency",
        table=models.Agency.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("name", "code", "name_pinyin", "kind", "management_class", "class_document", "head_name", "duty_phone"),
                    *("established_on", "closed_on", "township", "department", "class_history", "served_townships"),
                    *("personnel", "assessments", "events"),
                )
            ),
            "establishment": Group(fields=("staff_count",), reason=MaskReason.OUT_OF_REMIT),
        },
        expressions={
            "staff_count": Expression(type=Integer(), sql=_staff_count, nullable=False),
            "class_document": Expression(type=Text(), sql=_class_document),
        },
        edges={
            "township": Edge(target="Township", local="township_id"),
            "department": Edge(target="Department", local="department_id"),
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
        },
        relations=relations("host", "parent", own=lambda viewer, row: row.id == viewer.organisation_id),
        class_column="management_class",
        classes=tuple(ManagementClass),
        history=agency_history,
        order=(("code", False),),
    ),
)

ROOTS = {
    "agencies": Root("Agency"),
    "agenciesGroups": Root("Agency"),
    "townships": Root("Township"),
    "departments": Root("Department"),
    "villages": Root("Village"),
    "grids": Root("Grid"),
}

TYPES = (Organisation, Township, Village, Grid, Department, Organ, Unit, AgencyClass, Agency)


@strawberry.type
class OrganisationsQuery:
    agencies = connection("Agency", HERE, "派驻机构 (全区150个).", **AS_OF)
    agencies_groups = groups("Agency", "派驻机构的计数.")
    townships = connection("Township", HERE, "乡镇(街道).", **AS_OF)
    departments = connection("Department", HERE, "部门: 派出机构的与主管审批事项的.")
    villages = connection("Village", HERE, "村(社区).")
    grids = connection("Grid", HERE, "网格.")


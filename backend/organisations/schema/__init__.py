"""The GraphQL part of organisations: types, how they read their tables, and the root queries."""

import strawberry

from backend.graph.rows import Root
from backend.graph.types import AS_OF, connection, groups
from backend.organisations.schema.audit import RULES
from backend.organisations.schema.entities import ENTITIES
from backend.organisations.schema.types import (
    HERE,
    Agency,
    AgencyClass,
    CalendarDay,
    ClassRule,
    Department,
    Grid,
    Organ,
    Organisation,
    Township,
    Unit,
    Village,
)
from backend.organisations.schema.writing import ACTS

ROOTS = {
    "agencies": Root("Agency"),
    "agenciesGroups": Root("Agency"),
    "townships": Root("Township"),
    "departments": Root("Department"),
    "villages": Root("Village"),
    "grids": Root("Grid"),
    "organs": Root("Organ"),
    "units": Root("Unit"),
    "classRules": Root("ClassRule"),
    "calendarDays": Root("CalendarDay"),
}

TYPES = (Organisation, Township, Village, Grid, Department, Organ, Unit, AgencyClass, ClassRule, CalendarDay, Agency)


@strawberry.type
class OrganisationsQuery:
    agencies = connection("Agency", HERE, "派驻机构 (全区150个).", **AS_OF)
    agencies_groups = groups("Agency", "派驻机构的计数.")
    townships = connection("Township", HERE, "乡镇(街道).", **AS_OF)
    departments = connection("Department", HERE, "部门: 派出机构的与主管审批事项的.")
    villages = connection("Village", HERE, "村(社区).")
    grids = connection("Grid", HERE, "网格.")
    organs = connection("Organ", HERE, "区级机关.")
    units = connection("Unit", HERE, "其他单位: 参与联动或向窗口派员.")
    class_rules = connection("ClassRule", HERE, "管理类别的规则: 机构种类 x 驻地建制, 按期间.")
    calendar_days = connection("CalendarDay", HERE, "工作日历, 按日期.")


__all__ = ["ACTS", "ENTITIES", "ROOTS", "RULES", "TYPES", "OrganisationsQuery"]

"""GraphQL types of organisations."""

from datetime import date
from typing import Any

import strawberry

from backend.graph.types import MaskedField, Node, connection, lazy, list_of, planned
from backend.organisations.schema.enums import (
    AgencyKind,
    ManagementClass,
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

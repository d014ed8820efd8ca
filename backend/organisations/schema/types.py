"""GraphQL types of organisations."""

from datetime import date

import strawberry

from backend.graph.types import Governed, Node, connection, lazy, list_of, planned, scalar
from backend.organisations.schema.enums import (
    AgencyKind,
    DayKind,
    DayStatus,
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
APPROVALS = "backend.approvals.schema"
WINDOWS = "backend.windows.schema"
JOINT = "backend.joint.schema"


@strawberry.interface(description="组织: 可以任职、参与或负责的单位.")
class Organisation(Node):
    name: str = scalar("现用名称.")
    code: str = scalar("现用代码 (统计区划代码或本系统编码).")


@strawberry.type
class Body(Organisation, Governed):
    """What every concrete organisation has besides: acts change it, and it may end."""

    closed_on: date | None = scalar("撤销日期.")
    successor = planned(lazy("Organisation", HERE) | None, "承接单位.")
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")


@strawberry.type(description="乡镇(街道): 派驻机构的驻地, 对A类机构全面管理, 对B类机构管理为主.")
class Township(Body):
    name_pinyin: str = scalar("名称全拼.")
    form: TownshipForm = scalar("建制.")
    category: TownshipCategory = scalar("类型.")
    village_count: int = scalar("村(社区)数.")
    grid_count: int = scalar("网格数.")
    agencies = connection("Agency", HERE, "驻在本乡镇的派驻机构.")
    villages = connection("Village", HERE, "所辖村(社区).")
    events = connection("Event", EVENTS, "本乡镇的事件.")
    personnel = connection("Staff", PERSONNEL, "驻在本乡镇的派驻人员.")
    platforms = connection("Platform", EVENTS, "“四个平台”.")
    seals = connection("Seal", APPROVALS, "行政审批专用章.")
    service_centres = connection("ServiceCentre", WINDOWS, "乡镇与村级的便民服务中心.")
    mediations = connection("Mediation", JOINT, "联合调处的矛盾纠纷.")
    joint_operations = connection("JointOperation", JOINT, "联合执法行动.")
    meetings = connection("Meeting", JOINT, "每周会商.")


@strawberry.type(description="村(社区).")
class Village(Body):
    name_pinyin: str = scalar("名称全拼.")
    form: VillageForm = scalar("村或社区.")
    township = planned(lazy("Township", HERE), "所属乡镇.")
    grids = connection("Grid", HERE, "网格.")
    events = connection("Event", EVENTS, "本村(社区)的事件.")
    service_centre = planned(lazy("ServiceCentre", WINDOWS) | None, "村级便民服务中心.")


@strawberry.type(description="网格.")
class Grid(Body):
    village = planned(lazy("Village", HERE), "所属村(社区).")
    township = planned(lazy("Township", HERE), "所属乡镇.")
    events = connection("Event", EVENTS, "本网格的事件.")


@strawberry.type(description="部门: 派驻机构的主管(派出)部门, 或审批事项的主管部门.")
class Department(Body):
    name_pinyin: str = scalar("名称全拼.")
    agencies = connection("Agency", HERE, "派出的机构.")
    personnel = connection("Staff", PERSONNEL, "派出的人员.")
    items = connection("ApprovalItem", APPROVALS, "主管的审批与公共服务事项.")


@strawberry.type(description="区级机关.")
class Organ(Body):
    purpose: OrganPurpose = scalar("职责.")


@strawberry.type(description="其他单位: 参与联动或向窗口派员.")
class Unit(Body):
    unit_kind: UnitKind = scalar("种类.")


@strawberry.type(description="工作日历的一天; 期限按它计算.")
class CalendarDay(Node):
    day: date = scalar("日期.")
    kind: DayKind = scalar("上班与否.")
    status: DayStatus = scalar("已公布或暂定.")
    name: str | None = scalar("节日.")
    document: str | None = scalar("放假通知.")


@strawberry.type(description="派驻机构某一时期的管理类别.")
class AgencyClass(Node):
    management_class: ManagementClass = scalar("类别.")
    since: date = scalar("自此日起.")
    until: date | None = scalar("至此日前; 空为至今.")
    override: bool = scalar("是否为单个机构的特别规定 (须有文件).")
    document: str | None = scalar("依据文件.")


@strawberry.type(
    description="管理类别的规则: 某种机构驻在某种建制的乡镇(街道), 属A类还是B类. “司法所、文化站、便民服务分中心、驻乡镇的综合行政执法中队等A类 ... "
    "公安派出所、交警中队、驻街道的综合行政执法中队等B类”."
)
class ClassRule(Node):
    agency_kind: AgencyKind = scalar("机构种类.")
    township_form: TownshipForm = scalar("驻地的建制.")
    management_class: ManagementClass = scalar("类别.")
    document: str = scalar("依据文件.")
    since: date | None = scalar("自此日起; 空为自始.")
    until: date | None = scalar("至此日前; 空为至今.")


@strawberry.type(description="派驻机构 (站所). 负责人姓名与值班电话全区可见.")
class Agency(Body):
    name_pinyin: str = scalar("名称全拼.")
    kind: AgencyKind = scalar("种类.")
    management_class: ManagementClass = scalar("现行(或 asOf 当日)管理类别.")
    class_document: str | None = scalar("给出现行类别的文件.")
    head_name: str | None = scalar("主要负责人姓名.")
    duty_phone: str | None = scalar("值班电话.")
    established_on: date = scalar("设立日期.")
    staff_count: int | None = scalar("在岗派驻人员数. 编制信息, 驻地、主管部门与本机构可见.")
    township = planned(lazy("Township", HERE), "驻地乡镇(街道).")
    department = planned(lazy("Department", HERE), "主管部门.")
    class_rule = planned(
        lazy("ClassRule", HERE) | None, "当日适用的类别规则; 有特别规定 (classHistory 的 override) 的, 以规定为准."
    )
    class_history = planned(list_of(lazy("AgencyClass", HERE)), "类别沿革.")
    served_townships = connection("Township", HERE, "除驻地外服务的乡镇.")
    personnel = connection("Staff", PERSONNEL, "派驻人员.")
    assessments = connection("Assessment", ASSESSMENTS, "机构年度考核.")
    events = connection("Event", EVENTS, "分派给本机构的事件.")
    platforms = connection("Platform", EVENTS, "当日所归入的平台.")

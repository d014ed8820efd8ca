"""GraphQL types of service centres and windows, how they read their tables, and their root queries."""

import strawberry

from backend.access.relations import relations
from backend.approvals.schema import ItemDomain
from backend.graph.entity import Edge, Entity, Group
from backend.graph.rows import Root
from backend.graph.rule import Both, Rule, Severity
from backend.graph.types import Governed, Node, connection, groups, lazy, planned, scalar
from backend.windows import models
from backend.windows.rules import CentreKind, WindowKind

HERE = "backend.windows.schema"
APPROVALS = "backend.approvals.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"

strawberry.enum(CentreKind, description="便民服务中心: TOWNSHIP 乡镇(街道)的, VILLAGE 村(社区)的.")
strawberry.enum(
    WindowKind,
    description="窗口: DISPATCHED “由相关站所统一派员进驻中心” (不动产登记、商事登记、中广有线、供电供水等), "
    "GENERAL 其他窗口, “由相关办线站所负责业务指导”.",
)


@strawberry.type(description="便民服务中心: “一窗受理、集成服务”.")
class ServiceCentre(Node):
    name: str = scalar("名称.")
    kind: CentreKind = scalar("种类.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    village = planned(lazy("Village", ORGANISATIONS) | None, "村(社区); 乡镇中心为空.")
    windows = connection("ServiceWindow", HERE, "窗口.")


@strawberry.type(description="窗口: 谁派员, 谁指导, AB岗由谁担任 (“首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度”).")
class ServiceWindow(Governed):
    name: str = scalar("名称.")
    kind: WindowKind = scalar("种类.")
    domain: ItemDomain | None = scalar("领域; 综合窗口与公用企业窗口为空.")
    centre = planned(lazy("ServiceCentre", HERE), "便民服务中心.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    staffed_by = planned(lazy("Organisation", ORGANISATIONS) | None, "派员单位.")
    guided_by = planned(lazy("Organisation", ORGANISATIONS) | None, "业务指导单位.")
    primary = planned(lazy("Staff", PERSONNEL) | None, "A岗. 本乡镇的窗口人员与领导可见.")
    backup = planned(lazy("Staff", PERSONNEL) | None, "B岗: A岗不在时全权代行; 空为缺岗.")
    items = connection("ApprovalItem", APPROVALS, "受理的事项.")


ENTITIES = (
    Entity(
        name="ServiceCentre",
        table=models.ServiceCentre.__table__,
        groups={"basic": Group(fields=("name", "kind", "township", "village", "windows"))},
        edges={
            "township": Edge(target="Township", local="township_id"),
            "village": Edge(target="Village", local="village_id"),
            "windows": Edge(target="ServiceWindow", remote="centre_id"),
        },
        relations=relations(),
    ),
    Entity(
        name="ServiceWindow",
        table=models.ServiceWindow.__table__,
        groups={
            "basic": Group(fields=("name", "kind", "domain", "centre", "township", "staffed_by", "guided_by", "items")),
            "posts": Group(fields=("primary", "backup")),
        },
        edges={
            "centre": Edge(target="ServiceCentre", local="centre_id"),
            "township": Edge(target="Township", local="township_id"),
            "staffed_by": Edge(target="Organisation", local="staffed_by_id"),
            "guided_by": Edge(target="Organisation", local="guided_by_id"),
            "primary": Edge(target="Staff", local="primary_id"),
            "backup": Edge(target="Staff", local="backup_id"),
            "items": Edge(target="ApprovalItem", through=("window_item", "window_id", "item_id")),
        },
        relations=relations("host"),
    ),
)

RULES = (
    Rule(
        code="M28.backup",
        title=Both("每个窗口都有A岗和B岗", "Every window has a primary and a backup"),
        sentence="建立首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度。",
        severity=Severity.WARNING,
        entity="ServiceWindow",
        reads=("posts",),
        find="""
SELECT id, concat_ws('、', CASE WHEN primary_id IS NULL THEN '缺A岗' END, CASE WHEN backup_id IS NULL THEN '缺B岗' END), NULL
FROM service_window WHERE primary_id IS NULL OR backup_id IS NULL""",
    ),
)

ROOTS = {
    "serviceCentres": Root("ServiceCentre"),
    "serviceWindows": Root("ServiceWindow"),
    "serviceWindowsGroups": Root("ServiceWindow"),
}

TYPES = (ServiceCentre, ServiceWindow)


@strawberry.type
class WindowsQuery:
    service_centres = connection("ServiceCentre", HERE, "便民服务中心.")
    service_windows = connection("ServiceWindow", HERE, "便民服务中心的窗口.")
    service_windows_groups = groups("ServiceWindow", "窗口的计数.")

"""GraphQL types of approvals: items, their dated lists, guides and seals, how they read their tables, and their root queries."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Text, and_, func, or_, select
from sqlalchemy.types import Boolean

from backend.access.relations import relations
from backend.approvals import models
from backend.approvals.rules import ItemDomain as ItemDomain  # other domains take the enum from here, once it is described
from backend.approvals.rules import ListKind
from backend.graph.entity import Edge, Entity, Expression, Group, Row
from backend.graph.expressions import bound, count_of, in_force
from backend.graph.rows import Root
from backend.graph.scope import Scope
from backend.graph.types import AS_OF, Governed, Node, connection, groups, lazy, planned, scalar
from backend.organisations.schema.enums import AgencyKind, TownshipCategory

HERE = "backend.approvals.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"
WINDOWS = "backend.windows.schema"

strawberry.enum(
    ItemDomain,
    description="领域, “涉及规划、建设、国土、工商、社保等12个领域”: AGRICULTURE 农业, SAFETY 安监, PLANNING 规划, CONSTRUCTION 建设, "
    "ENVIRONMENT 环保, CIVIL_AFFAIRS 民政, HEALTH 卫计, SOCIAL_SECURITY 社保, LAND 国土, COMMERCE 工商, PUBLIC_SECURITY 公安, "
    "TAXATION 税务.",
)
strawberry.enum(
    ListKind,
    description="清单种类: DELEGATED 委托下放 (按乡镇类型), WINDOW 进驻乡镇便民窗口的保底事项 (按乡镇类型), STATION 延伸下放至部门派驻站所 "
    "(按机构种类), VILLAGE 进驻村级便民服务中心的常用事项.",
)


@strawberry.type(description="审批与公共服务事项. 委托下放后, 主管部门仍是委托人.")
class ApprovalItem(Node):
    code: str = scalar("事项编码.")
    implementing_code: str = scalar("实施编码.")
    name: str = scalar("事项名称.")
    domain: ItemDomain = scalar("领域.")
    legal_basis: str = scalar("设定依据.")
    onsite_visits: int = scalar("到办事现场次数: 0 即“零跑腿”, 至多1 即“最多跑一次”.")
    statutory_days: int | None = scalar("法定办结时限, 工作日.")
    promise_days: int | None = scalar("承诺办结时限, 工作日, 不超过法定; 0 为即办.")
    fee: bool = scalar("是否收费.")
    department = planned(lazy("Department", ORGANISATIONS), "主管(委托)部门.")
    guide = planned(lazy("Guide", HERE) | None, "现行办事指南.")
    guides = planned(list[lazy("Guide", HERE)], "历次办事指南, 新版在前.")  # type: ignore[misc]  # a lazy type is a value here
    lists = planned(list[lazy("ItemListVersion", HERE)], "当日有效且含本事项的清单.")  # type: ignore[misc]  # as above
    list_versions = planned(list[lazy("ItemListVersion", HERE)], "历次含本事项的清单版本, 不论是否有效; 供比较两个版本.")  # type: ignore[misc]  # as above
    windows = connection("ServiceWindow", WINDOWS, "受理本事项的窗口.")


@strawberry.type(description="事项清单: 中心镇(街道)、发展型、生态型乡镇的委托下放与进驻窗口清单, 站所清单, 村级清单.")
class ItemList(Node):
    code: str = scalar("清单代码.")
    name: str = scalar("清单名称.")
    kind: ListKind = scalar("种类.")
    category: TownshipCategory | None = scalar("适用的乡镇类型; 站所与村级清单为空.")
    agency_kind: AgencyKind | None = scalar("适用的派驻机构种类; 只有站所清单有.")
    current = planned(lazy("ItemListVersion", HERE) | None, "当日(或 asOf 当日)有效的版本.")
    versions = planned(list[lazy("ItemListVersion", HERE)], "历次版本, 旧版在前.")  # type: ignore[misc]  # as above


@strawberry.type(description="事项清单的一个版本: 某一时期清单所含的事项, 及其授权文件 (“统一部署、统一授权”).")
class ItemListVersion(Node):
    number: int = scalar("版本号, 自1起.")
    since: date = scalar("自此日起有效.")
    until: date | None = scalar("至此日前有效; 空为至今.")
    size: int = scalar("所含事项数.")
    document: str | None = scalar("授权文件.")
    list = planned(lazy("ItemList", HERE), "所属清单.")
    items = connection("ApprovalItem", HERE, "所含事项.")


@strawberry.type(description="办事指南: “统一编制下发每一个事项的办事指南”.")
class Guide(Node):
    version: int = scalar("版本号.")
    issued_on: date = scalar("下发日期.")
    conditions: list[str] = scalar("办理条件.")
    materials: list[str] = scalar("申请材料.")
    steps: list[str] = scalar("办理流程.")
    result: str = scalar("办理结果.")
    consultation_phone: str = scalar("咨询电话.")
    complaint_phone: str = scalar("投诉电话.")
    item = planned(lazy("ApprovalItem", HERE), "事项.")


@strawberry.type(description="乡镇行政审批专用章: “统一编号、刻制和启动乡镇相应的行政审批专用章, 实行见章盖章”.")
class Seal(Governed):
    number: int = scalar("统一编号.")
    name: str = scalar("章名.")
    engraved_on: date = scalar("刻制日期.")
    activated_on: date | None = scalar("启用日期; 空为尚未启用.")
    deactivated_on: date | None = scalar("停用日期.")
    active: bool = scalar("当日是否在用.")
    township = planned(lazy("Township", ORGANISATIONS), "乡镇(街道).")
    custodian = planned(lazy("Staff", PERSONNEL) | None, "保管人; 本乡镇、审改与审计可见.")


def _guide_in_force(row: Row, scope: Scope) -> ColumnElement[bool]:
    """The newest of the item's guides that had been issued by the day."""
    other = models.Guide.__table__.alias()
    newest = select(func.max(other.c.version)).where(other.c.item_id == row.item_id, other.c.issued_on <= scope.today)
    same: ColumnElement[bool] = row.version == newest.correlate_except(other).scalar_subquery()
    return same


def _document(row: Row, _: Scope) -> ColumnElement[str]:
    table = models.Authorisation.__table__.alias()
    return select(table.c.document).where(table.c.id == row.authorisation_id).scalar_subquery()


def _active(row: Row, scope: Scope) -> ColumnElement[bool]:
    begun = func.coalesce(row.activated_on <= scope.today, False)
    return and_(begun, or_(row.deactivated_on.is_(None), row.deactivated_on > scope.today))


ENTITIES = (
    Entity(
        name="ApprovalItem",
        table=models.ApprovalItem.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("code", "implementing_code", "name", "domain", "legal_basis", "onsite_visits", "statutory_days"),
                    *("promise_days", "fee", "department", "guide", "guides", "lists", "list_versions", "windows"),
                )
            )
        },
        edges={
            "department": Edge(target="Department", local="department_id"),
            "guide": Edge(target="Guide", remote="item_id", where=_guide_in_force),
            "guides": Edge(target="Guide", remote="item_id", order=(("version", True),)),
            "lists": Edge(
                target="ItemListVersion",
                through=("item_list_entry", "item_id", "version_id"),
                where=in_force,
                order=(("list_id", False),),
            ),
            "list_versions": Edge(
                target="ItemListVersion",
                through=("item_list_entry", "item_id", "version_id"),
                order=(("list_id", False), ("number", False)),
            ),
            "windows": Edge(target="ServiceWindow", through=("window_item", "item_id", "window_id")),
        },
        relations=relations(),
        order=(("code", False),),
    ),
    Entity(
        name="ItemList",
        table=models.ItemList.__table__,
        groups={"basic": Group(fields=("code", "name", "kind", "category", "agency_kind", "current", "versions"))},
        edges={
            "current": Edge(target="ItemListVersion", remote="list_id", where=in_force),
            "versions": Edge(target="ItemListVersion", remote="list_id", order=(("number", False),)),
        },
        relations=relations(),
        order=(("code", False),),
    ),
    Entity(
        name="ItemListVersion",
        table=models.ItemListVersion.__table__,
        policy="ItemList",
        groups={"basic": Group(fields=("number", "since", "until", "size", "document", "list", "items"))},
        expressions={
            "since": bound("lower"),
            "until": bound("upper"),
            "size": count_of("item_list_entry", "version_id"),
            "document": Expression(type=Text(), sql=_document),
        },
        edges={
            "list": Edge(target="ItemList", local="list_id"),
            "items": Edge(target="ApprovalItem", through=("item_list_entry", "version_id", "item_id")),
        },
        relations=relations(),
        order=(("list_id", False), ("number", False)),
    ),
    Entity(
        name="Guide",
        table=models.Guide.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("version", "issued_on", "conditions", "materials", "steps", "result", "consultation_phone"),
                    *("complaint_phone", "item"),
                )
            )
        },
        edges={"item": Edge(target="ApprovalItem", local="item_id")},
        relations=relations(),
        order=(("item_id", False), ("version", False)),
    ),
    Entity(
        name="Seal",
        table=models.Seal.__table__,
        groups={
            "basic": Group(fields=("number", "name", "engraved_on", "activated_on", "deactivated_on", "active", "township")),
            "custody": Group(fields=("custodian",)),
        },
        expressions={"active": Expression(type=Boolean(), sql=_active, nullable=False)},
        edges={
            "township": Edge(target="Township", local="township_id"),
            "custodian": Edge(target="Staff", local="custodian_id"),
        },
        relations=relations("host"),
        order=(("number", False),),
    ),
)

ROOTS = {
    "approvalItems": Root("ApprovalItem"),
    "approvalItemsGroups": Root("ApprovalItem"),
    "itemLists": Root("ItemList"),
    "guides": Root("Guide"),
    "seals": Root("Seal"),
}

TYPES: tuple[Any, ...] = (ApprovalItem, ItemList, ItemListVersion, Guide, Seal)


@strawberry.type
class ApprovalsQuery:
    approval_items = connection("ApprovalItem", HERE, "审批与公共服务事项.")
    approval_items_groups = groups("ApprovalItem", "事项的计数与合计.")
    item_lists = connection("ItemList", HERE, "事项清单.", **AS_OF)
    guides = connection("Guide", HERE, "办事指南.")
    seals = connection("Seal", HERE, "行政审批专用章.")

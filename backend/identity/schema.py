"""GraphQL types of identity: accounts, posts, and the viewer of a request."""

from datetime import datetime

import orjson
import strawberry
from sqlalchemy import ColumnElement, FromClause, and_, case, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import JSON

from backend.access.acts import acts_in
from backend.access.relations import relations
from backend.graph.entity import Edge, Entity, Group, Row
from backend.graph.rows import Root
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.graph.types import Governed, connection, lazy, list_of, planned, scalar
from backend.identity import models
from backend.identity.acts import accounts
from backend.identity.rules import Duty

HERE = "backend.identity.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"

strawberry.enum(
    Duty, description="账号职责: BUSINESS 业务, SYSTEM 系统管理员, SECURITY 安全保密管理员, AUDIT 安全审计员 (三员分立)."
)


@strawberry.type(description="账号.")
class Account(Governed):
    username: str = scalar("用户名.")
    display_name: str = scalar("显示名.")
    duty: Duty = scalar("职责.")
    created_at: datetime = scalar("建立时间.")
    disabled_at: datetime | None = scalar("停用时间.")
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "对应的人员.")
    posts = connection("Post", HERE, "任职.")


@strawberry.type(description="任职: 以何身份使用系统 = 账号 x 角色 x 单位 x 期间.")
class Post(Governed):
    role: str = scalar("角色 (casbin/policy.csv 中的名称).")
    title: str = scalar("任职名称.")
    valid_from: datetime = scalar("自此时起.")
    valid_to: datetime | None = scalar("至此时止; 代理任职必有止期.")
    account = planned(lazy("Account", HERE) | None, "账号.")
    organisation = planned(lazy("Organisation", ORGANISATIONS) | None, "单位; 对不见业务数据的管理员, 派驻机构为空.")
    stands_in_for = planned(lazy("Post", HERE) | None, "所代理的任职.")


@strawberry.type(description="当前查看者: 以哪个任职在看, 职权范围是什么.")
class Viewer:
    account = planned(lazy("Account", HERE), "账号.")
    post = planned(lazy("Post", HERE), "当前任职.")
    posts = planned(list_of(lazy("Post", HERE)), "可切换的任职.")
    role: str = scalar("当前角色.")
    organisation = planned(lazy("Organisation", ORGANISATIONS), "当前单位.")
    remit: str = scalar("职权范围的一句话说明, 如 “丰惠镇 · 乡镇全量视图”.")
    permissions: list[str] = scalar("本角色可做的事: “类型.字段组:动作”.")


_VIEWS = {
    "TOWNSHIP": "乡镇全量视图",
    "DEPARTMENT": "本部门份额视图",
    "AGENCY": "本机构视图",
    "VILLAGE": "本村（社区）视图",
    "GRID": "本网格视图",
    "ORGAN": "全区视图",
    "UNIT": "本单位视图",
}
_OFFICERS = {
    "system_admin": "系统管理，不含业务数据",
    "security_admin": "安全保密管理，不含业务数据",
    "audit_admin": "安全审计，不含业务数据",
}


def _remit(viewer: FromClause) -> ColumnElement[str]:
    officer = [(viewer.c.role == text_literal(role), text_literal(words)) for role, words in _OFFICERS.items()]
    kinds = [(viewer.c.organisation_kind == text_literal(kind), text_literal(words)) for kind, words in _VIEWS.items()]
    return func.concat(viewer.c.organisation_name, text_literal(" · "), case(*officer, *kinds))


def viewer_source(scope: Scope) -> FromClause:
    """The one viewer row, with the remit line and the role's permissions."""
    viewer = scope.viewer_relation
    words = orjson.dumps(list(scope.guard.permissions(scope.profile.role))).decode()
    permissions = literal_column(f"'{words}'::json", JSON())
    return select(viewer, _remit(viewer).label("remit"), permissions.label("permissions")).subquery(scope.name("v"))


def _in_force(row: Row, _: Scope) -> ColumnElement[bool]:
    return and_(row.valid_from <= func.now(), or_(row.valid_to.is_(None), row.valid_to > func.now()))


ENTITIES = (
    Entity(
        name="Account",
        table=models.Account.__table__,
        groups={
            "basic": Group(fields=("username", "display_name", "duty", "created_at", "version", "staff", "posts")),
            "security": Group(fields=("disabled_at",)),
        },
        edges={"staff": Edge(target="Staff", local="staff_id"), "posts": Edge(target="Post", remote="account_id")},
        relations=relations(self=lambda viewer, row: row.id == viewer.account_id),
        order=(("username", False),),
    ),
    Entity(
        name="Post",
        table=models.Post.__table__,
        groups={
            "basic": Group(fields=("role", "title", "valid_from", "valid_to", "account", "organisation", "stands_in_for")),
        },
        edges={
            "account": Edge(target="Account", local="account_id"),
            "organisation": Edge(target="Organisation", local="organisation_id"),
            "stands_in_for": Edge(target="Post", local="stands_in_for_id"),
        },
        relations=relations(self=lambda viewer, row: row.account_id == viewer.account_id),
    ),
    Entity(
        name="Viewer",
        source=viewer_source,
        edges={
            "account": Edge(target="Account", local="account_id"),
            "post": Edge(target="Post", local="post_id"),
            "posts": Edge(target="Post", local="account_id", remote="account_id", where=_in_force),
            "organisation": Edge(target="Organisation", local="organisation_id"),
        },
    ),
)

ROOTS = {"viewer": Root("Viewer"), "posts": Root("Post"), "accounts": Root("Account")}

ACTS = acts_in(accounts)

TYPES = (Account, Post, Viewer)


@strawberry.type
class IdentityQuery:
    viewer = planned(lazy("Viewer", HERE), "当前查看者.")
    accounts = connection("Account", HERE, "账号: 本人的; 系统管理员与安全保密管理员看全部.")
    posts = connection("Post", HERE, "任职: 本人的; 安全保密管理员与审计员看全部.")

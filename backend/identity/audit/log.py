"""GraphQL types of what is kept for the audit: the access log, versions of the policy, sessions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry
from sqlalchemy import ARRAY, BigInteger, Boolean, ColumnElement, Integer, Text, and_, false, func, or_, select
from sqlalchemy.dialects.postgresql import array

from backend.access.relations import relations
from backend.graph.entity import Edge, Entity, Expression, Group, Row, Viewer
from backend.graph.ids import decode_id, id_expression
from backend.graph.rows import Root
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.graph.types import Governed, connection, lazy, planned, scalar
from backend.identity import models
from backend.kit.tables import Base

HERE = "backend.identity.audit.log"
IDENTITY = "backend.identity.schema"


@strawberry.type(
    description="访问日志: 一次操作对一种类型的敏感字段组的读取 (谁、以何任职、何时、哪些字段组、哪些记录). 与读取同一事务写入."
)
class AccessLog(Governed):
    at: datetime = scalar("时间 (真实时钟).")
    operation: str | None = scalar("GraphQL 操作名.")
    object_type: str = scalar("被读取的类型.")
    field_groups: list[str] = scalar("被读取、筛选或排序所用的敏感字段组.")
    row_count: int = scalar("涉及的记录数; 零为只用于筛选、排序或分组.")
    row_ids: list[strawberry.ID] | None = scalar("涉及的记录标识; 只对审计管理员可见, 因为其中有他人.")
    request_id: str | None = scalar("请求编号.")
    username: str = scalar("查看者的用户名.")
    display_name: str = scalar("查看者的显示名.")
    role: str = scalar("查看者当时所用任职的角色.")
    post_title: str = scalar("查看者当时所用任职的名称.")
    organisation: str = scalar("查看者当时所用任职的单位名称.")
    token_name: str | None = scalar("经由服务令牌时: 令牌名称.")
    about_me: bool = scalar("我的资料在其中.")
    by_me: bool = scalar("由我的账号读取.")
    post = planned(lazy("Post", IDENTITY) | None, "查看者当时所用的任职.")
    policy_version = planned(lazy("PolicyVersion", HERE) | None, "当时所依据的策略版本.")


@strawberry.type(description="权限策略的一个版本; 不可更改.")
class PolicyVersion(Governed):
    sha256: str = scalar("指纹: 策略全文及其全部结论的 SHA-256 (十六进制).")
    created_at: datetime = scalar("记入时间.")
    current: bool = scalar("是否现行版本.")
    note: str | None = scalar("说明.")
    rules: str = scalar("策略全文 (casbin/policy.csv).")


@strawberry.type(description="登录会话: 30分钟不用或满12小时即失效.")
class Session(Governed):
    created_at: datetime = scalar("登录时间.")
    last_seen_at: datetime = scalar("最近使用时间 (一分钟内的使用不重复记).")
    expires_at: datetime = scalar("最迟失效时间.")
    ended_at: datetime | None = scalar("退出时间.")
    address: str | None = scalar("网络地址.")
    agent: str | None = scalar("浏览器.")
    current: bool = scalar("是否本次会话.")
    account = planned(lazy("Account", IDENTITY) | None, "账号.")
    post = planned(lazy("Post", IDENTITY) | None, "会话所用的任职.")


def _about(viewer: Viewer, row: Row) -> ColumnElement[bool]:
    """The viewer's own row of the roster was opened; written so that the index on the keys serves it."""
    return and_(row.object_type == text_literal("Staff"), row.row_keys.op("@>")(_keys(viewer.staff_id)))


def _keys(key: Any) -> ColumnElement[Any]:
    return array([key], type_=BigInteger())


def _mine(viewer: Viewer, row: Row) -> ColumnElement[bool]:
    return or_(row.account_id == viewer.account_id, _about(viewer, row))


def of_post(read: Any) -> Expression:
    """Something about the post under which was read: the log must name who it was even to those who may not read posts."""

    def sql(row: Row, _: Scope) -> ColumnElement[str]:
        post, account = models.Post.__table__.alias(), models.Account.__table__.alias()
        found = select(read(post, account)).where(post.c.id == row.post_id, account.c.id == row.account_id)
        return found.scalar_subquery()

    return Expression(type=Text(), sql=sql, nullable=False)


def organisation_name(post: Any, _: Any) -> ColumnElement[str]:
    table = Base.metadata.tables["organisation"].alias()
    return select(table.c.name).where(table.c.id == post.c.organisation_id).scalar_subquery()


def _token_name(row: Row, _: Scope) -> ColumnElement[str]:
    token = models.Token.__table__.alias()
    return select(token.c.name).where(token.c.id == row.token_id).scalar_subquery()


def _row_ids(row: Row, _: Scope) -> ColumnElement[Any]:
    key = func.unnest(row.row_keys).column_valued("key")
    ids = select(id_expression(row.object_type, key)).order_by(key)
    return func.array(ids.scalar_subquery(), type_=ARRAY(Text()))


def _current(row: Row, _: Scope) -> ColumnElement[bool]:
    current = models.PolicyCurrent.__table__.alias()
    return select(current.c.version_id).where(current.c.version_id == row.id).exists()


_LOG_EXPRESSIONS: Mapping[str, Expression] = {
    "row_count": Expression(type=Integer(), sql=lambda row, _: func.cardinality(row.row_keys), nullable=False),
    "row_ids": Expression(type=ARRAY(Text()), sql=_row_ids),
    "username": of_post(lambda _, account: account.c.username),
    "display_name": of_post(lambda _, account: account.c.display_name),
    "role": of_post(lambda post, _: post.c.role),
    "post_title": of_post(lambda post, _: post.c.title),
    "organisation": of_post(organisation_name),
    "token_name": Expression(type=Text(), sql=_token_name),
    "about_me": Expression(
        type=Boolean(), sql=lambda row, scope: func.coalesce(_about(scope.viewer, row), false()), nullable=False
    ),
    "by_me": Expression(type=Boolean(), sql=lambda row, scope: row.account_id == scope.viewer.account_id, nullable=False),
}

ENTITIES = (
    Entity(
        name="AccessLog",
        table=models.AccessLog.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("at", "operation", "object_type", "field_groups", "row_count", "request_id", "username", "display_name"),
                    *("role", "post_title", "organisation", "token_name", "about_me", "by_me", "post", "policy_version"),
                )
            ),
            # The bare keys are no field, but `record` of the root asks them: masked like the ids that they are.
            "records": Group(fields=("row_ids", "row_keys")),
        },
        expressions=_LOG_EXPRESSIONS,
        edges={
            "post": Edge(target="Post", local="post_id"),
            "policy_version": Edge(target="PolicyVersion", local="policy_version_id"),
        },
        relations=relations(self=_mine),
        order=(("at", True),),
    ),
    Entity(
        name="PolicyVersion",
        table=models.PolicyVersion.__table__,
        policy="Policy",
        groups={
            "basic": Group(fields=("sha256", "created_at", "current", "note", "rules")),
            "matrix": Group(fields=()),
        },
        expressions={"current": Expression(type=Boolean(), sql=_current, nullable=False)},
        relations=relations(),
        order=(("id", True),),
    ),
    Entity(
        name="Session",
        table=models.Session.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("created_at", "last_seen_at", "expires_at", "ended_at", "address", "agent", "current", "account", "post"),
                )
            )
        },
        expressions={
            "current": Expression(
                type=Boolean(), sql=lambda row, scope: func.coalesce(row.id == scope.viewer.session_id, false()), nullable=False
            )
        },
        edges={"account": Edge(target="Account", local="account_id"), "post": Edge(target="Post", local="post_id")},
        relations=relations(self=lambda viewer, row: row.account_id == viewer.account_id),
        order=(("created_at", True),),
    ),
)


def _of_record(row: Any, scope: Scope, arguments: Any) -> list[ColumnElement[bool]]:
    """Entries that touched one record; its keys are masked for all but the audit administrator, who alone finds anything."""
    if arguments.get("record") is None:
        return []
    name = scope.bind(arguments["record"], Text(), lambda text: decode_id(text)[0])
    key = scope.bind(arguments["record"], BigInteger(), lambda text: decode_id(text)[1])
    return [row.object_type == name, row.row_keys.op("@>")(_keys(key))]


def _about_me(row: Any, _: Scope, __: Any) -> list[ColumnElement[bool]]:
    return [row.about_me]


ROOTS = {
    "accessLog": Root("AccessLog", _of_record),
    "myAccessLog": Root("AccessLog", _about_me),
    "policyVersions": Root("PolicyVersion"),
    "sessions": Root("Session"),
}

TYPES = (AccessLog, PolicyVersion, Session)


@strawberry.type
class LogQuery:
    access_log = connection(
        "AccessLog",
        HERE,
        "访问日志: 审计管理员看全部, 其他人看自己账号的读取和自己资料的被读取. 新的在前.",
        record=(strawberry.ID | None, strawberry.UNSET, "只看涉及这条记录的; 只对审计管理员有结果."),
    )
    my_access_log = connection("AccessLog", HERE, "谁查看过我的资料 (联系方式与身份信息). 新的在前.")
    policy_versions = connection("PolicyVersion", HERE, "权限策略的各个版本, 新的在前; 对安全管理员与审计管理员可见.")
    sessions = connection("Session", HERE, "本人的登录会话, 新的在前; 系统管理员看全部.")

"""A question about one field of one record: what is asked, and the one statement that answers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

import asyncpg
import strawberry
from graphql import GraphQLObjectType
from sqlalchemy import BigInteger, ColumnElement, FromClause, Select, false, literal, select, true

from backend.access.questions import asks_about_all
from backend.access.turned import Link, allowed, class_of, deciding, joined, links
from backend.access.visible import PolicyGuard
from backend.graph.compiler import render
from backend.graph.entity import Entity, Viewer
from backend.graph.errors import Code, CodedError
from backend.graph.ids import decode_id
from backend.graph.plan import argument
from backend.graph.scope import Scope
from backend.graph.service import Asking

Info = strawberry.Info[Asking, None]


@dataclass
class Question:
    """Who asks about which field; the statement's sources are the asker's viewer row and the record's own row."""

    asking: Asking
    guard: PolicyGuard
    scope: Scope
    entity: Entity
    group: str
    chained: list[Link]
    source: FromClause
    seen: ColumnElement[bool]

    @classmethod
    def of(cls, info: Info, id: str, field: str) -> Self:
        """Raises NOT_FOUND for an id that names no type, BAD_INPUT at `field` for a field that the type does not have."""
        asking, planner = info.context, info.context.planner
        name, key = decode_id(id)
        entity = planner.registry.entities.get(name)
        if (
            entity is None
            or entity.table is None
            or key is None
            or not isinstance(planner.registry.type(name), GraphQLObjectType)
        ):
            raise not_found()
        group = _group(info, entity, field)
        guard = guard_of(asking)
        viewer = planner.viewer(asking.request.credentials.kind).cte("viewer").prefix_with("MATERIALIZED")
        scope = Scope(guard, planner.registry.entities, asking.profile, viewer)
        chained = links(entity, scope.entities, group)
        source = joined(viewer, chained, scope.bind(key, BigInteger()))
        seen = scope.visible(name).relation.alias("seen")
        found = select(literal(1)).where(seen.c.id == chained[0].row.c.id).correlate(chained[0].row).exists()
        return cls(asking, guard, scope, entity, group, chained, source, found)

    @property
    def object(self) -> str:
        """`Type.group` of the policy that decides about the field."""
        return self.decided.object

    @property
    def decided(self) -> Link:
        """The row that it decides on: the record itself, or the row within which the record lies."""
        return deciding(self.chained)

    @property
    def about_all(self) -> bool:
        """Whether the asker may ask about rows that it does not see."""
        return asks_about_all(self.guard.decisions, self.asking.profile.role, self.object)

    @property
    def may(self) -> ColumnElement[bool]:
        """Whether the asker may ask about this row."""
        found = allowed(self.decided, self.guard.decisions, self.asking.profile.role, self.scope.viewer, "audit")
        return (true() if found else false()) if isinstance(found, bool) else found

    @property
    def facts(self) -> list[ColumnElement[Any]]:
        """What every answer needs: is there a row, does the asker see it, its class."""
        found = self.chained[0].row.c.id.is_not(None)
        return [found.label("found"), self.seen.label("seen"), class_of(self.decided).label("class")]

    async def rows(self, statement: Select[Any]) -> Sequence[asyncpg.Record]:
        """Runs the statement; raises UNAUTHENTICATED without a viewer and NOT_FOUND without a row that the asker may know of."""
        compiled = render(self.scope, statement)
        getters = [argument(name, self.scope, compiled.constants) for name in compiled.binds]
        values = [get({}, self.asking.request.credentials, self.asking.profile) for get in getters]
        rows: Sequence[asyncpg.Record] = await self.asking.reads.fetch(compiled.sql, *values)
        if not rows:
            raise CodedError(Code.UNAUTHENTICATED, "登录已失效, 请重新登录", "the session has ended; sign in again")
        if not (rows[0]["found"] and (rows[0]["seen"] or self.about_all)):
            raise not_found()
        return rows


def guard_of(asking: Asking) -> PolicyGuard:
    return cast(PolicyGuard, asking.planner.guards(asking.profile.policy_version))


def posts(relation: FromClause) -> Viewer:
    """The columns of `standing_posts` as viewers."""
    return Viewer(lambda name: relation.c[name])


def held(row: asyncpg.Record, names: Sequence[str]) -> tuple[str, ...]:
    """The relations that hold, from the boolean columns `r_<name>`."""
    return tuple(name for name in names if row[f"r_{name}"])


def not_found() -> CodedError:
    return CodedError(Code.NOT_FOUND, "没有这条记录, 或不在你的职权范围", "no such record, or it is outside your remit")


def forbidden(zh: str, en: str) -> CodedError:
    return CodedError(Code.FORBIDDEN, zh, en)


def _group(info: Info, entity: Entity, field: str) -> str:
    registry = info.context.planner.registry
    if field not in registry.type(entity.name).fields:
        path = [*info.path.as_list(), "field"]
        raise CodedError(Code.BAD_INPUT, f"{entity.name} 没有字段 {field}", f"{entity.name} has no field {field}", path=path)
    return entity.group_of.get(registry.attribute(entity.name, field), "basic")

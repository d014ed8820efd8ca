"""A question about one field of one record: what is asked, and the one statement that answers it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self, cast

import asyncpg
import strawberry
from graphql import GraphQLObjectType
from sqlalchemy import BigInteger, ColumnElement, FromClause, Select, exists, false, true

from backend.access.questions import asks_about_all
from backend.access.turned import Link, allowed, class_of, deciding, joined, links
from backend.access.visible import PolicyGuard
from backend.graph.compiler import render
from backend.graph.entity import Entity, Viewer
from backend.graph.errors import Code, CodedError
from backend.graph.ids import decode_id
from backend.graph.plan import argument
from backend.graph.request import Credentials, Profile
from backend.graph.scope import Scope
from backend.graph.service import Asking
from backend.graph.variables import Leaf

Info = strawberry.Info[Asking, None]
RecordId = Annotated[strawberry.ID, strawberry.argument(description="记录的全局标识.")]
FieldName = Annotated[str, strawberry.argument(description="GraphQL 字段名, 如 mobile.")]


@dataclass(frozen=True)
class Sources:
    """What a statement is made of: the asker's viewer row with the record beside it; NULLs where there is no such record."""

    scope: Scope
    guard: PolicyGuard
    chained: list[Link]
    source: FromClause
    seen: ColumnElement[bool]

    @property
    def decided(self) -> Link:
        """The row on which policy decides about the field."""
        return deciding(self.chained)

    @property
    def may(self) -> ColumnElement[bool]:
        """Whether the asker may ask about this record."""
        found = allowed(self.decided, self.guard.decisions, self.scope.profile.role, self.scope.viewer, "audit")
        return (true() if found else false()) if isinstance(found, bool) else found

    @property
    def facts(self) -> list[ColumnElement[Any]]:
        """What every answer needs: is there a record, does the asker see it, its class."""
        found = self.chained[0].row.c.id.is_not(None)
        return [found.label("found"), self.seen.label("seen"), class_of(self.decided).label("class")]

    def bind(self, name: str) -> ColumnElement[Any]:
        """A number that the question gives to the statement."""
        return self.scope.bind(Leaf((name,)), BigInteger())


Build = Callable[[Sources], tuple[tuple[str, ...], Select[Any]]]
"""Makes a statement; also gives the relations that it returns as columns `r_<name>`."""


@dataclass(frozen=True)
class Statement:
    """Compiled once per type, group and profile; holds nobody's values."""

    sql: str
    arguments: tuple[Callable[[Mapping[str, Any], Credentials, Profile], Any], ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """Who asks about which field of which record."""

    asking: Asking
    guard: PolicyGuard
    entity: Entity
    group: str
    key: int

    @classmethod
    def of(cls, info: Info, id: str, field: str) -> Self:
        """Raises NOT_FOUND for an id that names no type, BAD_INPUT at `field` for a field that the type does not have."""
        registry = info.context.planner.registry
        name, key = decode_id(id)
        entity = registry.entities.get(name)
        if entity is None or entity.table is None or key is None or not isinstance(registry.type(name), GraphQLObjectType):
            raise not_found()
        if entity.beside:  # whoever asks about its record has the answer
            raise not_found()
        return cls(info.context, guard_of(info.context), entity, _group(info, entity, field), key)

    @property
    def decided(self) -> Link:
        """The type and group of the policy that decide about the field."""
        return deciding(links(self.entity, self.asking.planner.registry.entities, self.group))

    @property
    def about_all(self) -> bool:
        """Whether the asker may ask about records that it does not see."""
        return asks_about_all(self.guard.decisions, self.asking.profile.role, self.decided.object)

    async def rows(self, build: Build, **numbers: int | None) -> tuple[tuple[str, ...], Sequence[asyncpg.Record]]:
        """The relations and the rows of the statement; `numbers` are its own binds.

        Raises UNAUTHENTICATED without a viewer, and NOT_FOUND without a record that the asker may know of.
        """
        asking, profile, credentials = self.asking, self.asking.profile, self.asking.request.credentials
        key = (build, self.entity.name, self.group, credentials.kind, profile)
        statement: Statement = asking.planner.questions.get(key, lambda: self._compiled(build))
        values = {"key": self.key, **numbers}
        rows = await asking.reads.fetch(statement.sql, *[get(values, credentials, profile) for get in statement.arguments])
        if not rows:
            raise CodedError(Code.UNAUTHENTICATED, "登录已失效，请重新登录", "the session has ended; sign in again")
        if not (rows[0]["found"] and (rows[0]["seen"] or self.about_all)):
            raise not_found()
        return statement.relations, rows

    def _compiled(self, build: Build) -> Statement:
        planner, entities = self.asking.planner, self.asking.planner.registry.entities
        viewer = planner.viewer(self.asking.request.credentials.kind).cte("viewer").prefix_with("MATERIALIZED")
        scope = Scope(self.guard, entities, self.asking.profile, viewer)
        chained = links(self.entity, entities, self.group)
        seen, row = scope.visible(self.entity.name).relation.alias("seen"), chained[0].row
        source = joined(viewer, chained, scope.bind(Leaf(("key",)), BigInteger()))
        found = exists().where(seen.c.id == row.c.id).correlate(row)
        relations, statement = build(Sources(scope, self.guard, chained, source, found))
        compiled = render(scope, statement)
        return Statement(compiled.sql, tuple(argument(name, scope, compiled.constants) for name in compiled.binds), relations)


def guard_of(asking: Asking) -> PolicyGuard:
    return cast(PolicyGuard, asking.planner.guards(asking.profile.policy_version))


def posts(relation: FromClause) -> Viewer:
    """The columns of `standing_posts` as viewers."""
    return Viewer(lambda name: relation.c[name])


def held(row: asyncpg.Record, relations: Sequence[str]) -> tuple[str, ...]:
    """The relations that hold on a row of the answer."""
    return tuple(name for name in relations if row[f"r_{name}"])


def not_found() -> CodedError:
    return CodedError(Code.NOT_FOUND, "没有这条记录，或不在你的职权范围", "no such record, or it is outside your remit")


def forbidden(zh: str, en: str) -> CodedError:
    return CodedError(Code.FORBIDDEN, zh, en)


def _group(info: Info, entity: Entity, field: str) -> str:
    registry = info.context.planner.registry
    if field not in registry.type(entity.name).fields:
        path = [*info.path.as_list(), "field"]
        raise CodedError(Code.BAD_INPUT, f"{entity.name} 没有字段 {field}", f"{entity.name} has no field {field}", path=path)
    return entity.group_of.get(registry.attribute(entity.name, field), "basic")

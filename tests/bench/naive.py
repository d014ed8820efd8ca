"""Alternative (a): the schema as one would write it by the book: Strawberry resolvers, dataloaders, SQLAlchemy's async ORM.

It asks who is there (one look-up of the session) and masks nothing; the little policy that the documents meet is in its queries.
"""

import base64
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Numeric, and_, cast, func, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.extensions import ParserCache, ValidationCache

from backend.assessments import models as assessments
from backend.events import models as events
from backend.graph.ids import decode_id, encode_id
from backend.identity import models as identity
from backend.identity.credentials import session_credentials
from backend.identity.viewer import post_in_force, session_in_force
from backend.joint import models as joint
from backend.kit.database import Limits, writing_engine
from backend.organisations import models as organisations
from backend.personnel import models as personnel

Sessions = async_sessionmaker[AsyncSession]


@dataclass
class Loaders:
    """What the resolvers of one request share: dataloaders by table, and sessions for what is asked once."""

    sessions: Sessions
    agencies: DataLoader[int, Any]
    townships: DataLoader[int, Any]
    departments: DataLoader[int, Any]
    assessments: DataLoader[int, Any]

    @classmethod
    def of(cls, sessions: Sessions) -> "Loaders":
        tables: tuple[Any, ...] = (organisations.Agency, organisations.Township, organisations.Department)
        agencies, townships, departments = (_by_key(sessions, table) for table in tables)
        return cls(sessions, agencies, townships, departments, _published(sessions))

    async def all(self, statement: Any) -> Sequence[Any]:
        async with self.sessions() as session:
            return (await session.scalars(statement)).all()

    async def one(self, *values: ColumnElement[Any]) -> Any:
        async with self.sessions() as session:
            return (await session.execute(select(*values))).one()


def _by_key(sessions: Sessions, table: Any) -> DataLoader[int, Any]:
    async def load(keys: list[int]) -> list[Any]:
        async with sessions() as session:
            found = {row.id: row for row in await session.scalars(select(table).where(table.id.in_(keys)))}
        return [found.get(key) for key in keys]

    return DataLoader(load)


def _published(sessions: Sessions) -> DataLoader[int, Any]:
    """Published assessments of persons, newest first."""
    table = assessments.Assessment

    async def load(keys: list[int]) -> list[Any]:
        found: dict[int, list[Any]] = {key: [] for key in keys}
        wanted = select(table).where(table.staff_id.in_(keys), table.published_at.is_not(None)).order_by(table.year.desc())
        async with sessions() as session:
            for row in await session.scalars(wanted):
                found[row.staff_id or 0].append(row)
        return [found[key] for key in keys]

    return DataLoader(load)


Row = strawberry.Parent[Any]
Info = strawberry.Info[Loaders]


@strawberry.interface
class Node:
    @strawberry.field
    def id(self, info: Info) -> strawberry.ID:
        return strawberry.ID(encode_id(type(self).__name__, self.id))  # type: ignore[arg-type]  # `self` is a row of the ORM


@strawberry.type
class Named:
    name: str


@strawberry.type
class Agency:
    name: str
    management_class: str

    @strawberry.field(graphql_type=Named)
    async def township(root: Row, info: Info) -> Any:
        return await info.context.townships.load(root.township_id)

    @strawberry.field(graphql_type=Named)
    async def department(root: Row, info: Info) -> Any:
        return await info.context.departments.load(root.department_id)


@strawberry.type
class Assessment:
    year: int
    grade: str | None
    composite_score: Decimal | None
    township_score: Decimal | None


@strawberry.type
class Assessments:
    nodes: list[Assessment]


@strawberry.type
class Staff(Node):
    name: str
    name_pinyin: str
    name_initials: str
    gender: str
    title: str
    position: str
    stationed: bool
    management_class: str | None
    duty_phone: str | None
    establishment: str | None
    rank: str | None
    entered_on: date | None

    @classmethod
    def is_type_of(cls, row: Any, _: Any) -> bool:
        return isinstance(row, personnel.Staff)

    @strawberry.field(graphql_type=Agency | None)
    async def agency(root: Row, info: Info) -> Any:
        return await info.context.agencies.load(root.agency_id)

    @strawberry.field(graphql_type=Assessments)
    async def assessments(root: Row, info: Info, first: int = 20) -> Any:
        return Assessments(nodes=(await info.context.assessments.load(root.id))[:first])


@strawberry.type
class Event(Node):
    number: str
    title: str
    place: str
    level: int
    status: str
    category: str
    reported_at: datetime
    due_at: datetime | None
    closed_at: datetime | None

    @classmethod
    def is_type_of(cls, row: Any, _: Any) -> bool:
        return isinstance(row, events.Event)

    @strawberry.field
    def overdue(root: Row, info: Info) -> bool:
        return root.due_at is not None and root.closed_at is not None and root.closed_at > root.due_at

    @strawberry.field(graphql_type=Named)
    async def township(root: Row, info: Info) -> Any:
        return await info.context.townships.load(root.township_id)

    @strawberry.field(graphql_type=Named | None)
    async def agency(root: Row, info: Info) -> Any:
        return root.agency_id and await info.context.agencies.load(root.agency_id)


@strawberry.type
class StaffPage:
    nodes: list[Staff]


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class EventPage:
    nodes: list[Event]
    page_info: PageInfo


@strawberry.input
class IntFilter:
    eq: int


@strawberry.input
class StringFilter:
    eq: str


@strawberry.input
class EventWhere:
    level: IntFilter
    category: StringFilter


@strawberry.type
class ClassCount:
    total: int
    a: int
    b: int


@strawberry.type
class LevelCount:
    level: int
    count: int


@strawberry.type
class Mediations:
    concluded: int
    succeeded: int
    success_rate: Decimal | None


@strawberry.type
class Happened:
    total: int
    up_to_level3_share: Decimal | None = strawberry.field(name="upToLevel3Share")
    on_time_share: Decimal | None

    @strawberry.field
    async def by_level(root: strawberry.Parent["Happened"], info: Info) -> list[LevelCount]:
        table = events.Event
        counted = select(table.level, func.count()).where(_in_month(table.reported_at)).group_by(table.level).order_by(table.level)
        async with info.context.sessions() as session:
            return [LevelCount(level=level, count=count) for level, count in await session.execute(counted)]


_LOCAL = func.timezone("Asia/Shanghai", func.district_now())
_MONTH = func.date_trunc("month", _LOCAL) - literal_column("interval '1 month'")
_NEXT = func.date_trunc("month", _LOCAL)


def _in_month(instant: Any) -> ColumnElement[bool]:
    return and_(instant >= func.timezone("Asia/Shanghai", _MONTH), instant < func.timezone("Asia/Shanghai", _NEXT))


def _share(part: ColumnElement[Any], whole: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.round(cast(part, Numeric) / func.nullif(whole, 0), 4)


def _by_class(table: Any) -> tuple[ColumnElement[int], ...]:
    return (func.count(), *(func.count().filter(table.management_class == name) for name in "AB"))


@strawberry.type
class Overview:
    @strawberry.field
    async def month(self, info: Info) -> date:
        (found,) = await info.context.one(_MONTH)
        return date(found.year, found.month, found.day)

    @strawberry.field
    async def departments(self, info: Info) -> int:
        (found,) = await info.context.one(func.count(organisations.Agency.department_id.distinct()))
        return int(found)

    @strawberry.field
    async def joint_operations(self, info: Info) -> int:
        table = joint.JointOperation
        (found,) = await info.context.one(func.count(table.id).filter(table.held_on >= _MONTH, table.held_on < _NEXT))
        return int(found)

    @strawberry.field
    async def agencies(self, info: Info) -> ClassCount:
        total, a, b = await info.context.one(*_by_class(organisations.Agency))
        return ClassCount(total=total, a=a, b=b)

    @strawberry.field
    async def staff(self, info: Info) -> ClassCount:
        table = personnel.Staff
        total, a, b = await info.context.one(func.count().filter(table.stationed), *_by_class(table)[1:])
        return ClassCount(total=total, a=a, b=b)

    @strawberry.field
    async def events(self, info: Info) -> Happened:
        table, there = events.Event, _in_month(events.Event.reported_at)
        late = func.coalesce(func.coalesce(table.closed_at, func.district_now()) > table.due_at, False)
        whole = func.count().filter(there)
        shares = [_share(func.count().filter(there, part), whole) for part in (table.level <= 3, ~late)]
        total, upper, on_time = await info.context.one(whole, *shares)
        return Happened(total=total, up_to_level3_share=upper, on_time_share=on_time)

    @strawberry.field
    async def mediation(self, info: Info) -> Mediations:
        table, there = joint.Mediation, _in_month(joint.Mediation.concluded_at)
        whole, won = func.count().filter(there), func.count().filter(there, table.succeeded)
        concluded, succeeded, rate = await info.context.one(whole, won, _share(won, whole))
        return Mediations(concluded=concluded, succeeded=succeeded, success_rate=rate)


@strawberry.type
class Query:
    @strawberry.field(graphql_type=Node | None)
    async def node(self, info: Info, id: strawberry.ID) -> Any:
        async with info.context.sessions() as session:
            return await session.get(personnel.Staff, decode_id(id)[1])

    @strawberry.field(graphql_type=StaffPage)
    async def personnel(self, info: Info, first: int = 20) -> Any:
        table = personnel.Staff
        return StaffPage(nodes=[*await info.context.all(select(table).where(table.stationed).order_by(table.id).limit(first))])

    @strawberry.field(graphql_type=EventPage)
    async def events(self, info: Info, where: EventWhere, first: int = 20, after: str | None = None) -> Any:
        table = events.Event
        wanted = select(table).where(table.level == where.level.eq, table.category == where.category.eq)
        if after is not None:
            instant, key = json.loads(base64.b64decode(after))
            wanted = wanted.where(tuple_(table.reported_at, table.id) < (datetime.fromisoformat(instant), key))
        rows = await info.context.all(wanted.order_by(table.reported_at.desc(), table.id.desc()).limit(first + 1))
        nodes = rows[:first]
        end = _cursor(nodes[-1]) if nodes else None
        return EventPage(nodes=[*nodes], page_info=PageInfo(has_next_page=len(rows) > first, end_cursor=end))

    @strawberry.field
    def overview(self) -> Overview:
        return Overview()


def _cursor(row: events.Event) -> str:
    return base64.b64encode(json.dumps([row.reported_at.isoformat(), row.id]).encode()).decode()


SCHEMA = strawberry.Schema(Query, types=[Staff, Event], extensions=[ParserCache, ValidationCache])


class _View(GraphQL[Loaders, None]):
    """Strawberry's own view; whoever has no session in force is refused before anything runs."""

    def __init__(self, sessions: Sessions) -> None:
        super().__init__(SCHEMA)
        self.sessions = sessions

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Loaders:
        shown = session_credentials(request.scope)
        valid = select(identity.Account).join(identity.Post, identity.Post.account_id == identity.Account.id)
        valid = valid.join(identity.Session, identity.Session.post_id == identity.Post.id)
        valid = valid.where(session_in_force(), post_in_force(), identity.Account.disabled_at.is_(None))
        async with self.sessions() as session:
            found = shown and await session.scalar(valid.where(identity.Session.token_hash == shown.token_hash))
        if not found:
            raise HTTPException(401)
        return Loaders.of(self.sessions)


def application(url: str) -> Starlette:
    """Answers `POST /graphql` through Strawberry."""
    engine = writing_engine(url, Limits())
    view = _View(async_sessionmaker(engine, expire_on_commit=False))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await engine.dispose()

    return Starlette(routes=[Route("/graphql", view)], lifespan=lifespan)

"""The types of alternative (a), with the dataloaders that their resolvers share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from strawberry.dataloader import DataLoader

from backend.assessments import models as assessments
from backend.events import models as events
from backend.graph.ids import encode_id
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


async def _agency(root: Row, info: Info) -> Any:
    return root.agency_id and await info.context.agencies.load(root.agency_id)


async def _township(root: Row, info: Info) -> Any:
    return await info.context.townships.load(root.township_id)


async def _department(root: Row, info: Info) -> Any:
    return await info.context.departments.load(root.department_id)


async def _assessments(root: Row, info: Info, first: int = 20) -> Any:
    return Assessments(nodes=(await info.context.assessments.load(root.id))[:first])


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
    township: Named = strawberry.field(resolver=_township)
    department: Named = strawberry.field(resolver=_department)


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
    agency: Agency | None = strawberry.field(resolver=_agency)
    assessments: Assessments = strawberry.field(resolver=_assessments)

    @classmethod
    def is_type_of(cls, row: Any, _: Any) -> bool:
        return isinstance(row, personnel.Staff)


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
    township: Named = strawberry.field(resolver=_township)
    agency: Named | None = strawberry.field(resolver=_agency)

    @classmethod
    def is_type_of(cls, row: Any, _: Any) -> bool:
        return isinstance(row, events.Event)

    @strawberry.field
    async def overdue(root: Row, info: Info) -> bool:
        now = root.closed_at or (await info.context.one(func.district_now()))[0]
        return root.due_at is not None and now > root.due_at


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

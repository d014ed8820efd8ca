"""Alternative (a): the schema as one would write it by the book: Strawberry resolvers, dataloaders, SQLAlchemy's async ORM.

It asks who is there (one look-up of the session) and masks nothing; the little policy that the documents meet is in its queries.
"""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

import strawberry
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import async_sessionmaker
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from backend.events import models as events
from backend.graph.ids import decode_id
from backend.identity import models as identity
from backend.identity.credentials import session_credentials
from backend.identity.viewer import post_in_force, session_in_force
from backend.kit.database import Limits, writing_engine
from backend.personnel import models as personnel
from tests.bench.naive_overview import Overview
from tests.bench.naive_types import Event, EventPage, EventWhere, Info, Loaders, Node, PageInfo, Sessions, Staff, StaffPage


async def _node(info: Info, id: strawberry.ID) -> Any:
    async with info.context.sessions() as session:
        return await session.get(personnel.Staff, decode_id(id)[1])


async def _personnel(info: Info, first: int = 20) -> Any:
    table = personnel.Staff
    return StaffPage(nodes=[*await info.context.all(select(table).where(table.stationed).order_by(table.id).limit(first))])


async def _events(info: Info, where: EventWhere, first: int = 20, after: str | None = None) -> Any:
    table = events.Event
    wanted = select(table).where(table.level == where.level.eq, table.category == where.category.eq)
    if after is not None:
        instant, key = json.loads(base64.b64decode(after))
        wanted = wanted.where(tuple_(table.reported_at, table.id) < (datetime.fromisoformat(instant), key))
    rows = await info.context.all(wanted.order_by(table.reported_at.desc(), table.id.desc()).limit(first + 1))
    nodes = rows[:first]
    end = _cursor(nodes[-1]) if nodes else None
    return EventPage(nodes=[*nodes], page_info=PageInfo(has_next_page=len(rows) > first, end_cursor=end))


def _cursor(row: events.Event) -> str:
    return base64.b64encode(json.dumps([row.reported_at.isoformat(), row.id]).encode()).decode()


@strawberry.type
class Query:
    node: Node | None = strawberry.field(resolver=_node)
    personnel: StaffPage = strawberry.field(resolver=_personnel)
    events: EventPage = strawberry.field(resolver=_events)

    @strawberry.field
    def overview(self, month: date | None = None) -> Overview:
        if month is not None:
            raise ValueError("the benchmark asks for the last whole month")
        return Overview()


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

"""The web application, readable top to bottom: routes, what surrounds them, and what it opens at start."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import asyncpg
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from backend.exchange.exports import ExportRoutes
from backend.graph.errors import Code
from backend.graph.http import GraphQLEndpoint
from backend.identity.credentials import credentials
from backend.identity.passwords import Passwords
from backend.identity.presence import Presence
from backend.identity.routes import SessionRoutes
from backend.kit import clock
from backend.kit.contents import Contents
from backend.kit.database import Database
from backend.kit.http import Problem, language_of, request_id
from backend.kit.middleware import CautiousHeaders, RequestLog, SameOrigin
from backend.kit.migrate import head
from backend.kit.spa import Spa
from backend.records.files import FileRoutes, sweep, sweep_strays
from backend.records.keeping import forget_old_news
from backend.records.telling import EVERY, Telling
from backend.schema import DEEDS, DUE, open_service
from backend.settings import Settings

STATIC = Path(__file__).parent / "static"
"""Where the build of `frontend/` lands."""

READY_SECONDS = 1.0


def create_app(settings: Settings, database: Database, static: Path = STATIC) -> Starlette:
    """Everything that Daodi serves over an open database. The GraphQL service is made when the server starts."""
    counts: Counter[tuple[str, str]] = Counter()
    contents = Contents(settings.data / "files")

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        service = await open_service(database, settings)
        presence = Presence(service, database.reads)
        app.state.answers = presence
        app.state.graphql = GraphQLEndpoint(presence, credentials)
        ticking = _ticking(database, settings, contents, Telling(service, DEEDS))
        yield
        for task in ticking:
            task.cancel()
        await presence.finish()

    app = Starlette(
        routes=[
            Route("/graphql", _GraphQL()),
            *SessionRoutes(database, Passwords(), demo=settings.demo).routes(),
            *ExportRoutes(database.engine).routes(),
            *FileRoutes(database.engine, contents).routes(),
            Route("/livez", _live),
            Route("/readyz", partial(_ready, database.reads)),
            Route("/metrics", partial(_metrics, counts, database.reads)),
        ],
        middleware=[
            Middleware(RequestLog, counts=counts, kind=_kind),
            Middleware(CautiousHeaders),
            Middleware(SameOrigin),
        ],
        exception_handlers={Problem: _refuse, HTTPException: _refuse},
        lifespan=lifespan,
    )
    app.router.default = Spa(static)  # after all routes, also those that only lack the method
    return app


def _ticking(database: Database, settings: Settings, contents: Contents, telling: Telling) -> tuple[asyncio.Task[None], ...]:
    """What runs beside the requests: what falls due, who is told, and what is tidied up."""
    tidying = (partial(forget_old_news, settings.keep_told_days), partial(sweep_strays, contents))
    runs = (
        clock.run(database.engine, (*DUE, partial(sweep, contents))),
        clock.run(database.engine, (telling.tell,), EVERY),
        clock.run_from_start(database.engine, tidying, clock.A_DAY),
    )
    return tuple(asyncio.create_task(one) for one in runs)


class _GraphQL:
    """The endpoint that the lifespan made."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["app"].state.graphql(scope, receive, send)


async def _live(_: Request) -> Response:
    """The process answers; nothing else is touched."""
    return PlainTextResponse("ok\n")


async def _ready(pool: asyncpg.Pool, _: Request) -> Response:
    """The database answers within a second and has the schema that this program needs."""
    try:
        async with asyncio.timeout(READY_SECONDS):
            found = await pool.fetchval("SELECT version_num FROM alembic_version")
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return PlainTextResponse("the database does not answer\n", 503)
    if found != head():
        return PlainTextResponse("the database has another schema revision; run `daodi migrate`\n", 503)
    return PlainTextResponse("ok\n")


async def _metrics(counts: Counter[tuple[str, str]], pool: asyncpg.Pool, _: Request) -> Response:
    """Counters of this worker in the Prometheus text format."""
    lines = ["# TYPE daodi_requests_total counter"]
    lines += [
        f'daodi_requests_total{{route="{route}",outcome="{outcome}"}} {n}' for (route, outcome), n in sorted(counts.items())
    ]
    lines += [
        "# TYPE daodi_read_connections gauge",
        f'daodi_read_connections{{state="in_use"}} {pool.get_size() - pool.get_idle_size()}',
        f'daodi_read_connections{{state="idle"}} {pool.get_idle_size()}',
    ]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")


def _kind(path: str) -> str:
    """The label under which a request is counted: one of few, whatever paths clients invent."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return (
        first
        if first in ("graphql", "session", "exports", "uploads", "files", "livez", "readyz", "metrics", "assets")
        else "page"
    )


async def _refuse(request: Request, problem: Exception) -> Response:
    """Answers a `Problem`, and what Starlette itself refuses: a method that a route does not have."""
    if isinstance(problem, HTTPException):
        zh, en = "不支持这种请求方法。", "This method is not supported here."
        problem = Problem(problem.status_code, Code.BAD_INPUT, zh, en, problem.headers)
    if not isinstance(problem, Problem):
        raise problem
    body = problem.body(language_of(request.headers), request_id(request.scope))
    return Response(body, problem.status, {**problem.headers, "cache-control": "no-store"}, "application/json")

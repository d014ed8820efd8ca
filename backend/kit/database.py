"""The database as the program holds it: one SQLAlchemy engine for writes, one asyncpg pool for planned reads.

An address is what asyncpg reads: `postgresql://user:password@host:port/name`, several hosts as `h1:p1,h2:p2` (the one that takes
writes is chosen), a Unix socket as `postgresql://user@/name?host=/folder`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from backend.kit.errors import DaodiError

SCHEMES = ("postgresql", "postgres")

_NOT_YET = (ConnectionError, FileNotFoundError, asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError)
_REFUSED = (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError, asyncpg.ClientConfigurationError)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many connections and how long: counts per process, times in seconds."""

    reads: int = 8
    writes: int = 8
    statement: float = 5.0
    lock: float = 2.0
    idle_in_transaction: float = 10.0
    pooler: bool = False
    """A transaction pooler (pgbouncer) stands in between: no prepared statements and no session settings of our own;
    give them to the role instead (`ALTER ROLE ... SET jit = off`, `timezone = 'UTC'`, the timeouts)."""

    def session(self) -> dict[str, str]:
        """The session settings of every connection, as PostgreSQL takes them in the start message."""
        if self.pooler:
            return {}
        return {
            "TimeZone": "UTC",
            "jit": "off",
            "statement_timeout": str(int(self.statement * 1000)),
            "lock_timeout": str(int(self.lock * 1000)),
            "idle_in_transaction_session_timeout": str(int(self.idle_in_transaction * 1000)),
        }


class PooledConnection(asyncpg.Connection):
    """A read connection behind a transaction pooler: parse and execute must meet the same server, so they share a transaction."""

    async def fetch(self, *args: Any, **options: Any) -> Any:
        async with self.transaction():
            return await super().fetch(*args, **options)

    async def fetchrow(self, *args: Any, **options: Any) -> Any:
        async with self.transaction():
            return await super().fetchrow(*args, **options)

    async def fetchval(self, *args: Any, **options: Any) -> Any:
        async with self.transaction():
            return await super().fetchval(*args, **options)


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `engine` is for writes and migrations, `reads` for planned reads (one prepared statement each)."""

    url: str
    engine: AsyncEngine
    reads: asyncpg.Pool

    @classmethod
    async def open(cls, url: str, limits: Limits | None = None, *, patience: float = 5.0) -> Self:
        """Connects, waiting up to `patience` seconds for a server that is starting; DaodiError when there is none to talk to."""
        limits = limits or Limits()
        await wait_until_ready(url, patience)
        return cls(url, writing_engine(url, limits), await _reading_pool(url, limits))

    async def close(self) -> None:
        """Gives every connection back; planned reads under way get five seconds."""
        try:
            async with asyncio.timeout(5):
                await self.reads.close()
        except TimeoutError:
            self.reads.terminate()
        await self.engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def writing_engine(url: str, limits: Limits) -> AsyncEngine:
    """The SQLAlchemy engine for `url`: asyncpg reads the address, so every form that it knows works here too."""

    async def connection(**_: object) -> asyncpg.Connection:
        return await asyncpg.connect(url, **_arguments(url, limits.session(), limits.pooler))

    return create_async_engine(
        "postgresql+asyncpg://",
        connect_args={"async_creator_fn": connection, "prepared_statement_cache_size": 0 if limits.pooler else 100},
        pool_size=limits.writes,
        max_overflow=0,
        pool_timeout=2,
        pool_pre_ping=True,
    )


async def connect(url: str, settings: Mapping[str, str] | None = None) -> asyncpg.Connection:
    """One plain connection with UTC and no timeouts, for administration (create a database, load data)."""
    return await asyncpg.connect(url, **_arguments(url, {"TimeZone": "UTC", **(settings or {})}))


async def wait_until_ready(url: str, patience: float) -> None:
    """Returns once the server at `url` answers; DaodiError in one line when it does not within `patience` seconds."""
    if urlsplit(url).scheme not in SCHEMES:
        raise DaodiError("DATABASE_URL must begin with postgresql:// (such as postgresql://daodi:secret@localhost:5432/daodi)")
    deadline = time.monotonic() + patience
    while True:
        with readable_failures(url):
            try:
                connection = await connect(url)
                return await connection.close()
            except _NOT_YET:
                if time.monotonic() > deadline:
                    raise
        await asyncio.sleep(0.1)


@contextmanager
def readable_failures(url: str) -> Iterator[None]:
    """Turns what a connection attempt raises into one DaodiError line, without the password."""
    try:
        yield
    except (OSError, TimeoutError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise DaodiError(_advice(url, error)) from error


def _advice(url: str, error: Exception) -> str:
    what = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, _REFUSED):
        return f"the database server at {address(url)} refused us ({what}); check user, password and name in DATABASE_URL"
    if "unsupported startup parameter" in what:
        return f"a pooler stands before the database at {address(url)} ({what}); set DAODI_POOLER=1"
    return f"cannot reach the database at {address(url)} ({what}); start it, or correct DATABASE_URL"


def address(url: str) -> str:
    """`url` without user, password and options, fit for a message."""
    parts = urlsplit(url)
    hosts = parts.netloc.rpartition("@")[2] or "the local socket"
    return f"{hosts}{parts.path}"


async def _reading_pool(url: str, limits: Limits) -> asyncpg.Pool:
    settings = limits.session()
    if not limits.pooler:
        # Every viewer's parameters get the same plan: making it anew for each costs more than it could save.
        settings["plan_cache_mode"] = "force_generic_plan"
    with readable_failures(url):
        return await asyncpg.create_pool(
            url,
            min_size=1,
            max_size=limits.reads,
            reset=_keep_session,
            connection_class=PooledConnection if limits.pooler else asyncpg.Connection,
            max_cacheable_statement_size=0,  # no limit: it is the long statements that are worth preparing once
            **_arguments(url, settings, limits.pooler),
        )


async def _keep_session(_: asyncpg.Connection) -> None:
    """Planned reads change no session state, so the reset query (a round trip) has nothing to undo."""


def _arguments(url: str, settings: Mapping[str, str], pooler: bool = False) -> dict[str, Any]:
    arguments: dict[str, Any] = {"server_settings": dict(settings), "timeout": 5}
    if "," in urlsplit(url).netloc:
        arguments["target_session_attrs"] = "read-write"
    if pooler:
        arguments["statement_cache_size"] = 0
    return arguments

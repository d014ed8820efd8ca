"""The PostgreSQL of the test suite: one embedded server for all processes, templates built once, a copy for whoever asks.

The server's folder stays between runs, so a template is built again only when its sources have changed.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import itertools
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import psutil

from backend.kit.database import connect
from backend.kit.embedded import EmbeddedServer
from backend.kit.files import REPOSITORY
from backend.kit.migrate import upgrade

FOLDER = REPOSITORY / ".daodi" / "tests"

MIGRATED = "migrated"
DEMO = "demo"
_SOURCES = {
    MIGRATED: ("alembic/**/*.py",),
    DEMO: (
        "alembic/**/*.py",
        "casbin/policy.csv",
        "backend/demo/**/*.py",
        "backend/demo/**/*.csv",
        "backend/*/models.py",
        "backend/*/models/*.py",
        "backend/*/rules.py",
        "backend/*/rules/*.py",
        "backend/access/vocabulary.py",
        "backend/kit/tables.py",
        "backend/identity/**/*.py",
    ),
}


async def _load_demo(url: str) -> None:
    from backend.demo import load

    await upgrade(url)
    await load(url, progress=False)


_BUILDERS: dict[str, Callable[[str], Awaitable[None]]] = {MIGRATED: upgrade, DEMO: _load_demo}


_NUMBERS = itertools.count()
"""Of one process, however many `Databases` it makes: the names of scratch databases must differ."""


@dataclass
class Databases:
    """Scratch databases of this process on the shared server."""

    server: EmbeddedServer

    @asynccontextmanager
    async def copy(self, kind: str) -> AsyncIterator[str]:
        """The address of a fresh copy of the template `kind` (MIGRATED or DEMO), dropped at the end."""
        template = await self._template(kind)
        name = f"scratch_{os.getpid()}_{next(_NUMBERS)}"
        await self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        try:
            yield self.server.url(name)
        finally:
            await self._administer(f'DROP DATABASE "{name}" WITH (FORCE)')

    @asynccontextmanager
    async def empty(self) -> AsyncIterator[str]:
        """The address of a database without any table, dropped at the end."""
        name = f"scratch_{os.getpid()}_{next(_NUMBERS)}"
        await self._administer(f'CREATE DATABASE "{name}"')
        try:
            yield self.server.url(name)
        finally:
            await self._administer(f'DROP DATABASE "{name}" WITH (FORCE)')

    async def sweep(self) -> None:
        """Drops what crashed test processes left behind."""
        for name in await self._names("scratch_%"):
            if not psutil.pid_exists(int(name.split("_")[1])):
                await self._administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def _template(self, kind: str) -> str:
        name = f"template_{kind}_{_fingerprint(kind)}"
        with (FOLDER / f"{kind}.lock").open("w") as lock:
            await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
            known = await self._names(f"template\\_{kind}\\_%")
            if name not in known:
                await self._build(kind, name)
                for outdated in known:
                    await self._administer(f'DROP DATABASE "{outdated}" WITH (FORCE)')
        return name

    async def _build(self, kind: str, name: str) -> None:
        draft = f"draft_{kind}"
        await self._administer(f'DROP DATABASE IF EXISTS "{draft}" WITH (FORCE)')
        await self._administer(f'CREATE DATABASE "{draft}"')
        await _BUILDERS[kind](self.server.url(draft))
        await self._administer(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')

    async def _names(self, pattern: str) -> list[str]:
        connection = await connect(self.server.url("postgres"))
        try:
            rows = await connection.fetch("SELECT datname FROM pg_database WHERE datname LIKE $1", pattern)
            return [row["datname"] for row in rows]
        finally:
            await connection.close()

    async def _administer(self, statement: str) -> None:
        connection = await connect(self.server.url("postgres"))
        try:
            for patience in (0.05, 0.2, 0.5, 2.0):
                try:
                    await connection.execute(statement)
                    return
                except asyncpg.ObjectInUseError:  # a closed connection's backend takes a moment to leave
                    await asyncio.sleep(patience)
            await connection.execute(statement)
        finally:
            await connection.close()


def _fingerprint(kind: str) -> str:
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _SOURCES[kind] for path in REPOSITORY.glob(pattern)}):
        digest.update(path.relative_to(REPOSITORY).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def suite_server(folder: Path = FOLDER) -> EmbeddedServer:
    """The suite's server, not started; fast because a crash may cost it everything."""
    return EmbeddedServer(folder, durable=False)

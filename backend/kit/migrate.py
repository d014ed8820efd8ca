"""The schema's revisions: bring a database to the newest, and say which one it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from backend.kit.database import Limits, address, wait_until_ready, writing_engine
from backend.kit.errors import DaodiError
from backend.kit.files import data_folder

T = TypeVar("T")

_UNLIMITED = Limits(writes=1, pooler=True)
"""No session settings at all: no timeouts, and one transaction passes a pooler too."""


def configuration() -> Config:
    """Alembic's configuration, made in code because an installed program has no `pyproject.toml`."""
    config = Config()
    config.set_main_option("script_location", str(data_folder("alembic")).replace("%", "%%"))
    return config


def head() -> str:
    """The newest revision that this program brings."""
    newest = ScriptDirectory.from_config(configuration()).get_current_head()
    if newest is None:
        raise DaodiError("this program brings no migrations; install it again")
    return newest


async def current(url: str) -> str | None:
    """The revision of the database at `url`, None when it was never migrated."""
    return await over_connection(url, lambda connection: MigrationContext.configure(connection).get_current_revision())


async def upgrade(url: str) -> None:
    """Brings the database at `url` to the newest revision, in one transaction; DaodiError when it cannot be done now."""

    def run(connection: Connection) -> None:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    try:
        await over_connection(url, run)
    except CommandError as error:
        said = f"the database at {address(url)} cannot be migrated ({error})"
        raise DaodiError(f"{said}; it may belong to a newer program") from error
    except DBAPIError as error:
        if isinstance(error.orig.__cause__ if error.orig else None, asyncpg.LockNotAvailableError):
            raise DaodiError("a table is in use for too long; end long transactions and run `daodi migrate` again") from error
        raise


async def require_head(url: str) -> None:
    """DaodiError unless the database at `url` has exactly the revision that this program needs."""
    found, needed = await current(url), head()
    if found != needed:
        raise DaodiError(
            f"the database at {address(url)} has schema revision {found or 'none'}, not {needed}; run `daodi migrate`"
        )


async def over_connection(url: str, work: Callable[[Connection], T]) -> T:
    """Runs `work` over one connection without timeouts, committing at its end."""
    await wait_until_ready(url, patience=5)
    engine = writing_engine(url, _UNLIMITED)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()

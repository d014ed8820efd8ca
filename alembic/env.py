"""Alembic's entry: runs the migrations over the connection that `backend.kit.migrate` hands in, else over DATABASE_URL."""

import asyncio
import os

from alembic import context
from sqlalchemy import Connection, text

from backend.kit.errors import DaodiError
from backend.kit.migrate import over_connection
from backend.models import Base

# Two programs that migrate at once take turns; waiting for a table's lock for longer would stop everybody behind us.
TURN = text("SELECT pg_advisory_xact_lock(hashtext('daodi.migrate'))")
PATIENCE = text("SET LOCAL lock_timeout = '2s'")


def migrate(connection: Connection) -> None:
    """Brings the schema behind `connection` to the asked revision in one transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata, compare_server_default=True)
    with context.begin_transaction():
        connection.execute(TURN)
        connection.execute(PATIENCE)
        context.run_migrations()


def from_command_line() -> None:
    """Serves plain `alembic` commands (a new revision, the history)."""
    url = os.environ.get("DATABASE_URL")
    if url is None:
        raise DaodiError("set DATABASE_URL to the database that alembic shall work on")
    asyncio.run(over_connection(url, migrate))


if (given := context.config.attributes.get("connection")) is not None:
    migrate(given)
else:
    from_command_line()

"""The way into the database: an empty schema takes every row by COPY in one transaction."""

from __future__ import annotations

from collections.abc import Callable

import asyncpg
from sqlalchemy import ClauseElement, Table, exists, func, select
from sqlalchemy.dialects import postgresql

from backend.demo.store import NOW, Store
from backend.kit.errors import DaodiError
from backend.models import Base

_SHARED = {"role", "appointment_kind", "district_clock", "policy_version", "policy_current", "sign_in_attempt"}
"""Tables that a migration or a server may fill before the demo comes."""

_RULES = {"leave_type", "leave_rule", "binding_rule", "assessment_weight"}
"""What the migrations say of every district, the demo's too; the demo's rows are the same ones, so that others can point at them."""


async def write(connection: asyncpg.Connection, build: Callable[[], Store], done: Callable[[str], None]) -> None:
    """Copies all rows that `build` makes, sets the sequences behind them, and turns the district's clock.

    Nothing is built for a database that has rows: DaodiError. `done` hears the name of each table that is filled.
    """
    async with connection.transaction():
        await _require_empty(connection)
        store = build()
        for table in (one for one in store.tables() if one.name not in _RULES):
            rows, columns = store.rows[table.name], list(store.columns[table.name])
            if table.name in _SHARED:
                await _add_missing(connection, table, store)
            else:
                await connection.copy_records_to_table(table.name, records=rows, columns=columns)
            if "id" in columns and table.c.id.identity is not None:
                sequence = func.pg_get_serial_sequence(
                    f"{table.name}", "id"
                )  # a plain str: SQLAlchemy's quoted names have no literal
                await connection.execute(_text(select(func.setval(sequence, select(func.max(table.c.id)).scalar_subquery()))))
            done(table.name)
        await _turn_clock(connection)


async def vacuum(connection: asyncpg.Connection) -> None:
    """Statistics and visibility, so that the first plans are already good ones."""
    await connection.execute("VACUUM (ANALYZE)")


async def _require_empty(connection: asyncpg.Connection) -> None:
    """Refuses any row in our tables; the lock makes a second load wait for the first, and then be refused."""
    try:
        await connection.execute("LOCK TABLE organisation IN EXCLUSIVE MODE")
    except asyncpg.UndefinedTableError as error:
        raise DaodiError("the database has no tables yet; run `daodi migrate` first") from error
    for table in Base.metadata.sorted_tables:
        if table.name not in _SHARED | _RULES and await connection.fetchval(_text(select(exists(select(table))))):
            raise DaodiError(
                f"the database is not empty (table {table.name} has rows); "
                "load the demo into a new database, or choose another data directory"
            )


async def _add_missing(connection: asyncpg.Connection, table: Table, store: Store) -> None:
    for row in store.rows[table.name]:
        values = dict(zip(store.columns[table.name], row, strict=True))
        await connection.execute(_text(postgresql.insert(table).values(values).on_conflict_do_nothing()))


async def _turn_clock(connection: asyncpg.Connection) -> None:
    await connection.execute(
        'INSERT INTO district_clock ("only", shift_seconds) VALUES (true, extract(epoch FROM $1::timestamptz - now())::int)'
        ' ON CONFLICT ("only") DO UPDATE SET shift_seconds = excluded.shift_seconds',
        NOW,
    )


def _text(statement: ClauseElement) -> str:
    """The statement with its values written out: names and words of our own, never a user's."""
    return str(statement.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))

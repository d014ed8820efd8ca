"""Opening a database: session settings, address forms, what a person reads when it fails."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest
from sqlalchemy import text

from backend.kit.database import Database, Limits, address, readable_failures, wait_until_ready
from backend.kit.errors import DaodiError

NOBODY_LISTENS = "postgresql://someone:very-secret@127.0.0.1:1/district"


async def settings_of_reads(database: Database, *names: str) -> list[str]:
    return [await database.reads.fetchval("SELECT current_setting($1)", name) for name in names]


async def test_planned_reads_run_in_utc_without_jit_with_generic_plans_and_a_time_limit(database: Database) -> None:
    found = await settings_of_reads(database, "TimeZone", "jit", "plan_cache_mode", "statement_timeout", "lock_timeout")
    assert found == ["UTC", "off", "force_generic_plan", "5s", "2s"]


async def test_writes_run_in_utc_with_limits_but_with_plans_of_their_own(database: Database) -> None:
    names = ("TimeZone", "jit", "plan_cache_mode", "statement_timeout", "idle_in_transaction_session_timeout")
    async with database.engine.connect() as connection:
        found = [await connection.scalar(text("SELECT current_setting(:name)"), {"name": name}) for name in names]
    assert found == ["UTC", "off", "auto", "5s", "10s"]


async def test_a_read_over_its_time_limit_ends_and_gives_its_connection_back(database_url: str) -> None:
    async with await Database.open(database_url, Limits(reads=1, statement=0.2)) as database:
        with pytest.raises(asyncpg.QueryCanceledError):
            await database.reads.fetchval("SELECT pg_sleep(5)")
        assert await database.reads.fetchval("SELECT 1") == 1


async def test_a_connection_is_reused_without_a_reset_between_reads(database_url: str) -> None:
    async with await Database.open(database_url, Limits(reads=1)) as database:
        await database.reads.execute("SET application_name = 'kept'")
        assert await settings_of_reads(database, "application_name") == ["kept"]


async def test_behind_a_pooler_nothing_is_prepared_and_nothing_is_set(database_url: str) -> None:
    async with await Database.open(database_url, Limits(reads=1, pooler=True)) as database:
        assert await settings_of_reads(database, "plan_cache_mode", "statement_timeout") == ["auto", "0"]
        for _ in range(3):
            await database.reads.fetchval("SELECT $1::int", 1)
        assert await database.reads.fetch("SELECT name FROM pg_prepared_statements WHERE name <> ''") == []


async def test_behind_a_pooler_a_read_is_one_transaction(database_url: str) -> None:
    async with (
        await Database.open(database_url, Limits(reads=1, pooler=True)) as database,
        database.reads.acquire() as connection,
    ):
        assert await connection.fetchval("SELECT now() < clock_timestamp()")
        assert not connection.is_in_transaction()


async def test_several_hosts_may_be_named_and_the_one_that_takes_writes_is_used(database_url: str) -> None:
    folder = parse_qs(urlsplit(database_url).query)["host"][0]
    hosts = f"/nowhere-at-all,{folder}"
    several = f"postgresql://postgres@/{urlsplit(database_url).path[1:]}?host={hosts}&port=5432,5432"
    async with await Database.open(several) as database:
        assert await database.reads.fetchval("SELECT 1") == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://localhost/x", r"^DATABASE_URL must begin with postgresql://"),
        (NOBODY_LISTENS, r"^cannot reach the database at 127\.0\.0\.1:1/district \(.*\); start it, or correct DATABASE_URL$"),
        ("postgresql://h.invalid/x", r"^cannot reach the database at h\.invalid/x \(.*\); start it, or correct DATABASE_URL$"),
        ("postgresql://localhost:port/x", r"^cannot reach the database at localhost:port/x"),
    ],
)
async def test_an_address_that_leads_nowhere_is_one_line_that_says_what_to_do(url: str, said: str) -> None:
    with pytest.raises(DaodiError, match=said):
        await wait_until_ready(url, patience=0)


async def test_a_database_that_does_not_exist_is_named(database_url: str) -> None:
    with pytest.raises(DaodiError, match=r'refused us \(database "nonesuch" does not exist\); check user, password and name'):
        await Database.open(database_url.replace(urlsplit(database_url).path, "/nonesuch"))


def test_a_pooler_that_refuses_our_session_settings_is_recognised() -> None:
    said = r"^a pooler stands before the database at h:5432/x .*; set DAODI_POOLER=1$"
    with pytest.raises(DaodiError, match=said), readable_failures("postgresql://h:5432/x"):
        raise asyncpg.ProtocolViolationError("unsupported startup parameter: jit")


async def test_no_message_holds_the_password() -> None:
    with pytest.raises(DaodiError) as failure:
        await wait_until_ready(NOBODY_LISTENS, patience=0)
    assert "very-secret" not in str(failure.value)
    assert address(NOBODY_LISTENS) == "127.0.0.1:1/district"


async def test_a_server_that_comes_up_late_is_waited_for(database_url: str) -> None:
    """The embedded server's socket appears some time after the process."""
    folder = parse_qs(urlsplit(database_url).query)["host"][0]

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.5432")
        await asyncio.gather(copy(reader, server_writer), copy(server_reader, writer))

    async def copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            target.write(data)
        target.close()

    late = await asyncio.start_server(relay, "127.0.0.1", 0, start_serving=False)
    port = late.sockets[0].getsockname()[1]
    waiting = asyncio.create_task(
        wait_until_ready(f"postgresql://postgres@127.0.0.1:{port}/postgres?sslmode=disable", patience=10)
    )
    await asyncio.sleep(0.3)
    assert not waiting.done()
    async with late:
        await late.start_serving()
        await waiting

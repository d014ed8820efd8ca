"""Revisions of the schema: from nothing to the newest, by several programs at once, and what is said when it cannot be."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from backend.kit import migrate
from backend.kit.database import connect
from backend.kit.errors import DaodiError
from backend.kit.files import REPOSITORY
from backend.models import Base
from tests.databases import DEMO, Databases

UPGRADE = "import asyncio, sys; from backend.kit.migrate import upgrade; asyncio.run(upgrade(sys.argv[1]))"


async def run(url: str, statement: str) -> None:
    connection = await connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def test_an_empty_database_is_told_to_migrate_and_then_has_the_newest_revision(empty_url: str) -> None:
    assert await migrate.current(empty_url) is None
    with pytest.raises(DaodiError, match=r"has schema revision none, not \w+; run `daodi migrate`$"):
        await migrate.require_head(empty_url)
    await migrate.upgrade(empty_url)
    assert await migrate.current(empty_url) == migrate.head()
    await migrate.require_head(empty_url)
    await migrate.upgrade(empty_url)


async def test_programs_that_migrate_at_once_take_turns(empty_url: str) -> None:
    command = [sys.executable, "-c", UPGRADE, empty_url]
    programs = [await asyncio.create_subprocess_exec(*command, cwd=REPOSITORY) for _ in range(3)]
    assert [await program.wait() for program in programs] == [0, 0, 0]
    assert await migrate.current(empty_url) == migrate.head()


async def test_the_migrations_build_exactly_the_tables_of_the_models(database_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return list(compare_metadata(context, Base.metadata))

    assert await migrate.over_connection(database_url, differences) == []


async def test_a_database_of_a_newer_program_is_left_alone(empty_url: str) -> None:
    await migrate.upgrade(empty_url)
    await run(empty_url, "UPDATE alembic_version SET version_num = 'from_the_future'")
    with pytest.raises(DaodiError, match=r"cannot be migrated \(.*from_the_future.*\); it may belong to a newer program"):
        await migrate.upgrade(empty_url)
    with pytest.raises(DaodiError, match="has schema revision from_the_future"):
        await migrate.require_head(empty_url)


async def test_a_migration_gives_up_when_a_table_stays_in_use(empty_url: str) -> None:
    await migrate.upgrade(empty_url)
    await run(empty_url, "UPDATE alembic_version SET version_num = version_num")
    holder = await connect(empty_url)
    try:
        await holder.execute("BEGIN; LOCK TABLE alembic_version")
        with pytest.raises(DaodiError, match=r"in use .*; end long transactions and run `daodi migrate` again"):
            await migrate.upgrade(empty_url)
    finally:
        await holder.close()


def test_plain_alembic_works_on_the_same_configuration(empty_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "current"],
        cwd=REPOSITORY,
        env={**os.environ, "DATABASE_URL": empty_url},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def steps_back(url: str, revision: str) -> Awaitable[None]:
    def run(connection: Connection) -> None:
        config = migrate.configuration()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)

    return migrate.over_connection(url, run)


SECOND_CHIEF = """UPDATE assignment SET position = 'CHIEF' WHERE id = (
    SELECT max(s.id) FROM assignment s JOIN agency a ON a.id = s.agency_id WHERE a.name = '丰惠市场监管所' AND upper_inf(s.period)) RETURNING id"""


async def test_a_district_with_two_chiefs_of_one_agency_is_told_where_and_migrates_once_that_is_settled(
    databases: Databases,
) -> None:
    async with databases.copy(DEMO) as url:
        await steps_back(url, "0009")
        connection = await connect(url)
        try:
            second = await connection.fetchval(SECOND_CHIEF)
            said = rf"丰惠市场监管所: .+ \(assignment \d+\) and .+ \(assignment {second}\) since .+ run `daodi migrate` again$"
            with pytest.raises(DaodiError, match=said) as refused:
                await migrate.upgrade(url)
            assert "\n" not in str(refused.value)
            assert await migrate.current(url) == "0009"
            released = "SELECT count(*) FROM information_schema.columns WHERE column_name = 'releasing_township_id'"
            assert await connection.fetchval(released) == 0, "nothing of it stays"
            ended = "UPDATE assignment SET period = daterange(lower(period), DAY) WHERE id = $1"
            assert ended.removesuffix("$1") in str(refused.value)
            await connection.execute(ended.replace("DAY", "(SELECT lower(period) FROM assignment WHERE id = $2)"), second, second)
        finally:
            await connection.close()
        await migrate.upgrade(url)
        assert await migrate.current(url) == migrate.head()

"""Loading: quick, repeatable to the byte, at the right hour, and never on top of anything."""

from __future__ import annotations

import asyncio
import os
import sys
import time

import pytest

from backend.demo import district, load, totals
from backend.kit.database import Database, connect
from backend.kit.errors import DaodiError
from backend.organisations import models as organisations
from tests.databases import DEMO, MIGRATED, Databases

_LOAD = "import asyncio, sys; from backend.demo import load; asyncio.run(load(sys.argv[1], progress=False))"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN ('alembic_version', 'district_clock')"
_HIDDEN = {"account": " - 'password_hash'"}


async def _checksums(url: str) -> dict[str, str]:
    connection = await connect(url)
    try:
        return {
            table: await connection.fetchval(
                f"SELECT md5(coalesce(string_agg(line, chr(10) ORDER BY line), '')) FROM (SELECT (to_jsonb(t){_HIDDEN.get(table, '')})::text"
                f' AS line FROM "{table}" t) lines'
            )
            for table in [row["tablename"] for row in await connection.fetch(_TABLES)]
        }
    finally:
        await connection.close()


async def test_a_second_load_in_another_process_gives_the_same_rows_in_time(
    databases: Databases, capsys: pytest.CaptureFixture[str]
) -> None:
    async with databases.copy(MIGRATED) as url, databases.copy(DEMO) as fresh:
        begun = time.monotonic()
        environment = os.environ | {"PYTHONHASHSEED": "2017"}  # sets in another order must not matter
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", _LOAD, url, env=environment)
        assert await process.wait() == 0
        seconds = time.monotonic() - begun
        assert await _checksums(url) == await _checksums(fresh)
    with capsys.disabled():
        print(f"\ndemo district loaded in {seconds:.1f} s")
    assert seconds < 60  # 20 s on an idle machine; the suite shares its cores


async def test_a_database_with_one_row_refuses_the_load_at_once_and_keeps_it(databases: Databases) -> None:
    async with databases.copy(MIGRATED) as url:
        connection = await connect(url)
        await connection.execute(
            "INSERT INTO organisation (kind, name, code, name_pinyin, name_initials) VALUES ('ORGAN', '区政府办', '1', 'quzhengfuban', 'qzfb')"
        )
        with pytest.raises(DaodiError, match="not empty") as refusal:
            await load(url, progress=False)
        assert "\n" not in str(refusal.value)
        assert await connection.fetchval("SELECT count(*) FROM organisation") == 1
        assert await connection.fetchval("SELECT count(*) FROM staff") == 0
        await connection.close()


async def test_a_database_without_tables_is_told_to_migrate(databases: Databases) -> None:
    async with databases.empty() as url:
        with pytest.raises(DaodiError, match="daodi migrate"):
            await load(url, progress=False)


async def test_the_clock_stands_at_nine_on_the_last_day_of_august_when_loading_ends(databases: Databases, demo: Database) -> None:
    shifted = await demo.reads.fetchval("SELECT now() + make_interval(secs => shift_seconds) FROM district_clock")
    assert await demo.reads.fetchval("SELECT $1 >= '2017-08-31 09:00+08'::timestamptz", shifted)
    assert await demo.reads.fetchval("SELECT district_now() >= '2017-08-31 09:00+08'")


async def test_new_rows_get_keys_behind_those_of_the_demo(databases: Databases) -> None:
    async with databases.copy(DEMO) as url, await Database.open(url) as fresh:
        await _require_sequences_at_the_end(fresh)


async def _require_sequences_at_the_end(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT c.table_name, pg_sequence_last_value(pg_get_serial_sequence(c.table_name, 'id')::regclass) AS last
           FROM information_schema.columns c WHERE c.column_name = 'id' AND c.is_identity = 'YES' AND c.table_schema = current_schema()"""
    )
    for row in rows:
        assert row["last"] == await demo.reads.fetchval(f'SELECT max(id) FROM "{row["table_name"]}"'), row["table_name"]


def test_a_generator_that_breaks_a_total_is_stopped_before_anything_is_written() -> None:
    world = district()
    world.store.rows[organisations.Grid.__tablename__].pop()
    with pytest.raises(RuntimeError, match="grids: 1179 instead of 1180"):
        totals.check(world)

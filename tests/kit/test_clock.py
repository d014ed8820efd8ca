"""The clock: every work gets its turn, one that fails stops no other, and two workers are never at the same."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.kit import clock
from backend.kit.database import Database


async def test_a_work_that_fails_is_undone_and_stops_no_other(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    await database.reads.execute("CREATE TABLE noted (said text)")

    async def fail(db: AsyncConnection) -> None:
        await db.execute(text("INSERT INTO noted VALUES ('half')"))
        await db.execute(text("SELECT 1 / 0"))

    async def note(db: AsyncConnection) -> None:
        await db.execute(text("INSERT INTO noted VALUES ('whole')"))

    await clock.tick(database.engine, [fail, note])
    assert [row["said"] for row in await database.reads.fetch("SELECT said FROM noted")] == ["whole"]
    assert "division by zero" in str(capsys.readouterr())


async def test_two_workers_are_never_at_the_same(database: Database) -> None:
    inside, most = 0, 0

    async def slow(_: AsyncConnection) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.05)
        inside -= 1

    await asyncio.gather(*(clock.tick(database.engine, [slow, slow]) for _ in range(4)))
    assert most == 1


async def test_it_ticks_until_it_is_cancelled(database: Database) -> None:
    ticks, thrice = 0, asyncio.Event()

    async def count(_: AsyncConnection) -> None:
        nonlocal ticks
        ticks += 1
        if ticks == 3:
            thrice.set()

    running = asyncio.create_task(clock.run(database.engine, [count], every=0.01))
    await thrice.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

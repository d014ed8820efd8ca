"""The clock: what falls due without anybody's act. Each work is idempotent, and one worker is at it at a time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

Work = Callable[[AsyncConnection], Awaitable[object]]
"""Does whatever is due now, in the transaction that it is given; the database's clock decides what that is."""

EVERY = 60.0
"""Seconds between two looks at what is due."""

A_DAY = 86_400.0
"""Seconds between two looks at what is only to be tidied up."""

# Of a transaction, not of a session: it passes a pooler, and ends with whatever it protects.
_TURN: TextClause = text("SELECT pg_try_advisory_xact_lock(hashtext('daodi.clock'))")

_log = structlog.get_logger("daodi.clock")


async def tick(engine: AsyncEngine, works: Sequence[Work]) -> None:
    """Runs every work once, each in a transaction of its own; none at which another worker is. A failure is logged, not raised."""
    for work in works:
        try:
            async with engine.begin() as db:
                if await db.scalar(_TURN):
                    await work(db)
        except Exception as error:  # the clock must not stop for one work
            _log.error("due work failed", work=getattr(work, "__name__", repr(work)), error=str(error))


async def run_from_start(engine: AsyncEngine, works: Sequence[Work], every: float) -> None:
    """Ticks at once, then as `run` does: for what may have been left undone while nothing ran."""
    await tick(engine, works)
    await run(engine, works, every)


async def run(engine: AsyncEngine, works: Sequence[Work], every: float = EVERY) -> None:
    """Ticks until it is cancelled."""
    while True:
        await asyncio.sleep(every)
        await tick(engine, works)

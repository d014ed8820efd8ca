"""How far a long import has come, told while its one transaction is still open.

It is no state of the district, so it has no table. As with PostgreSQL's own `pg_stat_progress_...`, the connection that does the
work says it, as its `application_name`: every worker sees that at once although nothing is committed yet, and it goes with the
transaction, however that ends. It holds numbers only, and is read by the account whose import it is.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import ColumnElement, FromClause, Integer, Text, TextClause, cast, column, func, select, table, text

from backend.access.acts import Doing
from backend.exchange.rules import ImportPhase
from backend.exchange.rules.columns import ImportTarget
from backend.graph.scope import Scope
from backend.graph.sql import text_literal

EVERY = 0.2
"""Seconds between two words, at least: a page asks no more often."""

_MARK = "daodi import"
_SAY: TextClause = text("SELECT set_config('application_name', :said, true)")
_SESSIONS = table("pg_stat_activity", column("datname", Text), column("application_name", Text), column("xact_start"))

Found = TypeVar("Found")


class Progress:
    """Of one act. Work beside the event loop calls `count`; the act's own steps say how far they have come."""

    def __init__(self, doing: Doing, target: ImportTarget) -> None:
        self._db = doing.db
        self._whose = f"{_MARK} {doing.viewer['account_id']} {target.value}"
        self._phase, self._done, self._total, self._said = ImportPhase.READING, 0, 0, 0.0

    async def begin(self, phase: ImportPhase, total: int = 0) -> None:
        """The next phase, of so many rows; 0: it is not known of how many."""
        self._phase, self._done, self._total = phase, 0, total
        await self._say()

    def count(self, done: int) -> None:
        """So many rows are done; said at the next occasion. May be called beside the event loop."""
        self._done = done

    async def reached(self, done: int) -> None:
        """So many rows are done."""
        self.count(done)
        if time.monotonic() - self._said >= EVERY or done == self._total:
            await self._say()

    async def beside(self, work: Callable[[], Found]) -> Found:
        """Does what takes long in a thread, so that the event loop stays free, and says meanwhile how far it has come."""
        working = asyncio.create_task(asyncio.to_thread(work))
        while not (await asyncio.wait({working}, timeout=EVERY))[0]:
            await self._say()
        return working.result()

    async def _say(self) -> None:
        self._said = time.monotonic()
        await self._db.execute(_SAY, {"said": f"{self._whose} {self._phase.value} {self._done} {self._total}"})


def under_way(scope: Scope) -> FromClause:
    """What the viewer's account has under way, in whichever worker: one row per import."""
    session = _SESSIONS.c
    mine = (
        session.datname == func.current_database(),
        session.application_name.startswith(text_literal(f"{_MARK} ")),
        _word(3) == cast(scope.viewer.account_id, Text),
    )
    numbers = (cast(_word(place), Integer).label(name) for place, name in ((6, "done"), (7, "total")))
    said = select(_word(4).label("target"), _word(5).label("phase"), *numbers, session.xact_start.label("since"))
    return said.where(*mine).subquery(scope.name("v"))


def _word(place: int) -> ColumnElement[str]:
    return func.split_part(_SESSIONS.c.application_name, text_literal(" "), text(str(place)))

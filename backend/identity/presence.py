"""When a session or token was last used, kept off the read path: noted in memory, written at most once a minute each."""

from __future__ import annotations

import asyncio
import time

import asyncpg

from backend.graph.http import Answers
from backend.graph.request import Answer, Credentials, GraphQLRequest

SECONDS = 60.0
"""The least time between two writes for one session."""

MOST_REMEMBERED = 10_000
"""Sessions whose last write is remembered before old ones are forgotten."""

# Never brings a session back: what has ended, idled away or grown too old in the meantime stays so.
_SEEN = {
    "session": """
        UPDATE session SET last_seen_at = date_trunc('second', now()) WHERE token_hash = $1
        AND ended_at IS NULL AND expires_at > now() AND last_seen_at > now() - interval '30 minutes'""",
    "token": "UPDATE token SET last_used_at = date_trunc('second', now()) WHERE token_hash = $1 AND revoked_at IS NULL",
}


class Presence:
    """A GraphQL service that also remembers who was served: `written` has the time of the last write by hash (monotonic)."""

    def __init__(self, service: Answers, pool: asyncpg.Pool) -> None:
        self._service = service
        self._pool = pool
        self.written: dict[bytes, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def answer(self, request: GraphQLRequest) -> Answer:
        answer = await self._service.answer(request)
        self.note(request.credentials)
        return answer

    def note(self, credentials: Credentials) -> None:
        """Has the use of valid credentials written soon, unless that happened within the last minute."""
        now = time.monotonic()
        if now - self.written.get(credentials.token_hash, -SECONDS) < SECONDS:
            return
        self._forget_old(now)
        self.written[credentials.token_hash] = now
        task = asyncio.get_running_loop().create_task(self._write(credentials))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Waits for what is being written."""
        await asyncio.gather(*self._tasks)

    def _forget_old(self, now: float) -> None:
        if len(self.written) >= MOST_REMEMBERED:
            self.written = {key: at for key, at in self.written.items() if now - at < SECONDS}

    async def _write(self, credentials: Credentials) -> None:
        try:
            await self._pool.execute(_SEEN[credentials.kind], credentials.token_hash)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            self.written.pop(credentials.token_hash, None)  # the next request tries again

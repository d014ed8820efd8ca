"""The door of the product as the tests use it: come in, fail to, and ask who that is."""

from __future__ import annotations

import itertools

from backend.graph.request import Credentials, Unauthenticated
from backend.identity.acts import Caller, Locked, sign_in
from backend.identity.credentials import secret_hash
from backend.identity.viewer import identify
from backend.kit.database import Database
from tests.identity.people import PASSWORD, People, quick_passwords

_addresses = itertools.count(1)


def somewhere() -> Caller:
    """A caller whose address nobody has used before."""
    return Caller(f"198.51.100.{next(_addresses)}", "a browser")


class Door:
    """Signs in and asks who that is."""

    def __init__(self, database: Database, people: People) -> None:
        self.database = database
        self.people = people
        self.passwords = quick_passwords()

    async def enter(
        self, username: str, password: str = PASSWORD, caller: Caller | None = None, replaced: str | None = None
    ) -> str | None:
        before = secret_hash(replaced) if replaced else None
        return await sign_in(self.database.engine, self.passwords, username, password, caller or somewhere(), before)

    async def fail(self, username: str, times: int, caller: Caller | None = None) -> None:
        for _ in range(times):
            assert await self.enter(username, "wrong", caller) is None

    async def is_locked(self, username: str, caller: Caller | None = None) -> int:
        """Seconds to wait, 0 when the door is open (a sign-in then succeeds)."""
        try:
            assert await self.enter(username, PASSWORD, caller) is not None
        except Locked as lock:
            return lock.seconds
        return 0

    async def post_of(self, secret: str) -> int:
        key: int = await self.people.pool.fetchval("SELECT post_id FROM session WHERE token_hash = $1", secret_hash(secret))
        return key

    async def is_valid(self, secret: str) -> bool:
        try:
            await identify(self.people.pool)(Credentials("session", secret_hash(secret)))
        except Unauthenticated:
            return False
        return True

    async def age(self, username: str, interval: str) -> None:
        """Lets the attempts on a name be older."""
        await self.people.pool.execute(
            "UPDATE sign_in_attempt SET at = at - $2::text::interval WHERE username = $1", username, interval
        )

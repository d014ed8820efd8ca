"""Passwords: argon2id in a thread, a few at a time, and the same cost whether or not there is such an account."""

from __future__ import annotations

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 4
"""Hashes under way in one process: each takes 64 MiB."""

HASHER = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4, hash_len=32, salt_len=16)
"""RFC 9106's second recommendation: 64 MiB, three passes."""

DECOY = "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
"""What an unknown name is checked against: no password has this hash, and finding that out costs what a real one costs."""


class Passwords:
    """Hashes and checks. Who works on a password takes a `turn` first, before a database connection, and gives it back after."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self.turn = asyncio.Semaphore(AT_ONCE)
        self._hasher = hasher or HASHER

    async def hash(self, password: str) -> str:
        return await asyncio.to_thread(self._hasher.hash, password)

    async def matches(self, password: str, stored: str | None) -> bool:
        """Whether `password` belongs to the hash; without one it is compared with the decoy, which never matches."""
        return await asyncio.to_thread(self._verify, stored or DECOY, password)

    def outdated(self, stored: str) -> bool:
        """Whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(stored)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False

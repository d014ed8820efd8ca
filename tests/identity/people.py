"""A few bodies and accounts for the tests of identity, written with plain SQL."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import asyncpg
from argon2 import PasswordHasher

from backend.access.vocabulary import ROLES
from backend.identity.credentials import new_secret, secret_hash
from backend.identity.passwords import Passwords

PASSWORD = "correct horse battery"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
"""Parameters for tests that are not about the cost of a password."""


def quick_passwords() -> Passwords:
    return Passwords(QUICK)


@dataclass
class People:
    """Makes accounts and posts in a small district; every account has a name of its own."""

    pool: asyncpg.Pool
    bodies: dict[str, int] = field(default_factory=dict)
    _numbers: itertools.count[int] = field(default_factory=itertools.count)
    _hash: str = field(default_factory=lambda: QUICK.hash(PASSWORD))

    async def settle(self) -> None:
        """Two towns, a department with an agency in the first town, a village, its grid, and an organ."""
        town = await self._body("TOWNSHIP", "丰惠镇", form="TOWN", category="CENTRAL")
        await self._body("TOWNSHIP", "百官街道", form="SUB_DISTRICT", category="CENTRAL")
        market = await self._body("DEPARTMENT", "市场监督管理局")
        await self.pool.execute(
            "INSERT INTO agency_sort (kind, name, department_id) VALUES ('MARKET_OFFICE', '市场监管所', $1)", market
        )
        owners = {"township_id": town, "department_id": market, "kind": "MARKET_OFFICE", "management_class": "B"}
        await self._body("AGENCY", "丰惠市场监管所", **owners, established_on="2010-01-01")
        village = await self._body("VILLAGE", "西湖村", form="VILLAGE", township_id=town)
        await self._body("GRID", "第一网格", village_id=village, township_id=town)
        await self._body("ORGAN", "区审计局", purpose="AUDIT")

    async def _body(self, kind: str, name: str, /, **columns: object) -> int:
        words = (name, f"{kind}{len(self.bodies)}", "a", "a")
        key: int = await self.pool.fetchval(
            "INSERT INTO organisation (kind, name, code, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, $5) RETURNING id",
            kind,
            *words,
        )
        values = ", ".join(["$1, $2, $3, $4, $5", *(f"'{value}'" for value in columns.values())])
        names = ", ".join(["id, name, code, name_pinyin, name_initials", *columns])
        await self.pool.execute(f"INSERT INTO {kind.lower()} ({names}) VALUES ({values})", key, *words)
        self.bodies[name] = key
        return key

    async def staff(self, organisation: str, agency: str | None = None) -> int:
        """A person of the roster at a body; one with an agency carries its owners."""
        owners = "NULL, NULL, NULL, NULL"
        if agency is not None:
            owners = f"{self.bodies[agency]}, {self.bodies['丰惠镇']}, {self.bodies['市场监督管理局']}, 'B'"
        key: int = await self.pool.fetchval(
            "INSERT INTO staff (name, name_pinyin, name_initials, gender, title, position, organisation_id,"
            " agency_id, township_id, department_id, management_class)"
            f" VALUES ('王一', 'wang yi', 'wy', 'FEMALE', '科员', 'MEMBER', $1, {owners}) RETURNING id",
            self.bodies[organisation],
        )
        return key

    async def account(self, duty: str = "BUSINESS", staff_id: int | None = None) -> tuple[int, str]:
        """Key and user name of a new account with the password PASSWORD and no post."""
        username = f"somebody-{next(self._numbers)}"
        key: int = await self.pool.fetchval(
            "INSERT INTO account (username, display_name, duty, password_hash, staff_id)"
            " VALUES ($1, $1, $2, $3, $4) RETURNING id",
            username,
            duty,
            self._hash,
            staff_id,
        )
        return key, username

    async def post(
        self,
        account: int,
        role: str = "town_personnel",
        organisation: str = "丰惠镇",
        *,
        begins: str = "-1 day",
        ends: str | None = None,
        instead_of: int | None = None,
    ) -> int:
        """A post from `begins` until `ends`, both counted from now."""
        duty = ROLES[role].duty
        assert duty is not None
        key: int = await self.pool.fetchval(
            "INSERT INTO post (account_id, duty, role, organisation_id, title, stands_in_for_id, valid_from, valid_to)"
            " VALUES ($1, $2, $3, $4, $3, $5, now() + $6::text::interval, now() + $7::text::interval) RETURNING id",
            account,
            duty.value,
            role,
            self.bodies[organisation],
            instead_of,
            begins,
            ends,
        )
        return key

    async def holder(self, role: str = "town_personnel", organisation: str = "丰惠镇") -> tuple[int, str, int]:
        """A new account with one post: its key, its user name, the post's key."""
        duty = ROLES[role].duty
        assert duty is not None
        account, username = await self.account(duty.value)
        return account, username, await self.post(account, role, organisation)

    async def session(self, account: int, post: int) -> str:
        """The secret of a fresh session."""
        secret = new_secret()
        await self.pool.execute(
            "INSERT INTO session (token_hash, account_id, post_id, expires_at) VALUES ($1, $2, $3, now() + interval '12 hours')",
            secret_hash(secret),
            account,
            post,
        )
        return secret

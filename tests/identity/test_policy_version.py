"""Which policy is in force: the first at once, a changed one as a draft, or at once where the settings say so."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

from backend.access.vocabulary import ROLES
from backend.identity.policy_version import ensure_policy, load_version
from backend.kit.database import Database


async def version(database: Database, name: str, activate: bool = False) -> int:
    return await ensure_policy(database.engine, f"# {name}", name, {"name": name}, activate=activate)


@pytest.fixture(autouse=True)
async def no_policy(database: Database) -> None:
    await database.reads.execute("DELETE FROM policy_current; DELETE FROM policy_version")


async def test_the_first_version_comes_into_force_with_its_decisions(database: Database) -> None:
    first = await version(database, "one")
    assert await load_version(database.reads, first) == ("# one", {"name": "one"})
    assert await version(database, "one") == first
    assert await database.reads.fetchval("SELECT count(*) FROM policy_version") == 1


async def test_a_changed_policy_is_a_draft_beside_the_one_in_force(database: Database) -> None:
    first = await version(database, "one")
    assert await version(database, "two") == first
    rows = await database.reads.fetch("SELECT sha256 FROM policy_version ORDER BY id")
    assert [row["sha256"] for row in rows] == ["one", "two"]


async def test_in_development_a_changed_policy_is_in_force_at_once(database: Database) -> None:
    first = await version(database, "one")
    second = await version(database, "two", activate=True)
    assert second != first
    assert await load_version(database.reads, second) == ("# two", {"name": "two"})
    assert await version(database, "one", activate=True) == first


async def test_programs_that_start_together_agree_on_one_version(database: Database) -> None:
    assert len(set(await asyncio.gather(*(version(database, "one") for _ in range(6))))) == 1


async def test_it_takes_part_in_a_transaction_that_is_given_up(database: Database) -> None:
    async with database.engine.connect() as connection:
        await ensure_policy(connection, "#", "one", {})
        await connection.rollback()
    assert await database.reads.fetchval("SELECT count(*) FROM policy_version") == 0


async def test_every_role_that_a_post_may_carry_is_a_row(database: Database) -> None:
    await version(database, "one")
    rows = await database.reads.fetch("SELECT name, label, duty FROM role")
    assert {(row["name"], row["label"], row["duty"]) for row in rows} == {
        (role.name, role.label, role.duty.value) for role in ROLES.values() if role.duty is not None
    }


async def test_there_is_one_current_version_and_no_second(database: Database) -> None:
    await version(database, "one")
    with pytest.raises(asyncpg.UniqueViolationError):
        await database.reads.execute("INSERT INTO policy_current (version_id) SELECT id FROM policy_version")
    with pytest.raises(asyncpg.CheckViolationError):
        await database.reads.execute('INSERT INTO policy_current ("only", version_id) SELECT false, id FROM policy_version')


async def test_an_unknown_version_has_no_decisions(database: Database) -> None:
    with pytest.raises(LookupError):
        await load_version(database.reads, 0)

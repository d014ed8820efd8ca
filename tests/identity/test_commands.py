"""`daodi account` and `daodi token`: what they do to the database, and the one line of every failure."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from backend.graph.ids import encode_id
from backend.graph.request import Credentials, Unauthenticated
from backend.identity.commands import create_account, create_token, list_tokens, reset_password, revoke_token
from backend.identity.credentials import secret_hash
from backend.identity.passwords import Passwords
from backend.identity.viewer import identify
from backend.kit.database import Database
from backend.kit.errors import DaodiError
from tests.databases import MIGRATED, Databases
from tests.identity.people import People

PASSWORD = "a long enough password"


@pytest.fixture
async def empty(databases: Databases) -> AsyncIterator[Database]:
    """A migrated database without rows."""
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        yield database


@pytest.fixture
def url(database_url: str, people: People) -> str:
    return database_url


async def role_of(database: Database, secret: str) -> str:
    return (await identify(database.reads)(Credentials("token", secret_hash(secret)))).role


@pytest.mark.parametrize(("duty", "role"), [("SYSTEM", "system_admin"), ("SECURITY", "security_admin"), ("AUDIT", "audit_admin")])
async def test_the_first_officers_come_into_an_empty_district(empty: Database, duty: str, role: str) -> None:
    await create_account(empty.url, "chen", duty, PASSWORD)
    row = await empty.reads.fetchrow(
        "SELECT account.duty, password_hash, demo, role, kind FROM account JOIN post ON post.account_id = account.id"
        " JOIN organisation ON organisation.id = post.organisation_id JOIN organ ON organ.id = organisation.id"
    )
    assert row is not None
    assert (row["duty"], row["role"], row["kind"], row["demo"]) == (duty, role, "ORGAN", False)
    assert await Passwords().matches(PASSWORD, row["password_hash"])


async def test_all_three_officers_fit_beside_each_other(empty: Database) -> None:
    for number, duty in enumerate(("SYSTEM", "SECURITY", "AUDIT")):
        await create_account(empty.url, f"officer-{number}", duty, PASSWORD)
    assert await empty.reads.fetchval("SELECT count(*) FROM organ") == 2


async def test_an_officer_joins_the_organ_that_the_district_has(url: str, people: People) -> None:
    await create_account(url, "audit-chief", "AUDIT", PASSWORD)
    organ = await people.pool.fetchval(
        "SELECT organisation_id FROM post JOIN account ON account.id = account_id WHERE username = 'audit-chief'"
    )
    assert organ == people.bodies["区审计局"]


@pytest.mark.parametrize(
    ("username", "duty", "password", "hint"),
    [
        ("li", "BUSINESS", PASSWORD, "made in the product"),
        ("li", "KING", PASSWORD, "SYSTEM, SECURITY or AUDIT"),
        ("Li Wang", "AUDIT", PASSWORD, "lower-case"),
        ("", "AUDIT", PASSWORD, "lower-case"),
        ("li", "AUDIT", "short", "at least 12"),
        ("li-hua", "AUDIT", "li-hua-li-hua", "user name"),
    ],
)
async def test_a_wrong_request_is_one_line_and_changes_nothing(
    url: str, people: People, username: str, duty: str, password: str, hint: str
) -> None:
    before = await people.pool.fetchval("SELECT count(*) FROM account")
    with pytest.raises(DaodiError, match=hint) as failure:
        await create_account(url, username, duty, password)
    assert "\n" not in str(failure.value)
    assert await people.pool.fetchval("SELECT count(*) FROM account") == before


async def test_a_name_is_taken_once(url: str) -> None:
    await create_account(url, "twice", "SYSTEM", PASSWORD)
    with pytest.raises(DaodiError, match="already"):
        await create_account(url, "twice", "AUDIT", PASSWORD)


async def test_a_new_password_replaces_the_old_one_and_ends_the_sessions(url: str, people: People) -> None:
    account, username, post = await people.holder()
    secret = await people.session(account, post)
    await reset_password(url, username, PASSWORD)
    stored = await people.pool.fetchval("SELECT password_hash FROM account WHERE id = $1", account)
    assert await Passwords().matches(PASSWORD, stored)
    with pytest.raises(Unauthenticated):
        await identify(people.pool)(Credentials("session", secret_hash(secret)))


async def test_nobody_s_password_cannot_be_reset(url: str) -> None:
    with pytest.raises(DaodiError, match="no account nobody"):
        await reset_password(url, "nobody", PASSWORD)


@pytest.mark.parametrize("form", ["key", "global id", "user name"])
async def test_a_token_acts_in_the_post_that_was_named(url: str, database: Database, people: People, form: str) -> None:
    _, username, post = await people.holder("dept_personnel", "市场监督管理局")
    given = {"key": str(post), "global id": encode_id("Post", post), "user name": username}[form]
    secret = await create_token(url, " statistics ", given, 30)
    assert len(secret) >= 43
    assert await role_of(database, secret) == "dept_personnel"
    line = (await list_tokens(url))[0]
    assert (line.name, line.username, line.role, line.organisation) == (
        "statistics",
        username,
        "dept_personnel",
        "市场监督管理局",
    )
    assert (line.expires_at - line.created_at).days == 30
    assert line.revoked_at is None
    assert secret not in str(line)


async def test_a_revoked_token_is_worth_nothing_at_once(url: str, database: Database, people: People) -> None:
    _, username, _ = await people.holder()
    secret = await create_token(url, "x", username, 1)
    key = (await list_tokens(url))[0].id
    await revoke_token(url, key)
    with pytest.raises(Unauthenticated):
        await role_of(database, secret)
    first = (await list_tokens(url))[0].revoked_at
    assert first is not None
    await revoke_token(url, key)
    assert (await list_tokens(url))[0].revoked_at == first


@pytest.mark.parametrize(("name", "days", "hint"), [("x", 0, "1 to 366 days"), ("x", 367, "1 to 366 days"), ("  ", 1, "a name")])
async def test_a_token_has_a_name_and_an_end(url: str, people: People, name: str, days: int, hint: str) -> None:
    _, username, _ = await people.holder()
    with pytest.raises(DaodiError, match=hint):
        await create_token(url, name, username, days)


async def test_a_token_needs_a_post_in_force(url: str, people: People) -> None:
    account, _ = await people.account()
    ended = await people.post(account, begins="-2 days", ends="-1 day")
    for given in (str(ended), "0", "9" * 40, "nobody", encode_id("Staff", 1)):
        with pytest.raises(DaodiError, match="no post"):
            await create_token(url, "x", given, 1)


async def test_an_unknown_token_cannot_be_revoked(url: str) -> None:
    with pytest.raises(DaodiError, match="no token 0"):
        await revoke_token(url, 0)

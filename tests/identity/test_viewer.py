"""Who asks: one row while everything about the request is true, none as soon as one thing is not."""

from __future__ import annotations

from typing import Any, Literal

import asyncpg
import pytest
from sqlalchemy import Select

from backend.graph.request import Credentials, Profile, Unauthenticated
from backend.graph.sql import asyncpg_dialect
from backend.identity.credentials import new_secret, secret_hash
from backend.identity.viewer import identify, standing_posts, viewer_select
from backend.kit.database import Database
from tests.identity.people import People

COLUMNS = [
    *("account_id", "post_id", "token_id", "session_id", "role", "policy_version_id", "staff_id"),
    *("organisation_id", "organisation_kind", "organisation_name", "township_id", "department_id"),
    *("agency_id", "village_id", "grid_id", "own_row"),
]


def compiled(statement: Select[Any]) -> tuple[str, list[str]]:
    result = statement.compile(dialect=asyncpg_dialect())
    return str(result), list(result.positiontup or [])


async def seen(pool: asyncpg.Pool, credentials: Credentials, profile: Profile) -> asyncpg.Record | None:
    """The row of the viewer for a plan that was made for `profile`."""
    sql, names = compiled(viewer_select(credentials.kind))
    values = {
        "v_token": credentials.token_hash,
        "v_role": profile.role,
        "v_version": profile.policy_version,
        "v_own_row": profile.own_row,
    }
    return await pool.fetchrow(sql, *[values[name] for name in names])


class Desk:
    """One signed-in account, by session or by token, and what its statement says."""

    def __init__(self, people: People, kind: Literal["session", "token"], account: int, post: int, secret: str) -> None:
        self.people = people
        self.kind = kind
        self.account = account
        self.post = post
        self.credentials = Credentials(kind, secret_hash(secret))

    async def profile(self) -> Profile:
        return await identify(self.people.pool)(self.credentials)

    async def is_over(self, profile: Profile) -> bool:
        """Neither the statement nor the slow path knows the caller any longer; both always agree."""
        row = await seen(self.people.pool, self.credentials, profile)
        try:
            await self.profile()
        except Unauthenticated:
            assert row is None
            return True
        assert row is not None
        return False

    async def change(self, table: str, assignment: str) -> None:
        keys = {"session": "token_hash = $1", "token": "token_hash = $1", "post": "id = $1", "account": "id = $1"}
        key = {"post": self.post, "account": self.account}.get(table, self.credentials.token_hash)
        await self.people.pool.execute(f"UPDATE {table} SET {assignment} WHERE {keys[table]}", key)


async def sit(people: People, kind: Literal["session", "token"], role: str = "town_personnel", at: str = "丰惠镇") -> Desk:
    account, _, post = await people.holder(role, at)
    if kind == "session":
        return Desk(people, kind, account, post, await people.session(account, post))
    secret = new_secret()
    await people.pool.execute(
        "INSERT INTO token (token_hash, name, post_id, expires_at) VALUES ($1, 'other system', $2, now() + interval '1 day')",
        secret_hash(secret),
        post,
    )
    return Desk(people, kind, account, post, secret)


@pytest.mark.parametrize("kind", ["session", "token"])
async def test_a_valid_caller_is_one_row_with_all_columns(people: People, kind: Literal["session", "token"]) -> None:
    desk = await sit(people, kind)
    row = await seen(people.pool, desk.credentials, await desk.profile())
    assert row is not None
    assert list(row.keys()) == COLUMNS
    assert (row["account_id"], row["post_id"], row["role"]) == (desk.account, desk.post, "town_personnel")
    assert (row["organisation_kind"], row["organisation_name"]) == ("TOWNSHIP", "丰惠镇")
    assert (row["session_id"] is None, row["token_id"] is None) == (kind == "token", kind == "session")


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("session", "ended_at = now()"),
        ("session", "last_seen_at = now() - interval '30 minutes 1 second'"),
        ("session", "expires_at = now() - interval '1 second'"),
        ("post", "valid_to = now() - interval '1 second'"),
        ("post", "valid_from = now() + interval '1 hour'"),
        ("account", "disabled_at = now()"),
    ],
)
async def test_a_session_is_over_when(people: People, table: str, assignment: str) -> None:
    desk = await sit(people, "session")
    profile = await desk.profile()
    assert not await desk.is_over(profile)
    await desk.change(table, assignment)
    assert await desk.is_over(profile)


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("token", "revoked_at = now()"),
        ("token", "created_at = now() - interval '2 days', expires_at = now() - interval '1 second'"),
        ("post", "valid_to = now() - interval '1 second'"),
        ("account", "disabled_at = now()"),
    ],
)
async def test_a_token_is_over_when(people: People, table: str, assignment: str) -> None:
    desk = await sit(people, "token")
    profile = await desk.profile()
    assert not await desk.is_over(profile)
    await desk.change(table, assignment)
    assert await desk.is_over(profile)


async def test_a_session_that_is_used_within_the_half_hour_lives_on(people: People) -> None:
    desk = await sit(people, "session")
    await desk.change("session", "last_seen_at = now() - interval '29 minutes'")
    assert not await desk.is_over(await desk.profile())


async def test_an_unknown_secret_is_nobody(people: People) -> None:
    for credentials in (Credentials("session", secret_hash(new_secret())), Credentials("token", secret_hash(new_secret()))):
        with pytest.raises(Unauthenticated):
            await identify(people.pool)(credentials)


async def test_a_session_is_no_token_and_a_token_no_session(people: People) -> None:
    session, token = await sit(people, "session"), await sit(people, "token")
    for swapped in (Credentials("token", session.credentials.token_hash), Credentials("session", token.credentials.token_hash)):
        with pytest.raises(Unauthenticated):
            await identify(people.pool)(swapped)


async def test_a_plan_for_another_role_policy_or_own_row_finds_no_viewer(people: People) -> None:
    desk = await sit(people, "session")
    right = await desk.profile()
    for wrong in (
        Profile("town_leader", right.policy_version),
        Profile(right.role, right.policy_version + 1),
        Profile(right.role, right.policy_version, "host"),
    ):
        assert await seen(people.pool, desk.credentials, wrong) is None
    assert await seen(people.pool, desk.credentials, right) is not None


async def test_a_new_policy_in_force_makes_old_plans_find_no_viewer(people: People, database: Database) -> None:
    desk = await sit(people, "session")
    before = await desk.profile()
    later = await people.pool.fetchval(
        "INSERT INTO policy_version (sha256, rules, decisions) VALUES ('later', '#', '{}') RETURNING id"
    )
    await people.pool.execute("UPDATE policy_current SET version_id = $1", later)
    assert await seen(people.pool, desk.credentials, before) is None
    after = await desk.profile()
    assert after.policy_version == later
    assert await seen(people.pool, desk.credentials, after) is not None
    await people.pool.execute("UPDATE policy_current SET version_id = $1", before.policy_version)


@pytest.mark.parametrize(
    ("role", "organisation", "expected"),
    [
        ("town_personnel", "丰惠镇", {"township_id": "丰惠镇"}),
        ("dept_personnel", "市场监督管理局", {"department_id": "市场监督管理局"}),
        (
            "agency_head",
            "丰惠市场监管所",
            {"township_id": "丰惠镇", "department_id": "市场监督管理局", "agency_id": "丰惠市场监管所"},
        ),
        ("village_officer", "西湖村", {"township_id": "丰惠镇", "village_id": "西湖村"}),
        ("grid_officer", "第一网格", {"township_id": "丰惠镇", "grid_id": "第一网格"}),
        ("district_audit", "区审计局", {}),
    ],
)
async def test_a_post_knows_the_bodies_around_it(people: People, role: str, organisation: str, expected: dict[str, str]) -> None:
    desk = await sit(people, "session", role, organisation)
    row = await seen(people.pool, desk.credentials, await desk.profile())
    assert row is not None
    around = ("township_id", "department_id", "agency_id", "village_id", "grid_id")
    assert {name: row[name] for name in around if row[name] is not None} == {
        name: people.bodies[body] for name, body in expected.items()
    }


@pytest.mark.parametrize(
    ("role", "organisation", "own_row"),
    [
        ("town_leader", "丰惠镇", "host"),
        ("dept_leader", "市场监督管理局", "parent"),
        ("agency_staff", "丰惠市场监管所", "own"),
        ("town_leader", "百官街道", ""),
    ],
)
async def test_the_own_row_says_how_the_viewer_stands_to_the_post_s_body(
    people: People, role: str, organisation: str, own_row: str
) -> None:
    account, _ = await people.account(staff_id=await people.staff("丰惠市场监管所", "丰惠市场监管所"))
    secret = await people.session(account, await people.post(account, role, organisation))
    assert (await identify(people.pool)(Credentials("session", secret_hash(secret)))).own_row == own_row


async def test_standing_posts_are_exactly_the_posts_that_could_ask_now(people: People) -> None:
    standing, _, first = await people.holder()
    second = await people.post(standing, "window_clerk")
    ended = await people.post(standing, "town_leader", begins="-2 days", ends="-1 day")
    future = await people.post(standing, "town_leader", begins="1 day")
    disabled, _, idle = await people.holder()
    await people.pool.execute("UPDATE account SET disabled_at = now() WHERE id = $1", disabled)

    rows = await people.pool.fetch(compiled(standing_posts())[0])

    assert list(rows[0].keys()) == COLUMNS
    posts = {row["post_id"] for row in rows}
    assert posts >= {first, second}
    assert posts.isdisjoint({ended, future, idle})
    assert {(row["token_id"], row["session_id"]) for row in rows} == {(None, None)}

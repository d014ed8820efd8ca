"""Viewers in turn through one process and one plan cache: nobody gets another's rows, and what has ended ends at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

import orjson
import pytest

from backend.access.decide import Decider
from backend.access.policy import parse
from backend.graph.request import GraphQLRequest, Unauthenticated
from backend.identity.acts import Caller, switch_post
from backend.identity.credentials import secret_hash
from backend.identity.policies import own_policy
from backend.identity.policy_version import ensure_policy
from backend.kit.database import Database
from backend.schema import vocabulary
from tests.asking import Desk, sign_in
from tests.databases import MIGRATED, Databases
from tests.judge import Judge
from tests.world import World

QUERY = "{ personnel(stationed: null, first: 1000) { nodes { id name mobile } } viewer { account { id } post { id } } }"


@pytest.fixture
async def place(databases: Databases) -> AsyncIterator[tuple[Desk, Judge]]:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await Desk.open(database), World.draw(11)
        await world.store(database)
        yield desk, Judge(world, own_policy(vocabulary()))


async def names(desk: Desk, username: str) -> list[Any]:
    found = await desk.ask(username, QUERY)
    return sorted((node["name"], node["mobile"] or "") for node in found["personnel"]["nodes"])


def expected(judge: Judge, username: str) -> list[Any]:
    return sorted((row["name"], row["mobile"] or "") for row in judge.visible(judge.viewers[username], "Staff"))


async def test_viewers_in_turn_get_their_own_rows(place: tuple[Desk, Judge]) -> None:
    desk, judge = place
    pairs = [
        f"{role}-{turn}" for _ in range(2) for role in ("town_leader", "dept_leader", "agency_head", "member") for turn in (0, 1)
    ]
    for username in pairs:
        assert await names(desk, username) == expected(judge, username), username


async def test_two_viewers_of_one_profile_share_a_plan_that_names_neither(place: tuple[Desk, Judge]) -> None:
    desk, judge = place
    plans = []
    for username in ("member-0", "member-1"):
        credentials = await desk.session(username)
        profile = await desk.service.identify(credentials)
        await desk.service.policies.load(profile.policy_version)
        assert set(asdict(profile)) == {"role", "policy_version", "own_row"}
        plans.append(desk.service.planner.prepare(GraphQLRequest(QUERY, None, {}, credentials, "x"), profile).plan)
    assert plans[0] is plans[1]
    for username in ("member-0", "member-1"):
        viewer = judge.viewers[username]
        assert plans[0] is not None
        assert str(viewer.staff) not in plans[0].sql.replace("$", "")


async def test_a_new_policy_version_holds_from_the_next_request(place: tuple[Desk, Judge]) -> None:
    desk, judge = place
    before = await names(desk, "town_leader-0")
    text = judge.policy.text + "\n\n# 收回联系方式\np, town_leader, any, *, Staff.contact, read, deny\n"
    policy = parse(text, vocabulary())
    decided = orjson.loads(Decider(policy).decide(vocabulary()).to_json())
    await ensure_policy(desk.database.engine, text, policy.sha256, decided, activate=True)
    after = await names(desk, "town_leader-0")
    assert [name for name, _ in before] == [name for name, _ in after]
    assert any(mobile for _, mobile in before)
    assert not any(mobile for _, mobile in after)


async def test_an_ended_session_is_over_at_the_next_request(place: tuple[Desk, Judge]) -> None:
    desk, _ = place
    await names(desk, "town_leader-0")
    await desk.database.reads.execute("UPDATE session SET ended_at = now()")
    with pytest.raises(Unauthenticated):
        await names(desk, "town_leader-0")


@pytest.mark.parametrize(
    "end",
    [
        "UPDATE account SET disabled_at = now()",
        "UPDATE post SET valid_to = date_trunc('second', now())",
        "UPDATE session SET last_seen_at = now() - interval '31 minutes'",
        "UPDATE session SET expires_at = date_trunc('second', now())",
    ],
)
async def test_whatever_ends_a_right_ends_it_between_two_requests(end: str, place: tuple[Desk, Judge]) -> None:
    desk, _ = place
    await names(desk, "dept_leader-0")
    await desk.database.reads.execute(end)
    with pytest.raises(Unauthenticated):
        await names(desk, "dept_leader-0")


async def test_another_role_of_the_post_holds_at_once(place: tuple[Desk, Judge]) -> None:
    desk, judge = place
    assert await names(desk, "town_leader-0") == expected(judge, "town_leader-0")
    await desk.database.reads.execute("UPDATE post SET role = 'member' WHERE role = 'town_leader'")
    own = judge.viewers["town_leader-0"].staff
    assert len(await names(desk, "town_leader-0")) == (own is not None)


async def test_a_switch_of_post_shows_the_other_posts_rows(place: tuple[Desk, Judge]) -> None:
    desk, judge = place
    other = judge.viewers["dept_leader-0"]
    key = await desk.database.reads.fetchval(
        "INSERT INTO post (account_id, duty, role, organisation_id, title, valid_from)"
        " SELECT id, 'BUSINESS', 'dept_leader', $1, 'x', date_trunc('second', now()) FROM account WHERE username = 'town_leader-0' RETURNING id",
        other.organisation,
    )
    secret = "a secret of the test"
    credentials = await sign_in(desk.database, "town_leader-0")
    await desk.database.reads.execute(
        "UPDATE session SET token_hash = $1 WHERE token_hash = $2", secret_hash(secret), credentials.token_hash
    )
    renewed = await switch_post(desk.database.engine, secret_hash(secret), str(key), Caller("192.0.2.1", "tests"))
    assert renewed is not None
    desk._sessions["switched"] = type(credentials)("session", secret_hash(renewed))
    seen = {name for name, _ in await names(desk, "switched")}
    assert seen >= {row["name"] for row in judge.visible(other, "Staff") if row["department_id"] == other.organisation}

"""Going on under another post of the same account."""

from __future__ import annotations

import pytest

from backend.graph.ids import encode_id
from backend.identity.acts import NoSession, switch_post
from backend.identity.credentials import secret_hash
from tests.identity.door import Door, somewhere
from tests.identity.people import People


@pytest.mark.parametrize("form", ["plain", "global"])
async def test_switching_the_post_gives_a_new_secret_and_ends_the_old_one(door: Door, people: People, form: str) -> None:
    account, username, _ = await people.holder()
    second = await people.post(account, "window_clerk")
    old = await door.enter(username)
    assert old is not None
    await people.pool.execute(
        "UPDATE session SET expires_at = expires_at - interval '3 hours' WHERE token_hash = $1", secret_hash(old)
    )
    given = str(second) if form == "plain" else encode_id("Post", second)
    new = await switch_post(door.database.engine, secret_hash(old), given, somewhere())
    assert new is not None
    assert new != old
    assert await door.post_of(new) == second
    assert not await door.is_valid(old)
    assert await door.is_valid(new)
    ends = await people.pool.fetch(
        "SELECT DISTINCT expires_at FROM session WHERE token_hash = ANY($1)", [secret_hash(old), secret_hash(new)]
    )
    assert len(ends) == 1, "switching must not prolong the twelve hours"


async def test_a_post_of_somebody_else_or_of_another_time_cannot_be_taken(door: Door, people: People) -> None:
    account, username, own = await people.holder()
    _, _, theirs = await people.holder()
    ended = await people.post(account, begins="-2 days", ends="-1 day")
    future = await people.post(account, begins="1 day")
    secret = await door.enter(username)
    assert secret is not None
    wrong = [
        str(theirs),
        str(ended),
        str(future),
        "0",
        "9" * 30,
        "no id",
        encode_id("Account", own),
        encode_id("Post", 2**63 - 1),
    ]
    for given in wrong:
        assert await switch_post(door.database.engine, secret_hash(secret), given, somewhere()) is None, given
    assert await door.is_valid(secret)
    assert await door.post_of(secret) == own


async def test_a_session_whose_post_has_ended_can_go_on_under_another_post(door: Door, people: People) -> None:
    account, username, first = await people.holder()
    second = await people.post(account, "window_clerk")
    secret = await door.enter(username)
    assert secret is not None
    await people.pool.execute("UPDATE post SET valid_to = now() - interval '1 second' WHERE id = $1", first)
    assert not await door.is_valid(secret)
    new = await switch_post(door.database.engine, secret_hash(secret), str(second), somewhere())
    assert new is not None
    assert await door.is_valid(new)


@pytest.mark.parametrize(
    "end",
    [
        "UPDATE session SET ended_at = now() WHERE account_id = $1",
        "UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE account_id = $1",
        "UPDATE session SET expires_at = now() - interval '1 second' WHERE account_id = $1",
        "UPDATE account SET disabled_at = now() WHERE id = $1",
    ],
)
async def test_a_session_that_is_over_cannot_switch(door: Door, people: People, end: str) -> None:
    account, username, post = await people.holder()
    secret = await door.enter(username)
    assert secret is not None
    await people.pool.execute(end, account)
    with pytest.raises(NoSession):
        await switch_post(door.database.engine, secret_hash(secret), str(post), somewhere())

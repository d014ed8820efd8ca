"""Signing in and out, and the lock-out, on the database."""

from __future__ import annotations

import asyncio

import pytest

from backend.identity.acts import Locked, sign_in, sign_out
from backend.identity.credentials import secret_hash
from backend.identity.passwords import Passwords
from tests.identity.door import Door, somewhere
from tests.identity.people import PASSWORD, People


async def test_the_right_password_opens_a_session_of_twelve_hours(door: Door, people: People) -> None:
    _, username, post = await people.holder()
    secret = await door.enter(username)
    assert secret is not None
    assert await door.is_valid(secret)
    row = await people.pool.fetchrow(
        "SELECT *, expires_at - created_at AS length FROM session WHERE token_hash = $1", secret_hash(secret)
    )
    assert row is not None
    assert row["post_id"] == post
    assert row["length"].total_seconds() == 12 * 3600
    assert row["agent"] == "a browser"


async def test_the_secret_itself_is_nowhere_in_the_database(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    secret = await door.enter(username)
    assert secret is not None
    assert len(secret) >= 43
    dump = await people.pool.fetchval("SELECT string_agg(session::text, '') FROM session")
    assert secret not in dump
    assert secret.encode().hex() not in dump


async def test_a_name_is_found_whatever_its_case_and_blanks(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    assert await door.enter(f"  {username.upper()} ") is not None


async def test_wrong_password_unknown_name_disabled_account_and_no_post_are_one_answer(door: Door, people: People) -> None:
    _, right, _ = await people.holder()
    disabled, gone, _ = await people.holder()
    await people.pool.execute("UPDATE account SET disabled_at = now() WHERE id = $1", disabled)
    _, idle = await people.account()
    retired, ended = await people.account()
    await people.post(retired, begins="-2 days", ends="-1 day")
    passwordless, silent, _ = await people.holder()
    await people.pool.execute("UPDATE account SET password_hash = NULL WHERE id = $1", passwordless)
    assert await door.enter(right, "wrong") is None
    for username in ("nobody", gone, idle, ended, silent):
        assert await door.enter(username) is None, username


async def test_the_default_post_is_the_first_valid_one_and_standing_in_comes_last(door: Door, people: People) -> None:
    _, _, theirs = await people.holder()
    account, username = await people.account()
    await people.post(account, "window_clerk", ends="1 day", instead_of=theirs)
    await people.post(account, "town_member", begins="-2 days", ends="-1 day")
    first = await people.post(account, "town_leader")
    await people.post(account, "town_command")
    secret = await door.enter(username)
    assert secret is not None
    assert await door.post_of(secret) == first


async def test_somebody_who_only_stands_in_signs_in_under_that_post(door: Door, people: People) -> None:
    _, _, theirs = await people.holder()
    account, username = await people.account()
    standing_in = await people.post(account, "window_clerk", ends="1 day", instead_of=theirs)
    secret = await door.enter(username)
    assert secret is not None
    assert await door.post_of(secret) == standing_in


async def test_five_failures_lock_the_name_from_everywhere_for_a_quarter_of_an_hour(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    await door.fail(username, 5)
    assert 895 <= await door.is_locked(username) <= 900
    await door.age(username, "14 minutes")
    assert 1 <= await door.is_locked(username) <= 61
    await door.age(username, "1 minute 1 second")
    assert await door.is_locked(username) == 0


async def test_trying_while_locked_does_not_prolong_the_lock(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    await door.fail(username, 5)
    await door.age(username, "10 minutes")
    before = await door.is_locked(username)
    for _ in range(10):
        assert await door.is_locked(username) <= before


async def test_an_unknown_name_locks_like_a_known_one(door: Door) -> None:
    await door.fail("never-heard-of", 5)
    with pytest.raises(Locked):
        await door.enter("never-heard-of")


async def test_a_success_clears_the_failures_of_the_name(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    await door.fail(username, 4)
    assert await door.is_locked(username) == 0
    await door.fail(username, 4)
    assert await door.is_locked(username) == 0


async def test_failures_of_one_name_do_not_lock_another(door: Door, people: People) -> None:
    _, one, _ = await people.holder()
    _, other, _ = await people.holder()
    await door.fail(one, 5)
    assert await door.is_locked(other) == 0


async def test_twenty_failures_lock_the_address_for_every_name_and_no_other_address(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    attacker = somewhere()
    for number in range(10):
        await door.fail(f"guess-{number}", 2, attacker)
    assert await door.is_locked(username, attacker) > 890
    assert await door.is_locked(username) == 0


async def test_guesses_at_the_same_moment_cannot_outrun_the_lock(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    outcomes = await asyncio.gather(*(door.enter(username, "wrong") for _ in range(25)), return_exceptions=True)
    assert sum(outcome is None for outcome in outcomes) == 5
    assert sum(isinstance(outcome, Locked) for outcome in outcomes) == 20


async def test_many_people_may_sign_in_at_the_same_moment_from_one_address(door: Door, people: People) -> None:
    office = somewhere()
    names = [(await people.holder())[1] for _ in range(30)]
    secrets = await asyncio.gather(*(door.enter(name, PASSWORD, office) for name in names))
    assert all(secrets)
    assert len(set(secrets)) == 30


async def test_signing_in_again_ends_the_session_that_the_browser_had(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    first = await door.enter(username)
    assert first is not None
    second = await door.enter(username, replaced=first)
    assert second is not None
    assert second != first
    assert not await door.is_valid(first)
    assert await door.is_valid(second)


async def test_a_failed_sign_in_leaves_the_browser_s_session_alone(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    first = await door.enter(username)
    assert first is not None
    assert await door.enter(username, "wrong", replaced=first) is None
    assert await door.is_valid(first)


async def test_signing_out_ends_this_session_and_no_other(door: Door, people: People) -> None:
    _, username, _ = await people.holder()
    one, other = await door.enter(username), await door.enter(username)
    assert one is not None
    assert other is not None
    for _ in range(2):
        await sign_out(door.database.engine, secret_hash(one))
    assert not await door.is_valid(one)
    assert await door.is_valid(other)


async def test_a_hash_with_old_parameters_is_renewed_by_signing_in(door: Door, people: People) -> None:
    account, username, _ = await people.holder()
    current = Passwords()
    assert await sign_in(door.database.engine, current, username, PASSWORD, somewhere()) is not None
    stored = await people.pool.fetchval("SELECT password_hash FROM account WHERE id = $1", account)
    assert not current.outdated(stored)
    assert await current.matches(PASSWORD, stored)

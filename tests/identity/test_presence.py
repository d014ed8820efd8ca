"""When a session was last seen: written off the read path, once a minute, and never so as to bring one back."""

from __future__ import annotations

from typing import Literal

import asyncpg
import pytest

from backend.graph.request import Answer, Credentials, GraphQLRequest, Unauthenticated
from backend.identity.credentials import new_secret, secret_hash
from backend.identity.presence import Presence
from tests.identity.people import People


class Service:
    """Answers everybody whose secret is not refused."""

    def __init__(self, refuses: bytes = b"") -> None:
        self.refuses = refuses

    async def answer(self, request: GraphQLRequest) -> Answer:
        if request.credentials.token_hash == self.refuses:
            raise Unauthenticated
        return Answer(b"{}")


def request(kind: Literal["session", "token"], secret: str) -> GraphQLRequest:
    return GraphQLRequest("{ __typename }", None, {}, Credentials(kind, secret_hash(secret)), "1")


async def idle_session(people: People, minutes: int) -> str:
    account, _, post = await people.holder()
    secret = await people.session(account, post)
    await people.pool.execute(
        "UPDATE session SET last_seen_at = now() - make_interval(mins => $2) WHERE token_hash = $1", secret_hash(secret), minutes
    )
    return secret


async def minutes_idle(people: People, secret: str) -> int:
    idle: int = await people.pool.fetchval(
        "SELECT round(extract(epoch FROM now() - last_seen_at) / 60)::int FROM session WHERE token_hash = $1", secret_hash(secret)
    )
    return idle


async def test_a_request_refreshes_its_session(people: People) -> None:
    secret = await idle_session(people, 20)
    presence = Presence(Service(), people.pool)
    assert await presence.answer(request("session", secret)) == Answer(b"{}")
    await presence.finish()
    assert await minutes_idle(people, secret) == 0


async def test_a_session_is_written_at_most_once_a_minute(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = await idle_session(people, 20)
    presence = Presence(Service(), people.pool)
    written = 0
    execute = asyncpg.Pool.execute

    async def counting(pool: asyncpg.Pool, query: str, *arguments: object) -> object:
        nonlocal written
        written += 1
        return await execute(pool, query, *arguments)

    monkeypatch.setattr(asyncpg.Pool, "execute", counting)
    for _ in range(50):
        await presence.answer(request("session", secret))
    await presence.finish()
    assert written == 1
    monkeypatch.setattr("backend.identity.presence.SECONDS", 0.0)
    await presence.answer(request("session", secret))
    await presence.finish()
    assert written == 2


@pytest.mark.parametrize(
    "end",
    ["last_seen_at = now() - interval '31 minutes'", "ended_at = now()", "expires_at = now() - interval '1 second'"],
)
async def test_a_session_that_is_over_is_not_brought_back(people: People, end: str) -> None:
    secret = await idle_session(people, 10)
    await people.pool.execute(f"UPDATE session SET {end} WHERE token_hash = $1", secret_hash(secret))
    before = await minutes_idle(people, secret)
    presence = Presence(Service(), people.pool)
    presence.note(Credentials("session", secret_hash(secret)))
    await presence.finish()
    assert await minutes_idle(people, secret) == before


async def test_who_is_refused_is_not_noted(people: People) -> None:
    secret = await idle_session(people, 20)
    presence = Presence(Service(refuses=secret_hash(secret)), people.pool)
    with pytest.raises(Unauthenticated):
        await presence.answer(request("session", secret))
    await presence.finish()
    assert await minutes_idle(people, secret) == 20


async def test_the_use_of_a_token_is_noted(people: People) -> None:
    _, _, post = await people.holder()
    secret = new_secret()
    await people.pool.execute(
        "INSERT INTO token (token_hash, name, post_id, expires_at) VALUES ($1, 'x', $2, now() + interval '1 day')",
        secret_hash(secret),
        post,
    )
    presence = Presence(Service(), people.pool)
    await presence.answer(request("token", secret))
    await presence.finish()
    assert await people.pool.fetchval("SELECT last_used_at FROM token WHERE token_hash = $1", secret_hash(secret)) is not None


async def test_the_answer_does_not_wait_for_the_writing(people: People) -> None:
    secret = await idle_session(people, 20)
    presence = Presence(Service(), people.pool)
    async with people.pool.acquire() as locker, locker.transaction():
        await locker.execute("SELECT FROM session WHERE token_hash = $1 FOR UPDATE", secret_hash(secret))
        assert await presence.answer(request("session", secret)) == Answer(b"{}")
    await presence.finish()
    assert await minutes_idle(people, secret) == 0


async def test_memory_is_bounded_by_the_sessions_of_the_last_minute(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.identity.presence.MOST_REMEMBERED", 3)
    monkeypatch.setattr("backend.identity.presence.SECONDS", 0.0)
    presence = Presence(Service(), people.pool)
    for _ in range(10):
        presence.note(Credentials("session", secret_hash(new_secret())))
    assert len(presence.written) <= 3
    await presence.finish()

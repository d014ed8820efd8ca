"""`DELETE /session/{id}`: an account ends sessions of its own that were left open elsewhere, and nobody else's."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from backend.graph.ids import encode_id
from tests.http.browser import cookie_of, is_signed_in, sign_in, tell
from tests.identity.people import People


async def newest(people: People, account: int) -> int:
    key: int = await people.pool.fetchval("SELECT max(id) FROM session WHERE account_id = $1", account)
    return key


async def test_a_session_left_open_elsewhere_is_ended(app: Starlette, people: People) -> None:
    account, username, _ = await people.holder()
    elsewhere = cookie_of(await sign_in(app, username))
    left = await newest(people, account)
    here = cookie_of(await sign_in(app, username))
    ended = await tell(app, "DELETE", f"/session/{encode_id('Session', left)}", cookie=here)
    assert (ended.status, ended.body) == (204, b"")
    assert "set-cookie" not in ended.headers
    assert ended.headers["cache-control"] == "no-store"
    assert not await is_signed_in(app, elsewhere)
    assert await is_signed_in(app, here)
    again = await tell(app, "DELETE", f"/session/{left}", cookie=here)
    assert (again.status, again.code) == (404, "NOT_FOUND")


async def test_the_own_session_can_be_ended_by_its_id_too(app: Starlette, people: People) -> None:
    account, username, _ = await people.holder()
    here = cookie_of(await sign_in(app, username))
    own = f"/session/{await newest(people, account)}"
    assert (await tell(app, "DELETE", own, cookie=here)).status == 204
    assert not await is_signed_in(app, here)
    assert (await tell(app, "DELETE", own, cookie=here)).status == 401


@pytest.mark.parametrize("role", ["town_leader", "system_admin"])
async def test_somebody_else_s_session_is_not_found(app: Starlette, people: People, role: str) -> None:
    other, name, _ = await people.holder()
    theirs = cookie_of(await sign_in(app, name))
    key = await newest(people, other)
    _, username, _ = await people.holder(role)
    mine = cookie_of(await sign_in(app, username))
    for given in (str(key), encode_id("Session", key)):
        reply = await tell(app, "DELETE", f"/session/{given}", cookie=mine)
        assert (reply.status, reply.code) == (404, "NOT_FOUND")
    assert await is_signed_in(app, theirs)


@pytest.mark.parametrize("given", ["0", "9" * 30, "x", "%00", "Session", "%F0%9F%98%80", encode_id("Post", 1)])
async def test_what_names_no_session_is_not_found(app: Starlette, people: People, given: str) -> None:
    _, username, _ = await people.holder()
    here = cookie_of(await sign_in(app, username))
    reply = await tell(app, "DELETE", f"/session/{given}", cookie=here)
    assert (reply.status, reply.code) == (404, "NOT_FOUND")


async def test_ending_a_session_needs_a_session(app: Starlette, people: People) -> None:
    account, username, _ = await people.holder()
    here = cookie_of(await sign_in(app, username))
    path = f"/session/{await newest(people, account)}"
    for headers in ({}, {"cookie": "daodi=unknown"}, {"authorization": "Bearer something"}):
        assert (await tell(app, "DELETE", path, **headers)).status == 401
    assert await is_signed_in(app, here)


async def test_another_site_cannot_end_a_session(app: Starlette, people: People) -> None:
    account, username, _ = await people.holder()
    here = cookie_of(await sign_in(app, username))
    path = f"/session/{await newest(people, account)}"
    reply = await tell(app, "DELETE", path, cookie=here, sec_fetch_site="cross-site", origin="https://evil.test")
    assert reply.status == 403
    assert await is_signed_in(app, here)

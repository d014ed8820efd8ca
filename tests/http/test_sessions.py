"""`/session` from outside: statuses, cookies, one message for all causes, and no request from another site."""

from __future__ import annotations

from http.cookies import SimpleCookie

import orjson
import pytest
from starlette.applications import Starlette

from backend.graph.ids import encode_id
from backend.kit.database import Database
from backend.settings import Settings
from tests.http.asking import ask
from tests.http.browser import cookie_of, is_signed_in, sign_in, tell
from tests.identity.people import PASSWORD, People


async def test_signing_in_gives_a_cookie_and_signing_out_takes_it(app: Starlette, people: People) -> None:
    _, username, _ = await people.holder()
    entered = await sign_in(app, username)
    assert (entered.status, entered.body) == (204, b"")
    cookie = cookie_of(entered)
    assert await is_signed_in(app, cookie)
    left = await tell(app, "DELETE", "/session", cookie=cookie)
    assert left.status == 204
    assert left.headers["set-cookie"].startswith("daodi=;")
    assert "Max-Age=0" in left.headers["set-cookie"]
    assert not await is_signed_in(app, cookie)
    assert (await tell(app, "DELETE", "/session", cookie=cookie)).status == 204
    assert (await tell(app, "DELETE", "/session")).status == 204


async def test_over_plain_http_the_cookie_is_daodi(app: Starlette, people: People) -> None:
    _, username, _ = await people.holder()
    (morsel,) = SimpleCookie((await sign_in(app, username)).headers["set-cookie"]).values()
    assert morsel.key == "daodi"
    assert morsel["httponly"]
    assert morsel["samesite"] == "Strict"
    assert morsel["path"] == "/"
    assert not morsel["secure"]
    assert not morsel["domain"]
    assert not morsel["max-age"]


async def test_over_https_the_cookie_is_bound_to_host_and_https(app: Starlette, people: People) -> None:
    _, username, _ = await people.holder()
    entered = await sign_in(app, username, scheme="https")
    (morsel,) = SimpleCookie(entered.headers["set-cookie"]).values()
    assert morsel.key == "__Host-daodi"
    assert morsel["secure"]
    assert morsel["httponly"]
    assert morsel["samesite"] == "Strict"
    assert morsel["path"] == "/"
    assert not morsel["domain"]
    assert await is_signed_in(app, cookie_of(entered), scheme="https")


async def test_over_https_a_cookie_without_the_prefix_is_nobody_s(app: Starlette, people: People) -> None:
    _, username, _ = await people.holder()
    secret = cookie_of(await sign_in(app, username)).partition("=")[2]
    assert not await is_signed_in(app, f"daodi={secret}", scheme="https")
    assert await is_signed_in(app, f"__Host-daodi={secret}", scheme="https")


async def test_every_cause_of_refusal_is_the_same_answer(app: Starlette, people: People) -> None:
    _, right, _ = await people.holder()
    disabled, gone, _ = await people.holder()
    await people.pool.execute("UPDATE account SET disabled_at = now() WHERE id = $1", disabled)
    _, idle = await people.account()
    replies = [await sign_in(app, right, "wrong"), *[await sign_in(app, name) for name in (gone, idle, "nobody", "没有这个人")]]
    assert {(reply.status, reply.code, reply.message) for reply in replies} == {(401, "UNAUTHENTICATED", "用户名或密码不正确。")}
    assert not any("set-cookie" in reply.headers for reply in replies)
    assert (await sign_in(app, right, "wrong", accept_language="en")).message == "The user name or the password is wrong."


async def test_a_locked_name_is_429_with_the_time_to_wait_even_for_the_right_password(app: Starlette, people: People) -> None:
    _, username, _ = await people.holder()
    for _ in range(5):
        assert (await sign_in(app, username, "wrong")).status == 401
    reply = await sign_in(app, username)
    assert (reply.status, reply.code) == (429, "RATE_LIMITED")
    assert 890 <= int(reply.headers["retry-after"]) <= 900
    assert reply.headers["retry-after"] in reply.message


async def test_addresses_of_one_ipv6_network_are_one(app: Starlette, people: People) -> None:
    names = [(await people.holder())[1] for _ in range(21)]

    async def try_from(client: str, name: str, password: str) -> int:
        body = orjson.dumps({"username": name, "password": password})
        return (await ask(app, "/session", "POST", {"content-type": "application/json"}, body, client=client)).status

    for number, name in enumerate(names[:20]):
        assert await try_from(f"2001:db8:1:1::{number:x}", name, "wrong") == 401
    assert await try_from("2001:db8:1:1:ffff::1", names[20], PASSWORD) == 429
    assert await try_from("2001:db8:1:2::1", names[20], PASSWORD) == 204


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"[" * 5000, 400),
        (b"1", 400),
        (b"[]", 400),
        ({}, 400),
        ({"username": "a"}, 400),
        ({"password": "a"}, 400),
        ({"username": 1, "password": "a"}, 400),
        ({"username": "a", "password": None}, 400),
        ({"username": "", "password": "a"}, 400),
        ({"username": "a\0b", "password": "a"}, 400),
        ({"username": "a", "password": "a" * 201}, 400),
        ({"username": "a" * 101, "password": "a"}, 400),
        (b'{"username":"\\ud800","password":"a"}', 400),
        (b" " * 8193, 413),
    ],
)
async def test_a_bad_body_is_a_typed_error(app: Starlette, body: object, status: int) -> None:
    reply = await tell(app, "POST", "/session", body)
    assert (reply.status, reply.code) == (status, "BAD_INPUT")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_a_form_cannot_sign_in(app: Starlette, people: People, content_type: str) -> None:
    _, username, _ = await people.holder()
    assert (await sign_in(app, username, content_type=content_type)).status == 415


@pytest.mark.parametrize("path", ["/session", "/session/post"])
async def test_other_methods_are_405_with_a_typed_error(app: Starlette, path: str) -> None:
    reply = await tell(app, "PUT", path)
    assert (reply.status, reply.code) == (405, "BAD_INPUT")
    assert "POST" in reply.headers["allow"]


async def test_the_post_is_switched_with_a_new_cookie(app: Starlette, people: People) -> None:
    account, username, _ = await people.holder()
    second = await people.post(account, "window_clerk")
    old = cookie_of(await sign_in(app, username))
    reply = await tell(app, "POST", "/session/post", {"post": encode_id("Post", second)}, cookie=old)
    assert reply.status == 204
    assert not await is_signed_in(app, old)
    assert await is_signed_in(app, cookie_of(reply))


async def test_a_post_that_is_not_one_s_own_is_not_found(app: Starlette, people: People) -> None:
    _, username, _ = await people.holder()
    _, _, theirs = await people.holder()
    cookie = cookie_of(await sign_in(app, username))
    reply = await tell(app, "POST", "/session/post", {"post": encode_id("Post", theirs)}, cookie=cookie)
    assert (reply.status, reply.code) == (404, "NOT_FOUND")
    assert await is_signed_in(app, cookie)


async def test_switching_needs_a_session_and_a_body(app: Starlette, people: People) -> None:
    _, username, post = await people.holder()
    cookie = cookie_of(await sign_in(app, username))
    assert (await tell(app, "POST", "/session/post", {"post": str(post)})).status == 401
    assert (await tell(app, "POST", "/session/post", {"post": str(post)}, cookie="daodi=unknown")).status == 401
    for body in ({}, {"post": None}, {"post": 1}, {"post": ""}, {"post": "a\0"}, b"x"):
        assert (await tell(app, "POST", "/session/post", body, cookie=cookie)).status == 400, body


async def test_a_service_token_cannot_switch_its_post(app: Starlette, people: People) -> None:
    _, _, post = await people.holder()
    reply = await tell(app, "POST", "/session/post", {"post": str(post)}, authorization="Bearer something")
    assert reply.status == 401


async def test_demo_accounts_are_offered_while_there_are_any(app: Starlette, people: People) -> None:
    assert (await tell(app, "GET", "/session")).json == {"signedIn": False}
    account, username, _ = await people.holder("town_leader")
    await people.pool.execute("UPDATE account SET demo = true WHERE id = $1", account)
    assert (await tell(app, "GET", "/session")).json == {
        "signedIn": False,
        "demo": [{"username": username, "label": "丰惠镇 · town_leader"}],
    }
    await people.pool.execute("UPDATE account SET disabled_at = now() WHERE id = $1", account)
    assert (await tell(app, "GET", "/session")).json == {"signedIn": False}


async def test_a_server_that_is_no_demonstration_offers_no_accounts(people: People, database: Database) -> None:
    from backend.app import create_app

    account, _, _ = await people.holder()
    await people.pool.execute("UPDATE account SET demo = true WHERE id = $1", account)
    assert (await tell(create_app(Settings(), database), "GET", "/session")).json == {"signedIn": False}
    await people.pool.execute("UPDATE account SET demo = false WHERE id = $1", account)


async def test_nothing_about_sessions_is_kept_in_a_cache(app: Starlette, people: People) -> None:
    _, username, _ = await people.holder()
    for reply in (await sign_in(app, username), await sign_in(app, username, "wrong"), await tell(app, "GET", "/session")):
        assert reply.headers["cache-control"] == "no-store"

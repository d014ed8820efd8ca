"""No request that a page of another site caused is carried out."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from tests.http.browser import cookie_of, is_signed_in, sign_in, tell
from tests.identity.people import PASSWORD, People

SAME_SITE = [
    {"sec_fetch_site": "same-origin"},
    {"sec_fetch_site": "none"},
    {"origin": "http://daodi.test"},
    {"sec_fetch_site": "same-origin", "origin": "http://localhost:5173"},  # a development server that passes requests on
    {},
]
OTHER_SITE = [
    {"sec_fetch_site": "cross-site"},
    {"sec_fetch_site": "same-site"},
    {"sec_fetch_site": "cross-site", "origin": "http://daodi.test"},
    {"origin": "http://evil.test"},
    {"origin": "https://daodi.test"},
    {"origin": "http://daodi.test:8080"},
    {"origin": "null"},
    {"origin": ""},
]


@pytest.mark.parametrize("headers", OTHER_SITE)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/session"), ("DELETE", "/session"), ("POST", "/session/post"), ("POST", "/graphql")]
)
async def test_nothing_is_done_for_another_site_s_page(
    app: Starlette, people: People, method: str, path: str, headers: dict[str, str]
) -> None:
    _, username, post = await people.holder()
    cookie = cookie_of(await sign_in(app, username))
    body = {"username": username, "password": PASSWORD, "post": str(post), "query": "{ __typename }"}
    reply = await tell(app, method, path, body, cookie=cookie, **headers)
    assert (reply.status, reply.code) == (403, "FORBIDDEN")
    assert await is_signed_in(app, cookie)


@pytest.mark.parametrize("headers", SAME_SITE)
async def test_our_own_page_and_programs_pass(app: Starlette, people: People, headers: dict[str, str]) -> None:
    _, username, _ = await people.holder()
    assert (await sign_in(app, username, **headers)).status == 204

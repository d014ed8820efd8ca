"""A browser without pages: JSON requests with a cookie, each from an address of its own."""

from __future__ import annotations

import itertools

import orjson
from starlette.applications import Starlette

from tests.http.asking import Reply, ask
from tests.identity.people import PASSWORD

_addresses = itertools.count(1)


async def tell(app: Starlette, method: str, path: str, body: object = None, scheme: str = "http", **headers: str) -> Reply:
    """A request with a JSON body, from an address that nobody has used before."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        given.setdefault("content-type", "application/json")
    raw = body if isinstance(body, bytes) else b"" if body is None else orjson.dumps(body)
    return await ask(app, path, method, given, raw, scheme=scheme, client=f"203.0.113.{next(_addresses)}")


async def sign_in(app: Starlette, username: str, password: str = PASSWORD, scheme: str = "http", **headers: str) -> Reply:
    return await tell(app, "POST", "/session", {"username": username, "password": password}, scheme, **headers)


def cookie_of(reply: Reply) -> str:
    """What the browser sends back: `name=value`."""
    return reply.headers["set-cookie"].partition(";")[0]


async def is_signed_in(app: Starlette, cookie: str, scheme: str = "http") -> bool:
    return bool((await tell(app, "GET", "/session", scheme=scheme, cookie=cookie)).json["signedIn"])

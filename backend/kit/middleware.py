"""What every request passes, as plain ASGI: its id and log line, headers of caution, the same-origin rule."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.kit.failures import described
from backend.kit.http import Problem, internal_problem, request_id

SAMPLE = 20
"""Of requests that went well and quickly, every so-many-th is logged; all others are logged."""

SLOW = 1.0
"""Seconds from which a request is logged in any case."""

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The content security policy of whatever is no page."""

_CAUTION = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
)
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")
_log = structlog.get_logger("daodi.http")


class RequestLog:
    """Gives each request an id that the answer repeats, counts it by route and outcome, and logs one line of some."""

    def __init__(self, app: ASGIApp, counts: Counter[tuple[str, str]], kind: Callable[[str], str]) -> None:
        self._app = app
        self._counts = counts
        self._kind = kind
        self._fine = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        number, started, status = request_id(scope), time.perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", number.encode())]
            await send(message)

        try:
            await self._app(scope, receive, answer)
        except Exception as error:
            _log.error("request failed", request_id=number, **described(error))
            if status:
                raise
            await internal_problem(scope).send(scope, answer)
        finally:
            self._finish(scope, number, status, time.perf_counter() - started)

    def _finish(self, scope: Scope, number: str, status: int, seconds: float) -> None:
        """`status` is 0 when the client hung up before there was an answer."""
        self._counts[self._kind(scope["path"]), f"{status // 100}xx" if status else "abandoned"] += 1
        if 200 <= status < 400 and seconds < SLOW:
            self._fine += 1
            if self._fine % SAMPLE != 1:
                return
        _log.info(
            "request",
            request_id=number,
            method=scope["method"],
            path=scope["path"][:200],
            status=status,
            ms=round(seconds * 1000, 1),
        )


class CautiousHeaders:
    """Headers that tell the browser to trust nothing; a page brings its own content security policy."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *_CAUTION]
                if scope["scheme"] == "https":
                    headers.append(_HTTPS_ONLY)
                if all(name != b"content-security-policy" for name, _ in headers):
                    headers.append((b"content-security-policy", NOTHING.encode()))
                message["headers"] = headers
            await send(message)

        await self._app(scope, receive, answer)


class SameOrigin:
    """Refuses what a browser sends from another site's page; programs, which send neither header, pass."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS") and not is_same_origin(scope):
            refusal = Problem(403, "FORBIDDEN", "不接受来自其他网站的请求。", "Requests from other sites are not accepted.")
            return await refusal.send(scope, send)
        await self._app(scope, receive, send)


def is_same_origin(scope: Scope) -> bool:
    """By `Sec-Fetch-Site`, which pages cannot forge; by `Origin` where a browser does not send the former."""
    headers = Headers(scope=scope)
    if (site := headers.get("sec-fetch-site")) is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin == f"{scope['scheme']}://{headers.get('host', '')}"

"""GraphQL over HTTP: the ASGI endpoint of `POST /graphql`.

Follows the GraphQL-over-HTTP specification: a request that fails before execution is 400 under the media type
`application/graphql-response+json` and 200 under `application/json`; a body that is no request at all is 400 under both. Whoever
shows nothing is refused before the body is read. Texts of exceptions never leave, nor do variables reach the log.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

import structlog
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from backend.graph.errors import Code
from backend.graph.request import Answer, Credentials, GraphQLRequest, Unauthenticated
from backend.kit.failures import described
from backend.kit.http import (
    JSON,
    REMEMBERED,
    Problem,
    bad_body,
    internal_problem,
    language_of,
    parse_object,
    quality,
    read_body,
    request_id,
    require_json,
    send_json,
    utf8_media_type,
)

GRAPHQL = "application/graphql-response+json"

COST = "x-daodi-cost"
"""A request with this header set to 1 is told its cost in `extensions`."""

MOST_BYTES = 1_048_576
"""The largest request body."""

LONGEST = 10.0
"""Seconds that one operation may take, waiting for a connection included."""

UNWATCHED = 0.1
"""Seconds after which an operation under way begins to ask whether its client is still there; most never get so old."""

LONGEST_KEY = 200
"""Characters of an `Idempotency-Key`."""

_RANGES = {GRAPHQL: GRAPHQL, JSON: JSON, "application/*": JSON, "*/*": JSON}
_log = structlog.get_logger("daodi.graphql")


class Answers(Protocol):
    """What the endpoint needs of a GraphQL service."""

    async def answer(self, request: GraphQLRequest) -> Answer: ...


class GraphQLEndpoint:
    """`POST /graphql`. `credentials` finds what the caller showed in the ASGI scope; `seconds` bounds one operation."""

    def __init__(self, service: Answers, credentials: Callable[[Scope], Credentials | None], *, seconds: float = LONGEST) -> None:
        self._service = service
        self._credentials = credentials
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        media_type = JSON
        try:
            if scope["method"] != "POST":
                raise Problem(405, Code.BAD_INPUT, "这里只接受 POST 请求。", "Only POST is accepted here.", {"allow": "POST"})
            media_type = negotiate(headers.get("accept"))
            require_json(headers)
            if (credentials := self._credentials(scope)) is None:
                raise unauthenticated()
            body = parse_object(await read_body(headers, receive, MOST_BYTES))
            answer = await self._answer(_request(body, credentials, scope, headers), receive, scope)
        except Problem as problem:
            await problem.send(scope, send, media_type)
        except ClientDisconnect:
            return
        else:
            status = 400 if media_type == GRAPHQL and not answer.executed else 200
            await send_json(send, status, answer.body, media_type, answer.headers)

    async def _answer(self, request: GraphQLRequest, receive: Receive, scope: Scope) -> Answer:
        client = _Client(receive, self._seconds)
        try:
            async with asyncio.timeout(self._seconds) as deadline:
                client.watch(deadline)
                return await self._service.answer(replace(request, prolong=client.let_go))
        except Unauthenticated:
            raise unauthenticated() from None
        except Exception as error:
            if client.gone:
                raise ClientDisconnect from None
            if deadline.expired():
                return _failed(_too_long(client.seconds), request)
            _log.error("operation failed", request_id=request.request_id, operation=request.operation_name, **described(error))
            return _failed(internal_problem(scope), request)
        finally:
            client.forget()


class _Client:
    """Ends an operation early when its client hangs up, by moving the operation's deadline to now."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self.gone, self.seconds = False, seconds
        self._receive = receive
        self._task: asyncio.Task[None] | None = None

    def watch(self, deadline: asyncio.Timeout) -> None:
        self._deadline = deadline
        self._timer = asyncio.get_running_loop().call_later(UNWATCHED, self._begin, deadline)

    def let_go(self, seconds: float) -> None:
        """The operation may take so long from now on, whether its client waits for it or not."""
        self.forget()
        self.seconds = seconds
        self._deadline.reschedule(asyncio.get_running_loop().time() + seconds)

    def forget(self) -> None:
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    def _begin(self, deadline: asyncio.Timeout) -> None:
        self._task = asyncio.get_running_loop().create_task(self._wait(deadline))

    async def _wait(self, deadline: asyncio.Timeout) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        deadline.reschedule(asyncio.get_running_loop().time())


@lru_cache(REMEMBERED)
def negotiate(accept: str | None) -> str:
    """The media type to answer in; JSON when the caller does not care, 406 when it wants neither of ours."""
    if accept is None:
        return JSON
    best, chosen = 0.0, None
    for part in accept.split(","):
        media_range, parameters = utf8_media_type(part)
        name, weight = _RANGES.get(media_range), quality(parameters.get("q", "1"))
        if name is not None and (weight > best or (weight == best > 0 and name == GRAPHQL)):
            best, chosen = weight, name
    if chosen is None:
        raise Problem(
            406, Code.BAD_INPUT, f"可返回的格式是 {GRAPHQL} 和 {JSON}。", f"The answer can be {GRAPHQL} or {JSON}, nothing else."
        )
    return chosen


def unauthenticated() -> Problem:
    """401: nobody is signed in, or no longer; the cause is not told."""
    zh, en = "请先登录；原来的登录或令牌可能已失效。", "Please sign in; your session or token may have ended."
    return Problem(401, Code.UNAUTHENTICATED, zh, en, {"www-authenticate": "Bearer"})


def _request(body: dict[str, Any], credentials: Credentials, scope: Scope, headers: Headers) -> GraphQLRequest:
    query = body.get("query")
    if not isinstance(query, str):
        raise bad_body("query 须是字符串。", "query must be a string.")
    name = body.get("operationName")
    if not (name is None or isinstance(name, str)):
        raise bad_body("operationName 须是字符串或 null。", "operationName must be a string or null.")
    _map(body, "extensions")  # allowed, and ignored
    return GraphQLRequest(
        query=query,
        operation_name=name,
        variables=_map(body, "variables"),
        credentials=credentials,
        request_id=request_id(scope),
        language=language_of(headers),
        idempotency_key=_idempotency_key(headers),
        priced=headers.get(COST) == "1",
    )


def _idempotency_key(headers: Headers) -> str | None:
    key = headers.get("idempotency-key")
    if key is not None and not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise bad_body(
            f"Idempotency-Key 须是 1 至 {LONGEST_KEY} 个可见的 ASCII 字符。",
            f"Idempotency-Key must be 1 to {LONGEST_KEY} printable ASCII characters.",
        )
    return key


def _map(body: dict[str, Any], name: str) -> dict[str, Any]:
    value = body.get(name)
    if not (value is None or isinstance(value, dict)):
        raise bad_body(f"{name} 须是对象或 null。", f"{name} must be an object or null.")
    return value or {}


def _too_long(seconds: float) -> Problem:
    return Problem(
        503,
        Code.TOO_COSTLY,
        f"查询超过 {seconds:g} 秒，已停止。请缩小范围后再试。",
        f"The operation took longer than {seconds:g} seconds and was stopped; please ask for less.",
    )


def _failed(problem: Problem, request: GraphQLRequest) -> Answer:
    """Execution began and failed as a whole: `data` is null."""
    return Answer(problem.body(request.language, request.request_id)[:-1] + b',"data":null}')

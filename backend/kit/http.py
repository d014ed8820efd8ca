"""HTTP as Daodi speaks it: refusals as typed JSON in the caller's language, bounded bodies, request ids."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import orjson
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

Language = Literal["zh", "en"]

JSON = "application/json"

REMEMBERED = 128
"""Texts of one header whose meaning is remembered: clients send the same few for ever."""

BODY_SECONDS = 15.0
"""A client that sends its body more slowly than this is let go: uvicorn itself waits for ever."""

_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")


class Problem(Exception):
    """A refusal before GraphQL: HTTP status, a code of the contract, and the message in both languages."""

    def __init__(self, status: int, code: str, zh: str, en: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(en)
        self.status = status
        self.code = code
        self.zh = zh
        self.en = en
        self.headers = headers or {}

    def body(self, language: Language, request_id: str) -> bytes:
        """The refusal in the form of a GraphQL response without `data`."""
        extensions = {"code": self.code, "requestId": request_id}
        return orjson.dumps({"errors": [{"message": self.zh if language == "zh" else self.en, "extensions": extensions}]})

    async def send(self, scope: Scope, send: Send, media_type: str = JSON) -> None:
        """Answers the request of `scope` with this refusal."""
        body = self.body(language_of(Headers(scope=scope)), request_id(scope))
        await send_json(send, self.status, body, media_type, self.headers)


def bad_body(zh: str, en: str, status: int = 400) -> Problem:
    """A request that cannot be understood."""
    return Problem(status, "BAD_INPUT", zh, en)


async def send_json(
    send: Send, status: int, body: bytes, media_type: str = JSON, headers: Mapping[str, str] | None = None
) -> None:
    """Sends a whole JSON response that no cache keeps."""
    raw = [
        (b"content-type", f"{media_type}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    raw += [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in (headers or {}).items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


async def read_body(headers: Headers, receive: Receive, most: int) -> bytes:
    """The whole body, at most `most` bytes; Problem when it is longer or too slow, ClientDisconnect when the client hung up."""
    try:
        if int(headers.get("content-length", "0")) > most:
            raise _too_long(most)
    except ValueError:
        raise bad_body("Content-Length 不是数字。", "Content-Length is not a number.") from None
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _collect(receive, most)
    except TimeoutError:
        raise bad_body("请求体发送得太慢。", "The request body came too slowly.", 408) from None


async def _collect(receive: Receive, most: int) -> bytes:
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        parts += message.get("body", b"")
        if len(parts) > most:
            raise _too_long(most)
        if not message.get("more_body"):
            return bytes(parts)


def _too_long(most: int) -> Problem:
    return bad_body(f"请求体超过 {most // 1024} KB。", f"The request body is longer than {most // 1024} KB.", 413)


def require_json(headers: Headers) -> None:
    """Refuses a body that does not say that it is JSON in UTF-8; a browser cannot send such a one across sites unasked."""
    if not _is_json(headers.get("content-type", "")):
        raise bad_body("请求体须是 application/json(UTF-8)。", "The request body must be application/json in UTF-8.", 415)


@lru_cache(REMEMBERED)
def _is_json(content_type: str) -> bool:
    return utf8_media_type(content_type)[0] == JSON


def utf8_media_type(text: str) -> tuple[str, dict[str, str]]:
    """Name and parameters of a media type or range, in lower case; no name when it asks for another charset than UTF-8."""
    name, *rest = (part.strip() for part in text.lower().split(";"))
    parameters = {key.strip(): value.strip(' "') for key, _, value in (part.partition("=") for part in rest)}
    return (name if parameters.get("charset", "utf-8") in ("utf-8", "utf8") else ""), parameters


def parse_object(body: bytes) -> dict[str, object]:
    """The JSON object in `body`; Problem for anything else, whatever it is."""
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise bad_body("请求体不是合法的 JSON(UTF-8)。", "The request body is not valid JSON in UTF-8.") from None
    if not isinstance(value, dict):
        raise bad_body(
            "请求体须是一个 JSON 对象，不支持批量请求。", "The request body must be one JSON object; batches are not supported."
        )
    return value


def language_of(headers: Headers) -> Language:
    """Chinese or English by `Accept-Language`; Chinese when neither is asked for."""
    return _language(headers.get("accept-language", ""))


@lru_cache(REMEMBERED)
def _language(accepted: str) -> Language:
    weights = {"zh": 0.0, "en": 0.0}
    for part in accepted.lower().split(","):
        tag, _, weight = part.partition(";")
        name = tag.strip().partition("-")[0]
        if name in weights:
            weights[name] = max(weights[name], quality(weight.partition("=")[2].strip() or "1"))
    return "en" if weights["en"] > weights["zh"] else "zh"


def quality(text: str) -> float:
    """A weight of content negotiation, 0 to 1; 0 when it is none."""
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def request_id(scope: Scope) -> str:
    """The id of this request: the caller's `X-Request-Id` when it is fit to be logged, else a new one."""
    state: dict[str, str] = scope.setdefault("state", {})
    if "request_id" not in state:
        given = Headers(scope=scope).get("x-request-id", "")
        state["request_id"] = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(16)
    return state["request_id"]


def internal_problem(scope: Scope) -> Problem:
    """What a caller learns of a failure of ours: the id under which it stands in the log."""
    number = request_id(scope)
    return Problem(
        500,
        "INTERNAL",
        f"服务器内部出错，请稍后再试。请求编号：{number}",
        f"Something went wrong on the server; please try again later. Request id: {number}",
    )

"""Speaking to an ASGI application without a server, down to single messages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.graph.http import GRAPHQL, GraphQLEndpoint
from backend.graph.request import Answer, Credentials, GraphQLRequest, Unauthenticated
from backend.identity.credentials import credentials, secret_hash

TOKEN = "a-valid-token"


@dataclass
class Reply:
    """A whole response; `status` 0 when there was none."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)

    @property
    def code(self) -> str:
        """The code of the one error."""
        (error,) = self.json["errors"]
        return str(error["extensions"]["code"])

    @property
    def message(self) -> str:
        return str(self.json["errors"][0]["message"])


async def ask(
    app: ASGIApp,
    path: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes | Iterable[bytes] = b"",
    *,
    scheme: str = "http",
    client: str = "192.0.2.1",
    hangs_up_after: float | None = None,
    receive: Receive | None = None,
) -> Reply:
    """One request. `hangs_up_after` so many seconds the client goes; `receive` makes the messages in place of `body`."""
    reply = Reply()
    given = {"host": "daodi.test", **(headers or {})}
    scope = _scope(path, method, given, scheme, client)
    await app(scope, receive or _sending([body] if isinstance(body, bytes) else [*body], hangs_up_after), _taking(reply))
    return reply


def _sending(parts: list[bytes], hangs_up_after: float | None) -> Receive:
    """A client that sends a body in parts and then stays, or hangs up."""
    messages: list[Message] = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    messages[-1]["more_body"] = False

    async def receive() -> Message:
        if messages:
            return messages.pop(0)
        if hangs_up_after is None:
            await asyncio.Event().wait()
        await asyncio.sleep(hangs_up_after or 0)
        return {"type": "http.disconnect"}

    return receive


def _taking(reply: Reply) -> Send:
    """Puts what the application sends into the reply."""

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            reply.status = message["status"]
            for name, value in message["headers"]:
                assert name == name.lower(), "ASGI header names are lower case"
                reply.headers[name.decode()] = value.decode()
        else:
            reply.body += message.get("body", b"")

    return send


def _scope(path: str, method: str, headers: dict[str, str], scheme: str, client: str) -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": scheme,
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        "client": (client, 50000),
        "server": ("daodi.test", 80),
    }


class Stub:
    """Stands in for the GraphQL service: answers what it was asked, or does what the query's text says."""

    def __init__(self) -> None:
        self.asked: list[GraphQLRequest] = []
        self.cancelled = self.finished = 0

    async def answer(self, request: GraphQLRequest) -> Answer:
        self.asked.append(request)
        if request.credentials != Credentials("token", secret_hash(TOKEN)):
            raise Unauthenticated
        match request.query:
            case "slow":
                try:
                    await asyncio.sleep(30)
                except asyncio.CancelledError:
                    self.cancelled += 1
                    raise
            case "long":
                request.prolong(0.2 if request.variables.get("endless") else 20.0)
                await asyncio.sleep(30 if request.variables.get("endless") else 0.15)
                self.finished += 1
            case "broken":
                raise RuntimeError(f"value too long: {request.variables}")
            case "{":
                return Answer(b'{"errors":[{"message":"no"}]}', executed=False)
        return Answer('{"data":{"__typename":"查询"}}'.encode(), headers={"X-Cost": "7"})


def endpoint(stub: Stub, seconds: float = 10.0) -> GraphQLEndpoint:
    return GraphQLEndpoint(stub, credentials, seconds=seconds)


async def post(app: ASGIApp, body: object, accept: str | None = GRAPHQL, **headers: str) -> Reply:
    """A GraphQL request as a program would send it; `body` is sent as it is when it is bytes."""
    given = {"content-type": "application/json", "authorization": f"Bearer {TOKEN}"}
    if accept is not None:
        given["accept"] = accept
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    return await ask(app, "/graphql", "POST", {name: value for name, value in given.items() if value}, raw)


def is_refusal(reply: Reply, status: int = 400, code: str = "BAD_INPUT") -> bool:
    """A typed error in Chinese with its code, and no data."""
    assert reply.status == status, reply.body
    assert reply.code == code
    assert any("一" <= character <= "鿿" for character in reply.message), reply.message
    assert "data" not in reply.json
    assert reply.headers["cache-control"] == "no-store"
    return True

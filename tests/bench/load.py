"""Asking a server over kept connections, as fast as it answers: one request under way on each of them."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass

from tests.bench.documents import Document

HOST = "127.0.0.1"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """Where a document is sent, and as whom: `cookie` is the secret of a session."""

    port: int
    cookie: str

    def request(self, document: Document) -> bytes:
        """The bytes of one request."""
        body = document.body()
        head = f"POST /graphql HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
        return f"{head}Cookie: daodi={self.cookie}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


class _Client(asyncio.Protocol):
    """Sends the same request again and again until the deadline (monotonic seconds), then hangs up. `bodies` has the last answer."""

    def __init__(self, request: bytes, deadline: float) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self.answers = 0
        self.body = b""
        self._request, self._deadline = request, deadline
        self._received = bytearray()
        self._whole = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not self._whole and (end := self._received.find(b"\r\n\r\n")) >= 0:
            self._head = end + 4
            length = _LENGTH.search(self._received, 0, end)
            if not self._received.startswith(b"HTTP/1.1 200") or length is None:
                return self._fail(ConnectionError(bytes(self._received[:2000]).decode(errors="replace")))
            self._whole = self._head + int(length[1])
        if self._whole and len(self._received) >= self._whole:
            self._answered()

    def _answered(self) -> None:
        self.answers += 1
        if time.monotonic() < self._deadline:
            self._received.clear()
            self._whole = 0
            self._transport.write(self._request)
            return
        self.body = bytes(self._received[self._head :])
        self._transport.close()
        self.done.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self._fail(exc or ConnectionError("the server hung up"))

    def _fail(self, error: Exception) -> None:
        self._transport.abort()
        if not self.done.done():
            self.done.set_exception(error)


async def burst(target: Target, document: Document, seconds: float) -> tuple[int, float]:
    """Asks for `seconds`, and waits for what is under way then: (answers, seconds that it took)."""
    started = time.monotonic()
    request = target.request(document)
    clients = [await _connected(target.port, request, started + seconds) for _ in range(document.connections)]
    await asyncio.gather(*(client.done for client in clients))
    return sum(client.answers for client in clients), time.monotonic() - started


async def ask(target: Target, document: Document) -> bytes:
    """The body of one answer; ConnectionError with its head when it is not 200."""
    client = await _connected(target.port, target.request(document), 0.0)
    await client.done
    return client.body


async def _connected(port: int, request: bytes, deadline: float) -> _Client:
    _, client = await asyncio.get_running_loop().create_connection(lambda: _Client(request, deadline), HOST, port)
    return client

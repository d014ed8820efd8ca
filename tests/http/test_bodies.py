"""Bodies that are no GraphQL request, too long or too slow: each a typed refusal, quickly, and never a 500."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import orjson
import pytest
from starlette.types import Message, Receive

from backend.graph.http import GRAPHQL, MOST_BYTES
from backend.kit.http import JSON
from tests.http.asking import TOKEN, Reply, Stub, ask, endpoint, is_refusal, post

FINE: dict[str, Any] = {"query": "{ __typename }"}


@pytest.mark.parametrize("accept", [GRAPHQL, JSON, None])
@pytest.mark.parametrize(
    "body",
    [
        *({"query": wrong} for wrong in ({"obj": "ect"}, 0, False, ["array"], None)),  # LKJ0-3
        *({**FINE, "operationName": wrong} for wrong in ({"obj": "ect"}, 0, False, ["array"])),  # 6C00-3
        *({**FINE, "variables": wrong} for wrong in ("string", 0, False, ["array"])),  # 4760-3
        *({**FINE, "extensions": wrong} for wrong in ("string", 0, False, ["array"])),  # 58B0-3
        {"notquery": "{ __typename }"},  # 423L
        {"qeury": "{ __typename }"},  # 8764 3E3A
        {},
    ],
)
async def test_malformed_parameters_are_400_under_every_accept(stub: Stub, accept: str | None, body: object) -> None:
    assert is_refusal(await post(endpoint(stub), body, accept))
    assert not stub.asked


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
@pytest.mark.parametrize(
    "body",
    [
        b"",  # A5BF
        b'{ "not a JSON',  # B6DC BCF8 B7N8
        b'{"query": "{ __typename }"',
        b"1",
        b'"x"',
        b"null",
        b"true",
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b"\xff\xfe",
        b'{"query": "\xc3\x28"}',
        '{"query": "{ __typename }"}'.encode("utf-16"),
        b"\xef\xbb\xbf" + orjson.dumps(FINE),
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"variables": ' + b"[" * 100_000 + b"]" * 100_000 + b', "query": "x"}',
        b'{"query": "\\ud800"}',
        b'{"query": "x", "variables": {"n": NaN}}',
        b'{"query": "x", "variables": {"n": 1e999}}',
        b"\0",
        b"query=%7B__typename%7D",
    ],
)
async def test_a_body_that_is_no_request_is_400_and_never_500(stub: Stub, accept: str, body: bytes) -> None:
    assert is_refusal(await post(endpoint(stub), body, accept))
    assert not stub.asked


async def test_a_body_of_a_megabyte_passes_and_a_longer_one_is_413(stub: Stub) -> None:
    filled = orjson.dumps({"query": "x", "pad": ""})
    most = filled[:-2] + b"y" * (MOST_BYTES - len(filled)) + b'"}'
    assert (await post(endpoint(stub), most)).status == 200
    assert is_refusal(await post(endpoint(stub), most + b" "), 413)


async def test_a_declared_length_is_judged_before_the_body_is_read(stub: Stub) -> None:
    assert is_refusal(await send_raw(stub, never, {"content-length": str(MOST_BYTES + 1)}), 413)
    assert is_refusal(await send_raw(stub, never, {"content-length": "many"}), 400)


async def test_an_endless_body_is_cut_off_quickly(stub: Stub) -> None:
    headers = {"content-type": JSON, "authorization": "Bearer x"}
    started = time.perf_counter()
    reply = await ask(endpoint(stub), "/graphql", "POST", headers, [b"x" * 65536] * 1600)
    assert is_refusal(reply, 413)
    assert time.perf_counter() - started < 0.2


async def test_every_bomb_is_refused_within_50_ms(stub: Stub) -> None:
    for bomb in (b"[" * MOST_BYTES, b'{"a":' * 200_000, b"\xff" * MOST_BYTES, b'"' + b"x" * (MOST_BYTES - 1), b"9" * MOST_BYTES):
        seconds = []
        for _ in range(3):  # the best of three: other tests share the processor
            started = time.perf_counter()
            assert is_refusal(await post(endpoint(stub), bomb))
            seconds.append(time.perf_counter() - started)
        assert min(seconds) < 0.05, bomb[:10]


async def test_a_client_that_hangs_up_within_its_body_leaves_nothing(stub: Stub) -> None:
    async def hang_up() -> Message:
        return {"type": "http.disconnect"}

    assert (await send_raw(stub, hang_up)).status == 0
    assert not stub.asked


async def test_a_body_that_dribbles_in_is_given_up(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.kit.http.BODY_SECONDS", 0.05)

    async def dribble() -> Message:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b" ", "more_body": True}

    assert is_refusal(await send_raw(stub, dribble), 408)


async def never() -> Message:
    raise AssertionError("the body was read")


async def send_raw(stub: Stub, receive: Receive, headers: dict[str, str] | None = None) -> Reply:
    """A request whose messages `receive` makes."""
    given = {"content-type": JSON, "authorization": f"Bearer {TOKEN}", **(headers or {})}
    return await ask(endpoint(stub), "/graphql", "POST", given, receive=receive)

"""GraphQL over HTTP: every check of the graphql-http audit that concerns POST, bad bodies, bounds, and who may ask."""

from __future__ import annotations

import time
from typing import Any

import orjson
import pytest
from structlog.testing import capture_logs

from backend.graph.http import GRAPHQL
from backend.kit.http import JSON
from tests.http.asking import Stub, ask, endpoint, is_refusal, post

FINE: dict[str, Any] = {"query": "{ __typename }"}


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (GRAPHQL, GRAPHQL),  # 22EB
        (JSON, JSON),  # 4655
        ("*/*", JSON),  # 47DE
        (None, JSON),  # 80D8
        ("application/*", JSON),
        (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL),
        (f"{JSON};q=0.5, {GRAPHQL};q=0.4", JSON),
        (f"{JSON}, {GRAPHQL}", GRAPHQL),
        (f"text/html, {JSON};charset=UTF-8", JSON),
        (f"{GRAPHQL}, {JSON}, text/event-stream, multipart/mixed", GRAPHQL),  # what urql sends
        ("APPLICATION/JSON", JSON),
    ],
)
async def test_the_answer_comes_in_the_media_type_that_is_accepted(stub: Stub, accept: str | None, media_type: str) -> None:
    reply = await post(endpoint(stub), FINE, accept)
    assert reply.status == 200
    assert reply.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert reply.body.decode() == '{"data":{"__typename":"查询"}}'
    assert reply.headers["content-length"] == str(len(reply.body))
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-cost"] == "7"


@pytest.mark.parametrize(
    "accept", ["text/html", "text/event-stream", f"{JSON};q=0", f"{JSON};charset=gbk", "", "nonsense", f"{GRAPHQL};q=abc"]
)
async def test_an_answer_that_nobody_here_can_give_is_406(stub: Stub, accept: str) -> None:
    headers = {"content-type": JSON, "authorization": "Bearer x", "accept": accept}
    assert is_refusal(await ask(endpoint(stub), "/graphql", "POST", headers, orjson.dumps(FINE)), 406)
    assert not stub.asked


@pytest.mark.parametrize(
    "content_type", [JSON, "application/json; charset=utf-8", 'application/json;charset="UTF-8"', "Application/JSON"]
)
async def test_json_in_utf8_is_understood(stub: Stub, content_type: str) -> None:
    body = {"query": '{ __type(name: "Run🏃Swim🏊") { name } }'}  # BF61
    assert (await post(endpoint(stub), body, content_type=content_type)).status == 200
    assert stub.asked[0].query == body["query"]


@pytest.mark.parametrize(
    "content_type",
    [
        "",  # 9ABE
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=gbk",
        "application/jsonx",
    ],
)
async def test_another_content_type_is_415(stub: Stub, content_type: str) -> None:
    assert is_refusal(await post(endpoint(stub), FINE, content_type=content_type), 415)
    assert not stub.asked


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
async def test_only_post_is_allowed(stub: Stub, method: str) -> None:
    reply = await ask(endpoint(stub), "/graphql", method, {"authorization": "Bearer a-valid-token", "accept": GRAPHQL})
    assert is_refusal(reply, 405)
    assert reply.headers["allow"] == "POST"


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
@pytest.mark.parametrize(
    "parameters",
    [
        {"operationName": "Query", "query": "query Query { __typename }"},  # 8161 B8B3
        {"operationName": None},  # 94B1 0221
        {"variables": None},  # 94B0 0220
        {"variables": {"name": "sometype"}},  # 2EA1 28B9
        {"extensions": None},  # 94B2 0222
        {"extensions": {"some": "value"}},  # 428F 1B7A
        {"unknown": [1, 2]},
    ],
)
async def test_well_formed_parameters_are_taken(stub: Stub, accept: str, parameters: dict[str, Any]) -> None:
    reply = await post(endpoint(stub), {**FINE, **parameters}, accept)
    assert reply.status == 200
    assert "errors" not in reply.json
    (asked,) = stub.asked
    assert asked.operation_name == parameters.get("operationName")
    assert asked.variables == (parameters.get("variables") or {})


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 400), (JSON, 200)])
async def test_a_request_that_fails_before_execution(stub: Stub, accept: str, status: int) -> None:
    reply = await post(endpoint(stub), {"query": "{"}, accept)  # 865D 556A D586 572B
    assert reply.status == status
    assert "data" not in reply.json


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", "Basic YTpi", "a-valid-token", "Bearer wrong", "Bearer a-valid-token x"]
)
async def test_without_valid_credentials_it_is_401_with_a_graphql_error(stub: Stub, authorization: str) -> None:
    for accept in (GRAPHQL, JSON):
        reply = await post(endpoint(stub), FINE, accept, authorization=authorization)
        assert is_refusal(reply, 401, "UNAUTHENTICATED")
        assert reply.headers["www-authenticate"] == "Bearer"
        assert reply.headers["content-type"].startswith(accept)


async def test_a_stranger_learns_nothing_about_his_body(stub: Stub) -> None:
    replies = [await post(endpoint(stub), body, authorization="") for body in (FINE, b"nonsense", b"[" * 10_000)]
    assert {reply.status for reply in replies} == {401}
    assert not stub.asked


async def test_the_scheme_of_a_token_is_read_in_any_case(stub: Stub) -> None:
    assert (await post(endpoint(stub), FINE, authorization="bearer a-valid-token")).status == 200


async def test_an_id_of_the_caller_s_is_used_when_it_can_be_logged(stub: Stub) -> None:
    await post(endpoint(stub), FINE, x_request_id="web-42:a.b_c")
    for unfit in ("x" * 65, "a b", "<script>", "a\tb", "é"):
        await post(endpoint(stub), FINE, x_request_id=unfit)
    first, *others = [asked.request_id for asked in stub.asked]
    assert first == "web-42:a.b_c"
    assert all(len(number) == 32 and number.isalnum() for number in others)
    assert len(set(others)) == len(others)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en", "en"),
        ("en-GB,en;q=0.9,zh;q=0.3", "en"),
        ("fr, en;q=0.2", "en"),
        ("fr", "zh"),
        ("*", "zh"),
        ("en;q=0", "zh"),
        ("en;q=x,zh;q=0.1", "zh"),
    ],
)
async def test_the_language_follows_accept_language(stub: Stub, accepted: str, language: str) -> None:
    await post(endpoint(stub), FINE, accept_language=accepted)
    assert stub.asked[0].language == language


async def test_refusals_come_in_english_when_asked_for(stub: Stub) -> None:
    reply = await post(endpoint(stub), b"nonsense", accept_language="en")
    assert reply.message.isascii()


async def test_a_failure_of_ours_tells_its_number_and_nothing_else(stub: Stub) -> None:
    body = {"query": "broken", "operationName": "Broken", "variables": {"idNumber": "33060319800101"}}
    with capture_logs() as logged:
        reply = await post(endpoint(stub), body, x_request_id="number-1")
    assert reply.status == 200
    assert reply.code == "INTERNAL"
    assert reply.json["data"] is None
    assert "number-1" in reply.message
    assert b"33060319800101" not in reply.body
    (line,) = logged
    assert line["request_id"] == "number-1"
    assert line["operation"] == "Broken"
    assert line["error"] == "RuntimeError"
    assert "asking.py" in line["where"]
    assert "33060319800101" not in str(line)


async def test_an_operation_that_takes_too_long_is_stopped(stub: Stub) -> None:
    reply = await post(endpoint(stub, seconds=0.05), {"query": "slow"})
    assert reply.status == 200
    assert reply.code == "TOO_COSTLY"
    assert reply.json["data"] is None
    assert stub.cancelled == 1


async def test_an_operation_ends_when_its_client_hangs_up(stub: Stub) -> None:
    headers = {"content-type": JSON, "authorization": "Bearer a-valid-token"}
    started = time.perf_counter()
    with capture_logs() as logged:
        reply = await ask(endpoint(stub), "/graphql", "POST", headers, b'{"query":"slow"}', hangs_up_after=0.05)
    assert time.perf_counter() - started < 2
    assert stub.cancelled == 1
    assert reply.status == 0
    assert not logged


async def test_long_work_is_done_although_its_client_hangs_up_and_the_usual_time_is_over(stub: Stub) -> None:
    headers = {"content-type": JSON, "authorization": "Bearer a-valid-token"}
    await ask(endpoint(stub, seconds=0.05), "/graphql", "POST", headers, b'{"query":"long"}', hangs_up_after=0.01)
    assert stub.finished == 1


async def test_long_work_has_an_end_too(stub: Stub) -> None:
    reply = await post(endpoint(stub), {"query": "long", "variables": {"endless": True}})
    assert (reply.code, stub.finished) == ("TOO_COSTLY", 0)
    assert "0.2" in reply.message

"""The cost of a query over HTTP: told to whoever asks with `X-Daodi-Cost: 1`, of refused documents too; nobody else's bytes change."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.applications import Starlette

from backend.graph.http import GRAPHQL
from tests.http.asking import Reply
from tests.http.browser import cookie_of, sign_in, tell
from tests.identity.people import People

LIMIT = 50_000
AGENCIES = "{ agencies(first: 30) { nodes { name township { name } } } }"


@pytest.fixture
async def cookie(app: Starlette, people: People) -> str:
    _, username, _ = await people.holder("town_leader")
    return cookie_of(await sign_in(app, username))


async def ask(app: Starlette, cookie: str, query: str, priced: str | None = "1", **variables: Any) -> Reply:
    headers = {"x_daodi_cost": priced} if priced is not None else {}
    body = {"query": query, "variables": variables}
    return await tell(app, "POST", "/graphql", body, cookie=cookie, accept=GRAPHQL, **headers)


def cost(reply: Reply) -> Any:
    assert list(reply.json)[-1] == "extensions"
    assert list(reply.json["extensions"]) == ["cost"]
    return reply.json["extensions"]["cost"]


@pytest.mark.parametrize(
    ("query", "objects"),
    [
        (AGENCIES, 30 + 30),
        ("query Q($n: Int) { agencies(first: $n) { nodes { personnel(first: 10) { nodes { name } } } } }", 7 + 7 * 10),
        ("{ agencies(first: 0) { totalCount } }", 0),
        ("{ viewer { role } }", 1),
        ('{ accessMatrix(role: "member", type: "Guide") { role } agencies(first: 30) { nodes { name } } }', 30),
        ("{ __schema { queryType { name } } }", 0),
    ],
)
async def test_an_answer_tells_how_many_objects_it_could_have_had(app: Starlette, cookie: str, query: str, objects: int) -> None:
    reply = await ask(app, cookie, query, n=7)
    assert reply.status == 200, reply.body
    assert "errors" not in reply.json
    assert cost(reply) == {"objects": objects, "limit": LIMIT}
    plain = await ask(app, cookie, query, None, n=7)
    assert plain.json == {"data": reply.json["data"]}


@pytest.mark.parametrize("value", [None, "", "0", "true", "11"])
async def test_without_the_header_not_a_byte_is_added(app: Starlette, cookie: str, value: str | None) -> None:
    told = (await ask(app, cookie, AGENCIES)).body
    plain = (await ask(app, cookie, AGENCIES, value)).body
    assert plain == told[: told.index(b',"extensions"')] + b"}"


async def test_a_document_that_is_refused_for_its_cost_tells_it(app: Starlette, cookie: str) -> None:
    reply = await ask(app, cookie, "{ personnel(first: 1000) { nodes { assessments(first: 100) { nodes { id } } } } }")
    assert (reply.status, reply.code) == (400, "TOO_COSTLY")
    assert cost(reply) == {"objects": 1000 + 1000 * 100, "limit": LIMIT}
    assert reply.json["errors"][0]["extensions"]["objects"] == 101_000
    assert "data" not in reply.json


@pytest.mark.parametrize("query", ["{", "{ nothing }", "{ personnel(first: 2000) { nodes { id } } }", "{ a" * 500])
async def test_a_document_that_is_refused_before_it_is_weighed_has_no_number(app: Starlette, cookie: str, query: str) -> None:
    reply = await ask(app, cookie, query)
    assert reply.json.get("data") is None
    assert cost(reply) == {"objects": None, "limit": LIMIT}
    assert reply.json["errors"]


async def test_whoever_is_not_signed_in_is_told_nothing(app: Starlette) -> None:
    reply = await ask(app, "daodi=nobody", AGENCIES)
    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")
    assert "extensions" not in reply.json

"""A filter by the id of a body, whatever kind of body it is: ids name the concrete type, the edge leads to the interface."""

from __future__ import annotations

from typing import Any

import pytest

from backend.graph.ids import decode_id, encode_id
from backend.kit.database import Database
from tests.asking import Desk

POSTS = """query Posts($where: PostWhere) { posts(first: 1000, where: $where) {
  nodes { id organisation { __typename id name } } } }"""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def ask(desk: Desk, where: Any = None) -> list[Any]:
    nodes: list[Any] = (await desk.ask("audit-admin", POSTS, {"where": where}))["posts"]["nodes"]
    return [node for node in nodes if node["organisation"]]


@pytest.mark.parametrize("kind", ["Township", "Department", "Village", "Organ"])
async def test_the_id_of_a_body_finds_what_belongs_to_it(desk: Desk, kind: str) -> None:
    everything = await ask(desk)
    body = next(post["organisation"]["id"] for post in everything if post["organisation"]["__typename"] == kind)
    mine = [post for post in everything if post["organisation"]["id"] == body]
    assert await ask(desk, {"organisation": {"id": {"eq": body}}}) == mine
    assert await ask(desk, {"organisation": {"id": {"in": [body, "nonsense"]}}}) == mine
    assert await ask(desk, {"organisation": {"id": {"ne": body}}}) == [post for post in everything if post not in mine]


async def test_an_id_written_in_the_document_finds_the_same(desk: Desk) -> None:
    (some, *_) = await ask(desk)
    body = some["organisation"]["id"]
    found = await desk.ask(
        "audit-admin", f'{{ posts(first: 1000, where: {{ organisation: {{ id: {{ eq: "{body}" }} }} }}) {{ nodes {{ id }} }} }}'
    )
    assert [node["id"] for node in found["posts"]["nodes"]] == [
        post["id"] for post in await ask(desk) if post["organisation"]["id"] == body
    ]


async def test_a_key_under_another_kind_of_body_is_no_id_of_it(desk: Desk) -> None:
    body = next(post["organisation"]["id"] for post in await ask(desk) if post["organisation"]["__typename"] == "Township")
    _, key = decode_id(body)
    assert key is not None
    for other in ("Agency", "Staff", "Organisation"):
        assert await ask(desk, {"organisation": {"id": {"eq": encode_id(other, key)}}}) == []

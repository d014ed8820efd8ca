"""`node(id:)` is planned for the type that its id names; one document asked for ids of several types must not mix them up."""

from __future__ import annotations

from typing import Any

import pytest

from backend.graph.ids import encode_id
from backend.kit.database import Database
from tests.asking import Desk

QUERY = "query Node($id: ID!) { node(id: $id) { __typename id ... on Staff { title } ... on Agency { name managementClass } } }"


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def _first(desk: Desk, table: str) -> int:
    return int(await desk.database.reads.fetchval(f"SELECT min(id) FROM {table}"))


async def _node(desk: Desk, id_: str) -> Any:
    return (await desk.ask("district-org", QUERY, {"id": id_}))["node"]


async def test_one_document_finds_rows_of_every_type(desk: Desk) -> None:
    for table in ("staff", "agency", "township", "staff"):
        id_ = encode_id(table.capitalize(), await _first(desk, table))
        found = await _node(desk, id_)
        assert (found["__typename"], found["id"]) == (table.capitalize(), id_)
        assert found.keys() - {"__typename", "id"} == {"staff": {"title"}, "agency": {"name", "managementClass"}}.get(
            table, set()
        )


async def test_an_id_written_in_the_document_finds_its_row(desk: Desk) -> None:
    id_ = encode_id("Agency", await _first(desk, "agency"))
    found = await desk.ask("district-org", f'{{ node(id: "{id_}") {{ id ... on Staff {{ title }} }} }}')
    assert found == {"node": {"id": id_}}


@pytest.mark.parametrize("id_", ["", "nonsense", encode_id("Nothing", 1), encode_id("Query", 1), encode_id("Staff", 2**62)])
async def test_an_id_of_nothing_is_null(desk: Desk, id_: str) -> None:
    assert await _node(desk, id_) is None


async def test_several_ids_are_planned_for_the_types_that_they_name(desk: Desk) -> None:
    query = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id ... on Staff { title } } }"
    ids = [encode_id(table.capitalize(), await _first(desk, table)) for table in ("staff", "agency", "township")]
    plans = len(desk.service.planner._plans._items)
    for some in (ids, ids[::-1], [*ids, "nonsense"], ids[:1]):
        found = (await desk.ask("district-org", query, {"ids": some}))["nodes"]
        assert [node and node["id"] for node in found] == [id_ if id_ in ids else None for id_ in some]
    assert len(desk.service.planner._plans._items) == plans + 2, "one for the three types in any order, one for people alone"


async def test_ids_of_types_of_which_the_viewer_sees_nothing_are_null(desk: Desk) -> None:
    query = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    ids = [encode_id("Event", await _first(desk, "event")), encode_id("Staff", await _first(desk, "staff"))]
    assert await desk.ask("system-admin", query, {"ids": ids}) == {"nodes": [None, None]}


async def test_ids_written_in_the_document_beside_variables_find_their_rows(desk: Desk) -> None:
    staff, agency = [encode_id(table.capitalize(), await _first(desk, table)) for table in ("staff", "agency")]
    found = await desk.ask(
        "district-org",
        f'query($id: ID!) {{ nodes(ids: ["{staff}", "{agency}"]) {{ id }} node(id: $id) {{ id }} }}',
        {"id": agency},
    )
    assert found == {"nodes": [{"id": staff}, {"id": agency}], "node": {"id": agency}}


async def test_made_up_types_share_one_plan(desk: Desk) -> None:
    await _node(desk, encode_id("Nothing", 1))
    plans = len(desk.service.planner._plans._items)
    for number in range(5):
        assert await _node(desk, encode_id(f"Nothing{number}", 1)) is None
    assert len(desk.service.planner._plans._items) == plans


async def test_the_nodes_of_a_page_keep_their_order_beside_its_last_cursor(desk: Desk) -> None:
    """An aggregate with an ORDER BY of its own sorts the rows of its neighbours too."""
    query = "{ events(first: 30) { nodes { id reportedAt } pageInfo { startCursor endCursor } edges { cursor node { id } } } }"
    page = (await desk.ask("district-leader", query))["events"]
    instants = [node["reportedAt"] for node in page["nodes"]]
    assert instants == sorted(instants, reverse=True)
    assert [edge["node"]["id"] for edge in page["edges"]] == [node["id"] for node in page["nodes"]]
    assert page["pageInfo"] == {"startCursor": page["edges"][0]["cursor"], "endCursor": page["edges"][-1]["cursor"]}

"""Items as the pages read them: the matrix, two versions side by side, and what must be offered without being delegated; one query each."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from backend.graph.request import GraphQLRequest
from backend.kit.database import Database
from tests.asking import Desk

WITHOUT = """query Without($category: TownshipCategory!) {
  approvalItems(first: 200, orderBy: [{ field: CODE }], where: {
    lists: { list: { kind: { eq: WINDOW }, category: { eq: $category } } }
    not: { lists: { list: { kind: { eq: DELEGATED }, category: { eq: $category } } } } }) {
    totalCount nodes { code name domain department { name } lists { list { code } } } } }"""

MATRIX = """{ approvalItems(first: 300, orderBy: [{ field: CODE }]) { totalCount nodes { code name domain department { name }
  lists { list { code kind category agencyKind } } } } }"""

DIFF = """query Diff($before: ID!, $after: ID!) {
  approvalItems(first: 300, orderBy: [{ field: CODE }], where: { listVersions: { id: { in: [$before, $after] } } }) {
    nodes { code name listVersions { id number list { code } } } } }"""

VERSIONS = """query Versions($code: String!) { itemLists(first: 1, where: { code: { eq: $code } }) { nodes { versions {
  id number size since until document items(first: 100) { nodes { code } } } } } }"""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def cost(desk: Desk, query: str, variables: dict[str, Any]) -> int:
    request = GraphQLRequest(query, None, variables, await desk.session("market-window"), "cost", priced=True)
    return int(orjson.loads((await desk.service.answer(request)).body)["extensions"]["cost"]["objects"])


@pytest.mark.parametrize(("category", "count"), [("CENTRAL", 100), ("DEVELOPMENT", 83), ("ECOLOGICAL", 45)])
async def test_what_a_township_must_offer_but_does_not_decide_itself(desk: Desk, category: str, count: int) -> None:
    """“发展型乡镇124项”进驻窗口, “发展型乡镇委托下放41项”: 83 items are offered and stay with the departments."""
    items = (await desk.ask("fenghui-leader", WITHOUT, {"category": category}))["approvalItems"]
    assert items["totalCount"] == len(items["nodes"]) == count
    for item in items["nodes"]:
        codes = {version["list"]["code"] for version in item["lists"]}
        assert f"WINDOW-{category}" in codes
        assert f"DELEGATED-{category}" not in codes
    assert await cost(desk, WITHOUT, {"category": category}) < 10_000


async def test_the_matrix_of_items_and_lists_is_one_query(desk: Desk) -> None:
    items = (await desk.ask("market-window", MATRIX))["approvalItems"]
    assert items["totalCount"] == len(items["nodes"]) == 248
    found = [version["list"]["code"] for item in items["nodes"] for version in item["lists"]]
    sizes = {f"DELEGATED-{name}": size for name, size in (("CENTRAL", 64), ("DEVELOPMENT", 41), ("ECOLOGICAL", 34))}
    assert {code: found.count(code) for code in sizes} == sizes
    assert sum(code.startswith("STATION") for code in found) == 84
    assert await cost(desk, MATRIX, {}) < 15_000


async def test_two_versions_of_a_list_stand_side_by_side_in_one_query(desk: Desk) -> None:
    (one,) = (await desk.ask("market-window", VERSIONS, {"code": "DELEGATED-CENTRAL"}))["itemLists"]["nodes"]
    before, after = one["versions"]
    assert (before["size"], after["size"]) == (21, 64)
    contents = [{node["code"] for node in version["items"]["nodes"]} for version in (before, after)]
    variables = {"before": before["id"], "after": after["id"]}
    items = (await desk.ask("market-window", DIFF, variables))["approvalItems"]["nodes"]
    held = {item["code"]: {version["id"] for version in item["listVersions"]} for item in items}
    assert {code for code, ids in held.items() if before["id"] in ids} == contents[0]
    assert {code for code, ids in held.items() if after["id"] in ids} == contents[1]
    assert set(held) == contents[0] | contents[1]
    assert await cost(desk, DIFF, variables) < 15_000
    assert await cost(desk, VERSIONS, {"code": "DELEGATED-CENTRAL"}) < 10_000


async def test_former_versions_are_told_apart_from_lists_in_force(desk: Desk) -> None:
    query = """{ approvalItems(first: 300) { nodes { code lists { id until } listVersions { id until } } } }"""
    items = (await desk.ask("fenghui-window", query))["approvalItems"]["nodes"]
    for item in items:
        assert [version for version in item["listVersions"] if version["until"] is None] == item["lists"]
    former = [item for item in items if any(version["until"] for version in item["listVersions"])]
    assert len(former) == 21

"""An empty list among the variables says nothing: the same as none, wherever it stands."""

from __future__ import annotations

from typing import Any

import pytest

from backend.kit.database import Database
from tests.asking import Desk

QUERY = """query Seals($where: SealWhere, $orderBy: [SealOrder!], $ids: [ID!]) {
  seals(first: 30, where: $where, orderBy: $orderBy) { nodes { number } }
  some: seals(where: { id: { in: $ids } }) { totalCount }
}"""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.mark.parametrize("variables", [{"orderBy": []}, {"where": {"and": []}}, {"orderBy": [], "where": {"and": []}}])
async def test_an_empty_order_and_an_empty_all_of_are_no_condition(desk: Desk, variables: dict[str, Any]) -> None:
    data = await desk.ask("market-window", QUERY, {"ids": [], **variables})
    assert [seal["number"] for seal in data["seals"]["nodes"]] == list(range(1, 21))


async def test_nothing_fits_any_of_none_and_nothing_is_in_an_empty_set(desk: Desk) -> None:
    data = await desk.ask("market-window", QUERY, {"ids": [], "where": {"or": []}})
    assert (data["seals"]["nodes"], data["some"]["totalCount"]) == ([], 0)

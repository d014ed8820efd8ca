"""Pages joined are the sorted list: every column, both directions, both ends, nothing included, masked columns too."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.graph.ids import encode_id
from backend.identity.policies import own_policy
from backend.kit.database import Database
from backend.schema import vocabulary
from tests.asking import Desk
from tests.databases import MIGRATED, Databases
from tests.graph.comparing import in_order
from tests.judge import Judge
from tests.world import World

ORDERS = (
    [("mobile", False)],
    [("birth_date", True), ("name_pinyin", False)],
    [("gender", False), ("entered_on", True)],
    [("stationed", True)],
    [("id", True)],
    [("name_pinyin", False), ("name_initials", False)],
)
MARKS = ([("composite_score", True)], [("grade", False), ("bonus_total", True)], [("published_at", True), ("year", False)])
VIEWERS = ("town_leader-0", "dept_leader-0", "district_audit-0")
INFO = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


@pytest.fixture(scope="module")
async def place(databases: Databases) -> AsyncIterator[tuple[Desk, Judge]]:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await Desk.open(database), World.draw(31)
        await world.store(database)
        yield desk, Judge(world, own_policy(vocabulary()))


async def walk(
    desk: Desk, username: str, root: str, order: list[tuple[str, bool]], backwards: bool
) -> tuple[list[str], list[int]]:
    """(ids in the order of the list, totals) of all pages of 7, from the first or from the last."""
    family, _, extra = root.partition(" ")
    terms = ", ".join(f"{{field: {name.upper()}, direction: {'DESC' if down else 'ASC'}}}" for name, down in order)
    names = ("last", "before") if backwards else ("first", "after")
    query = f"query($at: String) {{ page: {family}({extra} {names[0]}: 7, {names[1]}: $at, orderBy: [{terms}]) {{ totalCount edges {{ cursor node {{ id }} }} {INFO} }} }}"
    found: list[str] = []
    totals, at = [], None
    while True:
        page = (await desk.ask(username, query, {"at": at}))["page"]
        ids = [edge["node"]["id"] for edge in page["edges"]]
        found = ids + found if backwards else found + ids
        totals.append(page["totalCount"])
        info = page["pageInfo"]
        assert [info["startCursor"], info["endCursor"]] == (
            [page["edges"][0]["cursor"], page["edges"][-1]["cursor"]] if ids else [None, None]
        )
        at = info["startCursor"] if backwards else info["endCursor"]
        if not info["hasPreviousPage" if backwards else "hasNextPage"]:
            return found, totals


@pytest.mark.parametrize("username", VIEWERS)
@pytest.mark.parametrize("backwards", [False, True], ids=["first-after", "last-before"])
async def test_pages_joined_are_the_sorted_list(username: str, backwards: bool, place: tuple[Desk, Judge]) -> None:
    desk, judge = place
    for root, name, orders in (("personnel stationed: null,", "Staff", ORDERS), ("assessments", "Assessment", MARKS)):
        rows = judge.visible(judge.viewers[username], name)
        for order in orders:
            found, totals = await walk(desk, username, root, order, backwards)
            assert found == [encode_id(name, row["id"]) for row in in_order(rows, order)], order
            assert set(totals) == {len(rows)}


def cursor(*values: Any) -> str:
    return base64.b64encode(json.dumps(values).encode()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "bad",
        "",
        cursor("b c"),
        cursor("b c", "not a key"),
        cursor("b c", 2**70),
        cursor(True, False),
        cursor({"a": 1}, 1),
        cursor(1, 1),
        cursor("b c", 1.5),
        cursor("x\x00", 1),
        cursor("\ud800", 1),
        base64.b64encode(b"[" * 100_000).decode(),
    ],
    ids=range(12),
)
async def test_a_bad_cursor_is_refused_and_named(text: str, place: tuple[Desk, Judge]) -> None:
    desk, _ = place
    query = "query($at: String) { personnel(after: $at, orderBy: [{field: NAME_PINYIN}]) { nodes { id } } }"
    response = await desk.respond("town_leader-0", query, {"at": text})
    assert [error["extensions"]["code"] for error in response["errors"]] == ["BAD_INPUT"], response


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("first: 1000000", "BAD_INPUT"),
        ("first: 1001", "BAD_INPUT"),
        ("first: -1", "BAD_INPUT"),
        ("first: 3, last: 3", "BAD_INPUT"),
        ('last: 3, after: "x"', "BAD_INPUT"),
        ('first: 3, before: "x"', "BAD_INPUT"),
        ("first: 99999999999999", "BAD_INPUT"),
        ('first: "3"', "BAD_INPUT"),
        ("where: {mobile: {eq: null}}", "BAD_INPUT"),
        ('where: {mobile: {matches: "x"}}', "BAD_INPUT"),
        ("orderBy: [{field: SECRET}]", "BAD_INPUT"),
    ],
)
async def test_bad_arguments_are_typed_refusals(arguments: str, code: str, place: tuple[Desk, Judge]) -> None:
    desk, _ = place
    response = await desk.respond("town_leader-0", f"{{ personnel({arguments}) {{ nodes {{ id }} }} }}")
    assert {error["extensions"]["code"] for error in response["errors"]} == {code}
    assert response.get("data") is None


@pytest.mark.parametrize("count", [0, 1, 99, 101])
async def test_the_total_is_the_number_of_rows(count: int, databases: Databases) -> None:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await Desk.open(database), World.draw(5, people=44, events=0)
        world.tables["event"] = [world.event(5000 + key) for key in range(count)]
        await world.store(database)
        found = await desk.ask(
            "district_leader-0", "{ events(first: 1000) { totalCount nodes { id } } e: events(first: 0) { totalCount } }"
        )
        assert (found["events"]["totalCount"], len(found["events"]["nodes"]), found["e"]["totalCount"]) == (count, count, count)

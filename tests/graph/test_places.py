"""A mistake in an argument is named by its path: the field's response keys, then the place within the argument."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from backend.kit.database import Database
from tests.asking import Desk
from tests.databases import MIGRATED, Databases
from tests.world import World

POST = "town_leader-0"


@pytest.fixture(scope="module")
async def desk(databases: Databases) -> AsyncIterator[Desk]:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk = await Desk.open(database)
        await World.draw(17).store(database)
        yield desk


PLACES: dict[str, tuple[str | int, ...]] = {
    "first: 1000000": ("first",),
    "first: -1": ("first",),
    "last: 5000": ("last",),
    "first: 1, last: 1": ("last",),
    'after: "bad"': ("after",),
    'last: 1, before: "bad"': ("before",),
    "orderBy: [" + "{field: NAME}" * 11 + "]": ("orderBy",),
    "where: {name: {eq: null}}": ("where", "name", "eq"),
    'where: {name: {contains: "a\\u0000"}}': ("where", "name", "contains"),
    "where: {name: {in: [" + '"x"' * 1001 + "]}}": ("where", "name", "in"),
    'where: {or: [{name: {eq: "a"}}, {agency: {name: {eq: null}}}]}': ("where", "or", 1, "agency", "name", "eq"),
    "where: " + "{not: " * 8 + "{}" + "}" * 8: ("where", *["not"] * 8),
}
"""Arguments of a list -> the place of the mistake within them."""


@pytest.mark.parametrize("arguments", PLACES)
async def test_a_bad_argument_of_a_field_is_named_by_its_path(arguments: str, desk: Desk) -> None:
    response = await desk.respond(POST, f"{{ people: personnel({arguments}) {{ nodes {{ id }} }} }}")
    (error,) = response["errors"]
    assert error["path"] == ["people", *PLACES[arguments]]
    assert response["data"] is None


async def test_a_bad_value_in_a_variable_is_named_by_where_it_is_used(desk: Desk) -> None:
    query = "query($w: StaffWhere, $c: String) { agencies { nodes { personnel(where: $w, after: $c) { nodes { id } } } } }"
    for variables, place in (
        ({"w": {"not": {"name": {"eq": "\x00"}}}}, ["where", "not", "name", "eq"]),
        ({"c": "bad"}, ["after"]),
    ):
        response = await desk.respond(POST, query, variables)
        assert response["errors"][0]["path"] == ["agencies", "nodes", "personnel", *place]
    response = await desk.respond(POST, '{ figures: overview(month: "0001-01-01") { month } }')
    assert response["errors"][0]["path"] == ["figures", "month"]

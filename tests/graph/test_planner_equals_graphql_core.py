"""Over generated documents the planner answers what graphql-core answers over the same visible rows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from backend.identity.policies import own_policy
from backend.kit.database import Database
from backend.schema import vocabulary
from tests.asking import Desk
from tests.databases import MIGRATED, Databases
from tests.graph.documents import Documents
from tests.graph.naive import Naive
from tests.judge import Judge
from tests.world import World

VIEWERS = (
    "town_leader-0",
    "dept_leader-0",
    "agency_head-0",
    "district_audit-0",
    "district_conduct-1",
    "member-1",
    "district_command-0",
)


@pytest.fixture(scope="module")
async def place(databases: Databases) -> AsyncIterator[tuple[Desk, Judge]]:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await Desk.open(database), World.draw(21)
        await world.store(database)
        yield desk, Judge(world, own_policy(vocabulary()))


@pytest.mark.parametrize("username", VIEWERS)
@pytest.mark.parametrize("seed", [1, 2])
async def test_generated_documents_have_one_answer(username: str, seed: int, place: tuple[Desk, Judge]) -> None:
    desk, judge = place
    naive = Naive(judge, judge.viewers[username])
    documents = Documents(judge.world, seed * 1000 + VIEWERS.index(username))
    asked = 0
    while asked < 12:
        document = documents.document()
        response = await desk.respond(username, document)
        if "errors" in response:
            assert [error["extensions"]["code"] for error in response["errors"]] == ["TOO_COSTLY"], (document, response)
            continue
        assert response["data"] == naive.ask(document), document
        asked += 1

"""Over drawn districts and documents the planner answers what graphql-core answers over the same visible rows.

That covers what architecture.md asks of the read side: filters are filters of the visible rows, pages are cuts of the sorted
list, groups are groupby, a day's rows are that day's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from backend.identity.policies import own_policy
from backend.kit.database import Database
from backend.schema import vocabulary
from tests.asking import Desk
from tests.databases import MIGRATED, Databases
from tests.graph.documents import Documents
from tests.graph.naive import Naive
from tests.judge import Judge, Viewer
from tests.world import World

VIEWERS = (
    *("town_leader-0", "dept_leader-0", "agency_head-0", "district_audit-0", "district_conduct-1", "member-1"),
    *("district_command-0", "village_officer-0", "seal_keeper-1", "audit_admin-0"),
)
POLICY = own_policy(vocabulary())
ASKED = 6
"""Documents of one viewer of one district."""

worlds = st.builds(
    World.draw, st.integers(0, 2**32), people=st.integers(0, 40), events=st.integers(0, 30), work=st.integers(0, 8)
)
randoms = st.integers(0, 2**32).map(Random)


@pytest.fixture(scope="module")
async def desk(databases: Databases) -> AsyncIterator[Desk]:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        yield await Desk.open(database)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.reuse, Phase.generate])
@given(world=worlds, random=randoms, usernames=st.lists(st.sampled_from(VIEWERS), min_size=3, max_size=3, unique=True))
async def test_drawn_documents_have_one_answer(desk: Desk, world: World, random: Random, usernames: list[str]) -> None:
    await world.store(desk.database)
    judge, documents = Judge(world, POLICY), Documents(world, random)
    for username in usernames:
        for _ in range(ASKED):
            await assert_one_answer(desk, judge, judge.viewers[username], documents.document())


async def assert_one_answer(desk: Desk, judge: Judge, viewer: Viewer, document: str) -> None:
    note(f"{viewer.username}: {document}")
    response: dict[str, Any] = await desk.respond(viewer.username, document)
    if "errors" in response:
        assert [error["extensions"]["code"] for error in response["errors"]] == ["TOO_COSTLY"], response
    else:
        assert response["data"] == Naive(judge, viewer).ask(document)

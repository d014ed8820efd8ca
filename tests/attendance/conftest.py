"""The demo district to act in: a copy of its own for each module, and the people of 丰惠镇."""

from __future__ import annotations

from collections.abc import AsyncIterator
from random import Random

import pytest

from backend.kit.database import Database
from tests.acts.office import Office
from tests.asking import Desk
from tests.databases import DEMO, Databases
from tests.world import World


@pytest.fixture(scope="module")
async def town(databases: Databases) -> AsyncIterator[Office]:
    """The demo district, to be changed."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield Office(await Desk.open(database), World(Random(0)))


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    """The demo district, to be read."""
    return await Desk.open(demo)

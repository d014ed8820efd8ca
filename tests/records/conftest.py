"""One served demo district for the tests of what stands beside its records."""

from __future__ import annotations

from collections.abc import AsyncIterator
from random import Random

import pytest

from tests.appointments.bureau import Bureau
from tests.asking import Desk
from tests.databases import Databases
from tests.served import Served, serving
from tests.world import World


@pytest.fixture(scope="module")
async def served(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    async with serving(databases, tmp_path_factory.mktemp("data")) as served:
        yield served


@pytest.fixture(scope="module")
async def here(served: Served) -> Bureau:
    """Acts in the same district."""
    return Bureau(await Desk.open(served.database), World(Random(0)))

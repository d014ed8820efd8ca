"""One changing copy of the demo per module; what a test leaves under way is withdrawn, so that its people are free again."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.appointments.bureau import Bureau, bureau
from tests.databases import Databases


@pytest.fixture(scope="module")
async def place(databases: Databases) -> AsyncIterator[Bureau]:
    async with bureau(databases) as made:
        yield made


@pytest.fixture
async def here(place: Bureau) -> AsyncIterator[Bureau]:
    last = await place.pool.fetchval("SELECT max(id) FROM appointment")
    yield place
    await place.give_up(last)

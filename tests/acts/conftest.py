"""One district for the tests that read it or change different rows of it, and the rows that they look for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.acts.office import Office, office
from tests.databases import Databases


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Office]:
    async with office(databases, 3) as place:
        yield place

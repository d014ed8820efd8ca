"""The demo district, one copy for each test that changes it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from backend.kit.database import Database
from tests.asking import Desk
from tests.assessments.year import Year
from tests.databases import DEMO, Databases


@pytest.fixture
async def year(databases: Databases) -> AsyncIterator[Year]:
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield Year(await Desk.open(database), None)  # type: ignore[arg-type]  # the demo is its world

"""The demo district in the summer of 2017, in a database of each module's own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from backend.kit.database import Database
from tests.acts.office import SUMMER
from tests.asking import Desk
from tests.databases import DEMO, Databases
from tests.exchange.importing import ImportOffice


@pytest.fixture(scope="module")
async def office(databases: Databases) -> AsyncIterator[ImportOffice]:
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        await database.reads.execute(SUMMER)
        yield ImportOffice(await Desk.open(database))

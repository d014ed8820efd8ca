"""The demo district with its service, in a copy of its own: the log is written here."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from backend.kit.database import Database
from backend.schema import open_service
from backend.settings import Settings
from tests.audit.district import District
from tests.audit.sight import SPOTS, Seen, records, sights
from tests.databases import DEMO, Databases


@pytest.fixture(scope="module")
async def district(databases: Databases) -> AsyncIterator[District]:
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        district = District(database, await open_service(database, Settings(demo=True)))
        await district.meet()
        yield district


@pytest.fixture(scope="module")
async def seen(district: District) -> Seen:
    await district.session(district.holder("fenghui-leader"))
    found = {type_name: await records(district, type_name) for type_name in SPOTS}
    return Seen(found, await sights(district, [id for ids in found.values() for id in ids]))

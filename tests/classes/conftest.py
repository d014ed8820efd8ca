"""A copy of the demo district of one's own, and people who work on classes in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from backend.kit.database import Database
from tests.acts.office import SUMMER, Acting, payload
from tests.asking import Desk
from tests.databases import DEMO, Databases

TODAY = date(2017, 8, 31)
REFORM, ORG = "district-reform", "district-org"
_PREVIEW = """query Preview($id: ID!) { classPreview(id: $id) {
  fingerprint reached people flips { name before after people township department }
  access { role organisation type group action gained condition agencies people fields }
  moves { what count } rules { topic before after was becomes } lists { kind before after gained { code name } lost { code name } } } }"""
_SECOND = """
WITH made AS (INSERT INTO account (username, display_name, duty) VALUES ('second', '第二人', 'BUSINESS') RETURNING id)
INSERT INTO post (account_id, duty, role, organisation_id, title)
SELECT made.id, 'BUSINESS', 'district_reform', organ.id, '审改办' FROM made, organ WHERE purpose = 'REFORM'
"""


@dataclass
class ClassOffice(Acting):
    """Short ways to draft, to look, and to decide."""

    async def key(self, table: str, name: str) -> int:
        return int(await self.pool.fetchval(f"SELECT id FROM {table} WHERE name = $1", name))

    async def draft(self, what: str, given: dict[str, Any], effective_on: date = TODAY, who: str = REFORM) -> Any:
        """The payload of a draft; `what` as in `Township`, `Rule`, `Override`."""
        common = {"document": "区委〔2017〕31号", "effectiveOn": effective_on.isoformat()}
        given = common | given
        return payload(
            await self.do(who, f"classChangeDraft{what}: Draft{what}Input", given, "classChange { id version state can }")
        )

    async def step(self, who: str, act: str, change: dict[str, Any], **given: Any) -> Any:
        """One act on a change; the whole response."""
        inputs = {
            "undo": "ChangeCloseInput",
            "cancel": "ChangeCloseInput",
            "takeEffect": "ChangeInput",
            "redraft": "RedraftInput",
        }
        type_name = inputs.get(act, "PreviewedInput")
        mutation = f"classChange{act[0].upper()}{act[1:]}: {type_name}"
        given = {"id": change["id"], "version": change["version"], **given}
        return await self.do(who, mutation, given, "classChange { id version state can effectiveAt }")

    async def preview(self, change: dict[str, Any], who: str = REFORM) -> Any:
        return (await self.desk.ask(who, _PREVIEW, {"id": change["id"]}))["classPreview"]

    async def proposed(self, what: str, given: dict[str, Any], effective_on: date = TODAY) -> tuple[Any, Any]:
        """A change that is drafted, looked at and proposed, and its preview."""
        drafted = (await self.draft(what, given, effective_on))["classChange"]
        preview = await self.preview(drafted)
        done = payload(await self.step(REFORM, "propose", drafted, preview=preview["fingerprint"]))
        assert done["errors"] == []
        return done["classChange"], preview


@asynccontextmanager
async def class_office(databases: Databases) -> AsyncIterator[ClassOffice]:
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        await database.reads.execute(SUMMER)
        await database.reads.execute(_SECOND)
        yield ClassOffice(await Desk.open(database))


@pytest.fixture(scope="module")
async def office(databases: Databases) -> AsyncIterator[ClassOffice]:
    async with class_office(databases) as office:
        yield office

"""A copy of the demo district in which master data is kept: an act in one line, and what it was refused for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from backend.graph.ids import encode_id
from backend.kit.database import Database
from tests.acts.office import SUMMER, Acting, code, payload
from tests.asking import Desk
from tests.databases import DEMO, Databases

ORG, TOWN, DEPARTMENT = "district-org", "fenghui-personnel", "market-personnel"


@dataclass
class Keeping(Acting):
    """Acts on rows that are named in words; the version is the present one unless another is given."""

    async def key(self, type_name: str, name: str) -> int:
        column = {"Account": "username", "Organ": "purpose"}.get(type_name, "name")
        return int(await self.pool.fetchval(f"SELECT id FROM {type_name.lower()} WHERE {column} = $1", name))

    async def gid(self, type_name: str, name: str) -> str:
        return encode_id(type_name, await self.key(type_name, name))

    async def act(self, who: str, mutation: str, type_name: str, key: int | str, **given: Any) -> Any:
        """[(field, code)] of the refusals, [] when it was done; or the code of the error that came instead."""
        response = await self._done(who, mutation, type_name, key, given)
        if "errors" in response:
            return code(response)
        return [(error["field"], error["code"]) for error in payload(response)["errors"]]

    async def refusals(self, who: str, mutation: str, type_name: str, key: int, **given: Any) -> list[str]:
        """What the refusals say."""
        return [error["message"] for error in payload(await self._done(who, mutation, type_name, key, given))["errors"]]

    async def _done(self, who: str, mutation: str, type_name: str, key: int | str, given: dict[str, Any]) -> Any:
        row = await self.key(type_name, key) if isinstance(key, str) else key
        if column := CHANGES.get(mutation.partition(": ")[2]):
            held = type_name.lower()
            given = {"version": await self.pool.fetchval(f"SELECT {column} FROM {held} WHERE id = $1", row), **given}
        return await self.do(who, mutation, {"id": encode_id(type_name, row), **given})


CHANGES = {
    **dict.fromkeys(("ChangeInput", "BodyCloseInput", "AgencyCloseInput", "AgencyCorrectInput", "AccountResetInput"), "version"),
    **dict.fromkeys(("BodyRenameInput", "TownshipCloseInput", "StaffLeaveInput"), "version"),
    "StaffContactInput": "contact_version",
    "StaffEstablishmentInput": "establishment_version",
}
"""Inputs that say which version was seen, with the column that counts it."""


@asynccontextmanager
async def keeping(databases: Databases) -> AsyncIterator[Keeping]:
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        await database.reads.execute(SUMMER)
        yield Keeping(await Desk.open(database))

"""People who import lists: a file is tried, written, discarded or taken back, each by whoever may."""

from __future__ import annotations

from typing import Any

from strawberry.utils.str_converters import to_camel_case

from backend.exchange.rules.columns import CHECK, CHECKED_BY, ImportTarget
from backend.graph.ids import encode_id
from tests.acts.office import Acting, payload
from tests.exchange.books import listed, text

ORG = "district-org"
SHOWN = """importBatch { id version state total faulty can
  faults(first: 100) { nodes { row column code zh } totalCount } }"""


class ImportOffice(Acting):
    async def check(self, target: ImportTarget, content: bytes, who: str = ORG, **more: Any) -> Any:
        return payload(await self.tried(target, content, who, **more))

    async def tried(self, target: ImportTarget, content: bytes, who: str, **more: Any) -> Any:
        """The whole response."""
        name = to_camel_case(CHECKED_BY[target].replace(".", "_"))
        given = {"id": await self.place(target, who), "target": target.value, "fileName": "名单.xlsx", "content": text(content)}
        return await self.do(who, f"{name}: ImportCheckInput", given | more, SHOWN)

    async def place(self, target: ImportTarget, who: str) -> str:
        """What the check of a list is on: the organisation department, or the post of whoever brings it."""
        if CHECKED_BY[target] == CHECK:
            return encode_id("Organ", int(await self.pool.fetchval("SELECT id FROM organ WHERE purpose = 'ORGANISATION'")))
        return str((await self.desk.ask(who, "{ viewer { post { id } } }"))["viewer"]["post"]["id"])

    async def step(self, act: str, batch: Any, who: str = ORG) -> Any:
        given = {"id": batch["id"], "version": batch["version"]}
        return await self.do(who, f"import{act}: ChangeInput", given, "importBatch { id version state can }")

    async def count(self, table: str) -> int:
        return int(await self.pool.fetchval(f"SELECT count(*) FROM {table}"))

    async def code_of(self, name: str) -> str:
        return str(await self.pool.fetchval("SELECT code FROM organisation WHERE name = $1", name))


def faults_of(batch: Any) -> set[tuple[int, str, str]]:
    return {(fault["row"], fault["column"], fault["code"]) for fault in batch["faults"]["nodes"]}


async def committed(office: ImportOffice, target: ImportTarget, who: str, *rows: dict[str, Any]) -> Any:
    batch = (await office.check(target, listed(target, *rows), who))["importBatch"]
    assert batch["faults"]["nodes"] == []
    return payload(await office.step("Commit", batch, who))["importBatch"]

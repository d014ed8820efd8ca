"""A copy of the demo district in which personnel acts are done, by the demo accounts over GraphQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

from backend.graph.ids import decode_id, encode_id
from backend.kit.database import Database
from tests.acts.office import Office
from tests.asking import Desk
from tests.databases import DEMO, Databases
from tests.world import World

TODAY, YESTERDAY, LATER = "2017-08-31", "2017-08-30", "2018-01-02"

DEPARTMENT, CHIEF, TOWNSHIP, DISTRICT = "market-personnel", "market-leader", "fenghui-leader", "district-org"
LEFT = "baiguan-personnel"
"""Of the township from which an exchange takes somebody."""

GIVEN: dict[str, tuple[str, dict[str, Any]]] = {
    "send": (DEPARTMENT, {"number": "虞市监函〔2017〕99号", "on": TODAY}),
    "consent": (TOWNSHIP, {"on": TODAY}),
    "object": (TOWNSHIP, {"on": TODAY, "objection": "集镇整治期间不宜调整"}),
    "release": (LEFT, {"on": TODAY}),
    "retain": (LEFT, {"on": TODAY, "objection": "正在创建省级示范，不宜调整"}),
    "revise": (DEPARTMENT, {"matter": "任副所长", "reason": "整治结束后再任", "effectiveOn": LATER}),
    "consult": (DEPARTMENT, {"on": YESTERDAY, "whom": "党委副书记", "record": "当面沟通，无不同意见"}),
    "order": (CHIEF, {"number": "虞市监〔2017〕99号", "orderedOn": TODAY, "effectiveOn": LATER}),
    "override": (
        DISTRICT,
        {
            **{"number": "虞组〔2017〕99号", "orderedOn": TODAY, "effectiveOn": LATER},
            **{"document": "区委〔2017〕18号会议纪要", "reason": "换届工作需要"},
        },
    ),
    "expedite": (
        CHIEF,
        {"number": "虞市监惩〔2017〕99号", "orderedOn": TODAY, "effectiveOn": LATER, "reason": "立即停职配合调查"},
    ),
    "copy": (DEPARTMENT, {"on": TODAY}),
    "acknowledge": (TOWNSHIP, {"on": TODAY}),
    "withdraw": (DEPARTMENT, {"reason": "另有安排"}),
}
"""Act -> who may do it on 丰惠市场监管所, and what the rule accepts on the demo's today."""


@dataclass
class Bureau(Office):
    """Acts by name, with good input unless a test says otherwise."""

    async def person(self, seat: int = 0, position: str = "MEMBER", agency: str = "丰惠市场监管所") -> int:
        """One of the agency's people in that position, without an act under way."""
        rows = await self.pool.fetch(
            """SELECT s.id FROM staff s JOIN agency a ON a.id = s.agency_id WHERE a.name = $1 AND s.position = $2
                 AND NOT EXISTS (SELECT FROM appointment x WHERE x.staff_id = s.id AND x.state IN ('DRAFT', 'LETTER_SENT', 'CONSENTED', 'OBJECTED', 'CONSULTED'))
               ORDER BY s.id""",
            agency,
            position,
        )
        return int(rows[seat]["id"])

    async def give_up(self, last: int) -> None:
        """Withdraws whatever is under way and newer than a record; orders that wait for their day wait no more."""
        await self.pool.execute(
            """UPDATE appointment SET state = 'WITHDRAWN', withdrawn_on = state_on
               WHERE id > $1 AND state IN ('DRAFT', 'LETTER_SENT', 'CONSENTED', 'OBJECTED', 'CONSULTED')""",
            last,
        )
        over = "UPDATE appointment SET applied_at = ordered_on WHERE id > $1 AND ordered_on IS NOT NULL AND applied_at IS NULL"
        await self.pool.execute(over, last)

    async def draft(self, staff: int, kind: str, username: str = DEPARTMENT, **given: Any) -> Any:
        """The payload of a draft: `{"errors": [...], "appointment": {"id"} | null}`."""
        words = {"kind": kind, "matter": "任副所长", "reason": "工作需要", "effectiveOn": LATER, **given}
        answer = await self.do(
            username,
            "appointmentDraft: AppointmentDraftInput",
            {"id": encode_id("Staff", staff), **words},
            "appointment { id state }",
        )
        return answer["data"]["appointmentDraft"]

    async def drafted(self, staff: int, kind: str, **given: Any) -> int:
        """The key of a draft that must not be refused."""
        payload = await self.draft(staff, kind, **given)
        assert payload["errors"] == [], payload
        return decode_id(payload["appointment"]["id"])[1] or 0

    async def act(self, name: str, key: int, username: str | None = None, version: int | None = None, **given: Any) -> Any:
        """The whole response to an act on the record as it is now."""
        actor, good = GIVEN[name]
        known = version or (await self.row("appointment", key))["version"]
        words = {"id": encode_id("Appointment", key), "version": known, **good, **given}
        mutation = f"Appointment{name.capitalize()}"
        return await self.do(username or actor, f"a{mutation[1:]}: {mutation}Input", words, "appointment { id state can }")

    async def done(self, name: str, key: int, username: str | None = None, **given: Any) -> Any:
        """The record after an act that must not be refused."""
        answer = await self.act(name, key, username, **given)
        assert "errors" not in answer, answer
        payload = answer["data"][f"appointment{name.capitalize()}"]
        assert payload["errors"] == [], payload
        return await self.row("appointment", key)

    async def refused(self, name: str, key: int, username: str | None = None, **given: Any) -> list[tuple[str | None, str]]:
        """(field, code) of what an act was refused for."""
        answer = await self.act(name, key, username, **given)
        return told(answer["data"][f"appointment{name.capitalize()}"])

    async def ledger(self, key: int) -> list[str]:
        """What the ledger says about a record, in order."""
        rows = await self.pool.fetch("SELECT kind FROM receipt WHERE appointment_id = $1 ORDER BY sequence", key)
        return [row["kind"] for row in rows]


def told(payload: Any) -> list[tuple[str | None, str]]:
    return [(error["field"], error["code"]) for error in payload["errors"]]


@asynccontextmanager
async def bureau(databases: Databases) -> AsyncIterator[Bureau]:
    """The demo on its first day, for one module's tests to change."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield Bureau(await Desk.open(database), World(Random(0)))


async def agency(here: Bureau, name: str) -> str:
    return encode_id("Agency", await here.pool.fetchval("SELECT id FROM agency WHERE name = $1", name))

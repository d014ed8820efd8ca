"""Random walks: whatever is tried in whatever order, a change goes where the table of steps says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.classes.rules import STEPS
from backend.graph.ids import encode_id, key_of
from tests.acts.office import payload
from tests.acts.walking import Walk, walk
from tests.classes.conftest import ORG, REFORM, TODAY, ClassOffice, class_office
from tests.databases import Databases

_DAYS = count(0, 2)
MOVES = sorted(act for act in STEPS.acts if not act.startswith("class_change.draft"))
_OTHER = {"A": "B", "B": "A"}


@dataclass
class Course:
    """Each walk has an agency of its own days: drafted on an even day, in effect on the odd one after it."""

    office: ClassOffice
    day: date = TODAY

    async def move_to(self, day: date) -> None:
        await self.office.pool.execute(
            "UPDATE district_clock SET shift_seconds = "
            "extract(epoch FROM ($1::date + time '09:00') AT TIME ZONE 'Asia/Shanghai' - now())",
            day,
        )

    async def begin(self) -> str:
        self.day = TODAY + timedelta(days=next(_DAYS))
        await self.move_to(self.day)
        await self.office.pool.execute("UPDATE class_change SET state = 'CANCELLED' WHERE state IN ('PROPOSED', 'CONFIRMED')")
        agency = await self.office.row("agency", await self.office.key("agency", "丰惠司法所"))
        given = {"id": encode_id("Agency", agency["id"]), "managementClass": _OTHER[agency["management_class"]]}
        drafted = await self.office.draft("Override", given, self.day + timedelta(days=1))
        return str(drafted["classChange"]["id"])

    async def attempt(self, change: str, act: str) -> bool:
        name = act.partition(".")[2]
        if name == "take_effect":
            await self.move_to(self.day + timedelta(days=1))
        row = await self.office.row("class_change", key_of(change, "ClassChange") or 0)
        seen: dict[str, Any] = {"id": change, "version": row["version"]}
        who = REFORM if name in ("propose", "cancel", "redraft") else ORG
        more = {"note": "试"} if name in ("undo", "cancel") else {}
        if name == "redraft":
            more = {"effectiveOn": (self.day + timedelta(days=1)).isoformat()}
        if name in ("propose", "confirm"):
            more = {"preview": (await self.office.preview(seen))["fingerprint"]}
        camel = "takeEffect" if name == "take_effect" else name
        answered = payload(await self.office.step(who, camel, seen, **more))
        assert {error["code"] for error in answered["errors"]} <= {"STATE"}
        return bool(answered["errors"] == [])

    async def state(self, change: str) -> str | None:
        return str((await self.office.row("class_change", key_of(change, "ClassChange") or 0))["state"])


@pytest.fixture(scope="module")
async def course(databases: Databases) -> AsyncIterator[Course]:
    async with class_office(databases) as office:
        yield Course(office)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.sampled_from(MOVES), max_size=6))
async def test_a_change_goes_as_its_table_says(course: Course, moves: list[str]) -> None:
    await walk(Walk(STEPS, course.begin, course.attempt, course.state), moves)


async def test_history_has_neither_gap_nor_overlap_after_all_walks(course: Course) -> None:
    gaps = await course.office.pool.fetchval(
        """SELECT count(*) FROM (SELECT agency_id, lower(period) AS since, lag(upper(period)) OVER (PARTITION BY agency_id ORDER BY period)
           AS until FROM agency_class) AS held WHERE until IS DISTINCT FROM since AND until IS NOT NULL"""
    )
    assert gaps == 0
    wrong = await course.office.pool.fetchval(
        "SELECT count(*) FROM agency JOIN agency_class AS held ON held.agency_id = agency.id AND upper_inf(held.period) "
        "WHERE held.management_class <> agency.management_class"
    )
    assert wrong == 0

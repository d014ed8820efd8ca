"""What is not over when a township goes into another one: who decides it then, and who is on duty."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from random import Random
from typing import Any

import pytest

from backend.graph.ids import encode_id
from tests.acts.office import payload
from tests.appointments.bureau import Bureau, agency
from tests.attendance.people import LEADER, request
from tests.classes.conftest import ORG, ClassOffice, class_office
from tests.classes.test_changes import TOMORROW, move_to
from tests.classes.test_mergers import broken, tick
from tests.databases import Databases
from tests.world import World

TOWN, OTHER, OTHERS = "丰惠镇", "百官街道", "baiguan-personnel"


@pytest.fixture
async def own(databases: Databases) -> AsyncIterator[ClassOffice]:
    async with class_office(databases) as office:
        yield office


def bureau_of(own: ClassOffice) -> Bureau:
    return Bureau(own.desk, World(Random(0)))


async def keys(own: ClassOffice) -> tuple[int, int]:
    return await own.key("township", TOWN), await own.key("township", OTHER)


async def merged(own: ClassOffice) -> Any:
    """`TOWN` goes into `OTHER` tomorrow, and it is tomorrow; what the preview had said."""
    former, successor = await keys(own)
    given = {"id": encode_id("Township", former), "successor": encode_id("Township", successor)}
    change, preview = await own.proposed("Merger", given, TOMORROW)
    assert payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["errors"] == []
    await move_to(own, TOMORROW)
    assert len(await tick(own)) == 1
    return {part["what"]: part["count"] for part in preview["moves"]}


async def exchange(here: Bureau, *acts: str) -> int:
    """A deputy of 百官 is to become one in 丰惠; so far as `acts` go."""
    person = await here.person(position="DEPUTY", agency="百官市场监管所")
    key = await here.drafted(person, "EXCHANGE", toAgency=await agency(here, "丰惠市场监管所"))
    for act in ("send", *acts):
        await here.done(act, key)
    return key


async def test_where_both_townships_have_become_one_its_consent_is_the_whole(own: ClassOffice) -> None:
    here, (_, successor) = bureau_of(own), await keys(own)
    key = await exchange(here, "consent")
    assert (await here.row("appointment", key))["state"] == "LETTER_SENT"
    before = await broken(own)
    await merged(own)
    row = await here.row("appointment", key)
    assert (row["state"], row["township_id"], row["releasing_township_id"]) == ("CONSENTED", successor, None)
    given = {"orderedOn": str(TOMORROW), "effectiveOn": str(TOMORROW)}
    await here.done("order", key, **given)
    after = await broken(own)
    assert [rule for rule, hits in after.items() if hits > before[rule] and rule.startswith("M5")] == [], (
        "the answer given before stands"
    )


async def test_what_the_one_that_releases_has_said_already_stands_and_the_other_still_answers(own: ClassOffice) -> None:
    here, (_, successor) = bureau_of(own), await keys(own)
    key = await exchange(here, "release")
    await merged(own)
    row = await here.row("appointment", key)
    assert (row["state"], row["township_id"], row["releasing_township_id"]) == ("LETTER_SENT", successor, successor)
    assert (await here.done("consent", key, OTHERS, on=str(TOMORROW)))["state"] == "CONSENTED"


async def test_a_leave_and_a_task_go_on_under_the_township_that_takes_over(own: ClassOffice) -> None:
    _, successor = await keys(own)
    leave = await request(bureau_of(own), "fenghui-justice-head", date(2017, 9, 11), date(2017, 9, 12))
    station = {"id": await agency(bureau_of(own), "丰惠司法所")}
    given = station | {"title": "报送名册", "content": "九月五日前", "dueOn": "2017-09-05"}
    task = payload(await own.do(LEADER, "taskAssign: TaskAssignInput", given, "task { id version }"))["task"]
    await merged(own)
    rows = [
        await own.row(name, int(key)) for name, key in [("leave", await last(own, "leave")), ("task", await last(own, "task"))]
    ]
    assert {row["township_id"] for row in rows} == {successor}
    assert rows[0]["decider_id"] == successor
    note = {"id": leave["id"], "version": rows[0]["version"], "note": "同意"}
    assert payload(await own.do(OTHERS, "leaveApprove: LeaveDecisionInput", note))["errors"] == []
    said = {"id": task["id"], "version": rows[1]["version"], "note": "已报送"}
    assert payload(await own.do("fenghui-justice-head", "taskReport: TaskNoteInput", said))["errors"] == []
    done = said | {"version": rows[1]["version"] + 1}
    assert payload(await own.do(OTHERS, "taskClose: TaskNoteInput", done))["errors"] == []


async def last(own: ClassOffice, table: str) -> int:
    return int(await own.pool.fetchval(f"SELECT max(id) FROM {table}"))


SHIFTS = """INSERT INTO duty_shift (roster_id, township_id, day, role, staff_id)
            SELECT r.id, r.township_id, '2017-09-04'::date + x.n::int, 'OFFICER', x.id FROM duty_roster r, (
              SELECT s.id, row_number() OVER (ORDER BY s.id) AS n FROM staff s JOIN agency a ON a.id = s.agency_id
              WHERE a.name = '丰惠司法所' ORDER BY s.id LIMIT 2) x
            WHERE r.township_id = $1 AND r.month = '2017-09-01' RETURNING id, staff_id"""
SWAP = """INSERT INTO duty_swap (township_id, shift_id, other_shift_id, staff_id, other_staff_id, reason, status, asked_at)
          VALUES ($1, $2, $3, $4, $5, '调休', 'ASKED', now())"""


async def test_nobody_is_on_duty_for_a_township_that_is_no_more_and_its_people_are_free_for_the_other(own: ClassOffice) -> None:
    former, successor = await keys(own)
    await own.pool.execute("DELETE FROM duty_shift WHERE day >= $1", TOMORROW)
    await own.pool.execute("DELETE FROM duty_roster WHERE month >= $1", TOMORROW)
    for who, township in ((LEADER, former), (OTHERS, successor)):
        given = {"id": encode_id("Township", township), "month": "2017-09-01"}
        assert payload(await own.do(who, "rosterOpen: RosterOpenInput", given))["errors"] == []
    one, other = await own.pool.fetch(SHIFTS, former)
    await own.pool.execute(SWAP, former, one["id"], other["id"], one["staff_id"], other["staff_id"])
    done = "SELECT count(*) FROM duty_shift WHERE township_id = $1 AND day < $2"
    stood = await own.pool.fetchval(done, former, TOMORROW)
    before = await broken(own)
    assert (await merged(own))["DUTIES"] == 2
    assert await own.pool.fetchval("SELECT count(*) FROM duty_swap") == 0
    assert (
        await own.pool.fetchval("SELECT count(*) FROM duty_roster WHERE township_id = $1 AND month >= $2", former, TOMORROW) == 0
    )
    assert await own.pool.fetchval(done, former, TOMORROW) == stood > 0, "what was done stays"
    assert {rule for rule, hits in (await broken(own)).items() if hits > before[rule] and rule.startswith("M8.duty")} == set()
    roster = await own.pool.fetchrow(
        "SELECT id, version FROM duty_roster WHERE township_id = $1 AND month = '2017-09-01'", successor
    )
    assert roster is not None
    given = {"id": encode_id("DutyRoster", roster["id"]), "version": roster["version"], "day": "2017-09-05", "role": "OFFICER"}
    put = given | {"staff": encode_id("Staff", one["staff_id"])}
    assert payload(await own.do(OTHERS, "rosterAssign: RosterAssignInput", put))["errors"] == []

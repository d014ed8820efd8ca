"""An exchange between two townships asks both; and an agency has one chief at a time."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import asyncpg
import pytest

from backend.appointments.acts.effect import apply_due, supervise_silence
from backend.graph.ids import encode_id
from tests.acts.office import code
from tests.appointments.bureau import LATER, LEFT, YESTERDAY, Bureau, agency

SHIFT = "UPDATE district_clock SET shift_seconds = shift_seconds + $1"


async def exchange(here: Bureau, seat: str = "DEPUTY", whence: str = "百官市场监管所", **given: Any) -> int:
    """The draft by which somebody of another township becomes the same at 丰惠市场监管所."""
    person = await here.person(position=seat, agency=whence)
    words = {"toAgency": await agency(here, "丰惠市场监管所"), "matter": "正副职交流", **given}
    return await here.drafted(person, "EXCHANGE", **words)


async def township(here: Bureau, name: str) -> int:
    return int(await here.pool.fetchval("SELECT id FROM township WHERE name = $1", name))


async def lines(here: Bureau, key: int) -> list[tuple[str, str, str | None]]:
    """(township, kind, number) of the ledgers, in the order of writing."""
    rows = await here.pool.fetch(
        "SELECT t.name, r.kind, r.number FROM receipt r JOIN township t ON t.id = r.township_id WHERE appointment_id = $1 ORDER BY r.id",
        key,
    )
    return [(row["name"], row["kind"], row["number"]) for row in rows]


async def test_both_consent_in_writing_before_the_order_unlocks(here: Bureau) -> None:
    key = await exchange(here)
    assert code(await here.act("release", key)) == "NOT_FOUND", "a draft is the department's own"
    sent = await here.done("send", key)
    assert (sent["township_id"], sent["releasing_township_id"]) == (
        await township(here, "丰惠镇"),
        await township(here, "百官街道"),
    )
    assert code(await here.act("consent", key, LEFT)) == "FORBIDDEN"
    assert code(await here.act("release", key, "fenghui-leader")) == "FORBIDDEN"
    half = await here.done("consent", key)
    assert (half["state"], half["state_on"]) == ("LETTER_SENT", sent["state_on"]), "it goes on waiting since the letter"
    assert await here.refused("order", key) == [(None, "STATE")]
    assert await here.refused("consent", key) == [(None, "STATE")], "once is enough"
    assert await here.refused("release", key, on=YESTERDAY) == [("on", "OUT_OF_ORDER")]
    whole = await here.done("release", key)
    assert whole["state"] == "CONSENTED"
    assert whole["release_number"].startswith("百官街道组复〔2017〕")
    assert whole["released_by"].startswith("组织委员")
    await here.done("order", key)
    await here.done("copy", key)
    await here.done("acknowledge", key)
    said = [(town, kind) for town, kind, _ in await lines(here, key)]
    both = [("丰惠镇", "ASKED"), ("百官街道", "ASKED"), ("丰惠镇", "CONSENTED"), ("百官街道", "CONSENTED")]
    both += [(town, kind) for kind in ("ORDERED", "COPIED") for town in ("丰惠镇", "百官街道")]
    assert said == [*both, ("丰惠镇", "ACKNOWLEDGED")]
    numbers = {number for _, kind, number in await lines(here, key) if kind == "CONSENTED"}
    assert numbers == {whole["answer_number"], whole["release_number"]}


async def test_one_objection_blocks_and_both_are_asked_anew(here: Bureau) -> None:
    key = await exchange(here)
    await here.done("send", key)
    await here.done("consent", key)
    assert await here.refused("retain", key, objection=" ") == [("objection", "EMPTY")]
    blocked = await here.done("retain", key)
    assert (blocked["state"], blocked["objection"]) == ("OBJECTED", None)
    assert blocked["release_objection"]
    assert await here.refused("order", key) == [(None, "STATE")]
    again = await here.done("revise", key)
    assert not any(again[name] for name in ("answered_on", "released_on", "release_number", "released_by", "release_objection"))
    await here.done("send", key, number="虞市监函〔2017〕101号")
    await here.done("release", key)
    assert await here.refused("release", key) == [(None, "STATE")]
    assert (await here.done("consent", key))["state"] == "CONSENTED"


async def test_the_database_holds_that_both_must_have_consented(here: Bureau) -> None:
    key = await exchange(here)
    await here.done("send", key)
    await here.done("consent", key)
    past = """UPDATE appointment SET state = 'ORDERED', ordered_on = '2017-08-31', order_number = 'x', ordered_by_id = department_id,
              copy_due_on = '2017-09-07' WHERE id = $1"""
    with pytest.raises(asyncpg.CheckViolationError, match="order_needs_release"):
        await here.pool.execute(past, key)


async def test_within_a_township_and_for_a_member_one_consent_is_enough(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT", toAgency=await agency(here, "百官市场监管所"))
    row = await here.done("send", key)
    assert row["releasing_township_id"] is None
    assert row["counterpart_township_id"] == await township(here, "丰惠镇"), "a member moves: told after the order, not asked"
    await here.done("withdraw", key)
    removal = await here.drafted(await here.person(position="DEPUTY", agency="百官市场监管所"), "REMOVAL")
    assert (await here.row("appointment", removal))["releasing_township_id"] is None


async def test_it_is_the_host_of_the_day_that_releases(here: Bureau) -> None:
    key = await exchange(here)
    sent = await here.done("send", key)
    other = await township(here, "章镇镇")
    change = "UPDATE agency_class SET township_id = $2 WHERE agency_id = $1 AND upper_inf(period)"
    await here.pool.execute(change, sent["from_agency_id"], other)
    assert await here.refused("release", key) == [("on", "NOT_HOST")]
    await here.pool.execute(change, sent["from_agency_id"], sent["releasing_township_id"])
    await here.done("release", key)


async def test_silence_is_entered_in_the_ledger_of_who_is_silent(here: Bureau) -> None:
    key = await exchange(here)
    await here.done("send", key)
    await here.done("consent", key)
    await here.pool.execute(SHIFT, 30 * 86_400)
    try:
        for _ in range(2):
            async with here.desk.database.engine.begin() as db:
                await supervise_silence(db)
        assert [(town, kind) for town, kind, _ in await lines(here, key)][3:] == [("百官街道", "EXPIRED")]
        query = "{ appointments(where: { waitingForMe: { eq: true }, silent: { eq: true } }) { nodes { id } } }"
        mine = {name: (await here.desk.ask(name, query))["appointments"]["nodes"] for name in (LEFT, "fenghui-leader")}
        assert {"id": encode_id("Appointment", key)} in mine[LEFT]
        assert {"id": encode_id("Appointment", key)} not in mine["fenghui-leader"], "it has answered"
    finally:
        await here.pool.execute(SHIFT, -30 * 86_400)


async def consented(here: Bureau, key: int, *acts: str) -> int:
    for act in ("send", "consent", *acts):
        await here.done(act, key)
    return key


async def chief(here: Bureau) -> str:
    return str(await here.pool.fetchval("SELECT head_name FROM agency WHERE name = '丰惠市场监管所'"))


async def test_a_second_chief_is_refused_by_the_name_of_the_first_until_that_one_leaves(here: Bureau) -> None:
    key = await consented(here, await exchange(here, "CHIEF", effectiveOn=LATER), "release")
    answer = await here.act("order", key)
    (error,) = answer["data"]["appointmentOrder"]["errors"]
    assert (error["field"], error["code"]) == ("effectiveOn", "SEAT_TAKEN")
    assert await chief(here) in error["message"]
    removal = await here.drafted(await here.person(position="CHIEF"), "REMOVAL", toTitle="四级调研员")
    await consented(here, removal)
    await here.done("order", removal, effectiveOn="2018-01-03")
    assert await here.refused("order", key) == [("effectiveOn", "SEAT_TAKEN")], "it goes a day too late"
    assert await here.refused("order", key, effectiveOn="2018-01-02") == [("effectiveOn", "SEAT_TAKEN")]
    await here.done("order", key, effectiveOn="2018-01-03")
    third = await here.drafted(await here.person(), "CHIEF_APPOINTMENT")
    await consented(here, third)
    assert await here.refused("order", third, effectiveOn="2018-03-01") == [("effectiveOn", "SEAT_TAKEN")]
    named = (await here.act("order", third, effectiveOn="2018-03-01"))["data"]["appointmentOrder"]["errors"][0]["message"]
    assert (await here.row("appointment", key))["staff_name"] in named, "who is to be chief by an order counts as well"
    await here.pool.execute(SHIFT, 126 * 86_400)
    try:
        async with here.desk.database.engine.begin() as db:
            assert {key, removal} <= set(await apply_due(db))
        assert await chief(here) == (await here.row("appointment", key))["staff_name"]
    finally:
        await here.pool.execute(SHIFT, -126 * 86_400)


async def test_two_orders_for_one_seat_at_once_one_is_given(here: Bureau) -> None:
    seat = await agency(here, "章镇市场监管所")
    held = await here.person(position="CHIEF", agency="章镇市场监管所")
    await here.pool.execute("UPDATE assignment SET position = 'MEMBER' WHERE staff_id = $1 AND upper_inf(period)", held)
    keys = [await here.drafted(await here.person(n), "CHIEF_APPOINTMENT", toAgency=seat) for n in (2, 3)]
    for key in keys:
        sent = await here.done("send", key)
        await here.pool.execute(
            "UPDATE appointment SET state = 'CONSENTED', answered_on = $2, answer_number = 'x', answered_by = 'x' WHERE id = $1",
            key,
            date(2017, 8, 31),
        )
        assert sent["releasing_township_id"] is None
    answers = await asyncio.gather(*(here.act("order", key) for key in keys))
    errors = [answer["data"]["appointmentOrder"]["errors"] for answer in answers]
    assert sorted(len(found) for found in errors) == [0, 1]
    assert [error["code"] for found in errors for error in found] == ["SEAT_TAKEN"]


async def test_the_database_holds_one_chief_a_day(here: Bureau) -> None:
    twice = """INSERT INTO assignment (staff_id, agency_id, township_id, department_id, management_class, position, title, period)
               SELECT (SELECT id FROM staff WHERE agency_id IS NULL LIMIT 1), agency_id, township_id, department_id, management_class,
                      position, title, period FROM assignment WHERE position = 'CHIEF' AND upper_inf(period) LIMIT 1"""
    with pytest.raises(asyncpg.ExclusionViolationError, match="one_chief_a_day"):
        await here.pool.execute(twice)


async def test_an_order_that_cannot_be_applied_does_not_stop_the_others(here: Bureau) -> None:
    stuck = await here.drafted(
        await here.person(agency="章镇市场监管所"), "CHIEF_APPOINTMENT", toAgency=await agency(here, "百官市场监管所")
    )
    fine = await here.drafted(await here.person(2), "PROMOTION", toRank="主任科员")
    await here.done("consult", fine)
    await here.done("order", fine)
    past = """UPDATE appointment SET state = 'ORDERED', asked_on = '2017-08-31', letter_number = 'x', reply_due_on = '2017-09-14',
              answered_on = '2017-08-31', answer_number = 'x', answered_by = 'x', ordered_on = '2017-08-31', order_number = 'x',
              ordered_by_id = department_id, copy_due_on = '2017-09-07' WHERE id = $1"""
    await here.pool.execute(past, stuck)  # as if another chief had come past every act
    await here.pool.execute(SHIFT, 200 * 86_400)
    try:
        async with here.desk.database.engine.begin() as db:
            done = await apply_due(db)
        assert fine in done
        assert stuck not in done
        assert (await here.row("appointment", stuck))["applied_at"] is None
    finally:
        await here.pool.execute(SHIFT, -200 * 86_400)
        await here.pool.execute("DELETE FROM appointment WHERE id = $1", stuck)

"""Two chiefs or deputies change places by one act: one letter, both townships, one order, one moment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import asyncpg
import pytest

from backend.appointments.acts.effect import apply_due
from backend.appointments.rules import Demand, Effect, Seat, unfit_counterpart
from backend.graph.ids import encode_id
from backend.kit.rules import Refusal
from backend.personnel.rules import Position
from backend.rulebook.book import RULES
from tests.acts.office import code
from tests.appointments.bureau import LATER, LEFT, TODAY, Bureau, agency
from tests.appointments.test_both_townships import SHIFT, lines

HERE, THERE = "百官市场监管所", "丰惠市场监管所"
"""Whence the person of the act comes, and where to; the counterpart goes the other way."""

EXCHANGE = Demand(Effect.EXCHANGE, None, "正副职交流")
CHIEF, DEPUTY = Seat(2, Position.CHIEF), Seat(2, Position.DEPUTY)


def codes(found: Iterable[Refusal]) -> list[tuple[str | None, str]]:
    return [(one.field, one.code) for one in found]


def test_only_who_holds_the_wanted_seat_goes_the_other_way_and_only_by_an_exchange() -> None:
    assert codes(unfit_counterpart(EXCHANGE, CHIEF, CHIEF)) == []
    assert codes(unfit_counterpart(EXCHANGE, CHIEF, DEPUTY)) == [("counterpart", "NOT_IN_THE_SEAT")]
    assert codes(unfit_counterpart(EXCHANGE, CHIEF, Seat(3, Position.CHIEF))) == [("counterpart", "NOT_IN_THE_SEAT")]
    for effect in set(Effect) - {Effect.EXCHANGE}:
        assert codes(unfit_counterpart(Demand(effect, None, "x"), CHIEF, CHIEF)) == [("counterpart", "NOT_AN_EXCHANGE")]


async def pair(here: Bureau, seat: str = "CHIEF") -> tuple[int, int]:
    return await here.person(position=seat, agency=HERE), await here.person(position=seat, agency=THERE)


async def swap(here: Bureau, seat: str = "CHIEF", **given: Any) -> int:
    one, other = await pair(here, seat)
    words = {"toAgency": await agency(here, THERE), "counterpart": encode_id("Staff", other), "matter": "两所正职对调"}
    return await here.drafted(one, "EXCHANGE", **words, **given)


async def consented(here: Bureau, key: int) -> int:
    for act in ("send", "consent", "release"):
        await here.done(act, key)
    return key


async def heads(here: Bureau) -> dict[str, str]:
    rows = await here.pool.fetch("SELECT name, head_name FROM agency WHERE name = ANY($1)", [HERE, THERE])
    return {row["name"]: row["head_name"] for row in rows}


async def broken(here: Bureau) -> dict[str, set[int]]:
    return {rule.code: {row[0] for row in await here.pool.fetch(rule.find)} for rule in RULES if rule.code[:3] in ("M5.", "M7.")}


async def test_two_chiefs_cross_in_one_transaction_once_both_townships_have_consented(here: Bureau) -> None:
    clean, before, (one, other) = await broken(here), await heads(here), await pair(here)
    key = await swap(here, counterpartTitle="百官市场监管所所长")
    assert await here.refused("order", key) == [(None, "STATE")]
    await here.done("send", key)
    await here.done("consent", key)
    assert await here.refused("order", key) == [(None, "STATE")], "百官 has not consented"
    await here.done("release", key)
    mine = "query($id: ID!) { node(id: $id) { ... on Appointment { matter } } }"
    assert (await here.desk.ask("fenghui-market-head", mine, {"id": encode_id("Appointment", key)}))["node"] is None
    await here.done("order", key, effectiveOn=TODAY)
    read = (await here.desk.ask("fenghui-market-head", mine, {"id": encode_id("Appointment", key)}))["node"]
    assert read == {"matter": "两所正职对调"}, "who goes the other way reads it as the person itself does, once it is ordered"
    assert await heads(here) == {HERE: before[THERE], THERE: before[HERE]}
    seats = await here.pool.fetch(
        """SELECT s.id, a.name, s.position, s.title, h.title AS held, h.document, lower(h.period)::text AS since
           FROM staff s JOIN agency a ON a.id = s.agency_id
           JOIN assignment h ON h.staff_id = s.id AND upper_inf(h.period) AND h.agency_id = a.id WHERE s.id = ANY($1)""",
        [one, other],
    )
    assert {(row["id"], row["name"], row["position"], row["since"]) for row in seats} == {
        (one, THERE, "CHIEF", TODAY),
        (other, HERE, "CHIEF", TODAY),
    }
    assert {row["title"] for row in seats if row["id"] == other} == {"百官市场监管所所长"}
    assert all(row["title"] == row["held"] for row in seats)
    log = "SELECT object_id FROM act_log WHERE act = 'appointment.order' AND object_type = 'Staff' AND object_id = ANY($1)"
    assert {row["object_id"] for row in await here.pool.fetch(log, [one, other])} == {one, other}
    assert [town for town, kind, _ in await lines(here, key) if kind == "CONSENTED"] == ["丰惠镇", "百官街道"]
    assert await broken(here) == clean, "each change of a seat has its order, its consents, and nobody sits twice"
    await here.done("copy", key)
    await here.done("acknowledge", key)
    back = await swap_back(here, one, other)
    assert await heads(here) == before
    assert (await here.row("appointment", back))["applied_at"] is not None


async def swap_back(here: Bureau, one: int, other: int) -> int:
    """By the clock, a day later: what is ordered ahead waits for its day, and crosses as well."""
    words = {"toAgency": await agency(here, HERE), "counterpart": encode_id("Staff", other), "effectiveOn": LATER}
    key = await consented_back(here, await here.drafted(one, "EXCHANGE", **words))
    await here.done("order", key)
    third = await here.drafted(await here.person(agency=THERE), "CHIEF_APPOINTMENT")
    await here.done("send", third)
    await here.done("consent", third)
    assert await here.refused("order", third, effectiveOn="2018-02-01") == [("effectiveOn", "SEAT_TAKEN")], (
        "who comes by a swap that is ordered sits there"
    )
    await here.pool.execute(SHIFT, 130 * 86_400)
    try:
        async with here.desk.database.engine.begin() as db:
            assert key in await apply_due(db)
    finally:
        await here.pool.execute(SHIFT, -130 * 86_400)
    return key


async def consented_back(here: Bureau, key: int) -> int:
    """The way back asks the same two, each as the other."""
    await here.done("send", key)
    await here.done("consent", key, LEFT)
    await here.done("release", key, "fenghui-leader")
    return key


async def test_who_cannot_go_the_other_way_is_refused_at_the_field(here: Bureau) -> None:
    one, other = await pair(here)
    there, gid = await agency(here, THERE), encode_id("Staff", other)
    member = encode_id("Staff", await here.person(agency=THERE))
    elsewhere = encode_id("Staff", await here.person(position="CHIEF", agency="章镇市场监管所"))
    for wrong in (member, elsewhere, encode_id("Staff", one), "nobody"):
        payload = await here.draft(one, "EXCHANGE", toAgency=there, counterpart=wrong)
        assert [(error["field"], error["code"]) for error in payload["errors"]] == [("counterpart", "NOT_IN_THE_SEAT")]
    payload = await here.draft(one, "REMOVAL", counterpart=gid)
    assert [(error["field"], error["code"]) for error in payload["errors"]] == [("counterpart", "NOT_AN_EXCHANGE")]


async def test_a_person_is_on_one_side_of_one_exchange_at_a_time(here: Bureau) -> None:
    _, other = await pair(here)
    await swap(here)
    payload = await here.draft(other, "EXCHANGE", toAgency=await agency(here, HERE))
    assert [(error["field"], error["code"]) for error in payload["errors"]] == [("kind", "UNDER_WAY")]
    third = await here.person(position="CHIEF", agency="章镇市场监管所")
    payload = await here.draft(third, "EXCHANGE", toAgency=await agency(here, THERE), counterpart=encode_id("Staff", other))
    assert [(error["field"], error["code"]) for error in payload["errors"]] == [("counterpart", "UNDER_WAY")]


async def test_deputies_change_places_as_well_and_the_draft_is_the_departments_own(here: Bureau) -> None:
    key = await swap(here, "DEPUTY")
    assert code(await here.act("consent", key)) == "NOT_FOUND", "a draft is the department's own"
    row = await here.row("appointment", key)
    query = "query($id: ID!) { node(id: $id) { ... on Appointment { counterpartName counterpart { name } } } }"
    seen = (await here.desk.ask("market-personnel", query, {"id": encode_id("Appointment", key)}))["node"]
    assert seen == {"counterpartName": row["counterpart_name"], "counterpart": {"name": row["counterpart_name"]}}


@pytest.mark.parametrize("wrong", ["counterpart_id = staff_id", "to_position = 'MEMBER'", "counterpart_name = NULL"])
async def test_the_database_holds_that_two_change_places(here: Bureau, wrong: str) -> None:
    key = await swap(here, "DEPUTY")
    with pytest.raises(asyncpg.CheckViolationError, match=r"counterparts_change_places|counterpart_is_whole"):
        await here.pool.execute(f"UPDATE appointment SET {wrong} WHERE id = $1", key)


async def test_who_has_left_the_seat_meanwhile_stops_the_order(here: Bureau) -> None:
    key = await consented(here, await swap(here))
    other = (await here.row("appointment", key))["counterpart_id"]
    moved = "UPDATE staff SET position = $2 WHERE id = $1"
    await here.pool.execute(moved, other, "DEPUTY")
    assert await here.refused("order", key, effectiveOn="2018-02-01") == [(None, "SEAT_LEFT")]
    await here.pool.execute(moved, other, "CHIEF")
    removal = await here.drafted(other, "REMOVAL", toTitle="四级调研员")
    await here.done("send", removal)
    await here.done("consent", removal)
    await here.done("order", removal, effectiveOn="2018-02-01")
    assert await here.refused("order", key, effectiveOn="2018-02-01") == [(None, "SEAT_LEFT")], "another order takes it away"

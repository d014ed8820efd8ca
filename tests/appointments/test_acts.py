"""Personnel acts from draft to acknowledgement, by the demo accounts, and what each refuses at which field."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest

from backend.appointments.acts.effect import apply_due, recount_deadlines, supervise_silence
from backend.graph.ids import encode_id
from tests.acts.office import code
from tests.appointments.bureau import LATER, TODAY, YESTERDAY, Bureau, told


async def agency(here: Bureau, name: str) -> str:
    return encode_id("Agency", await here.pool.fetchval("SELECT id FROM agency WHERE name = $1", name))


async def test_a_deputy_is_appointed_with_the_townships_written_consent(here: Bureau) -> None:
    person = await here.person()
    key = await here.drafted(person, "DEPUTY_APPOINTMENT", toTitle="副所长")
    sent = await here.done("send", key)
    assert (sent["reply_due_on"], sent["disclosed"]) == ("2017-09-14", True)
    agreed = await here.done("consent", key)
    assert agreed["answer_number"].startswith("丰惠镇组复〔2017〕")
    assert agreed["answered_by"].startswith("党委书记 ")
    ordered = await here.done("order", key)
    assert (ordered["state"], ordered["copy_due_on"]) == ("ORDERED", "2017-09-07")
    await here.done("copy", key)
    assert (await here.done("acknowledge", key))["state"] == "ACKNOWLEDGED"
    assert await here.ledger(key) == ["ASKED", "CONSENTED", "ORDERED", "COPIED", "ACKNOWLEDGED"]
    assert await here.pool.fetch("SELECT * FROM broken_receipts()") == []


async def test_an_order_that_is_due_changes_the_assignment_and_the_roster_at_once(here: Bureau) -> None:
    person = await here.person(agency="丰惠市场监管所")
    key = await here.drafted(person, "TRANSFER", toAgency=await agency(here, "章镇市场监管所"), toTitle="企业监管员")
    await here.done("consult", key)
    ordered = await here.done("order", key, effectiveOn=TODAY)
    assert ordered["applied_at"]
    staff = await here.row("staff", person)
    there = await here.row("agency", ordered["to_agency_id"])
    owners = ("township_id", "department_id", "management_class")
    assert (staff["agency_id"], staff["title"]) == (there["id"], "企业监管员")
    assert [staff[name] for name in owners] == [there[name] for name in owners]
    logged = await here.pool.fetchrow("SELECT before, after FROM act_log WHERE object_type = 'Staff' AND object_id = $1", person)
    assert logged is not None
    assert orjson.loads(logged["before"])["agency_id"] == ordered["from_agency_id"]
    assert orjson.loads(logged["after"])["agency_id"] == there["id"]
    held = await here.pool.fetch("SELECT agency_id, period::text FROM assignment WHERE staff_id = $1 ORDER BY period", person)
    assert held[-2]["period"].endswith(f",{TODAY})")
    assert (held[-1]["agency_id"], held[-1]["period"]) == (there["id"], f"[{TODAY},)")


async def test_a_removed_chief_is_no_head_any_more_and_the_next_one_is(here: Bureau) -> None:
    chief = await here.person(position="CHIEF")
    removal = await here.drafted(chief, "REMOVAL", toTitle="食品安全监管员")
    for act in ("send", "consent"):
        await here.done(act, removal)
    await here.done("order", removal, effectiveOn=TODAY)
    row = await here.row("appointment", removal)
    assert (await here.row("agency", row["agency_id"]))["head_name"] is None
    other = await here.person(1)
    key = await here.drafted(other, "CHIEF_APPOINTMENT", toTitle="所长")
    for act in ("send", "consent"):
        await here.done(act, key)
    await here.done("order", key, effectiveOn=TODAY)
    staff = await here.row("staff", other)
    assert (staff["position"], staff["title"]) == ("CHIEF", "所长")
    assert (await here.row("agency", row["agency_id"]))["head_name"] == staff["name"]


async def test_after_an_objection_the_department_proposes_anew_and_the_ledger_keeps_both_rounds(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT")
    await here.done("send", key)
    first = await here.done("object", key)
    assert first["objection"]
    assert await here.refused("order", key) == [(None, "STATE")]
    again = await here.done("revise", key)
    assert (again["state"], again["objection"], again["answer_number"]) == ("DRAFT", None, None)
    await here.done("send", key, number="虞市监函〔2017〕100号")
    second = await here.done("consent", key)
    assert second["answer_number"] != first["answer_number"]
    assert await here.ledger(key) == ["ASKED", "OBJECTED", "ASKED", "CONSENTED"]


async def test_an_order_without_consent_is_the_districts_with_a_document_and_listed_apart(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT")
    await here.done("send", key)
    await here.done("object", key)
    assert code(await here.act("override", key, "market-leader")) == "FORBIDDEN"
    assert code(await here.act("override", key, "fenghui-leader")) == "FORBIDDEN"
    assert await here.refused("override", key, document=" ", reason="") == [("document", "EMPTY"), ("reason", "EMPTY")]
    await here.done("override", key)
    query = "{ appointments(where: { overridden: { eq: true } }) { nodes { id overrideDocument orderedBy { name } } } }"
    (found,) = (await here.desk.ask("fenghui-leader", query))["appointments"]["nodes"]
    assert found["id"] == encode_id("Appointment", key)
    assert "组织" in found["orderedBy"]["name"]
    assert (await here.ledger(key))[-1] == "OVERRIDDEN"


async def test_urgent_discipline_is_marked_and_only_discipline_is_urgent(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "SANCTION", matter="暂停执行职务")
    urgent = await here.done("expedite", key)
    assert (urgent["consulted_on"], urgent["urgent_reason"]) == (None, "立即停职配合调查")
    await here.done("copy", key)
    other = await here.drafted(await here.person(1), "REWARD", matter="嘉奖一次")
    assert await here.refused("expedite", other) == [(None, "STATE")]


async def test_what_is_not_due_waits_for_the_clock(here: Bureau) -> None:
    person = await here.person()
    before = await here.row("staff", person)
    key = await here.drafted(person, "PROMOTION", matter="晋升职级", toRank="主任科员")
    await here.done("consult", key)
    assert (await here.done("order", key))["applied_at"] is None
    assert (await here.row("staff", person))["rank"] == before["rank"]
    async with here.desk.database.engine.begin() as db:
        assert key not in await apply_due(db)
    shift = "UPDATE district_clock SET shift_seconds = shift_seconds + $1"
    await here.pool.execute(shift, 200 * 86_400)
    try:
        async with here.desk.database.engine.begin() as db:
            assert key in await apply_due(db)
            assert await apply_due(db) == []
    finally:
        await here.pool.execute(shift, -200 * 86_400)
    assert (await here.row("staff", person))["rank"] == "主任科员"


async def test_running_deadlines_follow_a_notice_that_is_loaded_later(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT")
    assert (await here.done("send", key))["reply_due_on"] == "2017-09-14"
    change = "UPDATE calendar_day SET kind = $1 WHERE day = '2017-09-04'"
    try:
        await here.pool.execute(change, "HOLIDAY")
        for _ in range(2):
            async with here.desk.database.engine.begin() as db:
                await recount_deadlines(db)
        moved = await here.row("appointment", key)
        assert (moved["reply_due_on"], moved["version"]) == ("2017-09-15", 2), "nobody has to read it again before acting"
    finally:
        await here.pool.execute(change, "WORKDAY")
    async with here.desk.database.engine.begin() as db:
        await recount_deadlines(db)
    assert (await here.row("appointment", key))["reply_due_on"] == "2017-09-14"


async def test_silence_is_entered_once_and_unlocks_nothing(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT")
    await here.done("send", key)
    shift = "UPDATE district_clock SET shift_seconds = shift_seconds + $1"
    await here.pool.execute(shift, 30 * 86_400)
    try:
        for _ in range(2):
            async with here.desk.database.engine.begin() as db:
                await supervise_silence(db)
        assert await here.ledger(key) == ["ASKED", "EXPIRED"]
        assert await here.refused("order", key) == [(None, "STATE")]
        query = "{ appointments(where: { silent: { eq: true } }) { nodes { id state } } }"
        for username in ("fenghui-leader", "market-personnel"):
            nodes = (await here.desk.ask(username, query))["appointments"]["nodes"]
            assert {"id": encode_id("Appointment", key), "state": "LETTER_SENT"} in nodes
    finally:
        await here.pool.execute(shift, -30 * 86_400)


REFUSED: list[tuple[str, str, dict[str, Any], list[tuple[str, str]]]] = [
    ("DEPUTY_APPOINTMENT", "send", {"on": "2017-09-01"}, [("on", "IN_THE_FUTURE")]),
    ("DEPUTY_APPOINTMENT", "send", {"on": YESTERDAY}, [("on", "OUT_OF_ORDER")]),
    ("DEPUTY_APPOINTMENT", "send", {"number": "  "}, [("number", "EMPTY")]),
    ("DEPUTY_APPOINTMENT", "send consent", {"on": YESTERDAY}, [("on", "OUT_OF_ORDER")]),
    ("DEPUTY_APPOINTMENT", "send consent", {"on": LATER}, [("on", "IN_THE_FUTURE")]),
    ("DEPUTY_APPOINTMENT", "send object", {"objection": ""}, [("objection", "EMPTY")]),
    ("DEPUTY_APPOINTMENT", "send consent order", {"orderedOn": YESTERDAY}, [("orderedOn", "OUT_OF_ORDER")]),
    ("DEPUTY_APPOINTMENT", "send consent order", {"effectiveOn": YESTERDAY}, [("effectiveOn", "BEFORE_ORDER")]),
    ("DEPUTY_APPOINTMENT", "order", {}, [(None, "STATE")]),  # type: ignore[list-item]  # the whole request
    ("REWARD", "consult", {"on": LATER}, [("on", "IN_THE_FUTURE")]),
    ("REWARD", "consult", {"record": ""}, [("record", "EMPTY")]),
    ("REWARD", "consult order", {"orderedOn": YESTERDAY}, [("orderedOn", "OUT_OF_ORDER")]),
    ("REWARD", "consult order copy", {"on": YESTERDAY}, [("on", "OUT_OF_ORDER")]),
    ("REWARD", "consult order copy acknowledge", {"on": YESTERDAY}, [("on", "OUT_OF_ORDER")]),
    ("REWARD", "send", {}, [(None, "STATE")]),  # type: ignore[list-item]  # the whole request
    ("REWARD", "withdraw", {"reason": ""}, [("reason", "EMPTY")]),
]


@pytest.mark.parametrize(("kind", "acts", "given", "expected"), REFUSED)
async def test_bad_input_is_refused_at_its_field_and_nothing_is_stored(
    kind: str, acts: str, given: dict[str, Any], expected: list[tuple[str, str]], here: Bureau
) -> None:
    *good, bad = acts.split()
    key = await here.drafted(await here.person(), kind)
    for act in good:
        await here.done(act, key)
    before, lines = await here.row("appointment", key), await here.ledger(key)
    assert await here.refused(bad, key, **given) == expected
    assert (await here.row("appointment", key), await here.ledger(key)) == (before, lines)


async def test_a_draft_must_suit_the_person(here: Bureau) -> None:
    member, chief = await here.person(), await here.person(position="CHIEF", agency="章镇市场监管所")
    elsewhere = await agency(here, "章镇国土所")
    near = await agency(here, "章镇市场监管所")
    assert told(await here.draft(member, "NOTHING")) == [("kind", "NO_SUCH_KIND")]
    assert told(await here.draft(member, "REMOVAL")) == [("staff", "NOT_A_LEADER")]
    assert told(await here.draft(chief, "TRANSFER", toAgency=await agency(here, "丰惠市场监管所"))) == [("kind", "NEEDS_CONSENT")]
    assert told(await here.draft(member, "TRANSFER")) == [("toAgency", "SAME_AGENCY")]
    assert told(await here.draft(member, "TRANSFER", toAgency=elsewhere)) == [("toAgency", "NO_SUCH_AGENCY")]
    assert told(await here.draft(member, "REWARD", toAgency=near)) == [("toAgency", "STAYS")]
    assert told(await here.draft(member, "PROMOTION")) == [("toRank", "NO_RANK")]
    assert told(await here.draft(chief, "CHIEF_APPOINTMENT")) == [("staff", "HOLDS_IT")]
    assert told(await here.draft(member, "REWARD", matter=" ", reason="")) == [("matter", "EMPTY"), ("reason", "EMPTY")]


async def test_one_act_of_a_kind_at_a_time(here: Bureau) -> None:
    person = await here.person()
    key = await here.drafted(person, "REWARD")
    assert told(await here.draft(person, "REWARD")) == [("kind", "UNDER_WAY")]
    await here.done("withdraw", key)
    await here.done("withdraw", await here.drafted(person, "REWARD"))


async def test_only_the_host_answers_and_only_the_parent_drafts(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT")
    assert code(await here.act("consent", key)) == "NOT_FOUND", "a draft is the department's own"
    await here.done("send", key)
    assert code(await here.act("consent", key, "baiguan-personnel")) == "NOT_FOUND"
    assert code(await here.act("consent", key, "market-leader")) == "FORBIDDEN"
    assert code(await here.act("consent", key, "district-org")) == "FORBIDDEN"
    stranger = await here.person(agency="丰惠司法所")
    answer = await here.do(
        "market-personnel",
        "appointmentDraft: AppointmentDraftInput",
        {"id": encode_id("Staff", stranger), "kind": "REWARD", "matter": "x", "reason": "x", "effectiveOn": LATER},
    )
    assert code(answer) == "NOT_FOUND"


async def test_a_township_that_is_no_longer_the_host_cannot_consent(here: Bureau) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT")
    sent = await here.done("send", key)
    other = await here.pool.fetchval("SELECT id FROM township WHERE name = '章镇镇'")
    change = "UPDATE agency_class SET township_id = $2 WHERE agency_id = $1 AND upper_inf(period)"
    await here.pool.execute(change, sent["agency_id"], other)
    assert await here.refused("consent", key) == [("on", "NOT_HOST")]
    await here.pool.execute(change, sent["agency_id"], sent["township_id"])
    await here.done("consent", key)


async def test_two_officers_of_a_township_at_once_one_answers_and_the_other_is_told(here: Bureau) -> None:
    for _ in range(3):
        key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT")
        version = (await here.done("send", key))["version"]
        answers = await asyncio.gather(
            here.act("consent", key, "fenghui-leader", version), here.act("object", key, "fenghui-personnel", version)
        )
        (lost,) = [answer for answer in answers if "errors" in answer]
        assert code(lost) == "CONFLICT"
        assert len(await here.ledger(key)) == 2
        row = await here.row("appointment", key)
        assert row["state"] in ("CONSENTED", "OBJECTED")
        await here.done("withdraw", key)


async def test_answers_of_a_township_are_numbered_without_gap_or_double_though_given_at_once(here: Bureau) -> None:
    keys = []
    for _ in range(3):
        keys.append(await here.drafted(await here.person(), "DEPUTY_APPOINTMENT"))
        await here.done("send", keys[-1])
    await asyncio.gather(*(here.done("consent", key) for key in keys))
    rows = await here.pool.fetch(
        """SELECT number FROM receipt WHERE kind IN ('CONSENTED', 'OBJECTED') AND day >= '2017-01-01'
             AND township_id = (SELECT id FROM township WHERE name = '丰惠镇')"""
    )
    numbers = sorted(int(row["number"].partition("〕")[2].removesuffix("号")) for row in rows)
    assert numbers == list(range(1, len(rows) + 1))

"""Personnel acts from draft to acknowledgement, by the demo accounts."""

from __future__ import annotations

import orjson

from backend.appointments.acts.effect import apply_due, recount_deadlines, supervise_silence
from backend.graph.ids import encode_id
from tests.acts.office import code
from tests.appointments.bureau import TODAY, Bureau, agency


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


LOG = "query ($id: ID!) { actLog(record: $id) { nodes { act displayName postTitle organisation } } }"


async def logged(here: Bureau, who: str, type_name: str, key: int) -> list[tuple[str, str]]:
    """(act, by whom) of what the account sees in the record's log, the newest first."""
    nodes = (await here.desk.ask(who, LOG, {"id": encode_id(type_name, key)}))["actLog"]["nodes"]
    assert all((node["organisation"] is None) == (node["displayName"] == "系统") for node in nodes)
    return [(node["act"], node["displayName"]) for node in nodes]


async def test_what_the_clock_does_stands_in_the_log_as_the_systems_where_the_record_is_visible(here: Bureau) -> None:
    promoted = await here.person(3)
    order = await here.drafted(promoted, "PROMOTION", matter="晋升职级", toRank="主任科员")
    await here.done("consult", order)
    await here.done("order", order)
    letter = await here.drafted(promoted, "DEPUTY_APPOINTMENT")
    await here.done("send", letter)
    shift = "UPDATE district_clock SET shift_seconds = shift_seconds + $1"
    await here.pool.execute(shift, 200 * 86_400)
    try:
        for _ in range(2):
            async with here.desk.database.engine.begin() as db:
                await apply_due(db)
                await supervise_silence(db)
    finally:
        await here.pool.execute(shift, -200 * 86_400)
    for who in ("fenghui-leader", "market-personnel", "district-org"):
        assert (await logged(here, who, "Appointment", order))[0] == ("appointment.take_effect", "系统")
        assert (await logged(here, who, "Appointment", letter))[0] == ("appointment.expire", "系统")
        assert (await logged(here, who, "Staff", promoted))[0] == ("appointment.take_effect", "系统")
    assert await logged(here, "baiguan-personnel", "Appointment", order) == []
    assert ("appointment.take_effect", "系统") not in await logged(here, "fenghui-window", "Staff", promoted), (
        "the rank is not theirs"
    )
    rows = await here.pool.fetch(
        "SELECT before, after, request_id FROM act_log WHERE act = 'appointment.take_effect' AND object_type = 'Staff' AND object_id = $1",
        promoted,
    )
    assert [orjson.loads(row["after"])["rank"] for row in rows] == ["主任科员"], "once, and what it changed"
    assert rows[0]["request_id"] == "clock"
    told = "SELECT count(*) FROM outbox WHERE topic IN ('appointment.take_effect', 'appointment.expire') AND object_id = ANY($1)"
    assert await here.pool.fetchval(told, [order, letter, promoted]) == 3


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

"""What acts of personnel refuse, at which field, and what two officers at once come to."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from backend.graph.ids import encode_id
from tests.acts.office import code
from tests.appointments.bureau import LATER, YESTERDAY, Bureau, agency, told

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

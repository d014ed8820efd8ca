"""Personnel acts through the service: who sees which, from which step on, who is waited for, and the ledger."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from backend.kit.database import Database
from tests.asking import Desk
from tests.rows import check, key_of_one, node

MARKET = "department_id = (SELECT id FROM department WHERE name = '市场监督管理局')"
FENGHUI = "township_id = (SELECT id FROM township WHERE name = '丰惠镇')"
LETTER = f"SELECT id FROM appointment WHERE state = 'LETTER_SENT' AND {MARKET} AND {FENGHUI}"
DRAFT = f"SELECT id FROM appointment WHERE state = 'DRAFT' AND {FENGHUI}"
DONE = (
    f"SELECT id FROM appointment WHERE state = 'ACKNOWLEDGED' AND {FENGHUI} AND counterpart_township_id IS NOT NULL ORDER BY id"
)
OUTLINE = ("proposal", "consent", "order", "copy", "receipts", "papers")


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def waiting(desk: Desk, username: str) -> list[tuple[str, str, str]]:
    """(kind, state, agency) of what waits for the account's body, longest first."""
    query = """{ appointments(where: { waitingForMe: { eq: true } }) { nodes { state waitingDays kind { code } agency { name } } } }"""
    nodes = (await desk.ask(username, query))["appointments"]["nodes"]
    days = [each["waitingDays"] for each in nodes]
    assert days == sorted(days, reverse=True)
    return [(each["kind"]["code"], each["state"], each["agency"]["name"]) for each in nodes]


async def test_both_sides_find_what_waits_for_them(desk: Desk) -> None:
    assert set(await waiting(desk, "fenghui-personnel")) == {
        ("DEPUTY_APPOINTMENT", "LETTER_SENT", "丰惠市场监管所"),
        ("REWARD", "COPIED", "丰惠综合行政执法中队"),
    }
    assert await waiting(desk, "baiguan-personnel") == [("REMOVAL", "LETTER_SENT", "百官综合行政执法中队")]
    assert await waiting(desk, "justice-personnel") == [("DEPUTY_APPOINTMENT", "CONSENTED", "丰惠司法所")]
    assert set(await waiting(desk, "market-personnel")) == {
        ("EXCHANGE", "OBJECTED", "崧厦市场监管所"),
        ("REWARD", "CONSULTED", "百官市场监管所"),
        ("PROMOTION", "ORDERED", "丰惠市场监管所"),
        ("REMOVAL", "DRAFT", "东关市场监管所"),
    }
    assert await waiting(desk, "district-org") == []


async def test_host_parent_organisation_department_and_audit_read_all_of_an_act_under_way(desk: Desk) -> None:
    key = await key_of_one(desk, LETTER)
    for username in (
        "fenghui-leader",
        "fenghui-personnel",
        "market-leader",
        "market-personnel",
        "district-org",
        "district-audit",
    ):
        found = await check(desk, username, "Appointment", key)
        assert (found["waitingFor"], found["waitingDays"], found["silent"]) == ("TOWNSHIP", 7, False)
        assert found["waitingForMe"] == username.startswith("fenghui")
    await check(desk, "district-leader", "Appointment", key, masked=OUTLINE)
    for username in (
        "baiguan-personnel",
        "justice-personnel",
        "fenghui-market-head",
        "fenghui-window",
        "market-window",
        "system-admin",
    ):
        assert await node(desk, username, "Appointment", key) is None


async def test_a_draft_is_the_departments_own_until_it_reaches_the_township(desk: Desk) -> None:
    key = await key_of_one(desk, DRAFT)
    for username in ("fenghui-leader", "fenghui-personnel"):
        assert await node(desk, username, "Appointment", key) is None
    assert await node(desk, "district-org", "Appointment", key)


async def test_after_the_order_the_other_township_sees_the_outcome_and_not_the_letters(desk: Desk) -> None:
    query = """{ appointments(first: 1000) { nodes { township { name } counterpartTownship { name } releasingTownship { name }
      orderNumber letterNumber consultation masked { field } } } }"""
    nodes = (await desk.ask("baiguan-personnel", query))["appointments"]["nodes"]
    others = [each for each in nodes if each["township"]["name"] != "百官街道" and not each["releasingTownship"]]
    assert others
    for each in others:
        assert each["counterpartTownship"]["name"] == "百官街道"
        assert each["orderNumber"]
        assert (each["letterNumber"], each["consultation"]) == (None, None)
        assert {"letterNumber", "reason", "receipts"} <= {one["field"] for one in each["masked"]}


async def test_both_townships_of_an_exchange_read_the_letter_and_each_others_answer(desk: Desk) -> None:
    query = """{ appointments(first: 1000) { nodes { township { name } releasingTownship { name } letterNumber answerNumber
      releaseNumber receipts { nodes { kind township { name } } } masked { field } } } }"""
    nodes = (await desk.ask("baiguan-personnel", query))["appointments"]["nodes"]
    both = [each for each in nodes if each["releasingTownship"]]
    assert {each["releasingTownship"]["name"] == "百官街道" for each in both} == {True, False}
    for each in both:
        names = {each["township"]["name"], each["releasingTownship"]["name"]}
        assert each["masked"] == []
        assert each["answerNumber"].partition("组复")[0] == each["township"]["name"]
        assert each["releaseNumber"].partition("组复")[0] == each["releasingTownship"]["name"]
        for kind in ("ASKED", "CONSENTED", "ORDERED", "COPIED"):
            assert {line["township"]["name"] for line in each["receipts"]["nodes"] if line["kind"] == kind} == names


async def test_a_person_reads_the_own_act_once_decided_and_the_head_its_outcome(desk: Desk) -> None:
    query = "{ appointments { nodes { state matter orderNumber letterNumber consultation kind { code } staff { name } } } }"
    (own,) = (await desk.ask("fenghui-market-member", query))["appointments"]["nodes"]
    assert (own["state"], own["kind"]["code"]) == ("ORDERED", "PROMOTION")
    assert own["matter"].startswith("晋升为")
    assert own["consultation"] is None
    head = (await desk.ask("fenghui-market-head", query))["appointments"]["nodes"]
    assert {each["kind"]["code"] for each in head} >= {"PROMOTION"}
    assert {(each["matter"], each["letterNumber"]) for each in head} == {(None, None)}
    assert {each["state"] for each in head} <= {"ORDERED", "COPIED", "ACKNOWLEDGED"}


async def test_the_acts_of_a_person_stand_on_the_person(desk: Desk) -> None:
    query = """{ personnel(first: 20, where: { agency: { name: { eq: "丰惠市场监管所" } } }) { nodes { name
      appointments { totalCount nodes { kind { name } state staff { name } } } } } }"""
    people = (await desk.ask("market-personnel", query))["personnel"]["nodes"]
    acts = [(person["name"], act) for person in people for act in person["appointments"]["nodes"]]
    assert acts
    assert all(act["staff"]["name"] == name for name, act in acts)


async def test_the_district_counts_what_was_decided_by_kind(desk: Desk) -> None:
    query = """{ appointmentsGroups(by: [KIND], where: { orderedOn: { isNull: false } }) { count key { kind { code } } } }"""
    groups = (await desk.ask("district-org", query))["appointmentsGroups"]
    found = {group["key"]["kind"]["code"]: group["count"] for group in groups}
    assert (found["EXCHANGE"], found["TRANSFER"], found["PROMOTION"], found["REWARD"] + found["SANCTION"]) == (18, 40, 25, 30)
    late = "{ appointments(where: { copyLate: { eq: true } }) { totalCount } silent: appointments(where: { silent: { eq: true } }) { totalCount } }"
    data = await desk.ask("district-org", late)
    assert (data["appointments"]["totalCount"], data["silent"]["totalCount"]) == (3, 1)


async def test_the_longest_wait_comes_first_and_what_is_done_last(desk: Desk) -> None:
    nodes = (await desk.ask("district-org", "{ appointments(first: 200) { nodes { waitingDays stateOn } } }"))["appointments"][
        "nodes"
    ]
    days = [each["waitingDays"] for each in nodes]
    open_, closed = [day for day in days if day is not None], days[days.index(None) :]
    assert open_ == sorted(open_, reverse=True)
    assert set(closed) == {None}
    done = [each["stateOn"] for each in nodes if each["waitingDays"] is None]
    assert done == sorted(done, reverse=True)


async def test_silence_shows_to_both_sides_and_is_no_consent(desk: Desk) -> None:
    query = """{ appointments(where: { silent: { eq: true } }) { nodes { state replyDueOn answeredOn receipts { nodes { kind note } } } } }"""
    for username in ("baiguan-personnel", "enforcement-personnel"):
        (act,) = (await desk.ask(username, query))["appointments"]["nodes"]
        assert (act["state"], act["replyDueOn"], act["answeredOn"]) == ("LETTER_SENT", "2017-08-17", None)
        assert [line["kind"] for line in act["receipts"]["nodes"]] == ["ASKED", "EXPIRED"]


async def ledger(desk: Desk, username: str) -> list[Any]:
    query = """{ receipts(first: 1000) { totalCount nodes { sequence kind number day hash previousHash intact
      township { name } appointment { id } organisation { name } } } }"""
    return list((await desk.ask(username, query))["receipts"]["nodes"])


async def test_the_ledger_of_a_township_is_one_chain_without_a_gap(desk: Desk) -> None:
    lines = [line for line in await ledger(desk, "fenghui-personnel") if line["township"]["name"] == "丰惠镇"]
    assert [line["sequence"] for line in lines] == list(range(len(lines), 0, -1))
    assert all(line["intact"] for line in lines)
    for line, former in pairwise(lines):
        assert line["previousHash"] == former["hash"]
    assert lines[-1]["previousHash"] == "0" * 64


async def test_receipts_are_read_by_those_who_read_the_acts_in_full(desk: Desk) -> None:
    for username in ("fenghui-window", "fenghui-market-head", "district-leader", "audit-admin"):
        assert await ledger(desk, username) == []
    both = """{ appointments(first: 1000, where: { releasingTownship: { name: { ne: "" } } }) { nodes { id } } }"""
    shared = {node["id"] for node in (await desk.ask("fenghui-leader", both))["appointments"]["nodes"]}
    lines = await ledger(desk, "fenghui-leader")
    assert {line["township"]["name"] for line in lines if line["appointment"]["id"] not in shared} == {"丰惠镇"}


async def test_kinds_say_what_they_demand(desk: Desk) -> None:
    query = "{ appointmentKinds { nodes { code name procedure effect position urgent replyDays copyDays basis } } }"
    kinds = (await desk.ask("grid-officer", query))["appointmentKinds"]["nodes"]
    assert [kind["code"] for kind in kinds if kind["procedure"] == "CONSENT"] == [
        *("CHIEF_APPOINTMENT", "DEPUTY_APPOINTMENT", "REMOVAL", "EXCHANGE")
    ]
    assert [kind["code"] for kind in kinds if kind["urgent"]] == ["SANCTION"]
    assert {kind["copyDays"] for kind in kinds} == {5}
    assert (await desk.ask("system-admin", "{ appointmentKinds { totalCount } }"))["appointmentKinds"]["totalCount"] == 0

"""The log of a record's acts: who did what when, with its papers, for those who read what the act is on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from backend.graph.ids import encode_id, key_of
from tests.acts.office import payload
from tests.appointments.bureau import TODAY, Bureau
from tests.attendance.people import APPROVE, HEAD, MEMBER, request
from tests.records.test_files import sent
from tests.served import Served

LOG = """query ($id: ID!) { actLog(record: $id, first: 100) { totalCount nodes {
  id act at displayName postTitle organisation attachments { id } } } }"""
WAY = ["appointment.draft", "appointment.send", "appointment.consent", "appointment.order"]


async def log(here: Bureau, who: str, record: str) -> list[dict[str, Any]]:
    """The entries, the first first."""
    found = (await here.desk.ask(who, LOG, {"id": record}))["actLog"]
    assert found["totalCount"] == len(found["nodes"])
    return list(reversed(found["nodes"]))


@pytest.fixture(scope="module")
async def ordered(served: Served, here: Bureau) -> tuple[str, str]:
    """A consent with a paper, and the order that followed; it takes effect at once."""
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT", toTitle="副所长", effectiveOn=TODAY)
    await here.done("send", key)
    paper = await sent(served, "fenghui-leader")
    await here.done("consent", key, attachments=[paper])
    await here.done("order", key, effectiveOn=TODAY)
    return encode_id("Appointment", key), paper


async def test_the_way_of_an_appointment_with_who_and_the_paper(here: Bureau, ordered: tuple[str, str]) -> None:
    record, paper = ordered
    entries = await log(here, "market-personnel", record)
    assert [entry["act"] for entry in entries] == WAY
    assert [entry["organisation"] for entry in entries] == ["市场监督管理局", "市场监督管理局", "丰惠镇", "市场监督管理局"]
    assert (entries[2]["postTitle"], entries[2]["attachments"]) == ("党委书记", [{"id": paper}])
    assert all(entry["displayName"] for entry in entries)
    assert not any(entry["attachments"] for entry in (*entries[:2], entries[3]))


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        *((who, WAY) for who in ("fenghui-leader", "fenghui-personnel", "market-leader", "district-org", "district-audit")),
        ("district-leader", ["appointment.draft"]),  # the outline only, not the letters
        ("fenghui-market-head", ["appointment.order"]),  # what was decided; nothing of what it was before
        *((who, []) for who in ("baiguan-personnel", "justice-personnel", "system-admin", "security-admin", "audit-admin")),
    ],
)
async def test_an_act_is_logged_for_those_who_read_what_it_is_on(
    here: Bureau, ordered: tuple[str, str], who: str, acts: list[str]
) -> None:
    record, paper = ordered
    entries = await log(here, who, record)
    assert [entry["act"] for entry in entries] == acts
    shown = {one["id"] for entry in entries for one in entry["attachments"]}
    assert shown == ({paper} if "appointment.consent" in acts else set())
    everything = await here.pool.fetch("SELECT id, act FROM act_log WHERE object_type = 'Appointment' ORDER BY id")
    ids = [encode_id("ActRecord", row["id"]) for row in everything]
    nodes = (await here.desk.ask(who, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ids}))["nodes"]
    assert {node["id"] for node in nodes if node} == {entry["id"] for entry in entries}


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        *((who, ["appointment.order"]) for who in ("fenghui-leader", "market-personnel", "district-org")),
        *((who, []) for who in ("fenghui-market-head", "justice-personnel", "baiguan-personnel")),
    ],
)
async def test_the_log_of_a_person_shows_the_order_that_changed_it_to_readers_of_what_it_changed(
    here: Bureau, ordered: tuple[str, str], who: str, acts: list[str]
) -> None:
    staff = (await here.row("appointment", key_of(ordered[0], "Appointment") or 0))["staff_id"]
    assert [entry["act"] for entry in await log(here, who, encode_id("Staff", staff))] == acts


async def test_a_department_does_not_learn_when_the_township_scored(here: Bureau) -> None:
    find = """SELECT id FROM assessment WHERE year = 2017 AND management_class = 'B' AND published_at IS NULL
              AND township_id = (SELECT id FROM township WHERE name = '丰惠镇')
              AND department_id = (SELECT id FROM department WHERE name = '市场监督管理局') AND staff_id IS NOT NULL LIMIT 1"""
    row = await here.pool.fetchrow(find)
    assert row is not None
    record = encode_id("Assessment", row["id"])
    given = {"id": record, "version": 1, "score": "90.00"}
    assert payload(await here.do("fenghui-leader", "assessmentScoreTownship: ScoreInput", given))["errors"] == []
    assert payload(await here.do("market-leader", "assessmentScoreDepartment: ScoreInput", given))["errors"] == []
    acts = {who: [entry["act"] for entry in await log(here, who, record)] for who in ("fenghui-leader", "market-leader")}
    assert acts["fenghui-leader"] == ["assessment.score_township", "assessment.score_department"]
    assert acts["market-leader"] == ["assessment.score_department"]


async def test_a_leave_is_logged_for_all_who_see_it_and_its_paper_only_for_readers_of_the_reason(
    served: Served, here: Bureau
) -> None:
    paper = await sent(served, MEMBER)
    words = {"medicalReason": "肺炎", "attachments": [paper]}
    leave = await request(here, MEMBER, date(2017, 9, 5), date(2017, 9, 6), "SICK", **words)
    assert payload(await here.do(HEAD, APPROVE, {"id": leave["id"], "version": 1, "note": "同意"}))["errors"] == []
    for who, papers in {MEMBER: [paper], HEAD: [paper], "market-personnel": [], "fenghui-leader": []}.items():
        entries = await log(here, who, leave["id"])
        assert [entry["act"] for entry in entries] == ["leave.request", "leave.approve"], who
        assert [one["id"] for one in entries[0]["attachments"]] == papers, who
    assert await log(here, "justice-personnel", leave["id"]) == []

"""What waits, and who is told: as `can` says, of the own share, once, whatever comes between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest

from backend.graph.ids import encode_id
from backend.records.keeping import forget_old_news
from backend.records.telling import Telling
from backend.schema import ACTS, DEEDS, ENTITIES
from tests.acts.office import payload
from tests.appointments.bureau import Bureau, bureau
from tests.attendance.people import APPROVE, HEAD, MEMBER, request
from tests.databases import Databases

WAITING = "{ waiting { act type count records(first: 100) { node { __typename id } } } }"
MINE = "{ notifications(first: 100) { totalCount nodes { id act asked readAt can record { __typename id } } } }"
AWAITED = [act for act in ACTS if act.awaited is not None and act.asks]
OF_A_YEAR = {act.name for act in ACTS if act.awaited is not None and not act.asks}
SHIFT = "UPDATE district_clock SET shift_seconds = shift_seconds + $1"

EVERYBODY = (
    *("fenghui-leader", "fenghui-personnel", "fenghui-command", "fenghui-window", "baiguan-personnel", "market-leader"),
    *("market-personnel", "justice-personnel", "enforcement-personnel", HEAD, MEMBER, "fenghui-justice-head", "grid-officer"),
    *("district-leader", "district-org", "district-reform", "district-audit", "system-admin", "security-admin", "audit-admin"),
)


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Bureau]:
    async with bureau(databases) as place:
        yield place


@pytest.fixture(scope="module")
def telling(here: Bureau) -> Telling:
    return Telling(here.desk.service, DEEDS)


async def tell(here: Bureau, telling: Telling) -> int:
    """One turn of the reader."""
    async with here.desk.database.engine.begin() as db:
        return await telling.tell(db)


async def waits(here: Bureau, who: str) -> dict[str, set[str]]:
    found = (await here.desk.ask(who, WAITING))["waiting"]
    assert all(one["count"] == len(one["records"]) for one in found if one["count"] <= 100)
    return {one["act"]: {row["node"]["id"] for row in one["records"]} for one in found if one["act"] not in OF_A_YEAR}


async def told(here: Bureau, who: str) -> list[tuple[str, bool, str | None]]:
    """(act, asked, record) of the account's notifications, the newest first."""
    nodes = (await here.desk.ask(who, MINE))["notifications"]["nodes"]
    return [(node["act"], node["asked"], node["record"] and node["record"]["id"]) for node in nodes]


ROOT = {"Leave": "leaves", "Appointment": "appointments", "DutySwap": "dutySwaps", "Task": "tasks", "ClassChange": "classChanges"}


async def brute(here: Bureau, who: str) -> dict[str, set[str]]:
    """Every visible record of every type, asked for its `can`; then what the row must be beside, read from the table."""
    found: dict[str, set[str]] = {}
    for act in AWAITED:
        answer = await here.desk.ask(
            who, f"{{ {ROOT[act.on]}(first: 1000) {{ nodes {{ id can }} pageInfo {{ hasNextPage }} }} }}"
        )
        page = answer[ROOT[act.on]]
        assert not page["pageInfo"]["hasNextPage"]
        keys = {node["id"] for node in page["nodes"] if act.name in node["can"]}
        if act.name == "leave.return":
            over = await here.pool.fetch("SELECT id FROM leave WHERE ends_on < '2017-08-31'")
            keys &= {encode_id("Leave", row["id"]) for row in over}
        if keys:
            found[act.name] = keys
    return found


async def test_what_waits_is_what_can_says_for_everybody(here: Bureau) -> None:
    assert {act.on for act in AWAITED} == set(ROOT)
    seen = 0
    for who in EVERYBODY:
        expected = await brute(here, who)
        assert await waits(here, who) == expected, who
        seen += len(expected)
    assert seen > 10


async def test_the_receiver_of_a_letter_is_asked_and_the_answer_is_told_to_the_sender(here: Bureau, telling: Telling) -> None:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT", toTitle="副所长")
    record = encode_id("Appointment", key)
    await here.done("send", key)
    assert record in (await waits(here, "fenghui-leader"))["appointment.consent"]
    while await tell(here, telling):
        pass
    assert ("appointment.send", True, record) in await told(here, "fenghui-leader")
    for who in ("market-personnel", "baiguan-personnel", "justice-personnel", MEMBER, "system-admin"):
        assert record not in {row for _, _, row in await told(here, who)}, who
    await here.done("consent", key)
    assert record not in (await waits(here, "fenghui-leader")).get("appointment.consent", set())
    await tell(here, telling)
    for who in ("market-personnel", "market-leader"):  # the order waits for them
        assert ("appointment.consent", True, record) in await told(here, who)
    await here.done("order", key)
    await here.done("copy", key)
    await tell(here, telling)
    assert ("appointment.order", False, record) in await told(here, "fenghui-leader")  # by now something else waits
    assert ("appointment.copy", True, record) in await told(here, "fenghui-leader")


async def test_a_leave_asks_who_decides_it_and_tells_its_person_and_who_covers(here: Bureau, telling: Telling) -> None:
    leave = await request(here, MEMBER, date(2017, 9, 12), date(2017, 9, 12))
    await tell(here, telling)
    assert ("leave.request", True, leave["id"]) in await told(here, HEAD)
    assert leave["id"] not in {row for _, _, row in await told(here, "market-personnel")}
    given = {"id": leave["id"], "version": 1, "note": "同意"}
    assert payload(await here.do(HEAD, APPROVE, given))["errors"] == []
    await tell(here, telling)
    assert ("leave.approve", False, leave["id"]) in await told(here, MEMBER)
    assert ("leave.approve", False, leave["id"]) in await told(here, "market-personnel")  # copied
    assert ("leave.approve", False, leave["id"]) not in await told(here, HEAD)  # did it


async def test_an_interrupted_turn_leaves_nothing_and_the_next_one_tells_once(here: Bureau, telling: Telling) -> None:
    await here.give_up(0)
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT", toTitle="副所长")
    await here.done("send", key)
    entries = "SELECT count(*) FROM outbox WHERE told_at IS NULL"
    waiting = await here.pool.fetchval(entries)
    async with here.desk.database.engine.connect() as db:
        assert await telling.tell(db) == waiting
        await db.rollback()
    assert await here.pool.fetchval(entries) == waiting
    assert encode_id("Appointment", key) not in {row for _, _, row in await told(here, "fenghui-leader")}
    await tell(here, telling)
    again = "UPDATE outbox SET told_at = NULL WHERE object_type = 'Appointment' AND object_id = $1"
    await here.pool.execute(again, key)  # as a reader that lost its mark, though not its notifications
    await tell(here, telling)
    found = [one for one in await told(here, "fenghui-leader") if one[2] == encode_id("Appointment", key)]
    assert found == [("appointment.send", True, encode_id("Appointment", key))]


async def test_two_readers_at_once_share_the_entries(here: Bureau, telling: Telling) -> None:
    await here.pool.execute("UPDATE outbox SET told_at = NULL")
    notified = "SELECT count(*), count(DISTINCT (sequence, post_id)) FROM notification"
    total = await here.pool.fetchval("SELECT count(*) FROM outbox")
    other = Telling(here.desk.service, DEEDS)
    counts = list(await asyncio.gather(tell(here, telling), tell(here, other)))
    while counts[-1]:
        counts += [await tell(here, telling)]
    assert sum(counts) == total
    rows = await here.pool.fetchrow(notified)
    assert rows is not None
    assert rows[0] == rows[1] > 0


async def test_a_notification_is_its_posts_alone_and_is_read_once(here: Bureau, telling: Telling) -> None:
    await tell(here, telling)
    nodes = (await here.desk.ask("fenghui-leader", MINE))["notifications"]["nodes"]
    newest, second = [node for node in nodes if node["readAt"] is None][:2]
    assert newest["can"] == ["notification.read"]
    mutation = "notificationRead: NotificationReadInput"
    stranger = await here.do("fenghui-personnel", mutation, {"id": newest["id"]})
    assert stranger["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    shown = "notification { readAt can }"
    first = payload(await here.do("fenghui-leader", mutation, {"id": newest["id"]}, shown))["notification"]
    assert first["readAt"] is not None
    assert first["can"] == []
    payload(await here.do("fenghui-leader", mutation, {"id": second["id"], "earlier": True}))
    nodes = (await here.desk.ask("fenghui-leader", MINE))["notifications"]["nodes"]
    assert all(node["readAt"] for node in nodes)


async def test_reading_about_a_record_reads_all_that_was_told_of_it(here: Bureau, telling: Telling) -> None:
    await here.give_up(0)
    keys = [await here.drafted(await here.person(seat), "REWARD", matter="嘉奖一次") for seat in (0, 1)]
    for key in keys:
        await here.done("consult", key)
        await here.done("order", key)
        await here.done("copy", key)
    while await tell(here, telling):
        pass
    nodes = (await here.desk.ask("fenghui-personnel", MINE))["notifications"]["nodes"]
    about = [[node for node in nodes if node["record"]["id"] == encode_id("Appointment", key)] for key in keys]
    assert [len(found) for found in about] == [3, 3]
    given = {"id": about[0][1]["id"], "about": True}
    payload(await here.do("fenghui-personnel", "notificationRead: NotificationReadInput", given))
    nodes = (await here.desk.ask("fenghui-personnel", MINE))["notifications"]["nodes"]
    read = [{bool(node["readAt"]) for node in nodes if node["record"]["id"] == encode_id("Appointment", key)} for key in keys]
    assert read == [{True}, {False}]
    others = await here.pool.fetchval(
        """SELECT count(*) FROM notification n JOIN post p ON p.id = n.post_id JOIN account a ON a.id = p.account_id
           WHERE a.username <> 'fenghui-personnel' AND n.object_id = $1 AND n.read_at IS NOT NULL""",
        keys[0],
    )
    assert others == 0


async def test_old_news_goes_and_what_nobody_has_read_stays(here: Bureau, telling: Telling) -> None:
    while await tell(here, telling):
        pass
    await here.pool.execute("UPDATE notification SET read_at = now() - interval '89 days'")
    fresh, old, unread = (row["id"] for row in await here.pool.fetch("SELECT id FROM notification ORDER BY id LIMIT 3"))
    await here.pool.execute("UPDATE notification SET read_at = now() - interval '91 days' WHERE id = $1", old)
    await here.pool.execute("UPDATE notification SET read_at = NULL WHERE id = $1", unread)
    await here.pool.execute("UPDATE outbox SET told_at = now() - interval '91 days'")
    young = await here.pool.fetchval(
        "UPDATE outbox SET told_at = now() WHERE sequence = (SELECT max(sequence) FROM outbox) RETURNING sequence"
    )
    logged = await here.pool.fetchval("SELECT count(*) FROM act_log")
    async with here.desk.database.engine.begin() as db:
        read, told = await forget_old_news(90, db)
    assert (read, told > 0) == (1, True)
    left = {row["id"] for row in await here.pool.fetch("SELECT id FROM notification")}
    assert {fresh, unread} <= left
    assert old not in left
    entries = {row["sequence"] for row in await here.pool.fetch("SELECT sequence FROM outbox")}
    kept = {row["sequence"] for row in await here.pool.fetch("SELECT sequence FROM notification")}
    assert entries == kept | {young}
    async with here.desk.database.engine.begin() as db:
        assert await forget_old_news(90, db) == (0, 0)
    assert await here.pool.fetchval("SELECT count(*) FROM act_log") == logged


async def test_a_record_that_is_out_of_sight_by_now_is_not_shown(here: Bureau, telling: Telling) -> None:
    await here.give_up(0)
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT", toTitle="副所长")
    await here.done("send", key)
    await tell(here, telling)
    away = "UPDATE appointment SET disclosed = false WHERE id = $1"
    await here.pool.execute(away, key)
    node: dict[str, Any] = (await here.desk.ask("fenghui-leader", MINE))["notifications"]["nodes"][0]
    assert (node["act"], node["record"]) == ("appointment.send", None)


def test_relations_that_acts_tell_are_those_of_their_types() -> None:
    for act in ACTS:
        assert set(act.tells) <= set(ENTITIES[act.gives].relations), act.name

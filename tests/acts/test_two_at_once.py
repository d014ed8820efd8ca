"""Two officers at once: one wins, the other is told, nothing is lost; the same request twice at once is done once."""

from __future__ import annotations

import asyncio

from tests.acts.office import Office, code, payload
from tests.acts.scores import SHOWN, TOWNSHIP, given, open_row

LEADER, PERSONNEL = "town_leader-0", "town_personnel-0"


async def test_of_two_officers_at_once_one_wins_and_the_other_gets_a_conflict(here: Office) -> None:
    for _ in range(5):
        row = open_row(here)
        answers = await asyncio.gather(
            here.do(LEADER, TOWNSHIP, given(row, "80")), here.do(PERSONNEL, TOWNSHIP, given(row, "70"))
        )
        won = [answer for answer in answers if "errors" not in answer]
        (lost,) = [answer for answer in answers if "errors" in answer]
        assert len(won) == 1
        assert code(lost) == "CONFLICT"
        now = await here.row("assessment", row["id"])
        assert (now["township_version"], now["township_score"]) == (2, 80 if answers[0] is won[0] else 70)
        assert await here.pool.fetchval("SELECT count(*) FROM act_log WHERE object_id = $1", row["id"]) == 1


async def test_a_row_that_changes_while_the_act_waits_for_it_is_judged_as_it_is_then(here: Office) -> None:
    """Publication commits while the scorer waits for the row: what was allowed before is refused now."""
    row = open_row(here)
    async with here.pool.acquire() as connection:
        publishing = connection.transaction()
        await publishing.start()
        await connection.execute("UPDATE assessment SET published_at = now() WHERE id = $1", row["id"])
        scoring = asyncio.create_task(here.do(LEADER, TOWNSHIP, given(row)))
        await _until_somebody_waits(here)
        await publishing.commit()
    assert payload(await scoring)["errors"][0]["code"] == "STATE"


async def test_a_row_that_moves_out_of_remit_while_the_act_waits_is_not_found(here: Office) -> None:
    row = open_row(here)
    async with here.pool.acquire() as connection:
        moving = connection.transaction()
        await moving.start()
        await connection.execute("UPDATE assessment SET township_id = 2 WHERE id = $1", row["id"])
        scoring = asyncio.create_task(here.do(LEADER, TOWNSHIP, given(row)))
        await _until_somebody_waits(here)
        await moving.commit()
    assert code(await scoring) == "NOT_FOUND"


async def test_who_waits_too_long_is_told_to_come_again(here: Office) -> None:
    row = open_row(here)
    async with here.pool.acquire() as connection, connection.transaction():
        await connection.execute("SELECT FROM assessment WHERE id = $1 FOR UPDATE", row["id"])
        assert code(await here.do(LEADER, TOWNSHIP, given(row))) == "CONFLICT"


async def test_the_same_request_many_times_at_once_is_done_once(here: Office) -> None:
    row = open_row(here)
    sent = [here.do(LEADER, TOWNSHIP, given(row, "66"), SHOWN, key="five times") for _ in range(5)]
    answers = [payload(answer) for answer in await asyncio.gather(*sent)]
    assert all(answer == answers[0] for answer in answers)
    assert (await here.row("assessment", row["id"]))["township_version"] == 2
    assert await here.pool.fetchval("SELECT count(*) FROM act_log WHERE object_id = $1", row["id"]) == 1


async def test_a_change_of_policy_waits_for_acts_under_way_and_acts_wait_for_it(here: Office) -> None:
    row = open_row(here)
    async with here.pool.acquire() as connection:
        changing = connection.transaction()
        await changing.start()
        await connection.execute("SELECT pg_advisory_xact_lock(hashtext('daodi.policy'))")
        scoring = asyncio.create_task(here.do(LEADER, TOWNSHIP, given(row)))
        await _until_somebody_waits(here)
        await connection.execute("UPDATE policy_current SET version_id = version_id")
        await changing.commit()
    assert payload(await scoring)["errors"] == []


async def _until_somebody_waits(here: Office) -> None:
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    for _ in range(100):
        if await here.pool.fetchval(waiting):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nobody waits")

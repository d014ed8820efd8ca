"""A list that would give an agency a second chief: a row in fault at the trial, a refusal in words when it was so only since."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import asyncpg
import pytest

from backend.exchange.rules.columns import ImportTarget
from tests.acts.office import payload
from tests.exchange.books import listed
from tests.exchange.importing import ORG, ImportOffice, committed, faults_of
from tests.exchange.test_imports import person

STAFF = ImportTarget.STAFF
_numbers = itertools.count(1)

APPOINTED = """
WITH one AS (
    INSERT INTO staff (name, name_pinyin, name_initials, gender, title, position, organisation_id, agency_id, township_id, department_id, management_class)
    SELECT '旁人', 'pangren', 'pr', 'MALE', '所长', 'CHIEF', id, id, township_id, department_id, management_class FROM agency WHERE code = $1
    RETURNING *
)
INSERT INTO assignment (staff_id, agency_id, township_id, department_id, management_class, position, title, period)
SELECT id, agency_id, township_id, department_id, management_class, position, title, daterange('2017-08-20', NULL) FROM one
"""


@pytest.fixture
async def agency(office: ImportOffice) -> str:
    """The code of a new agency, which has nobody yet."""
    code = f"C{next(_numbers)}"
    row = {"name": f"汤浦{code}所", "code": code, "kind": "质监所", "township": "330604103", "established_on": "2017-08-01"}
    await committed(office, ImportTarget.AGENCIES, ORG, row)
    return code


def chief(order: int, code: str, **more: Any) -> dict[str, Any]:
    return person(order, code, position="正职", title="所长", **more)


async def test_a_second_chief_is_a_fault_of_its_row(office: ImportOffice, agency: str) -> None:
    led = await office.code_of("丰惠司法所")
    rows = [chief(701, led), chief(702, agency), chief(703, agency), person(704, led), chief(705, led, entered_on="2999-01-01")]
    batch = (await office.check(STAFF, listed(STAFF, *rows)))["importBatch"]
    assert faults_of(batch) == {(2, "职位", "TWO_CHIEFS"), (4, "职位", "TWO_CHIEFS"), (6, "职位", "TWO_CHIEFS")}
    assert any("第3行" in fault["zh"] for fault in batch["faults"]["nodes"])


async def test_a_chief_may_follow_one_who_has_gone(office: ImportOffice, agency: str) -> None:
    await office.pool.execute(APPOINTED, agency)
    gone = "UPDATE assignment SET period = daterange(lower(period), '2017-08-25') WHERE agency_id = (SELECT id FROM agency WHERE code = $1)"
    await office.pool.execute(gone, agency)
    early, late = (chief(711, agency, entered_on=f"2017-08-{day}") for day in (24, 25))
    assert faults_of((await office.check(STAFF, listed(STAFF, early)))["importBatch"]) == {(2, "职位", "TWO_CHIEFS")}
    await committed(office, STAFF, ORG, late)


async def test_a_chief_appointed_since_the_trial_is_told_with_its_row(office: ImportOffice, agency: str) -> None:
    batch, before = (await office.check(STAFF, listed(STAFF, chief(721, agency))))["importBatch"], await office.count("staff")
    await office.pool.execute(APPOINTED, agency)
    (refused,) = payload(await office.step("Commit", batch))["errors"]
    assert refused["code"] == "CHANGED_SINCE"
    assert "第2行职位该机构届时已有正职" in refused["message"]
    assert await office.count("staff") == before + 1


async def test_a_chief_appointed_at_the_same_moment_is_seen_by_the_database(office: ImportOffice, agency: str) -> None:
    """Both have judged that there is none; whoever comes second is told so in words, and nothing of the file stays."""
    batch, before = (await office.check(STAFF, listed(STAFF, chief(731, agency))))["importBatch"], await office.count("staff")
    other = await asyncpg.connect(office.desk.database.url)
    appointing = other.transaction()
    await appointing.start()
    await other.execute(APPOINTED, agency)
    commit = asyncio.create_task(office.step("Commit", batch))
    await waits_for_a_lock(office)
    await appointing.commit()
    await other.close()
    (refused,) = payload(await commit)["errors"]
    assert refused["code"] == "TWO_CHIEFS"
    assert await office.count("staff") == before + 1
    batch = (
        await office.desk.ask(ORG, "query($id: ID!) { node(id: $id) { ... on ImportBatch { state } } }", {"id": batch["id"]})
    )["node"]
    assert batch["state"] == "CHECKED"


async def waits_for_a_lock(office: ImportOffice) -> None:
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    for _ in range(1500):
        if await office.pool.fetchval(waiting):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the import did not wait for the appointment")

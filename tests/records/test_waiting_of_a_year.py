"""What waits of an assessment year: nothing while it runs; then scores, grades, and at last the publication."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.appointments.bureau import Bureau, bureau
from tests.databases import Databases
from tests.records.test_waiting import OF_A_YEAR, SHIFT

COUNTS = "{ waiting { act count } }"


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Bureau]:
    """A district of its own: the year ends in it."""
    async with bureau(databases) as place:
        yield place


async def counts(here: Bureau, who: str) -> dict[str, int]:
    """How much of a year waits, by act."""
    found = (await here.desk.ask(who, COUNTS))["waiting"]
    return {one["act"]: one["count"] for one in found if one["act"] in OF_A_YEAR}


async def test_a_year_that_is_over_waits_for_scores_then_grades_then_its_publication(here: Bureau) -> None:
    for who in ("fenghui-personnel", "market-personnel", "district-conduct", "district-org"):
        assert not await counts(here, who), "while the year runs nobody is nagged"
    lost = "UPDATE assessment SET {0}_score = NULL WHERE year = 2017 AND management_class = 'B' AND id % 3 = 0"
    await here.pool.execute(lost.format("township"))
    await here.pool.execute(lost.format("department"))
    await here.pool.execute(SHIFT, 132 * 86_400)  # 2018-01-10
    township = await here.pool.fetchval(
        """SELECT count(*) FROM assessment a WHERE year = 2017 AND township_score IS NULL
             AND township_id = (SELECT id FROM organisation WHERE name = '丰惠镇')
             AND NOT EXISTS (SELECT FROM host_share h WHERE h.assessment_id = a.id)"""
    )
    department = await here.pool.fetchval(
        """SELECT count(*) FROM assessment WHERE year = 2017 AND department_score IS NULL
             AND department_id = (SELECT id FROM organisation WHERE name = '市场监督管理局')"""
    )
    shares = "SELECT count(*) FROM host_share WHERE township_id = (SELECT id FROM organisation WHERE name = $1)"
    parts = [await here.pool.fetchval(shares, name) for name in ("丰惠镇", "百官街道")]
    await here.pool.execute("UPDATE host_share SET score = NULL")
    assert min(township, department, sum(parts)) > 0
    mine = {"assessment.score_township": township, "grade_pool.grade": 1} | ({"host_share.score": parts[0]} if parts[0] else {})
    assert await counts(here, "fenghui-personnel") == mine
    assert (await counts(here, "baiguan-personnel")).get("host_share.score", 0) == parts[1]
    assert await counts(here, "market-personnel") == {"assessment.score_department": department}
    assert await counts(here, "district-org") == {}
    await here.pool.execute("UPDATE assessment SET grade = 'COMPETENT' WHERE year = 2017 AND staff_id IS NOT NULL")
    assert (await counts(here, "fenghui-personnel")).keys() == mine.keys() - {"grade_pool.grade"}
    assert await counts(here, "district-org") == {"grade_pool.publish": 20}
    await here.pool.execute("UPDATE assessment_year SET department_locked_on = '2018-01-05' WHERE year = 2017")
    assert await counts(here, "market-personnel") == {}, "what is locked can only be corrected"

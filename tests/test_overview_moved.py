"""Money that moved to the township: bonuses paid and expected, each viewer's share of them, against the rule in Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.assessments.rules import bonus_halves
from backend.kit.database import Database
from backend.organisations.rules import ManagementClass
from tests.asking import Desk
from tests.databases import DEMO, Databases

QUERY = """query Moved($month: Date) { overview(month: $month) { moved { year
  paid { people township department total } expected { people township department total byDepartment rising } } } }"""

ROWS = """SELECT s.id, a.year, a.management_class AS class, a.bonus_township, a.bonus_department, t.amount AS town, d.amount AS parent
FROM assessment a JOIN staff s ON s.id = a.staff_id
JOIN bonus_standard t ON t.year = a.year AND t.organisation_id = a.township_id AND t.position = s.position
JOIN bonus_standard d ON d.year = a.year AND d.organisation_id = a.department_id AND d.position = s.position
WHERE a.subject = 'PERSON' AND ($1::text IS NULL OR $1 = ANY(SELECT name FROM organisation o
  WHERE o.id IN (a.township_id, a.department_id)))"""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture
async def own_desk(databases: Databases) -> AsyncIterator[Desk]:
    """A copy of the district that a test may change."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield await Desk.open(database)


async def moved(desk: Desk, username: str, month: str | None = None) -> Any:
    return (await desk.ask(username, QUERY, {"month": month} if month else {}))["overview"]["moved"]


async def worked_out(desk: Desk, where: str | None) -> dict[str, Counter[str]]:
    """What is paid (2016) and expected (2017) for the people of a body, by the rule in Python."""
    paid: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    for row in await desk.database.reads.fetch(ROWS, where):
        if row["year"] == 2016:
            paid += Counter(people=1, township=row["bonus_township"], department=row["bonus_department"])
            continue
        township, department = bonus_halves(ManagementClass(row["class"]), row["town"], row["parent"])
        rising = (township + department) * 100 >= row["parent"] * 120
        expected += Counter(people=1, township=township, department=department, byDepartment=row["parent"], rising=int(rising))
    for sums in (paid, expected):
        sums["total"] = sums["township"] + sums["department"]
    return {"paid": paid, "expected": expected}


def plain(sums: dict[str, Any]) -> dict[str, int | None]:
    return {name: None if value is None else int(value) for name, value in sums.items()}


@pytest.mark.parametrize(
    ("username", "where"), [("fenghui-leader", "丰惠镇"), ("baiguan-personnel", "百官街道"), ("district-audit", None)]
)
async def test_whoever_sees_both_halves_sees_what_was_paid_and_what_is_expected(
    desk: Desk, username: str, where: str | None
) -> None:
    found, known = await moved(desk, username), await worked_out(desk, where)
    assert found["year"] == 2017
    assert plain(found["paid"]) == known["paid"]
    assert plain(found["expected"]) == known["expected"]
    assert found["expected"]["people"] == {"丰惠镇": 68, "百官街道": 91, None: 832}[where]
    # “预计派驻机构人员年终考核奖将普遍提高20%以上”: by the standards of the demo everybody gains as much.
    assert found["expected"]["rising"] == found["expected"]["people"]
    assert int(found["expected"]["total"]) > int(found["paid"]["total"]) > 0


async def test_a_department_sees_its_own_half_of_class_b_and_nothing_of_the_township(desk: Desk) -> None:
    found, known = await moved(desk, "market-leader"), await worked_out(desk, "市场监督管理局")
    for part in ("paid", "expected"):
        shown = plain(found[part])
        assert shown == dict.fromkeys(shown) | {name: known[part][name] for name in ("people", "department")}
    assert found["expected"]["people"] == 84


async def test_a_parent_of_class_a_agencies_has_no_money_to_see(desk: Desk) -> None:
    found = await moved(desk, "justice-personnel")
    assert plain(found["expected"]) == dict.fromkeys(found["expected"]) | {"people": 0}


@pytest.mark.parametrize(
    "username",
    [
        *("fenghui-window", "fenghui-command", "fenghui-market-head", "fenghui-market-member", "market-window"),
        *("village-officer", "grid-officer", "district-leader", "district-org", "district-conduct", "district-reform"),
        *("system-admin", "security-admin", "audit-admin"),
    ],
)
async def test_for_all_others_it_is_not_in_their_remit(desk: Desk, username: str) -> None:
    assert await moved(desk, username) is None, "what one sees of the own bonus is no remit"


async def test_what_is_not_published_is_not_paid(own_desk: Desk) -> None:
    await own_desk.database.reads.execute(
        "UPDATE assessment SET published_at = NULL WHERE year = 2016 AND township_id = (SELECT id FROM township WHERE name = '丰惠镇')"
    )
    found = await moved(own_desk, "fenghui-leader")
    assert plain(found["paid"]) == {"people": 0, "township": None, "department": None, "total": None}
    assert found["expected"]["people"] == 68


async def test_lower_standards_show_who_no_longer_gains_a_fifth(own_desk: Desk) -> None:
    """domain.md 5.5: with 29,000 yuan in a development-type township some class B staff fall below."""
    await own_desk.database.reads.execute(
        "UPDATE bonus_standard SET amount = amount * 29 / 33 WHERE year = 2017 AND organisation_id IN"
        " (SELECT id FROM township WHERE category = 'DEVELOPMENT')"
    )
    expected = (await moved(own_desk, "district-audit"))["expected"]
    known = (await worked_out(own_desk, None))["expected"]
    assert expected["rising"] == known["rising"] < 832


async def test_the_year_is_that_of_the_month(desk: Desk) -> None:
    found = await moved(desk, "fenghui-leader", "2016-12-01")
    assert (found["year"], found["paid"]["people"]) == (2016, 0)
    assert found["expected"]["people"] > 0

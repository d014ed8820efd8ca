"""The rule book through the service: what it shows to whom, and that a hit never tells more than its row does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.demo.planted import PLANTED
from backend.kit.database import Database
from backend.rulebook.book import RULES
from tests.asking import Desk
from tests.databases import DEMO, Databases

QUERY = """query Rulebook($first: Int! = 100) { rulebook { code mechanism title titleEnglish sentence reading readingEnglish
  severity definition count rows(first: $first) { words period node { __typename id } } trend { period count } } }"""

SHARES = ["M10.composite", "M10.undetermined", "M10.hosts", "M11.halves", "M11.standards", "M12.rise"]
"""Rules that look at the township's share."""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture
async def own_desk(databases: Databases) -> AsyncIterator[Desk]:
    """A copy of the district that a test may change."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield await Desk.open(database)


async def book(desk: Desk, username: str, first: int = 100) -> dict[str, Any]:
    return {rule["code"]: rule for rule in (await desk.ask(username, QUERY, {"first": first}))["rulebook"]}


async def counts(desk: Desk, username: str) -> dict[str, int | None]:
    return {code: rule["count"] for code, rule in (await book(desk, username)).items()}


async def test_every_rule_comes_with_its_words_in_both_languages_by_mechanism(desk: Desk) -> None:
    found = await book(desk, "district-audit")
    assert list(found) == [rule.code for rule in RULES]
    for rule in RULES:
        shown = found[rule.code]
        assert (shown["title"], shown["titleEnglish"]) == tuple(rule.title)
        assert (shown["reading"], shown["readingEnglish"]) == tuple(rule.reading or (None, None))
        assert (shown["sentence"], shown["definition"]) == (rule.sentence, rule.find.strip())
        assert (shown["mechanism"], shown["severity"]) == (rule.mechanism, rule.severity.value)


async def test_the_auditor_finds_what_was_planted_and_nothing_else(desk: Desk) -> None:
    found = await counts(desk, "district-audit")
    planted = {one.rule: one.rows for one in PLANTED.values()}
    # Who stands at a window, who was where on which day, and who of a roster is on leave is the township's own business.
    windows, duties = ("M28.backup", "M8.window-covered"), ("M8.duty-present", "M8.duty-bound")
    own = dict.fromkeys((*windows, *duties, "M8.absence-approved", "M8.attendance-locked"))
    assert {code: count for code, count in found.items() if count != 0} == {**planted, **own}


async def test_every_hit_of_everybody_leads_to_a_row_that_they_can_open(desk: Desk) -> None:
    seen = 0
    for account in await desk.database.reads.fetch("SELECT username FROM account"):
        for rule in (await book(desk, account["username"])).values():
            seen += len(rule["rows"])
            assert len(rule["rows"]) == (rule["count"] or 0)
            assert all(hit["node"] is not None and hit["words"] for hit in rule["rows"]), rule["code"]
            assert sum(point["count"] for point in rule["trend"]) == len([hit for hit in rule["rows"] if hit["period"]])
    assert seen > sum(planted.rows for planted in PLANTED.values())


async def test_a_department_never_learns_from_a_hit_what_the_township_scored_or_pays(desk: Desk) -> None:
    found = await counts(desk, "market-leader")
    assert {found[code] for code in SHARES} == {None}


@pytest.mark.parametrize("username", ["system-admin", "security-admin", "audit-admin"])
async def test_the_three_officers_see_the_rules_and_no_hit(desk: Desk, username: str) -> None:
    found = await counts(desk, username)
    assert {count for code, count in found.items() if code not in ("M3.sends", "M4.served")} == {None}
    assert found["M3.sends"] == found["M4.served"] == 0


async def test_hits_stay_inside_the_remit(own_desk: Desk) -> None:
    await own_desk.database.reads.execute("UPDATE agency_class SET override = true, document = ' '")
    agencies = (
        "SELECT count(*) FROM agency_class c JOIN agency a ON a.id = c.agency_id JOIN {} o ON o.id = a.{} WHERE o.name = $1"
    )
    expected = {
        "fenghui-leader": (agencies.format("township", "township_id"), "丰惠镇"),
        "market-leader": (agencies.format("department", "department_id"), "市场监督管理局"),
        "fenghui-market-head": (agencies.format("organisation", "id"), "丰惠市场监管所"),
    }
    for username, (query, name) in expected.items():
        number = await own_desk.database.reads.fetchval(query, name)
        assert (await counts(own_desk, username))["M1.override"] == number > 0
    everything = await own_desk.database.reads.fetchval("SELECT count(*) FROM agency_class")
    assert (await counts(own_desk, "district-leader"))["M1.override"] == everything


async def test_the_first_hits_are_the_newest_and_the_count_is_of_all(own_desk: Desk) -> None:
    await own_desk.database.reads.execute("UPDATE agency_class SET override = true, document = ' '")
    rule = (await book(own_desk, "district-leader", 3))["M1.override"]
    assert len(rule["rows"]) == 3 < rule["count"]
    assert {hit["period"] for hit in rule["rows"]} == {"2017-07-01"}
    assert {hit["node"]["__typename"] for hit in rule["rows"]} == {"Agency"}
    assert [point["period"] for point in rule["trend"]] == sorted(point["period"] for point in rule["trend"])


async def test_the_township_sees_its_own_broken_score_and_its_neighbour_does_not(own_desk: Desk) -> None:
    broken = """UPDATE assessment SET composite_score = 0 WHERE id = (SELECT min(a.id) FROM assessment a
      JOIN township t ON t.id = a.township_id WHERE t.name = '丰惠镇' AND year = 2017 AND a.management_class = 'B')"""
    await own_desk.database.reads.execute(broken)
    found = {name: (await counts(own_desk, name))["M10.composite"] for name in ("fenghui-personnel", "baiguan-personnel")}
    assert found == {"fenghui-personnel": 1, "baiguan-personnel": 0}

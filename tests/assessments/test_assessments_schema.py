"""Reads of assessments through the service: years, pools, standards, host shares, and the forecast of bonuses."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from backend.assessments.rules import RISE_PERCENT, bonus_halves, by_days
from backend.kit.database import Database
from backend.organisations.rules import ManagementClass
from tests.asking import Desk

EXPECTED_RISE = Decimal(RISE_PERCENT) / 100

FORECAST = """query Forecast($imagine: ImaginedStandard, $where: BonusForecastWhere) {
  bonusForecasts(year: 2017, imagine: $imagine, where: $where, first: 1000) { totalCount nodes {
    id managementClass position expectedTownship expectedDepartment expectedTotal departmentStandard gain lastYear
    masked { field } township { name category } department { name } staff { id } } } }"""
STANDARDS = (
    "SELECT o.name, s.position, s.amount FROM bonus_standard s JOIN organisation o ON o.id = organisation_id WHERE year = 2017"
)


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture(scope="module")
async def standards(demo: Database) -> dict[tuple[str, str], int]:
    return {(row["name"], row["position"]): row["amount"] for row in await demo.reads.fetch(STANDARDS)}


async def forecast(desk: Desk, username: str, **variables: Any) -> list[dict[str, Any]]:
    found = (await desk.ask(username, FORECAST, variables))["bonusForecasts"]
    assert found["totalCount"] == len(found["nodes"])
    nodes: list[dict[str, Any]] = found["nodes"]
    return nodes


def paid(row: dict[str, Any], standards: dict[tuple[str, str], int]) -> tuple[int, int]:
    """What `rules.py` says of a row of the forecast."""
    town, department = (standards[row[body]["name"], row["position"]] for body in ("township", "department"))
    return bonus_halves(ManagementClass(row["managementClass"]), town, department)


async def test_the_forecast_of_everybody_is_what_the_rules_say(desk: Desk, standards: dict[tuple[str, str], int]) -> None:
    rows = await forecast(desk, "district-audit")
    assert len(rows) == 832
    for row in rows:
        halves = paid(row, standards)
        assert (row["expectedTownship"], row["expectedDepartment"]) == halves
        assert row["expectedTotal"] == sum(halves)
        assert row["departmentStandard"] == standards[row["department"]["name"], row["position"]]
        exact = Fraction(sum(halves) - row["departmentStandard"], row["departmentStandard"])
        assert abs(Fraction(row["gain"]) - exact) <= Fraction(1, 20_000), "four decimals, rounded"
        assert Decimal(row["gain"]) >= EXPECTED_RISE, "the demo's standards keep the forecast of the regulation"


async def test_a_lower_standard_shows_whose_rise_would_fall_below(desk: Desk, standards: dict[tuple[str, str], int]) -> None:
    imagine = {"category": "DEVELOPMENT", "member": 29_000_00}
    rows = await forecast(desk, "district-audit", imagine=imagine)
    below = {row["id"] for row in rows if Decimal(row["gain"]) < EXPECTED_RISE}
    changed = {
        key: 29_000_00 * amount // standards[key[0], "MEMBER"]
        for key, amount in standards.items()
        if key[0] in {row["township"]["name"] for row in rows if row["township"]["category"] == "DEVELOPMENT"}
    }
    for row in rows:
        assert row["expectedTotal"] == sum(paid(row, {**standards, **changed}))
    assert below
    assert {row["township"]["category"] for row in rows if row["id"] in below} == {"DEVELOPMENT"}
    assert {row["managementClass"] for row in rows if row["id"] in below} == {"B"}
    filtered = await forecast(desk, "district-audit", imagine=imagine, where={"gain": {"lt": str(EXPECTED_RISE)}})
    assert {row["id"] for row in filtered} == below


async def test_what_is_imagined_changes_nothing_and_stands_beside_what_is_so(desk: Desk) -> None:
    query = """query Both($town: ID!) { now: bonusForecastsGroups(year: 2017, by: []) { count avg { gain } }
      then: bonusForecastsGroups(year: 2017, imagine: { organisation: $town, member: 0 }, by: []) { count avg { gain } } }"""
    towns = await desk.ask("district-audit", '{ townships(where: { name: { eq: "丰惠镇" } }) { nodes { id } } }')
    found = await desk.ask("district-audit", query, {"town": towns["townships"]["nodes"][0]["id"]})
    assert found["now"][0]["count"] == found["then"][0]["count"] == 832
    assert Decimal(found["then"][0]["avg"]["gain"]) < Decimal(found["now"][0]["avg"]["gain"])


async def test_a_department_forecasts_its_own_half_and_nothing_that_tells_the_other(desk: Desk) -> None:
    rows = await forecast(desk, "market-personnel", imagine={"category": "CENTRAL", "member": 10_000_00})
    assert len(rows) == 84
    hidden = {"expectedTownship", "expectedTotal", "gain", "lastYear"}
    for row in rows:
        assert {field["field"] for field in row["masked"]} == hidden
        assert {row[field] for field in hidden} == {None}
        assert row["expectedDepartment"] == (row["departmentStandard"] + 100) // 200 * 100
    assert await forecast(desk, "market-personnel", where={"gain": {"gte": "-1000"}}) == []


async def test_a_township_forecasts_for_those_it_hosts_and_knows_last_year(desk: Desk) -> None:
    rows = await forecast(desk, "fenghui-personnel")
    assert len(rows) == 68
    assert {row["township"]["name"] for row in rows} == {"丰惠镇"}
    published = await desk.database.reads.fetch(
        "SELECT staff_id, bonus_total FROM assessment WHERE year = 2016 AND published_at IS NOT NULL AND staff_id IS NOT NULL"
    )
    assert Counter(row["lastYear"] for row in rows) <= Counter(row["bonus_total"] for row in published)


@pytest.mark.parametrize("username", ["district-org", "district-leader", "district-conduct", "fenghui-market-member"])
async def test_who_sees_no_bonus_sees_no_forecast(desk: Desk, username: str) -> None:
    for row in await forecast(desk, username):
        assert {row[field] for field in ("expectedTownship", "expectedDepartment", "expectedTotal", "gain")} == {None}


@pytest.mark.parametrize(
    ("imagine", "message"),
    [
        ({"member": 100}, "请说明是哪一类乡镇或哪一个单位"),
        ({"category": "CENTRAL", "member": -1}, "标准应在"),
        ({"category": "CENTRAL", "member": 100_000_001}, "标准应在"),
    ],
)
async def test_an_impossible_standard_is_refused(desk: Desk, imagine: dict[str, Any], message: str) -> None:
    response = await desk.respond("district-audit", FORECAST, {"imagine": imagine})
    assert response["errors"][0]["extensions"]["code"] == "BAD_INPUT"
    assert message in response["errors"][0]["message"]


async def test_the_district_has_a_reserve_of_six_places(desk: Desk) -> None:
    query = "{ assessmentYears { nodes { year state excellentShare reserve reserveUsed hostRule } } gradePools { nodes { year excellentCap } } }"
    found = await desk.ask("district-org", query)
    years = {year["year"]: year for year in found["assessmentYears"]["nodes"]}
    assert (years[2017]["state"], years[2017]["excellentShare"], years[2017]["reserve"]) == ("OPEN", 20, 6)
    assert (years[2016]["state"], years[2016]["excellentShare"]) == ("CLOSED", 15)
    assert sum(pool["excellentCap"] for pool in found["gradePools"]["nodes"] if pool["year"] == 2017) == 160


async def test_a_pool_counts_what_is_still_missing(desk: Desk) -> None:
    query = """{ gradePools(where: { year: { eq: 2017 } }) { nodes { state takingPart excellentCap excellent ungraded undetermined
      township { name } uses { places } } } }"""
    pools = (await desk.ask("fenghui-personnel", query))["gradePools"]["nodes"]
    assert pools == [
        {
            "state": "OPEN",
            "takingPart": 68,
            "excellentCap": 13,
            "excellent": 0,
            "ungraded": 68,
            "undetermined": 0,
            "township": {"name": "丰惠镇"},
            "uses": [],
        }
    ]
    assert (await desk.ask("market-personnel", query))["gradePools"]["nodes"] == []


async def test_a_body_sees_the_standards_that_it_pays_by(desk: Desk) -> None:
    query = "{ bonusStandards(where: { year: { eq: 2017 } }, first: 1000) { nodes { amount organisation { name } } } }"

    async def bodies(username: str) -> set[str]:
        nodes = (await desk.ask(username, query))["bonusStandards"]["nodes"]
        return {node["organisation"]["name"] for node in nodes}

    assert await bodies("market-personnel") == {"市场监督管理局"}
    fenghui = await bodies("fenghui-personnel")
    assert "丰惠镇" in fenghui
    assert "百官街道" not in fenghui
    assert len(fenghui) == 13
    assert await bodies("district-org") == set()


async def test_people_who_changed_hosts_are_scored_by_each_host_for_its_days(desk: Desk) -> None:
    rows = await desk.database.reads.fetch(
        """SELECT a.id, a.township_score, array_agg(h.days) AS days, array_agg(h.score) AS scores FROM assessment a
           JOIN host_share h ON h.assessment_id = a.id GROUP BY a.id"""
    )
    assert rows
    for row in rows:
        assert sum(row["days"]) == 365
        assert by_days(list(zip(row["days"], row["scores"], strict=True))) == row["township_score"]


async def test_a_former_host_reads_its_own_share_and_the_present_host_all_of_them(desk: Desk) -> None:
    query = "{ assessments(where: { year: { eq: 2017 } }, first: 1000) { nodes { hostShares { nodes { days township { name } } } } } }"
    nodes = (await desk.ask("district-audit", query))["assessments"]["nodes"]
    everything = [share for node in nodes for share in node["hostShares"]["nodes"]]
    assert len(everything) == await desk.database.reads.fetchval("SELECT count(*) FROM host_share")
    own = [node["hostShares"]["nodes"] for node in (await desk.ask("fenghui-personnel", query))["assessments"]["nodes"]]
    moved = [shares for shares in own if shares]
    assert moved
    assert all("丰惠镇" in {share["township"]["name"] for share in shares} and len(shares) == 2 for shares in moved)

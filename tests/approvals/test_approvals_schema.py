"""Approvals through the service: the lists of the regulation, guides, seals, and who sees who keeps a seal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest

from backend.kit.database import Database
from tests.asking import Desk
from tests.databases import DEMO, Databases
from tests.rows import check, key_of_one

SIZES = {
    "DELEGATED-CENTRAL": 64,
    "DELEGATED-DEVELOPMENT": 41,
    "DELEGATED-ECOLOGICAL": 34,
    "WINDOW-CENTRAL": 164,
    "WINDOW-DEVELOPMENT": 124,
    "WINDOW-ECOLOGICAL": 79,
    "VILLAGE": 36,
}
"""“中心镇、街道 ... 64项, 发展型 ... 41项, 生态型 ... 34项”, “164项 ... 124项 ... 79项 ... 36项”."""

SEAL = "SELECT s.id FROM seal s JOIN township t ON t.id = s.township_id WHERE (t.name = $1) = $2 ORDER BY s.id"

CUSTODIAN = "SELECT p.name FROM seal s JOIN staff p ON p.id = s.custodian_id WHERE s.id = $1"


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture
async def own_desk(databases: Databases) -> AsyncIterator[Desk]:
    """A copy of the district that a test may change."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield await Desk.open(database)


async def lists(desk: Desk, arguments: str = "") -> dict[str, Any]:
    query = f"{{ itemLists{arguments} {{ nodes {{ code current {{ number size since until }} }} }} }}"
    return {node["code"]: node["current"] for node in (await desk.ask("market-window", query))["itemLists"]["nodes"]}


async def codes(desk: Desk, list_code: str) -> set[str]:
    query = """query Items($code: String!) {
      itemLists(where: { code: { eq: $code } }) { nodes { current { items(first: 100) { totalCount nodes { code } } } } }
      approvalItems(first: 1000, where: { lists: { list: { code: { eq: $code } } } }) { nodes { code } }
    }"""
    data = await desk.ask("market-window", query, {"code": list_code})
    nested = data["itemLists"]["nodes"][0]["current"]["items"]
    found = {node["code"] for node in data["approvalItems"]["nodes"]}
    assert nested["totalCount"] == len(found)
    assert {node["code"] for node in nested["nodes"]} <= found
    return found


async def test_every_list_has_the_size_that_the_regulation_states(desk: Desk) -> None:
    current = await lists(desk)
    assert {code: version["size"] for code, version in current.items() if code in SIZES} == SIZES
    stations = {code: version["size"] for code, version in current.items() if code.startswith("STATION")}
    assert (len(stations), sum(stations.values())) == (8, 84)


async def test_as_of_an_earlier_day_only_the_21_former_items_were_delegated(desk: Desk) -> None:
    former = await lists(desk, '(asOf: "2017-06-30")')
    assert former["DELEGATED-CENTRAL"] == {"number": 1, "size": 21, "since": "2015-07-01", "until": "2017-07-01"}
    assert [version for version in former.values() if version] == [former["DELEGATED-CENTRAL"]]


async def test_versions_keep_the_whole_history_of_a_list(desk: Desk) -> None:
    query = (
        """{ itemLists(where: { code: { eq: "DELEGATED-CENTRAL" } }) { nodes { versions { number size until document } } } }"""
    )
    (one,) = (await desk.ask("market-window", query))["itemLists"]["nodes"]
    assert [(version["number"], version["size"], version["until"]) for version in one["versions"]] == [
        (1, 21, "2017-07-01"),
        (2, 64, None),
    ]
    assert all(version["document"] for version in one["versions"])


async def test_the_lists_are_nested_and_whatever_is_delegated_stands_at_the_window(desk: Desk) -> None:
    delegated = [await codes(desk, f"DELEGATED-{category}") for category in ("ECOLOGICAL", "DEVELOPMENT", "CENTRAL")]
    windows = [await codes(desk, f"WINDOW-{category}") for category in ("ECOLOGICAL", "DEVELOPMENT", "CENTRAL")]
    assert delegated[0] < delegated[1] < delegated[2]
    assert windows[0] < windows[1] < windows[2]
    assert all(handed <= shown for handed, shown in zip(delegated, windows, strict=True))


async def test_of_the_164_items_161_need_at_most_one_visit_and_11_none(desk: Desk) -> None:
    query = """{ approvalItemsGroups(by: [ONSITE_VISITS], where: { lists: { list: { code: { eq: "WINDOW-CENTRAL" } } } }) {
      count key { onsiteVisits } } }"""
    groups = (await desk.ask("fenghui-window", query))["approvalItemsGroups"]
    assert {group["key"]["onsiteVisits"]: group["count"] for group in groups} == {0: 11, 1: 150, 2: 3}


async def test_the_164_items_lie_in_twelve_domains(desk: Desk) -> None:
    query = """{ approvalItemsGroups(by: [DOMAIN], where: { lists: { list: { code: { eq: "WINDOW-CENTRAL" } } } }) {
      count key { domain } } }"""
    groups = (await desk.ask("fenghui-window", query))["approvalItemsGroups"]
    assert (len(groups), sum(group["count"] for group in groups)) == (12, 164)


async def test_an_item_shows_only_the_lists_in_force_that_hold_it(desk: Desk) -> None:
    query = """{ approvalItems(first: 1000) { totalCount nodes { lists { until list { code } } } } }"""
    items = (await desk.ask("fenghui-window", query))["approvalItems"]
    assert items["totalCount"] == 164 + 84
    found = [version["list"]["code"] for node in items["nodes"] for version in node["lists"]]
    assert {code: found.count(code) for code in SIZES} == SIZES
    assert not any(version["until"] for node in items["nodes"] for version in node["lists"])


async def test_every_field_of_every_type_is_what_the_table_holds(desk: Desk) -> None:
    item = await check(desk, "market-window", "ApprovalItem", 1)
    assert len(item["lists"]) == 7
    assert len(item["guides"]) == 1
    assert item["guide"] == item["guides"][0]
    assert item["windows"]["totalCount"] >= 20
    guide = await check(desk, "market-window", "Guide", 1)
    for name in ("conditions", "materials", "steps"):
        assert guide[name]
        assert all(isinstance(text, str) for text in guide[name])
    await check(desk, "market-window", "ItemList", 1)
    version = await check(desk, "market-window", "ItemListVersion", 1)
    assert (version["size"], version["since"], version["until"]) == (21, "2015-07-01", "2017-07-01")


async def test_the_twenty_seals_are_numbered_without_a_gap_and_in_use(desk: Desk) -> None:
    query = "{ seals(first: 30) { totalCount nodes { number active activatedOn township { code } } } }"
    seals = (await desk.ask("market-window", query))["seals"]
    assert [seal["number"] for seal in seals["nodes"]] == list(range(1, 21))
    assert sorted(seal["township"]["code"] for seal in seals["nodes"]) == [seal["township"]["code"] for seal in seals["nodes"]]
    assert all(seal["active"] for seal in seals["nodes"])


async def test_only_the_own_township_reform_and_audit_see_who_keeps_a_seal(desk: Desk) -> None:
    own, other = await key_of_one(desk, SEAL, "丰惠镇", True), await key_of_one(desk, SEAL, "丰惠镇", False)
    for username in ("fenghui-seal", "fenghui-leader", "district-audit"):
        assert (await check(desk, username, "Seal", own))["custodian"] is not None
    await check(desk, "district-audit", "Seal", other)
    # The reform office may know the custodian's name, but no member of a township's staff exists for it.
    seal = await check(desk, "district-reform", "Seal", other, unseen=("custodian",))
    assert seal["custodianName"] == await desk.database.reads.fetchval(CUSTODIAN, other)
    for username in ("fenghui-seal", "fenghui-leader"):
        await check(desk, username, "Seal", other, masked=("custody",))
    for username in ("fenghui-window", "market-window", "district-leader"):
        await check(desk, username, "Seal", own, masked=("custody",))


async def test_the_three_officers_see_no_items_lists_guides_or_seals(desk: Desk) -> None:
    query = "{ approvalItems { totalCount } itemLists { totalCount } guides { totalCount } seals { totalCount } }"
    for username in ("system-admin", "security-admin", "audit-admin"):
        assert {family["totalCount"] for family in (await desk.ask(username, query)).values()} == {0}


async def test_the_guide_in_force_is_the_newest_that_has_been_issued(own_desk: Desk) -> None:
    copy = """INSERT INTO guide (item_id, version, issued_on, conditions, materials, steps, result, consultation_phone, complaint_phone)
      SELECT item_id, $1, $2, conditions, materials, steps, result, consultation_phone, complaint_phone FROM guide WHERE id = 1"""
    await own_desk.database.reads.execute(copy, 2, date(2017, 8, 1))
    await own_desk.database.reads.execute(copy, 3, date(2017, 10, 1))
    query = """{ guides(where: { version: { eq: 2 } }) { nodes { item { guide { version } guides { version } } } } }"""
    ((one),) = (await own_desk.ask("market-window", query))["guides"]["nodes"]
    assert one["item"]["guide"] == {"version": 2}
    assert [guide["version"] for guide in one["item"]["guides"]] == [3, 2, 1]
    data = await own_desk.ask("market-window", "{ approvalItems(first: 1000) { totalCount nodes { guide { version } } } }")
    assert data["approvalItems"]["totalCount"] == len(data["approvalItems"]["nodes"]) == 248


async def test_a_seal_is_in_use_from_its_first_day_to_the_day_before_its_last(own_desk: Desk) -> None:
    set_days = "UPDATE seal SET activated_on = $2, deactivated_on = $3 WHERE number = $1"
    days = {
        1: (date(2017, 8, 31), None),
        2: (date(2017, 9, 1), None),
        3: (date(2017, 7, 1), date(2017, 8, 31)),
        4: (date(2017, 7, 1), date(2017, 9, 1)),
        5: (None, None),
    }
    for number, (activated, deactivated) in days.items():
        await own_desk.database.reads.execute(set_days, number, activated, deactivated)
    seals = (await own_desk.ask("market-window", "{ seals(first: 5) { nodes { active } } }"))["seals"]["nodes"]
    assert [seal["active"] for seal in seals] == [True, False, False, True, False]
    filtered = await own_desk.ask("market-window", "{ seals(where: { active: { eq: false } }) { totalCount } }")
    assert filtered["seals"]["totalCount"] == 3

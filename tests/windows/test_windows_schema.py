"""Windows through the service: centres, who sends, who guides, which items, and who sees the primary and backup holders."""

from __future__ import annotations

import pytest

from backend.kit.database import Database
from tests.asking import Desk
from tests.rows import check, key_of_one

WINDOW = """SELECT w.id FROM service_window w JOIN township t ON t.id = w.township_id
WHERE t.name = $1 AND w.backup_id IS NOT NULL ORDER BY w.id"""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def test_every_township_and_every_village_has_its_centre(desk: Desk) -> None:
    query = """{ towns: serviceCentres(where: { kind: { eq: TOWNSHIP } }) { totalCount }
      villages: serviceCentres(where: { kind: { eq: VILLAGE } }) { totalCount } }"""
    data = await desk.ask("market-window", query)
    assert (data["towns"]["totalCount"], data["villages"]["totalCount"]) == (20, 421)


async def test_windows_are_counted_by_kind(desk: Desk) -> None:
    data = await desk.ask("market-window", "{ serviceWindowsGroups(by: [KIND]) { count key { kind } } }")
    counts = {group["key"]["kind"]: group["count"] for group in data["serviceWindowsGroups"]}
    # “不动产登记、商事登记、中广有线、供电供水等窗口由相关站所统一派员进驻中心”: five in each township.
    assert counts == {"DISPATCHED": 5 * 20, "GENERAL": 10 * 20 + 421}


@pytest.mark.parametrize(("category", "size"), [("CENTRAL", 164), ("DEVELOPMENT", 124), ("ECOLOGICAL", 79)])
async def test_the_windows_of_a_township_take_every_item_of_its_list(desk: Desk, category: str, size: int) -> None:
    query = """query Centre($category: TownshipCategory!) {
      serviceCentres(first: 1, where: { kind: { eq: TOWNSHIP }, township: { category: { eq: $category } } }) {
        nodes { windows { totalCount nodes { items(first: 100) { totalCount nodes { code } } } } }
      }
    }"""
    (centre,) = (await desk.ask("market-window", query, {"category": category}))["serviceCentres"]["nodes"]
    assert centre["windows"]["totalCount"] == 15
    codes = [item["code"] for window in centre["windows"]["nodes"] for item in window["items"]["nodes"]]
    assert len(set(codes)) == len(codes) == size


async def test_village_windows_take_the_36_common_items(desk: Desk) -> None:
    query = """{ serviceWindows(first: 1000, where: { centre: { kind: { eq: VILLAGE } } }) {
      totalCount nodes { items { totalCount } staffedBy { __typename } } } }"""
    windows = (await desk.ask("market-window", query))["serviceWindows"]
    assert windows["totalCount"] == 421
    assert {window["items"]["totalCount"] for window in windows["nodes"]} == {36}
    assert {window["staffedBy"]["__typename"] for window in windows["nodes"]} == {"Village"}


async def test_stations_companies_and_departments_stand_behind_the_windows(desk: Desk) -> None:
    query = """{ serviceWindows(where: { centre: { name: { eq: "丰惠镇便民服务中心" } } }) { nodes {
      name kind staffedBy { name ... on Agency { kind } ... on Unit { unitKind } } guidedBy { __typename name } } } }"""
    windows = {node["name"]: node for node in (await desk.ask("market-window", query))["serviceWindows"]["nodes"]}
    assert windows["商事登记窗口"]["staffedBy"] == {"name": "丰惠市场监管所", "kind": "MARKET_OFFICE"}
    assert windows["供电窗口"]["staffedBy"]["unitKind"] == "UTILITY"
    assert windows["规划管理窗口"]["guidedBy"] == {"__typename": "Agency", "name": "丰惠规划所"}
    assert windows["民政服务窗口"]["guidedBy"] == {"__typename": "Department", "name": "民政局"}
    assert all(node["guidedBy"] for node in windows.values() if node["kind"] == "GENERAL")


async def test_an_item_leads_to_the_windows_that_take_it(desk: Desk) -> None:
    query = """{ approvalItems(first: 1, where: { domain: { eq: COMMERCE }, lists: { list: { code: { eq: "WINDOW-ECOLOGICAL" } } } }) {
      nodes { code windows(first: 100, where: { centre: { kind: { eq: TOWNSHIP } } }) { totalCount nodes { name } } } } }"""
    (item,) = (await desk.ask("market-window", query))["approvalItems"]["nodes"]
    assert item["windows"]["totalCount"] == 20
    assert {window["name"] for window in item["windows"]["nodes"]} == {"商事登记窗口"}
    back = "query Back($code: String!) { serviceWindows(where: { items: { code: { eq: $code } } }) { totalCount } }"
    assert (await desk.ask("market-window", back, {"code": item["code"]}))["serviceWindows"]["totalCount"] >= 20


async def test_only_the_own_township_sees_who_holds_the_posts(desk: Desk) -> None:
    own, other = await key_of_one(desk, WINDOW, "丰惠镇"), await key_of_one(desk, WINDOW, "章镇镇")
    for username in ("fenghui-window", "fenghui-seal", "fenghui-leader"):
        window = await check(desk, username, "ServiceWindow", own)
        assert window["primary"] != window["backup"]
        await check(desk, username, "ServiceWindow", other, masked=("posts",))
    for username in ("fenghui-command", "market-window", "district-leader", "village-officer"):
        await check(desk, username, "ServiceWindow", own, masked=("posts",))


async def test_nobody_finds_holders_by_filtering_on_masked_posts(desk: Desk) -> None:
    query = '{ own: serviceWindows(where: { primary: { name: { ne: "" } } }) { totalCount } }'
    own = "SELECT count(*) FROM service_window w JOIN township t ON t.id = w.township_id WHERE t.name = '丰惠镇'"
    count = await desk.database.reads.fetchval(own)
    hosted = """SELECT count(*) FROM service_window w JOIN township t ON t.id = w.township_id JOIN staff s ON s.id = w.primary_id
      WHERE t.name = '丰惠镇' AND s.township_id = t.id"""
    assert (await desk.ask("market-window", query))["own"]["totalCount"] == 0
    found = (await desk.ask("fenghui-window", query))["own"]["totalCount"]
    assert found == await desk.database.reads.fetchval(hosted)
    assert 0 < found <= count


async def test_every_field_of_a_centre_is_what_the_table_holds(desk: Desk) -> None:
    for kind, windows in (("TOWNSHIP", 15), ("VILLAGE", 1)):
        key = await key_of_one(desk, "SELECT id FROM service_centre WHERE kind = $1", kind)
        centre = await check(desk, "grid-officer", "ServiceCentre", key)
        assert centre["windows"] == {"totalCount": windows}


async def test_the_three_officers_see_no_centres_and_no_windows(desk: Desk) -> None:
    query = "{ serviceCentres { totalCount } serviceWindows { totalCount } serviceWindowsGroups { count } }"
    for username in ("system-admin", "security-admin", "audit-admin"):
        data = await desk.ask(username, query)
        assert data["serviceCentres"]["totalCount"] == data["serviceWindows"]["totalCount"] == 0
        assert [group["count"] for group in data["serviceWindowsGroups"]] == [0]

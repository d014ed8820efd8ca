"""把审批权限放到底, read on screen: items and their matrix, lists and what differs between them, guides, seals, windows."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.test_phone import PHONE, fits
from tests.browser.visitor import Visitor

KEPT = """{ approvalItems(first: 200, where: {
  lists: { list: { kind: { eq: WINDOW }, category: { eq: DEVELOPMENT } } }
  not: { lists: { list: { kind: { eq: DELEGATED }, category: { eq: DEVELOPMENT } } } } }) { nodes { name } } }"""
LISTS = "{ itemLists(first: 50) { nodes { id name kind category versions { id } } } }"
ITEM = "{ approvalItems(first: 1) { nodes { id name guide { conditions materials steps consultationPhone } } } }"
CENTRE = """{ serviceCentres(first: 1, where: { kind: { eq: TOWNSHIP }, township: { name: { eq: "%s" } } }) { nodes { id name
  windows(first: 100) { nodes { id name primary { name } backup { name } masked { field } items { totalCount } } } } } }"""

HEADS = {"中心": ["64", "164"], "发展": ["41", "124"], "生态": ["34", "79"]}
"""For whom -> how many are delegated, and how many stand at the window: as the regulation says."""


def state(visitor: Visitor) -> dict[str, str]:
    """What the address says."""
    return {name: values[0] for name, values in parse_qs(urlsplit(visitor.page.url).query).items()}


async def first(visitor: Visitor, query: str) -> Any:
    """The first node of the one root field."""
    (found,) = (await visitor.api(query)).values()
    return found["nodes"][0]


async def list_of(visitor: Visitor, kind: str, category: str | None) -> Any:
    nodes = (await visitor.api(LISTS))["itemLists"]["nodes"]
    return next(node for node in nodes if (node["kind"], node["category"]) == (kind, category))


async def test_what_a_development_township_must_offer_without_deciding_it_is_one_click_away(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/", "总览")
    leader.watch.operations.clear()
    await leader.walk("下放与“3+1”清单", "下放与“3+1”清单")
    assert leader.watch.operations == ["ItemLists"]
    row = leader.page.get_by_role("row").filter(has_text="发展型乡镇").first
    assert (await row.inner_text()).split() == ["发展型乡镇", "41", "项", "124", "项", "83", "项", "符合：全部进驻", "查看比对"]
    await leader.is_accessible()
    await row.get_by_role("link", name="须进驻、未下放").click()
    await leader.arrives("审批事项")
    assert state(leader) == {"gap": "kept-DEVELOPMENT"}
    await leader.page.get_by_role("button", name="统计项数").click()
    await expect(leader.page.get_by_text("共 83 项")).to_be_visible()
    await leader.page.get_by_text("事项与清单对照", exact=True).click()
    matrix = leader.page.get_by_role("region", name="事项与清单对照表")
    await expect(matrix.locator("tbody th[scope=row]")).to_have_count(83)
    names = await matrix.locator("tbody th[scope=row]").all_inner_texts()
    assert sorted(names) == sorted(node["name"] for node in (await leader.api(KEPT))["approvalItems"]["nodes"])


async def test_every_category_keeps_the_red_rule(page_as: PageAs) -> None:
    leader = await page_as("district-leader")
    await leader.open("/lists", "下放与“3+1”清单")
    await expect(leader.page.get_by_text("符合：全部进驻")).to_have_count(3)
    await expect(leader.page.get_by_text("委托下放事项必须全部进驻乡镇便民窗口")).to_be_visible()
    for category, kept in (("CENTRAL", "100"), ("DEVELOPMENT", "83"), ("ECOLOGICAL", "45")):
        await expect(leader.page.locator(f"a[href*='kept-{category}']")).to_have_text(f"{kept} 项")


async def test_the_matrix_has_every_list_as_a_column_with_its_size_and_leads_to_it(page_as: PageAs) -> None:
    window = await page_as("market-window")
    await window.open("/items?view=matrix", "审批事项")
    assert window.watch.operations == ["Boot", "ItemsMatrix"]
    matrix = window.page.get_by_role("region", name="事项与清单对照表")
    heads = [text.split() for text in await matrix.locator("thead tr:last-child th").all_inner_texts()]
    for whom, sizes in HEADS.items():
        assert [size for name, size in heads if name == whom] == sizes
    assert sum(int(size) for _, size in heads[7:]) == 84
    assert len(heads) == 15
    assert await matrix.locator("tbody th[scope=row]").count() == 248
    assert await matrix.locator("tbody th[scope=rowgroup]").count() == 12
    await window.is_accessible()
    await matrix.locator("thead").get_by_role("link", name="市场监管所").click()
    await window.arrives("市场监管所延伸下放事项清单")
    rows = await window.has_rows(lambda rows: len(rows) == 22)
    assert {row[7] for row in rows} == {"市场监管所"}


async def test_a_number_of_the_matrix_leads_to_its_items(page_as: PageAs) -> None:
    window = await page_as("fenghui-window")
    await window.open("/items?view=matrix", "审批事项")
    await window.page.get_by_role("link", name=re.compile("^社保：.*村级.* 10 项$")).click()
    await window.has_rows(lambda rows: len(rows) == 10)
    assert state(window) == {"domain": "SOCIAL_SECURITY", "list": "VILLAGE"}


async def test_two_versions_of_a_list_are_compared_in_the_address(page_as: PageAs) -> None:
    reform = await page_as("district-reform")
    central = await list_of(reform, "DELEGATED", "CENTRAL")
    await reform.open(f"/lists/{central['id']}?tab=versions", central["name"])
    await expect(reform.page.get_by_role("complementary", name="我在这里看到什么")).to_be_visible()
    await reform.page.get_by_role("link", name="与上一版比对").click()
    await reform.arrives("清单比对")
    before, after = (version["id"] for version in central["versions"])
    assert state(reform) == {"before": before, "after": after}
    assert [await reform.figure(label) for label in ("增加", "减少", "不变")] == ["43", "0", "21"]
    await expect(reform.page.get_by_text("前者 21 项，加 43 项，减 0 项，后者 64 项。")).to_be_visible()
    for part, size in (("增加", 43), ("不变", 21)):
        await expect(reform.page.get_by_role("region", name=part, exact=True).first.locator("tbody tr")).to_have_count(size)
    await reform.is_accessible()
    await reform.page.get_by_role("button", name="互换").click()
    await expect(reform.page.get_by_role("region", name="减少", exact=True).first).to_be_visible()
    assert [await reform.figure(label) for label in ("增加", "减少", "不变")] == ["0", "43", "21"]
    assert state(reform) == {"before": after, "after": before}


async def test_delegated_against_offered_says_whether_the_red_rule_is_kept(page_as: PageAs) -> None:
    auditor = await page_as("district-audit")
    await auditor.open("/list-comparison", "清单比对")
    await expect(auditor.page.get_by_text("请选择两个版本")).to_be_visible()
    await auditor.is_accessible()
    auditor.watch.operations.clear()
    await auditor.page.get_by_role("link", name="发展型乡镇：下放与须进驻").click()
    await expect(auditor.page.get_by_text("符合：全部进驻")).to_be_visible()
    for label, count in (("只在后者", "83"), ("只在前者", "0"), ("两者都有", "41")):
        await expect(auditor.tile(label).locator("dd")).to_have_text(f"{count}项")
    assert auditor.watch.operations == ["CompareLists"]


@pytest.mark.parametrize(
    ("versions", "refused"), [("before=nonsense&after=nonsense", True), ("before=SXRlbUxpc3RWZXJzaW9uOjk5OTk=", False)]
)
async def test_a_comparison_of_versions_that_do_not_exist_says_so(page_as: PageAs, versions: str, refused: bool) -> None:
    reform = await page_as("district-reform")
    if refused:
        reform.watch.expect(400, "/graphql")
    await reform.page.goto(f"/list-comparison?{versions}")
    await expect(reform.page.get_by_role("region", name="链接里的版本不存在")).to_be_visible()


async def test_a_former_version_of_a_list_is_chosen_in_the_address(page_as: PageAs) -> None:
    window = await page_as("fenghui-window")
    central = await list_of(window, "DELEGATED", "CENTRAL")
    await window.open(f"/lists/{central['id']}", central["name"])
    await window.has_rows(lambda rows: len(rows) == 50)
    await window.open(f"/lists/{central['id']}?version={central['versions'][0]['id']}", central["name"])
    await window.has_rows(lambda rows: len(rows) == 21)
    await window.open(f"/lists/{central['id']}?version=other", central["name"])
    await expect(window.page.get_by_text("链接里有系统不认识的筛选条件，已忽略。")).to_be_visible()
    await window.has_rows(lambda rows: len(rows) == 50)


async def test_an_item_shows_its_basis_its_guide_its_lists_and_its_windows(page_as: PageAs) -> None:
    window = await page_as("fenghui-window")
    item = await first(window, ITEM)
    await window.open(f"/items/{item['id']}", item["name"])
    assert window.watch.operations == ["Boot", "Item"]
    await expect(window.page.get_by_role("region", name="事项", exact=True)).to_contain_text("《")
    await window.page.get_by_role("tab", name="办事指南").click()
    guide = window.page.get_by_role("article", name="办事指南")
    for text in (*item["guide"]["conditions"], *item["guide"]["materials"], *item["guide"]["steps"]):
        await expect(guide.get_by_text(text, exact=True)).to_be_visible()
    await expect(guide).to_contain_text(item["guide"]["consultationPhone"])
    await window.is_accessible()
    await window.page.get_by_role("tab", name="所在清单").click()
    await expect(window.page.get_by_role("link", name="委托下放事项清单").first).to_be_visible()
    assert window.watch.operations == ["Boot", "Item"]
    await window.page.get_by_role("tab", name="受理窗口").click()
    await window.has_rows(lambda rows: len(rows) == 50)
    assert window.watch.operations == ["Boot", "Item", "Windows"]


async def test_the_guide_is_printed_as_one_sheet_without_what_stands_around_it(page_as: PageAs) -> None:
    window = await page_as("fenghui-window")
    item = await first(window, ITEM)
    await window.open(f"/items/{item['id']}?tab=guide", item["name"])
    paper = await window.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    await window.page.emulate_media(media="print")
    await expect(window.page.get_by_role("article", name="办事指南")).to_be_visible()
    for hidden in (".sider", ".top", ".page-head", ".record-head", ".what-i-see", ".guide-versions"):
        await expect(window.page.locator(hidden)).to_be_hidden()


async def test_who_keeps_a_seal_is_shown_to_the_own_township_and_the_reform_office(page_as: PageAs) -> None:
    shown = {}
    for username in ("fenghui-seal", "district-reform", "market-window"):
        visitor = await page_as(username)
        await visitor.open("/seals", "审批专用章")
        query = "{ seals(first: 30) { nodes { number custodianName masked { field } } } }"
        seals = (await visitor.api(query))["seals"]["nodes"]
        cells = [seal["custodianName"] or "份额外 职权外" for seal in seals]
        rows = await visitor.rows()
        assert [row[-1] for row in rows] == cells
        assert [row[0] for row in rows] == [f"第{number}号" for number in range(1, 21)]
        shown[username] = sum("份额外" not in cell for cell in cells)
        await visitor.is_accessible()
    assert shown == {"fenghui-seal": 1, "district-reform": 20, "market-window": 0}


async def test_a_seal_leads_to_the_items_that_it_covers(page_as: PageAs) -> None:
    keeper = await page_as("fenghui-seal")
    seal = await first(keeper, '{ seals(where: { township: { name: { eq: "丰惠镇" } } }) { nodes { id name } } }')
    await keeper.open(f"/seals/{seal['id']}", seal["name"])
    assert keeper.watch.operations == ["Boot", "Seal"]
    await expect(keeper.page.get_by_role("complementary", name="我在这里看到什么")).to_contain_text("每一项你都看得到")
    await keeper.is_accessible()
    await keeper.page.get_by_role("link", name="查看本章所涵盖的事项").click()
    await keeper.arrives("审批事项")
    assert state(keeper) == {"list": "DELEGATED-CENTRAL"}


@pytest.mark.parametrize(
    ("username", "town", "masked"), [("fenghui-window", "丰惠镇", False), ("fenghui-leader", "章镇镇", True)]
)
async def test_the_windows_of_a_centre_with_their_posts(page_as: PageAs, username: str, town: str, masked: bool) -> None:
    visitor = await page_as(username)
    centre = await first(visitor, CENTRE % town)
    await visitor.open(f"/centres/{centre['id']}", centre["name"])
    assert visitor.watch.operations == ["Boot", "Centre"]
    rows = visitor.page.get_by_role("region", name="便民窗口").locator("tbody tr")
    await expect(rows).to_have_count(15)
    for at, window in enumerate(centre["windows"]["nodes"]):
        text = (await rows.nth(at).inner_text()).split("\t")
        posts = ["份额外\n职权外"] * 2 if masked else [window["primary"]["name"], window["backup"]["name"]]
        assert [text[0], *(one.strip() for one in text[4:6]), text[6]] == [
            window["name"],
            *posts,
            f"{window['items']['totalCount']} 项",
        ]
    await expect(visitor.page.get_by_text("由相关站所统一派员进驻中心")).to_be_visible()
    await visitor.is_accessible()


async def test_a_vacant_post_is_said_to_those_who_may_know(page_as: PageAs) -> None:
    """盖北镇's safety window has no backup; somebody from elsewhere is not told so."""
    stranger = await page_as("fenghui-leader")
    window = await first(
        stranger,
        '{ serviceWindows(where: { township: { name: { eq: "盖北镇" } }, domain: { eq: SAFETY } }) { nodes { id name } } }',
    )
    await stranger.open(f"/windows/{window['id']}", window["name"])
    assert stranger.watch.operations == ["Boot", "Window"]
    await expect(stranger.page.get_by_role("region", name="AB岗").locator(".masked")).to_have_count(2)
    await expect(stranger.page.get_by_text("缺岗")).to_have_count(0)


async def test_windows_are_narrowed_by_centre_township_and_kind(page_as: PageAs) -> None:
    officer = await page_as("village-officer")
    await officer.open("/windows?centre=TOWNSHIP&kind=DISPATCHED", "便民窗口")
    rows = await officer.has_rows(lambda rows: len(rows) == 50)
    assert {row[2] for row in rows} == {"站所派员进驻"}
    await officer.page.get_by_role("button", name="统计窗口数").click()
    await expect(officer.page.get_by_text("共 100 个窗口")).to_be_visible()
    await officer.open("/centres?kind=VILLAGE", "便民服务中心")
    await officer.page.get_by_role("button", name="统计中心数").click()
    await expect(officer.page.get_by_text("共 421 个中心")).to_be_visible()


RECORDS = {"items": "事项详情", "lists": "清单详情", "seals": "专用章详情", "centres": "中心详情", "windows": "窗口详情"}
LISTED = {
    "items": "审批事项",
    "lists": "下放与“3+1”清单",
    "list-comparison": "清单比对",
    "seals": "审批专用章",
    "centres": "便民服务中心",
    "windows": "便民窗口",
}


@pytest.mark.parametrize(("path", "kind"), RECORDS.items())
async def test_a_record_that_is_not_there_says_who_can_help(page_as: PageAs, path: str, kind: str) -> None:
    window = await page_as("fenghui-window")
    viewer = (await window.api("{ viewer { organisation { id } } }"))["viewer"]["organisation"]["id"]
    await window.open(f"/{path}/{viewer}", kind)
    await expect(window.page.locator(".notice")).to_contain_text("请找")
    await window.is_accessible()


@pytest.mark.parametrize("username", ["system-admin", "security-admin", "audit-admin"])
async def test_the_three_officers_are_told_that_these_pages_are_not_theirs(page_as: PageAs, username: str) -> None:
    officer = await page_as(username)
    for path, title in LISTED.items():
        await officer.open(f"/{path}", title)
        await expect(officer.page.get_by_role("region", name="不在你的职权范围")).to_contain_text("区审改办")
        await expect(officer.page.locator(".sider").get_by_role("link", name=title, exact=True)).to_have_count(0)
    assert officer.watch.operations == ["Boot"] * len(LISTED)


async def test_every_page_fits_a_phone(page_as: PageAs) -> None:
    window = await page_as("fenghui-window", PHONE)
    item = await first(window, ITEM)
    central = await list_of(window, "DELEGATED", "CENTRAL")
    before, after = (version["id"] for version in central["versions"])
    centre = await first(window, CENTRE % "丰惠镇")
    place = centre["windows"]["nodes"][0]
    seal = await first(window, "{ seals(first: 1) { nodes { id name } } }")
    pages = [
        *((f"/{path}", title) for path, title in LISTED.items()),
        ("/items?view=matrix", "审批事项"),
        *((f"/items/{item['id']}?tab={tab}", item["name"]) for tab in ("basics", "guide", "lists", "windows")),
        *((f"/lists/{central['id']}?tab={tab}", central["name"]) for tab in ("items", "versions")),
        (f"/list-comparison?before={before}&after={after}", "清单比对"),
        (f"/seals/{seal['id']}", seal["name"]),
        (f"/centres/{centre['id']}", centre["name"]),
        *((f"/windows/{place['id']}?tab={tab}", place["name"]) for tab in ("basics", "items")),
    ]
    for path, title in pages:
        await window.open(path, title)
        await fits(window)
        await window.is_accessible()


async def test_the_pages_speak_english(page_as: PageAs) -> None:
    window = await page_as("fenghui-window", fresh=True)
    await window.page.get_by_role("button", name="账号菜单").click()
    await window.page.get_by_role("menuitem", name="English").click()
    item = await first(window, ITEM)
    for path, title in (
        ("/items?view=matrix", "Approval items"),
        (f"/items/{item['id']}?tab=guide", item["name"]),
        ("/lists", "Item lists"),
        ("/list-comparison", "Compare lists"),
        ("/seals", "Approval seals"),
        ("/centres", "Service centres"),
        ("/windows", "Service windows"),
    ):
        await window.open(path, title)
        await window.is_accessible()

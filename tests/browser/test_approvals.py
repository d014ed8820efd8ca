"""把审批权限放到底, read on screen: items and their matrix, lists and what differs between them, guides."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.approving import ITEM, first, list_of
from tests.browser.door import PageAs
from tests.browser.test_list import state

KEPT = """{ approvalItems(first: 200, where: {
  lists: { list: { kind: { eq: WINDOW }, category: { eq: DEVELOPMENT } } }
  not: { lists: { list: { kind: { eq: DELEGATED }, category: { eq: DEVELOPMENT } } } } }) { nodes { name } } }"""

HEADS = {"中心": ["64", "164"], "发展": ["41", "124"], "生态": ["34", "79"]}
"""For whom -> how many are delegated, and how many stand at the window: as the regulation says."""


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

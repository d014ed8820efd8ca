"""Agencies, townships, departments, villages and grids: who is of which class and why, on a page of each, for every kind of viewer."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.test_phone import PHONE, fits
from tests.browser.visitor import Visitor

FENGHUI = "丰惠镇"
CLASS_B = ["派出所", "交警中队", "市场监管所", "国土所", "规划所", "环保所", "质监所", "地税分局"]

VIEWERS = [
    "fenghui-leader",
    "fenghui-personnel",
    "baiguan-personnel",
    "market-personnel",
    "justice-personnel",
    "enforcement-personnel",
    "fenghui-market-head",
    "district-leader",
    "district-org",
    "district-audit",
    "system-admin",
    "security-admin",
    "audit-admin",
]
EXAMINED = {"fenghui-leader", "market-personnel", "system-admin"}
"""One of those who see it in full, its share and nothing of it: axe takes longer than the page, and has nothing new to say of others."""

PUBLIC = {"乡镇（街道）": "townships", "部门": "departments", "村（社区）": "villages", "网格": "grids"}

ONE_OF_EACH = """{
  agencies(first: 1, where: { township: { name: { eq: "丰惠镇" } }, kind: { eq: MARKET_OFFICE } }) { nodes { id name } }
  townships(first: 1, where: { name: { eq: "丰惠镇" } }) { nodes { id name } }
  departments(first: 1, where: { name: { eq: "市场监督管理局" } }) { nodes { id name } }
  villages(first: 1, where: { township: { name: { eq: "丰惠镇" } } }) { nodes { id name } }
  grids(first: 1, where: { township: { name: { eq: "丰惠镇" } } }) { nodes { id name } }
}"""

AGENCIES = """query ($where: AgencyWhere) { agencies(first: 50, where: $where, orderBy: [{ field: NAME_PINYIN }]) { nodes {
  name headName dutyPhone staffCount township { name } department { name } masked { field reason } } } }"""

ASSESSMENTS = """query ($id: ID!) { node(id: $id) { ... on Agency { assessments(where: { year: { eq: 2016 } }) { nodes {
  townshipScore departmentScore conductScore compositeScore masked { field } } } } } }"""


async def one(visitor: Visitor, kind: str) -> Any:
    return (await visitor.api(ONE_OF_EACH))[kind]["nodes"][0]


@pytest.mark.parametrize("username", VIEWERS)
async def test_every_list_and_every_record_stands_for(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username)
    await visitor.open("/", "总览")
    for title in PUBLIC:
        await visitor.walk(title, title)
        ((name, *_), *_) = await visitor.rows()
        await visitor.page.get_by_role("link", name=name, exact=True).first.click()
        await visitor.arrives(name)
        await expect(visitor.page.get_by_role("complementary", name="我在这里看到什么")).to_be_visible()
        if username in EXAMINED:
            await visitor.is_accessible()
    if username.endswith("-admin"):
        await expect(visitor.page.locator(".sider").get_by_role("link", name="派驻机构")).to_have_count(0)
        await visitor.open("/agencies", "派驻机构")
        await expect(visitor.page.get_by_role("region", name="不在你的职权范围")).to_be_visible()
        return
    agency = await one(visitor, "agencies")
    await visitor.open(f"/agencies/{agency['id']}", agency["name"])
    for tab in ("人员", "考核", "事件", "概况与类别"):
        await visitor.page.get_by_role("tab", name=tab).click()
        await visitor.is_calm()
    if username in EXAMINED:
        await visitor.is_accessible()


async def test_the_township_says_at_a_glance_which_agencies_are_class_b_and_why(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    township = await one(town, "townships")
    before = len(town.watch.operations)
    await town.open(f"/townships/{township['id']}", FENGHUI)
    assert town.watch.operations[before:] == ["Boot", "Township"]
    panel = town.page.get_by_role("region", name="B类机构 8 个").first
    await expect(panel).to_contain_text("实行以乡镇为主、部门为辅的双重管理")
    rows = await panel.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[0] for row in rows] == [f"丰惠{kind}" for kind in CLASS_B]
    assert {row.split("\t")[1].startswith("驻镇的") and row.split("\t")[1].endswith("为B类") for row in rows} == {True}
    squadron = town.page.get_by_role("row").filter(has_text="丰惠综合行政执法中队")
    await expect(squadron).to_contain_text("驻镇的综合行政执法中队为A类")


async def test_a_squadron_changed_its_class_with_its_host_and_the_list_shows_any_day(page_as: PageAs) -> None:
    department = await page_as("enforcement-personnel")
    await department.open("/agencies?q=道墟&kind=ENFORCEMENT_SQUADRON", "派驻机构")
    ((_, today, rule, *_),) = await department.rows()
    assert (today, rule) == ("B类", "驻街道的综合行政执法中队为B类")
    await department.page.get_by_label("截至").fill("2016-12-31")
    ((_, then, former, *_),) = await department.has_rows(lambda rows: [row[1] for row in rows] == ["A类"])
    assert (then, former) == ("A类", "驻镇的综合行政执法中队为A类")
    assert "asOf=2016-12-31" in department.page.url
    await department.page.locator("tr[data-row] a").first.click()
    history = department.page.get_by_role("list", name="类别沿革")
    await expect(history.get_by_role("listitem")).to_have_count(2)
    await expect(history).to_contain_text("2017-07-01 至 今")


@pytest.mark.parametrize("username", ["fenghui-personnel", "market-personnel", "justice-personnel"])
async def test_the_cells_of_the_list_are_what_the_api_answers(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username)
    township = await one(visitor, "townships")
    where = {"and": [{"managementClass": {"eq": "B"}}, {"township": {"id": {"eq": township["id"]}}}]}
    agencies = (await visitor.api(AGENCIES, {"where": where}))["agencies"]["nodes"]
    await visitor.open(f"/agencies?class=B&township={township['id']}", "派驻机构")
    hidden = {one["name"]: one["masked"] != [] for one in agencies}
    assert await visitor.rows() == [
        [
            one["name"],
            "B类",
            row[2],
            one["township"]["name"],
            one["department"]["name"],
            one["headName"],
            one["dutyPhone"],
            "份额外 职权外" if hidden[one["name"]] else f"{one['staffCount']} 人",
        ]
        for one, row in zip(agencies, await visitor.rows(), strict=True)
    ]
    assert len(agencies) == len(CLASS_B)
    assert sum(hidden.values()) == {"fenghui-personnel": 0, "market-personnel": 7, "justice-personnel": 8}[username]
    await visitor.is_accessible()


async def test_agencies_stand_under_their_townships_and_departments(page_as: PageAs) -> None:
    leader = await page_as("district-leader")
    await leader.open("/agencies", "派驻机构")
    await leader.page.get_by_text("按乡镇", exact=True).click()
    groups = leader.page.get_by_role("region", name="按乡镇").locator("tbody tr")
    await expect(groups).to_have_count(20)
    await expect(groups.filter(has_text=FENGHUI)).to_contain_text("12")
    await leader.page.get_by_text("按部门", exact=True).click()
    groups = leader.page.get_by_role("region", name="按部门").locator("tbody tr")
    await expect(groups).to_have_count(12)
    await expect(groups.filter(has_text="综合行政执法局").locator("b")).to_have_text(["14", "6"])
    assert "view=department" in leader.page.url
    await leader.is_accessible()


async def test_the_department_sees_its_share_of_the_assessment_of_its_agency(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    agency = await one(department, "agencies")
    (row,) = (await department.api(ASSESSMENTS, {"id": agency["id"]}))["node"]["assessments"]["nodes"]
    assert {"townshipScore", "compositeScore"} <= {masked["field"] for masked in row["masked"]}
    await department.open(f"/agencies/{agency['id']}?tab=assessments", agency["name"])
    year = department.page.get_by_role("region", name="2016年度", exact=True)
    await expect(year.get_by_text(f"{float(row['departmentScore']):.2f}")).to_be_visible()
    await expect(year.locator(".masked").first).to_have_text("份额外驻地乡镇")


async def test_people_of_a_strange_township_are_said_to_lie_outside(page_as: PageAs) -> None:
    stranger = await page_as("baiguan-personnel")
    township = await one(stranger, "townships")
    await stranger.open(f"/townships/{township['id']}?tab=staff", FENGHUI)
    await expect(stranger.page.get_by_text("你的职权范围内没有派驻人员")).to_be_visible()
    await stranger.page.get_by_role("tab", name="事件与联动").click()
    await expect(stranger.page.get_by_role("region", name="没有你看得到的事件")).to_be_visible()
    await expect(stranger.page.get_by_role("complementary", name="我在这里看到什么")).to_contain_text("职权外")


async def test_numbers_of_a_township_lead_to_what_they_count(page_as: PageAs) -> None:
    town = await page_as("fenghui-leader")
    await town.open("/townships?q=丰惠", "乡镇（街道）")
    (row,) = await town.rows()
    assert row[4:] == ["4", "8", "68", "30", "82"]
    await town.page.locator("tr[data-row]").get_by_role("link", name="8", exact=True).click()
    await town.arrives("派驻机构")
    assert len(await town.rows()) == 8
    await town.page.go_back()
    await town.arrives("乡镇（街道）")
    await town.page.locator("tr[data-row]").get_by_role("link", name="30", exact=True).click()
    await town.arrives("村（社区）")
    assert len(await town.rows()) == 30


async def test_what_the_address_has_wrong_is_said_and_left_out(page_as: PageAs) -> None:
    town = await page_as("fenghui-leader")
    await town.open("/agencies?class=C&view=map&asOf=2016-13-31", "派驻机构")
    await expect(town.page.get_by_text("链接里有系统不认识的筛选条件，已忽略。")).to_be_visible()
    assert len(await town.rows()) == 50


@pytest.mark.parametrize(
    ("path", "said"), [("agencies", "没有这个机构，或者不在你的职权范围"), ("villages", "没有这个村（社区）")]
)
async def test_a_record_of_another_type_is_not_there(page_as: PageAs, path: str, said: str) -> None:
    town = await page_as("fenghui-leader")
    township = await one(town, "townships")
    await town.page.goto(f"/{path}/{township['id']}")
    await expect(town.page.get_by_role("region", name=said)).to_be_visible()


@pytest.mark.parametrize("username", ["fenghui-leader", "market-personnel"])
async def test_every_page_of_a_body_fits_a_phone(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username, PHONE)
    every = await visitor.api(ONE_OF_EACH)
    records = {kind: found["nodes"][0] for kind, found in every.items()}
    pages = [("/agencies", "派驻机构"), ("/agencies?view=township", "派驻机构")]
    pages += [(f"/{kind}", title) for title, kind in PUBLIC.items()]
    pages += [(f"/{kind}/{record['id']}", record["name"]) for kind, record in records.items()]
    for path, title in pages:
        await visitor.open(path, title)
        await fits(visitor)
        await visitor.is_accessible()
    await visitor.open(f"/townships/{records['townships']['id']}?tab=platforms", FENGHUI)
    await expect(visitor.page.get_by_role("region", name="综治工作平台")).to_be_visible()

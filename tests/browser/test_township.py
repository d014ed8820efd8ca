"""丰惠镇's personnel officer: the host township sees everything of the 68 people that it hosts."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.door import PageAs

OVERVIEW = """{ overview {
  departments agencies { total a b } staff { total a b } delegated { formerly central development ecological station }
  windowLists { central development ecological village } visits { atMostOne zero }
  events { total upToLevel3Share onTimeShare } mediation { concluded successRate } jointOperations
} }"""

PERSON = """query ($name: StaffWhere) { personnel(first: 1, where: $name) { nodes {
  id name title dutyPhone mobile address idNumber birthDate establishment rank enteredOn masked { field }
  assessments(first: 10, orderBy: [{ field: YEAR, direction: DESC }]) { nodes {
    year townshipScore departmentScore conductScore compositeScore bonusTownship bonusDepartment bonusTotal masked { field }
  } }
} } }"""

COMPLETE = {"managementClass": {"eq": "B"}, "agency": {"kind": {"eq": "MARKET_OFFICE"}}, "position": {"eq": "CHIEF"}}
SCORES = ("townshipScore", "departmentScore", "conductScore", "compositeScore")
BONUSES = ("bonusTownship", "bonusDepartment", "bonusTotal")


def percent(share: str) -> str:
    return f"{float(share) * 100:.2f}"


def figures_of(overview: Any) -> dict[str, str]:
    """Every figure of the page by its label, as the page writes it."""
    delegated, windows, events = overview["delegated"], overview["windowLists"], overview["events"]
    counts = {
        "实现属地管理的部门": overview["departments"],
        "派驻机构": overview["agencies"]["total"],
        "派驻人员": overview["staff"]["total"],
        "原下放中心镇": delegated["formerly"],
        "中心镇、街道": delegated["central"],
        "发展型乡镇": delegated["development"],
        "生态型乡镇": delegated["ecological"],
        "部门派驻站所": delegated["station"],
        "中心镇（街道）窗口": windows["central"],
        "发展型乡镇窗口": windows["development"],
        "生态型乡镇窗口": windows["ecological"],
        "村级便民服务中心": windows["village"],
        "最多跑一次": overview["visits"]["atMostOne"],
        "零跑腿": overview["visits"]["zero"],
        "事件总数": events["total"],
        "联合调处矛盾纠纷": overview["mediation"]["concluded"],
        "联合执法行动": overview["jointOperations"],
    }
    return {label: f"{value:,}" for label, value in counts.items()} | {
        "三级以下事件占比": percent(events["upToLevel3Share"]),
        "按时办结": percent(events["onTimeShare"]),
        "调处成功率": percent(overview["mediation"]["successRate"]),
    }


async def test_the_overview_shows_the_townships_own_figures(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/", "总览")
    wanted = figures_of((await town.api(OVERVIEW))["overview"])
    shown = {label: await town.figure(label) for label in wanted}
    assert shown == wanted
    assert (shown["派驻机构"], shown["派驻人员"], shown["事件总数"]) == ("12", "68", "696")
    assert await town.page.get_by_text("不在你的职权范围").count() == 0
    assert await town.page.locator(".part .tile").count() == len(wanted)
    await expect(town.page.locator(".remit")).to_contain_text("丰惠镇")
    await town.is_accessible()


async def test_the_month_of_the_overview_stands_in_the_address(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/?month=2017-07", "总览")
    july = await town.figure("事件总数")
    await town.page.get_by_role("button", name="上一个月").click()
    await town.page.wait_for_url("**/?month=2017-06")
    await expect(town.tile("事件总数").locator("dd")).not_to_contain_text(july)
    await town.page.go_back()
    await expect(town.tile("事件总数").locator("dd")).to_contain_text(july)


async def test_the_list_holds_68_people_and_masks_nothing(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    await town.page.get_by_role("button", name="统计人数").click()
    await expect(town.page.get_by_text("共 68 人")).to_be_visible()
    rows = await town.rows()
    await town.page.get_by_role("button", name="下一页").click()
    await expect(town.page.get_by_text("本页 18 人")).to_be_visible()
    rows += await town.rows()
    assert len(rows) == len({tuple(row) for row in rows}) == 68
    assert [row[1] for row in rows].count("B类") == 46
    assert await town.page.locator(".masked").count() == 0


async def test_a_person_of_class_b_is_shown_in_full(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    (person,) = (await town.api(PERSON, {"name": COMPLETE}))["personnel"]["nodes"]
    assert person["masked"] == []
    await town.open(f"/personnel/{person['id']}", person["name"])
    facts = await town.page.locator(".facts dd").all_inner_texts()
    fields = ("title", "dutyPhone", "mobile", "address", "idNumber", "birthDate", "establishment", "rank", "enteredOn")
    assert {person[field] for field in fields} <= set(facts)
    await town.is_accessible()
    await town.page.get_by_role("tab", name="考核").click()
    for assessment in person["assessments"]["nodes"]:
        assert assessment["masked"] == []
        await shows_every_part(town.page, assessment)
    assert await town.page.locator(".masked").count() == 0
    assert len(person["assessments"]["nodes"]) == 2
    await town.is_accessible()
    await town.page.get_by_role("tab", name="动态").click()
    steps = await town.page.get_by_role("list", name="动态").get_by_role("listitem").all_inner_texts()
    days = [day for step in steps for day in re.findall(r"\d{4}-\d\d-\d\d", step)[:1]]
    assert len(days) == len(steps) > 1
    assert days == sorted(days, reverse=True)
    assert person["enteredOn"] in days
    await expect(town.page.get_by_role("list", name="动态")).to_contain_text("2016年度考核公布")


async def shows_every_part(page: Page, assessment: Any) -> None:
    """All components and both halves of the bonus, as they are."""
    year = page.get_by_role("region", name=f"{assessment['year']}年度", exact=True)
    await expect(year).to_be_visible()
    told = await year.inner_text()  # a score may have its act beside it
    scores = [f"{float(assessment[field]):.2f}" for field in SCORES if assessment[field]]
    bonuses = [f"{assessment[field] / 100:,.0f} 元" for field in BONUSES if assessment[field]]
    assert [score for score in scores if score in told] == scores
    assert [bonus for bonus in bonuses if bonus in told] == bonuses
    assert assessment["year"] == 2017 or (len(scores), len(bonuses)) == (4, 3)


async def test_the_belonging_says_which_rule_gives_the_class(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    (person,) = (await town.api(PERSON, {"name": COMPLETE}))["personnel"]["nodes"]
    await town.open(f"/personnel/{person['id']}?tab=belonging", person["name"])
    await expect(town.page.get_by_text("实行以乡镇为主、部门为辅的双重管理")).to_be_visible()
    await expect(town.page.get_by_text("市场监督管理局", exact=True)).to_be_visible()
    await town.is_accessible()

"""A year walked in the browser: scores, locks, grades over the quota, a refusal with the number, publication, and who sees what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser.door import Door, PageAs, Site
from tests.browser.serving import serving
from tests.browser.visitor import Visitor
from tests.databases import DEMO, Databases
from tests.spa import build

POOL = "丰惠镇考核盘"


@pytest.fixture(scope="module")
async def door(browser: Browser, databases: Databases) -> AsyncIterator[Door]:
    """A district of its own: what is published here must not be so for the other walks."""
    await asyncio.to_thread(build)
    async with databases.copy(DEMO) as url:
        with serving(url) as address:
            yield Door(browser, Site(address, url))


def panel(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("region", name=name, exact=True)


async def act(visitor: Visitor, place: Locator, button: str, **fields: str) -> Locator:
    """Fills in the form of an act by the names of its fields, sends it, and returns its dialog."""
    await place.get_by_role("button", name=button).click()
    dialog = visitor.page.locator("dialog.act[open]")
    for name, value in fields.items():
        field = dialog.locator(f"[name={name}]")
        if await field.evaluate("field => field.tagName") == "SELECT":
            await field.select_option(value)
        else:
            await field.fill(value)
    await dialog.get_by_role("button", name="确定").click()
    return dialog


async def test_the_sheet_shows_the_total_while_a_score_is_typed_and_says_why_it_is_refused(page_as: PageAs) -> None:
    town = await page_as("baiguan-personnel")
    await town.open("/assessments?class=A", "年度考核")
    await town.has_rows(lambda rows: len(rows) > 10)
    row = town.page.locator("tr[data-row]").first
    await row.get_by_role("textbox").fill("91.25")
    await expect(row.locator("td").nth(6)).to_have_text("91.25")
    await row.get_by_role("textbox").fill("100.01")
    await row.get_by_role("textbox").press("Enter")
    await expect(row.get_by_text("分数须在0至100之间")).to_be_visible()


async def test_a_year_is_locked_graded_refused_over_the_quota_and_then_published(page_as: PageAs) -> None:
    district = await page_as("district-org")
    await district.open("/assessments", "年度考核")
    for component in ("TOWNSHIP", "DEPARTMENT", "CONDUCT"):
        dialog = await act(district, panel(district, "2017年度"), "锁定评分", component=component, on="2017-08-31")
        await expect(dialog).to_be_hidden()
    await expect(panel(district, "2017年度").get_by_text("2017-08-31 已锁定")).to_have_count(3)

    town = await page_as("fenghui-personnel")
    await town.open("/assessments", "年度考核")
    await expect(await act(town, panel(town, POOL), "按总分定优秀", people="14")).to_be_hidden()
    await expect(await act(town, panel(town, POOL), "其余 54 人定为称职")).to_be_hidden()
    await expect(panel(town, POOL).get_by_text("优秀 14 / 13", exact=True)).to_be_visible()
    await town.is_accessible()

    await district.open("/assessments", "年度考核")
    refused = await act(district, panel(district, POOL), "公布")
    await expect(refused.get_by_role("alert")).to_have_text("优秀14人，名额13个，超出1人")
    await refused.get_by_role("button", name="取消").click()
    used = await act(district, panel(district, POOL), "使用统筹名额", places="1", document="虞考〔2017〕3号")
    await expect(used).to_be_hidden()
    await expect(await act(district, panel(district, POOL), "公布")).to_be_hidden()
    await expect(panel(district, POOL).get_by_text("2017-08-31 公布")).to_be_visible()

    department = await page_as("market-personnel")
    await department.open("/assessments?q=丰惠市场监管所", "年度考核")
    rows = await department.has_rows(lambda rows: len(rows) > 1)
    assert all("份额外 驻地乡镇" in row[3] and "份额外 驻地乡镇" in row[6] for row in rows)
    assert all("份额外" not in row[4] for row in rows), "the department's own part is its own to see"
    assert await department.page.get_by_role("button", name="更正").count() == len(rows)

    member = await page_as("fenghui-market-member")
    await member.open("/", "总览")
    own = await member.api("{ assessments(where: { year: { eq: 2017 }, subject: { eq: PERSON } }) { nodes { id bonusTotal } } }")
    (assessment,) = own["assessments"]["nodes"]
    await member.page.goto(f"/assessments/{assessment['id']}")
    await expect(member.page.get_by_text("考核奖 = 驻地乡镇标准的一半")).to_contain_text(
        f"= {assessment['bonusTotal'] / 100:,.0f} 元"
    )


async def test_a_forecast_with_lower_standards_names_who_falls_below(page_as: PageAs) -> None:
    audit = await page_as("district-audit")
    await audit.open("/bonus-forecast", "考核奖测算")
    assert await audit.figure("不到20%") == "0"
    await audit.page.get_by_label("哪一类乡镇，或哪一个单位").select_option("DEVELOPMENT")
    await expect(audit.tile("不到20%").locator("dd")).not_to_have_text("0人")
    await expect(audit.page.locator("table tbody tr").first).to_be_visible()
    await audit.is_accessible()


async def test_the_rule_book_names_what_was_planted(page_as: PageAs) -> None:
    audit = await page_as("district-audit")
    await audit.open("/rulebook", "规则体检")
    await expect(audit.page.get_by_text("缺主管部门评分", exact=True)).to_be_visible()
    await expect(audit.page.get_by_text("登记为调处成功，没有协议书编号", exact=True)).to_be_visible()
    await audit.is_accessible()
    phone = await page_as("fenghui-personnel", 390)
    await phone.open("/rulebook", "规则体检")
    await phone.is_accessible()


async def test_the_next_year_is_opened_weighed_and_each_body_enters_its_own_standard(page_as: PageAs) -> None:
    district = await page_as("district-org")
    await district.open("/assessments", "年度考核")
    main = district.page.locator("main")
    await expect(await act(district, main, "开始新年度", document="区考〔2018〕1号")).to_be_hidden()
    await expect(panel(district, "2018年度").get_by_text("50 / 40 / 10")).to_be_visible()
    weights = {"township": "45", "conduct": "10", "document": "区考〔2018〕2号"}
    refused = await act(district, panel(district, "2018年度"), "定权重", **weights)
    await expect(refused.get_by_text("三项合计须为100")).to_be_visible()
    await refused.locator("[name=conduct]").fill("15")
    await refused.get_by_role("button", name="确定").click()
    await expect(panel(district, "2018年度").get_by_text("45 / 40 / 15")).to_be_visible()

    town = await page_as("fenghui-personnel")
    await town.open("/bonus-standards", "考核奖标准")
    await expect(await act(town, panel(town, "2018年度"), "定本单位标准", position="CHIEF", amount="45000")).to_be_hidden()
    await expect(town.page.get_by_role("row", name="丰惠镇 正职 各等次 45,000")).to_be_visible()
    await expect(await act(town, town.page.get_by_role("row", name="丰惠镇 正职"), "改定", amount="46000")).to_be_hidden()
    await expect(town.page.get_by_role("row", name="丰惠镇 正职 各等次 46,000")).to_be_visible()
    await town.is_accessible()
    await town.open("/host-shares", "分段评分")
    row = town.page.locator("tr[data-row]").filter(has=town.page.get_by_role("button", name="评分")).first
    refused = await act(town, row, "评分", score="100.01")
    await expect(refused).to_be_visible()
    await town.is_accessible()

    department = await page_as("market-personnel", 390)
    await department.open("/bonus-standards?tab=2017", "考核奖标准")
    await expect(department.page.get_by_text("丰惠镇")).to_have_count(0)
    await department.is_accessible()

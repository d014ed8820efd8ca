"""The overview's band and drawings, and the way from each figure to the records that it counts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

MOVED = """{ overview { moved { year paid { people department total } expected { people department total rising } } } }"""

SHIFTS = """window.shifted = 0
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shifted += one.value })
  .observe({ type: 'layout-shift', buffered: true })"""


def money(fen: str) -> str:
    """In units of ten thousand yuan."""
    return f"{float(fen) / 1_000_000:,.2f}"


async def moved(visitor: Visitor) -> Any:
    return (await visitor.api(MOVED))["overview"]["moved"]


async def test_the_page_is_one_question_and_stands_still_while_it_loads(page_as: PageAs) -> None:
    leader = await page_as("district-leader")
    await leader.page.add_init_script(SHIFTS)
    await leader.open("/", "总览")
    await expect(leader.page.locator(".chart-picture svg")).to_have_count(5)
    assert leader.watch.operations == ["Boot", "Overview"]
    assert await leader.page.evaluate("() => window.shifted") < 0.02


async def test_the_township_sees_both_years_of_money_whole(page_as: PageAs) -> None:
    town = await page_as("fenghui-leader")
    figures = await moved(town)
    await town.open("/", "总览")
    assert await town.figure("纳入属地管理的派驻人员") == "68"
    assert await town.figure("中心镇（街道）委托下放") == "21 → 64"
    assert await town.figure("2016年度考核奖已发") == money(figures["paid"]["total"])
    assert await town.figure("2017年度按标准测算") == money(figures["expected"]["total"])
    assert await town.figure("提高20%以上的人") == str(figures["expected"]["rising"])
    await town.is_accessible()


async def test_the_department_sees_its_half_and_not_who_gains(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    figures = await moved(department)
    assert figures["paid"]["total"] is figures["expected"]["rising"] is None
    await department.open("/", "总览")
    assert await department.figure("2016年度考核奖已发（部门的一半）") == money(figures["paid"]["department"])
    assert await department.figure("2017年度按标准测算（部门的一半）") == money(figures["expected"]["department"])
    assert await department.figure("提高20%以上的人") == "不在你的职权范围"


@pytest.mark.parametrize("username", ["justice-personnel", "fenghui-market-head", "district-leader", "system-admin"])
async def test_whoever_sees_no_bonus_is_told_who_does(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username)
    await visitor.open("/", "总览")
    band = visitor.page.get_by_role("region", name="财", exact=True)
    await expect(band).to_contain_text("他人的考核奖由驻地乡镇、主管部门和审计局掌握")
    await expect(band.locator("dd")).to_have_count(0)


@pytest.mark.parametrize(
    ("username", "figure", "title"),
    [
        ("fenghui-leader", "派驻机构", "派驻机构"),
        ("fenghui-leader", "派驻人员", "派驻人员"),
        ("market-personnel", "派驻机构", "派驻机构"),
        ("market-personnel", "派驻人员", "派驻人员"),
        ("district-leader", "实现属地管理的部门", "部门"),
        ("village-officer", "派驻机构", "派驻机构"),
    ],
)
async def test_a_figure_leads_to_as_many_records(page_as: PageAs, username: str, figure: str, title: str) -> None:
    visitor = await page_as(username)
    await visitor.open("/", "总览")
    number = await visitor.figure(figure)
    await visitor.tile(figure).get_by_role("link", name=figure, exact=True).click()
    await visitor.arrives(title)
    await visitor.page.get_by_role("button", name="统计").click()
    await expect(visitor.page.locator(".total")).to_contain_text(f" {number} ")


async def test_the_parts_of_a_figure_lead_to_their_class(page_as: PageAs) -> None:
    town = await page_as("fenghui-leader")
    await town.open("/", "总览")
    await town.tile("派驻机构").get_by_role("link", name="8", exact=True).click()
    await town.arrives("派驻机构")
    rows = await town.rows()
    assert [row[1] for row in rows] == ["B类"] * 8
    assert {row[3] for row in rows} == {"丰惠镇"}


async def test_the_former_delegation_leads_to_the_version_of_that_time(page_as: PageAs) -> None:
    town = await page_as("fenghui-leader")
    await town.open("/", "总览")
    formerly = int(await town.figure("原下放中心镇"))
    await town.tile("原下放中心镇").get_by_role("link", name="原下放中心镇", exact=True).click()
    await town.arrives("中心镇(街道)委托下放事项清单")
    await town.has_rows(lambda rows: len(rows) == formerly == 21)


async def test_the_agencys_figure_leads_to_the_agency(page_as: PageAs) -> None:
    head = await page_as("fenghui-market-head")
    await head.open("/", "总览")
    await head.tile("派驻机构").get_by_role("link", name="派驻机构", exact=True).click()
    await head.arrives("丰惠市场监管所")


@pytest.mark.parametrize("username", ["district-leader", "market-personnel", "fenghui-leader", "fenghui-market-head"])
async def test_the_drawing_of_days_holds_all_events_of_the_month(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username)
    await visitor.open("/", "总览")
    chart = visitor.page.locator("figure").filter(has_text="每日事件，按级别")
    await chart.get_by_role("button", name="以表格显示").click()
    cells = await chart.locator("tbody td").all_inner_texts()
    assert len(cells) == 31 * 4
    assert f"{sum(int(cell) for cell in cells):,}" == await visitor.figure("事件总数")
    await visitor.is_accessible()


async def test_the_officers_have_no_drawings_and_no_links(page_as: PageAs) -> None:
    officer = await page_as("system-admin")
    await officer.open("/", "总览")
    assert officer.watch.operations == ["Boot", "Overview"]
    await expect(officer.page.locator("figure")).to_have_count(0)
    await expect(officer.page.locator(".tile a")).to_have_count(0)

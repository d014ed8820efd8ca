"""Events of four levels: who sees which, how late they were and at which level, and every number with its records."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.browser.door import PageAs
from tests.browser.eventful import one
from tests.browser.test_list import state
from tests.browser.test_phone import PHONE, fits
from tests.browser.visitor import Visitor

JULY = "reported=2017-07-01..2017-07-31"
LATE_AT = "query ($where: EventWhere!) { events(where: $where) { totalCount } }"
LEVELS = ("一级", "二级", "三级", "四级")


async def total(visitor: Visitor, where: dict[str, Any]) -> int:
    count: int = (await visitor.api(LATE_AT, {"where": where}))["events"]["totalCount"]
    return count


async def counted(visitor: Visitor) -> int:
    """How many the list has, as its button says."""
    await visitor.page.get_by_role("button", name=re.compile("^统计")).click()
    told = await visitor.page.locator(".total").inner_text()
    return int("".join(re.findall(r"\d", told)))


def link_of(visitor: Visitor, label: str) -> Locator:
    return visitor.tile(label).get_by_role("link", name=label, exact=True)


async def test_which_events_of_july_were_late_and_at_which_level_the_time_went(page_as: PageAs) -> None:
    """From the overview, by links alone."""
    auditor = await page_as("district-audit")
    await auditor.open("/?month=2017-07", "总览")
    await link_of(auditor, "按时办结").click()
    await auditor.arrives("基层事件")
    assert state(auditor) == {"overdue": "yes", "reported": "2017-07-01..2017-07-31"}
    rows = await auditor.has_rows(lambda rows: len(rows) == 50)
    assert all(row[6].startswith("▲") and re.match(r"▲ [一二三四]级用", row[7]) for row in rows)
    assert {row[7][2:4] for row in rows} == set(LEVELS)
    assert await counted(auditor) == await total(auditor, {"overdue": {"eq": True}}) == 312
    await auditor.page.get_by_text("图表", exact=True).click()
    course = auditor.page.get_by_role("region", name="逾期发生在哪一级")
    for level, name in enumerate(LEVELS, 1):
        late = await total(auditor, {"levelTimes": {"level": {"eq": level}, "late": {"eq": True}}})
        await expect(course.get_by_role("link", name=f"在{name}逾期 {late} 件")).to_be_visible()
    await course.get_by_role("link", name=re.compile("在三级逾期")).click()
    await auditor.has_rows(lambda rows: len(rows) == 50 and {row[7][:5] for row in rows} == {"▲ 三级用"})
    assert state(auditor)["lateLevel"] == "3"
    await auditor.is_accessible()


@pytest.mark.parametrize("username", ["fenghui-deputy", "district-leader", "market-leader", "fenghui-market-member"])
async def test_a_figure_of_the_overview_leads_to_exactly_its_records(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username)
    for label in ("事件总数", "联合调处矛盾纠纷", "联合执法行动"):
        await visitor.open("/?month=2017-07", "总览")
        if not await visitor.tile(label).get_by_role("link").count():
            await expect(visitor.tile(label)).to_contain_text("不在你的职权范围")
            continue
        figure = int((await visitor.figure(label)).replace(",", ""))
        await link_of(visitor, label).click()
        await expect(visitor.page.get_by_role("heading", level=1)).not_to_have_text("总览")
        assert await counted(visitor) == figure
    await visitor.open("/?month=2017-07", "总览")
    await visitor.tile("事件总数").get_by_role("link", name=re.compile("^三级 ")).click()
    await visitor.has_rows(lambda rows: {row[1] for row in rows} == {"三级"})


async def test_each_view_of_the_list_asks_one_question(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/events", "基层事件")
    asked = leader.watch.operations
    assert asked == ["Boot", "Events"]
    for view, operation in (("四级看板", "EventBoard"), ("乡镇图", "EventMap"), ("图表", "EventCharts")):
        asked.clear()
        async with leader.page.expect_request("**/graphql"):
            await leader.page.get_by_text(view, exact=True).click()
        await leader.is_calm()
        assert asked == [operation]
    asked.clear()
    event = await one(leader)
    await leader.open(f"/events/{event['id']}", event["title"])
    await leader.page.get_by_role("tab", name="办理过程").click()
    assert asked == ["Boot", "Event"]


async def test_the_board_has_a_column_for_each_level_with_the_most_urgent_first(page_as: PageAs) -> None:
    command = await page_as("fenghui-command")
    await command.open("/events?view=board", "基层事件")
    for level, name in enumerate(LEVELS, 1):
        column = command.page.get_by_role("region", name=name, exact=True)
        await expect(
            column.get_by_role("link", name=f"{await total(command, {'level': {'eq': level}})} 件", exact=True)
        ).to_be_visible()
        open_ones = await total(command, {"level": {"eq": level}, "closedAt": {"isNull": True}})
        clocks = await column.locator("li .clock").all_inner_texts()
        assert [index for index, clock in enumerate(clocks) if "完成" not in clock] == list(range(open_ones))
    await command.is_accessible()
    await command.page.get_by_role("region", name="二级").get_by_role("link", name=re.compile("^逾期")).click()
    await command.has_rows(lambda rows: len(rows) > 0 and {row[1] for row in rows} == {"二级"})
    assert state(command) == {"level": "2", "overdue": "yes"}


async def test_a_tile_of_the_map_leads_to_the_late_events_of_its_township(page_as: PageAs) -> None:
    leader = await page_as("district-leader")
    await leader.open(f"/events?view=map&{JULY}", "基层事件")
    tiles = leader.page.get_by_role("list", name="乡镇示意图：逾期占比")
    await expect(tiles.get_by_role("listitem")).to_have_count(20)
    where = {"township": {"name": {"eq": "岭南乡"}}}
    late, everything = await total(leader, {**where, "overdue": {"eq": True}}), await total(leader, where)
    told = f"岭南乡：逾期 {late / everything * 100:.2f}%，{everything} 件中 {late} 件"
    row = leader.page.get_by_role("row").filter(has_text="岭南乡")
    assert (await row.inner_text()).split() == [
        "岭南乡",
        str(everything),
        "件",
        str(late),
        "件",
        f"{late / everything * 100:.2f}%",
    ]
    await leader.is_accessible()
    await tiles.get_by_role("link", name=told).click()
    await leader.has_rows(lambda rows: len(rows) == late)
    assert state(leader).keys() == {"township", "overdue", "reported"}


async def test_places_outside_of_the_remit_are_tiles_without_a_number(page_as: PageAs) -> None:
    town = await page_as("fenghui-leader")
    await town.open("/events?view=map", "基层事件")
    tiles = town.page.get_by_role("list", name="乡镇示意图：逾期占比")
    await expect(tiles.get_by_role("link")).to_have_count(1)
    await expect(tiles.get_by_role("link")).to_contain_text("丰惠镇")
    await expect(tiles.locator(".shade-unknown")).to_have_count(19)


async def test_the_pictures_have_their_numbers_as_tables(page_as: PageAs) -> None:
    leader = await page_as("district-leader")
    await leader.open("/events?view=charts", "基层事件")
    await leader.page.get_by_role("button", name="以表格显示").first.click()
    day = leader.page.get_by_role("row").filter(has_text="07-21")
    numbers = [await total(leader, {"reportedOn": {"eq": "2017-07-21"}, "level": {"eq": level}}) for level in (1, 2, 3, 4)]
    assert (await day.inner_text()).split() == ["07-21", *map(str, numbers)]
    await expect(leader.page.get_by_text("办理过程不在你的职权范围，无法统计时间用在哪一级。")).to_be_visible()
    await expect(leader.page.get_by_role("figure").last).to_contain_text("总体 96.99%")
    await leader.is_accessible()


async def test_within_one_township_places_are_its_villages(page_as: PageAs) -> None:
    town = await page_as("fenghui-deputy")
    await town.open("/events?view=charts", "基层事件")
    figure = town.page.get_by_role("figure").filter(has_text="按时办结占比，按村（社区）")
    await figure.get_by_role("button", name="以表格显示").click()
    await expect(figure.get_by_role("row")).to_have_count(31)


async def test_what_the_list_does_not_know_is_left_out_and_reported(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/events?level=9&reported=2017-13-01..&view=cake&overdue=yes", "基层事件")
    await expect(leader.page.get_by_text("链接里有系统不认识的筛选条件，已忽略。")).to_be_visible()
    assert len(await leader.rows()) == await total(leader, {"overdue": {"eq": True}})


async def test_events_are_narrowed_by_platform_village_and_agency_one_right_after_the_other(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/events?platform=MARKET&agency=市场监管所", "基层事件")
    village = (await leader.rows())[0][4]
    await leader.open("/events?platform=MARKET", "基层事件")
    for name, word in (("按承办机构的名称查找", "市场监管所"), ("按村（社区）或网格的名称查找", village)):
        await leader.page.get_by_role("searchbox", name=name).fill(word)
        await leader.page.keyboard.press("Enter")
    await leader.has_rows(lambda rows: {row[4] for row in rows} == {village})
    await expect(leader.page).to_have_url(re.compile("village="))
    assert state(leader) == {"platform": "MARKET", "agency": "市场监管所", "village": village}
    named = {"village": {"name": {"contains": village}}, "agency": {"name": {"contains": "市场监管所"}}}
    assert await counted(leader) == await total(leader, {"platform": {"kind": {"eq": "MARKET"}}, **named}) > 0


async def test_nothing_found_names_the_filters(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/events?q=zzzz&level=4", "基层事件")
    await expect(leader.page.get_by_text("当前条件：文字 zzzz、级别 四级。")).to_be_visible()
    for view in ("图表", "四级看板"):
        await leader.page.get_by_text(view, exact=True).click()
        await expect(leader.page.get_by_text("没有符合条件的事件" if view == "图表" else "没有事件").first).to_be_visible()
        await leader.is_accessible()


@pytest.mark.parametrize("username", ["fenghui-window", "system-admin", "justice-personnel"])
async def test_who_has_no_event_is_told_who_can_help(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username)
    (viewer,) = (await visitor.api("{ viewer { permissions } }")).values()
    await visitor.open("/events", "基层事件")
    entries = visitor.page.locator(".sider").get_by_role("link", name="基层事件")
    if "Event.basic:read" in viewer["permissions"]:
        await expect(entries).to_have_count(1)
        assert len(await visitor.rows()) > 0
        return
    await expect(entries).to_have_count(0)
    await expect(visitor.page.get_by_role("region", name="不在你的职权范围")).to_contain_text("请找乡镇综合信息指挥室")
    assert "Events" not in visitor.watch.operations


@pytest.mark.parametrize("username", ["grid-officer", "village-officer", "district-audit"])
async def test_events_fit_a_phone(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username, PHONE)
    event = await one(visitor)
    await visitor.open("/events", "基层事件")
    card = visitor.page.get_by_role("list", name="基层事件").get_by_role("listitem").first
    await expect(card).to_contain_text("本级期限")
    await visitor.page.get_by_text("更多条件").click()
    await fits(visitor)
    await visitor.is_accessible()
    paths = [f"/events?view={view}" for view in ("board", "map", "charts")]
    for path in paths:
        await visitor.open(path, "基层事件")
        await fits(visitor)
        await visitor.is_accessible()
    for tab in ("overview", "steps"):
        await visitor.open(f"/events/{event['id']}?tab={tab}", event["title"])
        await fits(visitor)
        await visitor.is_accessible()

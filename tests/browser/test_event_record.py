"""The record of an event and its cells in the list: both clocks, the time at each level, and everybody's share of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.eventful import one

REPORTER = ["reporterName", "reporterPhone"]
COURSE = ["description", "steps", "levelTimes"]


@pytest.mark.parametrize("username", ["market-leader", "district-command", "district-audit", "fenghui-command"])
async def test_a_cell_is_masked_where_the_api_says_so(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username)
    async with visitor.page.expect_request(lambda request: '"Events"' in (request.post_data or "")) as asked:
        await visitor.open("/events", "基层事件")
    nodes = (await visitor.repeat(await asked.value))["events"]["nodes"]
    masked = [any(mask["field"] == "levelTimes" for mask in node["masked"]) for node in nodes]
    cells = [row[-1] for row in await visitor.rows()]
    assert ["份额外" in cell for cell in cells] == masked
    if username == "district-command":
        assert masked == [node["level"] != 4 for node in nodes]
    else:
        assert set(masked) == {username == "market-leader"}


async def test_the_record_tells_both_clocks_with_their_rules_and_the_time_at_each_level(page_as: PageAs) -> None:
    command = await page_as("fenghui-command")
    event = await one(command, {"level": {"eq": 3}, "overdue": {"eq": True}, "closedAt": {"isNull": False}})
    await command.open(f"/events/{event['id']}", event["title"])
    clocks = command.page.get_by_role("region", name="两个时限")
    await expect(clocks).to_contain_text(
        re.compile(r"三级：自 2017-\d\d-\d\d \d\d:\d\d 进入本级起 5 个自然日，当日不计，到 2017-\d\d-\d\d 23:59。")
    )
    await expect(clocks).to_contain_text(re.compile(r"全程：自 .* 上报起 7 个自然日，当日不计"))
    await expect(clocks).to_contain_text("每一级均明确处置时限，最少一天，最多7天办结。")
    times = command.page.get_by_role("region", name="时间用在哪一级").first
    await expect(times.get_by_role("row").last).to_contain_text("▲ 逾期")
    await expect(command.page.get_by_text(event["description"])).to_be_visible()
    assert await command.page.locator(".masked").count() == 0
    await command.is_accessible()
    await command.page.get_by_role("tab", name="办理过程").click()
    steps = command.page.get_by_role("list", name="办理过程").get_by_role("listitem")
    await expect(steps.first).to_contain_text("上报 · 一级")
    await expect(steps.last).to_contain_text("办结 · 三级")
    await command.is_accessible()


@pytest.mark.parametrize(
    ("username", "where", "hidden"),
    [
        ("district-audit", {"level": {"eq": 3}}, REPORTER),
        ("district-command", {"level": {"eq": 4}}, []),
        ("district-command", {"level": {"eq": 2}}, [*COURSE, *REPORTER]),
        ("district-leader", {"level": {"eq": 4}}, [*COURSE, *REPORTER]),
        ("market-leader", {"level": {"eq": 3}}, [*COURSE, *REPORTER]),
        ("village-officer", {"level": {"eq": 2}}, []),
    ],
)
async def test_the_record_shows_each_viewer_their_share(
    page_as: PageAs, username: str, where: dict[str, Any], hidden: list[str]
) -> None:
    visitor = await page_as(username)
    event = await one(visitor, where)
    assert sorted(mask["field"] for mask in event["masked"]) == sorted(hidden)
    await visitor.open(f"/events/{event['id']}", event["title"])
    # `steps` stand under a tab of their own.
    await expect(visitor.page.locator("main .ant-tabs .masked")).to_have_count(
        len([field for field in hidden if field != "steps"])
    )
    seen = visitor.page.get_by_role("complementary", name="我在这里看到什么")
    await expect(seen).to_contain_text(f"看得到 {21 - len(hidden)} 项")
    await visitor.is_accessible()
    await visitor.page.get_by_role("tab", name="办理过程").click()
    await expect(visitor.page.get_by_role("tabpanel").locator(".masked")).to_have_count(int("steps" in hidden))


async def test_a_chip_says_who_sees_the_reporter(page_as: PageAs) -> None:
    auditor = await page_as("district-audit")
    event = await one(auditor)
    await auditor.open(f"/events/{event['id']}", event["title"])
    await auditor.page.locator(".masked").first.click()
    card = auditor.page.get_by_role("dialog")
    await expect(card).to_contain_text("群众的个人信息只给处置的单位；每次查看都有记录。")
    await expect(card).to_contain_text("乡镇（街道）领导和指挥室、承办机构")


async def test_an_event_of_another_township_is_as_if_it_were_not_there(page_as: PageAs) -> None:
    leader, command = await page_as("district-leader"), await page_as("fenghui-command")
    event = await one(leader, {"township": {"name": {"eq": "章镇镇"}}})
    for path in (f"/events/{event['id']}", "/events/nonsense"):
        command.watch.expect(400, "/graphql")
        await command.page.goto(path)
        await expect(command.page.get_by_role("region", name="没有这件事件，或者不在你的职权范围")).to_be_visible()
    await expect(command.page.get_by_role("heading", level=1)).to_have_text("事件详情")
    await command.is_accessible()

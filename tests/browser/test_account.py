"""The page of the own account: posts, sessions left open elsewhere, language and display, who opened the own data; and a phone."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

PHONE = 390
PATH, TITLE = "/account", "我的账号"


def panel(visitor: Visitor, title: str) -> Locator:
    return visitor.page.locator(f'.panel[aria-label="{title}"]')


async def test_the_page_shows_the_posts_and_asks_once(page_as: PageAs) -> None:
    member = await page_as("fenghui-market-member")
    await member.open("/", "总览")
    member.watch.operations.clear()
    await member.walk(TITLE, TITLE)
    assert member.watch.operations == ["Account"]
    (post,) = (await member.api("{ viewer { posts { title organisation { name } } } }"))["viewer"]["posts"]
    await expect(panel(member, "我的任职")).to_contain_text(post["title"])
    await expect(panel(member, "我的任职")).to_contain_text(post["organisation"]["name"])


async def test_a_member_ends_the_sessions_that_were_left_open_elsewhere(page_as: PageAs) -> None:
    elsewhere = await page_as("fenghui-justice-head", fresh=True)
    head = await page_as("fenghui-justice-head", fresh=True)
    await head.open(PATH, TITLE)
    sessions = panel(head, "登录会话")
    await expect(sessions.get_by_text("本次会话")).to_have_count(1)
    others = sessions.get_by_role("button", name=re.compile("^结束会话"))
    for left in reversed(range(await others.count())):
        await others.first.click()
        await expect(sessions.get_by_role("status")).to_have_text("会话已结束，那台设备需要重新登录。")
        await expect(others).to_have_count(left)
    answer = await elsewhere.page.request.post("/graphql", data={"query": "{ viewer { role } }"})
    assert answer.status == 401
    await head.is_accessible()


async def test_language_and_display_change_at_once_and_are_remembered(page_as: PageAs) -> None:
    member = await page_as("fenghui-market-member")
    await member.open(PATH, TITLE)
    display = panel(member, "语言与显示")
    await display.get_by_text("紧凑", exact=True).click()
    await display.get_by_role("switch", name="大字").click()
    await display.get_by_text("English", exact=True).click()
    await member.arrives("My account")
    await member.page.reload()
    await member.arrives("My account")
    display = panel(member, "Language and display")
    await expect(display.get_by_role("radio", name="Compact")).to_be_checked()
    await expect(display.get_by_role("switch")).to_be_checked()
    await expect(member.page.locator("html")).to_have_attribute("lang", "en")
    await expect(member.page.locator('[data-density="compact"]')).to_have_count(1)
    await member.is_accessible()


async def test_a_member_reads_who_opened_their_contact_data(page_as: PageAs) -> None:
    member = await page_as("fenghui-market-member")
    (own,) = (await member.api("{ viewer { account { staff { id } } } }"))["viewer"]["account"].values()
    personnel = await page_as("fenghui-personnel")
    await personnel.api("query Look($id: ID!) { node(id: $id) { ... on Staff { mobile } } }", {"id": own["id"]})
    (reader,) = (await personnel.api("{ viewer { account { displayName } } }"))["viewer"]["account"].values()
    await member.open(PATH, TITLE)
    row = panel(member, "谁看过我的资料").locator("tbody tr").first
    await expect(row).to_contain_text(reader)
    await expect(row).to_contain_text("联系方式")


@pytest.mark.parametrize("username", ["audit-admin", "system-admin"])
async def test_on_a_phone_somebody_whose_data_nobody_opened_is_told_so(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username, PHONE)
    await visitor.open(PATH, TITLE)
    await expect(visitor.page.get_by_text("还没有人查看过你的联系方式和身份信息。")).to_be_visible()
    await expect(panel(visitor, "登录会话").get_by_text("本次会话")).to_have_count(1)
    assert await visitor.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0
    await visitor.is_accessible()

"""The way in, and back in: wrong passwords, the lock, sessions that end, links that wait until somebody has signed in."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs, Site, fill_in
from tests.browser.visitor import Visitor

ATTEMPTS = 5
"""So many failures lock an account."""

THROW_AWAY = """
INSERT INTO account (username, display_name, duty, password_hash, demo, created_at)
SELECT 'throw-away', '试错账号', duty, password_hash, demo, created_at FROM account WHERE username = 'village-officer'
"""


async def execute(site: Site, statement: str, *values: object) -> None:
    connection = await asyncpg.connect(site.database_url)
    try:
        await connection.execute(statement, *values)
    finally:
        await connection.close()


async def somebody(visitor: Visitor) -> tuple[str, str]:
    """Id and name of one person of the viewer's remit."""
    (person,) = (await visitor.api("{ personnel(first: 1) { nodes { id name } } }"))["personnel"]["nodes"]
    return person["id"], person["name"]


@pytest.mark.parametrize("username", ["fenghui-leader", "no-such-account"])
async def test_a_wrong_password_and_an_unknown_name_get_the_same_message(page_as: PageAs, username: str) -> None:
    stranger = await page_as(None)
    stranger.watch.expect(401, "/session")
    await stranger.page.goto("/sign-in")
    await fill_in(stranger, username, "not-the-password")
    await expect(stranger.page.get_by_role("alert")).to_have_text("用户名或密码不正确。")
    await expect(stranger.page.get_by_label("密码", exact=True)).to_be_focused()
    await stranger.is_accessible()


async def test_after_five_failures_the_account_is_locked_and_the_page_counts_the_time_down(page_as: PageAs, site: Site) -> None:
    await execute(site, THROW_AWAY)
    stranger = await page_as(None)
    stranger.watch.expect(401, "/session")
    stranger.watch.expect(429, "/session")
    await stranger.page.goto("/sign-in")
    for _ in range(ATTEMPTS):
        async with stranger.page.expect_response("**/session"):
            await fill_in(stranger, "throw-away", "not-the-password")
    async with stranger.page.expect_response("**/session"):
        await fill_in(stranger, "throw-away")
    alert = stranger.page.get_by_role("alert")
    await expect(alert).to_have_text(re.compile(r"已暂时锁定。请在 1[45] 分 \d+ 秒 后再试"))
    await expect(stranger.page.get_by_role("button", name="登录", exact=True)).to_be_disabled()
    first = await alert.inner_text()
    await expect(alert).not_to_have_text(first)
    await stranger.is_accessible()


async def test_an_empty_form_says_what_is_missing_and_asks_nobody(page_as: PageAs) -> None:
    stranger = await page_as(None)
    await stranger.page.goto("/sign-in")
    await stranger.page.get_by_role("button", name="登录", exact=True).click()
    await expect(stranger.page.get_by_text("请输入用户名")).to_be_visible()
    await expect(stranger.page.get_by_text("请输入密码")).to_be_visible()
    await stranger.is_accessible()


async def test_a_demo_account_fills_the_form_with_one_click(page_as: PageAs) -> None:
    stranger = await page_as(None)
    await stranger.page.goto("/sign-in")
    accounts = stranger.page.get_by_role("region", name="演示账号")
    await expect(accounts.get_by_role("button")).to_have_count(27)
    await accounts.get_by_role("button").filter(has_text="fenghui-seal").click()
    await stranger.page.get_by_role("button", name="登录", exact=True).click()
    await stranger.arrives("总览")


async def test_a_session_that_ends_in_the_middle_leads_back_to_the_same_place(page_as: PageAs, site: Site) -> None:
    town = await page_as("fenghui-command", fresh=True)
    await town.open("/personnel?class=B", "派驻人员")
    await execute(
        site,
        "DELETE FROM session WHERE id = (SELECT max(s.id) FROM session s JOIN account a ON a.id = s.account_id WHERE a.username = 'fenghui-command')",
    )
    town.watch.expect(401, "/graphql")
    await town.page.get_by_role("columnheader", name="职务").click()
    await expect(town.page.get_by_text("登录已失效，请重新登录")).to_be_visible()
    await town.is_accessible()
    await fill_in(town, "fenghui-command")
    await town.arrives("派驻人员")
    assert parse_qs(urlsplit(town.page.url).query) == {"class": ["B"], "sort": ["position"]}
    assert {row[1] for row in await town.rows()} == {"B类"}


async def test_a_deep_link_waits_until_somebody_has_signed_in(page_as: PageAs) -> None:
    person, name = await somebody(await page_as("fenghui-personnel"))
    stranger = await page_as(None)
    stranger.watch.expect(401, "/graphql")
    await stranger.page.goto(f"/personnel/{person}?tab=assessments")
    await stranger.page.wait_for_url("**/sign-in?*")
    await fill_in(stranger, "fenghui-personnel")
    await stranger.arrives(name)
    await expect(stranger.page.get_by_role("tab", name="考核")).to_have_attribute("aria-selected", "true")


async def test_signing_out_ends_the_session_on_the_server_too(page_as: PageAs, site: Site) -> None:
    town = await page_as("baiguan-personnel", fresh=True)
    state = await town.page.context.storage_state()
    await town.page.get_by_role("button", name="账号菜单").click()
    await town.page.get_by_role("menuitem", name="退出登录").press("Enter")
    await expect(town.page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    (cookie,) = state["cookies"]
    await town.page.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": site.address}])
    town.watch.expect(401, "/graphql")
    await town.page.goto("/personnel")
    await expect(town.page.get_by_role("button", name="登录", exact=True)).to_be_visible()


async def test_an_unknown_address_says_so_and_leads_back(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/nowhere/at/all", "页面不存在")
    await expect(town.page.get_by_text("请联系系统管理员")).to_be_visible()
    await town.is_accessible()
    await town.page.get_by_role("link", name="回到总览").click()
    await town.arrives("总览")

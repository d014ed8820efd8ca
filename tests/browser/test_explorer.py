"""The two pages that everybody has: the own account, and the explorer of the API."""

from __future__ import annotations

import json
import re

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.graph.examples import text

PHONE = 390
PATH, TITLE = "/account", "我的账号"
EXPLORER = "接口查询台"

TOO_MUCH = "{ agencies(first: 1000) { nodes { personnel(first: 100) { nodes { agency { personnel(first: 100) { nodes { id } } } } } } } }"


async def test_a_member_ends_a_session_that_was_left_open_elsewhere(page_as: PageAs) -> None:
    elsewhere = await page_as("fenghui-market-member", fresh=True)
    member = await page_as("fenghui-market-member", fresh=True)
    await member.open(PATH, TITLE)
    sessions = member.page.get_by_role("region", name="登录会话")
    await expect(sessions.get_by_text("本次会话")).to_have_count(1)
    (current,) = (await elsewhere.api("{ sessions(where: { current: { eq: true } }) { nodes { id } } }"))["sessions"]["nodes"]
    await sessions.locator(f'tr[data-row="{current["id"]}"]').get_by_role("button", name="结束会话").click()
    await expect(sessions.get_by_role("status")).to_have_text("会话已结束，那台设备需要重新登录。")
    await expect(sessions.locator(f'tr[data-row="{current["id"]}"]')).to_have_count(0)
    answer = await elsewhere.page.request.post("/graphql", data={"query": "{ viewer { role } }"})
    assert answer.status == 401
    await member.is_accessible()


async def test_the_page_shows_the_posts_and_asks_once(page_as: PageAs) -> None:
    member = await page_as("fenghui-market-member")
    await member.open("/", "总览")
    member.watch.operations.clear()
    await member.walk(TITLE, TITLE)
    assert member.watch.operations == ["Account"]
    (post,) = (await member.api("{ viewer { posts { title organisation { name } } } }"))["viewer"]["posts"]
    posts = member.page.get_by_role("region", name="我的任职")
    await expect(posts).to_contain_text(post["title"])
    await expect(posts).to_contain_text(post["organisation"]["name"])


async def test_a_member_reads_who_opened_their_contact_data(page_as: PageAs) -> None:
    member = await page_as("fenghui-market-member")
    (own,) = (await member.api("{ viewer { account { staff { id } } } }"))["viewer"]["account"].values()
    personnel = await page_as("fenghui-personnel")
    await personnel.api("query Look($id: ID!) { node(id: $id) { ... on Staff { mobile } } }", {"id": own["id"]})
    (reader,) = (await personnel.api("{ viewer { account { displayName } } }"))["viewer"]["account"].values()
    await member.open(PATH, TITLE)
    readings = member.page.get_by_role("region", name="谁看过我的资料")
    row = readings.locator("tbody tr").first
    await expect(row).to_contain_text(reader)
    await expect(row).to_contain_text("联系方式")


async def test_a_leader_runs_an_example_and_reads_its_cost(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/", "总览")
    leader.watch.operations.clear()
    await leader.walk(EXPLORER, EXPLORER)
    assert leader.watch.operations == ["Schema"]
    await leader.page.get_by_role("combobox", name="示例").click()
    await leader.page.locator(".ant-select-item-option", has_text="02 TownshipAgencies").click()
    await expect(leader.page.get_by_role("textbox", name="查询")).to_contain_text("query TownshipAgencies")
    await leader.page.get_by_role("button", name="运行").click()
    answer = leader.page.get_by_role("region", name="结果", exact=True)
    await expect(answer.get_by_role("status")).to_have_text(re.compile(r"^开销 [\d,]+ / [\d,]+ · 用时 \d+ 毫秒 · 请求编号 \S+$"))
    found = json.loads(await answer.locator("pre").inner_text())
    assert found["data"] == await leader.api(text(2), {"township": "丰惠镇"})
    assert (found["data"]["a"]["totalCount"], found["data"]["b"]["totalCount"]) == (4, 8)
    await leader.is_accessible()


async def test_a_query_that_costs_too_much_is_refused_in_words(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/explorer", EXPLORER)
    await leader.page.get_by_role("textbox", name="查询").click()
    await leader.page.keyboard.press("Control+A")
    await leader.page.keyboard.insert_text(TOO_MUCH)
    await leader.page.get_by_label("变量（JSON）").fill("{}")
    leader.watch.expect(400, "/graphql")
    await leader.page.get_by_role("button", name="运行").click()
    errors = leader.page.get_by_role("list", name="错误")
    await expect(errors).to_contain_text("一次要的太多")
    await expect(errors).to_contain_text("TOO_COSTLY")


async def test_variables_that_are_no_object_are_said_to_be_none(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/explorer", EXPLORER)
    await leader.page.get_by_label("变量（JSON）").fill("[1")
    await expect(leader.page.get_by_text("变量不是一个JSON对象。")).to_be_visible()
    await expect(leader.page.get_by_role("button", name="运行")).to_be_disabled()


async def test_a_department_sees_a_lock_and_its_reason_on_the_townships_share(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open("/explorer", EXPLORER)
    await department.page.get_by_role("searchbox", name="按类型或字段名查找").fill("townshipScore")
    await department.page.get_by_role("button", name="Assessment", exact=True).click()
    row = department.page.get_by_role("region", name="Assessment", exact=True).get_by_role("row", name=re.compile("^townshipScore "))
    await expect(row).to_contain_text("你有时看得到")
    await expect(row).to_contain_text("这是驻地乡镇的份额")
    own = department.page.get_by_role("region", name="Assessment", exact=True).get_by_role("row", name=re.compile("^departmentScore "))
    await expect(own).not_to_contain_text("这是驻地乡镇的份额")
    await department.is_accessible()


@pytest.mark.parametrize("form", ["curl", "Python", "TypeScript"])
async def test_a_query_is_copied_as_a_program_with_a_place_for_the_token(page_as: PageAs, form: str) -> None:
    leader = await page_as("fenghui-leader")
    await leader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await leader.open("/explorer", EXPLORER)
    await leader.page.get_by_role("button", name=f"复制为 {form}").click()
    await expect(leader.page.get_by_text("已复制；令牌请放进环境变量 DAODI_TOKEN。")).to_be_visible()
    copied = await leader.page.evaluate("() => navigator.clipboard.readText()")
    assert "DAODI_TOKEN" in copied
    assert "query BStaffByHost" in copied


async def test_the_explorer_fits_a_phone(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader", PHONE)
    await leader.open("/explorer", EXPLORER)
    await expect(leader.page.get_by_role("textbox", name="查询")).to_be_visible()
    assert await leader.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0
    await leader.is_accessible()

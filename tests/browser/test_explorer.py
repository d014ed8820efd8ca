"""The explorer of the API: an integrator finds an example, runs it, reads what it costs and what is locked, and copies it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from typing import Any

from playwright.async_api import Locator, expect

from backend.identity.commands import create_token
from tests.browser.door import PageAs, Site, fill_in
from tests.browser.visitor import Visitor
from tests.graph.examples import text

PHONE = 390
PATH, TITLE = "/explorer", "接口查询台"
FIGURES = re.compile(r"^状态 200\s*开销 [\d,]+ / [\d,]+\s*用时 [\d,]+ 毫秒\s*[\d,]+ 字节\s*请求编号 \S+$")

TOO_MUCH = "{ agencies(first: 1000) { nodes { personnel(first: 100) { nodes { agency { personnel(first: 100) { nodes { id } } } } } } } }"
MISTAKEN = "query A($x: Int) {\n  personnel { nodes { salary } }\n}"
WRITES = """query Ask { viewer { role } }
mutation Close($id: ID!) { accountDisable(input: { id: $id, version: 1 }) { errors { code } } }"""


def editor(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("textbox", name="查询")


async def write(visitor: Visitor, query: str, variables: str = "{}") -> None:
    """Over what stands there, as from the clipboard of another program."""
    await editor(visitor).click()
    await visitor.page.keyboard.press("Control+A")
    await visitor.page.keyboard.insert_text(query)
    await visitor.page.get_by_label("变量（JSON）").fill(variables)


async def compose_over_a_word(visitor: Visitor, word: str) -> None:
    """Over the coloured word before the cursor, as an input method does; what the page's policy blocks would be reported."""
    await visitor.page.keyboard.press("Control+Shift+ArrowLeft")
    tools = await visitor.page.context.new_cdp_session(visitor.page)
    for typed in ("x", "xi", "xing"):
        place = {"selectionStart": len(typed), "selectionEnd": len(typed)}
        await tools.send("Input.imeSetComposition", {"text": typed, **place})
        await expect(editor(visitor)).to_contain_text(f"name {typed}")
    await tools.send("Input.insertText", {"text": word})


async def choose_next(visitor: Visitor, label: str) -> None:
    """Opens the choice by keyboard and takes the one below the present one."""
    choice = visitor.page.get_by_role("combobox", name=label)
    await choice.focus()
    await choice.press("Enter")
    await expect(choice).to_have_attribute("aria-expanded", "true")
    await choice.press("ArrowDown")
    await choice.press("Enter")


async def answered(visitor: Visitor) -> Any:
    return json.loads(await visitor.page.locator(".run-answer pre").inner_text())


async def test_a_leader_runs_an_example_and_reads_what_it_cost(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open("/", "总览")
    leader.watch.operations.clear()
    await leader.walk(TITLE, TITLE)
    await expect(editor(leader)).to_contain_text("query BStaffByHost")
    assert leader.watch.operations == ["Schema"]
    await choose_next(leader, "示例")
    await expect(leader.page).to_have_url(re.compile(r"\?example=TownshipAgencies$"))
    await expect(editor(leader)).to_contain_text("query TownshipAgencies")
    await leader.page.get_by_role("button", name="运行").click()
    await expect(leader.page.locator(".run-figures")).to_have_text(FIGURES)
    found = await answered(leader)
    assert found["data"] == await leader.api(text(2), {"township": "丰惠镇"})
    assert (found["data"]["a"]["totalCount"], found["data"]["b"]["totalCount"]) == (4, 8)
    await leader.is_accessible()


async def test_a_mistake_is_said_in_chinese_and_leads_to_its_place(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open(PATH, TITLE)
    await write(leader, MISTAKEN)
    mistakes = leader.page.get_by_role("list", name="写法问题").get_by_role("listitem")
    await expect(mistakes).to_have_text(
        [re.compile("第 1 行第 9 列 “\\$x”没有用到。"), re.compile("第 2 行第 23 列 接口里没有“salary”。")]
    )
    assert await leader.page.locator(".cm-content .mistake").all_inner_texts() == ["$x", "salary"]
    await leader.is_accessible()
    await mistakes.nth(1).get_by_role("button").click()
    await expect(editor(leader)).to_be_focused()
    await leader.page.keyboard.type("name title #")
    await expect(mistakes).to_have_count(1)
    for _ in range(2):
        await leader.page.keyboard.press("ArrowLeft")
    await compose_over_a_word(leader, "姓名")
    await expect(editor(leader)).to_contain_text("name 姓名 #")
    await leader.page.get_by_label("变量（JSON）").fill("[1")
    await expect(leader.page.get_by_text("变量不是一个JSON对象。")).to_be_visible()
    await expect(leader.page.get_by_role("button", name="运行")).to_be_disabled()
    await leader.page.get_by_role("button", name="恢复示例").click()
    await expect(editor(leader)).to_contain_text("query BStaffByHost")
    await expect(mistakes).to_have_count(0)


async def test_the_keyboard_runs_a_query_and_leaves_the_editor(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open(PATH, TITLE)
    await write(leader, TOO_MUCH)
    leader.watch.expect(400, "/graphql")
    await editor(leader).press("Control+Enter")
    errors = leader.page.get_by_role("list", name="错误")
    await expect(errors).to_contain_text("一次要的太多")
    await expect(errors).to_contain_text("TOO_COSTLY")
    await write(leader, "{ viewer { rol")
    await editor(leader).press("e")
    await expect(leader.page.get_by_role("listbox", name="可选的名称").get_by_role("option").first).to_have_text(
        re.compile("^role")
    )
    await leader.page.keyboard.press("Escape")
    await expect(leader.page.get_by_role("listbox", name="可选的名称")).to_have_count(0)
    await leader.page.keyboard.press("Tab")
    await expect(editor(leader)).not_to_be_focused()
    assert await leader.page.evaluate("() => document.querySelector('.editor').contains(document.activeElement)") is False
    await leader.page.keyboard.press("Shift+Tab")
    await expect(editor(leader)).to_be_focused()


async def test_a_mutation_is_sent_only_after_it_was_said_to_be_one_and_the_server_decides(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    await leader.open(PATH, TITLE)
    (account,) = (await leader.api("{ viewer { account { id } } }"))["viewer"].values()
    await write(leader, WRITES, json.dumps(account))
    await choose_next(leader, "要运行的操作")
    leader.watch.operations.clear()
    await leader.page.get_by_role("button", name="运行").click()
    asked = leader.page.get_by_role("dialog", name="这是变更操作")
    await leader.is_accessible()
    await asked.get_by_role("button", name="取消").click()
    await expect(asked).to_have_count(0)
    assert leader.watch.operations == []
    await editor(leader).press("Control+Enter")
    await asked.get_by_role("button", name="发送变更").click()
    await expect(leader.page.get_by_role("list", name="错误")).to_contain_text("FORBIDDEN")
    assert leader.watch.operations == ["Close"]


async def test_a_department_sees_a_lock_and_its_reason_on_the_townships_share(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open(PATH, TITLE)
    await department.page.get_by_role("searchbox", name="按类型或字段名查找").fill("townshipScore")
    await department.page.get_by_role("button", name="Assessment", exact=True).click()
    await expect(department.page).to_have_url(re.compile(r"\?type=Assessment$"))
    read = department.page.get_by_role("region", name="Assessment", exact=True)
    share = read.locator("div", has=department.page.get_by_role("row", name=re.compile("^townshipScore "))).last
    await expect(share.locator(".schema-lock").first).to_contain_text("你看得到的条件：本人且已公布。")
    await expect(share.locator(".schema-lock").first).to_contain_text("这是驻地乡镇的份额")
    await expect(share.get_by_role("row", name=re.compile("^departmentScore "))).to_have_count(0)
    await read.get_by_role("row", name=re.compile("^staff ")).get_by_role("button", name="Staff").click()
    await expect(department.page.get_by_role("region", name="Staff", exact=True)).to_contain_text("人员")
    await department.page.go_back()
    await expect(read).to_be_visible()
    await department.is_accessible()


async def test_the_system_administrator_finds_business_types_locked(page_as: PageAs) -> None:
    administrator = await page_as("system-admin", PHONE)
    await administrator.open(f"{PATH}?type=Staff", TITLE)
    await expect(administrator.page.get_by_role("region", name="Staff", exact=True)).to_contain_text("你看不到")
    await expect(editor(administrator)).to_be_visible()
    assert await administrator.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0
    await administrator.is_accessible()


async def test_the_copied_program_brings_the_answer_of_the_page_with_a_service_token(page_as: PageAs, site: Site) -> None:
    department = await page_as("market-personnel")
    await department.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await department.open(PATH, TITLE)
    await department.page.get_by_role("button", name="运行").click()
    await expect(department.page.locator(".run-answer")).to_be_visible()
    await department.page.get_by_role("button", name="复制为 Python").click()
    await expect(department.page.get_by_text("已复制；令牌请放进环境变量 DAODI_TOKEN。")).to_be_visible()
    program = await department.page.evaluate("() => navigator.clipboard.readText()")
    env = os.environ | {"DAODI_TOKEN": await create_token(site.database_url, "a copy", "market-personnel", 1), "PYTHONUTF8": "1"}
    pipe = asyncio.subprocess.PIPE
    running = await asyncio.create_subprocess_exec(sys.executable, "-c", program, env=env, stdout=pipe, stderr=pipe)
    said, failed = await running.communicate()
    assert failed.decode() == ""
    assert json.loads(said)["data"] == (await answered(department))["data"]


async def test_a_session_that_has_ended_leads_to_the_sign_in_and_back(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader", fresh=True)
    await leader.open(f"{PATH}?example=LateEvents", TITLE)
    await expect(editor(leader)).to_contain_text("query LateEvents")
    await leader.page.context.clear_cookies()
    leader.watch.expect(401, "/graphql")
    await leader.page.get_by_role("button", name="运行").click()
    await expect(leader.page.get_by_label("用户名", exact=True)).to_be_visible()
    await fill_in(leader, "fenghui-leader")
    await leader.arrives(TITLE)
    await expect(editor(leader)).to_contain_text("query LateEvents")

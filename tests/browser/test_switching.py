"""One account, two posts, two languages: nothing of the former one stays on the page."""

from __future__ import annotations

import re

from playwright.async_api import Route, expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

HAN = re.compile(r"[\u4e00-\u9fff]+")

FIRST_PAGE = "{ personnel(first: 50, orderBy: [{ field: NAME_PINYIN, direction: ASC }]) { nodes { name } } }"

# All that a reader sees or hears: texts, and the attributes that stand for texts.
SEEN = """() => {
  const texts = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) if (walk.currentNode.parentElement.checkVisibility()) texts.push(walk.currentNode.data)
  for (const name of ['aria-label', 'title', 'placeholder'])
    for (const one of document.querySelectorAll(`body [${name}]`)) texts.push(one.getAttribute(name))
  return [document.title, ...texts]
}"""


async def choose(visitor: Visitor, entry: str | re.Pattern[str]) -> None:
    """An entry of the account menu, by keyboard: on a busy machine the menu may open before its place is known."""
    await visitor.page.get_by_role("button", name=re.compile("账号菜单|Account menu")).click()
    item = visitor.page.get_by_role("menuitem", name=entry)
    await item.focus()
    await expect(item).to_be_focused()  # a menu that is still opening may take the focus for itself
    await item.press("Enter")
    await expect(item).to_be_hidden()


async def test_after_a_switch_of_posts_no_row_of_the_former_post_remains(page_as: PageAs) -> None:
    platform = await page_as("fenghui-platform", fresh=True)
    before = await platform.figure("事件总数")
    assert before == "696"
    await platform.walk("派驻人员", "派驻人员")
    platform.watch.operations.clear()
    await choose(platform, re.compile("民政窗口"))
    await expect(platform.page.get_by_text("已切换为")).to_be_visible()
    await platform.is_calm()
    viewer = (await platform.api("{ viewer { role post { title } } }"))["viewer"]
    assert viewer["role"] == "window_clerk"
    assert platform.watch.operations[:1] == ["Boot"]
    people = (await platform.api(FIRST_PAGE))["personnel"]["nodes"]
    assert [row[0] for row in await platform.rows()] == [person["name"] for person in people]
    await platform.walk("总览", "总览")
    assert await platform.figure("事件总数") != before


async def chinese_beyond_data(visitor: Visitor, answers: list[str]) -> set[str]:
    """Chinese on the page that is neither data of an answer nor the name of the other language."""
    data = "".join(answers) + "简体中文"
    texts: list[str] = await visitor.page.evaluate(SEEN)
    return {run for text in texts for run in HAN.findall(text) if run not in data}


async def test_in_english_no_chinese_remains_but_data(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    answers: list[str] = []

    async def keep(route: Route) -> None:
        response = await route.fetch()
        answers.append(await response.text())
        await route.fulfill(response=response)

    await department.page.route("**/graphql", keep)
    await department.open("/", "总览")
    await choose(department, "English")
    await department.arrives("Overview")
    assert await department.page.evaluate("() => document.documentElement.lang") == "en"
    assert await chinese_beyond_data(department, answers) == set()
    await department.is_accessible()
    for link, title in (("Stationed staff", "Stationed staff"), ("Who can see", "Who can see")):
        await department.walk(link, title)
        assert await chinese_beyond_data(department, answers) == set()
    await department.page.go_back()
    await department.arrives("Stationed staff")
    await department.page.locator(".masked").first.click()
    assert await chinese_beyond_data(department, answers) == set()
    await department.is_accessible()
    await department.page.keyboard.press("Escape")
    await department.page.locator("tr[data-row]").first.click()
    for tab in await department.page.get_by_role("tab").all():
        await tab.click()
        assert await chinese_beyond_data(department, answers) == set()
    await choose(department, "简体中文")
    await expect(department.page.get_by_role("tab", name="考核")).to_be_visible()

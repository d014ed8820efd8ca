"""The line is cut in the middle of work: it is said, nothing old is shown as fresh, and what was asked for comes by itself."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

CUT = "ERR_INTERNET_DISCONNECTED"
UNFETCHED = "Failed to fetch dynamically imported module"
OLD = "以下是上一次取得的内容，不是最新的。"


def forgive(visitor: Visitor) -> None:
    """The browser's own words about requests that found no line; nothing else may have gone wrong."""
    assert [problem for problem in visitor.watch.problems if CUT not in problem and UNFETCHED not in problem] == []
    visitor.watch.problems.clear()


async def test_rows_stay_and_are_said_to_be_old_until_the_line_is_back(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    before = await town.rows()
    await town.page.context.set_offline(True)
    await town.page.get_by_text("B类", exact=True).first.click()
    said = town.page.get_by_role("alert")
    await expect(said).to_contain_text("连接不上服务器")
    await expect(said).to_contain_text(OLD)
    assert await town.rows() == before
    await town.is_accessible()
    await said.get_by_role("button", name="重试").click()
    await expect(said).to_contain_text(OLD)
    await town.page.context.set_offline(False)
    await town.has_rows(lambda rows: {row[1] for row in rows} == {"B类"})
    await expect(said).to_have_count(0)
    forgive(town)


async def test_a_page_that_has_nothing_yet_says_so_and_fills_by_itself(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    name = (await town.rows())[0][0]
    await town.page.get_by_role("link", name=name, exact=True).click()
    await town.arrives(name)
    await town.page.go_back()
    await town.arrives("派驻人员")
    other = (await town.rows())[1][0]
    await town.page.context.set_offline(True)
    await town.page.get_by_role("link", name=other, exact=True).click()
    await expect(town.page.get_by_role("alert")).to_contain_text("网络已断开，恢复后会自动重新载入。")
    await expect(town.page.get_by_role("tabpanel")).to_have_count(0)
    await town.page.context.set_offline(False)
    await town.arrives(other)
    await expect(town.page.get_by_role("tabpanel")).to_be_visible()
    forgive(town)


async def test_a_page_whose_code_was_never_fetched_says_so_and_comes_by_itself(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel", cold=True)
    await town.open("/personnel", "派驻人员")
    await town.page.context.set_offline(True)
    await town.page.locator(".sider").get_by_role("link", name="专用章", exact=False).first.click()
    await expect(town.page.get_by_role("alert")).to_contain_text("网络已断开，恢复后会自动重新载入。")
    await town.page.context.set_offline(False)
    await expect(town.page.get_by_role("heading", level=1)).to_have_text("审批专用章")
    forgive(town)

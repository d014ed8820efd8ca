"""The list of personnel: its address is its state, the server does the work, the keyboard reaches everything."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

# The element itself, its cells, or the box that its component draws around it.
FOCUS = """() => {
  const { activeElement } = document
  const around = [1, 2, 3].reduce((found) => [...found, found.at(-1).parentElement ?? found.at(-1)], [activeElement])
  const drawn = [...around, ...activeElement.children].map((one) => getComputedStyle(one)).some(
    ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none')
  return drawn ? '' : activeElement.outerHTML.slice(0, 200)
}"""


HEIGHT = "row => row.getBoundingClientRect().height"


def state(visitor: Visitor) -> dict[str, str]:
    """What the address says."""
    return {name: values[0] for name, values in parse_qs(urlsplit(visitor.page.url).query).items()}


async def test_filters_sort_and_page_stand_in_the_address_and_the_back_button_undoes_them(page_as: PageAs) -> None:
    district = await page_as("district-org")
    await district.open("/personnel", "派驻人员")
    everybody = await district.rows()
    await district.page.get_by_text("B类", exact=True).first.click()
    filtered = await district.has_rows(lambda rows: {row[1] for row in rows} == {"B类"})
    assert state(district) == {"class": "B"}
    await district.page.get_by_role("columnheader", name="职务").click()
    ordered = await district.has_rows(lambda rows: rows != filtered)
    assert state(district) == {"class": "B", "sort": "position"}
    await district.page.get_by_role("button", name="下一页").click()
    second = await district.has_rows(lambda rows: rows != ordered)
    assert state(district).keys() == {"class", "sort", "after"}
    assert not {tuple(row) for row in second} & {tuple(row) for row in ordered}
    await district.page.reload()
    await district.has_rows(lambda rows: rows == second)
    for former in (ordered, filtered, everybody):
        await district.page.go_back()
        await district.has_rows(lambda rows, former=former: rows == former)  # type: ignore[misc]  # binds the loop's value
    assert state(district) == {}


async def test_search_by_name_and_by_initials_finds_the_same_person(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    query = "{ personnel(first: 1) { nodes { name namePinyin } } }"
    (person,) = (await town.api(query))["personnel"]["nodes"]
    await town.open("/personnel", "派驻人员")
    search = town.page.get_by_role("searchbox", name="按姓名或拼音查找")
    for word in (person["name"], person["namePinyin"]):
        await search.fill(word)
        await search.press("Enter")
        await town.has_rows(lambda rows: {row[0] for row in rows} == {person["name"]})
        assert state(town) == {"q": word}


async def test_an_empty_result_names_its_filters_and_offers_to_clear_them(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel?q=zzzz&class=A", "派驻人员")
    await expect(town.page.get_by_text("没有符合条件的人员")).to_be_visible()
    await expect(town.page.get_by_text("当前条件：姓名 zzzz、类别 A类。")).to_be_visible()
    await town.is_accessible()
    await town.page.get_by_role("main").get_by_role("button", name="清除筛选").last.click()
    await expect(town.page.locator("tr[data-row]")).to_have_count(50)
    assert state(town) == {}


async def test_a_filter_that_does_not_exist_is_left_out_and_reported(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel?class=C&after=", "派驻人员")
    await expect(town.page.get_by_text("链接里有系统不认识的筛选条件，已忽略。")).to_be_visible()
    assert len(await town.rows()) == 50


async def test_each_page_view_asks_one_question(page_as: PageAs) -> None:
    auditor = await page_as("fenghui-leader")
    await auditor.open("/", "总览")
    asked = auditor.watch.operations
    assert asked == ["Boot", "Overview"]
    asked.clear()
    await auditor.walk("派驻人员", "派驻人员")
    assert asked == ["Personnel"]
    asked.clear()
    name = (await auditor.rows())[0][0]
    await auditor.page.get_by_role("link", name=name, exact=True).first.click()
    await auditor.arrives(name)
    for tab in ("考核", "归属"):
        await auditor.page.get_by_role("tab", name=tab).click()
    assert asked == ["Person"]
    asked.clear()
    await auditor.page.get_by_role("complementary").get_by_role("link").first.click()
    await auditor.arrives("谁能看到")
    assert asked == ["WhoCanSee"]
    asked.clear()
    await auditor.walk("权限总表", "权限总表")
    assert asked == ["AccessMatrix"]


async def test_the_keyboard_walks_the_list_and_opens_a_person(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    keyboard, rows = town.page.keyboard, town.page.locator("tr[data-row]")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        await keyboard.press(key)
        await expect(rows.nth(at)).to_be_focused()
    assert await town.page.evaluate(FOCUS) == ""
    name = (await town.rows())[1][0]
    await keyboard.press("Enter")
    await town.arrives(name)
    await expect(town.page.get_by_role("main")).to_be_focused()
    await town.page.go_back()
    await town.arrives("派驻人员")
    await keyboard.press("/")
    await expect(town.page.get_by_role("searchbox")).to_be_focused()
    await keyboard.type("jk")
    await expect(town.page.get_by_role("searchbox")).to_have_value("jk")


async def test_the_first_stop_of_the_keyboard_skips_the_navigation(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    await town.page.keyboard.press("Tab")
    skip = town.page.get_by_role("link", name="跳到正文")
    await expect(skip).to_be_focused()
    await expect(skip).to_be_in_viewport()
    await town.page.keyboard.press("Enter")
    await expect(town.page.get_by_role("main")).to_be_focused()


async def test_every_stop_of_the_keyboard_is_seen(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open("/personnel", "派驻人员")
    invisible = set()
    for _ in range(24):
        await department.page.keyboard.press("Tab")
        invisible.add(await department.page.evaluate(FOCUS))
    assert invisible == {""}


async def test_escape_closes_the_card_of_a_chip_and_gives_the_focus_back(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open("/personnel", "派驻人员")
    chip = department.page.locator(".masked").first
    await chip.focus()
    await department.page.keyboard.press("Enter")
    await expect(department.page.get_by_role("dialog")).to_be_focused()
    await department.page.keyboard.press("Escape")
    await expect(department.page.get_by_role("dialog")).to_have_count(0)
    await expect(chip).to_be_focused()


async def test_columns_and_density_are_remembered_and_one_click_brings_the_usual_back(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    usual = len((await town.rows())[0])
    row = town.page.locator("tr[data-row]").first
    high = await row.evaluate(HEIGHT)
    await town.page.get_by_role("button", name="列与密度").click()
    sheet = town.page.get_by_role("dialog", name="列与密度")
    await sheet.get_by_label("手机").uncheck()
    await sheet.get_by_text("紧凑").click()
    await town.is_accessible()
    await sheet.get_by_role("button", name="完成").click()
    assert len((await town.rows())[0]) == usual - 1
    await town.page.reload()
    await town.has_rows(lambda rows: len(rows) == 50 and len(rows[0]) == usual - 1)
    assert await row.evaluate(HEIGHT) < high
    await town.page.get_by_role("button", name="列与密度").click()
    await sheet.get_by_role("button", name="恢复默认").click()
    await town.has_rows(lambda rows: len(rows[0]) == usual)
    assert await row.evaluate(HEIGHT) == high


async def test_a_question_mark_tells_the_keys(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    await town.page.keyboard.press("?")
    sheet = town.page.get_by_role("dialog", name="键盘操作")
    await expect(sheet).to_contain_text("下一行")
    await town.is_accessible()
    await town.page.keyboard.press("j")
    await expect(town.page.locator("tr[data-row]:focus")).to_have_count(0)
    await town.page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()


async def test_a_place_that_the_server_does_not_know_leads_back_to_the_first_page(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    town.watch.expect(400, "/graphql")
    await town.page.goto("/personnel?after=nonsense")
    await town.page.get_by_role("button", name="重试").click()
    await town.has_rows(lambda rows: len(rows) == 50)
    assert state(town) == {}


async def test_large_text_is_remembered_for_the_account(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    await town.open("/personnel", "派驻人员")
    await town.page.get_by_role("button", name="账号菜单").click()
    await town.page.get_by_role("menuitem", name="大字").press("Enter")
    cell = town.page.locator("tr[data-row] td").first
    await expect(cell).to_have_css("font-size", re.compile("^(18|17.99).*px$"))
    await town.page.reload()
    await expect(cell).to_have_css("font-size", re.compile("^(18|17.99).*px$"))
    await town.is_accessible()

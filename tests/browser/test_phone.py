"""A phone of 390 pixels: the navigation is a drawer, and no page scrolls sideways."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

PHONE = 390


async def fits(visitor: Visitor) -> None:
    """The page is as wide as the screen; wide tables scroll inside their own frame."""
    assert await visitor.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.parametrize("username", ["fenghui-personnel", "market-personnel"])
async def test_every_page_fits_a_phone(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username, PHONE)
    (person,) = (await visitor.api("{ personnel(first: 1) { nodes { id name } } }"))["personnel"]["nodes"]
    (act,) = (await visitor.api("{ appointments(first: 1) { nodes { id staffName } } }"))["appointments"]["nodes"]
    pages = [
        ("/", "总览"),
        ("/personnel", "派驻人员"),
        *(
            (f"/personnel/{person['id']}?tab={tab}", person["name"])
            for tab in ("basics", "assessments", "appointments", "belonging")
        ),
        ("/appointments", "任免与人事事项"),
        (f"/appointments/{act['id']}", act["staffName"]),
        (f"/appointments/{act['id']}?tab=papers", act["staffName"]),
        ("/ledger", "任免与抄告台账"),
        ("/access/who-can-see", "谁能看到"),
        ("/nowhere", "页面不存在"),
    ]
    for path, title in pages:
        await visitor.open(path, title)
        await fits(visitor)
        await visitor.is_accessible()


async def test_the_drawer_leads_to_a_page_and_closes(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel", PHONE)
    await town.open("/", "总览")
    await expect(town.page.locator(".sider")).to_be_hidden()
    drawer = town.page.get_by_role("dialog")
    await town.page.get_by_role("button", name="打开导航").click()
    await expect(drawer).to_be_visible()
    await town.is_accessible()
    await town.page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    await town.page.get_by_role("button", name="打开导航").click()
    await drawer.get_by_role("link", name="派驻人员").click()
    await town.arrives("派驻人员")
    await expect(drawer).to_be_hidden()


async def test_the_card_of_a_chip_fits_a_phone(page_as: PageAs) -> None:
    department = await page_as("market-personnel", PHONE)
    await department.open("/personnel", "派驻人员")
    await department.page.locator(".masked:visible").first.click()
    card = department.page.get_by_role("dialog", name="这是驻地乡镇的份额")
    await expect(card).to_be_in_viewport(ratio=1)
    await fits(department)
    await department.is_accessible()


async def test_the_way_in_fits_a_phone(page_as: PageAs) -> None:
    stranger = await page_as(None, PHONE)
    await stranger.page.goto("/sign-in")
    await expect(stranger.page.get_by_role("region", name="演示账号")).to_be_visible()
    await fits(stranger)
    await stranger.is_accessible()


async def test_the_rows_of_a_list_are_cards_that_say_what_each_value_is(page_as: PageAs) -> None:
    department = await page_as("market-personnel", PHONE)
    await department.open("/personnel", "派驻人员")
    card = department.page.get_by_role("list", name="派驻人员").get_by_role("listitem").first
    name = await card.get_by_role("link").first.inner_text()
    await expect(card).to_contain_text("驻地乡镇")
    await expect(card.locator(".masked").first).to_be_visible()
    await expect(department.page.get_by_role("table")).to_have_count(0)
    await card.locator("dt").first.click()
    await department.arrives(name)

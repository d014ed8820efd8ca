"""The system administrator keeps the machine: no business data, and tiles that say so without alarm."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.door import PageAs

OUTSIDE = "不在你的职权范围"
TILES = 20


async def test_the_tiles_outside_of_the_remit_are_neutral(page_as: PageAs) -> None:
    admin = await page_as("system-admin")
    await admin.open("/", "总览")
    assert await admin.page.locator(".part .tile dd").all_inner_texts() == [OUTSIDE] * TILES
    assert await admin.figure("派驻人员") == OUTSIDE
    assert await admin.page.locator("[role=alert]").count() == 0
    await admin.is_accessible()


async def test_a_page_outside_of_the_remit_says_who_can_help_and_stands_in_no_menu(page_as: PageAs) -> None:
    admin = await page_as("system-admin")
    await admin.open("/personnel", "派驻人员")
    notice = admin.page.get_by_role("region", name=OUTSIDE)
    await expect(notice).to_contain_text("请找驻地乡镇、主管部门的人事干部或区委组织部")
    await expect(admin.page.locator(".sider").get_by_role("link", name="派驻人员")).to_have_count(0)
    assert admin.watch.operations == ["Boot"]
    await admin.is_accessible()

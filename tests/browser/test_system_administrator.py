"""The system administrator keeps the machine: no business data, and tiles that say so without alarm."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.door import PageAs

OUTSIDE = "不在你的职权范围"
TILES = 20


async def test_the_tiles_outside_of_the_remit_are_neutral(page_as: PageAs) -> None:
    admin = await page_as("system-admin")
    await admin.open("/", "总览")
    assert await admin.page.locator(".tile dd").all_inner_texts() == [OUTSIDE] * TILES
    assert await admin.figure("派驻人员") == OUTSIDE
    assert await admin.page.locator("[role=alert]").count() == 0
    await admin.is_accessible()


async def test_nobody_is_in_the_list_and_the_page_says_why(page_as: PageAs) -> None:
    admin = await page_as("system-admin")
    await admin.open("/personnel", "派驻人员")
    await expect(admin.page.get_by_text("你的职权范围内没有派驻人员")).to_be_visible()
    assert await admin.rows() == []
    await admin.is_accessible()

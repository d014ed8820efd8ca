"""The page of the own account: who opened the own data, and a phone."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs

PHONE = 390
PATH, TITLE = "/account", "我的账号"


async def test_somebody_whose_data_nobody_opened_is_told_so(page_as: PageAs) -> None:
    auditor = await page_as("audit-admin")
    await auditor.open(PATH, TITLE)
    await expect(auditor.page.get_by_text("还没有人查看过你的联系方式和身份信息。")).to_be_visible()
    await auditor.is_accessible()


@pytest.mark.parametrize("username", ["fenghui-market-member", "system-admin"])
async def test_the_page_fits_a_phone(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username, PHONE)
    await visitor.open(PATH, TITLE)
    assert await visitor.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0
    await visitor.is_accessible()

"""Every demo account opens every page: something true stands there, and nothing breaks."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.door import PageAs

TILES = 20
ACCOUNTS = [
    "fenghui-leader",
    "fenghui-deputy",
    "fenghui-personnel",
    "fenghui-command",
    "fenghui-platform",
    "fenghui-window",
    "fenghui-seal",
    "baiguan-personnel",
    "market-leader",
    "market-personnel",
    "market-window",
    "justice-personnel",
    "enforcement-personnel",
    "fenghui-market-head",
    "fenghui-market-member",
    "fenghui-justice-head",
    "village-officer",
    "grid-officer",
    "district-leader",
    "district-org",
    "district-conduct",
    "district-command",
    "district-reform",
    "district-audit",
    "system-admin",
    "security-admin",
    "audit-admin",
]


@pytest.mark.parametrize("username", ACCOUNTS)
async def test_every_page_stands_for(page_as: PageAs, username: str) -> None:
    visitor = await page_as(username, fresh=True)
    assert await visitor.page.locator(".part .tile").count() == TILES
    await visitor.walk("谁能看到", "谁能看到")
    (viewer,) = (await visitor.api("{ viewer { permissions } }")).values()
    if "Staff.basic:read" not in viewer["permissions"]:
        await expect(visitor.page.locator(".sider").get_by_role("link", name="派驻人员")).to_have_count(0)
        await visitor.open("/personnel", "派驻人员")
        await expect(visitor.page.get_by_role("region", name="不在你的职权范围")).to_be_visible()
        return
    await visitor.walk("派驻人员", "派驻人员")
    rows = await visitor.rows()
    if not rows:
        await expect(visitor.page.get_by_text("你的职权范围内没有派驻人员")).to_be_visible()
        return
    await visitor.page.locator("tr[data-row] a").first.click()
    await visitor.arrives(rows[0][0])
    for tab in ("考核", "归属"):
        await visitor.page.get_by_role("tab", name=tab).click()
        await expect(visitor.page.get_by_role("tabpanel", name=tab)).to_be_visible()
    await visitor.is_calm()

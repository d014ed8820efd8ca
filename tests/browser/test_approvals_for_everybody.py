"""Pages of approvals where there is nothing to show, for those whose pages they are not, on a phone and in English."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.approving import CENTRE, ITEM, first, list_of
from tests.browser.door import PageAs
from tests.browser.test_phone import PHONE, fits
from tests.browser.test_switching import choose

RECORDS = {"items": "事项详情", "lists": "清单详情", "seals": "专用章详情", "centres": "中心详情", "windows": "窗口详情"}
LISTED = {
    "items": "审批事项",
    "lists": "下放与“3+1”清单",
    "list-comparison": "清单比对",
    "seals": "审批专用章",
    "centres": "便民服务中心",
    "windows": "便民窗口",
}


@pytest.mark.parametrize(("path", "kind"), RECORDS.items())
async def test_a_record_that_is_not_there_says_who_can_help(page_as: PageAs, path: str, kind: str) -> None:
    window = await page_as("fenghui-window")
    viewer = (await window.api("{ viewer { organisation { id } } }"))["viewer"]["organisation"]["id"]
    await window.open(f"/{path}/{viewer}", kind)
    await expect(window.page.locator(".notice")).to_contain_text("请找")
    await window.is_accessible()


@pytest.mark.parametrize("username", ["system-admin", "security-admin", "audit-admin"])
async def test_the_three_officers_are_told_that_these_pages_are_not_theirs(page_as: PageAs, username: str) -> None:
    officer = await page_as(username)
    for path, title in LISTED.items():
        await officer.open(f"/{path}", title)
        await expect(officer.page.get_by_role("region", name="不在你的职权范围")).to_contain_text("区审改办")
        await expect(officer.page.locator(".sider").get_by_role("link", name=title, exact=True)).to_have_count(0)
    assert officer.watch.operations == ["Boot"] * len(LISTED)


async def test_every_page_fits_a_phone(page_as: PageAs) -> None:
    window = await page_as("fenghui-window", PHONE)
    item = await first(window, ITEM)
    central = await list_of(window, "DELEGATED", "CENTRAL")
    before, after = (version["id"] for version in central["versions"])
    centre = await first(window, CENTRE % "丰惠镇")
    place = centre["windows"]["nodes"][0]
    seal = await first(window, "{ seals(first: 1) { nodes { id name } } }")
    pages = [
        *((f"/{path}", title) for path, title in LISTED.items()),
        ("/items?view=matrix", "审批事项"),
        *((f"/items/{item['id']}?tab={tab}", item["name"]) for tab in ("basics", "guide", "lists", "windows")),
        *((f"/lists/{central['id']}?tab={tab}", central["name"]) for tab in ("items", "versions")),
        (f"/list-comparison?before={before}&after={after}", "清单比对"),
        (f"/seals/{seal['id']}", seal["name"]),
        (f"/centres/{centre['id']}", centre["name"]),
        *((f"/windows/{place['id']}?tab={tab}", place["name"]) for tab in ("basics", "items")),
    ]
    for path, title in pages:
        await window.open(path, title)
        await fits(window)
        await window.is_accessible()


async def test_the_pages_speak_english(page_as: PageAs) -> None:
    window = await page_as("fenghui-window", fresh=True)
    await choose(window, "English")
    item = await first(window, ITEM)
    for path, title in (
        ("/items?view=matrix", "Approval items"),
        (f"/items/{item['id']}?tab=guide", item["name"]),
        ("/lists", "Item lists"),
        ("/list-comparison", "Compare lists"),
        ("/seals", "Approval seals"),
        ("/centres", "Service centres"),
        ("/windows", "Service windows"),
    ):
        await window.open(path, title)
        await window.is_accessible()

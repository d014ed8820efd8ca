"""The README's pictures, taken from the running pages: `python -m tests.browser.screenshots`. Wants a browser with Chinese fonts."""

from __future__ import annotations

import asyncio

from playwright.async_api import FloatRect, async_playwright

from tests.browser.chromium import find_chromium
from tests.browser.door import Door, Site
from tests.browser.palette import reduced
from tests.browser.serving import serving
from tests.browser.visitor import Visitor
from tests.databases import DEMO, Databases, suite_server
from tests.spa import FRONTEND, build

FOLDER = FRONTEND / "docs"
WIDTH = 1280
MOST_BYTES = 120_000

BONUS_OF_ONE = """{ personnel(first: 1, where: { managementClass: { eq: B } }) { nodes {
  assessments(first: 1, where: { year: { eq: 2016 } }) { nodes { id } } } } }"""


async def take(door: Door, visitor: Visitor, name: str, height: int) -> None:
    """The upper part of the page."""
    clip: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": height}
    picture = await reduced(door.browser, await visitor.page.screenshot(clip=clip, animations="disabled", caret="hide"))
    if len(picture) > MOST_BYTES:
        raise SystemExit(f"{name} would have {len(picture)} bytes: choose a smaller height")
    (FOLDER / name).write_bytes(picture)


async def take_all(door: Door) -> None:
    leader = await door.page_as("fenghui-leader", WIDTH, fresh=False)
    await leader.open("/", "总览")
    await take(door, leader, "overview.png", 760)
    subject = (await leader.api(BONUS_OF_ONE))["personnel"]["nodes"][0]["assessments"]["nodes"][0]["id"]
    department = await door.page_as("market-personnel", WIDTH, fresh=False)
    await department.open("/personnel", "派驻人员")
    await department.page.locator(".masked").nth(3).click()
    await take(door, department, "personnel.png", 640)
    auditor = await door.page_as("audit-admin", WIDTH, fresh=False)
    await auditor.open(f"/access/who-can-see?id={subject}&field=bonusTownship", "谁能看到")
    await take(door, auditor, "who-can-see.png", 640)


async def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    build()
    with suite_server() as server:
        await server.ensure_database("postgres")
        async with Databases(server).copy(DEMO) as url, async_playwright() as playwright:
            browser = await playwright.chromium.launch(**find_chromium().launch_options)  # type: ignore[arg-type]  # options by name
            with serving(url) as address:
                await take_all(Door(browser, Site(address, url)))
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main())

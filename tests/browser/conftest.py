"""The real pages in a real browser: the built bundle, the program under its own server, sessions opened through the form."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.chromium import NoBrowserError, find_chromium
from tests.browser.door import Door, PageAs, Site
from tests.browser.serving import serving
from tests.browser.visitor import SECONDS, Visitor
from tests.databases import DEMO, Databases
from tests.spa import build, install


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests of a worker."""
    try:
        found = await asyncio.to_thread(find_chromium)
    except NoBrowserError as reason:
        pytest.skip(str(reason))
    expect.set_options(timeout=SECONDS * 1000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**found.launch_options)  # type: ignore[arg-type]  # options by name
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
async def site(databases: Databases) -> AsyncIterator[Site]:
    """The program with the pages of today's sources over a district of this worker's own: sessions are written to it."""
    await asyncio.to_thread(build)
    await asyncio.to_thread(install)
    async with databases.copy(DEMO) as url:
        with serving(url) as address:
            yield Site(address, url)


@pytest.fixture(scope="session")
def door(browser: Browser, site: Site) -> Door:
    return Door(browser, site)


@pytest.fixture
async def page_as(door: Door) -> AsyncIterator[PageAs]:
    """`await page_as(username)` opens a page of that account (None: of nobody); whatever went wrong on it fails the test."""
    visitors: list[Visitor] = []

    async def open_page(username: str | None, width: int = 1440, *, fresh: bool = False, cold: bool = False) -> Visitor:
        visitor = await door.page_as(username, width, fresh=fresh, cold=cold)
        visitors.append(visitor)
        return visitor

    yield open_page
    for visitor in visitors:
        await door.leave(visitor)
    assert [problem for visitor in visitors for problem in visitor.watch.problems] == []

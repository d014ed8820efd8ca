"""The real pages in a real browser: the built bundle, the program under its own server, sessions opened through the form."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
import uvicorn
from playwright.async_api import Browser, async_playwright, expect

from backend.serving import Served
from backend.settings import load_settings
from tests.browser.chromium import NoBrowserError, find_chromium
from tests.browser.door import Door, PageAs, Site
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
        with _serving(url) as address:
            yield Site(address, url)


@contextmanager
def _serving(url: str) -> Iterator[str]:
    settings = load_settings(database_url=url, demo=True)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(Served(settings), lifespan="on", log_config=None, access_log=False, ws="none"))
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        deadline = time.monotonic() + SECONDS
        while thread.is_alive() and not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.started, "the program did not start"
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def door(browser: Browser, site: Site) -> Door:
    return Door(browser, site)


@pytest.fixture
async def page_as(door: Door) -> AsyncIterator[PageAs]:
    """`await page_as(username)` opens a page of that account (None: of nobody); whatever went wrong on it fails the test."""
    visitors: list[Visitor] = []

    async def open_page(username: str | None, width: int = 1440, *, fresh: bool = False) -> Visitor:
        visitor = await door.page_as(username, width, fresh=fresh)
        visitors.append(visitor)
        return visitor

    yield open_page
    for visitor in visitors:
        await visitor.page.context.close()
    assert [problem for visitor in visitors for problem in visitor.watch.problems] == []

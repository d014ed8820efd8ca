"""How fast the pages are, for the README: `python -m tests.browser.measure [--runs N]`. Printed, never asserted: machines differ.

Everything in one machine: the program over the demo district, and a browser that reaches it on loopback. "Cold" is a
browser that has nothing of Daodi but a session; "warm" is the same browser once more, its scripts in the cache.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import NamedTuple

from playwright.async_api import Page, StorageState, async_playwright, expect

from tests.bench.table import processor, rows
from tests.browser.chromium import find_chromium
from tests.browser.door import Door, Site
from tests.browser.serving import serving
from tests.browser.visitor import SECONDS
from tests.databases import DEMO, Databases, suite_server
from tests.spa import build

RUNS = 7
ACCOUNT = "district-leader"
"""Sees all 832 people and every event of the district: the longest lists."""

_OBSERVE = """
self.painted = 0
self.shifted = 0
new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) painted = startTime })
  .observe({ type: 'largest-contentful-paint', buffered: true })
new PerformanceObserver((list) => { for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) shifted += value })
  .observe({ type: 'layout-shift', buffered: true })
"""

# What came over the wire: the document, and whatever the browser fetched rather than found in its cache.
_BYTES = """() => ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
  .reduce((sum, { transferSize }) => sum + transferSize, 0)"""

# From the click to the frame in which every row is of class B, measured by the page's own clock.
_FILTER = """(choice) => new Promise((done) => {
  const start = performance.now()
  const look = () => {
    const rows = [...document.querySelectorAll('tr[data-row]')]
    const fits = rows.length > 0 && rows.every((row) => row.innerText.includes(choice.shows))
    if (fits && !document.querySelector('[aria-busy=true]')) requestAnimationFrame(() => done(performance.now() - start))
    else requestAnimationFrame(look)
  }
  const [label] = [...document.querySelectorAll('.ant-segmented-item-label')].filter((one) => one.innerText === choice.click)
  label.click()
  look()
})"""


@dataclass(frozen=True)
class Place:
    """A page to open, what its title is, and a choice of its filter bar with the word that all rows have then."""

    name: str
    path: str
    title: str
    choice: dict[str, str] | None = None


OVERVIEW = Place("overview", "/", "总览")
LISTS = (
    Place("personnel list", "/personnel", "派驻人员", {"click": "B类", "shows": "B类"}),
    Place("events list", "/events", "基层事件", {"click": "三级", "shows": "三级"}),
)


class Sample(NamedTuple):
    """One opening: milliseconds, a score, milliseconds (None: no filter), bytes."""

    painted: float
    shifted: float
    filtered: float | None
    fetched: float


async def look_at(page: Page, place: Place) -> Sample:
    await page.goto(place.path)
    await expect(page.get_by_role("heading", level=1)).to_have_text(place.title)
    await page.wait_for_load_state("networkidle")
    painted, shifted = await page.evaluate("() => [painted, shifted]")
    fetched = await page.evaluate(_BYTES)
    filtered = await page.evaluate(_FILTER, place.choice) if place.choice else None
    return Sample(painted, shifted, filtered, fetched)


@asynccontextmanager
async def cold_page(door: Door, state: StorageState) -> AsyncIterator[Page]:
    """A page of a browser that has nothing but the session."""
    visitor = await door.page(width=1440, state=state, cold=True)
    await visitor.page.add_init_script(_OBSERVE)
    yield visitor.page
    await visitor.page.context.close()


async def measure(door: Door, runs: int) -> dict[str, list[Sample]]:
    """Samples by what was opened; the first opening of all only wakes server and browser."""
    state = await (await door.page_as(ACCOUNT, 1440, fresh=False)).page.context.storage_state()
    samples: dict[str, list[Sample]] = {}
    for run in range(runs + 1):
        for place in (OVERVIEW, *LISTS):
            async with cold_page(door, state) as page:
                found = {f"{place.name}, cold": await look_at(page, place), f"{place.name}, warm": await look_at(page, place)}
            for name, sample in found.items() if run else ():
                samples.setdefault(name, []).append(sample)
    return samples


def as_markdown(samples: dict[str, list[Sample]], runs: int) -> str:
    """Medians of the runs, below a line that says when and where."""
    head = ["", "LCP", "CLS", "filter click to rows", "transferred"]
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    where = f"{date.today().isoformat()}, {processor()}, {os.cpu_count()} cores, load per core {load:.1f}; medians of {runs} runs"
    return "\n".join([where, "", *rows(head, [[name, *_cells(found)] for name, found in samples.items()])])


def _cells(found: Sequence[Sample]) -> list[str]:
    painted, shifted, fetched = (median(getattr(one, name) for one in found) for name in ("painted", "shifted", "fetched"))
    filtered = [one.filtered for one in found if one.filtered is not None]
    return [f"{painted:.0f} ms", f"{shifted:.3f}", f"{median(filtered):.0f} ms" if filtered else "", f"{fetched / 1000:.0f} kB"]


async def report(runs: int) -> str:
    await asyncio.to_thread(build)
    with suite_server() as server:
        await server.ensure_database("postgres")
        async with Databases(server).copy(DEMO) as url, async_playwright() as playwright:
            expect.set_options(timeout=SECONDS * 1000)
            browser = await playwright.chromium.launch(**find_chromium().launch_options)  # type: ignore[arg-type]  # options by name
            with serving(url) as address:
                samples = await measure(Door(browser, Site(address, url)), runs)
            await browser.close()
    return as_markdown(samples, runs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.browser.measure")
    parser.add_argument("--runs", type=int, default=RUNS)
    print(asyncio.run(report(parser.parse_args().runs)))

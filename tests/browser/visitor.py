"""Somebody in front of a page: what they do more than once, and what they would find out by the API."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.async_api import Locator, Page, Request, expect

from backend.kit.files import REPOSITORY
from tests.browser.watch import Watch

SECONDS = 15.0
"""The longest wait for anything on a page, on a machine that is busy with other tests."""

SKELETON = ".late, [aria-busy=true], .ant-btn-loading"

_RUN_AXE = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}"""

# What has no end (a spinner) is not waited for.
_AT_REST = """() => Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)
)"""

# Found and read in one step: a row that is replaced in between would read as the text of a detached element, without its spaces.
_READ_ROWS = """() => [...document.querySelectorAll('tr[data-row]')].map(
  (row) => [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim())
)"""


@dataclass
class Visitor:
    """A page of one person with a session of their own."""

    page: Page
    watch: Watch

    async def open(self, path: str, title: str) -> None:
        """Goes to an address as from a bookmark and waits until the page of that title stands."""
        await self.page.goto(path)
        await self.arrives(title)

    async def walk(self, link: str, title: str) -> None:
        """Follows an entry of the navigation."""
        await self.page.locator(".sider").get_by_role("link", name=link, exact=True).click()
        await self.arrives(title)

    async def arrives(self, title: str) -> None:
        """Waits until the page of that title stands and has its content."""
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        await self.is_calm()

    async def is_calm(self) -> None:
        """Waits until nothing is being fetched; a failure that the page reports ends the test."""
        await expect(self.page.locator(".page-head")).to_be_visible()
        await expect(self.page.locator(SKELETON)).to_have_count(0)
        failures = await self.page.locator("[role=alert].stale, [role=alert] .notice").all_inner_texts()
        assert failures == [], "\n".join(failures)

    async def api(self, query: str, variables: dict[str, Any] | None = None) -> Any:
        """The data of the same session by the API."""
        answer = await self.page.request.post("/graphql", data={"query": query, "variables": variables or {}})
        body = await answer.json()
        assert "errors" not in body, body["errors"]
        return body["data"]

    async def repeat(self, request: Request) -> Any:
        """What the API answers to exactly the page's own request."""
        sent = json.loads(request.post_data or "")
        return await self.api(sent["query"], sent.get("variables"))

    def tile(self, label: str) -> Locator:
        """A figure of the overview by its label."""
        return self.page.locator(".tile").filter(has=self.page.get_by_text(label, exact=True))

    async def figure(self, label: str) -> str:
        """The figure without its unit."""
        value = self.tile(label).locator("dd")
        await expect(value).to_be_visible()
        return str(await value.evaluate("value => value.firstChild.textContent"))

    async def rows(self) -> list[list[str]]:
        """The cells of the list, in the words of the page."""
        rows: list[list[str]] = await self.page.evaluate(_READ_ROWS)
        return rows

    async def has_rows(self, hold: Callable[[list[list[str]]], bool]) -> list[list[str]]:
        """Waits until the list has rows for which this holds; old rows stay while newer ones are fetched."""
        deadline = time.monotonic() + SECONDS
        while not hold(rows := await self.rows()):
            assert time.monotonic() < deadline, f"the list stayed at {len(rows)} rows, the first of them {rows[:2]}"
            await asyncio.sleep(0.02)
        return rows

    async def is_accessible(self) -> None:
        """axe finds nothing serious on the page at rest: what is being fetched again is pale for a while, on purpose.

        It comes in through the browser's tools, so the page's own policy stays as it is.
        """
        await expect(self.page.locator(SKELETON)).to_have_count(0)
        await self.page.evaluate(_AT_REST)
        if not await self.page.evaluate("() => 'axe' in window"):
            await self.page.evaluate(_axe())
        found = await self.page.evaluate(_RUN_AXE)
        assert found == [], "\n".join(found)


@cache
def _axe() -> str:
    return (REPOSITORY / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text() + ";0"

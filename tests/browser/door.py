"""The way in: sessions opened through the sign-in form, and pages that are watched from their first moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, StorageState

from backend.demo.accounts import PASSWORD
from tests.browser.visitor import SECONDS, Visitor
from tests.browser.watch import CSP_LISTENER, Watch

PageAs = Callable[..., Awaitable[Visitor]]


@dataclass(frozen=True)
class Site:
    """A running Daodi: its address, and its database's."""

    address: str
    database_url: str


@dataclass
class Door:
    """Opens pages; whoever has signed in through the form once keeps the session for later pages."""

    browser: Browser
    site: Site
    _sessions: dict[str, StorageState] = field(default_factory=dict)
    _idle: list[BrowserContext] = field(default_factory=list)
    """Profiles that somebody has left: they have the pages' code, which is what a new one would take longest to fetch and read."""

    async def page(self, *, width: int, height: int = 900, state: StorageState | None = None, cold: bool = False) -> Visitor:
        """`cold`: in a profile that has never been here."""
        context = self._idle.pop() if self._idle and not cold else await self._profile()
        if state is not None:
            await context.add_cookies(state["cookies"])  # type: ignore[arg-type]  # what comes out goes in
        watch, page = Watch(), await context.new_page()
        await page.set_viewport_size({"width": width, "height": height})
        watch.over(page)
        return Visitor(page, watch)

    async def _profile(self) -> BrowserContext:
        context = await self.browser.new_context(base_url=self.site.address, locale="zh-CN", reduced_motion="reduce")
        context.set_default_timeout(SECONDS * 1000)
        await context.add_init_script(CSP_LISTENER)
        return context

    async def leave(self, visitor: Visitor) -> None:
        """Closes the page; nothing of the visitor stays in the profile."""
        context = visitor.page.context
        tools = await context.new_cdp_session(visitor.page)
        await tools.send("Storage.clearDataForOrigin", {"origin": self.site.address, "storageTypes": "local_storage"})
        for page in context.pages:
            await page.close()
        await context.set_offline(False)
        await context.clear_permissions()
        await context.clear_cookies()
        self._idle.append(context)

    async def page_as(self, username: str | None, width: int, *, fresh: bool, cold: bool = False) -> Visitor:
        """`fresh`: with a session that the test may end."""
        if username is None:
            return await self.page(width=width)
        if fresh:
            visitor = await self.page(width=width)
            await sign_in(visitor, username)
            return visitor
        if username not in self._sessions:
            visitor = await self.page_as(username, 1440, fresh=True)
            self._sessions[username] = await visitor.page.context.storage_state()
            await self.leave(visitor)
            assert visitor.watch.problems == []
        return await self.page(width=width, state=self._sessions[username], cold=cold)


async def sign_in(visitor: Visitor, username: str, password: str = PASSWORD) -> None:
    """Through the form; leads to the overview."""
    await visitor.page.goto("/sign-in")
    await fill_in(visitor, username, password)
    await visitor.arrives("总览")


async def fill_in(visitor: Visitor, username: str, password: str = PASSWORD) -> None:
    """Types name and password into the form and sends it."""
    await visitor.page.get_by_label("用户名", exact=True).fill(username)
    await visitor.page.get_by_label("密码", exact=True).fill(password)
    await visitor.page.get_by_role("button", name="登录", exact=True).click()

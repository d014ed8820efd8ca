"""Every page of the table by keyboard alone, and in English: nothing out of reach or unseen, no trap, no word left behind."""

from __future__ import annotations

import pytest
from playwright.async_api import Route, expect

from tests.browser.door import PageAs
from tests.browser.page_table import address, entries
from tests.browser.test_switching import chinese_beyond_data, choose
from tests.browser.visitor import Visitor

HEADINGS = {
    "stations": "fenghui-leader",
    "approvals": "fenghui-leader",
    "grassroots": "fenghui-leader",
    "audit": "fenghui-leader",
    "system": "district-org",
}
"""Heading of the menu -> an account that may open every page under it."""

APART = {"explorer", "accounts"}
"""The explorer's example queries are data in Chinese that no answer brings, and its editor has keys of its own; accounts are the
officers' alone. Both have tests of their own."""

# What the Tab key must reach, in the part of the page that changes; one of several radios is one stop, as is one of several tabs.
REACHABLE = """() => {
  const stops = [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])')]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest('dialog:not([open])'))
    .filter((one) => one.type !== 'radio' || one.checked)
  stops.forEach((one, at) => one.setAttribute('data-stop', at))
  return stops.length
}"""

# Which stop has the focus, and whether it shows: by itself, by its cells, or by the box that its component draws around it.
FOCUS = """() => {
  const { activeElement } = document
  const around = [1, 2, 3].reduce((found) => [...found, found.at(-1).parentElement ?? found.at(-1)], [activeElement])
  const shows = [...around, ...activeElement.children].map((one) => getComputedStyle(one)).some(
    ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none')
  return [activeElement.getAttribute('data-stop'), shows ? null : activeElement.outerHTML.slice(0, 160)]
}"""

MOST = 16
"""So many stops are walked on a page; a table repeats its rows beyond."""

OWN_STOPS = 6
"""A field of a date has stops of its own, and what scrolls may be one more."""


async def next_stop(visitor: Visitor, at: int) -> tuple[str | None, str | None]:
    """Presses Tab until the focus is at that stop or beyond; (stop, what has the focus without showing it)."""
    stop = unseen = None
    for _ in range(OWN_STOPS):
        await visitor.page.keyboard.press("Tab")
        stop, unseen = await visitor.page.evaluate(FOCUS)
        if stop is not None and int(stop) >= at:
            break
    return stop, unseen


async def walk(visitor: Visitor) -> list[str]:
    """Skips the navigation and tabs through the page; what went wrong, in words."""
    page, wrong = visitor.page, []
    await page.locator(".skip").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("main")).to_be_focused()
    for at in range(min(await page.evaluate(REACHABLE), MOST)):
        stop, unseen = await next_stop(visitor, at)
        if unseen:
            wrong.append(f"stop {at} does not show the focus: {unseen}")
        if stop != str(at):
            element = await page.locator(f'[data-stop="{at}"]').evaluate("one => one.outerHTML.slice(0, 160)")
            return [*wrong, f"stop {at} is not reached, the focus is at {stop}: {element}"]
    return wrong


async def steps_through_rows(visitor: Visitor) -> None:
    """On a list, j and k move by row."""
    rows = visitor.page.locator("tr[data-row]")
    if await rows.count() < 2:
        return
    await visitor.page.get_by_role("heading", level=1).click()
    for key, at in (("j", 0), ("j", 1), ("k", 0)):
        await visitor.page.keyboard.press(key)
        await expect(rows.nth(at)).to_be_focused()


async def closes_by_escape(visitor: Visitor) -> None:
    """The sheet of columns, where the page has one; the focus comes back to what opened it."""
    opener = visitor.page.get_by_role("main").get_by_role("button", name="Columns and density").first
    if await opener.count() == 0:
        return
    await opener.focus()
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.locator("dialog[open]")).to_have_count(1)
    await visitor.page.keyboard.press("Escape")
    await expect(visitor.page.locator("dialog[open]")).to_have_count(0)
    await expect(opener).to_be_focused()


async def in_english(visitor: Visitor) -> list[str]:
    """Turns the page to English; the answers of the server are kept from then on, until somebody clears them."""
    answers: list[str] = []

    async def keep(route: Route) -> None:
        response = await route.fetch()
        answers.append(await response.text())
        await route.fulfill(response=response)

    await choose(visitor, "English")
    await visitor.arrives("Overview")
    await visitor.page.route("**/graphql", keep)
    return answers


@pytest.mark.parametrize("heading", HEADINGS)
async def test_every_page_is_walked_by_keyboard_and_speaks_english(page_as: PageAs, heading: str) -> None:
    visitor = await page_as(HEADINGS[heading], fresh=True)
    permissions = frozenset((await visitor.api("{ viewer { permissions } }"))["viewer"]["permissions"])
    answers, wrong, walked = await in_english(visitor), {}, 0
    pages = [entry for entry in entries(heading) if entry.name not in APART]
    for entry in pages:
        assert entry.opens_for(permissions), f"{HEADINGS[heading]} may not open {entry.name}"
        place = await address(visitor, entry)
        if place is None:
            continue
        answers.clear()
        await visitor.page.goto(place)
        await visitor.is_calm()
        found = [f"not English: {word}" for word in await chinese_beyond_data(visitor, answers)]
        await visitor.is_accessible()
        wrong[entry.name] = [*found, *await walk(visitor)]
        await steps_through_rows(visitor)
        await closes_by_escape(visitor)
        walked += 1
    assert {name: found for name, found in wrong.items() if found} == {}
    assert walked >= len(pages) - 1

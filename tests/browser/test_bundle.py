"""The built pages: small enough for the lines of a township, and nothing in them that the content security policy forbids."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from backend.kit.spa import NONCE
from tests.spa import FRONTEND, build

KB = 1000
ENTRY = "index.html"
FOLDER = "src/app/pages"
FRAME = f"{FOLDER}/frame.tsx"
PAGES = sorted(file.stem for file in (FRONTEND / FOLDER).glob("*.tsx") if file.stem != "frame")
SIGN_IN, PAGE, LATER = 290, 360, 190
"""Budgets in kB on the wire: of the way in, of a page with everything that it needs, of a library that is fetched later."""


@pytest.fixture(scope="module")
def pages() -> Path:
    return build()


@cache
def packed(file: Path) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(file.read_bytes(), 9))


def manifest_of(pages: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((pages / ".manifest.json").read_text())
    return manifest


def weight(pages: Path, *roots: str) -> int:
    """Bytes of the scripts and styles that a browser fetches for these modules: themselves and what they import."""
    manifest = manifest_of(pages)
    chunks, waiting = set(), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in chunks:
            chunks.add(name)
            waiting += manifest[name].get("imports", [])
    files = {file for name in chunks for file in (manifest[name]["file"], *manifest[name].get("css", []))}
    return sum(packed(pages / file) for file in files)


def test_the_way_in_stays_within_its_budget(pages: Path) -> None:
    assert weight(pages, ENTRY) <= SIGN_IN * KB


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_fetches_stays_within_its_budget(pages: Path, name: str) -> None:
    assert weight(pages, ENTRY, FRAME, f"{FOLDER}/{name}.tsx") <= PAGE * KB


def test_every_page_of_the_table_has_a_budget(pages: Path) -> None:
    fetched = {name for name, chunk in manifest_of(pages).items() if chunk.get("isDynamicEntry") and name.startswith(FOLDER)}
    sources = (FRONTEND / "src/app/pages.ts", *(FRONTEND / "src/app/menu").glob("*.ts"))
    table = {page for source in sources for page in re.findall(r"import\('\.\.?/pages/([\w-]+)'\)", source.read_text())}
    assert table == set(PAGES)
    assert fetched == {f"{FOLDER}/{name}.tsx" for name in table} | {FRAME}


def test_what_is_fetched_later_is_small_and_not_part_of_a_page(pages: Path) -> None:
    """Drawing charts and editing queries: libraries of their own, fetched when the first of them stands on a page."""
    manifest = manifest_of(pages)
    later = [name for name, chunk in manifest.items() if chunk.get("isDynamicEntry") and not name.startswith(FOLDER)]
    assert {
        name: packed(pages / manifest[name]["file"]) for name in later if packed(pages / manifest[name]["file"]) > LATER * KB
    } == {}


def test_each_script_has_its_compressed_forms_beside_it(pages: Path) -> None:
    scripts = [file for file in pages.glob("assets/*.js") if file.stat().st_size >= 1024]
    assert scripts
    assert [file.name for file in scripts for form in (".br", ".gz") if not file.with_name(file.name + form).is_file()] == []


def test_no_source_map_leaves_the_house(pages: Path) -> None:
    assert list(pages.rglob("*.map")) == []
    assert [file.name for file in pages.glob("assets/*.js") if "sourceMappingURL=" in file.read_text()] == []


def test_the_page_has_a_place_for_the_nonce_and_no_script_or_style_of_its_own(pages: Path) -> None:
    page = (pages / "index.html").read_text()
    assert page.count(NONCE) == 1
    assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag] == []


def test_nothing_is_fetched_from_elsewhere(pages: Path) -> None:
    assert re.findall(r'(?:src|href)="(?!/)[^"]*"', (pages / "index.html").read_text()) == []

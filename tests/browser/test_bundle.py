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
from tests.spa import build

KB = 1000
ENTRY = "index.html"
FRAME = "src/app/pages/frame.tsx"


@pytest.fixture(scope="module")
def pages() -> Path:
    return build()


@cache
def packed(file: Path) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(file.read_bytes(), 9))


def weight(pages: Path, *roots: str) -> int:
    """Bytes of the scripts and styles that a browser fetches for these modules: themselves and what they import."""
    manifest: dict[str, Any] = json.loads((pages / ".manifest.json").read_text())
    chunks, waiting = set(), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in chunks:
            chunks.add(name)
            waiting += manifest[name].get("imports", [])
    files = {file for name in chunks for file in (manifest[name]["file"], *manifest[name].get("css", []))}
    return sum(packed(pages / file) for file in files)


@pytest.mark.parametrize(
    ("roots", "most"),
    [
        ((ENTRY,), 290),
        ((ENTRY, FRAME, "src/app/pages/overview.tsx"), 360),
        ((ENTRY, FRAME, "src/app/pages/personnel.tsx"), 360),
        ((ENTRY, FRAME, "src/app/pages/person.tsx"), 360),
        ((ENTRY, FRAME, "src/app/pages/who-can-see.tsx"), 360),
    ],
    ids=["sign-in", "overview", "personnel", "person", "who-can-see"],
)
def test_what_a_page_fetches_stays_within_its_budget(pages: Path, roots: tuple[str, ...], most: int) -> None:
    assert weight(pages, *roots) <= most * KB


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

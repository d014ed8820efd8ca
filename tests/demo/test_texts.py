"""Texts of the demo: many, different, and without the seams of their making."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from backend.kit.database import Database

_SHOWN = {
    "event": "title || description || place",
    "event_step": "coalesce(note, '') || actor_name",
    "mediation": "title || parties || coalesce(result, '')",
    "joint_operation": "title || area || findings || measures",
    "meeting": "minutes",
    "approval_item": "name || legal_basis",
    "guide": "conditions::text || materials::text || steps::text || result",
    "appointment": "matter || reason || coalesce(consultation, '') || coalesce(objection, '') || from_title || to_title",
    "receipt": "signed_by || coalesce(note, '') || coalesce(number, '')",
    "organisation": "name",
    "post": "title",
}


async def test_event_titles_and_descriptions_are_many(demo: Database) -> None:
    row = await demo.reads.fetchrow(
        "SELECT count(DISTINCT title) AS titles, count(DISTINCT description) AS descriptions FROM event"
    )
    assert row is not None
    assert row["titles"] >= 600
    assert row["descriptions"] >= 3_000


async def test_no_wording_dominates_the_events(demo: Database) -> None:
    """Names of places and numbers removed, hundreds of different wordings remain, none of them more than one in fifty."""
    villages = [row["name"] for row in await demo.reads.fetch("SELECT name FROM village")]
    stems = sorted({re.sub("(村委会|居委会|居民委员会|社区)$", "", name) for name in villages}, key=len, reverse=True)
    places = re.compile("|".join(map(re.escape, stems)))
    rows = await demo.reads.fetch("SELECT title FROM event")
    wordings = Counter(places.sub("", re.sub("[0-9]+", "", row["title"])) for row in rows)
    assert len(wordings) >= 600
    assert max(wordings.values()) <= len(rows) / 50


@pytest.mark.parametrize("table", _SHOWN)
async def test_no_text_shows_a_slot_or_a_seam(demo: Database, table: str) -> None:
    seams = await demo.reads.fetchval(
        f"SELECT count(*) FROM {table} WHERE {_SHOWN[table]} ~ '[{{}}|]|None|，，|。。|，。|：：|TODO'"
    )
    assert seams == 0


async def test_item_names_are_all_different_and_speak(demo: Database) -> None:
    names = [row["name"] for row in await demo.reads.fetch("SELECT name FROM approval_item")]
    assert len(set(names)) == len(names) == 248
    assert not [name for name in names if re.search(r"事项\d|^\W|测试", name)]


async def test_communities_are_not_told_about_fields(demo: Database) -> None:
    rural = await demo.reads.fetchval(
        """SELECT count(*) FROM event e JOIN village v ON v.id = e.village_id
           WHERE v.form = 'COMMUNITY' AND e.title || e.description ~ '农田|农户|机埠|宅基地|村委会|晒谷场|村民'"""
    )
    assert rural == 0

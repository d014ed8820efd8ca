"""July's events: clocks, levels, ways and actors."""

from __future__ import annotations

import pytest

from backend.demo.events import CATEGORY_PERCENT, ON_TIME_PERMILLE, OPEN, on_time
from backend.events.rules import LEVEL_DAYS, OVERALL_DAYS, due
from backend.kit.database import Database

_HANDLER = {1: {"GRID"}, 2: {"VILLAGE"}, 3: {"AGENCY", "TOWNSHIP"}, 4: {"AGENCY"}}


async def test_numbers_say_place_day_and_order_of_report(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT number, reported_at AT TIME ZONE 'Asia/Shanghai' AS at,
                  row_number() OVER (PARTITION BY township_id, (reported_at AT TIME ZONE 'Asia/Shanghai')::date ORDER BY number) AS place,
                  row_number() OVER (PARTITION BY township_id, (reported_at AT TIME ZONE 'Asia/Shanghai')::date ORDER BY reported_at, number) AS turn
           FROM event"""
    )
    for row in rows:
        assert row["number"][2] == "W"
        assert row["number"][3:11] == f"{row['at']:%Y%m%d}"
        assert int(row["number"][11:]) == row["place"] == row["turn"]


async def test_categories_are_mixed_as_assumed(demo: Database) -> None:
    rows = await demo.reads.fetch("SELECT category, count(*) FROM event GROUP BY 1")
    found = dict(map(tuple, rows))
    for category, percent in CATEGORY_PERCENT.items():
        assert abs(found[category] - 10_356 * percent / 100) <= 1


@pytest.mark.parametrize("level", LEVEL_DAYS)
async def test_the_share_on_time_is_exact_by_level(demo: Database, level: int) -> None:
    row = await demo.reads.fetchrow(
        """SELECT count(*) AS n, count(*) FILTER (WHERE closed_at <= due_at) AS timely, count(*) FILTER (WHERE closed_at IS NULL) AS open
           FROM event WHERE level = $1""",
        level,
    )
    assert row is not None
    assert row["timely"] == on_time(level, row["n"]) == round(row["n"] * ON_TIME_PERMILLE[level] / 1000)
    assert row["open"] == OPEN[level]


async def test_both_clocks_follow_the_rule(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT e.level, e.reported_at, e.due_at, e.overall_due_at, array_agg(s.kind) AS kinds,
                  min(s.at) FILTER (WHERE s.kind = 'ACCEPT') AS accepted, max(s.due_at) AS last_clock, max(s.at) FILTER (WHERE s.kind = 'REOPEN') AS reopened
           FROM event e JOIN event_step s ON s.event_id = e.id GROUP BY e.id"""
    )
    for row in rows:
        assert row["overall_due_at"] == due(row["reported_at"], OVERALL_DAYS)
        assert row["due_at"] == row["last_clock"] > row["reported_at"]
        if "EXTEND" not in row["kinds"]:
            assert row["due_at"] == due(row["reopened"] or row["accepted"], LEVEL_DAYS[row["level"]])
        else:
            assert row["due_at"] <= due(row["accepted"], 7)


async def test_turns_have_their_shares(demo: Database) -> None:
    rows = await demo.reads.fetch("SELECT kind, count(DISTINCT event_id) FROM event_step GROUP BY 1")
    found = dict(map(tuple, rows))
    assert [found[kind] for kind in ("RETURN", "EXTEND", "REOPEN", "MERGE")] == [207, 155, 104, 311]
    assert 4.5 <= await demo.reads.fetchval("SELECT count(*) / 10356.0 FROM event_step") <= 6


async def test_steps_run_forward_from_the_report_to_the_close_and_never_into_the_future(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT e.reported_at, e.closed_at, e.status, array_agg(s.kind ORDER BY sequence) AS kinds, array_agg(s.at ORDER BY sequence) AS moments,
                  array_agg(s.sequence ORDER BY sequence) AS sequences, max(s.at) < '2017-08-31 09:00+08' AS past
           FROM event e JOIN event_step s ON s.event_id = e.id GROUP BY e.id"""
    )
    assert len(rows) == 10_356
    for row in rows:
        assert row["moments"] == sorted(row["moments"])
        assert row["sequences"] == list(range(1, len(row["kinds"]) + 1))
        assert (row["kinds"][0], row["moments"][0]) == ("REPORT", row["reported_at"])
        assert (row["kinds"][-1] == "CLOSE") == (row["status"] == "CLOSED")
        assert row["closed_at"] in (None, row["moments"][-1])
        assert row["past"]


@pytest.mark.parametrize("level", _HANDLER)
async def test_each_level_is_handled_by_its_bodies(demo: Database, level: int) -> None:
    rows = await demo.reads.fetch(
        """SELECT DISTINCT o.kind FROM event e JOIN event_step s ON s.event_id = e.id JOIN organisation o ON o.id = s.organisation_id
           WHERE e.level = $1 AND s.kind = 'HANDLE'""",
        level,
    )
    assert {row["kind"] for row in rows} == _HANDLER[level]


async def test_actors_belong_to_the_body_that_acts(demo: Database) -> None:
    strangers = await demo.reads.fetchval(
        """SELECT count(*) FROM event_step s
           WHERE NOT EXISTS (SELECT FROM staff p WHERE p.name = s.actor_name AND s.organisation_id IN (p.organisation_id, p.township_id))"""
    )
    assert strangers == 0


async def test_agencies_of_an_event_serve_its_township_and_belong_to_its_platform_or_level_four(demo: Database) -> None:
    strays = await demo.reads.fetchval(
        """SELECT count(*) FROM event e JOIN agency a ON a.id = e.agency_id
           WHERE e.department_id <> a.department_id OR (a.township_id <> e.township_id
             AND NOT EXISTS (SELECT FROM served_township s WHERE s.agency_id = a.id AND s.township_id = e.township_id))"""
    )
    assert strays == 0
    wrong = await demo.reads.fetchval(
        "SELECT count(*) FROM event WHERE (agency_id IS NOT NULL AND level < 3) OR (agency_id IS NULL AND level = 4)"
    )
    assert wrong == 0

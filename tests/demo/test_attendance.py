"""Leave, duty, attendance and tasks of the demo district, counted by SQL."""

from __future__ import annotations

import pytest

from backend.demo.balance import TOTALS
from backend.kit.database import Database

_AWAY = """
    SELECT count(l.id) FROM generate_series(date '2017-07-01', '2017-07-31', '1 day') AS each(day)
    JOIN leave l ON l.status IN ('APPROVED', 'RETURNED') AND each.day::date BETWEEN l.starts_on AND l.ends_on
    WHERE worked(each.day::date) GROUP BY each.day"""
COUNTS = {
    "binding rules": "SELECT count(*) FROM binding_rule",
    "published shifts": "SELECT count(*) FROM duty_shift WHERE published_at IS NOT NULL AND day BETWEEN '2017-07-01' AND '2017-08-31'",
    "shifts of a draft": "SELECT count(*) FROM duty_shift s JOIN duty_roster r ON r.id = roster_id WHERE status = 'DRAFT'",
    "fewest on leave on a working day of July": f"SELECT min(count) FROM ({_AWAY}) AS days",
    "most on leave on a working day of July": f"SELECT max(count) FROM ({_AWAY}) AS days",
    "leaves refused": "SELECT count(*) FROM leave WHERE status = 'REFUSED'",
    "leaves withdrawn": "SELECT count(*) FROM leave WHERE status = 'WITHDRAWN'",
    "leaves waiting": "SELECT count(*) FROM leave WHERE status = 'REQUESTED'",
    "leaves open past their end": "SELECT count(*) FROM leave WHERE status = 'APPROVED' AND add_working_days(ends_on, 1) < '2017-08-31'",
    "attendance of July": "SELECT sum(days) FROM attendance_quarter WHERE quarter = '2017-07-01'",
    "attendance of July on leave or official": "SELECT sum(on_leave + official) FROM attendance_quarter",
    "tasks": "SELECT count(*) FROM task",
    "tasks closed": "SELECT count(*) FROM task WHERE closed_at IS NOT NULL",
    "tasks reported": "SELECT count(*) FROM task WHERE status = 'REPORTED'",
    "tasks open past their day": "SELECT count(*) FROM task WHERE status = 'ASSIGNED' AND due_on < '2017-08-31'",
}


def test_every_total_is_counted() -> None:
    assert COUNTS.keys() == TOTALS.keys()


@pytest.mark.parametrize("name", COUNTS)
async def test_a_total_is_what_the_rows_add_up_to(demo: Database, name: str) -> None:
    assert await demo.reads.fetchval(COUNTS[name]) == TOTALS[name]


async def test_july_and_august_have_no_gap_and_each_township_31_days_of_three(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT township_id, date_trunc('month', day)::date AS month, count(*) AS shifts, count(DISTINCT (day, role)) AS different
           FROM duty_shift WHERE published_at IS NOT NULL GROUP BY 1, 2"""
    )
    assert {(row["shifts"], row["different"]) for row in rows} == {(93, 93)}
    assert len(rows) == 40


async def test_nobody_stands_twice_on_one_day_and_of_class_b_only_chiefs_stand_at_all(demo: Database) -> None:
    twice = await demo.reads.fetch("SELECT staff_id FROM duty_shift GROUP BY staff_id, day HAVING count(*) > 1")
    others = await demo.reads.fetchval(
        "SELECT count(*) FROM duty_shift d JOIN staff p ON p.id = d.staff_id WHERE p.management_class = 'B' AND p.position <> 'CHIEF'"
    )
    chiefs = await demo.reads.fetchval(
        "SELECT count(DISTINCT p.id) FROM duty_shift d JOIN staff p ON p.id = d.staff_id WHERE p.management_class = 'B'"
    )
    assert (twice, others) == ([], 0)
    assert chiefs > 0


async def test_nobody_on_duty_was_away_and_the_cover_was_there(demo: Database) -> None:
    missing = await demo.reads.fetchval(
        """SELECT count(*) FROM duty_shift d JOIN leave l ON l.staff_id = d.staff_id AND l.status IN ('APPROVED', 'RETURNED')
           AND l.span && halves(d.day)"""
    )
    covers = await demo.reads.fetchval(
        """SELECT count(*) FROM leave l JOIN leave c ON c.staff_id = l.cover_id AND c.span && l.span
           WHERE l.status IN ('APPROVED', 'RETURNED') AND c.status IN ('APPROVED', 'RETURNED')"""
    )
    assert (missing, covers) == (0, 0)


async def test_the_rule_on_each_leave_is_the_one_of_its_class_position_and_span(demo: Database) -> None:
    wrong = await demo.reads.fetchval(
        """SELECT count(*) FROM leave l JOIN leave_rule r ON r.id = l.rule_id
           WHERE (r.management_class, r.position) <> (l.management_class, l.position) OR l.half_days > r.longest
             OR (r.decider = 'DEPARTMENT' AND l.half_days <= 6)"""
    )
    assert wrong == 0

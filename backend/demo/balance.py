"""The totals of leave, duty, attendance and tasks (domain.md 5.5), checked on the rows before any of them is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from backend.attendance import models
from backend.attendance.rules.leave import AWAY
from backend.demo.leaves import AWAY_A_DAY, OVERDUE, REFUSED, WAITING, WITHDRAWN
from backend.demo.store import Store
from backend.demo.tasks import PER_TOWN

TOTALS = {
    "binding rules": 40,
    "published shifts": 62 * 3 * 20,
    "shifts of a draft": 20 * 3,
    "fewest on leave on a working day of July": AWAY_A_DAY,
    "most on leave on a working day of July": AWAY_A_DAY,
    "leaves refused": REFUSED,
    "leaves withdrawn": WITHDRAWN,
    "leaves waiting": WAITING,
    "leaves open past their end": OVERDUE,
    "attendance of July": 832 * 21,
    "attendance of July on leave or official": AWAY_A_DAY * 21 + 1,
    "tasks": PER_TOWN * 20,
    "tasks closed": 100,
    "tasks reported": 20,
    "tasks open past their day": 20,
}
"""One number for the whole district each; 4 % of 832 is 33 in whole people."""


def compared(store: Store) -> Iterator[tuple[str, object, object]]:
    """Name, what was found, what should be."""
    measured = _measured(store)
    return ((name, measured.get(name), expected) for name, expected in TOTALS.items())


def _measured(store: Store) -> dict[str, int]:
    shifts = [row["published_at"] is not None for row in store.dicts(models.DutyShift)]
    tasks = list(store.dicts(models.Task))
    states = Counter(row["status"] for row in tasks)
    there = Counter(row["status"] for row in store.dicts(models.AttendanceDay))
    return {
        "binding rules": len(store.rows["binding_rule"]),
        "published shifts": sum(shifts),
        "shifts of a draft": shifts.count(False),
        **_leaves(list(store.dicts(models.Leave))),
        "attendance of July": sum(there.values()),
        "attendance of July on leave or official": there["LEAVE"] + there["OFFICIAL"],
        "tasks": len(tasks),
        "tasks closed": states["CLOSED"],
        "tasks reported": states["REPORTED"],
        "tasks open past their day": sum(row["reported_at"] is None and row["due_on"] < date(2017, 8, 31) for row in tasks),
    }


def _leaves(rows: list[dict[str, Any]]) -> dict[str, int]:
    away: Counter[date] = Counter()
    for row in rows:
        if row["status"] in AWAY:
            away.update(
                row["starts_on"] + timedelta(days=number) for number in range((row["ends_on"] - row["starts_on"]).days + 1)
            )
    july = [away[day] for number in range(31) if (day := date(2017, 7, 1) + timedelta(days=number)).weekday() < 5]
    states = Counter(row["status"] for row in rows)
    return {
        "fewest on leave on a working day of July": min(july),
        "most on leave on a working day of July": max(july),
        "leaves refused": states["REFUSED"],
        "leaves withdrawn": states["WITHDRAWN"],
        "leaves waiting": states["REQUESTED"],
        "leaves open past their end": sum(row["status"] == "APPROVED" and row["ends_on"] < date(2017, 8, 28) for row in rows),
    }

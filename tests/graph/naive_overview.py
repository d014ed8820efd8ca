"""The overview as Python counts it: visible rows of one viewer, inside the remit of the post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tests.judge import Judge, Viewer
from tests.world import Row

ZONE = ZoneInfo("Asia/Shanghai")
STAFF = {"TOWNSHIP": "township_id", "DEPARTMENT": "department_id", "AGENCY": "agency_id"}
REMITS: Mapping[str, Mapping[str, str]] = {
    "Agency": {**STAFF, "AGENCY": "id"},
    "Staff": STAFF,
    "Event": {**STAFF, "VILLAGE": "village_id", "GRID": "grid_id"},
    "Mediation": {"TOWNSHIP": "township_id", "VILLAGE": "village_id"},
    "JointOperation": {"TOWNSHIP": "township_id"},
}
"""Type -> by which column a row lies in the remit of a post at a body of a kind; of an organ all do."""

Rows = Callable[[str], list[Row]]


def overview(judge: Judge, viewer: Viewer, rows: Rows, month: date) -> dict[str, Any]:
    """The figures of a month that the documents ask for, by field."""
    kind = judge.world.rows("organisation")[viewer.organisation]["kind"]
    town = _town(judge, viewer, kind)

    def inside(name: str) -> list[Row]:
        here = town if name == "Agency" and kind in ("VILLAGE", "GRID") else viewer.organisation
        column = REMITS[name].get("TOWNSHIP" if here == town else kind)
        return [row for row in rows(name) if kind == "ORGAN" or (column and row[column] == here)]

    events = [row for row in inside("Event") if _within(row["reported_at"], month)]
    disputes = [row for row in inside("Mediation") if row["concluded_at"] and _within(row["concluded_at"], month)]
    won = sum(row["succeeded"] for row in disputes)
    operations = [row for row in inside("JointOperation") if row["held_on"].replace(day=1) == month]
    mediation = {"concluded": len(disputes), "succeeded": won, "successRate": _share(won, len(disputes))}
    return {
        "month": month.isoformat(),
        "departments": len({row["department_id"] for row in rows("Agency")}),
        "agencies": _by_class(inside("Agency")),
        "staff": _by_class([row for row in inside("Staff") if row["stationed"]]) if _reaches(judge, viewer, "Staff") else None,
        "events": _events(events) if _reaches(judge, viewer, "Event") else None,
        "mediation": mediation if _reaches(judge, viewer, "Mediation") else None,
        "jointOperations": len(operations) if _reaches(judge, viewer, "JointOperation") else None,
    }


def _town(judge: Judge, viewer: Viewer, kind: str) -> int | None:
    """The township in which a post at a village or a grid lies."""
    return int(judge.world.rows(kind.lower())[viewer.organisation]["township_id"]) if kind in ("VILLAGE", "GRID") else None


def _reaches(judge: Judge, viewer: Viewer, name: str) -> bool:
    """Whether the role reads such rows other than its own."""
    rules = judge.policy.naming(viewer.role, f"{name}.basic", "read")
    return any(rule.effect == "allow" and not rule.relation.startswith("self") for rule in rules)


def _events(events: list[Row]) -> dict[str, Any]:
    total = len(events)
    return {
        "total": total,
        "upToLevel3Share": _share(sum(row["level"] <= 3 for row in events), total),
        "onTimeShare": _share(sum(not row["overdue"] for row in events), total),
        "byLevel": [{"level": level, "count": sum(row["level"] == level for row in events)} for level in (1, 2, 3, 4)],
    }


def _by_class(rows: list[Row]) -> dict[str, int]:
    return {"total": len(rows), **{letter.lower(): sum(row["management_class"] == letter for row in rows) for letter in "AB"}}


def _within(instant: datetime, month: date) -> bool:
    return instant.astimezone(ZONE).date().replace(day=1) == month


def _share(part: int, whole: int) -> str | None:
    return str((Decimal(part) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)) if whole else None

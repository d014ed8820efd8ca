"""The acts that the machinery is tried with: the three components of an assessment."""

from __future__ import annotations

from typing import Any

from tests.acts.office import Office, global_id
from tests.world import Row

TOWNSHIP, DEPARTMENT, CONDUCT = (f"assessmentScore{part}: ScoreInput" for part in ("Township", "Department", "Conduct"))
SHOWN = "assessment { id townshipVersion townshipScore departmentScore compositeScore can }"


def is_open(row: Row, cls: str = "B", township: int = 1, year: int = 2017) -> bool:
    """An unpublished assessment of a year and class that the township hosts."""
    there = (row["year"], row["management_class"], row["township_id"]) == (year, cls, township)
    return there and row["published_at"] is None


def given(row: Row, score: str = "90.00", version: int = 1) -> dict[str, Any]:
    return {"id": global_id("Assessment", row["id"]), "version": version, "score": score}


def open_row(here: Office, cls: str = "B", township: int = 1, year: int = 2017) -> Row:
    """An assessment that no other test has, of somebody who stayed with one host."""
    shared = {share["assessment_id"] for share in here.world.tables["host_share"]}
    return here.find("assessment", lambda row: is_open(row, cls, township, year) and row["id"] not in shared)

"""Who was where on which day, for the themes of attendance: assignments of a day, working days, shifts and absences so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from backend.demo.district import District, Station
from backend.organisations.rules import WorkingDays
from backend.personnel import models
from backend.windows import models as windows

OWNERS = ("agency_id", "township_id", "department_id", "management_class")


@dataclass
class Presence:
    """Days on which people cannot be away, growing while leaves are given out."""

    district: District
    on_duty: set[tuple[int, date]] = field(default_factory=set)
    away: defaultdict[date, set[int]] = field(default_factory=lambda: defaultdict(set))
    covering: set[tuple[int, date]] = field(default_factory=set)

    @cached_property
    def calendar(self) -> WorkingDays:
        return WorkingDays(self.district.working_days)

    @cached_property
    def stations(self) -> dict[int, Station]:
        return {station.id: station for station in self.district.stations}

    @cached_property
    def assignments(self) -> dict[int, list[dict[str, Any]]]:
        found: dict[int, list[dict[str, Any]]] = {}
        for row in self.district.store.dicts(models.Assignment):
            found.setdefault(row["staff_id"], []).append(row)
        return found

    @cached_property
    def partners(self) -> dict[int, set[int]]:
        """Holder of a window -> the other holders, of all windows."""
        found: dict[int, set[int]] = {}
        for row in self.district.store.dicts(windows.ServiceWindow):
            for one, other in ((row["primary_id"], row["backup_id"]), (row["backup_id"], row["primary_id"])):
                if one is not None:
                    found.setdefault(one, set()).add(other)
        return found

    def held(self, staff: int, day: date) -> dict[str, Any]:
        """The assignment of a person on a day."""
        return next(row for row in self.assignments[staff] if row["period"].lower <= day and _open(row["period"].upper, day))

    def worked(self, first: date, last: date) -> Iterator[date]:
        """The working days from `first` to `last`, both included."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return (day for day in days if self.calendar.worked(day))

    def free(self, staff: int, first: date, last: date) -> bool:
        """Whether nothing is empty when the person is away: no duty, nobody covered, no window with its other holder away."""
        others = self.partners.get(staff, set())
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        return (
            None not in others
            and not any((staff, day) in self.on_duty or (staff, day) in self.covering or staff in self.away[day] for day in days)
            and not any(others & self.away[day] for day in days)
        )

    def leaves(self, staff: int, cover: int, first: date, last: date) -> None:
        """Notes that the person is away, and another bound to cover, on all days of a span."""
        for number in range((last - first).days + 1):
            self.away[first + timedelta(days=number)].add(staff)
            self.covering.add((cover, first + timedelta(days=number)))


def _open(end: date | None, day: date) -> bool:
    return end is None or day < end

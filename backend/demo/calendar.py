"""The working-day calendar of 2016 to 2018: two years by their notices, the third by law only, as it stood in August 2017."""

from __future__ import annotations

from datetime import date, timedelta

from backend.demo.district import District
from backend.demo.store import read_csv
from backend.organisations import models
from backend.organisations.rules import DayKind, DayStatus

_NOTICES = {2016: "国办发明电〔2015〕18号", 2017: "国办发明电〔2016〕17号"}
"""Year -> the State Council's notice; the one for 2018 came out on 2017-11-30, after the demo's today."""

YEARS = (2016, 2017, 2018)


def build(district: District) -> None:
    """Every day of the three years; those that are neither holiday nor make-up day go by their weekday."""
    special = {row["day"]: row for row in read_csv("calendar.csv")}
    day = date(YEARS[0], 1, 1)
    while day.year <= YEARS[-1]:
        row = special.get(day.isoformat(), {})
        notice = _NOTICES.get(day.year)
        kind = DayKind(row["kind"]) if row else DayKind.WORKDAY if day.weekday() < 5 else DayKind.WEEKEND
        status = DayStatus.ANNOUNCED if notice else DayStatus.PROVISIONAL
        district.working_days[day] = (kind in (DayKind.WORKDAY, DayKind.MAKE_UP), notice is not None)
        district.store.add(models.CalendarDay, day=day, kind=kind, status=status, name=row.get("name"), document=notice)
        day += timedelta(days=1)

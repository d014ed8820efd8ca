"""Attendance of July 2017, day by day and person by person, as leaves and chance have it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from backend.attendance import models
from backend.attendance.rules.daily import AttendanceStatus
from backend.attendance.rules.leave import AWAY
from backend.demo.district import District
from backend.demo.leaves import presence
from backend.demo.presence import OWNERS
from backend.demo.store import at, chance
from backend.organisations.rules import AgencyKind

FIRST, LAST = date(2017, 7, 1), date(2017, 7, 31)
WITHOUT_APPROVAL = ("驿亭", AgencyKind.CULTURE_STATION, date(2017, 7, 19))
"""Who was recorded as on leave although no leave had been approved: the last of the station's people on that day."""

_LATE, _ABSENT = 0.018, 0.0012
_NOTES = {
    AttendanceStatus.LATE: ("迟到15分钟", "迟到20分钟, 道路拥堵", "迟到10分钟"),
    AttendanceStatus.ABSENT: ("未说明原因, 已谈话提醒", "无故缺勤半天以上"),
}


def build(district: District) -> None:
    """One row for each of the 832 on each of the 21 working days of July."""
    known, random = presence(district), chance("attendance")
    absences = _absences(district)
    planted = (_planted(district), WITHOUT_APPROVAL[2])
    recorders = {town.id: town.cadres["party_office"].id for town in district.towns}
    for day in known.worked(FIRST, LAST):
        recorded = at(day, 17, 10)
        for staff in known.assignments:
            held = known.held(staff, day)
            status = AttendanceStatus.LEAVE if (staff, day) == planted else absences.get((staff, day)) or _chance(random)
            district.store.add(
                models.AttendanceDay,
                staff_id=staff,
                **{name: held[name] for name in OWNERS},
                day=day,
                status=status,
                note=random.choice(_NOTES[status]) if status in _NOTES else None,
                recorded_at=recorded,
                recorded_by_id=recorders[held["township_id"]],
            )


def _absences(district: District) -> dict[tuple[int, date], AttendanceStatus]:
    """Person and day -> on leave or on official business, for every approved leave."""
    official = {row["id"] for row in district.store.dicts(models.LeaveType) if row["official"]}
    found = {}
    for row in district.store.dicts(models.Leave):
        if row["status"] in AWAY:
            status = AttendanceStatus.OFFICIAL if row["type_id"] in official else AttendanceStatus.LEAVE
            for number in range((row["ends_on"] - row["starts_on"]).days + 1):
                found[row["staff_id"], row["starts_on"] + timedelta(days=number)] = status
    return found


def _planted(district: District) -> int:
    short, kind, _ = WITHOUT_APPROVAL
    return district.town(short).stations[kind].people[-1].id


def _chance(random: Random) -> AttendanceStatus:
    drawn = random.random()
    if drawn < _ABSENT:
        return AttendanceStatus.ABSENT
    return AttendanceStatus.LATE if drawn < _ABSENT + _LATE else AttendanceStatus.PRESENT

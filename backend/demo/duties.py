"""Duty rosters: July and August 2017 complete and published for all 20 townships, September of 丰惠镇 in the making."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from backend.attendance import models
from backend.attendance.rules.duty import DutyRole, RosterStatus, on_roster
from backend.demo.district import District, Person, Town
from backend.demo.store import at
from backend.organisations.rules import ManagementClass

MONTHS = (date(2017, 7, 1), date(2017, 8, 1))
DRAFT = ("丰惠", date(2017, 9, 1), 20)
"""Whose roster is a draft, of which month, and how many of its days are filled."""

_LEADERS = (
    *("secretary", "mayor", "congress", "political_legal", "discipline", "personnel", "culture_health", "construction"),
    *("agriculture", "armed_forces"),
)
_HANDED = ("无异常, 设备正常", "接群众来电2起, 均已答复", "夜间巡查一次, 无异常", "防汛值守, 水位正常", "信访咨询1批, 已转信访办")


def build(district: District) -> None:
    """Every township's rosters, month by month."""
    for town in district.towns:
        for month in MONTHS:
            _roster(district, town, month, _days(month))
        if town.short == DRAFT[0]:
            _roster(district, town, DRAFT[1], DRAFT[2])


def _days(month: date) -> int:
    return ((month.replace(day=28) + timedelta(days=4)).replace(day=1) - month).days


def _roster(district: District, town: Town, month: date, days: int) -> None:
    published = None if month == DRAFT[1] else at(month - timedelta(days=3), 16, 30)
    roster = district.store.add(
        models.DutyRoster,
        township_id=town.id,
        month=month,
        status=RosterStatus.PUBLISHED if published else RosterStatus.DRAFT,
        published_at=published,
        published_by_id=town.cadres["secretary"].id if published else None,
    )
    turns = _turns(town)
    for number in range(days):
        day = month + timedelta(days=number)
        for role, people in turns.items():
            # July and August follow each other without a break in the turns.
            person = people[(day - MONTHS[0]).days % len(people)]
            district.store.add(
                models.DutyShift,
                roster_id=roster,
                township_id=town.id,
                day=day,
                role=role,
                staff_id=person.id,
                published_at=published,
                handover=_HANDED[(day.day + town.id) % len(_HANDED)] if role is DutyRole.OFFICER and published else None,
            )


def _turns(town: Town) -> dict[DutyRole, list[Person]]:
    """Leaders; offices and the principal leaders of class B; all of class A. Nobody stands in two lists, so nobody is booked twice."""
    offices = [person for key, person in town.cadres.items() if key not in _LEADERS]
    leaders = [town.cadres[key] for key in _LEADERS]
    stationed = list(_stationed(town))
    chiefs = [person for held, person in stationed if held is ManagementClass.B]
    others = [person for held, person in stationed if held is ManagementClass.A]
    return {DutyRole.LEADER: leaders, DutyRole.OFFICER: offices + chiefs, DutyRole.STANDBY: others}


def _stationed(town: Town) -> Iterator[tuple[ManagementClass, Person]]:
    for station in town.stations.values():
        for person in station.people:
            if on_roster(station.management_class, person.position):
                yield station.management_class, person

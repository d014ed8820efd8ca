"""Assessments of 2016 (published, under the 15 % cap) and 2017 (open), bonus standards and grade pools."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from backend.assessments import models
from backend.assessments.rules import (
    EXCELLENT_SHARE,
    WEIGHTS,
    AssessmentSubject,
    Component,
    Grade,
    HostRule,
    PoolState,
    YearState,
    bonus_halves,
    by_days,
    composite,
    excellent_cap,
)
from backend.demo import standards
from backend.demo.district import District, Station, Town
from backend.demo.store import at, chance
from backend.organisations.rules import AgencyKind, ManagementClass
from backend.personnel import models as personnel
from backend.personnel.rules import Position

_PUBLISHED = at(date(2017, 2, 20), 10)
_LOCKED = date(2017, 2, 6)
_YEAR_DOCUMENT = "虞考〔{}〕1号 派驻机构及人员年度考核实施办法（演示假定）"

MISSING = {
    ("章镇", AgencyKind.ENVIRONMENT_OFFICE): "department_score",
    ("驿亭", AgencyKind.TRAFFIC_SQUADRON): "conduct_score",
}
"""Agencies of 2017 whose composite must stay undetermined, and what they lack."""


@dataclass
class Subject:
    """One agency or person in one year with the owners of that year, and the scores as they are given."""

    staff: int | None
    station: Station
    management_class: ManagementClass
    position: Position
    scores: dict[str, Decimal | None]
    grade: Grade | None = None
    halves: tuple[int | None, int | None] = (None, None)

    @property
    def total(self) -> Decimal | None:
        return composite(
            WEIGHTS[self.management_class],
            self.scores["township_score"],
            self.scores["department_score"],
            self.scores["conduct_score"],
        )


def build(district: District) -> None:
    """Standards of both years, then every subject; the weights are the regulation's."""
    for year in (2016, 2017):
        _year(district, year)
        amounts = standards.build(district, year)
        random = chance(f"scores {year}")
        subjects = _subjects(district, random, year)
        hosts = _hosts(district, year) if year == 2017 else {}
        shares = _score_by_days(subjects, hosts)
        for town in district.towns:
            _pool(district, town, [subject for subject in subjects if subject.station.town is town], year)
        if year == 2016:
            _pay(subjects, amounts)
        for subject in subjects:
            key = _write(district, subject, year)
            for town_id, days, score in shares.get(subject.staff or 0, ()):
                district.store.add(models.HostShare, assessment_id=key, township_id=town_id, days=days, score=score)


def _year(district: District, year: int) -> None:
    """2016 is closed, with its hosts of the year's end and the earlier share; 2017 is open, and nothing of it is locked yet."""
    over = year == 2016
    district.store.add(
        models.AssessmentYear,
        year=year,
        state=YearState.CLOSED if over else YearState.OPEN,
        excellent_share=EXCELLENT_SHARE[year],
        host_rule=HostRule.AT_YEAR_END if over else HostRule.BY_DAYS,
        document=_YEAR_DOCUMENT.format(year),
        **{f"{component.lower()}_locked_on": _LOCKED if over else None for component in Component},
    )


def _hosts(district: District, year: int) -> dict[int, dict[int, int]]:
    """Days of the year at each host, of people who had more than one."""
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for row in district.store.dicts(personnel.Assignment):
        days = (min(row["period"].upper or end, end) - max(row["period"].lower, first)).days
        if days > 0:
            found[row["staff_id"]][row["township_id"]] += days
    return {staff: dict(days) for staff, days in found.items() if len(days) > 1}


def _score_by_days(subjects: list[Subject], hosts: dict[int, dict[int, int]]) -> dict[int, list[tuple[int, int, Decimal]]]:
    """(township, days, score) by person; the person's township score becomes their mean by days."""
    random = chance("hosts")
    shares = {staff: [(town, days, _drawn(random, 82, 97)) for town, days in parts.items()] for staff, parts in hosts.items()}
    for subject in subjects:
        if parts := shares.get(subject.staff or 0):
            subject.scores["township_score"] = by_days([(days, score) for _, days, score in parts])
    return shares


def _subjects(district: District, random: Random, year: int) -> list[Subject]:
    day = date(2016, 12, 31) if year == 2016 else date(2017, 8, 31)
    stations = {station.id: station for station in district.stations}
    found: list[Subject] = []
    classes: dict[int, ManagementClass] = {}
    for row in district.store.dicts(personnel.Assignment):
        if row["period"].lower <= day and (row["period"].upper is None or day < row["period"].upper):
            held = ManagementClass(row["management_class"])
            classes[row["agency_id"]] = held
            scores = _scores(random, held)
            found.append(Subject(row["staff_id"], stations[row["agency_id"]], held, Position(row["position"]), scores))
    for station in district.stations:
        subject = Subject(None, station, classes[station.id], Position.CHIEF, _scores(random, classes[station.id]))
        if year == 2017 and (lacks := MISSING.get((station.town.short, station.kind))):
            subject.scores[lacks] = None
        found.append(subject)
    return found


def _scores(random: Random, held: ManagementClass) -> dict[str, Decimal | None]:
    scores: dict[str, Decimal | None] = {
        "township_score": _drawn(random, 82, 97),
        "department_score": None,
        "conduct_score": None,
    }
    if held is ManagementClass.B:
        scores |= {"department_score": _drawn(random, 80, 98), "conduct_score": _drawn(random, 85, 100)}
    return scores


def _drawn(random: Random, low: int, high: int) -> Decimal:
    return Decimal(round(random.triangular(low * 100, high * 100, (low + 2 * high) * 100 / 3))) / 100


def _pool(district: District, town: Town, subjects: list[Subject], year: int) -> None:
    """People share one pool of their host; agencies are ranked among themselves under the same share."""
    people = [subject for subject in subjects if subject.staff]
    cap = excellent_cap(EXCELLENT_SHARE[year], len(people))
    used = 0
    if year == 2016:
        used = _grade(people, cap)
        _grade(
            [subject for subject in subjects if not subject.staff],
            excellent_cap(EXCELLENT_SHARE[year], len(subjects) - len(people)),
        )
    district.store.add(
        models.GradePool,
        year=year,
        township_id=town.id,
        state=PoolState.PUBLISHED if year == 2016 else PoolState.OPEN,
        taking_part=len(people),
        excellent_cap=cap,
        reserve=0,
        excellent=used,
        published_at=_PUBLISHED if year == 2016 else None,
    )


def _grade(subjects: list[Subject], cap: int) -> int:
    for rank, subject in enumerate(sorted(subjects, key=lambda subject: -(subject.total or Decimal(0)))):
        low = subject.total is not None and subject.total < 84
        subject.grade = Grade.EXCELLENT if rank < cap else Grade.BASICALLY_COMPETENT if low else Grade.COMPETENT
    return min(cap, len(subjects))


def _pay(subjects: list[Subject], standards: dict[tuple[int, Position], int]) -> None:
    """Both halves of every person; an agency's are the sums of its people's."""
    sums: dict[int, tuple[int, int]] = {}
    for subject in subjects:
        if not subject.staff:
            subject.halves = sums[subject.station.id]
            continue
        town, department = (standards[key, subject.position] for key in (subject.station.town.id, subject.station.department))
        halves = bonus_halves(subject.management_class, town, department)
        subject.halves = halves
        before = sums.get(subject.station.id, (0, 0))
        sums[subject.station.id] = (before[0] + halves[0], before[1] + halves[1])


def _write(district: District, subject: Subject, year: int) -> int:
    return district.store.add(
        models.Assessment,
        year=year,
        subject=AssessmentSubject.PERSON if subject.staff else AssessmentSubject.AGENCY,
        staff_id=subject.staff,
        agency_id=subject.station.id,
        township_id=subject.station.town.id,
        department_id=subject.station.department,
        management_class=subject.management_class,
        position=subject.position if subject.staff else None,
        **subject.scores,
        composite_score=subject.total,
        grade=subject.grade,
        exclusion=None,
        exclusion_note=None,
        bonus_township=subject.halves[0],
        bonus_department=subject.halves[1],
        published_at=_PUBLISHED if year == 2016 else None,
    )

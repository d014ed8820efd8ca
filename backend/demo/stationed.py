"""The 832 stationed people, and where they served before: 40 transfers and 18 changes of chiefs and deputies in a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from backend.demo.district import District, Move, Person, Station
from backend.demo.persons import Job, Place, Registry
from backend.demo.places import FORMER_TOWNS
from backend.demo.store import FORM_CHANGE, chance, period
from backend.organisations.rules import AgencyKind, ManagementClass
from backend.personnel import models
from backend.personnel.rules import Position

TRANSFERS = 40
"""People who came from another agency in the twelve months before 2017-08-31 (domain.md 5.5)."""

LEADERS_CHANGED = 18
"""Chiefs and deputies who came from the same post elsewhere in those months."""


@dataclass(frozen=True)
class Career:
    """Titles of chief, deputy and members of one kind, and how they are paid."""

    chief: str
    deputy: str
    members: tuple[str, ...]
    establishment: str
    ranks: tuple[str, str, str]
    women: float = 0.3


_CIVIL = ("主任科员", "副主任科员", "科员")
_POLICE = ("一级警督", "三级警督", "一级警司")
_PUBLIC = ("管理岗七级", "管理岗八级", "专业技术岗十级")
CAREERS = {
    AgencyKind.JUSTICE_OFFICE: Career("所长", "副所长", ("司法助理员", "人民调解指导员"), "政法专项编制", _CIVIL, 0.45),
    AgencyKind.CULTURE_STATION: Career("站长", "副站长", ("文化员", "广电管理员"), "事业编制", _PUBLIC, 0.55),
    AgencyKind.SERVICE_SUBCENTRE: Career("主任", "副主任", ("窗口受理员", "代办员", "政务公开员"), "事业编制", _PUBLIC, 0.65),
    AgencyKind.ENFORCEMENT_SQUADRON: Career(
        "中队长", "副中队长", ("执法队员", "法制员", "内勤"), "行政执法专项编制", _CIVIL, 0.15
    ),
    AgencyKind.POLICE_STATION: Career(
        "所长", "副所长", ("社区民警", "治安民警", "刑侦民警", "户籍民警"), "政法专项编制", _POLICE, 0.12
    ),
    AgencyKind.TRAFFIC_SQUADRON: Career(
        "中队长", "副中队长", ("事故处理民警", "路面执勤民警", "车管民警"), "政法专项编制", _POLICE, 0.1
    ),
    AgencyKind.MARKET_OFFICE: Career(
        "所长", "副所长", ("食品安全监管员", "企业监管员", "登记注册员", "消费维权员"), "行政编制", _CIVIL, 0.35
    ),
    AgencyKind.LAND_OFFICE: Career("所长", "副所长", ("地籍管理员", "执法监察员", "耕地保护员"), "事业编制", _PUBLIC, 0.25),
    AgencyKind.PLANNING_OFFICE: Career("所长", "副所长", ("规划管理员", "批后监管员"), "事业编制", _PUBLIC, 0.35),
    AgencyKind.ENVIRONMENT_OFFICE: Career("所长", "副所长", ("环境监察员", "污染源监管员"), "参公事业编制", _CIVIL, 0.3),
    AgencyKind.QUALITY_OFFICE: Career("所长", "副所长", ("特种设备监察员", "计量监督员"), "行政编制", _CIVIL, 0.25),
    AgencyKind.TAX_BRANCH: Career("局长", "副局长", ("税收管理员", "纳税服务员"), "行政编制", _CIVIL, 0.45),
}


@dataclass(frozen=True)
class Former:
    """An earlier place of a person: until when, and by which document the person left it."""

    station: Station
    until: date
    document: str


def build(district: District) -> None:
    """People by agency, then what they did before."""
    registry = Registry(district, "stationed", 1)
    for station in district.stations:
        _fill(registry, station)
    random = chance("assignments")
    former = dict(_exchanges(district, random))
    for station in district.stations:
        for person in station.people:
            before = former.get(person.id)
            _assign(district, random, station, person, before)
            if before:
                district.moves.append(Move(person, before.station, station, before.until, before.document))


def _fill(registry: Registry, station: Station) -> None:
    career = CAREERS[station.kind]
    place = Place(station.id, station.id, station.town.id, station.department, station.management_class)
    for index in range(station.size):
        if index == 0:
            job = Job(career.chief, Position.CHIEF, (1964, 1982), career.establishment, career.ranks[0], career.women / 2)
        elif index == 1 and station.size >= 4:
            job = Job(career.deputy, Position.DEPUTY, (1968, 1986), career.establishment, career.ranks[1], career.women)
        else:
            title = career.members[index % len(career.members)]
            job = Job(title, Position.MEMBER, (1962, 1991), career.establishment, career.ranks[2], career.women)
        station.people.append(registry.hire(place, job, station.town, station.phone))


def _exchanges(district: District, random: Random) -> Iterator[tuple[int, Former]]:
    """Pairs of people who changed places, so that every agency kept its size and its one chief on every day."""
    free = [(station, person) for station in district.stations for person in station.people]
    random.shuffle(free)
    for wanted, leaders, word in ((LEADERS_CHANGED, True, "任"), (TRANSFERS, False, "调")):
        for pair in range(wanted // 2):
            (here, one), (there, other) = _pair(free, leaders)
            moved = date(2016, 9, 5) + timedelta(days=random.randrange(0, 340))
            document = f"虞派{word}〔{moved.year}〕{pair + 1}号"
            yield one.id, Former(there, moved, document)
            yield other.id, Former(here, moved, document)


def _pair(free: list[tuple[Station, Person]], leaders: bool) -> tuple[tuple[Station, Person], tuple[Station, Person]]:
    for index, (here, one) in enumerate(free):
        if (one.position is not Position.MEMBER) is not leaders:
            continue
        for back, (there, other) in enumerate(free[index + 1 :], index + 1):
            if there.kind is here.kind and there.town is not here.town and other.position is one.position:
                second, first = free.pop(back), free.pop(index)
                return first, second
    raise ValueError("too few people of one kind to exchange")


def _assign(district: District, random: Random, station: Station, person: Person, former: Former | None) -> None:
    """Assignments without a gap from before 2016 until today; the class of each part is the class of its days."""
    start = max(station.established, date(2013, 10, 18) + timedelta(days=random.randrange(0, 780)))
    spans: list[tuple[Station, date, date | None, str | None]] = [(station, start, None, None)]
    if former:
        start = max(start, former.station.established)
        spans = [(former.station, start, former.until, None), (station, former.until, None, former.document)]
    for where, begin, end, document in spans:
        for held, first, last in _by_class(where, begin, end):
            district.store.add(
                models.Assignment,
                staff_id=person.id,
                agency_id=where.id,
                township_id=where.town.id,
                department_id=where.department,
                management_class=held,
                position=person.position,
                title=person.title,
                period=period(first, last),
                document=document,
            )


def _by_class(station: Station, begin: date, end: date | None) -> Iterator[tuple[str, date, date | None]]:
    if not flips(station):
        yield station.management_class, begin, end
        return
    if begin < FORM_CHANGE:
        yield ManagementClass.A, begin, min(end or FORM_CHANGE, FORM_CHANGE)
    if end is None or end > FORM_CHANGE:
        yield station.management_class, max(begin, FORM_CHANGE), end


def flips(station: Station) -> bool:
    """True for the three squadrons whose class changed with the form of their host."""
    return station.kind is AgencyKind.ENFORCEMENT_SQUADRON and station.town.short in FORMER_TOWNS

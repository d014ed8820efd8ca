"""Leave: 4 % of the 832 on every working day of June to August 2017; leaves that wait, are overdue, refused or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from backend.attendance import models
from backend.attendance.rules.leave import CHAINS, LEAVE_SORTS, Decider, HalfDay, LeaveStatus, chain
from backend.demo.district import District, Person, Station
from backend.demo.presence import OWNERS, Presence
from backend.demo.store import NOW, at, chance
from backend.organisations.rules import AgencyKind

AWAY_A_DAY = 832 * 4 // 100
FIRST, LAST = date(2017, 6, 1), NOW.date()
BOTH_AWAY = ("章镇", AgencyKind.MARKET_OFFICE, date(2017, 8, 9))
"""The window whose two holders were away on one day."""

PAST_TOWNSHIP = ("崧厦", AgencyKind.TAX_BRANCH, date(2017, 7, 12))
"""The principal leader of class B whose leave the department decided, past the township."""

OVERDUE = 6
REFUSED, WITHDRAWN, WAITING = 8, 10, 25

_SPANS = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 8)
_WEIGHTS = {"ANNUAL": 48, "PERSONAL": 20, "SICK": 15, "OFFICIAL": 12, "MARRIAGE": 3, "BEREAVEMENT": 2}
_REASONS = {
    "ANNUAL": ("按计划年休", "携家人外出", "子女暑期陪护"),
    "PERSONAL": ("办理房产手续", "子女入学报名", "家中老人需照料"),
    "SICK": ("身体不适", "需就医"),
    "OFFICIAL": ("参加市局业务培训", "赴省厅参加会议", "外出调查取证"),
    "MARRIAGE": ("本人结婚",),
    "BEREAVEMENT": ("直系亲属去世",),
}
_AILMENTS = ("急性肠胃炎", "腰椎间盘突出复诊", "上呼吸道感染", "高血压门诊调药", "牙科手术", "膝关节扭伤")


@dataclass(frozen=True)
class Wish:
    """A leave as it is asked for: who, where, from when to when."""

    station: Station
    person: Person
    first: date
    last: date
    starts: HalfDay = HalfDay.MORNING
    ends: HalfDay = HalfDay.AFTERNOON
    sort: str = "ANNUAL"


def build(district: District) -> None:
    """Every working day of the summer, then what is planted, refused, withdrawn and waiting."""
    writer = Writer(district, presence(district), chance("leave"))
    for day in writer.presence.worked(FIRST, LAST):
        writer.day(day)
    writer.overdue()
    writer.idle()
    writer.waiting()


def presence(district: District) -> Presence:
    """The district's presence with the duties that are given out."""
    found = Presence(district)
    found.on_duty = {(row["staff_id"], row["day"]) for row in district.store.dicts(models.DutyShift)}
    return found


class Writer:
    """Gives out leaves so that exactly `AWAY_A_DAY` people are away on each day and nothing is empty, but for what is planted."""

    def __init__(self, district: District, presence: Presence, random: Random) -> None:
        self.district, self.presence, self.random = district, presence, random
        self.people = [(station, person) for station in district.stations for person in station.people if self._stayed(person)]
        self.types = {sort.code: key for key, sort in enumerate(LEAVE_SORTS, 1)}
        self.names = {key: name for name, key in district.departments.items()}
        self.rows: list[dict[str, Any]] = []

    def _stayed(self, person: Person) -> bool:
        """Whether the person served in one agency all summer, so that who covers is a colleague on every day."""
        return len({self.presence.held(person.id, day)["agency_id"] for day in (FIRST, LAST)}) == 1

    def day(self, day: date) -> None:
        """Fills a day up to its number: first what is planted, then whoever can go."""
        for short, kind, when in (BOTH_AWAY, PAST_TOWNSHIP):
            if when == day:
                station = self.district.town(short).stations[kind]
                holders = station.people[-2:] if kind is BOTH_AWAY[1] else station.people[:1]
                for person in holders:
                    self.write(Wish(station, person, day, day, sort="PERSONAL"), self._done(day))
        while len(self.presence.away[day]) < AWAY_A_DAY:
            wish = self._wish(day)
            if self._can_go(wish):
                self.write(wish, self._done(wish.last))

    def _wish(self, day: date) -> Wish:
        station, person = self.random.choice(self.people)
        length = self.random.choice(_SPANS)
        last = self.presence.calendar.add(day - timedelta(days=1), length)
        halves = {"starts": HalfDay.AFTERNOON} if self.random.random() < 0.12 else {}
        if length > 1 and self.random.random() < 0.12:
            halves["ends"] = HalfDay.MORNING
        sort = self.random.choices([*_WEIGHTS], [*_WEIGHTS.values()])[0]
        return Wish(station, person, day, last, **halves, sort=sort)

    def _can_go(self, wish: Wish) -> bool:
        recently = any(wish.person.id in self.presence.away[wish.first - timedelta(days=back)] for back in range(1, 21))
        return not recently and self.presence.free(wish.person.id, wish.first, wish.last) and self._cover(wish) is not None

    def _cover(self, wish: Wish) -> Person | None:
        """A colleague who is there all the time; the deputy before others covers for the chief."""
        for person in wish.station.people:
            days = self.presence.worked(wish.first, wish.last)
            if person.id != wish.person.id and not any(person.id in self.presence.away[day] for day in days):
                return person
        return None

    def _done(self, last: date) -> LeaveStatus:
        return LeaveStatus.RETURNED if last < LAST - timedelta(days=1) else LeaveStatus.APPROVED

    def write(self, wish: Wish, status: LeaveStatus) -> None:
        """Adds the leave; whoever is approved is away."""
        cover = self._cover(wish)
        assert cover is not None
        held = self.presence.held(wish.person.id, min(wish.first, LAST))
        days = sum(1 for _ in self.presence.worked(wish.first, wish.last))
        halves = days * 2 - (wish.starts is HalfDay.AFTERNOON) - (wish.ends is HalfDay.MORNING)
        rule = chain(CHAINS, held["management_class"], held["position"], halves)
        decider = self._decider(rule.decider, wish)
        asked = self._asked(wish.first)
        self.rows.append(
            {
                "staff_id": wish.person.id,
                **{name: held[name] for name in (*OWNERS, "position")},
                "type_id": self.types[wish.sort],
                **{"starts_on": wish.first, "starts_half": wish.starts, "ends_on": wish.last, "ends_half": wish.ends},
                "half_days": halves,
                "cover_id": cover.id,
                "reason": self.random.choice(_REASONS[wish.sort]),
                "medical_reason": self.random.choice(_AILMENTS) if wish.sort == "SICK" else None,
                "status": status,
                "requested_at": asked,
                "rule_id": CHAINS.index(rule) + 1,
                "decider_id": decider[0],
                "copied_id": held["department_id"] if rule.copied and decider[0] != held["department_id"] else None,
                **self._decision(status, asked, decider[1]),
                **self._return(status, wish.last),
            }
        )
        if status in (LeaveStatus.APPROVED, LeaveStatus.RETURNED):
            self.presence.leaves(wish.person.id, cover.id, wish.first, wish.last)

    def _asked(self, first: date) -> datetime:
        day = min(first, LAST) - timedelta(days=self.random.randint(1, 4))
        return at(day, self.random.randint(8, 15), self.random.randrange(60))

    def _decider(self, side: Decider, wish: Wish) -> tuple[int, Person]:
        """The organisation that decides, and the person who signs for it."""
        station = wish.station
        if (station.town.short, station.kind, wish.first) == PAST_TOWNSHIP:
            side = Decider.DEPARTMENT
        if side is Decider.TOWNSHIP:
            return station.town.id, station.town.cadres["personnel"]
        if side is Decider.AGENCY:
            return station.id, station.people[0]
        return station.department, self.district.officials[f"{self.names[station.department]}.personnel"]

    def _decision(self, status: LeaveStatus, asked: datetime, by: Person) -> dict[str, object]:
        decided = status in (LeaveStatus.APPROVED, LeaveStatus.RETURNED, LeaveStatus.REFUSED)
        return {
            "decided_at": asked + timedelta(hours=1, minutes=self.random.randrange(50)) if decided else None,
            "decided_by_id": by.id if decided else None,
            "decision_note": "近期人手紧张，请另择日期" if status is LeaveStatus.REFUSED else None,
        }

    def _return(self, status: LeaveStatus, last: date) -> dict[str, object]:
        if status is not LeaveStatus.RETURNED:
            return {"returned_on": None, "returned_half": None, "returned_at": None}
        back = self.presence.calendar.add(last, 1)
        return {"returned_on": back, "returned_half": HalfDay.MORNING, "returned_at": at(back, 8, self.random.randint(5, 55))}

    def overdue(self) -> None:
        """Some who came back in the second half of August have not reported back; one of them in 丰惠镇."""
        home = self.district.town("丰惠").id
        late = [r for r in self.rows if r["status"] == "RETURNED" and date(2017, 8, 14) <= r["ends_on"] <= date(2017, 8, 25)]
        late.sort(key=lambda row: row["township_id"] != home)
        for row in late[:OVERDUE]:
            row |= {"status": LeaveStatus.APPROVED, **self._return(LeaveStatus.APPROVED, LAST)}

    def idle(self) -> None:
        """Leaves that never began: refused or withdrawn."""
        for status, count in ((LeaveStatus.REFUSED, REFUSED), (LeaveStatus.WITHDRAWN, WITHDRAWN)):
            written = 0
            while written < count:
                wish = self._wish(self.presence.calendar.add(FIRST, self.random.randint(5, 55)))
                if self._can_go(wish):
                    self.write(wish, status)
                    written += 1

    def waiting(self) -> None:
        """September: one leave in every township waits for its decision, in 丰惠镇 one for each who decides."""
        for number, town in enumerate(self.district.towns):
            if town.short != "丰惠":
                spots = ((station, person) for station in town.stations.values() for person in station.people[1:])
                wishes = (Wish(station, person, *_september(4 + number % 5, 1)) for station, person in spots)
                self.write(next(wish for wish in wishes if self._can_go(wish)), LeaveStatus.REQUESTED)
        self._fenghui()
        for row in sorted(self.rows, key=lambda row: (row["starts_on"], row["staff_id"])):
            self.district.store.add(models.Leave, **row)

    def _fenghui(self) -> None:
        stations = self.district.town("丰惠").stations
        justice, police, market = (
            stations[kind] for kind in (AgencyKind.JUSTICE_OFFICE, AgencyKind.POLICE_STATION, AgencyKind.MARKET_OFFICE)
        )
        clerks = stations[AgencyKind.SERVICE_SUBCENTRE]
        one, other = clerks.people[3:5]
        self.write(Wish(clerks, one, *_september(11, 3)), LeaveStatus.APPROVED)
        wishes = (
            Wish(justice, justice.people[-1], *_september(4, 3)),
            Wish(clerks, other, *_september(12, 2), sort="PERSONAL"),
            Wish(market, market.people[0], *_september(6, 3)),
            Wish(police, police.people[0], *_september(20, 2), sort="OFFICIAL"),
            Wish(market, market.people[2], *_september(14, 2), sort="SICK"),
            Wish(market, market.people[3], *_september(18, 5)),
        )
        for wish in wishes:
            self.write(wish, LeaveStatus.REQUESTED)


def _september(day: int, length: int) -> tuple[date, date]:
    return date(2017, 9, day), date(2017, 9, day + length - 1)

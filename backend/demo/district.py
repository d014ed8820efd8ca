"""What the themes of the generator tell each other: townships, agencies and people with the keys of their rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from backend.approvals.rules import ItemDomain
from backend.demo.store import Store
from backend.organisations.rules import AgencyKind, ManagementClass, OrganPurpose, TownshipCategory, TownshipForm, UnitKind
from backend.personnel.rules import Gender, Position


@dataclass(frozen=True)
class Figures:
    """The totals of one township, from `townships.csv`; events by level, mediation and operations of July 2017."""

    villages: int
    grids: int
    agencies: tuple[int, int]
    staff: tuple[int, int]
    delegated: int
    window: int
    events: tuple[int, int, int, int]
    mediated: tuple[int, int]
    operations: int
    excellent_cap: int


@dataclass
class Person:
    """A person with the parts of the row that other themes ask for."""

    id: int
    name: str
    title: str
    position: Position
    gender: Gender
    born: date
    phone: str


@dataclass
class Cell:
    """A grid and its member."""

    id: int
    name: str
    member: Person | None = None


@dataclass
class Hamlet:
    """A village or community: `short` is what people say (后山村), `name` what the code list says (后山村委会)."""

    id: int
    code: str
    name: str
    short: str
    community: bool
    grids: list[Cell] = field(default_factory=list)
    officers: list[Person] = field(default_factory=list)


@dataclass
class Station:
    """A stationed agency; `people[0]` is its chief, `people[1]` its deputy when there are four or more."""

    id: int
    body: dict[str, object]
    kind: AgencyKind
    name: str
    town: Town
    department: int
    management_class: ManagementClass
    size: int
    established: date
    phone: str
    people: list[Person] = field(default_factory=list)


@dataclass
class Town:
    """A township with everything that stands in it."""

    id: int
    code: str
    name: str
    short: str
    form: TownshipForm
    category: TownshipCategory
    figures: Figures
    villages: list[Hamlet] = field(default_factory=list)
    stations: dict[AgencyKind, Station] = field(default_factory=dict)
    serving: dict[AgencyKind, Station] = field(default_factory=dict)
    cadres: dict[str, Person] = field(default_factory=dict)
    platforms: dict[str, int] = field(default_factory=dict)
    utility_people: dict[int, list[Person]] = field(default_factory=dict)

    @property
    def cells(self) -> list[tuple[Hamlet, Cell]]:
        return [(village, cell) for village in self.villages for cell in village.grids]


class Move(NamedTuple):
    """A change of agency in the last twelve months: who, whence, whither, from which day, by which document."""

    person: Person
    old: Station
    new: Station
    day: date
    document: str


class Dispute(NamedTuple):
    """A closed dispute event that a mediation may have come from: keys, texts and times."""

    event: int
    village: int
    title: str
    outcome: str
    reported: datetime
    closed: datetime


@dataclass
class District:
    """The district under construction."""

    store: Store = field(default_factory=Store)
    towns: list[Town] = field(default_factory=list)
    departments: dict[str, int] = field(default_factory=dict)
    organs: dict[OrganPurpose, int] = field(default_factory=dict)
    units: dict[str, tuple[int, UnitKind]] = field(default_factory=dict)
    officials: dict[str, Person] = field(default_factory=dict)
    window_items: dict[TownshipCategory, list[int]] = field(default_factory=dict)
    village_items: list[int] = field(default_factory=list)
    domains: dict[int, ItemDomain] = field(default_factory=dict)
    disputes: dict[int, list[Dispute]] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    births: Counter[date] = field(default_factory=Counter)
    working_days: dict[date, tuple[bool, bool]] = field(default_factory=dict)

    @property
    def stations(self) -> list[Station]:
        return [station for town in self.towns for station in town.stations.values()]

    def town(self, short: str) -> Town:
        """The township called `short` (丰惠)."""
        return next(town for town in self.towns if town.short == short)

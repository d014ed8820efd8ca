"""The 10,356 events of July 2017: when and where, by level and category, and which of them went which way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from backend.demo.district import Cell, Dispute, District, Hamlet, Station, Town
from backend.demo.incidents import Story, Storyteller, Variant
from backend.demo.persons import invented_name
from backend.demo.steps import Course, Path
from backend.demo.store import at, chance
from backend.events import models
from backend.events.rules import OVERALL_DAYS, EventCategory, PlatformKind, due
from backend.personnel.rules import Gender

CATEGORY_PERCENT = {
    EventCategory.DISPUTE: 10,
    EventCategory.SAFETY: 30,
    EventCategory.APPEARANCE: 25,
    EventCategory.MARKET: 8,
    EventCategory.LIVELIHOOD: 22,
    EventCategory.OTHER: 5,
}
"""Mix of categories (domain.md 5.4)."""

ON_TIME_PERMILLE = {1: 982, 2: 970, 3: 940, 4: 910}
"""Share closed within the clock of the level."""

OPEN = {1: 2, 2: 4, 3: 15, 4: 10}
"""July's events that are still open on 2017-08-31, by level: 0.3 %."""

TURNS = {
    Course.RETURNED: (0.02, (2, 3, 4)),
    Course.EXTENDED: (0.015, (2, 3)),
    Course.REOPENED: (0.01, (1, 2, 3)),
    Course.MERGED: (0.03, (1, 2, 3, 4)),
}
"""Share of all events that take a turn, and the levels at which it happens."""

PLATFORM = {
    EventCategory.DISPUTE: PlatformKind.SECURITY,
    EventCategory.SAFETY: PlatformKind.SECURITY,
    EventCategory.APPEARANCE: PlatformKind.ENFORCEMENT,
    EventCategory.MARKET: PlatformKind.MARKET,
    EventCategory.LIVELIHOOD: PlatformKind.SERVICE,
    EventCategory.OTHER: PlatformKind.SERVICE,
}
INITIALS = {
    "百官": "BG",
    "曹娥": "CE",
    "东关": "DG",
    "道墟": "DX",
    "梁湖": "LH",
    "小越": "XY",
    "章镇": "ZZ",
    "丰惠": "FH",
    "崧厦": "SX",
    "上浦": "SP",
    "汤浦": "TP",
    "永和": "YH",
    "驿亭": "YT",
    "谢塘": "XT",
    "盖北": "GB",
    "长塘": "CT",
    "下管": "XG",
    "岭南": "LN",
    "陈溪": "CX",
    "丁宅": "DZ",
}
_WEEKDAY_WEIGHT = (10, 10, 10, 10, 10, 7, 6)
_HOUR_WEIGHT = {7: 6, 8: 12, 9: 13, 10: 11, 11: 6, 12: 4, 13: 7, 14: 10, 15: 11, 16: 9, 17: 6, 18: 3, 19: 2}


@dataclass
class Case:
    """An event before it is told: where, when, which level, and what becomes of it."""

    town: Town
    village: Hamlet
    cell: Cell
    reported: datetime
    level: int
    category: EventCategory = EventCategory.OTHER
    late: bool = False
    open: bool = False
    course: Course = Course.PLAIN


def build(district: District) -> None:
    """All events with their steps, numbered by township and day in the order of their reports."""
    random, teller = chance("events"), Storyteller()
    cases = [case for town in district.towns for case in _cases(random, town)]
    _fate(random, cases)
    serial: dict[tuple[str, date], int] = {}
    for case in sorted(cases, key=lambda case: (case.reported, case.town.code)):
        day = case.reported.date()
        serial[case.town.short, day] = serial.get((case.town.short, day), 0) + 1
        number = f"{INITIALS[case.town.short]}W{day:%Y%m%d}{serial[case.town.short, day]:04d}"
        _event(district, random, teller, case, number)


def _cases(random: Random, town: Town) -> list[Case]:
    days = [date(2017, 7, day) for day in range(1, 32)]
    weights = [_WEEKDAY_WEIGHT[day.weekday()] for day in days]
    levels = [level for level, count in enumerate(town.figures.events, 1) for _ in range(count)]
    cells = town.cells
    cases = []
    for level, day in zip(levels, random.choices(days, weights, k=len(levels)), strict=True):
        (hour,) = random.choices(list(_HOUR_WEIGHT), list(_HOUR_WEIGHT.values()))
        village, cell = random.choice(cells)
        cases.append(Case(town, village, cell, at(day, hour, random.randrange(60), random.randrange(60)), level))
    return cases


def _fate(random: Random, cases: list[Case]) -> None:
    """Deals categories, lateness, open ends and turns in exact numbers over shuffled events."""
    random.shuffle(cases)
    start = 0
    for category, percent in CATEGORY_PERCENT.items():
        count = len(cases) - start if category is EventCategory.OTHER else round(len(cases) * percent / 100)
        for case in cases[start : start + count]:
            case.category = category
        start += count
    random.shuffle(cases)
    for level in ON_TIME_PERMILLE:
        own = [case for case in cases if case.level == level]
        late = own[on_time(level, len(own)) :]
        for case in late:
            case.late = True
        for case in late[: OPEN[level]]:
            case.open = True
    for course, (share, levels) in TURNS.items():
        plain = [case for case in cases if case.course is Course.PLAIN and not case.late and case.level in levels]
        for case in random.sample(plain, round(len(cases) * share)):
            case.course = course


def on_time(level: int, count: int) -> int:
    """How many of `count` events of a level are closed within their clock."""
    return round(count * ON_TIME_PERMILLE[level] / 1000)


def _event(district: District, random: Random, teller: Storyteller, case: Case, number: str) -> None:
    variant = teller.choose(random, case.category, case.level, case.village)
    reporter, caller, phone = (None, None, None) if variant.own_work else _reporter(random, int(number[-12:]))
    member = case.cell.member.name if case.cell.member else ""
    story = teller.tell(random, variant, case.village, member, caller)
    station = _station(random, case, variant)
    path = Path(district, random, case.town, case.village, case.cell, case.level, station, story.outcome)
    result = path.run(case.reported, case.course, late=case.late, unfinished=case.open)
    key = district.store.add(
        models.Event,
        number=number,
        title=story.title,
        description=story.description,
        place=_place(case, story),
        level=case.level,
        status=result.status,
        category=case.category,
        township_id=case.town.id,
        village_id=case.village.id,
        grid_id=case.cell.id,
        platform_id=case.town.platforms[PLATFORM[case.category]],
        agency_id=station.id if station else None,
        department_id=station.department if station else None,
        reporter_name=reporter,
        reporter_phone=phone,
        reported_at=case.reported,
        due_at=result.due,
        overall_due_at=due(case.reported, OVERALL_DAYS),
        closed_at=result.closed,
    )
    path.write(key)
    if case.category is EventCategory.DISPUTE and case.level in (2, 3) and result.closed:
        dispute = Dispute(key, case.village.id, story.title, story.outcome, case.reported, result.closed)
        district.disputes.setdefault(case.town.id, []).append(dispute)


def _station(random: Random, case: Case, variant: Variant) -> Station | None:
    """Level 3 goes to an agency or stays with the platform; level 4 always ends at a department's agency."""
    if case.level < 3 or (case.level == 3 and random.random() < 0.2):
        return None
    return case.town.serving[variant.kind]


def _reporter(random: Random, serial: int) -> tuple[str | None, str | None, str | None]:
    """(name, how the text speaks of the reporter, phone) for half of the reports; the others come from the grid member."""
    if random.random() > 0.5:
        return None, None, None
    gender = random.choice(list(Gender))
    name = invented_name(random, gender, random.randint(1950, 1996))
    caller = name[0] + random.choice(("女士", "大姐", "阿姨") if gender is Gender.FEMALE else ("先生", "师傅", "大伯"))
    return name, caller, f"154{serial * 7_368_787 % 100_000_000:08d}"


def _place(case: Case, story: Story) -> str:
    return f"{case.town.name}{story.place}({case.cell.name.removeprefix(case.village.short)})"

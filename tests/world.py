"""A small district drawn from a seed: bodies, people, assessments, events, and an account for every role.

Owners, classes, levels, gaps and publication are random, so that rows stand in every relation to somebody. Keys are explicit,
so a world is the same in every database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import Range

from backend.access.vocabulary import ROLES
from backend.assessments.rules import Grade
from backend.events.rules import EventCategory, EventStatus, PlatformKind, StepKind
from backend.kit.database import Database
from backend.models import Base
from backend.organisations.rules import AgencyKind
from backend.personnel.rules import Gender, Position

Row = dict[str, Any]
TABLES = Base.metadata.tables

TOWNS, DEPARTMENTS, AGENCIES, VILLAGES, GRIDS, ORGAN = (1, 2), (11, 12, 13), (21, 22, 23, 24, 25), (31, 32, 33), (41, 42, 43), 51
CHANGE = date(2017, 6, 30)
"""The day on which owners and classes became what they are today."""

NAMES = ("王芳", "李强", "李强", "O'Neil \"x\" \\ {}", "张伟 100%_", "陈 静")
TITLES = ("所长", "科员", "副所长")
SHORT = ("甲", "乙", "A", "丙丁")

ORDER = (
    *("organisation", "township", "department", "agency_sort", "village", "grid", "organ", "township_status", "agency"),
    *("agency_class", "served_township", "staff", "assignment", "assessment", "platform", "event", "event_step"),
    *("role", "account", "post"),
)
"""Tables in the order in which foreign keys let them be filled."""


@dataclass
class World:
    """Rows by table, as they are inserted; computed columns are not among them."""

    random: Random
    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in ORDER})

    @classmethod
    def draw(cls, seed: int, people: int = 44, events: int = 30) -> World:
        world = cls(Random(seed))
        world._bodies()
        for key in range(1, people + 1):
            world._person(100 + key)
        for key, subject in enumerate(world._subjects(), 1):
            world.tables["assessment"].append(world.assessment(1000 + key, *subject))
        world._platforms()
        for key in range(1, events + 1):
            world._event(2000 + key)
        world._accounts()
        return world

    def pick(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def rows(self, table: str) -> dict[int, Row]:
        return {row["id"]: row for row in self.tables[table]}

    async def store(self, database: Database) -> None:
        """Fills a migrated database that has no rows but roles and policies."""
        async with database.engine.begin() as connection:
            for name in ORDER:
                if name != "role" and self.tables[name]:
                    await connection.execute(insert(TABLES[name]), self.tables[name])

    def _add(self, table: str, **values: Any) -> Row:
        self.tables[table].append(values)
        return values

    def _body(self, body: str, key: int, /, **values: Any) -> None:
        words = {"id": key, "name": f"{self.pick(*SHORT)}{body.lower()}{key}", "code": f"{key:03}"}
        words |= {"name_pinyin": f"n {key % 7}", "name_initials": f"n{key % 7}"}
        self._add("organisation", kind=body, **words)
        self._add(body.lower(), **words, **values)

    def _bodies(self) -> None:
        for key, form in zip(TOWNS, ("TOWN", "SUB_DISTRICT"), strict=True):
            self._body("TOWNSHIP", key, form=form, category="CENTRAL")
            self._add("township_status", township_id=key, form=form, category="CENTRAL", period=Range(date(2000, 1, 1), None))
        for key in DEPARTMENTS:
            self._body("DEPARTMENT", key)
        for key, town in zip(VILLAGES, (1, 1, 2), strict=True):
            self._body("VILLAGE", key, form=self.pick("VILLAGE", "COMMUNITY"), township_id=town)
        for key, village, town in zip(GRIDS, VILLAGES, (1, 1, 2), strict=True):
            self._body("GRID", key, village_id=village, township_id=town)
        self._body("ORGAN", ORGAN, purpose="GOVERNMENT")
        kinds = self.random.sample([*AgencyKind], len(AGENCIES))
        for key, kind in zip(AGENCIES, kinds, strict=True):
            self._agency(key, kind.value)

    def _agency(self, key: int, kind: str) -> None:
        owners = self._owners()
        if key == AGENCIES[0]:
            owners |= {"township_id": TOWNS[0], "department_id": DEPARTMENTS[0]}
        self._add("agency_sort", kind=kind, name=f"所{key}", department_id=owners["department_id"])
        opened = date(2001 + key % 3, 5, 1)
        values = {"head_name": self.pick(*NAMES, None), "duty_phone": self.pick("110", "8212", None)}
        self._body("AGENCY", key, kind=kind, established_on=opened, **owners, **values)
        self._add("agency_class", id=key * 10, agency_id=key, period=Range(opened, CHANGE), override=False, **self._owners())
        self._add("agency_class", id=key * 10 + 1, agency_id=key, period=Range(CHANGE, None), override=False, **owners)
        if self.random.random() < 0.6:
            self._add("served_township", agency_id=key, township_id=self.pick(*TOWNS), period=Range(opened, None))

    def _owners(self) -> Row:
        return {
            "township_id": self.pick(*TOWNS),
            "department_id": self.pick(*DEPARTMENTS),
            "management_class": self.pick("A", "B"),
        }

    def _person(self, key: int) -> None:
        agency = self.rows("agency")[self.pick(*AGENCIES)] if self.random.random() < 0.7 else None
        self.tables["staff"].append(self.person(key, agency))
        if agency is None:
            return
        held = {"staff_id": key, "position": self.pick(*Position).value, "title": self.pick(*TITLES)}
        owners = {name: agency[name] for name in ("township_id", "department_id", "management_class")}
        if self.random.random() < 0.7:
            self._add("assignment", id=key * 10, agency_id=self.pick(*AGENCIES), period=Range(date(2012, 1, 1), CHANGE), **self._owners(), **held)
        self._add("assignment", id=key * 10 + 1, agency_id=agency["id"], period=Range(CHANGE, None), **owners, **held)

    def person(self, key: int, agency: Row | None) -> Row:
        """A row of the roster: stationed with its agency's owners, or a cadre with some owners missing."""
        place = self.pick(*range(len(VILLAGES)))
        owners = {
            "agency_id": None,
            "township_id": self.pick(*TOWNS, None),
            "department_id": self.pick(*DEPARTMENTS, None),
            "management_class": None,
            "village_id": self.pick(VILLAGES[place], None),
            "grid_id": self.pick(GRIDS[place], None),
        }
        if agency is not None:
            owners |= {name: agency[name] for name in ("township_id", "department_id", "management_class")}
            owners["agency_id"] = agency["id"]
        organisation = next((owners[n] for n in ("agency_id", "township_id", "department_id") if owners[n]), ORGAN)
        return {"id": key, "organisation_id": organisation, **owners, **self.personal(key)}

    def personal(self, key: int) -> Row:
        """What is a person's own: names, contact, identity, establishment; gaps included."""
        number = f"{self.random.randrange(10**9):09}{key:08}"
        return {
            "name": self.pick(*NAMES),
            "name_pinyin": self.pick("a b", "b c", "c"),
            "name_initials": self.pick("ab", "bc", "c"),
            "gender": self.pick(*Gender).value,
            "title": self.pick(*TITLES),
            "position": self.pick(*Position).value,
            "duty_phone": self.pick("110", "8212", None),
            "mobile": self.pick("13800000001", "13800000002", "13900000003", None),
            "address": self.pick("解放街1号", "人民路2号", None),
            "id_number": self.pick(f"{number}X", None),
            "birth_date": self.pick(date(1980, 1, 1), date(1975, 12, 31), None),
            "establishment": self.pick("行政编制", "事业编制", None),
            "rank": self.pick("科员", "副科级", None),
            "entered_on": self.pick(date(2010, 7, 1), date(2015, 7, 1), None),
        }

    def _subjects(self) -> Iterator[tuple[int, int | None, int]]:
        """(year, staff or None, agency) of the assessments: some people and all agencies, both years, not all."""
        for year in (2016, 2017):
            for person in self.tables["staff"]:
                if self.random.random() < 0.8:
                    yield year, person["id"], person["agency_id"] or self.pick(*AGENCIES)
            yield from ((year, None, agency) for agency in AGENCIES if self.random.random() < 0.8)

    def assessment(self, key: int, year: int, staff: int | None, agency: int) -> Row:
        row = {"id": key, "year": year, "subject": "PERSON" if staff else "AGENCY", "staff_id": staff, "agency_id": agency}
        owners = self._owners()
        share = [self.pick(None, Decimal("90.00"), Decimal("97.25")) if owners["management_class"] == "B" else None for _ in range(2)]
        row |= owners | self.marks() | {"department_score": share[0], "conduct_score": share[1]}
        return row | {"published_at": self.pick(None, datetime(2017, 3, 1, 8, tzinfo=UTC))}

    def marks(self) -> Row:
        """Scores, grade and money that rows of both classes can have."""
        score = [self.pick(None, Decimal("88.50"), Decimal("91.00"), Decimal("100.00")) for _ in range(2)]
        money = [self.pick(None, 0, 1_650_000, 2_000_000) for _ in range(2)]
        return {
            "township_score": score[0],
            "composite_score": score[1],
            "grade": self.pick(None, *[grade.value for grade in Grade]),
            "bonus_township": money[0],
            "bonus_department": money[1],
        }

    def _platforms(self) -> None:
        for town in TOWNS:
            period = Range(date(2017, 1, 1), None)
            self._add("platform", id=60 + town, kind=PlatformKind.MARKET.value, name=f"平台{town}", township_id=town, period=period)

    def _event(self, key: int) -> None:
        event = self.event(key)
        self.tables["event"].append(event)
        for number in range(1, self.pick(1, 2, 4) + 1):
            self._add("event_step", id=key * 10 + number, sequence=number, **self.step(event, number))

    def event(self, key: int) -> Row:
        place = self.pick(*range(len(VILLAGES)))
        town = 1 if place < 2 else 2
        village = self.pick(VILLAGES[place], None)
        agency = self.rows("agency")[self.pick(*AGENCIES)] if self.random.random() < 0.6 else None
        reported = datetime(2017, 7, 1, tzinfo=UTC) + timedelta(hours=self.pick(*range(8)))
        status = self.pick(*EventStatus).value
        return {
            "id": key,
            "number": f"E{key}",
            "level": self.pick(1, 2, 3, 4),
            "status": status,
            "township_id": town,
            "village_id": village,
            "grid_id": self.pick(GRIDS[place], None) if village else None,
            "platform_id": 60 + town,
            "agency_id": agency["id"] if agency else None,
            "department_id": self.pick(*DEPARTMENTS) if agency else None,
            "reported_at": reported,
            "due_at": reported + timedelta(days=self.pick(1, 3)),
            "overall_due_at": reported + timedelta(days=7),
            "closed_at": reported + timedelta(days=self.pick(0, 2, 9)) if status == "CLOSED" else None,
            "category": self.pick(*EventCategory).value,
            "title": self.pick("占道经营", "邻里纠纷"),
            **self.report(),
        }

    def report(self) -> Row:
        """What the report says and who made it."""
        return {
            "description": self.pick("摊位占道", "争吵", "漏水"),
            "place": self.pick("村口", "桥头"),
            "reporter_name": self.pick(*NAMES, None),
            "reporter_phone": self.pick("13700000001", None),
        }

    def step(self, event: Row, number: int) -> Row:
        return {
            "event_id": event["id"],
            "township_id": event["township_id"],
            "kind": self.pick(*StepKind).value,
            "level": self.pick(1, 2, 3, 4),
            "at": event["reported_at"] + timedelta(hours=number),
            "organisation_id": self.pick(event["township_id"], *AGENCIES, ORGAN),
            "actor_name": self.pick(*NAMES),
            "note": self.pick("已处置", None),
            "due_at": self.pick(None, event["due_at"]),
        }

    def _accounts(self) -> None:
        """Two accounts per role: one of a person of the post's own organisation where there is one, one of anybody or nobody."""
        free = {row["id"]: row for row in self.tables["staff"]}
        for number, role in enumerate((r for r in ROLES.values() if r.duty), 1):
            for turn in (0, 1):
                here = self._seat(role.name, turn)
                own = [k for k, r in free.items() if here in (r["agency_id"], r["township_id"], r["department_id"]) and not turn]
                staff = self.pick(*(own or [None, *free])) if role.duty == "BUSINESS" else None
                free.pop(staff, None)
                self._account(number * 10 + turn, f"{role.name}-{turn}", role.name, here, staff)

    def _seat(self, role: str, turn: int) -> int:
        seats = {"town": TOWNS, "window": TOWNS, "seal": TOWNS, "dept": DEPARTMENTS, "agency": AGENCIES, "village": VILLAGES, "grid": GRIDS}
        return int(seats.get(role.partition("_")[0], (ORGAN, ORGAN))[turn])

    def _account(self, key: int, username: str, role: str, here: int, staff: int | None) -> None:
        duty = ROLES[role].duty or "BUSINESS"
        self._add("account", id=key, username=username, display_name=username, duty=str(duty), staff_id=staff)
        since = datetime(2017, 1, 1, tzinfo=UTC)
        self._add("post", id=key, account_id=key, duty=str(duty), role=role, organisation_id=here, title=role, valid_from=since)


"""A small district drawn from a seed: bodies, people, assessments, events, and an account for every role.

Owners, classes, levels, gaps and publication are random, so that rows stand in every relation to somebody. Keys are explicit,
so a world is the same in every database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import delete, insert, text
from sqlalchemy.dialects.postgresql import Range

from backend.access.vocabulary import ROLES
from backend.events.rules import EventCategory, EventStatus, PlatformKind, StepKind
from backend.kit.database import Database
from backend.models import Base
from backend.organisations.rules import AgencyKind
from backend.personnel.rules import Position
from tests.deeds import Deeds
from tests.drawing import AGENCIES, CHANGE, DEPARTMENTS, GRIDS, NAMES, ORDER, ORGAN, SHORT, TITLES, TOWNS, UNIT, VILLAGES, Row

TABLES = Base.metadata.tables
__all__ = ["AGENCIES", "CHANGE", "DEPARTMENTS", "TABLES", "TOWNS", "Row", "World"]


def gaps_of(table: str) -> Row:
    """What a row has before anything is drawn: first versions, and nothing where there may be nothing."""
    given = {column.key: None for column in TABLES[table].c if column.nullable and column.computed is None}
    return given | {column.key: 1 for column in TABLES[table].c if column.key.rpartition("_")[2] == "version"}


@dataclass(repr=False)
class World(Deeds):
    """The district of a seed."""

    @classmethod
    def draw(cls, seed: int, people: int = 44, events: int = 30, work: int = 8) -> World:
        world = cls(Random(seed))
        world._bodies()
        for key in range(1, people + 1):
            world._person(100 + key)
        for year, state in ((2015, "CLOSED"), (2016, "CLOSED"), (2017, "OPEN")):
            world._add("assessment_year", id=year, year=year, state=state, excellent_share=20, document="考〔1〕号")
        for key, subject in enumerate(world._subjects(), 1):
            world.tables["assessment"].append(world.assessment(1000 + key, *subject))
        world._platforms()
        for key in range(1, events + 1):
            world._event(2000 + key)
        world._accounts()
        world._work(work)
        world._deeds(work)
        for name, rows in world.tables.items():
            gaps = gaps_of(name)
            rows[:] = [gaps | row for row in rows]
        return world

    async def store(self, database: Database) -> None:
        """Fills a migrated database that has no rows but roles and policies, or takes the place of another world there.

        Accounts and posts have the same keys in every world, so sessions outlive it.
        """
        async with database.engine.begin() as connection:
            await connection.execute(text("SET LOCAL session_replication_role = replica"))  # foreign keys rest meanwhile
            for name in ORDER:
                if name != "role":
                    await connection.execute(delete(TABLES[name]))
            await connection.execute(text("SET LOCAL session_replication_role = origin"))
            for name in ORDER:
                if name != "role" and self.tables[name]:
                    await connection.execute(insert(TABLES[name]), self.tables[name])

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
        self._body("UNIT", UNIT, unit_kind="COURT")
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

    def _person(self, key: int) -> None:
        agency = self.rows("agency")[self.pick(*AGENCIES)] if self.random.random() < 0.7 else None
        self.tables["staff"].append(self.person(key, agency))
        if agency is None:
            return
        held = {"staff_id": key, "position": self.pick(*Position).value, "title": self.pick(*TITLES)}
        owners = {name: agency[name] for name in ("township_id", "department_id", "management_class")}
        if self.random.random() < 0.7:
            self._assign(key * 10, self.pick(*AGENCIES), Range(date(2012, 1, 1), CHANGE), held | self._owners())
        self._assign(key * 10 + 1, agency["id"], Range(CHANGE, None), held | owners)

    def _assign(self, key: int, agency: int, period: Range[date], held: Row) -> None:
        """An agency has one chief at a time: whoever comes second is a deputy."""
        chiefs = [
            one for one in self.tables["assignment"] if one["agency_id"] == agency and one["position"] == Position.CHIEF.value
        ]
        if held["position"] == Position.CHIEF.value and any(one["period"] == period for one in chiefs):
            held = held | {"position": Position.DEPUTY.value}
        self._add("assignment", id=key, agency_id=agency, period=period, **held)

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
        share = [
            self.pick(None, Decimal("90.00"), Decimal("97.25")) if owners["management_class"] == "B" else None for _ in range(2)
        ]
        row |= {"position": self.rows("staff")[staff]["position"] if staff else None, "exclusion": None, "exclusion_note": None}
        row |= owners | self.marks() | {"department_score": share[0], "conduct_score": share[1]}
        return row | {"published_at": self.pick(None, datetime(2017, 3, 1, 8, tzinfo=UTC))}

    def _platforms(self) -> None:
        for town in TOWNS:
            period = Range(date(2017, 1, 1), None)
            self._add(
                "platform", id=60 + town, kind=PlatformKind.MARKET.value, name=f"平台{town}", township_id=town, period=period
            )

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
        seats = {
            "town": TOWNS,
            "window": TOWNS,
            "seal": TOWNS,
            "dept": DEPARTMENTS,
            "agency": AGENCIES,
            "village": VILLAGES,
            "grid": GRIDS,
        }
        return int(seats.get(role.partition("_")[0], (ORGAN, ORGAN))[turn])

    def _account(self, key: int, username: str, role: str, here: int, staff: int | None) -> None:
        duty = ROLES[role].duty or "BUSINESS"
        self._add("account", id=key, username=username, display_name=username, duty=str(duty), staff_id=staff)
        since = datetime(2017, 1, 1, tzinfo=UTC)
        self._add("post", id=key, account_id=key, duty=str(duty), role=role, organisation_id=here, title=role, valid_from=since)

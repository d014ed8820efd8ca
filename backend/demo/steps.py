"""The way of one event through its levels, step by step, with the clock of the level that it ends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random
from typing import NamedTuple

from backend.demo.district import Cell, District, Hamlet, Person, Station, Town
from backend.demo.phrases import EXTENDING, MERGING, REOPENING, RETURNING, note
from backend.events import models
from backend.events.rules import LEVEL_DAYS, EventStatus, StepKind, due
from backend.organisations.rules import OrganPurpose


class Course(Enum):
    """The turn that an event takes besides the plain way."""

    PLAIN = auto()
    RETURNED = auto()
    EXTENDED = auto()
    REOPENED = auto()
    MERGED = auto()


class Result(NamedTuple):
    """Where the event stands: its status, the clock of its level, and when it was closed."""

    status: EventStatus
    due: datetime
    closed: datetime | None


class Actor(NamedTuple):
    """A body and the person who acts for it."""

    organisation: int
    name: str


@dataclass
class Step:
    """One row of the way; `due` where a clock starts or is moved."""

    kind: StepKind
    level: int
    actor: Actor
    at: datetime
    note: str | None
    due: datetime | None = None


_STATUS = {
    StepKind.REPORT: EventStatus.REPORTED,
    StepKind.ACCEPT: EventStatus.ACCEPTED,
    StepKind.ESCALATE: EventStatus.ACCEPTED,
    StepKind.DISPATCH: EventStatus.DISPATCHED,
    StepKind.SIGN: EventStatus.HANDLING,
    StepKind.HANDLE: EventStatus.HANDLING,
}
_EXTRA_DAYS = 2


class Path:
    """The actors of one event, and the steps that they take."""

    def __init__(
        self,
        district: District,
        random: Random,
        town: Town,
        village: Hamlet,
        cell: Cell,
        level: int,
        station: Station | None,
        outcome: str,
    ) -> None:
        self._district, self._random, self._town, self._level = district, random, town, level
        self._station, self._outcome = station, outcome
        self._steps: list[Step] = []
        member: Person = cell.member or village.officers[0]
        self._grid = Actor(cell.id, member.name)
        self._village = Actor(village.id, random.choice(village.officers).name)
        duty = town.cadres[random.choice(("command_head", "command_day", "command_night"))]
        self._room = Actor(town.id, duty.name)
        self._centre = Actor(district.organs[OrganPurpose.COMMAND], district.officials["district_duty"].name)
        self._handler = self._choose_handler(station)

    def run(self, reported: datetime, course: Course, *, late: bool, unfinished: bool) -> Result:
        """Walks the way from the report; `late` closes after the clock, `unfinished` stops in the middle."""
        plan = self._plan(course)
        reached = self._intake(reported)
        clock = due(reached, LEVEL_DAYS[self._level])
        if course is Course.EXTENDED:
            clock = due(reached, LEVEL_DAYS[self._level] + _EXTRA_DAYS)
        closed = self._closing(reached, clock, late)
        if unfinished:
            plan = plan[: self._random.randint(1, max(1, len(plan) - 3))]
        self._walk(plan, reached, closed)
        if course is Course.REOPENED:
            closed, clock = self._reopen(closed)
        self._mark(clock, course)
        last = next(step.kind for step in reversed(self._steps) if step.kind in _STATUS or step.kind is StepKind.CLOSE)
        return Result(_STATUS.get(last, EventStatus.CLOSED), clock, None if unfinished else closed)

    def write(self, event: int) -> None:
        """Adds the rows of all steps."""
        for sequence, step in enumerate(self._steps, 1):
            self._district.store.add(
                models.EventStep,
                event_id=event,
                township_id=self._town.id,
                sequence=sequence,
                kind=step.kind,
                level=step.level,
                at=step.at,
                organisation_id=step.actor.organisation,
                actor_name=step.actor.name,
                note=step.note,
                due_at=step.due,
            )

    def _choose_handler(self, station: Station | None) -> Actor:
        if station:
            return Actor(station.id, self._random.choice(station.people).name)
        if self._level == 3:
            lead = self._town.cadres[self._random.choice(("security_office", "enforcement_office", "service_office"))]
            return Actor(self._town.id, lead.name)
        return self._grid if self._level == 1 else self._village

    def _add(self, kind: StepKind, level: int, actor: Actor, at: datetime, text: str | None = None) -> None:
        self._steps.append(Step(kind, level, actor, at, text or note(self._random, kind, level)))

    def _intake(self, reported: datetime) -> datetime:
        """From the report to the moment at which the clock of the final level starts."""
        self._add(StepKind.REPORT, 1, self._grid, reported)
        moment = reported
        acceptors = {1: [self._grid], 2: [self._village], 3: [self._village, self._room], 4: [self._room, self._centre]}[
            self._level
        ]
        for index, actor in enumerate(acceptors):
            moment += timedelta(minutes=self._random.randint(2, 12) if self._level == 1 else self._random.randint(8, 75))
            final = index == len(acceptors) - 1
            kind = StepKind.ACCEPT if final else StepKind.ESCALATE
            self._add(kind, self._level if final else self._level - (self._level == 4), actor, moment)
        return moment

    def _plan(self, course: Course) -> list[tuple[StepKind, Actor]]:
        """Kinds and actors after the intake, in order."""
        handler, room = self._handler, self._centre if self._level == 4 else self._room
        plan = {
            1: [(StepKind.HANDLE, handler)],
            2: [(StepKind.HANDLE, handler), (StepKind.FEEDBACK, handler)],
            3: [(StepKind.DISPATCH, room), (StepKind.SIGN, handler), (StepKind.HANDLE, handler), (StepKind.VERIFY, self._grid)],
            4: [
                (StepKind.DISPATCH, room),
                (StepKind.SIGN, handler),
                (StepKind.HANDLE, handler),
                (StepKind.FEEDBACK, handler),
                (StepKind.VERIFY, room),
            ],
        }[self._level]
        closer = {1: self._grid, 2: self._village, 3: self._room, 4: self._centre}[self._level]
        if course is Course.RETURNED:
            again = (StepKind.ACCEPT, self._village) if self._level == 2 else (StepKind.DISPATCH, room)
            plan = [*plan[: self._level - 2], (StepKind.RETURN, handler), again, *plan[self._level - 2 :]]
        if course is Course.EXTENDED:
            plan = [*plan[:-1], (StepKind.EXTEND, self._room), plan[-1]]
        if course is Course.MERGED:
            plan = [(StepKind.MERGE, room if self._level > 2 else closer), *plan]
        return [*plan, (StepKind.CLOSE, closer)]

    def _closing(self, reached: datetime, clock: datetime, late: bool) -> datetime:
        if late:
            return _working(clock + timedelta(seconds=self._random.randint(8 * 3600, 80 * 3600)))
        mark = self._random.triangular(0.02, 0.97, 0.25)
        moment = _between(reached, clock, mark)
        return moment if self._level == 1 else max(_working(moment), reached + timedelta(minutes=self._random.randint(20, 55)))

    def _walk(self, plan: list[tuple[StepKind, Actor]], start: datetime, end: datetime) -> None:
        """Spreads the steps over the time, offices at their hours, never before the step that came first."""
        marks = sorted(self._random.uniform(0.05, 0.95) for _ in plan[:-1])
        moment = start
        for (kind, actor), mark in zip(plan, [*marks, 1.0], strict=True):
            wished = _between(start, end, mark)
            wished = wished if self._level == 1 else _working(wished)
            moment = end if kind is StepKind.CLOSE else min(max(wished, moment + timedelta(minutes=3)), end)
            self._add(kind, self._level, actor, moment, f"{self._outcome}。" if kind is StepKind.HANDLE else None)

    def _reopen(self, closed: datetime) -> tuple[datetime, datetime]:
        """Complaint after closing: the clock of the level starts once more."""
        again = _working(closed + timedelta(hours=self._random.randint(20, 60)))
        clock = due(again, LEVEL_DAYS[self._level])
        end = max(_working(again + timedelta(hours=self._random.randint(3, 14))), again + timedelta(hours=2))
        room = self._room if self._level > 1 else self._village
        self._add(StepKind.REOPEN, self._level, room, again, self._random.choice(REOPENING))
        self._add(StepKind.HANDLE, self._level, self._handler, _between(again, end, 0.6), f"再次到场处理：{self._outcome}。")
        self._add(StepKind.CLOSE, self._level, room, end)
        return end, clock

    def _mark(self, clock: datetime, course: Course) -> None:
        """Writes on the steps which clock they started, and why turns were taken."""
        texts = {StepKind.RETURN: RETURNING, StepKind.EXTEND: EXTENDING, StepKind.MERGE: MERGING}
        for step in self._steps:
            if step.kind in texts:
                step.note = self._random.choice(texts[step.kind])
            if step.kind is StepKind.EXTEND or (step.kind is StepKind.REOPEN and course is Course.REOPENED):
                step.due = clock
        first = next(step for step in self._steps if step.kind is StepKind.ACCEPT)
        first.due = due(first.at, LEVEL_DAYS[self._level])


def _between(start: datetime, end: datetime, mark: float) -> datetime:
    return start + timedelta(seconds=round((end - start).total_seconds() * mark))


def _working(moment: datetime) -> datetime:
    """The same day between 8 and 18 o'clock."""
    if moment.hour < 8:
        return moment + timedelta(hours=8)
    return moment - timedelta(hours=6) if moment.hour >= 18 else moment

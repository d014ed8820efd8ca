"""Everything that a viewer may not see of a world, made otherwise: other values, other rows behind hidden edges, more rows.

Which columns can be hidden from somebody follows from the entities and the policy, so a type that is added later is covered or
named as missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from itertools import cycle
from typing import Any

from sqlalchemy import Column, Enum, Table

from backend.access.truth import Decisions
from backend.access.vocabulary import ROLES
from backend.graph.entity import Entity
from backend.schema import ENTITIES
from tests.access.kept import ELSEWHERE, KEPT, NOBODY, PAIRED
from tests.judge import TABLE, Judge, Viewer
from tests.world import AGENCIES, TABLES, Row, World

Change = tuple[str, Row]
"""A type, and the key of one of its rows with new values of some columns; or a whole new row."""

Keys = Mapping[str, Iterator[int]]


def columns(entity: Entity, group: str) -> list[str]:
    """The columns that a group shows: of its values, and the keys of its edges; what the database computes is not among them."""
    table = _table(entity)
    shown = [entity.edges[name].local if name in entity.edges else name for name in entity.groups[group].fields]
    return [name for name in shown if name and name != "id" and name in table.c and table.c[name].computed is None]


def readers() -> dict[str, str]:
    """Table -> the first type that reads it: others show the same rows otherwise, by the same policy."""
    found: dict[str, str] = {}
    for name, table in TABLE.items():
        if name not in ELSEWHERE:
            found.setdefault(table, name)
    return found


def hideable(decisions: Decisions) -> set[tuple[str, str]]:
    """Every (type, column) that some role may not see of some row: of a group, or the key of an edge to a row that is not there."""
    found = set()
    for name, entity in ENTITIES.items():
        if entity.governed and name not in ELSEWHERE:
            ways = {column: ENTITIES[target] for column, target in _edges(name).items()}
            found |= {
                (name, c) for c, target in ways.items() if any(_secret(decisions, words) for words in _words(target, "basic"))
            }
        for group in entity.groups if entity.governed else ():
            if any(_secret(decisions, words) for words in _words(entity, group)):
                found |= {(name, column) for column in columns(entity, group)}
    return found


def _words(entity: Entity, group: str) -> list[str]:
    """What policy decides a group of a type by: the parent's group for rows within or beside one, each kind's for an interface."""
    if parents := entity.beside or ((entity.within,) if entity.within else ()):
        return [f"{ENTITIES[one.parent].object}.{one.group}" for one in parents]
    kinds = (entity.kinds or {}).values()
    return [f"{entity.object}.{group}", *(f"{ENTITIES[kind].object}.basic" for kind in kinds)]


def _secret(decisions: Decisions, words: str) -> bool:
    return not all(all(decisions.table(role.name, words).values) for role in ROLES.values() if role.duty)


@dataclass
class Hidden:
    """What one viewer may not see of a judge's world."""

    judge: Judge
    viewer: Viewer

    def changes(self) -> Iterator[Change]:
        """New values of all hidden columns that can have others; nothing that exists for the viewer moves."""
        for name in readers().values():
            spare, free = self._spare(name), _free(self.judge.world, name)
            for row in self.judge.rows(name):
                new = self._changed(name, row, spare, free)
                if new:
                    yield name, {"id": row["id"], **new}

    def _changed(self, name: str, row: Row, spare: Keys, free: Keys) -> Row:
        entity, masked = ENTITIES[name], self.judge.masked(self.viewer, name, row)
        new: Row = {}
        for group in entity.groups:
            for column in (column for column in columns(entity, group) if column not in KEPT.get(name, ())):
                hidden = "basic" in masked or group in masked
                if row.get(column) is None and (name, column) == NOBODY:
                    continue
                if (name, column) == NOBODY and hidden:
                    value = next(spare[column], row[column])
                elif hidden:
                    value = _next(free[column], row.get(column)) if column in free else other(name, column, row)
                elif column in spare and self._behind(name, column, row):
                    value = next(spare[column], row.get(column))
                else:
                    continue
                if value != row.get(column) and self._still(name, row, {**new, column: value}, masked):
                    new[column] = value
        return new

    def _still(self, name: str, row: Row, new: Row, masked: set[str]) -> bool:
        """Whether the row stays as hidden as it was."""
        now = self.judge.masked(self.viewer, name, row | new)
        return "basic" in now if "basic" in masked else now == masked

    def _behind(self, name: str, column: str, row: Row) -> bool:
        """Whether an edge of a visible row leads to a row that does not exist for the viewer, or to none."""
        target = _edges(name)[column]
        return row.get(column) is None or row[column] in self._unseen[target]

    def _spare(self, name: str) -> Keys:
        """Column -> keys to which its edge may lead instead, each once: of rows that do not exist for the viewer.

        Nobody is assessed twice a year, so a person who has an assessment is none of them.
        """
        edges = _edges(name)
        named = {row["staff_id"] for row in self.judge.world.tables["assessment"]} if name == "Assessment" else set()
        keys = {target: iter(sorted(self._unseen[target] - named)) for target in set(edges.values())}
        return {column: keys[target] for column, target in edges.items()}

    @cached_property
    def _unseen(self) -> dict[str, set[int]]:
        """Type -> keys of the rows that do not exist for the viewer."""
        return {
            name: {row["id"] for row in self.judge.rows(name) if "basic" in self.judge.masked(self.viewer, name, row)}
            for name in TABLE.keys() - ELSEWHERE.keys()
        }

    def rows(self) -> Iterator[Change]:
        """New rows that the viewer may not see, drawn until there is one of each kind; some viewers see all of a kind."""
        for name, draw in drawn(self.judge.world).items():
            row = next((row for row in (draw() for _ in range(20)) if self._nowhere(name, row)), None)
            if row is not None:
                yield name, row
                if name == "Event":
                    yield "EventStep", {"id": 9301, "sequence": 1, **self.judge.world.step(row, 1)}

    def _nowhere(self, name: str, row: Row) -> bool:
        return "basic" in self.judge.masked(self.viewer, name, self.judge.whole(name, row))


def _free(world: World, name: str) -> Keys:
    """Column -> keys to which the edge of a hidden row may lead, round and round."""
    edges = _edges(name)
    keys = {target: cycle(sorted(world.rows(TABLE[target]))) for target in set(edges.values())}
    return {column: keys[target] for column, target in edges.items()}


def _next(keys: Iterator[int], old: int | None) -> int:
    return next(key for key in keys if key != old)


def drawn(world: World) -> dict[str, Callable[[], Row]]:
    """How a further row of a type is drawn, with keys that no world has."""
    return {
        "Staff": lambda: world.person(9001, world.rows("agency")[world.pick(*AGENCIES)]),
        "Assessment": lambda: world.assessment(9101, 2015, None, world.pick(*AGENCIES)),
        "Event": lambda: world.event(9201),
        "Seal": lambda: world.seal(9401),
        "ServiceWindow": lambda: world.window(9402),
        "Mediation": lambda: world.mediation(9403),
        "JointOperation": lambda: world.operation(9404),
        "Meeting": lambda: world.meeting(9499),
        "Appointment": lambda: world.appointment(9501),
        "Leave": lambda: world.leave(9502),
        "AttendanceDay": lambda: world.attendance(9503),
        "Task": lambda: world.task(9504),
        "ClassChange": lambda: world.class_change(9505),
        "ColumnTemplate": lambda: world.template(9506),
        "BonusStandard": lambda: world.standard(9520),
    }


def other(name: str, column: str, row: Row) -> Any:
    """Another value for a column that is no edge: another where there is one, one where there is none."""
    if (name, column) in PAIRED:
        return PAIRED[name, column](row)
    kind: Column[Any] = _table(ENTITIES[name]).c[column]
    if isinstance(kind.type, Enum):
        return next(value for value in kind.type.enums if value != row.get(column))
    values: dict[type, Any] = {
        str: f"另外{row['id']} {column}",
        int: 700 + row["id"] % 10_000,
        bool: not row.get(column),
        Decimal: Decimal("12.34"),
        date: date(1999, 9, 9),
        datetime: datetime(2017, 8, 8, tzinfo=UTC),
        object: ["另外"],
    }
    return values[kind.type.python_type]


def _table(entity: Entity) -> Table:
    assert entity.table is not None
    return entity.table


def _edges(name: str) -> dict[str, str]:
    """Column -> the type to which it leads."""
    leading = {edge.local: edge.target for edge in ENTITIES[name].edges.values() if edge.local is not None}
    return {column: target for column, target in leading.items() if column != "id" and column in TABLES[TABLE[name]].c}

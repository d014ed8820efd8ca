"""Who sees what, worked out in Python row by row: relations by hand, decisions by casbin. The other side of every comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from backend.access.decide import Decider
from backend.access.policy import Policy
from backend.assessments.rules import WEIGHTS, Component
from backend.events.rules import SHANGHAI
from backend.organisations.rules import ManagementClass
from backend.schema import ENTITIES, registry
from tests.history import in_use, on_day
from tests.rows import concrete_type
from tests.world import Row, World

OWNED = ("agency_id", "township_id", "department_id", "management_class")
TABLE = {name: entity.table.name for name, entity in ENTITIES.items() if entity.table is not None}


@dataclass(frozen=True)
class Viewer:
    """A post of the world with the person who holds it."""

    username: str
    role: str
    organisation: int
    staff: int | None
    account: int


Relation = Callable[[Viewer, Row], bool]


def _here(column: str) -> Relation:
    return lambda viewer, row: row[column] == viewer.organisation


_OWNERS = {"host": _here("township_id"), "parent": _here("department_id"), "own": _here("agency_id")}
_PLACES = {"village": _here("village_id"), "grid": _here("grid_id")}


def _own_file(column: str) -> Relation:
    return lambda viewer, row: viewer.staff is not None and row[column] == viewer.staff


def _since(column: str, relation: Relation = lambda _viewer, _row: True) -> Relation:
    return lambda viewer, row: relation(viewer, row) and row[column] is not None


_SELF = {"self": _own_file("staff_id")}
_ABOUT = {"self": lambda viewer, row: viewer.staff is not None and viewer.staff in (row["staff_id"], row["counterpart_id"])}
_ORDERED = {f"{name}_published": _since("ordered_on", one) for name, one in (*_ABOUT.items(), ("own", _OWNERS["own"]))}

DEEDS: Mapping[str, Mapping[str, Relation]] = {
    "Appointment": {
        "host": lambda viewer, row: row["township_id"] == viewer.organisation and row["disclosed"],
        "counterpart": _since("ordered_on", _here("counterpart_township_id")),
        "releasing": lambda viewer, row: row["releasing_township_id"] == viewer.organisation and row["disclosed"],
        "published": _since("ordered_on"),
        **{name: _OWNERS[name] for name in ("parent", "own")},
        **(_ABOUT | _ORDERED),
    },
    "Leave": {
        **{name: _OWNERS[name] for name in ("host", "own")},
        **{"cover": _own_file("cover_id"), "decides": _here("decider_id"), "copied": _here("copied_id")},
        **_SELF,
    },
    "DutyRoster": {"host": _OWNERS["host"], "published": _since("published_at")},
    "DutyShift": {
        **{"host": _OWNERS["host"], "published": _since("published_at")},
        **(_SELF | {"self_published": _since("published_at", _SELF["self"])}),
    },
    "DutySwap": {"host": _OWNERS["host"], "other": _own_file("other_staff_id"), **_SELF},
    "AttendanceDay": {"host": _OWNERS["host"], "own": _OWNERS["own"], **_SELF},
    "Task": {"host": _OWNERS["host"], "own": _OWNERS["own"]},
    "GradePool": {"host": _OWNERS["host"]},
    "ScoreCorrection": {name: _OWNERS[name] for name in ("host", "parent")},
    "ClassChange": {"published": _since("confirmed_at"), "handled": lambda viewer, row: row["proposed_by_id"] == viewer.account},
    "ColumnTemplate": {"own": _here("organisation_id")},
    # What these three say is written in other rows; `Judge.rows` puts it into theirs.
    "ImportBatch": {
        "body": lambda viewer, row: row["organisation_id"] == viewer.organisation and row["role"] == viewer.role,
    },
    "HostShare": {"host": lambda viewer, row: viewer.organisation in row["hosts"], "body": _OWNERS["host"]},
    "BonusStandard": {"host": lambda viewer, row: viewer.organisation in row["hosts"], "body": _here("organisation_id")},
}
"""Of types of which only the rows, and the groups that are masked on them, are worked out."""

SHOWN: Mapping[str, Mapping[str, Relation]] = {
    "Staff": {**_OWNERS, **_PLACES, "self": _own_file("id")},
    "Agency": {**_OWNERS, "own": _here("id")},
    "Assessment": {
        **_OWNERS,
        "self": _own_file("staff_id"),
        "published": lambda _, row: row["published_at"] is not None,
        "self_published": _since("published_at", _own_file("staff_id")),
        "own_published": _since("published_at", _OWNERS["own"]),
        "parent_published": _since("published_at", _OWNERS["parent"]),
    },
    "Event": {"host": _OWNERS["host"], "parent": _OWNERS["parent"], "assigned": _here("agency_id"), **_PLACES},
    **{name: {"host": _OWNERS["host"]} for name in ("Seal", "ServiceWindow", "Mediation", "JointOperation", "Meeting")},
}
"""Of types whose values this judge works out, too."""

GOVERNED = tuple(SHOWN)

RELATIONS = {**SHOWN, **DEEDS}
"""By type; of the others policy says the same about every row."""

_KEEPERS: Mapping[str, Mapping[str, Relation]] = {
    "BonusForecast": RELATIONS["Assessment"],
    "Account": {"self": lambda viewer, row: row["id"] == viewer.account},
    "Post": {"self": lambda viewer, row: row["account_id"] == viewer.account},
}


def fields(type_name: str, group: str) -> list[str]:
    """Fields of a group that are values, not edges."""
    entity = ENTITIES[type_name]
    return [name for name in entity.groups[group].fields if name not in entity.edges]


def json_value(value: Any) -> Any:
    """A column's value as the API shows it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


@dataclass
class Judge:
    """The answers of one policy about one world."""

    world: World
    policy: Policy
    _decided: dict[tuple[Any, ...], bool] = field(default_factory=dict)

    @cached_property
    def decider(self) -> Decider:
        return Decider(self.policy)

    @cached_property
    def viewers(self) -> dict[str, Viewer]:
        accounts = self.world.rows("account")
        seats = [(accounts[post["account_id"]], post) for post in self.world.tables["post"]]
        return {a["username"]: Viewer(a["username"], p["role"], p["organisation_id"], a["staff_id"], a["id"]) for a, p in seats}

    def allows(self, viewer: Viewer, type_name: str, group: str, row: Row, today: Row | None = None) -> bool:
        """Whether the group of a row is readable, under the row's own day and under today's owners."""
        within = ENTITIES[type_name].within
        if within is not None:
            parent = self.whole(within.parent, self.world.rows(TABLE[within.parent])[row[within.local]])
            then = parent | {name: row[name] for name in OWNED} if within.dated else parent
            asked = (("basic", parent), (within.group, parent), (within.group, then))
            return all(self.allows(viewer, within.parent, *one) for one in asked)
        if (concrete := concrete_type(type_name, row)) != type_name:
            return self.allows(viewer, concrete, "basic", self.world.rows(TABLE[concrete])[row["id"]])
        return all(self._allows(viewer, type_name, group, one) for one in (row, today) if one is not None)

    def _allows(self, viewer: Viewer, type_name: str, group: str, row: Row) -> bool:
        entity = ENTITIES[type_name]
        relations = RELATIONS.get(type_name, _KEEPERS.get(type_name, {}))
        held = tuple(sorted(name for name, holds in relations.items() if holds(viewer, row)))
        letter = None if entity.class_column is None else row[entity.class_column]
        key = (viewer.role, held, "-" if letter is None else str(letter), f"{entity.object}.{group}", "read")
        if key not in self._decided:
            self._decided[key] = self.decider.allows(*key)
        return self._decided[key]

    def rows(self, type_name: str) -> list[Row]:
        """All rows of a type with their computed values."""
        return [self.whole(type_name, row) for row in self.world.tables[TABLE[type_name]]]

    def whole(self, type_name: str, row: Row) -> Row:
        """A row with its computed values."""
        return row | self._computed(type_name, row)

    def _computed(self, type_name: str, row: Row) -> Row:
        if type_name == "Staff":
            return {"stationed": row["agency_id"] is not None}
        if type_name == "Agency":
            people = sum(person["agency_id"] == row["id"] for person in self.world.tables["staff"])
            return {"staff_count": people, "class_document": None, "closed_on": None}
        if type_name == "Seal":
            custodian = self.world.rows("staff").get(row["custodian_id"])
            name = custodian["name"] if custodian else None
            return {"active": in_use(row, datetime.now(SHANGHAI).date()), "custodian_name": name}
        if type_name == "Event":
            end = row["closed_at"] or datetime.now(UTC)
            late = {name: end > row[due] for name, due in (("overdue", "due_at"), ("overdue_overall", "overall_due_at"))}
            return late | {"reported_on": row["reported_at"].astimezone(SHANGHAI).date()}
        if type_name == "HostShare":
            return {"hosts": {row["township_id"], self.world.rows("assessment")[row["assessment_id"]]["township_id"]}}
        if type_name == "ImportBatch":
            return {"role": self.world.rows("post")[row["checked_as_id"]]["role"]}
        if type_name == "BonusStandard":
            agencies = (one for one in self.world.tables["agency"] if one["department_id"] == row["organisation_id"])
            return {"hosts": {row["organisation_id"], *(one["township_id"] for one in agencies)}}
        if type_name == "Assessment":
            township, department = row["bonus_township"], row["bonus_department"]
            total = None if None in (township, department) else township + department
            weights = zip(Component, WEIGHTS[ManagementClass(row["management_class"])], strict=True)
            return {"bonus_total": total} | {f"{component.lower()}_weight": weight for component, weight in weights}
        return {}

    def masked(self, viewer: Viewer, type_name: str, row: Row, today: Row | None = None) -> set[str]:
        """The groups of an existing row that the viewer may not read."""
        return {group for group in ENTITIES[type_name].groups if not self.allows(viewer, type_name, group, row, today)}

    def visible(self, viewer: Viewer, type_name: str, day: date | None = None) -> list[Row]:
        """The rows that exist for the viewer, values of unreadable groups None; `masked` holds those groups.

        On a day: rows as they were, readable under that day's owners and today's.
        """
        found = []
        for today in self.rows(type_name):
            row = today if day is None else on_day(self.world, type_name, today, day)
            groups = {"basic"} if row is None else self.masked(viewer, type_name, row, today)
            if row is not None and "basic" not in groups:
                hidden = {name for group in groups for name in ENTITIES[type_name].groups[group].fields}
                hidden |= {column for column, group in ENTITIES[type_name].key_groups.items() if group in groups}
                found.append({name: None if name in hidden else value for name, value in row.items()} | {"masked": groups})
        return found

    def shown(self, type_name: str, row: Row) -> Row:
        """A visible row as the API answers `everything(type_name)`; of types that are not worked out, what is masked."""
        entity = ENTITIES[type_name]
        names = [name for group in entity.groups for name in fields(type_name, group)] if type_name in GOVERNED else []
        reasons = {
            registry().field_name(type_name, name): entity.groups[group].reason.value
            for group in row["masked"]
            for name in entity.groups[group].fields
        }
        return {registry().field_name(type_name, name): json_value(row[name]) for name in names} | {"masked": reasons}


def everything(type_name: str) -> str:
    """A selection of all values of a type, with `masked`."""
    entity = ENTITIES[type_name]
    names = [registry().field_name(type_name, name) for group in entity.groups for name in fields(type_name, group)]
    return " ".join([*names, "masked { field reason }"])

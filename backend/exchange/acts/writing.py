"""Rows of the district from the lines of a sheet, all in the transaction of one act."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Doing
from backend.assessments.models import BonusStandard
from backend.exchange.acts.people import account_rows, post_rows
from backend.exchange.acts.progress import Progress
from backend.exchange.acts.yearly import calendar_rows, standard_rows
from backend.exchange.models import ImportRow
from backend.exchange.rules import ImportPhase
from backend.exchange.rules.chiefs import serves_since
from backend.exchange.rules.columns import ImportTarget
from backend.exchange.rules.fitting import SORTS, TYPES
from backend.exchange.rules.known import Known
from backend.exchange.rules.sheet import Line
from backend.identity.models import Account, Post
from backend.kit.codes import born_on
from backend.kit.spelling import pinyin
from backend.organisations import models as organisations
from backend.organisations.rules import KIND_NAMES, OrganisationKind
from backend.personnel import models as personnel

_MODELS = {
    ImportTarget.TOWNSHIPS: organisations.Township,
    ImportTarget.VILLAGES: organisations.Village,
    ImportTarget.GRIDS: organisations.Grid,
    ImportTarget.DEPARTMENTS: organisations.Department,
    ImportTarget.UNITS: organisations.Unit,
    ImportTarget.AGENCIES: organisations.Agency,
}
AT_ONCE = 250
"""Lines that are written, or taken back, between two words about the progress: a fraction of a second."""


_Rows = Callable[[Doing, Sequence[Line]], Awaitable[list[dict[str, Any]]]]
_FLAT: dict[ImportTarget, tuple[Table, _Rows]] = {
    ImportTarget.BONUS_STANDARDS: (BonusStandard.__table__, standard_rows),
    ImportTarget.CALENDAR_DAYS: (organisations.CalendarDay.__table__, calendar_rows),
    ImportTarget.ACCOUNTS: (Account.__table__, account_rows),
    ImportTarget.POSTS: (Post.__table__, post_rows),
}
"""Lists whose lines become rows of one table."""


async def write(doing: Doing, progress: Progress, target: ImportTarget, lines: Sequence[Line], known: Known) -> None:
    """The new records of all lines, and which they are: some lines at a time, so that the event loop stays free."""
    await progress.begin(ImportPhase.WRITING, len(lines))
    at_once = len(lines) if target is ImportTarget.CALENDAR_DAYS else AT_ONCE  # the days of a year are one notice
    for start in range(0, len(lines), at_once):
        some = lines[start : start + at_once]
        keys = await _write(doing, target, some, known)
        rows = [{"batch_id": doing.key, "object_type": TYPES[target], "object_id": key} for key in keys]
        await _insert(doing.db, ImportRow.__table__, rows)
        await progress.reached(start + len(some))


async def _write(doing: Doing, target: ImportTarget, lines: Sequence[Line], known: Known) -> list[int]:
    """The keys of the new records, in the order of the lines."""
    db, today = doing.db, doing.today
    if target is ImportTarget.STAFF:
        return await _staff(db, lines, known, today)
    if target in _FLAT:
        table, rows_of = _FLAT[target]
        return await _insert(db, table, await rows_of(doing, lines), keys=True)
    return await _whole_bodies(db, target, lines, known, today)


async def _whole_bodies(db: AsyncConnection, target: ImportTarget, lines: Sequence[Line], known: Known, today: date) -> list[int]:
    """Bodies with what stands beside each from the day on which it was established."""
    since = [line.values.get("established_on") or today for line in lines]
    keys = await _bodies(db, SORTS[target], lines, since)
    rows = [_row(target, line, known) | {"id": key} for key, line in zip(keys, lines, strict=True)]
    repeated = [_names(line) for line in lines]
    await _insert(db, _MODELS[target].__table__, [row | names for row, names in zip(rows, repeated, strict=True)])
    for table, dated in _DATED.get(target, ()):
        made = [dated(row, line, start) for row, line, start in zip(rows, lines, since, strict=True)]
        await _insert(db, table, [one for several in made for one in several])
    return keys


async def _bodies(db: AsyncConnection, kind: OrganisationKind, lines: Sequence[Line], since: Sequence[date]) -> list[int]:
    """The supertype's rows with their dated names."""
    body, name = organisations.Organisation.__table__, organisations.OrganisationName.__table__
    keys = await _insert(db, body, [{"kind": kind.value, **_names(line)} for line in lines], keys=True)
    dated = [
        {"organisation_id": key, "name": line.values["name"], "code": line.values["code"], "period": Range(start, None)}
        for key, line, start in zip(keys, lines, since, strict=True)
    ]
    await _insert(db, name, dated)
    return keys


def _names(line: Line) -> dict[str, str]:
    full, initials = pinyin(line.values["name"])
    return {"name": line.values["name"], "code": line.values["code"], "name_pinyin": full, "name_initials": initials}


def _row(target: ImportTarget, line: Line, known: Known) -> dict[str, Any]:
    """The columns that a subtype has of its own."""
    values = line.values
    if target is ImportTarget.TOWNSHIPS:
        return {"form": values["form"].value, "category": values["category"].value}
    if target is ImportTarget.VILLAGES:
        return {"form": values["form"].value, "township_id": known.bodies[values["township"]].id}
    if target is ImportTarget.GRIDS:
        village = known.bodies[values["village"]]
        return {"village_id": village.id, "township_id": village.township_id}
    if target is ImportTarget.UNITS:
        return {"unit_kind": values["unit_kind"].value}
    if target is ImportTarget.AGENCIES:
        return _agency(line, known)
    return {}


def _agency(line: Line, known: Known) -> dict[str, Any]:
    """The class follows from the rule, the department from the kind."""
    assert known.classes is not None
    assert known.sorts is not None
    values, host = line.values, known.bodies[line.values["township"]]
    assert host.form is not None
    return {
        "kind": values["kind"].value,
        "township_id": host.id,
        "department_id": known.sorts[values["kind"]],
        "management_class": known.classes[values["kind"], host.form],
        "duty_phone": values["duty_phone"],
        "established_on": values["established_on"],
    }


def _status(row: dict[str, Any], _: Line, since: date) -> list[dict[str, Any]]:
    form, category = row["form"], row["category"]
    return [{"township_id": row["id"], "form": form, "category": category, "period": Range(since, None)}]


def _class(row: dict[str, Any], _: Line, since: date) -> list[dict[str, Any]]:
    owners = {name: row[name] for name in ("township_id", "department_id", "management_class")}
    return [{"agency_id": row["id"], **owners, "period": Range(since, None)}]


def _sorts(row: dict[str, Any], line: Line, _: date) -> list[dict[str, Any]]:
    """The kinds of agency that a department sends out, by the names that the sheet gives them."""
    return [{"kind": kind.value, "name": KIND_NAMES[kind], "department_id": row["id"]} for kind in line.values["kinds"] or ()]


_Dated = Callable[[dict[str, Any], Line, date], list[dict[str, Any]]]
_DATED: dict[ImportTarget, tuple[tuple[Table, _Dated], ...]] = {
    ImportTarget.TOWNSHIPS: ((organisations.TownshipStatus.__table__, _status),),
    ImportTarget.AGENCIES: ((organisations.AgencyClass.__table__, _class),),
    ImportTarget.DEPARTMENTS: ((organisations.AgencySort.__table__, _sorts),),
}
"""What stands beside a body: its dated form, its class, the kinds that it sends."""


async def _staff(db: AsyncConnection, lines: Sequence[Line], known: Known, today: date) -> list[int]:
    """People with the owners of their body; whoever serves at an agency is assigned to it from the day of entering."""
    rows = [_person(line, known) for line in lines]
    keys = await _insert(db, personnel.Staff.__table__, rows, keys=True)
    names = ("agency_id", "township_id", "department_id", "management_class", "position", "title")
    assigned = [
        {"staff_id": key, **{name: row[name] for name in names}, "period": Range(serves_since(row["entered_on"], today), None)}
        for key, row in zip(keys, rows, strict=True)
        if row["agency_id"] is not None
    ]
    await _insert(db, personnel.Assignment.__table__, assigned)
    return keys


def _person(line: Line, known: Known) -> dict[str, Any]:
    values, here = dict(line.values), known.bodies[line.values["organisation"]]
    full, initials = pinyin(values["name"])
    number = values["id_number"]
    plain = ("name", "title", "duty_phone", "mobile", "address", "id_number", "establishment", "rank", "entered_on")
    return {
        **{name: values[name] for name in plain},
        "name_pinyin": full,
        "name_initials": initials,
        "gender": values["gender"].value,
        "position": values["position"].value,
        "birth_date": born_on(number) if number else None,
        "organisation_id": here.id,
        "agency_id": here.id if here.kind is OrganisationKind.AGENCY else None,
        **{name: getattr(here, name) for name in ("township_id", "department_id", "village_id", "grid_id", "management_class")},
    }


async def _insert(db: AsyncConnection, table: Table, rows: Sequence[dict[str, Any]], *, keys: bool = False) -> list[int]:
    """Inserts many rows at once; their new keys in the same order when asked for."""
    if keys:
        return list(await db.scalars(insert(table).returning(table.c.id, sort_by_parameter_order=True), rows))
    if rows:
        await db.execute(insert(table), rows)
    return []

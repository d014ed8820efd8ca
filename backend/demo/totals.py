"""Every total of domain.md section 5, checked on the rows before any of them is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from backend.approvals import models as approvals
from backend.assessments import models as assessments
from backend.demo import appointments, balance
from backend.demo.district import District
from backend.demo.events import OPEN, on_time
from backend.demo.stationed import LEADERS_CHANGED, TRANSFERS
from backend.demo.store import Store
from backend.events import models as events
from backend.joint import models as joint
from backend.kit.tables import Base
from backend.organisations import models as organisations
from backend.personnel import models as personnel
from backend.windows import models as windows

DOMAINS = {
    "AGRICULTURE": (17, 13, 12, 4, 20, 16, 12, 6),
    "SAFETY": (5, 3, 1, 2, 5, 3, 1, 0),
    "PLANNING": (8, 4, 3, 4, 10, 6, 3, 0),
    "CONSTRUCTION": (12, 6, 5, 6, 14, 10, 5, 2),
    "ENVIRONMENT": (5, 3, 2, 2, 6, 4, 2, 0),
    "CIVIL_AFFAIRS": (6, 5, 5, 2, 20, 18, 14, 9),
    "HEALTH": (3, 2, 2, 0, 14, 12, 9, 6),
    "SOCIAL_SECURITY": (4, 3, 2, 0, 26, 22, 16, 10),
    "LAND": (4, 2, 2, 1, 14, 9, 5, 1),
    "COMMERCE": (0, 0, 0, 0, 18, 14, 7, 0),
    "PUBLIC_SECURITY": (0, 0, 0, 0, 9, 6, 4, 2),
    "TAXATION": (0, 0, 0, 0, 8, 4, 1, 0),
}
"""Items by domain: delegated to central, development, ecological; the former list; windows of the three; villages (domain.md 5.3)."""

LISTS = (
    "DELEGATED-CENTRAL",
    "DELEGATED-DEVELOPMENT",
    "DELEGATED-ECOLOGICAL",
    "",
    "WINDOW-CENTRAL",
    "WINDOW-DEVELOPMENT",
    "WINDOW-ECOLOGICAL",
    "VILLAGE",
)
"""The list that each column of `DOMAINS` counts; the former list is an earlier version of the first."""

STATION_ITEMS = {
    "LAND_OFFICE": 14,
    "PLANNING_OFFICE": 10,
    "MARKET_OFFICE": 22,
    "ENVIRONMENT_OFFICE": 6,
    "QUALITY_OFFICE": 4,
    "TAX_BRANCH": 8,
    "POLICE_STATION": 12,
    "TRAFFIC_SQUADRON": 8,
}
DISTRICT = {
    "townships": 20,
    "villages": 421,
    "grids": 1180,
    "departments with agencies": 12,
    "agencies": 150,
    "agencies of class A": 74,
    "agencies of class B": 76,
    "stationed staff": 832,
    "stationed staff of class A": 314,
    "stationed staff of class B": 518,
    "squadrons of class A on 2016-12-31": 17,
    "squadrons of class B on 2016-12-31": 3,
    "squadrons of class A today": 14,
    "squadrons of class B today": 6,
    "people who came from another agency": LEADERS_CHANGED + TRANSFERS,
    "window items": 164,
    "station items": 84,
    "items of central windows with at most one visit": 161,
    "items of central windows without a visit": 11,
    "guides": 248,
    "seals": 20,
    "service centres": 441,
    "platforms": 80,
    "events": 10_356,
    "events of levels 1 to 3": 9_890,
    "mediations concluded": 1_054,
    "mediations succeeded": 1_026,
    "joint operations": 52,
    "meetings": 160,
    "excellent caps of 2017": 160,
    "assessments of 2016 published": 982,
    "assessments of 2017 undetermined": 2,
}
"""One number for the whole district each."""


def check(district: District) -> None:
    """RuntimeError with everything that differs from the totals; it means that the generator was changed wrongly."""
    wrong = [f"{name}: {found} instead of {expected}" for name, found, expected in _compared(district) if found != expected]
    if wrong:
        raise RuntimeError("the demo district breaks its totals: " + "; ".join(wrong))


def _compared(district: District) -> Iterator[tuple[str, object, object]]:
    measured = _measured(district.store)
    yield from ((name, measured.get(name), expected) for name, expected in DISTRICT.items())
    acts = appointments.measured(district.store)
    yield from ((name, acts[name], expected) for name, expected in appointments.TOTALS.items())
    yield from _townships(district)
    yield from _lists(district.store)
    yield from _events(district.store)
    yield from balance.compared(district.store)


def _rows(store: Store, model: type[Base]) -> list[dict[str, Any]]:
    return list(store.dicts(model))


def _measured(store: Store) -> dict[str, int]:
    agencies, staff = _rows(store, organisations.Agency), [row for row in store.dicts(personnel.Staff) if row["agency_id"]]
    items, event = _rows(store, approvals.ApprovalItem), _rows(store, events.Event)
    visits = [row["onsite_visits"] for row in items[:164]]
    graded = _rows(store, assessments.Assessment)
    mediations = _rows(store, joint.Mediation)
    return {
        "townships": len(store.rows["township"]),
        "villages": len(store.rows["village"]),
        "grids": len(store.rows["grid"]),
        "departments with agencies": len({row["department_id"] for row in agencies}),
        **_by_class("agencies", agencies),
        **_by_class("stationed staff", staff),
        **_squadrons(store, "on 2016-12-31", date(2016, 12, 31)),
        **_squadrons(store, "today", date(2017, 8, 31)),
        "people who came from another agency": _newcomers(store),
        "window items": len(visits),
        "station items": len(items) - len(visits),
        "items of central windows with at most one visit": sum(count <= 1 for count in visits),
        "items of central windows without a visit": visits.count(0),
        "guides": len(store.rows["guide"]),
        "seals": len({row["number"] for row in store.dicts(approvals.Seal)} & set(range(1, 21))),
        "service centres": len(store.rows["service_centre"]),
        "platforms": len(store.rows["platform"]),
        "events": len(event),
        "events of levels 1 to 3": sum(row["level"] <= 3 for row in event),
        "mediations concluded": sum(row["concluded_at"] is not None for row in mediations),
        "mediations succeeded": sum(bool(row["succeeded"]) for row in mediations),
        "joint operations": len(store.rows["joint_operation"]),
        "meetings": len(store.rows["meeting"]),
        "excellent caps of 2017": sum(row["excellent_cap"] for row in store.dicts(assessments.GradePool) if row["year"] == 2017),
        "assessments of 2016 published": sum(row["published_at"] is not None for row in graded),
        "assessments of 2017 undetermined": sum(row["composite_score"] is None for row in graded),
    }


def _by_class(what: str, rows: list[dict[str, Any]]) -> dict[str, int]:
    return {what: len(rows), **{f"{what} of class {held}": sum(row["management_class"] == held for row in rows) for held in "AB"}}


def _in_force(rows: Iterable[dict[str, Any]], day: date) -> Iterator[dict[str, Any]]:
    return (row for row in rows if row["period"].lower <= day and (row["period"].upper is None or day < row["period"].upper))


def _squadrons(store: Store, when: str, day: date) -> dict[str, int]:
    squadrons = {row["id"] for row in store.dicts(organisations.Agency) if row["kind"] == "ENFORCEMENT_SQUADRON"}
    held = Counter(
        row["management_class"] for row in _in_force(store.dicts(organisations.AgencyClass), day) if row["agency_id"] in squadrons
    )
    return {f"squadrons of class {name} {when}": held[name] for name in "AB"}


def _newcomers(store: Store) -> int:
    """People whose place of 2017-08-31 is not that of 2016-08-31, while every day has each of the 832 exactly once."""
    rows = _rows(store, personnel.Assignment)
    places = [
        {row["staff_id"]: row["agency_id"] for row in _in_force(rows, day)} for day in (date(2016, 9, 1), date(2017, 8, 31))
    ]
    return sum(places[0][person] != agency for person, agency in places[1].items())


def _townships(district: District) -> Iterator[tuple[str, object, object]]:
    store = district.store
    staff = Counter((row["township_id"], row["management_class"]) for row in store.dicts(personnel.Staff) if row["agency_id"])
    levels = Counter((row["township_id"], row["level"]) for row in store.dicts(events.Event))
    outcomes = Counter((row["township_id"], row["succeeded"]) for row in store.dicts(joint.Mediation))
    operations = Counter(row["township_id"] for row in store.dicts(joint.JointOperation))
    caps = {row["township_id"]: row["excellent_cap"] for row in store.dicts(assessments.GradePool) if row["year"] == 2017}
    items = _items_at_windows(store)
    for town in district.towns:
        key, figures = town.id, town.figures
        classes = Counter(station.management_class.value for station in town.stations.values())
        yield f"{town.name} villages and grids", (len(town.villages), len(town.cells)), (figures.villages, figures.grids)
        yield f"{town.name} agencies", (classes["A"], classes["B"]), figures.agencies
        yield f"{town.name} staff", (staff[key, "A"], staff[key, "B"]), figures.staff
        yield f"{town.name} events", tuple(levels[key, level] for level in (1, 2, 3, 4)), figures.events
        yield f"{town.name} mediations", (outcomes[key, True], outcomes[key, True] + outcomes[key, False]), figures.mediated
        yield f"{town.name} operations", operations[key], figures.operations
        yield f"{town.name} excellent cap", caps[key], figures.excellent_cap
        yield f"{town.name} window list", len(items[key]), figures.window


def _items_at_windows(store: Store) -> dict[int, set[int]]:
    """Township -> items at the windows of its own centre."""
    centres = {row["id"] for row in store.dicts(windows.ServiceCentre) if row["village_id"] is None}
    places = {row["id"]: row["township_id"] for row in store.dicts(windows.ServiceWindow) if row["centre_id"] in centres}
    items: dict[int, set[int]] = {}
    for row in store.dicts(windows.WindowItem):
        if row["window_id"] in places:
            items.setdefault(places[row["window_id"]], set()).add(row["item_id"])
    return items


def _lists(store: Store) -> Iterator[tuple[str, object, object]]:
    codes = {row["id"]: row["code"] for row in store.dicts(approvals.ItemList)}
    held: dict[str, set[int]] = {}
    names = {}
    for row in store.dicts(approvals.ItemListVersion):
        names[row["id"]] = codes[row["list_id"]] if row["period"].upper is None else ""
    for row in store.dicts(approvals.ItemListEntry):
        held.setdefault(names[row["version_id"]], set()).add(row["item_id"])
    domains = {row["id"]: row["domain"] for row in store.dicts(approvals.ApprovalItem)}
    for domain, counts in DOMAINS.items():
        found = tuple(sum(domains[item] == domain for item in held[name]) for name in LISTS)
        yield f"items of {domain}", found, counts
    for kind, count in STATION_ITEMS.items():
        yield f"station items of {kind}", len(held[f"STATION-{kind}"]), count
    chains = ((0, 1, 2), (4, 5, 6), (4, 0), (5, 1), (6, 2), (0, 3), (6, 7))
    for chain in chains:
        sets = [held[LISTS[index]] for index in chain]
        yield f"nesting {chain}", all(inner <= outer for outer, inner in pairwise(sets)), True


def _events(store: Store) -> Iterator[tuple[str, object, object]]:
    rows = _rows(store, events.Event)
    for level, still in OPEN.items():
        own = [row for row in rows if row["level"] == level]
        timely = sum(row["closed_at"] is not None and row["closed_at"] <= row["due_at"] for row in own)
        yield f"events of level {level} on time", timely, on_time(level, len(own))
        yield f"events of level {level} open", sum(row["closed_at"] is None for row in own), still

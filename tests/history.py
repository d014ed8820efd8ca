"""Rows of a drawn world as they were on a day, each with its row of today: the other side of `asOf`."""

from __future__ import annotations

from datetime import date

from tests.world import Row, World

OWNERS = ("township_id", "department_id", "management_class")


def on_day(world: World, type_name: str, row: Row, day: date) -> Row | None:
    """A row of today's with the owners and the post of a day; None where it did not exist. What has no history stays as it is."""
    if type_name == "Staff":
        return _staff(world, row, day)
    if type_name == "Agency":
        return _agency(world, row, day)
    return row | {"active": in_use(row, day)} if type_name == "Seal" else row


def in_use(seal: Row, day: date) -> bool:
    since, until = seal["activated_on"], seal["deactivated_on"]
    return since is not None and since <= day and (until is None or until > day)


def _staff(world: World, row: Row, day: date) -> Row | None:
    ever = [one for one in world.tables["assignment"] if one["staff_id"] == row["id"]]
    held = next((one for one in ever if day in one["period"]), None)
    if held is None:
        return None if ever else row | {"agency_id": None, "management_class": None, "stationed": False}
    dated = {name: held[name] for name in ("agency_id", *OWNERS, "position", "title")}
    return row | dated | {"organisation_id": held["agency_id"], "stationed": True}


def _agency(world: World, row: Row, day: date) -> Row | None:
    held = next((one for one in world.tables["agency_class"] if one["agency_id"] == row["id"] and day in one["period"]), None)
    if held is None:
        return None
    people = sum(one["agency_id"] == row["id"] and day in one["period"] for one in world.tables["assignment"])
    return row | {name: held[name] for name in OWNERS} | {"staff_count": people}

"""What the viewer's post is to a row: the relations of the policy as SQL predicates over (viewer, row).

Viewer columns may be subqueries of the request's one viewer row or the columns of all posts (the predicates turned round).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, true

from backend.graph.entity import Predicate, Row, Viewer

_HERE: Mapping[str, str] = {
    "host": "township_id",
    "parent": "department_id",
    "own": "agency_id",
    "station": "agency_id",
    "assigned": "agency_id",
    "village": "village_id",
    "grid": "grid_id",
    "owner": "department_id",
}
"""Relations that say: the viewer's organisation stands on the row, in this column."""


def anybody(_: Viewer, __: Row) -> ColumnElement[bool]:
    return true()


def here(column: str) -> Predicate:
    """The viewer's organisation is the one in `column`."""
    return lambda viewer, row: getattr(row, column) == viewer.organisation_id


def myself(column: str = "staff_id") -> Predicate:
    """The row is about the viewer: `column` names the person of the roster."""
    return lambda viewer, row: getattr(row, column) == viewer.staff_id


@dataclass(frozen=True)
class Published:
    """The row is public: `column` says since when."""

    column: str = "published_at"

    def __call__(self, _: Viewer, row: Row) -> ColumnElement[bool]:
        found: ColumnElement[bool] = getattr(row, self.column).is_not(None)
        return found


def both(one: Predicate, other: Predicate) -> Predicate:
    return lambda viewer, row: and_(one(viewer, row), other(viewer, row))


def relations(*names: str, **special: Any) -> dict[str, Predicate]:
    """`any` and the named relations by their usual columns; `special` gives others; `x_published` follows from `x`."""
    found: dict[str, Predicate] = {"any": anybody, **special}
    public = special.get("published", Published())
    for name in names:
        plain = name.removesuffix("_published")
        if plain not in found:
            found[plain] = public if name == "published" else here(_HERE[plain])
        found[name] = found[plain] if name == plain else both(found[plain], public)
    return found

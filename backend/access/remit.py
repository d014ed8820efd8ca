"""The remit of the viewer's post: all rows for an organ of the district, else those that its organisation stands on."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, case, false, true

from backend.graph.entity import Row
from backend.graph.scope import Scope
from backend.graph.sql import text_literal

OWNERS: Mapping[str, str] = {
    "TOWNSHIP": "township_id",
    "DEPARTMENT": "department_id",
    "AGENCY": "agency_id",
    "VILLAGE": "village_id",
    "GRID": "grid_id",
}
"""Kind of the viewer's organisation -> the column of a row that names it."""


def inside(scope: Scope, row: Row, remit: Mapping[str, str]) -> ColumnElement[bool]:
    """Whether a row lies in the remit of the viewer's post; `remit` gives the row's column by kind of organisation."""
    viewer = scope.viewer
    whens = [
        (text_literal(kind), row[name] == getattr(viewer, "agency_id" if name == "id" else name)) for kind, name in remit.items()
    ]
    return case((text_literal("ORGAN"), true()), *whens, value=viewer.organisation_kind, else_=false())

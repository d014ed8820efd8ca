"""Bodies as they were on a day."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.sql.functions import coalesce

from backend.graph.scope import Scope
from backend.organisations import models


def _named(table: Any, day: ColumnElement[Any]) -> tuple[Any, Any, Any]:
    """(join, name, code) of a body as of a day: its dated name, else the present one."""
    former = models.OrganisationName.__table__.alias()
    join = table.outerjoin(former, and_(former.c.organisation_id == table.c.id, former.c.period.contains(day)))
    return join, coalesce(former.c.name, table.c.name), coalesce(former.c.code, table.c.code)


def _replaced(table: Any, values: dict[str, Any]) -> list[Any]:
    return [values.get(column.key, column).label(column.key) for column in table.c]


def agency_history(_: Scope, day: ColumnElement[Any]) -> Select[Any]:
    """Agencies that existed on a day, with the class, owners, name and code of that day."""
    table, held = models.Agency.__table__.alias(), models.AgencyClass.__table__.alias()
    join, name, code = _named(table, day)
    join = join.join(held, and_(held.c.agency_id == table.c.id, held.c.period.contains(day)))
    owners = ("township_id", "department_id", "management_class")
    values = {"name": name, "code": code, **{column: held.c[column] for column in owners}}
    today = [table.c[column].label(f"today_{column}") for column in owners]
    return select(*_replaced(table, values), *today).select_from(join)


def township_history(_: Scope, day: ColumnElement[Any]) -> Select[Any]:
    """Townships with the form, category, name and code of a day."""
    table, status = models.Township.__table__.alias(), models.TownshipStatus.__table__.alias()
    join, name, code = _named(table, day)
    join = join.join(status, and_(status.c.township_id == table.c.id, status.c.period.contains(day)))
    values = {"name": name, "code": code, "form": status.c.form, "category": status.c.category}
    return select(*_replaced(table, values)).select_from(join)


def names_history(model: Any) -> Callable[[Scope, ColumnElement[Any]], Select[Any]]:
    """Bodies of which the name and code alone are dated."""

    def history(_: Scope, day: ColumnElement[Any]) -> Select[Any]:
        table = model.__table__.alias()
        join, name, code = _named(table, day)
        return select(*_replaced(table, {"name": name, "code": code})).select_from(join)

    return history

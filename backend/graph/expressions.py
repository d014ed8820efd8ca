"""Expressions and conditions that several domains need: how many rows point here, days, the ends of a period, what is in force."""

from typing import Any, Literal

from sqlalchemy import ColumnElement, Date, Integer, Text, cast, func, select

from backend.graph.entity import Expression, Row
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.kit.tables import Base

ZONE = text_literal("Asia/Shanghai")
"""District time."""


def count_of(table: str, column: str) -> Expression:
    """Number of rows of a table, of any domain, that point at this row; for tables that everybody may count."""

    def sql(row: Row, _: Scope) -> ColumnElement[int]:
        other = Base.metadata.tables[table].alias()
        return select(func.count()).select_from(other).where(other.c[column] == row.id).scalar_subquery()

    return Expression(type=Integer(), sql=sql, nullable=False)


def text_of(table: str, local: str, column: str) -> Expression:
    """A text of the row, of any domain, that this row points at by `local`; whoever may read the field may read the text."""

    def sql(row: Row, _: Scope) -> ColumnElement[str]:
        other = Base.metadata.tables[table].alias()
        return select(other.c[column]).where(other.c.id == getattr(row, local)).scalar_subquery()

    return Expression(type=Text(), sql=sql)


def day_of(instant: ColumnElement[Any]) -> ColumnElement[Any]:
    """The day of an instant in district time."""
    return cast(func.timezone(ZONE, instant), Date)


def bound(end: Literal["lower", "upper"], *, ever: bool = False) -> Expression:
    """The first day of the row's period, or the day after its last; no such day is NULL. `ever`: it may have had no first day."""
    return Expression(type=Date(), sql=lambda row, _: getattr(func, end)(row.period), nullable=ever or end == "upper")


def in_force(row: Row, scope: Scope) -> ColumnElement[bool]:
    """Whether the row's period holds the day that is asked for."""
    return row.period.contains(scope.today)  # type: ignore[no-any-return]  # columns by name are untyped

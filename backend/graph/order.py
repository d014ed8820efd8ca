"""Order and keyset: ORDER BY terms that end in the key, cursors that hold their values, and the predicate after a cursor."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, DateTime, FromClause, Integer, Numeric, Text, and_, cast, func, or_, tuple_
from sqlalchemy.types import TypeEngine

from backend.graph.errors import bad_input
from backend.graph.scope import Scope, Visible
from backend.graph.sql import bound_type


@dataclass(frozen=True, slots=True)
class Term:
    """One ORDER BY term by column name; `nullable` terms sort NULLS LAST, which hides an index, so only they do."""

    name: str
    descending: bool
    nullable: bool

    def sql(self, row: FromClause, reverse: bool = False) -> ColumnElement[Any]:
        column = row.c[self.name]
        term: ColumnElement[Any] = column.desc() if self.descending != reverse else column.asc()
        if not self.nullable:
            return term
        return term.nulls_first() if reverse else term.nulls_last()


def terms(visible: Visible, wanted: Sequence[tuple[str, bool]]) -> list[Term]:
    """The wanted order, or the entity's own; the key comes last and follows the last direction, so one index serves both."""
    chosen = [*(wanted or visible.entity.order)]
    names = [name for name, _ in chosen]
    if "id" in names:
        chosen = chosen[: names.index("id") + 1]
    else:
        chosen.append(("id", chosen[-1][1] if chosen else False))
    return [Term(name, descending, name != "id" and visible.nullable(name)) for name, descending in chosen]


def cursor(values: Sequence[ColumnElement[Any]]) -> ColumnElement[Any]:
    """Opaque text of a row's place: base64 of the JSON list of its order values."""
    text = cast(func.json_build_array(*values), Text)
    return func.translate(func.encode(func.convert_to(text, "UTF8"), "base64"), "\n", "")


def beyond(scope: Scope, row: FromClause, order: Sequence[Term], text: Any, reverse: bool) -> ColumnElement[bool]:
    """Rows after the cursor in the order (before it, in reverse).

    One row comparison when no column can be null and all go one way (it uses the index), else an OR per column.
    """
    values = [
        scope.bind(text, bound_type(row.c[term.name].type), convert=_reader(index, len(order), row.c[term.name].type))
        for index, term in enumerate(order)
    ]
    down = [term.descending != reverse for term in order]
    if len(set(down)) == 1 and not any(term.nullable for term in order):
        left, right = tuple_(*[row.c[term.name] for term in order]), tuple_(*values)
        return left < right if down[0] else left > right
    return _column_by_column(row, order, values, down, reverse)


def _column_by_column(
    row: FromClause, order: Sequence[Term], values: Sequence[ColumnElement[Any]], down: Sequence[bool], reverse: bool
) -> ColumnElement[bool]:
    branches: list[ColumnElement[bool]] = []
    equal: list[ColumnElement[bool]] = []
    for term, value, descending in zip(order, values, down, strict=True):
        column = row.c[term.name]
        further = column < value if descending else column > value
        if term.nullable:
            null_is_further = (
                and_(column.is_not(None), value.is_(None)) if reverse else and_(column.is_(None), value.is_not(None))
            )
            further = or_(further, null_is_further)
        branches.append(and_(*equal, further))
        equal.append(column.is_not_distinct_from(value))
    return or_(*branches)


def _reader(index: int, length: int, type_: TypeEngine[Any]) -> Any:
    def read(text: str) -> Any:
        try:
            values = json.loads(base64.b64decode(text, validate=True))
            if not isinstance(values, list) or len(values) != length:
                raise ValueError(text)
            return _value(values[index], type_)
        except (binascii.Error, ValueError, TypeError, InvalidOperation, RecursionError):
            raise bad_input("游标无效：请使用本查询返回的游标", "bad cursor: use one that this query returned") from None

    return read


def _value(value: Any, type_: TypeEngine[Any]) -> Any:
    """A cursor's JSON value as the Python value that asyncpg wants for the column's type."""
    if value is None:
        return None
    if isinstance(type_, Boolean):
        return _expect(value, bool)
    if isinstance(type_, Integer):
        return _in_range(_expect(value, int))
    if isinstance(type_, Numeric):
        return Decimal(str(_expect(value, int, float)))
    if isinstance(type_, DateTime):
        return datetime.fromisoformat(_expect(value, str))
    if isinstance(type_, Date):
        return date.fromisoformat(_expect(value, str))
    return _expect(value, str)


def _expect(value: Any, *kinds: type) -> Any:
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise TypeError(value)
    return value


def _in_range(value: int) -> int:
    if not -(2**63) <= value < 2**63:
        raise ValueError(value)
    return value

"""JSON forms that PostgreSQL builds fastest, and the dialect that asyncpg reads."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Boolean,
    ColumnElement,
    Enum,
    FromClause,
    Integer,
    Numeric,
    Select,
    String,
    Table,
    TableClause,
    Text,
    column,
    literal_column,
    null,
    true,
)
from sqlalchemy import table as named
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy.dialects.postgresql.asyncpg import PGCompiler_asyncpg, PGDialect_asyncpg
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import quoted_name
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from backend.graph.errors import bad_input

LONGEST_LABEL = 63
"""Bytes of a PostgreSQL column label; a longer response key takes json_build_object, which is twice as slow."""

MOST_ARGUMENTS = 50
"""Pairs that json_build_object takes (100 arguments)."""

EMPTY_LIST: ColumnElement[Any] = literal_column("'[]'::json")
NULL: ColumnElement[Any] = null()


class Record(FunctionElement[Any]):
    """A JSON object from (response key, value) pairs, as a row value: json_agg and to_json print it without blanks."""

    inherit_cache = False
    type = JSON()

    def __init__(self, pairs: Sequence[tuple[str, ColumnElement[Any]]]) -> None:
        self.keys = [key for key, _ in pairs]
        if len(pairs) > MOST_ARGUMENTS and not all(fits(key) for key in self.keys):
            raise bad_input(
                f"超过 {LONGEST_LABEL} 个字符的别名至多与 {MOST_ARGUMENTS} 个字段同在一处",
                f"an alias of more than {LONGEST_LABEL} characters can stand beside {MOST_ARGUMENTS} fields at most",
            )
        super().__init__(*[value for _, value in pairs])


@compiles(Record)
def _compile_record(element: Record, compiler: SQLCompiler, **options: Any) -> str:
    values = [compiler.process(value, **options) for value in element.clauses]
    if all(fits(key) for key in element.keys):
        columns = ", ".join(f'{value} AS "{key}"' for key, value in zip(element.keys, values, strict=True))
        return f"(SELECT _ FROM (SELECT {columns}) _)"  # noqa: S608  # compiled SQL and GraphQL names, never a value
    pairs = ", ".join(f"'{key}', {value}" for key, value in zip(element.keys, values, strict=True))
    return f"json_build_object({pairs})"


class _RowSource(FunctionElement[Any]):
    """The columns of a record as a one-row subquery."""

    inherit_cache = False

    def __init__(self, pairs: Sequence[tuple[str, ColumnElement[Any]]]) -> None:
        self.keys = [key for key, _ in pairs]
        super().__init__(*[value for _, value in pairs])


@compiles(_RowSource)
def _compile_row_source(element: _RowSource, compiler: SQLCompiler, **options: Any) -> str:
    values = [compiler.process(value, **options) for value in element.clauses]
    columns = ", ".join(f'{value} AS "{key}"' for key, value in zip(element.keys, values, strict=True))
    return f"(SELECT {columns})"


def joined_record(
    source: FromClause, name: str, pairs: Sequence[tuple[str, ColumnElement[Any]]]
) -> tuple[FromClause, ColumnElement[Any]]:
    """`Record(pairs)` over rows of `source`, as (the source grown by it under that name, the record).

    PostgreSQL builds the row in place, where it would run a subquery for each `Record`: a tenth to a fifth of a list's time.
    """
    if not pairs or not all(fits(key) for key, _ in pairs):
        return source, Record(pairs)
    row = _RowSource(pairs).table_valued(name=name).lateral(name)
    return source.join(row, true()), literal_column(name, JSON())


def fits(key: str) -> bool:
    """Whether a response key (a GraphQL name, so ASCII) can be a column label."""
    return len(key) <= LONGEST_LABEL


def label(key: str) -> quoted_name:
    """A response key as a column label, always quoted."""
    return quoted_name(key, True)


def text_literal(text: str) -> ColumnElement[Any]:
    """A literal of our own (never of a client) inside the statement: names and constants need no bind."""
    return literal_column("'" + text.replace("'", "''") + "'")


def correlated(statement: Select[Any], parents: Sequence[FromClause]) -> Select[Any]:
    """A subquery in FROM is not correlated by itself: say it, or every parent gets every child."""
    return statement.correlate(*parents) if parents else statement


class _Compiler(PGCompiler_asyncpg):
    """Constants of our own stand in the text: what every request would send anew is planned once, and exactly."""

    def visit_bindparam(self, bindparam: BindParameter[Any], **options: Any) -> str:  # type: ignore[override]  # by name only
        # Whatever a request fills has a name of its own; constants are anonymous.
        if bindparam.unique and isinstance(bindparam.type, String | Integer | Boolean):
            options["literal_binds"] = True
        render: Callable[..., str] = super().visit_bindparam
        return render(bindparam, **options)


def asyncpg_dialect() -> PGDialect_asyncpg:
    dialect = PGDialect_asyncpg(paramstyle="numeric_dollar")
    dialect.positional = True
    dialect.statement_compiler = _Compiler
    return dialect


def quoted_rows(rows: Mapping[str, str]) -> str:
    """`{"field": "x", "reason": "y"}` pairs as one JSON object text; keys and values are our own identifiers."""
    return "{" + ",".join(f'"{key}":"{value}"' for key, value in rows.items()) + "}"


def bound_type(type_: TypeEngine[Any]) -> TypeEngine[Any]:
    """The type that a column is compared in: wide enough that any number compares instead of overflowing; closed sets as text."""
    if isinstance(type_, Integer):
        return BigInteger()
    if isinstance(type_, Numeric):
        return Numeric()
    return Text() if isinstance(type_, Enum) else type_


@cache
def plain(table: Table) -> TableClause:
    """A table by names and types alone: relations made of a whole `Table` copy its keys and constraints, which no reading needs."""
    return named(table.name, *(column(one.key, one.type) for one in table.c))

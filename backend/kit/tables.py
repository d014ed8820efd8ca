"""Declarative base and the few column kinds that every table is made of.

Instants are UTC with whole seconds, days are dates of Asia/Shanghai, money is whole fen, scores have two decimals, closed
sets are text with a CHECK whose values are also the GraphQL enum's names.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import BigInteger, Enum, ForeignKey, Identity, Integer, MetaData, Numeric, Table, Text, text
from sqlalchemy.dialects.postgresql import DATERANGE, TIMESTAMP, ExcludeConstraint, Range
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column


class Base(DeclarativeBase):
    """All tables of Daodi; constraint names follow one convention so that migrations can name them."""

    __table__: ClassVar[Table]
    type_annotation_map: ClassVar = {int: BigInteger(), str: Text()}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
            "ex": "ex_%(table_name)s_%(constraint_name)s",
        }
    )


Key = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
Name = Annotated[str, mapped_column(Text)]
Words = Annotated[str, mapped_column(Text)]
Pinyin = Annotated[str, mapped_column(Text(collation="C"))]
Instant = Annotated[datetime, mapped_column(TIMESTAMP(timezone=True, precision=0))]
Day = Annotated[date, mapped_column()]
Period = Annotated[Range[date], mapped_column(DATERANGE)]
Fen = Annotated[int, mapped_column(BigInteger)]
Score = Annotated[Decimal, mapped_column(Numeric(5, 2))]

NOW = text("date_trunc('second', now())")


def counter() -> MappedColumn[int]:
    """A column that counts changes, of the row or of one group of its fields."""
    return mapped_column(Integer, server_default=text("1"))


class Versioned:
    """A row that acts change: its `version` grows by one with each change, so that nobody overwrites what they have not seen."""

    version: Mapped[int] = counter()


def closed(values: type[StrEnum], called: str = "", **options: Any) -> MappedColumn[Any]:
    """A column of a closed set: text with a CHECK that names the set's members; `called` where a table has two of one set."""
    names = [member.value for member in values]
    name = called or values.__name__.lower()
    kind = Enum(*names, name=name, native_enum=False, create_constraint=True, length=max(map(len, names)))
    return mapped_column(kind, **options)


def ref(target: str, **options: Any) -> MappedColumn[Any]:
    """A foreign key to a surrogate key, `table.column`; nothing that is referred to can vanish."""
    return mapped_column(BigInteger, ForeignKey(target), **options)


def never_overlaps(column: str, name: str, **options: Any) -> ExcludeConstraint:
    """For one value of `column` (a bigint) no two periods share a day; works without extensions."""
    same = (text(f"int8range({column}, {column}, '[]')"), "&&")
    return ExcludeConstraint(same, ("period", "&&"), using="gist", name=name, **options)

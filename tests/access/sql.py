"""Conditions as the text that PostgreSQL gets."""

from sqlalchemy import Text, column
from sqlalchemy.dialects.postgresql import asyncpg

from backend.access.fold import Condition

CLASS = column("cls", Text)
DIALECT = asyncpg.dialect()


def rendered(condition: Condition) -> str:
    """The text that goes to asyncpg: without a single bind, because nobody would fill it in."""
    if isinstance(condition, bool):
        return str(condition)
    compiled = condition.compile(dialect=DIALECT)
    assert compiled.params == {}
    return str(compiled)

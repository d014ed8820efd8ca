"""A named rule of the rule book (规则体检): what the regulation demands, how it is read, and the SQL that finds what breaks it.

A domain declares its rules beside its types; `rulebook` runs them. The SQL reads base tables, but a hit counts only where the
row that it names is visible to the viewer, with every group of fields that the rule looks at.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Severity(StrEnum):
    """ERROR: the regulation is broken. WARNING: something is missing that it will need. NOTICE: worth knowing."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    NOTICE = "NOTICE"


class Both(NamedTuple):
    """One text in the two languages of the pages."""

    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `find` is SQL of rows (key, words, day): the key of an `entity` row that breaks the rule, what is wrong in
    Chinese, and the day it belongs to (NULL: no day). `reads` are the groups of the row, besides `basic`, that a hit tells
    about. `by` is the step of the trend.
    """

    code: str
    title: Both
    sentence: str
    reading: Both | None = None
    severity: Severity
    entity: str
    find: str
    reads: tuple[str, ...] = ()
    by: Literal["month", "year"] | None = None

    @property
    def mechanism(self) -> str:
        """M1 to M29 of the regulation."""
        return self.code.partition(".")[0]

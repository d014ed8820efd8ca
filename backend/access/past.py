"""Rows as policy looks at them when the day or the state is another one than the row's own."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, null


class Today:
    """Today's owners of a dated row: `today_<column>` where the history has it, else the column itself."""

    def __init__(self, columns: Any) -> None:
        self._columns = columns

    def __getattr__(self, name: str) -> Any:
        today = f"today_{name}"
        return self._columns[today] if today in self._columns else self._columns[name]


class AsWritten:
    """A row with one column as it was earlier; `asked` once anybody looks at that column."""

    def __init__(self, columns: Any, name: str, then: Callable[[ColumnElement[Any]], ColumnElement[Any]]) -> None:
        self._columns, self._name, self._then, self.asked = columns, name, then, False

    def __getattr__(self, name: str) -> Any:
        if name != self._name:
            return self._columns[name]
        self.asked = True
        return self._then(self._columns[name])


class OfItsDay:
    """The parent of a dated row as it was then: under the row's owners; what the row does not say of it holds for nobody."""

    def __init__(self, columns: Any, local: str) -> None:
        self._columns, self._local = columns, local

    def __getattr__(self, name: str) -> Any:
        if name == "id":
            return self._columns[self._local]
        return self._columns[name] if name in self._columns else null()

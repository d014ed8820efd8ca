"""Tables on the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table


def print_table(rows: Sequence[Mapping[str, Any]]) -> None:
    """Prints `rows` under their keys; a pipe gets the full width, whatever the terminal."""
    console = Console(width=None if Console().is_terminal else 200)
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in rows[0] if rows else ():
        shown.add_column(column.replace("_", " "))
    for row in rows:
        shown.add_row(*map(_text, row.values()))
    console.print(shown)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)

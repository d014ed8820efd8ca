"""Workbooks that people send, made in memory."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from backend.exchange.rules.columns import COLUMNS, ImportTarget
from backend.kit.codes import identity_check


def workbook(*rows: Sequence[Any], merged: Sequence[str] = ()) -> bytes:
    """One sheet of these rows, with cells merged."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    for cells in merged:
        sheet.merge_range(cells, "合并")
    book.close()
    return target.getvalue()


def listed(target: ImportTarget, *rows: dict[str, Any], merged: Sequence[str] = ()) -> bytes:
    """A sheet under the headings of the template; each row by field."""
    columns = COLUMNS[target]
    cells = ([row.get(column.field) for column in columns] for row in rows)
    return workbook([column.heading for column in columns], *cells, merged=merged)


def identity(order: int, born: str = "19850307") -> str:
    """A valid identity number that nobody has; an odd order is a man's."""
    body = f"330699{born}{order:03}"
    return body + identity_check(body)


def text(content: bytes) -> str:
    """As an input carries it."""
    return base64.b64encode(content).decode()

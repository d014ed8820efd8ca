"""A sheet of cells as rows of fields: headings to columns, cells to values, and every fault with its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.exchange.rules.columns import COLUMNS, Column, ImportTarget
from backend.exchange.rules.faults import Fault, Unfit
from backend.kit.rules import Refusal

MOST_ROWS = 10_000

Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Line:
    """One row of a list: its number in the sheet, and its values by field; what could not be read is not there."""

    number: int
    values: Mapping[str, Any]


@dataclass
class Sheet:
    """What was read of a file."""

    headings: Mapping[str, str]
    """Field -> heading in this file."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, line: Line, name: str, code: str, zh: str, en: str) -> None:
        """Notes a fault of a line at a field."""
        self.faults.append(Fault(line.number, self.headings.get(name, name), code, zh, en))


def headings(target: ImportTarget, first: Sequence[Any], given: Mapping[str, str]) -> dict[str, int]:
    """Field -> position in the heading row; `given` (heading -> field) goes before the names that we know."""
    titles = [str(cell).strip() if cell is not None else "" for cell in first]
    found = {given[title]: position for position, title in enumerate(titles) if title in given}
    for column in COLUMNS[target]:
        known = (column.heading, *column.also)
        position = next((titles.index(title) for title in known if title in titles and title not in given), None)
        if column.field not in found and position is not None:
            found[column.field] = position
    return found


def heading_refusals(target: ImportTarget, first: Sequence[Any], given: Mapping[str, str]) -> Iterator[Refusal]:
    """Columns that must be there and are not; a heading that stands twice; a field that the list does not have."""
    fields = {column.field for column in COLUMNS[target]}
    for name in given.values():
        if name not in fields:
            yield Refusal("NO_SUCH_FIELD", f"没有字段 {name}", f"there is no field {name}", "columns")
    titles = [str(cell).strip() for cell in first if cell not in (None, "")]
    for title in sorted({title for title in titles if titles.count(title) > 1}):
        yield Refusal("HEADING_TWICE", f"表头“{title}”出现多次", f"the heading {title} stands twice", "content")
    found = headings(target, first, given)
    missing = [column.heading for column in COLUMNS[target] if column.required and column.field not in found]
    if missing:
        zh, en = f"缺少列：{'、'.join(missing)}", f"columns are missing: {', '.join(missing)}"
        yield Refusal("NO_COLUMN", zh, en, "columns")


def size_refusal(rows: Cells) -> Refusal | None:
    """A list has a heading and at least one row, and not more than a district has."""
    count = rows_in(rows)
    if count == 0:
        return Refusal("EMPTY", "表中没有数据行", "the sheet has no rows", "content")
    if count > MOST_ROWS:
        return Refusal("TOO_MANY_ROWS", f"至多{MOST_ROWS}行", f"at most {MOST_ROWS} rows", "content")
    return None


def rows_in(rows: Cells) -> int:
    """How many rows of data there are below the headings."""
    return sum(1 for row in rows[1:] if _filled(row))


def _unheard(_: int) -> None:
    """Nobody waits to hear how far it has come."""


def read(target: ImportTarget, rows: Cells, given: Mapping[str, str], told: Callable[[int], None] = _unheard) -> Sheet:
    """The lines of a sheet whose first row holds the headings; empty rows are left out. `told` how many there are so far."""
    positions = headings(target, rows[0], given)
    sheet = Sheet({name: str(rows[0][position]).strip() for name, position in positions.items()})
    for number, row in enumerate(rows[1:], 2):
        if _filled(row):
            sheet.lines.append(_line(target, sheet, number, row, positions))
            told(len(sheet.lines))
    return sheet


def _line(target: ImportTarget, sheet: Sheet, number: int, row: Sequence[Any], positions: Mapping[str, int]) -> Line:
    values: dict[str, Any] = {}
    for column in COLUMNS[target]:
        position = positions.get(column.field)
        cell = None if position is None or position >= len(row) else row[position]
        fault = _read(column, cell, values)
        if fault is not None:
            sheet.faults.append(Fault(number, sheet.headings.get(column.field, column.heading), fault.code, fault.zh, fault.en))
    return Line(number, values)


def _read(column: Column, cell: Any, values: dict[str, Any]) -> Unfit | None:
    """Puts the value of a cell into `values`, or says why it has none."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        if not column.required:
            values[column.field] = None
            return None
        return Unfit("REQUIRED", "不能为空", "must be filled in")
    try:
        values[column.field] = column.read(cell)
    except Unfit as unfit:
        return unfit
    return None


def _filled(row: Sequence[Any]) -> bool:
    return any(cell not in (None, "") for cell in row)

"""Spreadsheets (.xlsx): reading the cells of the first sheet, and writing a table with a heading."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import IO, Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from backend.kit.rules import Refusal, Refused

LARGEST = 700 * 1024
"""Bytes of a file; ten thousand rows of a roster fit."""

_MOST_PLACES = 5
"""Merged cells that a refusal names."""

_LARGEST_INSIDE = 60 * 1024 * 1024
_WORKBOOK = "xl/workbook.xml"


def cells_of(content: bytes) -> list[list[Any]]:
    """The rows of the first sheet, from its first row on; empty cells are empty texts. Refused says what is no such file."""
    _refuse_strange(content)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = workbook.get_sheet_by_index(0)
    except (CalamineError, IndexError) as error:
        raise Refused(_no_spreadsheet()) from error
    merged = sheet.merged_cell_ranges or []
    if merged:
        raise Refused(_merged([_name(first) for first, _ in merged]))
    return sheet.to_python(skip_empty_area=False)


def _refuse_strange(content: bytes) -> None:
    """What is no .xlsx by its inside, whatever it is called, and what would be huge when unpacked."""
    if len(content) > LARGEST:
        size = LARGEST // 1024
        raise Refused(Refusal("TOO_LARGE", f"文件超过 {size} KB", f"the file has more than {size} KB", "content"))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names, inside = archive.namelist(), sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Refused(_no_spreadsheet()) from error
    if _WORKBOOK not in names:
        raise Refused(_no_spreadsheet())
    if inside > _LARGEST_INSIDE:
        raise Refused(Refusal("TOO_LARGE", "文件解压后过大", "the file is too large when unpacked", "content"))


def _merged(places: list[str]) -> Refusal:
    more = len(places) > _MOST_PLACES
    zh, en = "、".join(places[:_MOST_PLACES]), ", ".join(places[:_MOST_PLACES])
    zh_more, en_more = (f" 等{len(places)}处", f" and elsewhere, {len(places)} in all") if more else ("", "")
    zh, en = f"有合并单元格（{zh}{zh_more}），请取消合并后再导入", f"cells are merged (at {en}{en_more}); separate them first"
    return Refusal("MERGED_CELLS", zh, en, "content")


def _no_spreadsheet() -> Refusal:
    return Refusal("NO_SPREADSHEET", "不是 .xlsx 电子表格", "this is no .xlsx spreadsheet", "content")


def _name(place: tuple[int, int]) -> str:
    """`B3` of (row 2, column 1)."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def write_table(
    target: IO[bytes], title: str, heading: Sequence[str], rows: Iterable[Sequence[Any]], note: str | None = None
) -> int:
    """Writes one sheet, row by row, with little memory; `note` stands in a last row of its own. Gives the number of rows.

    Every cell but a number or a day is written as text, so that nothing that people typed becomes a formula.
    """
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, plain = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    small = book.add_format({"italic": False, "font_color": "#4a5a57"})
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(heading) - 1, 0), 18, plain)
    sheet.write_row(0, 0, heading, bold)
    count = 0
    for count, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _cell(sheet, count, column, value, plain)
    if note is not None:
        sheet.write_string(count + 1, 0, note, small)
    book.close()
    return count


def _cell(sheet: Any, row: int, column: int, value: Any, plain: Any) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value), plain)

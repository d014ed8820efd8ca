"""Sheets as lists: what is read, what is refused as a file, and what is wrong with which cell."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.exchange.rules import cells
from backend.exchange.rules.columns import COLUMNS, ImportTarget
from backend.exchange.rules.faults import Unfit
from backend.exchange.rules.fitting import examine
from backend.exchange.rules.known import Body, Known
from backend.exchange.rules.sheet import MOST_ROWS, heading_refusals, read, size_refusal
from backend.kit.codes import born_on, identity_check
from backend.kit.rules import Refused
from backend.kit.spreadsheets import LARGEST, cells_of, write_table
from backend.organisations.rules import OrganisationKind, VillageForm
from tests.exchange.books import workbook

STAFF = ImportTarget.STAFF
TOWN = Body(1, OrganisationKind.TOWNSHIP, "330604106", township_id=1, form="TOWN")
KNOWN = Known({TOWN.code: TOWN}, classes={("JUSTICE_OFFICE", "TOWN"): "A"}, sorts={"JUSTICE_OFFICE": 7})


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        cells_of(content)
    (one,) = refused.value.refusals
    assert one.field == "content"
    return one.code


def test_cells_come_as_they_stand_with_days_and_numbers() -> None:
    rows = cells_of(workbook(["姓名", "年"], ["王芳", 2017], [], ["李强", None]))
    assert rows[0] == ["姓名", "年"]
    assert rows[1] == ["王芳", 2017]
    assert [row[0] for row in rows] == ["姓名", "王芳", "", "李强"]


def test_a_program_named_xlsx_is_no_spreadsheet() -> None:
    assert refusal(b"MZ\x90\x00" + b"\0" * 500) == "NO_SPREADSHEET"
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("word/document.xml", "<w/>")
    assert refusal(archive.getvalue()) == "NO_SPREADSHEET"


def test_a_broken_workbook_is_no_spreadsheet() -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("xl/workbook.xml", "no xml at all")
    assert refusal(archive.getvalue()) == "NO_SPREADSHEET"


def test_what_is_too_large_packed_or_unpacked_is_refused_before_it_is_read() -> None:
    assert refusal(b"PK" + b"\0" * LARGEST) == "TOO_LARGE"
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "x")
        made.writestr("xl/worksheets/sheet1.xml", b"0" * (70 * 1024 * 1024))
    assert len(archive.getvalue()) < LARGEST
    assert refusal(archive.getvalue()) == "TOO_LARGE"


def test_merged_cells_are_refused_with_their_place() -> None:
    with pytest.raises(Refused, match="MERGED_CELLS") as refused:
        cells_of(workbook(["姓名"], ["王芳"], merged=["B3:C4"]))
    assert "B3" in refused.value.refusals[0].zh
    many = [f"A{row}:B{row}" for row in range(3, 10)]
    with pytest.raises(Refused) as refused:
        cells_of(workbook(["姓名"], merged=many))
    assert "A3、A4、A5、A6、A7 等7处" in refused.value.refusals[0].zh


def test_a_written_table_is_read_back_and_nothing_becomes_a_formula() -> None:
    target = BytesIO()
    assert write_table(target, "花名册", ["姓名", "人数"], [["=1+1", 3], ["张三", None]], "水印") == 2
    assert cells_of(target.getvalue()) == [["姓名", "人数"], ["=1+1", 3.0], ["张三", ""], ["水印", ""]]


@pytest.mark.parametrize(
    "value", ["2017-08-31", "2017/8/31", "2017.8.31", "20170831", "2017年8月31日", date(2017, 8, 31), datetime(2017, 8, 31)]
)
def test_a_day_is_read_in_the_ways_people_write_it(value: Any) -> None:
    assert cells.day(value) == date(2017, 8, 31)


@pytest.mark.parametrize("value", ["2017-02-29", "昨天", 42978.5, "31-8-2017", True])
def test_what_is_no_day_is_wrong(value: Any) -> None:
    with pytest.raises(Unfit):
        cells.day(value)


@given(st.dates(date(1940, 1, 1), date(2005, 12, 31)), st.integers(0, 999))
def test_every_number_with_its_check_digit_is_taken_and_every_slip_of_one_digit_is_not(born: date, order: int) -> None:
    body = f"330699{born:%Y%m%d}{order:03}"
    number = body + identity_check(body)
    assert cells.identity(number.lower()) == number
    assert born_on(number) == born
    for place in (0, 8, 16):
        slip = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        with pytest.raises(Unfit):
            cells.identity(slip)


def test_a_number_cell_holds_no_identity_number() -> None:
    with pytest.raises(Unfit, match="NUMBER_CELL"):
        cells.identity(330699198503070000.0)


def test_headings_are_known_by_several_names_or_told() -> None:
    heading = ["姓名", "性别", "机构代码", "岗位", "职位", "到岗日期"]
    (missing,) = heading_refusals(STAFF, heading, {})
    assert (missing.code, missing.field) == ("NO_COLUMN", "columns")
    assert "职务" in missing.zh
    assert list(heading_refusals(STAFF, heading, {"岗位": "title"})) == []
    assert [one.code for one in heading_refusals(STAFF, [*heading, "姓名"], {"岗位": "nonsense"})] == [
        "NO_SUCH_FIELD",
        "HEADING_TWICE",
        "NO_COLUMN",
    ]


def test_faults_name_row_and_column_and_never_the_value() -> None:
    heading = [column.heading for column in COLUMNS[ImportTarget.VILLAGES]]
    rows: list[list[Any]] = [
        heading,
        ["南门村", "330604106200", "村", "330604106"],
        [],
        ["北门", "33060410", "庄", None],
        ["东门", 330604106201, "社区", "330604107"],
    ]
    sheet = read(ImportTarget.VILLAGES, rows, {})
    examine(ImportTarget.VILLAGES, sheet, KNOWN)
    assert [line.number for line in sheet.lines] == [2, 4, 5]
    assert sheet.lines[0].values == {
        "name": "南门村",
        "code": "330604106200",
        "form": VillageForm.VILLAGE,
        "township": "330604106",
    }
    assert {(fault.row, fault.column, fault.code) for fault in sheet.faults} == {
        (4, "代码", "CODE"),
        (4, "类别", "NOT_ONE_OF"),
        (4, "乡镇代码", "REQUIRED"),
        (5, "乡镇代码", "UNKNOWN_BODY"),
        (5, "代码", "CODE_ELSEWHERE"),
    }
    assert not [fault for fault in sheet.faults if "庄" in fault.zh or "33060410" in fault.zh]


def test_a_value_that_must_be_the_only_one_is_wrong_the_second_time() -> None:
    heading = [column.heading for column in COLUMNS[ImportTarget.TOWNSHIPS]]
    row = ["丰惠镇", "330604106", "镇", "中心镇"]
    sheet = read(ImportTarget.TOWNSHIPS, [heading, row, row], {})
    examine(ImportTarget.TOWNSHIPS, sheet, Known({}))
    assert [(fault.row, fault.code) for fault in sheet.faults] == [(3, "CODE_TWICE")]
    examine(ImportTarget.TOWNSHIPS, sheet, KNOWN)
    assert [fault.code for fault in sheet.faults].count("CODE_KNOWN") == 2


def test_an_agency_needs_a_parent_a_host_and_a_rule() -> None:
    heading = [column.heading for column in COLUMNS[ImportTarget.AGENCIES]]
    rows = [heading, ["甲", "A1", "司法所", "330604106", "2013-10-18", ""], ["乙", "A2", "文化站", "330604106", "2013-10-18", ""]]
    sheet = read(ImportTarget.AGENCIES, rows, {})
    examine(ImportTarget.AGENCIES, sheet, KNOWN)
    assert [(fault.row, fault.code) for fault in sheet.faults] == [(3, "NO_PARENT"), (3, "NO_RULE")]


def test_a_sheet_has_rows_and_not_too_many() -> None:
    heading = ["姓名"]
    empty, full = size_refusal([heading, [], [""]]), size_refusal([heading, *([["王"]] * (MOST_ROWS + 1))])
    assert empty is not None
    assert full is not None
    assert (empty.code, full.code) == ("EMPTY", "TOO_MANY_ROWS")
    assert size_refusal([heading, ["王"]]) is None


@pytest.mark.parametrize("target", list(ImportTarget))
def test_the_examples_of_every_template_are_read_without_a_fault(target: ImportTarget) -> None:
    columns = COLUMNS[target]
    sheet = read(target, [[c.heading for c in columns], [c.example for c in columns]], {})
    assert sheet.faults == []

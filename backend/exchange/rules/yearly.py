"""Whether the lines of a year's lists fit: standards of the bonus, and days on which offices are closed or worked by notice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from backend.assessments.rules.standards import amount_refusal
from backend.exchange.rules.known import Known, Standards
from backend.exchange.rules.sheet import Line, Sheet
from backend.kit.rules import Refusal
from backend.organisations.rules import Closing, DayKind, calendar_refusals, year_refusal


def standards(sheet: Sheet, known: Known) -> None:
    """Each body enters its own, for a year that is open and not paid yet; one of a grade beside the one for all grades."""
    mine = known.standards
    assert mine is not None
    general = {_of(line) for line in sheet.lines if line.values.get("grade", "") is None}
    general |= {(year, position) for year, position, grade in mine.entered if grade is None}
    for line in sheet.lines:
        _own(sheet, line, mine)
        _year(sheet, line, mine)
        _amount(sheet, line)
        if line.values.get("grade") is not None and None not in _of(line) and _of(line) not in general:
            zh, en = "该职位还没有不分等次的标准", "the position has no standard for all grades yet"
            sheet.wrong(line, "grade", "NO_GENERAL", zh, en)
        if (*_of(line), line.values.get("grade")) in mine.entered:
            sheet.wrong(line, "position", "EXISTS", "该职位已有标准", "the position has its standard already")


def _of(line: Line) -> tuple[int | None, str | None]:
    return line.values.get("year"), line.values.get("position")


def _own(sheet: Sheet, line: Line, mine: Standards) -> None:
    """“按照驻地乡镇和派出部门标准各50%比例执行”: nobody enters the standard of another body."""
    if line.values.get("organisation") not in (None, mine.body):
        sheet.wrong(line, "organisation", "NOT_YOURS", "只能导入本单位的标准", "is not your own body")


def _year(sheet: Sheet, line: Line, mine: Standards) -> None:
    year = line.values.get("year")
    if year is not None and year not in mine.years:
        sheet.wrong(line, "year", "NO_YEAR", "该考核年度还没有开始", "the year has not been opened yet")
    refusal = mine.years.get(year) if year is not None else None
    if refusal is not None:
        sheet.wrong(line, "year", refusal.code, refusal.zh, refusal.en)


def _amount(sheet: Sheet, line: Line) -> None:
    amount = line.values.get("amount")
    refusal = None if amount is None else amount_refusal(amount)
    if refusal is not None:
        sheet.wrong(line, "amount", refusal.code, refusal.zh, refusal.en)


@dataclass(frozen=True)
class Notice:
    """What a sheet says of one year: its days by kind, and the notice; without one the year is provisional."""

    closings: Sequence[Closing]
    make_ups: Sequence[date]
    document: str | None


def notices(lines: Sequence[Line]) -> Mapping[int, Notice]:
    """Lines without a fault, by year."""
    years: dict[int, list[Line]] = {}
    for line in lines:
        years.setdefault(line.values["day"].year, []).append(line)
    return {year: Notice(*_kinds(of), of[0].values["document"]) for year, of in years.items()}


def _kinds(lines: Sequence[Line]) -> tuple[list[Closing], list[date]]:
    days = [(line.values["day"], line.values["kind"], line.values["name"]) for line in lines]
    closings = [Closing(day, day, name) for day, kind, name in days if kind is DayKind.HOLIDAY]
    return closings, [day for day, kind, _ in days if kind is DayKind.MAKE_UP]


def calendar(sheet: Sheet, known: Known) -> None:
    """The rules of a notice, day by day. A year that has its calendar is changed by the act that announces it."""
    first: dict[int, Line] = {}
    for line in sheet.lines:
        day = line.values.get("day")
        if day is None:
            continue
        for refusal in _day(day, line):
            sheet.wrong(line, "day", refusal.code, refusal.zh, refusal.en)
        if day.year in known.years:
            sheet.wrong(
                line, "day", "YEAR_KNOWN", "该年已有日历，改动请登记工作日历", "the year has its calendar; announce it anew"
            )
        if line.values.get("kind") is DayKind.HOLIDAY and line.values.get("name", "") is None:
            sheet.wrong(line, "name", "REQUIRED", "放假须写明节日", "say for which holiday")
        if first.setdefault(day.year, line).values.get("document") != line.values.get("document"):
            sheet.wrong(line, "document", "NOTICES", "同一年的文号不一致", "is not the notice of the year's other rows")


def _day(day: date, line: Line) -> Iterator[Refusal]:
    kind = line.values.get("kind")
    closings = [Closing(day, day, "")] if kind is DayKind.HOLIDAY else []
    make_ups = [day] if kind is DayKind.MAKE_UP else []
    year = year_refusal(day.year)
    yield from chain([year] if year else [], calendar_refusals(day.year, closings, make_ups))

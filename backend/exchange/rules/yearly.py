"""Whether the lines of a year's lists fit: standards of the bonus."""

from backend.assessments.rules.standards import amount_refusal
from backend.exchange.rules.known import Known, Standards
from backend.exchange.rules.sheet import Line, Sheet


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

"""No agency gets a second chief by a list: neither beside the one that it has, nor two of one file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from backend.exchange.rules.sheet import Line, Sheet
from backend.personnel.rules import Position


@dataclass(frozen=True)
class Chiefs:
    """`until`: code of an agency -> the day from which it has no chief any more (the last of days: nothing says so); `today`."""

    until: Mapping[str, date]
    today: date


def serves_since(entered_on: date, today: date) -> date:
    """Whoever is to come later is on the roster from today."""
    return min(entered_on, today)


def one_chief(sheet: Sheet, there: Chiefs, agencies: set[str]) -> None:
    """A chief of a list serves without an end, so one that was there at any later time is one too many."""
    first: dict[str, int] = {}
    for line in sheet.lines:
        code, entered = line.values.get("organisation"), line.values.get("entered_on")
        if code not in agencies or entered is None or line.values.get("position") is not Position.CHIEF:
            continue
        if there.until.get(code, date.min) > serves_since(entered, there.today):
            _wrong(sheet, line, "该机构届时已有正职", "the agency has a chief at that time already")
        elif code in first:
            _wrong(sheet, line, f"与第{first[code]}行同为该机构正职", f"is a chief of the same agency as row {first[code]}")
        first.setdefault(code, line.number)


def _wrong(sheet: Sheet, line: Line, zh: str, en: str) -> None:
    sheet.wrong(line, "position", "TWO_CHIEFS", zh, en)

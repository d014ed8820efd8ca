"""Cells of a spreadsheet as values: texts, days, numbers of people, words of a closed set."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from backend.exchange.rules.faults import Unfit
from backend.kit.codes import born_on

LONGEST_TEXT = 200
"""Characters of a cell; names, titles and addresses are shorter."""

Reader = Callable[[Any], Any]

_YUAN = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?")


def text(value: Any) -> str:
    """A text; a whole number is taken as its digits, because Excel makes numbers of codes."""
    if isinstance(value, bool | date | datetime) or (isinstance(value, float) and not value.is_integer()):
        raise Unfit("NOT_TEXT", "应为文字", "must be a text")
    found = str(int(value)) if isinstance(value, float) else str(value)
    found = found.strip()
    if len(found) > LONGEST_TEXT:
        raise Unfit("TOO_LONG", f"超过{LONGEST_TEXT}字", f"has more than {LONGEST_TEXT} characters")
    if any(ord(letter) < 32 or "\ud800" <= letter <= "\udfff" for letter in found):
        raise Unfit("NOT_TEXT", "含有不可保存的字符", "holds characters that cannot be stored")
    return found


def digits(length: int) -> Reader:
    """A code of so many digits."""

    def read(value: Any) -> str:
        found = text(value)
        if len(found) != length or not (found.isascii() and found.isdigit()):
            raise Unfit("CODE", f"应为{length}位数字", f"must have {length} digits")
        return found

    return read


def day(value: Any) -> date:
    """A day: a date cell, or a text such as 2017-08-31, 2017/8/31, 2017.8.31, 20170831, 2017年8月31日."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    parts = text(value).replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").replace(".", "-")
    if len(parts) == 8 and parts.isdigit():
        parts = f"{parts[:4]}-{parts[4:6]}-{parts[6:]}"
    try:
        year, month, number = (int(part) for part in parts.split("-"))
        return date(year, month, number)
    except ValueError:
        raise Unfit("NOT_A_DAY", "应为日期，如 2017-08-31", "must be a day such as 2017-08-31") from None


def year(value: Any) -> int:
    """A year: 2017 or 2017年."""
    found = text(value).removesuffix("年")
    if len(found) != 4 or not (found.isascii() and found.isdigit()):
        raise Unfit("NOT_A_YEAR", "应为年份，如 2017", "must be a year such as 2017")
    return int(found)


def fen(value: Any) -> int:
    """Yuan as fen: a number cell, or a text such as 42,000.00."""
    found = str(value) if isinstance(value, float) else text(value).replace(",", "")
    if not _YUAN.fullmatch(found):
        raise Unfit("NOT_YUAN", "应为金额，以元为单位", "must be an amount in yuan")
    return int(Decimal(found) * 100)


def one_of(words: Mapping[str, Any]) -> Reader:
    """A member of a closed set, by what people call it."""

    def read(value: Any) -> Any:
        found = text(value)
        if found not in words:
            known = "、".join(words)
            raise Unfit("NOT_ONE_OF", f"应为其中之一：{known}", f"must be one of: {known}")
        return words[found]

    return read


def several_of(words: Mapping[str, Any]) -> Reader:
    """Members of a closed set, separated by 、."""
    single = one_of(words)
    return lambda value: [single(part) for part in text(value).split("、")]


def identity(value: Any) -> str:
    """A resident identity number, its check digit included (GB 11643).

    A number cell cannot hold one: Excel keeps 15 digits and makes zeros of the rest.
    """
    if isinstance(value, int | float):
        raise Unfit(
            "NUMBER_CELL", "身份号码须存为文本单元格，数字单元格只保留15位", "must be a text cell: a number keeps 15 digits only"
        )
    found = text(value).upper()
    if born_on(found) is None:
        raise Unfit(
            "IDENTITY", "身份号码不正确（位数、日期或校验码）", "is no valid identity number (length, day or check digit)"
        )
    return found

"""Closed sets of personnel, and what is refused when people are entered."""

from datetime import date
from enum import StrEnum

from backend.kit.codes import born_on, is_male
from backend.kit.rules import Refusal


class Position(StrEnum):
    """正职, 副职, 一般人员."""

    CHIEF = "CHIEF"
    DEPUTY = "DEPUTY"
    MEMBER = "MEMBER"


class Gender(StrEnum):
    FEMALE = "FEMALE"
    MALE = "MALE"


def words_refusal(value: str, field: str) -> Refusal | None:
    """A name, a title, a document is not empty."""
    return None if value.strip() else Refusal("EMPTY", "不能为空", "must be filled in", field)


def identity_refusal(number: str | None, gender: Gender) -> Refusal | None:
    """A resident identity number with its check digit (GB 11643), odd in its 17th digit for men."""
    if number is None:
        return None
    if born_on(number) is None:
        return Refusal("IDENTITY", "身份号码不正确（位数、日期或校验码）", "is no valid identity number", "id_number")
    if is_male(number) is not (gender is Gender.MALE):
        return Refusal("GENDER", "性别与身份号码不符", "does not agree with the identity number", "gender")
    return None


def order_refusal(entered_on: date | None, left_on: date) -> Refusal | None:
    """Nobody leaves before entering."""
    if entered_on is None or left_on >= entered_on:
        return None
    return Refusal("ORDER", "离开日期早于进入日期", "the day of leaving lies before that of entering", "left_on")

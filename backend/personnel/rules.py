"""Closed sets of personnel."""

from enum import StrEnum


class Position(StrEnum):
    """正职, 副职, 一般人员."""

    CHIEF = "CHIEF"
    DEPUTY = "DEPUTY"
    MEMBER = "MEMBER"


class Gender(StrEnum):
    FEMALE = "FEMALE"
    MALE = "MALE"

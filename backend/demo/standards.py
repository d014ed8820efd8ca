"""Bonus standards of every township and sending department, by year and position (domain.md 5.5)."""

from __future__ import annotations

from backend.assessments import models
from backend.demo.district import District, Town
from backend.organisations.rules import TownshipCategory, TownshipForm
from backend.personnel.rules import Position

_FACTORS = {Position.CHIEF: 12, Position.DEPUTY: 11, Position.MEMBER: 10}
"""Tenths of a member's standard (assumed)."""

_TOWN_YUAN = {TownshipCategory.CENTRAL: 35_000, TownshipCategory.DEVELOPMENT: 33_000, TownshipCategory.ECOLOGICAL: 31_000}
_SUB_DISTRICT_YUAN = 36_000
_LOWER_IN_2016 = 3_000


def build(district: District, year: int) -> dict[tuple[int, Position], int]:
    """Yuan standards of domain.md 5.5, in fen, by organisation and position."""
    members = {town.id: _town_yuan(town) for town in district.towns}
    parents = sorted({station.department for station in district.stations})
    members |= {department: 18_000 + index * 4_000 // (len(parents) - 1) // 100 * 100 for index, department in enumerate(parents)}
    result = {}
    for organisation, yuan in members.items():
        for position, factor in _FACTORS.items():
            amount = (yuan - (_LOWER_IN_2016 if year == 2016 else 0)) * factor * 10
            district.store.add(
                models.BonusStandard, year=year, organisation_id=organisation, position=position, grade=None, amount=amount
            )
            result[organisation, position] = amount
    return result


def _town_yuan(town: Town) -> int:
    return _SUB_DISTRICT_YUAN if town.form is TownshipForm.SUB_DISTRICT else _TOWN_YUAN[town.category]

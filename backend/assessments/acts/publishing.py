"""What a pool's publication comes to: what is still missing, and what each assessment of the pool becomes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from backend.access.acts import Doing
from backend.assessments import rules
from backend.assessments.acts.reading import SCORES, lock_of, weights_of
from backend.assessments.models import BonusStandard
from backend.assessments.rules import Component, Grade
from backend.kit.rules import Refusal, refuse
from backend.organisations.rules import ManagementClass

Standards = Mapping[int, Mapping[tuple[str, str | None], int]]
"""Organisation -> (position, grade or None) -> fen."""


@dataclass(frozen=True)
class Results:
    """What publication writes: columns by assessment, and how many are excellent."""

    values: Mapping[int, Mapping[str, Any]]
    excellent: int


async def results(doing: Doing, year: Row[Any], subjects: Sequence[Row[Any]]) -> Results:
    """The results of the pool that the act is on. Refused: everything that is missing, at once."""
    pool, weights, standards = doing.row, await weights_of(doing.db, year.year), await _standards(doing, year.year)
    people = [one for one in subjects if one.staff_id is not None]
    excellent = sum(one.grade == Grade.EXCELLENT and one.exclusion is None for one in people)
    totals = {one.id: rules.composite(weights[ManagementClass(one.management_class)], *_parts(one)) for one in subjects}
    halves = {one.id: _halves(one, standards) for one in people}
    refuse(
        rules.closed_refusal(year.year, year.state),
        _unlocked(year, doing.today),
        rules.quota_refusal(excellent, pool.excellent_cap, pool.reserve),
        _missing(year, subjects, totals, halves),
    )
    paid = {key: both for key, both in halves.items() if both is not None}
    values = {one.id: {"composite_score": totals[one.id], **_bonus(one, people, paid)} for one in subjects}
    return Results(values, excellent)


def _parts(one: Row[Any]) -> tuple[Any, Any, Any]:
    township, department, conduct = (getattr(one, name) for name in SCORES)
    return township, department, conduct


def _unlocked(year: Row[Any], today: date) -> Iterator[Refusal]:
    """Composites are computed from locked components: until then a body may still change its own."""
    names = {Component.TOWNSHIP: "驻地乡镇", Component.DEPARTMENT: "主管部门", Component.CONDUCT: "行风效能"}
    for component, name in names.items():
        if today < rules.locked_on(year.year, lock_of(year, component)):
            yield Refusal("NOT_LOCKED", f"{name}评分尚未锁定", f"the {component.lower()} scores are not locked yet")


def _missing(
    year: Row[Any], subjects: Sequence[Row[Any]], totals: Mapping[int, Any], halves: Mapping[int, tuple[int, int] | None]
) -> Iterator[Refusal]:
    taking_part = [one for one in subjects if one.exclusion is None]
    undetermined = sum(totals[one.id] is None for one in taking_part if rules.is_scored(year, one))
    ungraded = sum(one.staff_id is not None and one.grade is None for one in taking_part)
    unpriced = sum(both is None for both in halves.values())
    if undetermined:
        zh = f"{undetermined}个考核对象缺评分，综合得分未定"
        yield Refusal("UNDETERMINED", zh, f"{undetermined} lack a component, so their composite is undetermined")
    if ungraded:
        yield Refusal("UNGRADED", f"{ungraded}人尚未定等次", f"{ungraded} people have no grade yet")
    if unpriced:
        zh = f"{unpriced}人没有考核奖标准"
        yield Refusal("NO_STANDARD", zh, f"{unpriced} people have no bonus standard of the township or the department")


def _halves(one: Row[Any], standards: Standards) -> tuple[int, int] | None:
    """Both halves of a person's bonus; None while a standard that counts is not set."""
    township, department = (
        rules.standard_of(standards.get(body, {}), one.position, one.grade) for body in (one.township_id, one.department_id)
    )
    held = ManagementClass(one.management_class)
    if township is None or (department is None and held is ManagementClass.B):
        return None
    return rules.bonus_halves(held, township, department or 0)


def _bonus(one: Row[Any], people: Sequence[Row[Any]], paid: Mapping[int, tuple[int, int]]) -> dict[str, int]:
    """A person's own halves; an agency's are the sums of its people's."""
    mine = [paid[one.id]] if one.id in paid else [paid[person.id] for person in people if person.agency_id == one.agency_id]
    return {"bonus_township": sum(town for town, _ in mine), "bonus_department": sum(department for _, department in mine)}


async def _standards(doing: Doing, year: int) -> Standards:
    """The year's standards; nobody changes one until the pool is published."""
    table = BonusStandard.__table__
    found: dict[int, dict[tuple[str, str | None], int]] = {}
    for row in await doing.db.execute(select(table).where(table.c.year == year).with_for_update(read=True)):
        found.setdefault(row.organisation_id, {})[row.position, row.grade] = row.amount
    return found

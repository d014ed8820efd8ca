"""What of a year waits for whom: components that a body has still to score, people to be graded, pools to be published.

Nobody is nagged while the year runs: it waits once the year is over, or once the district has set the day of the lock. These stand
in the list of what waits by the hundred, so nobody is told of each one.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from backend.assessments import rules
from backend.assessments.models import Assessment, AssessmentYear, HostShare
from backend.assessments.rules import AssessmentSubject, Component, HostRule, YearState
from backend.graph.entity import Row
from backend.graph.scope import district_day
from backend.graph.sql import text_literal
from backend.personnel.rules import Position

_YEAR = AssessmentYear.__table__


def unscored(component: Component) -> Callable[[Row], ColumnElement[bool]]:
    """Assessments that lack a component; a township's where one host had the person all year."""

    def lacks(row: Row) -> ColumnElement[bool]:
        missing = getattr(row, f"{component.lower()}_score").is_(None)
        found = and_(missing, row.exclusion.is_(None), _asked(component, row.year, _is_scored(row)))
        return and_(found, ~_has_shares(row)) if component is Component.TOWNSHIP else found

    return lacks


def unscored_share(row: Row) -> ColumnElement[bool]:
    """Parts of a year that a host has not scored."""
    whole = Assessment.__table__.alias()
    of = and_(whole.c.id == row.assessment_id, whole.c.published_at.is_(None), whole.c.exclusion.is_(None))
    asked = _asked(Component.TOWNSHIP, whole.c.year, _is_scored(whole.c))
    return and_(row.score.is_(None), exists(select(whole.c.id).where(of, asked)))


def ungraded(row: Row) -> ColumnElement[bool]:
    """Pools of a year that is over in which somebody has no grade."""
    return and_(_is_over(row.year), _anybody(row, lambda one: one.grade.is_(None)))


def unpublished(row: Row) -> ColumnElement[bool]:
    """Pools of a year that is over in which all have their grade: only the publication is missing."""
    return and_(_is_over(row.year), ~_anybody(row, lambda one: one.grade.is_(None)))


def _asked(component: Component, year: ColumnElement[int], scored: ColumnElement[bool]) -> ColumnElement[bool]:
    """The year is open, it is time to score, and the component is not locked."""
    lock = _YEAR.c[f"{component.lower()}_locked_on"]
    month, day = rules.LOCKED_BY_ITSELF
    locked = func.coalesce(lock, func.make_date(_YEAR.c.year + 1, month, day))
    due = or_(lock.is_not(None), district_day() > func.make_date(_YEAR.c.year, 12, 31))
    begun = district_day() >= func.make_date(_YEAR.c.year, 1, 1)
    open_ = _YEAR.c.state == text_literal(YearState.OPEN)
    return exists(select(_YEAR.c.id).where(_YEAR.c.year == year, open_, begun, due, district_day() < locked, scored))


def _is_scored(row: Row) -> ColumnElement[bool]:
    """As `rules.is_scored` says; the row of the year is that of `_asked`."""
    agency = row.subject == text_literal(AssessmentSubject.AGENCY)
    return or_(_YEAR.c.member_components, agency, row.position != text_literal(Position.MEMBER))


def _has_shares(row: Row) -> ColumnElement[bool]:
    """Several hosts score their own days of it."""
    share = HostShare.__table__.alias()
    by_days = and_(_YEAR.c.year == row.year, _YEAR.c.host_rule != text_literal(HostRule.AT_YEAR_END))
    return exists(select(share.c.id).where(share.c.assessment_id == row.id, exists(select(_YEAR.c.id).where(by_days))))


def _is_over(year: ColumnElement[int]) -> ColumnElement[bool]:
    return district_day() > func.make_date(year, 12, 31)


def _anybody(row: Row, suits: Callable[[Row], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Somebody of the pool who takes part is so."""
    one = Assessment.__table__.alias()
    there = and_(one.c.year == row.year, one.c.township_id == row.township_id)
    part = and_(one.c.staff_id.is_not(None), one.c.exclusion.is_(None))
    return exists(select(one.c.id).where(there, part, suits(one.c)))

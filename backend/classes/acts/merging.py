"""The day on which a township goes into another one: what it has moves, what was its own ends, what is over stays as it was."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import TextClause, select, text
from sqlalchemy.engine import Row

from backend.access.acts import Doing
from backend.kit.rules import Refusal, refuse
from backend.organisations import models as organisations
from backend.organisations.acts.dated import from_day, until_day
from backend.organisations.acts.ending import end_posts
from backend.organisations.acts.underway import end_duties, follow
from backend.personnel import models as personnel

_GONE = Refusal("NO_SUCCESSOR", "并入的乡镇（街道）已撤销", "the township that was to take over has ended itself")

# Villages take their grids along by cascade. Codes stay until the statistics office gives new ones.
_BODIES = """
    UPDATE village SET township_id = :successor, version = version + 1 WHERE township_id = :former
"""
_PEOPLE = """
    UPDATE staff SET township_id = :successor, version = version + 1,
                     organisation_id = CASE WHEN organisation_id = :former THEN :successor ELSE organisation_id END
    WHERE township_id = :former AND agency_id IS NULL
"""
_CENTRES = "UPDATE service_centre SET township_id = :successor WHERE township_id = :former"
_WINDOWS = """
    UPDATE service_window SET township_id = :successor,
           staffed_by_id = CASE WHEN staffed_by_id = :former THEN :successor ELSE staffed_by_id END,
           guided_by_id = CASE WHEN guided_by_id = :former THEN :successor ELSE guided_by_id END
    WHERE township_id = :former
"""
# An agency serves the townships beside its host: the one that is no more, and the one that is its host now, no longer.
_SERVED = """
    UPDATE served_township s SET period = daterange(lower(s.period), :day) FROM agency a
    WHERE a.id = s.agency_id AND upper_inf(s.period)
      AND (s.township_id = :former OR (s.township_id = :successor AND a.township_id = :successor))
"""
_JOIN_PLATFORMS = """
    INSERT INTO platform_member (platform_id, agency_id, period)
    SELECT n.id, m.agency_id, daterange(:day, NULL) FROM platform_member m
    JOIN platform p ON p.id = m.platform_id AND p.township_id = :former
    JOIN platform n ON n.kind = p.kind AND n.township_id = :successor AND upper_inf(n.period)
    WHERE upper_inf(m.period)
"""
_LEAVE_PLATFORMS = """
    UPDATE platform_member m SET period = daterange(lower(m.period), :day) FROM platform p
    WHERE p.id = m.platform_id AND p.township_id = :former AND upper_inf(m.period)
"""
_OPEN_EVENTS = """
    UPDATE event e SET township_id = :successor, platform_id = n.id FROM platform p, platform n
    WHERE p.id = e.platform_id AND n.kind = p.kind AND n.township_id = :successor AND upper_inf(n.period)
      AND e.township_id = :former AND e.closed_at IS NULL
"""
_STEPS = """
    UPDATE event_step s SET township_id = :successor FROM event e
    WHERE e.id = s.event_id AND e.township_id = :successor AND e.closed_at IS NULL AND s.township_id = :former
"""
_PLATFORMS = """
    UPDATE platform SET period = daterange(lower(period), :day) WHERE township_id = :former AND upper_inf(period)
"""
_SEALS = """
    UPDATE seal SET deactivated_on = greatest(CAST(:day AS date), activated_on + 1)
    WHERE township_id = :former AND activated_on IS NOT NULL AND deactivated_on IS NULL
"""
_CHANGES = """
    UPDATE class_change SET township_id = :successor
    WHERE kind = 'OVERRIDE' AND township_id = :former AND state IN ('DRAFT', 'PROPOSED', 'CONFIRMED', 'STALE')
"""
_POOLS = """
    UPDATE grade_pool p SET taking_part = c.count, excellent_cap = c.count * y.excellent_share / 100, version = p.version + 1
    FROM assessment_year y CROSS JOIN LATERAL (SELECT CAST(:former AS bigint) UNION SELECT :successor) AS t (id)
    CROSS JOIN LATERAL (SELECT count(*) FROM assessment a WHERE a.year = y.year AND a.township_id = t.id
                        AND a.staff_id IS NOT NULL AND a.exclusion IS NULL) AS c
    WHERE p.year = y.year AND p.township_id = t.id AND p.state = 'OPEN' AND p.taking_part <> c.count
"""
_BEFORE: tuple[TextClause, ...] = tuple(map(text, (_BODIES, _PEOPLE, _CENTRES, _WINDOWS)))
_AFTER: tuple[TextClause, ...] = tuple(
    map(text, (_SERVED, _JOIN_PLATFORMS, _LEAVE_PLATFORMS, _OPEN_EVENTS, _STEPS, _PLATFORMS, _SEALS, _CHANGES))
)


async def merge(doing: Doing, change: Row[Any], agencies: Sequence[Row[Any]]) -> None:
    """Does what the preview showed: `agencies` are those of the former township, with the class that the new host's form gives."""
    town = organisations.Township.__table__
    there = select(town.c.id).where(town.c.id == change.successor_id, town.c.closed_on.is_(None)).with_for_update()
    refuse(None if await doing.db.scalar(there) else _GONE)
    await _run(doing, change, _BEFORE)
    for agency in agencies:
        await _rehost(doing, change, agency)
    await _run(doing, change, _AFTER)
    await follow(doing.db, "township_id", change.township_id, change.successor_id)
    await end_duties(doing.db, change.township_id, change.effective_on)
    await _run(doing, change, (text(_POOLS),))
    await _end(doing, change)


async def _rehost(doing: Doing, change: Row[Any], agency: Row[Any]) -> None:
    """Its dated rows go on under the new host; its people follow by cascade."""
    held, assigned = organisations.AgencyClass.__table__, personnel.Assignment.__table__
    owners, day = {"township_id": change.successor_id, "management_class": agency.after}, change.effective_on
    await from_day(doing.db, held, held.c.agency_id == agency.id, day, **owners, document=change.document)
    await from_day(doing.db, assigned, assigned.c.agency_id == agency.id, day, **owners)
    await doing.change_other("Agency", agency.id, **owners)


async def _end(doing: Doing, change: Row[Any]) -> None:
    status = organisations.TownshipStatus.__table__
    await until_day(doing.db, status, status.c.township_id == change.township_id, change.effective_on)
    await end_posts(doing, change.township_id)
    gone = {"closed_on": change.effective_on, "successor_id": change.successor_id}
    await doing.change_other("Township", change.township_id, **gone)


async def _run(doing: Doing, change: Row[Any], statements: tuple[TextClause, ...]) -> None:
    given = {"former": change.township_id, "successor": change.successor_id, "day": change.effective_on}
    for statement in statements:
        names = {name: given[name] for name in given if f":{name}" in statement.text}
        await doing.db.execute(statement, names)

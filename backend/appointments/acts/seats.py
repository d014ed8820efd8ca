"""One agency has one chief, and who moves still has the seat that the letter named: judged before an order is given."""

from datetime import date

from sqlalchemy import TextClause, text

from backend.access.acts import Doing
from backend.appointments import rules
from backend.kit.rules import Refusal

_HOLD: TextClause = text("SELECT id FROM agency WHERE id IN (:there, :here) ORDER BY id FOR NO KEY UPDATE")

# Of the seats of a chief that this act fills: whoever is chief from that day on, or is to be by an order that has not taken effect
# yet; but nobody whom another order takes away by then, and nobody who changes places by this very act.
_SITTING: TextClause = text("""
    WITH mine AS (SELECT * FROM appointment_person WHERE appointment_id = :key)
    SELECT person.name, agency.name AS agency
    FROM mine AS seat JOIN agency ON agency.id = seat.to_agency_id CROSS JOIN LATERAL (
        SELECT staff_id FROM assignment
        WHERE agency_id = agency.id AND position = 'CHIEF' AND period && daterange(CAST(:day AS date), NULL)
        UNION
        SELECT staff_id FROM appointment_person
        WHERE to_agency_id = agency.id AND to_position = 'CHIEF' AND ordered_on IS NOT NULL AND applied_at IS NULL
          AND (from_agency_id, from_position) <> (to_agency_id, to_position)) chief
    JOIN staff person ON person.id = chief.staff_id
    WHERE seat.to_position = 'CHIEF' AND (seat.from_agency_id, seat.from_position) <> (seat.to_agency_id, seat.to_position)
      AND chief.staff_id NOT IN (SELECT staff_id FROM mine) AND NOT EXISTS (
        SELECT FROM appointment_person away
        WHERE away.staff_id = chief.staff_id AND away.from_agency_id = agency.id AND away.from_position = 'CHIEF'
          AND (away.to_agency_id, away.to_position) <> (away.from_agency_id, away.from_position)
          AND away.ordered_on IS NOT NULL AND away.applied_at IS NULL AND away.effective_on <= :day)
    ORDER BY person.id LIMIT 1
""")

_GONE: TextClause = text("""
    SELECT mine.name FROM appointment_person mine JOIN staff ON staff.id = mine.staff_id
    WHERE mine.appointment_id = :key AND (mine.from_agency_id, mine.from_position) <> (mine.to_agency_id, mine.to_position)
      AND ((staff.agency_id, staff.position) IS DISTINCT FROM (mine.from_agency_id, mine.from_position)
        OR EXISTS (SELECT FROM appointment_person other
                   WHERE other.staff_id = mine.staff_id AND other.appointment_id <> mine.appointment_id
                     AND other.ordered_on IS NOT NULL AND other.applied_at IS NULL
                     AND (other.from_agency_id, other.from_position) <> (other.to_agency_id, other.to_position)))
    ORDER BY mine.staff_id LIMIT 1
""")


async def unseatable(doing: Doing, day: date) -> Refusal | None:
    """Why the seats of this act cannot be filled on that day. Orders for one seat at once are judged one after the other."""
    row = doing.row
    await doing.db.execute(_HOLD, {"there": row.to_agency_id, "here": row.from_agency_id})
    gone = await doing.db.scalar(_GONE, {"key": doing.key})
    if gone is not None:
        return rules.left(gone)
    found = (await doing.db.execute(_SITTING, {"key": doing.key, "day": day})).one_or_none()
    return rules.seated(found.name, found.agency) if found else None

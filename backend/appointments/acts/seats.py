"""One agency has one chief: who sits on the seat that an order would fill."""

from datetime import date

from sqlalchemy import TextClause, text

from backend.access.acts import Doing
from backend.appointments import rules
from backend.kit.rules import Refusal
from backend.personnel.rules import Position

_HOLD: TextClause = text("SELECT id FROM agency WHERE id = :agency FOR NO KEY UPDATE")

# Whoever is chief from that day on, or is to be by an order that has not taken effect yet; but nobody whom another order takes
# away by then.
_SITTING: TextClause = text("""
    SELECT person.name, agency.name AS agency
    FROM (SELECT staff_id FROM assignment
          WHERE agency_id = :agency AND position = 'CHIEF' AND period && daterange(CAST(:day AS date), NULL)
          UNION
          SELECT staff_id FROM appointment
          WHERE to_agency_id = :agency AND to_position = 'CHIEF' AND ordered_on IS NOT NULL AND applied_at IS NULL
            AND (from_agency_id, from_position) <> (to_agency_id, to_position)) chief
    JOIN staff person ON person.id = chief.staff_id CROSS JOIN agency
    WHERE agency.id = :agency AND chief.staff_id <> :staff AND NOT EXISTS (
        SELECT FROM appointment away
        WHERE away.staff_id = chief.staff_id AND away.from_agency_id = :agency AND away.from_position = 'CHIEF'
          AND (away.to_agency_id, away.to_position) <> (away.from_agency_id, away.from_position)
          AND away.ordered_on IS NOT NULL AND away.applied_at IS NULL AND away.effective_on <= :day)
    ORDER BY person.id LIMIT 1
""")


async def sitting(doing: Doing, day: date) -> Refusal | None:
    """Why nobody can become chief on that day: somebody else is, or is to be. None where the order fills no chief's seat.

    Two orders for one seat at once are judged one after the other.
    """
    row = doing.row
    seat = (row.to_agency_id, row.to_position)
    if row.to_position != Position.CHIEF or seat == (row.from_agency_id, row.from_position):
        return None
    given = {"agency": row.to_agency_id, "day": day, "staff": row.staff_id}
    await doing.db.execute(_HOLD, {"agency": row.to_agency_id})
    found = (await doing.db.execute(_SITTING, given)).one_or_none()
    return rules.seated(found.name, found.agency) if found else None

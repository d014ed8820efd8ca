"""What a merger of townships moves, ends or doubles, by number."""

from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

# In the order of `rules.MergerPart`. Nothing moves any more to a township that has ended itself.
_MOVES: TextClause = text("""
    WITH merger AS (
        SELECT c.township_id AS former, c.successor_id AS successor, c.effective_on AS day FROM class_change c
        JOIN township s ON s.id = c.successor_id AND s.closed_on IS NULL WHERE c.id = :change AND c.kind = 'MERGER'
    ), hosted AS (SELECT a.id, a.kind FROM agency a JOIN merger m ON a.township_id = m.former WHERE a.closed_on IS NULL)
    SELECT p.what, p.count FROM merger m CROSS JOIN LATERAL (VALUES
      (1, 'VILLAGES', (SELECT count(*) FROM village WHERE township_id = m.former AND closed_on IS NULL)),
      (2, 'GRIDS', (SELECT count(*) FROM grid WHERE township_id = m.former AND closed_on IS NULL)),
      (3, 'AGENCIES', (SELECT count(*) FROM hosted)),
      (4, 'DOUBLED', (SELECT count(DISTINCT h.kind) FROM hosted h
                      JOIN agency a ON a.kind = h.kind AND a.township_id = m.successor AND a.closed_on IS NULL)),
      (5, 'STATIONED', (SELECT count(*) FROM staff JOIN hosted h ON h.id = staff.agency_id)),
      (6, 'OTHERS', (SELECT count(*) FROM staff WHERE township_id = m.former AND agency_id IS NULL AND left_on IS NULL)),
      (7, 'WINDOWS', (SELECT count(*) FROM service_window WHERE township_id = m.former)),
      (8, 'UNDER_WAY', (SELECT count(*) FROM leave WHERE township_id = m.former AND status IN ('REQUESTED', 'APPROVED'))
        + (SELECT count(*) FROM task WHERE township_id = m.former AND status <> 'CLOSED')
        + (SELECT count(*) FROM appointment WHERE township_id = m.former AND state NOT IN ('ACKNOWLEDGED', 'WITHDRAWN'))
        + (SELECT count(*) FROM event WHERE township_id = m.former AND closed_at IS NULL)),
      (9, 'SEALS', (SELECT count(*) FROM seal WHERE township_id = m.former AND activated_on IS NOT NULL AND deactivated_on IS NULL)),
      (10, 'POSTS', (SELECT count(*) FROM post WHERE organisation_id = m.former AND (valid_to IS NULL OR valid_to > now()))),
      (11, 'DUTIES', (SELECT count(*) FROM duty_shift WHERE township_id = m.former AND duty_shift.day >= m.day))
    ) AS p (place, what, count) ORDER BY p.place
""")


async def moves(db: AsyncConnection, change: int) -> list[tuple[str, int]]:
    """(what, how many) of a merger; nothing for another kind of change."""
    found: Any = await db.execute(_MOVES, {"change": change})
    return [(row.what, row.count) for row in found]

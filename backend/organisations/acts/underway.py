"""What is under way goes on with the body that takes over; what is over keeps the owners of its day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

_UNDER_WAY: Mapping[str, str] = {
    "leave": "status IN ('REQUESTED', 'APPROVED')",
    "task": "status <> 'CLOSED'",
    "appointment": "state NOT IN ('ACKNOWLEDGED', 'WITHDRAWN')",
    "assessment": "published_at IS NULL AND NOT EXISTS (SELECT FROM grade_pool p WHERE p.year = assessment.year"
    " AND p.township_id = :successor AND p.state = 'PUBLISHED')",
}
"""Table -> which of its rows are not over. Each has both owners, `township_id` and `department_id`, but for tasks."""

_BESIDES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "township_id": (
        ("leave", "decider_id"),
        *(("appointment", column) for column in ("counterpart_township_id", "releasing_township_id")),
    ),
    "department_id": (("leave", "decider_id"), ("leave", "copied_id"), ("event", "department_id")),
}
"""Owner -> the other columns in which a row that is under way names the same body."""

_OPEN_EVENT = "closed_at IS NULL"

# Within one township one consent is enough: where the host and the one that releases have become the same body and it has not
# released yet, its consent is the whole. What it has answered already stands.
_ONE_TOWNSHIP: TextClause = text("""
    UPDATE appointment SET counterpart_township_id = NULL, releasing_township_id = NULL,
           state = CASE WHEN state = 'LETTER_SENT' AND answered_on IS NOT NULL THEN 'CONSENTED' ELSE state END
    WHERE township_id = :successor AND counterpart_township_id = :successor AND released_on IS NULL
      AND state IN ('DRAFT', 'LETTER_SENT', 'CONSENTED', 'OBJECTED', 'CONSULTED')
""")

_OF_AGENCY: tuple[TextClause, ...] = (
    text(f"""
        UPDATE leave SET agency_id = :successor, decider_id = CASE decider_id WHEN :former THEN :successor ELSE decider_id END
        WHERE agency_id = :former AND {_UNDER_WAY["leave"]}
    """),  # noqa: S608  # our own words
    text(f"UPDATE task SET agency_id = :successor WHERE agency_id = :former AND {_UNDER_WAY['task']}"),  # noqa: S608
    text(f"""
        UPDATE appointment SET agency_id = CASE agency_id WHEN :former THEN :successor ELSE agency_id END,
               from_agency_id = CASE from_agency_id WHEN :former THEN :successor ELSE from_agency_id END,
               to_agency_id = CASE to_agency_id WHEN :former THEN :successor ELSE to_agency_id END
        WHERE applied_at IS NULL AND :former IN (agency_id, from_agency_id, to_agency_id) AND {_UNDER_WAY["appointment"]}
    """),  # noqa: S608
)
"""What is under way at an agency; an assessment stays with the agency of its year."""

# Nobody is on duty for a township that is no more: the shifts from that day on end with it, and with them what swapped them. What
# was done until then stays; whoever takes over makes a roster of its own.
_DUTIES: tuple[TextClause, ...] = tuple(
    map(
        text,
        (
            """DELETE FROM duty_swap USING duty_shift s
               WHERE s.id IN (duty_swap.shift_id, duty_swap.other_shift_id) AND s.township_id = :former AND s.day >= :day""",
            "DELETE FROM duty_shift WHERE township_id = :former AND day >= :day",
            "DELETE FROM duty_roster WHERE township_id = :former AND month >= :day",
        ),
    )
)


async def follow(db: AsyncConnection, owner: str, former: int, successor: int) -> None:
    """Rows under way whose `owner` (`township_id` or `department_id`) was the former body belong to the successor."""
    for statement in _statements(owner):
        await db.execute(statement, {"former": former, "successor": successor})
    if owner == "township_id":
        await db.execute(_ONE_TOWNSHIP, {"successor": successor})


async def follow_agency(db: AsyncConnection, former: int, successor: int) -> None:
    """What is under way at an agency goes on at the one that it is merged into."""
    for statement in _OF_AGENCY:
        await db.execute(statement, {"former": former, "successor": successor})


async def end_duties(db: AsyncConnection, township: int, day: date) -> None:
    """The duties of a township that ends on that day."""
    for statement in _DUTIES:
        await db.execute(statement, {"former": township, "day": day})


def _statements(owner: str) -> list[TextClause]:
    owned = [(name, owner) for name in _UNDER_WAY if (name, owner) != ("task", "department_id")]
    return [
        text(
            f"UPDATE {name} SET {column} = :successor"  # noqa: S608  # our own words
            f" WHERE {column} = :former AND {_UNDER_WAY.get(name, _OPEN_EVENT)}"
        )
        for name, column in (*owned, *_BESIDES[owner])
    ]

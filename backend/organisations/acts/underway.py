"""What is under way goes on with the body that takes over; what is over keeps the owners of its day."""

from collections.abc import Mapping

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
    "township_id": (("leave", "decider_id"), ("appointment", "counterpart_township_id")),
    "department_id": (("leave", "decider_id"), ("leave", "copied_id"), ("event", "department_id")),
}
"""Owner -> the other columns in which a row that is under way names the same body."""

_OPEN_EVENT = "closed_at IS NULL"


async def follow(db: AsyncConnection, owner: str, former: int, successor: int) -> None:
    """Rows under way whose `owner` (`township_id` or `department_id`) was the former body belong to the successor."""
    for statement in _statements(owner):
        await db.execute(statement, {"former": former, "successor": successor})


def _statements(owner: str) -> list[TextClause]:
    owned = [(name, owner) for name in _UNDER_WAY if (name, owner) != ("task", "department_id")]
    return [
        text(
            f"UPDATE {name} SET {column} = :successor"  # noqa: S608  # our own words
            f" WHERE {column} = :former AND {_UNDER_WAY.get(name, _OPEN_EVENT)}"
        )
        for name, column in (*owned, *_BESIDES[owner])
    ]

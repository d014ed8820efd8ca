"""Whose agency it is on a day, and so which townships a letter asks."""

from datetime import date

from sqlalchemy import select

from backend.access.acts import Doing
from backend.appointments import rules
from backend.appointments.rules import Seat
from backend.organisations.models import AgencyClass
from backend.personnel.rules import Position


async def host_on(doing: Doing, agency_id: int, day: date) -> int | None:
    """The township that is the agency's host on a day."""
    held = select(AgencyClass.township_id).where(AgencyClass.agency_id == agency_id, AgencyClass.period.contains(day))
    return await doing.db.scalar(held)


async def hosts_on(doing: Doing, on: date) -> tuple[int, int | None]:
    """The townships that are asked by a letter of that day: the host, and another one that loses its chief or deputy."""
    row = doing.row
    host = await host_on(doing, row.agency_id, on) or row.township_id
    present, wanted = Seat(row.from_agency_id, Position(row.from_position)), Seat(row.to_agency_id, Position(row.to_position))
    left = await host_on(doing, row.from_agency_id, on) if rules.vacates(present, wanted) else None
    return host, left if left != host else None

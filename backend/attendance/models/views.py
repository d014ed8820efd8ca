"""Views of the database that types read like tables; their SQL stands in the migration that makes them."""

from sqlalchemy import BigInteger, Column, Date, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import INT4RANGE

VIEWS = MetaData()
"""Apart from the tables: nothing is migrated or copied by it. No key finds a row of a view quickly, so no type of one is a `Node`."""

StaffNeed = Table(
    "staff_need",
    VIEWS,
    Column("id", BigInteger, primary_key=True),
    Column("staff_id", BigInteger, nullable=False),
    Column("day", Date, nullable=False),
    Column("span", INT4RANGE, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
)
"""The days on which a person cannot be away: a window whose other holder is away or missing, or the person's own duty."""

LeaveGap = Table(
    "leave_gap",
    VIEWS,
    Column("id", BigInteger, primary_key=True),
    Column("leave_id", BigInteger, nullable=False),
    Column("day", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
)
"""What a leave empties, day by day: the needs of its person that fall into it."""

AttendanceQuarter = Table(
    "attendance_quarter",
    VIEWS,
    Column("id", BigInteger, primary_key=True),
    *(Column(name, BigInteger, nullable=False) for name in ("staff_id", "agency_id", "township_id", "department_id")),
    Column("management_class", Text, nullable=False),
    Column("quarter", Date, nullable=False),
    *(
        Column(name, Integer, nullable=False)
        for name in ("days", "present", "late", "on_leave", "official", "absent", "corrections")
    ),
)
"""Attendance of one person in one quarter (its first day), counted, and what of it came after the lock; no reasons."""

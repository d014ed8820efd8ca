"""The working-day calendar.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# A day without a row goes by its weekday: a district that has loaded no notice still counts, provisionally. In three weeks
# there are at least ten working days, so the span that is looked through is always long enough.
ADD_WORKING_DAYS = """
CREATE FUNCTION add_working_days(start date, days integer) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT each.day::date FROM generate_series(start + 1, start + 21 + days * 2, interval '1 day') AS each(day)
    LEFT JOIN calendar_day AS known ON known.day = each.day::date
    WHERE coalesce(known.kind IN ('WORKDAY', 'MAKE_UP'), extract(isodow FROM each.day) < 6)
    ORDER BY each.day OFFSET days - 1 LIMIT 1
$$
"""

DAYS_ANNOUNCED = """
CREATE FUNCTION days_announced(first date, last date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT count(*) = last - first + 1 FROM calendar_day WHERE day BETWEEN first AND last AND status = 'ANNOUNCED'
$$
"""


def upgrade() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("WORKDAY", "WEEKEND", "HOLIDAY", "MAKE_UP", name="daykind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("ANNOUNCED", "PROVISIONAL", name="daystatus", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.CheckConstraint("status = 'PROVISIONAL' OR document IS NOT NULL", name=op.f("ck_calendar_day_announced_by_document")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_day")),
    )
    op.execute(ADD_WORKING_DAYS)
    op.execute(DAYS_ANNOUNCED)


def downgrade() -> None:
    op.execute("DROP FUNCTION days_announced(date, date)")
    op.execute("DROP FUNCTION add_working_days(date, integer)")
    op.drop_table("calendar_day")

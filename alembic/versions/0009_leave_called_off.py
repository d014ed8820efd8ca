"""Approved leave is called off before it begins; what was taken of a leave; attendance of a past quarter is locked.

Revision ID: 0009
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0011"
branch_labels = None
depends_on = None

DISTRICT_HALF = """
CREATE FUNCTION district_half() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT half_number(here.now::date, CASE WHEN extract(hour FROM here.now) < 12 THEN 'MORNING' ELSE 'AFTERNOON' END)
    FROM (SELECT district_now() AT TIME ZONE 'Asia/Shanghai' AS now) AS here
$$
"""

HALF_DAY = """
CREATE FUNCTION half_day(half integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT date '2000-01-01' + (half >> 1)
$$
"""

WORKING_HALVES = """
CREATE FUNCTION working_halves(span int4range) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(sum(upper(part) - lower(part)), 0)::integer
    FROM generate_series(half_day(lower(span)), half_day(upper(span) - 1), interval '1 day') AS each(day)
    CROSS JOIN LATERAL (SELECT halves(each.day::date) * span AS part) AS of
    WHERE worked(each.day::date) AND NOT isempty(part)
$$
"""

QUARTER = """
CREATE OR REPLACE VIEW attendance_quarter AS
    SELECT row_key(staff_id::text, agency_id::text, management_class, quarter::text) AS id, staff_id, agency_id, township_id,
        department_id, management_class, quarter, count(*)::int AS days,
        (count(*) FILTER (WHERE status = 'PRESENT'))::int AS present, (count(*) FILTER (WHERE status = 'LATE'))::int AS late,
        (count(*) FILTER (WHERE status = 'LEAVE'))::int AS on_leave,
        (count(*) FILTER (WHERE status = 'OFFICIAL'))::int AS official, (count(*) FILTER (WHERE status = 'ABSENT'))::int AS absent
        {counted}
    FROM (SELECT *, date_trunc('quarter', day::timestamp)::date AS quarter FROM attendance_day) AS dated
    GROUP BY staff_id, agency_id, township_id, department_id, management_class, quarter
"""

STATES = ("REQUESTED", "APPROVED", "REFUSED", "WITHDRAWN", "RETURNED")
DECIDED = ("APPROVED", "REFUSED", "RETURNED")


def upgrade() -> None:
    for function in (DISTRICT_HALF, HALF_DAY, WORKING_HALVES):
        op.execute(function)
    op.add_column("leave", sa.Column("cancelled_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True))
    op.add_column("leave", sa.Column("cancelled_by_id", sa.BigInteger(), nullable=True))
    op.add_column("leave", sa.Column("cancel_reason", sa.Text(), nullable=True))
    op.create_foreign_key(op.f("fk_leave_cancelled_by_id"), "leave", "staff", ["cancelled_by_id"], ["id"])
    _checks((*STATES, "CANCELLED"), (*DECIDED, "CANCELLED"))
    op.create_check_constraint(
        op.f("ck_leave_cancelled_has_time"), "leave", "(status = 'CANCELLED') = (cancelled_at IS NOT NULL)"
    )
    op.add_column("attendance_day", sa.Column("correction", sa.Text(), nullable=True))
    op.execute(QUARTER.format(counted=", (count(correction))::int AS corrections"))


def downgrade() -> None:
    op.execute("DROP VIEW attendance_quarter")
    op.execute(QUARTER.format(counted=""))
    op.drop_column("attendance_day", "correction")
    op.drop_constraint(op.f("ck_leave_cancelled_has_time"), "leave", type_="check")
    _checks(STATES, DECIDED)
    op.drop_constraint(op.f("fk_leave_cancelled_by_id"), "leave", type_="foreignkey")
    for column in ("cancel_reason", "cancelled_by_id", "cancelled_at"):
        op.drop_column("leave", column)
    for name in ("working_halves(int4range)", "half_day(integer)", "district_half()"):
        op.execute(f"DROP FUNCTION {name}")


def _checks(states: tuple[str, ...], decided: tuple[str, ...]) -> None:
    for name, condition in (
        ("leavestatus", f"status IN ({_list(states)})"),
        ("decided_has_time", f"(status IN ({_list(decided)})) = (decided_at IS NOT NULL)"),
    ):
        op.drop_constraint(op.f(f"ck_leave_{name}"), "leave", type_="check")
        op.create_check_constraint(op.f(f"ck_leave_{name}"), "leave", condition)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)

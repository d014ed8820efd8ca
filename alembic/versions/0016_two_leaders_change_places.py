"""Two chiefs or deputies change places by one act; who an act is about, and where each goes, is a view.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TEXTS = ("counterpart_name", "counterpart_from_title", "counterpart_to_title")
CHECKS = {
    "counterpart_is_whole": f"num_nulls(counterpart_id, {', '.join(TEXTS)}) IN (0, 4)",
    "counterparts_change_places": "counterpart_id IS NULL OR (counterpart_id <> staff_id AND from_agency_id <> to_agency_id"
    " AND from_position = to_position AND procedure = 'CONSENT')",
}

# One row for each person of an act: the one that it is about, and the one that goes the other way.
PERSONS = """
CREATE VIEW appointment_person AS
    SELECT a.id AS appointment_id, p.staff_id, p.name, p.from_agency_id, a.from_position, p.to_agency_id, a.to_position, p.to_title,
           a.effective_on, a.ordered_on, a.order_number, a.applied_at
    FROM appointment a CROSS JOIN LATERAL (VALUES
        (a.staff_id, a.staff_name, a.from_agency_id, a.to_agency_id, a.to_title),
        (a.counterpart_id, a.counterpart_name, a.to_agency_id, a.from_agency_id, a.counterpart_to_title)
    ) AS p (staff_id, name, from_agency_id, to_agency_id, to_title)
    WHERE p.staff_id IS NOT NULL
"""


def upgrade() -> None:
    op.add_column("appointment", sa.Column("counterpart_id", sa.BigInteger(), nullable=True))
    for name in TEXTS:
        op.add_column("appointment", sa.Column(name, sa.Text(), nullable=True))
    op.create_foreign_key(op.f("fk_appointment_counterpart_id"), "appointment", "staff", ["counterpart_id"], ["id"])
    op.create_index(op.f("ix_appointment_counterpart_id"), "appointment", ["counterpart_id"])
    for name, condition in CHECKS.items():
        op.create_check_constraint(op.f(f"ck_appointment_{name}"), "appointment", condition)
    op.execute(PERSONS)


def downgrade() -> None:
    op.execute("DROP VIEW appointment_person")
    for name in CHECKS:
        op.drop_constraint(op.f(f"ck_appointment_{name}"), "appointment")
    for name in ("counterpart_id", *TEXTS):
        op.drop_column("appointment", name)

"""Taking an import of people back asks every record that names a person: those of which there are many have an index for it.

Revision ID: 0015
Revises: 0014
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NAMED = {
    "assignment": ("staff_id",),
    "attendance_day": ("recorded_by_id",),
    "leave": ("cancelled_by_id", "decided_by_id"),
    "mediation": ("mediator_id",),
    "task": ("assigned_by_id",),
}
"""Table -> its columns that name a person."""


def upgrade() -> None:
    for table, columns in NAMED.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table, columns in NAMED.items():
        for column in columns:
            op.drop_index(op.f(f"ix_{table}_{column}"), table)

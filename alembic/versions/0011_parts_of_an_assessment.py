"""Each body's part of an assessment counts its own changes, so that nobody learns by a version what another body has entered.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

PARTS = ("township", "department", "conduct", "standing")


def upgrade() -> None:
    for part in PARTS:
        op.add_column("assessment", sa.Column(f"{part}_version", sa.Integer(), nullable=False, server_default=sa.text("1")))


def downgrade() -> None:
    for part in PARTS:
        op.drop_column("assessment", f"{part}_version")

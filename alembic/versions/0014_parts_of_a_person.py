"""Contact and establishment of a person count their own changes, so that `version` tells nobody of a change that is hidden.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

PARTS = ("contact", "establishment")


def upgrade() -> None:
    for part in PARTS:
        op.add_column("staff", sa.Column(f"{part}_version", sa.Integer(), nullable=False, server_default=sa.text("1")))


def downgrade() -> None:
    for part in PARTS:
        op.drop_column("staff", f"{part}_version")

"""More lists come as spreadsheets, and each import belongs to the body that has tried it.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TARGETS = ("TOWNSHIPS", "VILLAGES", "GRIDS", "DEPARTMENTS", "UNITS", "AGENCIES", "STAFF")
MORE = ("BONUS_STANDARDS", "CALENDAR_DAYS", "ACCOUNTS", "POSTS")


def upgrade() -> None:
    op.alter_column("import_batch", "target", type_=sa.String(15))
    _targets(*MORE)
    op.add_column("import_batch", sa.Column("organisation_id", sa.BigInteger(), nullable=True))
    op.execute("UPDATE import_batch SET organisation_id = post.organisation_id FROM post WHERE post.id = checked_as_id")
    op.alter_column("import_batch", "organisation_id", nullable=False)
    name = op.f("fk_import_batch_organisation_id")
    op.create_foreign_key(name, "import_batch", "organisation", ["organisation_id"], ["id"])


def downgrade() -> None:
    op.drop_column("import_batch", "organisation_id")
    for name in ("import_row", "import_fault", "import_file"):
        op.execute(f"DELETE FROM {name} WHERE batch_id IN (SELECT id FROM import_batch WHERE {_of(MORE)})")  # noqa: S608
    op.execute(f"DELETE FROM import_batch WHERE {_of(MORE)}")  # noqa: S608
    _targets()
    op.alter_column("import_batch", "target", type_=sa.String(11))


def _targets(*more: str) -> None:
    """What a sheet may be a list of."""
    op.drop_constraint(op.f("ck_import_batch_importtarget"), "import_batch", type_="check")
    op.create_check_constraint(op.f("ck_import_batch_importtarget"), "import_batch", _of((*TARGETS, *more)))


def _of(targets: tuple[str, ...]) -> str:
    return f"target IN ({', '.join(map(repr, targets))})"

"""Bodies that are merged or end: what they have moves on; a change that its day finds other than agreed goes back;
bodies keep the columns of their exports under names.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SORT = (["kind", "department_id"], ["kind", "department_id"])
TARGETS = ("TOWNSHIPS", "VILLAGES", "GRIDS", "DEPARTMENTS", "AGENCIES", "STAFF")
KINDS = ("TOWNSHIP", "RULE", "OVERRIDE")
STATES = ("DRAFT", "PROPOSED", "CONFIRMED", "EFFECTIVE", "UNDONE", "CANCELLED")
COLUMNS = (
    "CASE kind WHEN 'TOWNSHIP' THEN township_id IS NOT NULL AND form IS NOT NULL AND category IS NOT NULL AND name IS NOT NULL"
    " AND code IS NOT NULL WHEN 'RULE' THEN agency_kind IS NOT NULL AND form IS NOT NULL AND management_class IS NOT NULL{}"
    " ELSE agency_id IS NOT NULL AND township_id IS NOT NULL END"
)
MERGED = " WHEN 'MERGER' THEN township_id IS NOT NULL AND successor_id IS NOT NULL AND successor_id <> township_id"
OPEN = "state IN ('PROPOSED', 'CONFIRMED')"


def upgrade() -> None:
    _events_by_key()
    op.drop_constraint(op.f("fk_agency_kind_department_id"), "agency", type_="foreignkey")
    op.create_foreign_key(op.f("fk_agency_kind_department_id"), "agency", "agency_sort", *SORT, onupdate="CASCADE")
    _changes()
    _templates()
    _targets("UNITS")


def _targets(*more: str) -> None:
    """What a sheet may be a list of."""
    op.drop_constraint(op.f("ck_import_batch_importtarget"), "import_batch", type_="check")
    rule = f"target IN ({', '.join(map(repr, (*TARGETS, *more)))})"
    op.create_check_constraint(op.f("ck_import_batch_importtarget"), "import_batch", rule)


def _templates() -> None:
    op.create_table(
        "column_template",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "family",
            sa.Enum("ROSTER", "SCORES", name="exportfamily", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("dropped_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_column_template_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_template")),
    )
    columns = ["organisation_id", "family", "name"]
    kept = sa.text("dropped_at IS NULL")
    op.create_index("uq_column_template", "column_template", columns, unique=True, postgresql_where=kept)


def _changes() -> None:
    """A merger has a successor; what was agreed on is kept, and how it was found stale."""
    op.add_column("class_change", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_class_change_successor_id"), "class_change", "township", ["successor_id"], ["id"])
    op.add_column("class_change", sa.Column("agreed", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("class_change", sa.Column("stale_note", sa.Text(), nullable=True))
    _closed((*KINDS, "MERGER"), (*STATES[:4], "STALE", *STATES[4:]), COLUMNS.format(MERGED))
    _one_open(f"kind IN ('TOWNSHIP', 'MERGER') AND {OPEN}")


def _closed(kinds: tuple[str, ...], states: tuple[str, ...], columns: str) -> None:
    for name, rule in (
        ("classchangekind", f"kind IN ({', '.join(map(repr, kinds))})"),
        ("classchangestate", f"state IN ({', '.join(map(repr, states))})"),
        ("kind_has_its_columns", columns),
    ):
        op.drop_constraint(op.f(f"ck_class_change_{name}"), "class_change", type_="check")
        op.create_check_constraint(op.f(f"ck_class_change_{name}"), "class_change", rule)


def _one_open(where: str) -> None:
    op.drop_index("uq_class_change_township", table_name="class_change")
    op.create_index("uq_class_change_township", "class_change", ["township_id"], unique=True, postgresql_where=where)


def _events_by_key() -> None:
    """A village may go to another township: its events keep the township of their day, so they name village and grid alone."""
    op.drop_constraint(op.f("fk_event_grid_id_village_id_township_id"), "event", type_="foreignkey")
    op.drop_constraint(op.f("fk_event_village_id_township_id"), "event", type_="foreignkey")
    op.drop_constraint(op.f("uq_grid_id_village_id_township_id"), "grid", type_="unique")
    for name in ("village", "grid"):
        op.create_foreign_key(op.f(f"fk_event_{name}_id"), "event", name, [f"{name}_id"], ["id"])


def downgrade() -> None:
    op.execute("DELETE FROM import_row WHERE batch_id IN (SELECT id FROM import_batch WHERE target = 'UNITS')")
    for name in ("import_fault", "import_file"):
        op.execute(f"DELETE FROM {name} WHERE batch_id IN (SELECT id FROM import_batch WHERE target = 'UNITS')")  # noqa: S608
    op.execute("DELETE FROM import_batch WHERE target = 'UNITS'")
    _targets()
    op.drop_table("column_template")
    _one_open(f"kind = 'TOWNSHIP' AND {OPEN}")
    op.execute("DELETE FROM class_change WHERE kind = 'MERGER' OR state = 'STALE'")
    _closed(KINDS, STATES, COLUMNS.format(""))
    for name in ("stale_note", "agreed", "successor_id"):
        op.drop_column("class_change", name)
    op.drop_constraint(op.f("fk_agency_kind_department_id"), "agency", type_="foreignkey")
    op.create_foreign_key(op.f("fk_agency_kind_department_id"), "agency", "agency_sort", *SORT)
    for name in ("village", "grid"):
        op.drop_constraint(op.f(f"fk_event_{name}_id"), "event", type_="foreignkey")
    columns = ["id", "village_id", "township_id"]
    op.create_unique_constraint(op.f("uq_grid_id_village_id_township_id"), "grid", columns)
    owned = ["grid_id", "village_id", "township_id"]
    op.create_foreign_key(op.f("fk_event_grid_id_village_id_township_id"), "event", "grid", owned, columns)
    owned, columns = owned[1:], ["id", "township_id"]
    op.create_foreign_key(op.f("fk_event_village_id_township_id"), "event", "village", owned, columns)

"""Master data: changes of classes, imports, versions and successors of what people keep.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _class_change()
    _import_batch()
    _import_fault()
    _import_file()
    _import_row()
    op.add_column("account", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("agency", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.add_column("agency", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.create_foreign_key(op.f("fk_agency_successor_id"), "agency", "organisation", ["successor_id"], ["id"])
    op.add_column("department", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("department", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.add_column("department", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.create_foreign_key(op.f("fk_department_successor_id"), "department", "organisation", ["successor_id"], ["id"])
    op.add_column("grid", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("grid", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.add_column("grid", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.create_foreign_key(op.f("fk_grid_successor_id"), "grid", "organisation", ["successor_id"], ["id"])
    op.add_column("organ", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("organ", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.add_column("organ", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.create_foreign_key(op.f("fk_organ_successor_id"), "organ", "organisation", ["successor_id"], ["id"])
    op.add_column("staff", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("township", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("township", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.add_column("township", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.create_foreign_key(op.f("fk_township_successor_id"), "township", "organisation", ["successor_id"], ["id"])
    op.add_column("unit", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("unit", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.add_column("unit", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.create_foreign_key(op.f("fk_unit_successor_id"), "unit", "organisation", ["successor_id"], ["id"])
    op.add_column("village", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("village", sa.Column("successor_id", sa.BigInteger(), nullable=True))
    op.add_column("village", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.create_foreign_key(op.f("fk_village_successor_id"), "village", "organisation", ["successor_id"], ["id"])


def _class_change() -> None:
    op.create_table(
        "class_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("TOWNSHIP", "RULE", "OVERRIDE", name="classchangekind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "PROPOSED",
                "CONFIRMED",
                "EFFECTIVE",
                "UNDONE",
                "CANCELLED",
                name="classchangestate",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("township_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "form",
            sa.Enum("TOWN", "TOWNSHIP", "SUB_DISTRICT", name="townshipform", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column(
            "category",
            sa.Enum("CENTRAL", "DEVELOPMENT", "ECOLOGICAL", name="townshipcategory", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column(
            "agency_kind",
            sa.Enum(
                "JUSTICE_OFFICE",
                "CULTURE_STATION",
                "SERVICE_SUBCENTRE",
                "ENFORCEMENT_SQUADRON",
                "POLICE_STATION",
                "TRAFFIC_SQUADRON",
                "MARKET_OFFICE",
                "LAND_OFFICE",
                "PLANNING_OFFICE",
                "ENVIRONMENT_OFFICE",
                "QUALITY_OFFICE",
                "TAX_BRANCH",
                name="agencykind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("agency_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "management_class",
            sa.Enum("A", "B", name="managementclass", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("proposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_as_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("confirmed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_as_id", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("effective_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("closing_note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(state IN ('CONFIRMED', 'EFFECTIVE')) <= (confirmed_by_id IS NOT NULL)",
            name=op.f("ck_class_change_confirmed_by_somebody"),
        ),
        sa.CheckConstraint(
            "CASE kind WHEN 'TOWNSHIP' THEN township_id IS NOT NULL AND form IS NOT NULL AND category IS NOT NULL AND name IS NOT NULL AND code IS NOT NULL WHEN 'RULE' THEN agency_kind IS NOT NULL AND form IS NOT NULL AND management_class IS NOT NULL ELSE agency_id IS NOT NULL AND township_id IS NOT NULL END",
            name=op.f("ck_class_change_kind_has_its_columns"),
        ),
        sa.CheckConstraint("confirmed_by_id <> proposed_by_id", name=op.f("ck_class_change_two_persons")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_class_change_agency_id")),
        sa.ForeignKeyConstraint(
            ["confirmed_as_id", "confirmed_by_id"], ["post.id", "post.account_id"], name="fk_class_change_confirmed"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_as_id", "proposed_by_id"], ["post.id", "post.account_id"], name="fk_class_change_proposed"
        ),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_class_change_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_change")),
    )
    op.create_index(
        op.f("ix_class_change_state_class_change_effective_on"), "class_change", ["state", "effective_on"], unique=False
    )
    op.create_index(
        "uq_class_change_agency",
        "class_change",
        ["agency_id"],
        unique=True,
        postgresql_where="kind = 'OVERRIDE' AND state IN ('PROPOSED', 'CONFIRMED')",
    )
    op.create_index(
        "uq_class_change_rule",
        "class_change",
        ["agency_kind", "form"],
        unique=True,
        postgresql_where="kind = 'RULE' AND state IN ('PROPOSED', 'CONFIRMED')",
    )
    op.create_index(
        "uq_class_change_township",
        "class_change",
        ["township_id"],
        unique=True,
        postgresql_where="kind = 'TOWNSHIP' AND state IN ('PROPOSED', 'CONFIRMED')",
    )


def _import_batch() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "target",
            sa.Enum(
                "TOWNSHIPS",
                "VILLAGES",
                "GRIDS",
                "DEPARTMENTS",
                "AGENCIES",
                "STAFF",
                name="importtarget",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "FAULTY",
                "CHECKED",
                "COMMITTED",
                "UNDONE",
                "DISCARDED",
                name="importstate",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("faulty", sa.Integer(), nullable=False),
        sa.Column("checked_by_id", sa.BigInteger(), nullable=False),
        sa.Column("checked_as_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "checked_at",
            postgresql.TIMESTAMP(timezone=True, precision=0),
            server_default=sa.text("date_trunc('second', now())"),
            nullable=False,
        ),
        sa.Column("committed_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("undone_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(state = 'FAULTY') <= (faulty > 0)", name=op.f("ck_import_batch_faulty_has_faults")),
        sa.CheckConstraint("total > 0 AND faulty BETWEEN 0 AND total", name=op.f("ck_import_batch_counts")),
        sa.ForeignKeyConstraint(["checked_as_id"], ["post.id"], name=op.f("fk_import_batch_checked_as_id")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["account.id"], name=op.f("fk_import_batch_checked_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )


def _import_fault() -> None:
    op.create_table(
        "import_fault",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_import_fault_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_fault")),
    )
    op.create_index(op.f("ix_import_fault_batch_id_import_fault_row"), "import_fault", ["batch_id", "row"], unique=False)


def _import_file() -> None:
    op.create_table(
        "import_file",
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_import_file_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_import_file")),
    )


def _import_row() -> None:
    op.create_table(
        "import_row",
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("object_type", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_import_row_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", "object_type", "object_id", name=op.f("pk_import_row")),
    )


def downgrade() -> None:
    op.drop_constraint(op.f("fk_village_successor_id"), "village", type_="foreignkey")
    op.drop_column("village", "version")
    op.drop_column("village", "successor_id")
    op.drop_column("village", "closed_on")
    op.drop_constraint(op.f("fk_unit_successor_id"), "unit", type_="foreignkey")
    op.drop_column("unit", "version")
    op.drop_column("unit", "successor_id")
    op.drop_column("unit", "closed_on")
    op.drop_constraint(op.f("fk_township_successor_id"), "township", type_="foreignkey")
    op.drop_column("township", "version")
    op.drop_column("township", "successor_id")
    op.drop_column("township", "closed_on")
    op.drop_column("staff", "version")
    op.drop_constraint(op.f("fk_organ_successor_id"), "organ", type_="foreignkey")
    op.drop_column("organ", "version")
    op.drop_column("organ", "successor_id")
    op.drop_column("organ", "closed_on")
    op.drop_constraint(op.f("fk_grid_successor_id"), "grid", type_="foreignkey")
    op.drop_column("grid", "version")
    op.drop_column("grid", "successor_id")
    op.drop_column("grid", "closed_on")
    op.drop_constraint(op.f("fk_department_successor_id"), "department", type_="foreignkey")
    op.drop_column("department", "version")
    op.drop_column("department", "successor_id")
    op.drop_column("department", "closed_on")
    op.drop_constraint(op.f("fk_agency_successor_id"), "agency", type_="foreignkey")
    op.drop_column("agency", "version")
    op.drop_column("agency", "successor_id")
    op.drop_column("account", "version")
    op.drop_table("import_row")
    op.drop_table("import_file")
    op.drop_index(op.f("ix_import_fault_batch_id_import_fault_row"), table_name="import_fault")
    op.drop_table("import_fault")
    op.drop_table("import_batch")
    op.drop_index(
        "uq_class_change_township",
        table_name="class_change",
        postgresql_where="kind = 'TOWNSHIP' AND state IN ('PROPOSED', 'CONFIRMED')",
    )
    op.drop_index(
        "uq_class_change_rule", table_name="class_change", postgresql_where="kind = 'RULE' AND state IN ('PROPOSED', 'CONFIRMED')"
    )
    op.drop_index(
        "uq_class_change_agency",
        table_name="class_change",
        postgresql_where="kind = 'OVERRIDE' AND state IN ('PROPOSED', 'CONFIRMED')",
    )
    op.drop_index(op.f("ix_class_change_state_class_change_effective_on"), table_name="class_change")
    op.drop_table("class_change")

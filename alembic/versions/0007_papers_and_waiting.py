"""Papers beside records, and notifications from the outbox.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NOW = sa.text("date_trunc('second', now())")
INSTANT = postgresql.TIMESTAMP(timezone=True, precision=0)


def upgrade() -> None:
    op.add_column("outbox", sa.Column("told_at", INSTANT, nullable=True))
    # What was done before there was anybody to tell is no news.
    op.execute("UPDATE outbox SET told_at = date_trunc('second', now())")
    op.create_index("ix_outbox_untold", "outbox", ["sequence"], postgresql_where=sa.text("told_at IS NULL"))
    of_object = op.f("ix_outbox_object_type_outbox_object_id_outbox_sequence")
    op.create_index(of_object, "outbox", ["object_type", "object_id", "sequence"])
    _attachment()
    _notification()


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("PDF", "PNG", "JPEG", "XLSX", "DOCX", name="filekind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("uploaded_by_id", sa.BigInteger(), nullable=False),
        sa.Column("uploaded_at", INSTANT, server_default=NOW, nullable=False),
        sa.Column("object_type", sa.Text(), nullable=True),
        sa.Column("object_id", sa.BigInteger(), nullable=True),
        sa.Column("act_log_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name=op.f("ck_attachment_sha256_form")),
        sa.CheckConstraint("size > 0", name=op.f("ck_attachment_size_positive")),
        sa.CheckConstraint(
            "num_nulls(object_type, object_id, act_log_id) IN (0, 3)", name=op.f("ck_attachment_attached_is_whole")
        ),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["account.id"], name=op.f("fk_attachment_uploaded_by_id")),
        sa.ForeignKeyConstraint(["act_log_id"], ["act_log.id"], name=op.f("fk_attachment_act_log_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(
        op.f("ix_attachment_object_type_attachment_object_id_attachment_id"), "attachment", ["object_type", "object_id", "id"]
    )
    op.create_index(op.f("ix_attachment_act_log_id"), "attachment", ["act_log_id"])
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"])
    loose = sa.text("object_id IS NULL")
    op.create_index("ix_attachment_loose", "attachment", ["uploaded_by_id", "uploaded_at"], postgresql_where=loose)


def _notification() -> None:
    op.create_table(
        "notification",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("object_type", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("at", INSTANT, server_default=NOW, nullable=False),
        sa.Column("read_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["sequence"], ["outbox.sequence"], name=op.f("fk_notification_sequence")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_notification_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sa.UniqueConstraint("sequence", "post_id", name=op.f("uq_notification_sequence_post_id")),
    )
    op.create_index(op.f("ix_notification_post_id_notification_id"), "notification", ["post_id", "id"])


def downgrade() -> None:
    op.drop_table("notification")
    op.drop_table("attachment")
    op.drop_index(op.f("ix_outbox_object_type_outbox_object_id_outbox_sequence"), "outbox")
    op.drop_index("ix_outbox_untold", "outbox")
    op.drop_column("outbox", "told_at")

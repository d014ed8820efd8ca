"""Acts: the audit of what was done, the outbox, idempotency keys, and versions of what acts change.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NOW = sa.text("date_trunc('second', now())")

REFUSE_CHANGE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$
"""

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""

VERSIONED = ("assessment",)


def upgrade() -> None:
    for table in VERSIONED:
        op.add_column(table, sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    _act_log()
    _outbox()
    _idempotency()
    op.execute(REFUSE_CHANGE)
    op.execute(APPEND_ONLY)


def _act_log() -> None:
    op.create_table(
        "act_log",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True, precision=0), server_default=NOW, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("token_id", sa.BigInteger(), nullable=True),
        sa.Column("policy_version_id", sa.BigInteger(), nullable=False),
        sa.Column("object_type", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("before", postgresql.JSONB(), nullable=True),
        sa.Column("after", postgresql.JSONB(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("idempotency_key", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_act_log_account_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_act_log_post_id")),
        sa.ForeignKeyConstraint(["token_id"], ["token.id"], name=op.f("fk_act_log_token_id")),
        sa.ForeignKeyConstraint(["policy_version_id"], ["policy_version.id"], name=op.f("fk_act_log_policy_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act_log")),
    )
    op.create_index(op.f("ix_act_log_object_type_act_log_object_id_act_log_id"), "act_log", ["object_type", "object_id", "id"])
    op.create_index(op.f("ix_act_log_account_id_act_log_id"), "act_log", ["account_id", "id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("sequence", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("transaction", sa.BigInteger(), server_default=sa.text("(pg_current_xact_id()::text)::bigint"), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("object_type", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True, precision=0), server_default=NOW, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_outbox")),
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.BigInteger(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True, precision=0), server_default=NOW, nullable=False),
        sa.CheckConstraint("octet_length(digest) = 32", name=op.f("ck_idempotency_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency")),
        sa.UniqueConstraint("caller", "key", "field", name=op.f("uq_idempotency_caller_key_field")),
    )
    op.create_index(op.f("ix_idempotency_at"), "idempotency", ["at"])


def downgrade() -> None:
    for table in ("idempotency", "outbox", "act_log"):
        op.drop_table(table)
    op.execute("DROP FUNCTION refuse_change()")
    for table in VERSIONED:
        op.drop_column(table, "version")

"""The township that loses a leader is asked too; one chief at a time; what the clock does stands in the log; old news goes.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

from backend.kit.errors import DaodiError

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# An act under way goes on by the rule as it is read now: where the other host has not been asked, a consent alone is not enough.
ASK_BOTH = """
UPDATE appointment SET releasing_township_id = counterpart_township_id,
                       state = CASE state WHEN 'CONSENTED' THEN 'LETTER_SENT' ELSE state END
WHERE procedure = 'CONSENT' AND from_position <> 'MEMBER' AND from_agency_id <> to_agency_id
  AND counterpart_township_id IS NOT NULL AND state IN ('DRAFT', 'LETTER_SENT', 'CONSENTED', 'OBJECTED')
"""
ONE_ANSWER = """
UPDATE appointment SET state = CASE WHEN state = 'LETTER_SENT' AND answered_on IS NOT NULL THEN 'CONSENTED' ELSE state END
WHERE releasing_township_id IS NOT NULL
"""

# A district in which two chiefs sit at a time is told where, and has to settle that first: which of two dated papers is wrong
# nobody but the district knows.
TWO_CHIEFS = """
SELECT g.name AS agency, one.id AS first, p.name AS chief, other.id AS second, q.name AS other_chief,
       lower(one.period * other.period) AS since
FROM assignment one JOIN assignment other ON other.agency_id = one.agency_id AND other.position = 'CHIEF'
  AND (lower(other.period), other.id) > (lower(one.period), one.id) AND other.period && one.period
JOIN agency g ON g.id = one.agency_id JOIN staff p ON p.id = one.staff_id JOIN staff q ON q.id = other.staff_id
WHERE one.position = 'CHIEF' ORDER BY g.name, lower(one.period), one.id, other.id
"""
MOST_NAMED = 10
SETTLE = (
    "End the assignment that is over (UPDATE assignment SET period = daterange(lower(period), DAY) WHERE id = ...),"
    " then run `daodi migrate` again"
)
ONE_CHIEF = """
ALTER TABLE assignment ADD CONSTRAINT one_chief_a_day
EXCLUDE USING gist (int8range(agency_id, agency_id, '[]') WITH &&, period WITH &&) WHERE (position = 'CHIEF')
DEFERRABLE INITIALLY IMMEDIATE
"""

CHECKS = {
    "release_is_consent": "releasing_township_id IS NULL OR procedure = 'CONSENT'",
    "release_is_whole": "num_nulls(released_on, release_number, released_by) IN (0, 3)",
    "release_is_asked": "released_on IS NULL OR (releasing_township_id IS NOT NULL AND released_on >= asked_on)",
    "order_needs_release": "ordered_on IS NULL OR releasing_township_id IS NULL OR override_document IS NOT NULL"
    " OR (released_on IS NOT NULL AND release_objection IS NULL)",
}


def upgrade() -> None:
    _refuse_two_chiefs()
    _release()
    op.execute(ONE_CHIEF)
    for name in ("account_id", "post_id"):
        op.alter_column("act_log", name, existing_type=sa.BigInteger(), nullable=True)
    op.create_check_constraint(op.f("ck_act_log_whole_actor"), "act_log", "num_nulls(account_id, post_id) IN (0, 2)")
    op.create_index(op.f("ix_outbox_told_at"), "outbox", ["told_at"])
    op.create_index(op.f("ix_notification_read_at"), "notification", ["read_at"])


def _refuse_two_chiefs() -> None:
    """DaodiError, before anything is changed: where two chiefs sit at a time, and how that is put right."""
    found = op.get_bind().execute(sa.text(TWO_CHIEFS)).all()
    named = [
        f"{row.agency}: {row.chief} (assignment {row.first}) and {row.other_chief} (assignment {row.second}) since {row.since}"
        for row in found[:MOST_NAMED]
    ]
    if found:
        more = f"; and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        where = "; ".join(named) + more
        raise DaodiError(f"an agency has one chief at a time, but {where}; nothing was changed. {SETTLE}")


def _release() -> None:
    op.add_column("appointment", sa.Column("releasing_township_id", sa.BigInteger(), nullable=True))
    op.add_column("appointment", sa.Column("released_on", sa.Date(), nullable=True))
    for name in ("release_number", "released_by", "release_objection"):
        op.add_column("appointment", sa.Column(name, sa.Text(), nullable=True))
    fk = op.f("fk_appointment_releasing_township_id")
    op.create_foreign_key(fk, "appointment", "township", ["releasing_township_id"], ["id"])
    op.create_index(op.f("ix_appointment_releasing_township_id"), "appointment", ["releasing_township_id"])
    op.execute(ASK_BOTH)
    for name, condition in CHECKS.items():
        op.create_check_constraint(op.f(f"ck_appointment_{name}"), "appointment", condition)


def downgrade() -> None:
    op.drop_index(op.f("ix_notification_read_at"), "notification")
    op.drop_index(op.f("ix_outbox_told_at"), "outbox")
    op.execute("ALTER TABLE act_log DISABLE TRIGGER append_only")
    op.execute("DELETE FROM act_log WHERE account_id IS NULL")
    op.execute("ALTER TABLE act_log ENABLE TRIGGER append_only")
    op.drop_constraint(op.f("ck_act_log_whole_actor"), "act_log")
    for name in ("account_id", "post_id"):
        op.alter_column("act_log", name, existing_type=sa.BigInteger(), nullable=False)
    op.drop_constraint("one_chief_a_day", "assignment")
    for name in CHECKS:
        op.drop_constraint(op.f(f"ck_appointment_{name}"), "appointment")
    op.execute(ONE_ANSWER)
    for name in ("releasing_township_id", "released_on", "release_number", "released_by", "release_objection"):
        op.drop_column("appointment", name)

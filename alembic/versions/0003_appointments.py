"""The working-day calendar, and personnel acts with their ledger of receipts.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# A day without a row goes by its weekday: a district that has loaded no notice still counts, provisionally. In three weeks
# there are at least ten working days, so the span that is looked through is always long enough.
ADD_WORKING_DAYS = """
CREATE FUNCTION add_working_days(start date, days integer) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT each.day::date FROM generate_series(start + 1, start + 21 + days * 2, interval '1 day') AS each(day)
    LEFT JOIN calendar_day AS known ON known.day = each.day::date
    WHERE coalesce(known.kind IN ('WORKDAY', 'MAKE_UP'), extract(isodow FROM each.day) < 6)
    ORDER BY each.day OFFSET days - 1 LIMIT 1
$$
"""

DAYS_ANNOUNCED = """
CREATE FUNCTION days_announced(first date, last date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT count(*) = last - first + 1 FROM calendar_day WHERE day BETWEEN first AND last AND status = 'ANNOUNCED'
$$
"""

# JSON is the one text in which no two different lines look alike; the time counts in seconds, free of any time zone.
RECEIPT_DIGEST = """
CREATE FUNCTION receipt_digest(line receipt) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(json_build_array(
        line.previous_hash, line.township_id, line.sequence, line.appointment_id, line.kind, line.number, line.day,
        line.organisation_id, line.signed_by, line.post_id, line.note, extract(epoch FROM line.recorded_at)::bigint
    )::text, 'UTF8')), 'hex')
$$
"""

RECEIPT_CHAIN = """
CREATE FUNCTION receipt_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last receipt;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('daodi.receipt'), NEW.township_id::integer);
    SELECT * INTO last FROM receipt WHERE township_id = NEW.township_id ORDER BY sequence DESC LIMIT 1;
    NEW.sequence := coalesce(last.sequence, 0) + 1;
    NEW.previous_hash := coalesce(last.hash, repeat('0', 64));
    NEW.hash := receipt_digest(NEW);
    RETURN NEW;
END
$$
"""

# The lines that are not what was written, or that do not follow the line before: none, unless somebody went round the triggers.
BROKEN_RECEIPTS = """
CREATE FUNCTION broken_receipts() RETURNS SETOF receipt LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT line.* FROM receipt AS line LEFT JOIN receipt AS former
    ON former.township_id = line.township_id AND former.sequence = line.sequence - 1
    WHERE line.hash <> receipt_digest(line)
       OR line.previous_hash <> CASE WHEN line.sequence = 1 THEN repeat('0', 64) ELSE coalesce(former.hash, '') END
$$
"""

TRIGGERS = (
    "CREATE TRIGGER chain BEFORE INSERT ON receipt FOR EACH ROW EXECUTE FUNCTION receipt_chain()",
    "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
)

_LEADERS = "派驻机构正副职调整须书面征得乡镇同意"
_OTHERS = "派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委"
_NAMES = ("code", "name", "procedure", "effect", "position", "urgent", "reply_days", "copy_days", "basis")
# The days of both limits and after-the-fact copying are assumed (domain.md M5, M6): a district sets its own.
KINDS = (
    ("CHIEF_APPOINTMENT", "正职任命", "CONSENT", "SEAT", "CHIEF", False, 10, 5, _LEADERS),
    ("DEPUTY_APPOINTMENT", "副职任命", "CONSENT", "SEAT", "DEPUTY", False, 10, 5, _LEADERS),
    ("REMOVAL", "正副职免职", "CONSENT", "RELIEF", None, False, 10, 5, _LEADERS),
    ("EXCHANGE", "正副职交流", "CONSENT", "EXCHANGE", None, False, 10, 5, _LEADERS),
    ("TRANSFER", "调动", "CONSULTATION", "PLACE", None, False, None, 5, _OTHERS),
    ("PROMOTION", "职务晋升", "CONSULTATION", "RANK", None, False, None, 5, _OTHERS),
    ("REWARD", "奖励", "CONSULTATION", "NONE", None, False, None, 5, _OTHERS),
    ("SANCTION", "惩戒", "CONSULTATION", "NONE", None, True, None, 5, _OTHERS),
)


def upgrade() -> None:
    _calendar()
    op.create_table(
        "appointment_kind",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "procedure",
            sa.Enum("CONSENT", "CONSULTATION", name="procedure", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "effect",
            sa.Enum(
                "SEAT", "RELIEF", "EXCHANGE", "PLACE", "RANK", "NONE", name="effect", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column(
            "position",
            sa.Enum("CHIEF", "DEPUTY", "MEMBER", name="position", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("urgent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("reply_days", sa.SmallInteger(), nullable=True),
        sa.Column("copy_days", sa.SmallInteger(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.CheckConstraint("(effect = 'SEAT') = (position IS NOT NULL)", name=op.f("ck_appointment_kind_seat_has_position")),
        sa.CheckConstraint(
            "(procedure = 'CONSENT') = (reply_days IS NOT NULL)", name=op.f("ck_appointment_kind_consent_has_reply_days")
        ),
        sa.CheckConstraint(
            "NOT urgent OR procedure = 'CONSULTATION'", name=op.f("ck_appointment_kind_only_consultation_is_urgent")
        ),
        sa.CheckConstraint(
            "reply_days BETWEEN 1 AND 60 AND copy_days BETWEEN 1 AND 60", name=op.f("ck_appointment_kind_days_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_kind")),
        sa.UniqueConstraint("code", name=op.f("uq_appointment_kind_code")),
        sa.UniqueConstraint("id", "procedure", name=op.f("uq_appointment_kind_id_procedure")),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "procedure",
            sa.Enum("CONSENT", "CONSULTATION", name="procedure", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "LETTER_SENT",
                "CONSENTED",
                "OBJECTED",
                "CONSULTED",
                "ORDERED",
                "COPIED",
                "ACKNOWLEDGED",
                "WITHDRAWN",
                name="appointmentstate",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("disclosed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "management_class",
            sa.Enum("A", "B", name="managementclass", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("from_agency_id", sa.BigInteger(), nullable=False),
        sa.Column("to_agency_id", sa.BigInteger(), nullable=False),
        sa.Column("counterpart_township_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "from_position",
            sa.Enum("CHIEF", "DEPUTY", "MEMBER", name="position", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "to_position",
            sa.Enum("CHIEF", "DEPUTY", "MEMBER", name="to_position", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("from_title", sa.Text(), nullable=False),
        sa.Column("to_title", sa.Text(), nullable=False),
        sa.Column("to_rank", sa.Text(), nullable=True),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("letter_number", sa.Text(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("reply_due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_number", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.Column("objection", sa.Text(), nullable=True),
        sa.Column("consulted_on", sa.Date(), nullable=True),
        sa.Column("consulted_with", sa.Text(), nullable=True),
        sa.Column("consultation", sa.Text(), nullable=True),
        sa.Column("order_number", sa.Text(), nullable=True),
        sa.Column("ordered_on", sa.Date(), nullable=True),
        sa.Column("ordered_by_id", sa.BigInteger(), nullable=True),
        sa.Column("override_document", sa.Text(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("urgent_reason", sa.Text(), nullable=True),
        sa.Column("copy_due_on", sa.Date(), nullable=True),
        sa.Column("copied_on", sa.Date(), nullable=True),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("acknowledged_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawal", sa.Text(), nullable=True),
        sa.Column("applied_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(ordered_on IS NOT NULL) = (state IN ('ORDERED', 'COPIED', 'ACKNOWLEDGED'))",
            name=op.f("ck_appointment_ordered_has_day"),
        ),
        sa.CheckConstraint("(state = 'WITHDRAWN') = (withdrawn_on IS NOT NULL)", name=op.f("ck_appointment_withdrawn_has_day")),
        sa.CheckConstraint(
            "ordered_on IS NULL OR procedure <> 'CONSENT' OR override_document IS NOT NULL OR (answered_on IS NOT NULL AND objection IS NULL)",
            name=op.f("ck_appointment_order_needs_consent"),
        ),
        sa.CheckConstraint(
            "ordered_on IS NULL OR procedure <> 'CONSULTATION' OR urgent_reason IS NOT NULL OR coalesce(consulted_on < ordered_on, false)",
            name=op.f("ck_appointment_order_needs_consultation"),
        ),
        sa.CheckConstraint(
            "(asked_on IS NULL) = (letter_number IS NULL AND reply_due_on IS NULL)", name=op.f("ck_appointment_letter_is_whole")
        ),
        sa.CheckConstraint(
            "(override_document IS NULL) = (override_reason IS NULL)", name=op.f("ck_appointment_override_has_reason")
        ),
        sa.CheckConstraint(
            "acknowledged_on IS NULL OR acknowledged_on >= copied_on", name=op.f("ck_appointment_acknowledged_after_copy")
        ),
        sa.CheckConstraint("answered_on IS NULL OR answered_on >= asked_on", name=op.f("ck_appointment_answer_after_letter")),
        sa.CheckConstraint("applied_at IS NULL OR ordered_on IS NOT NULL", name=op.f("ck_appointment_only_orders_apply")),
        sa.CheckConstraint("copied_on IS NULL OR copied_on >= ordered_on", name=op.f("ck_appointment_copy_after_order")),
        sa.CheckConstraint(
            "num_nulls(answered_on, answer_number, answered_by) IN (0, 3)", name=op.f("ck_appointment_answer_is_whole")
        ),
        sa.CheckConstraint(
            "num_nulls(consulted_on, consulted_with, consultation) IN (0, 3)", name=op.f("ck_appointment_consultation_is_whole")
        ),
        sa.CheckConstraint(
            "num_nulls(order_number, ordered_on, ordered_by_id, copy_due_on) IN (0, 4)",
            name=op.f("ck_appointment_order_is_whole"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_appointment_agency_id")),
        sa.ForeignKeyConstraint(
            ["counterpart_township_id"], ["township.id"], name=op.f("fk_appointment_counterpart_township_id")
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_appointment_department_id")),
        sa.ForeignKeyConstraint(["from_agency_id"], ["agency.id"], name=op.f("fk_appointment_from_agency_id")),
        sa.ForeignKeyConstraint(
            ["kind_id", "procedure"],
            ["appointment_kind.id", "appointment_kind.procedure"],
            name=op.f("fk_appointment_kind_id_procedure"),
        ),
        sa.ForeignKeyConstraint(["ordered_by_id"], ["organisation.id"], name=op.f("fk_appointment_ordered_by_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_appointment_staff_id")),
        sa.ForeignKeyConstraint(["to_agency_id"], ["agency.id"], name=op.f("fk_appointment_to_agency_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_appointment_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index(op.f("ix_appointment_agency_id"), "appointment", ["agency_id"], unique=False)
    op.create_index(op.f("ix_appointment_counterpart_township_id"), "appointment", ["counterpart_township_id"], unique=False)
    op.create_index(
        op.f("ix_appointment_department_id_appointment_state_on_appointment_id"),
        "appointment",
        ["department_id", "state_on", "id"],
        unique=False,
    )
    op.create_index(
        "uq_appointment_under_way",
        "appointment",
        ["staff_id", "kind_id"],
        unique=True,
        postgresql_where="state IN ('DRAFT', 'LETTER_SENT', 'CONSENTED', 'OBJECTED', 'CONSULTED')",
    )
    op.create_index(
        "ix_appointment_due",
        "appointment",
        ["effective_on"],
        unique=False,
        postgresql_where="ordered_on IS NOT NULL AND applied_at IS NULL",
    )
    op.create_index(op.f("ix_appointment_staff_id"), "appointment", ["staff_id"], unique=False)
    op.create_index(
        op.f("ix_appointment_township_id_appointment_state_on_appointment_id"),
        "appointment",
        ["township_id", "state_on", "id"],
        unique=False,
    )
    op.create_table(
        "receipt",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("appointment_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ASKED",
                "CONSENTED",
                "OBJECTED",
                "EXPIRED",
                "CONSULTED",
                "ORDERED",
                "OVERRIDDEN",
                "EXPEDITED",
                "COPIED",
                "ACKNOWLEDGED",
                "WITHDRAWN",
                name="receiptkind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column(
            "recorded_at",
            postgresql.TIMESTAMP(timezone=True, precision=0),
            server_default=sa.text("date_trunc('second', now())"),
            nullable=False,
        ),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.CheckConstraint("hash ~ '^[0-9a-f]{64}$'", name=op.f("ck_receipt_hash_form")),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_receipt_appointment_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_receipt_organisation_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_receipt_post_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_receipt_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("township_id", "sequence", name=op.f("uq_receipt_township_id_sequence")),
    )
    op.create_index(op.f("ix_receipt_appointment_id_receipt_sequence"), "receipt", ["appointment_id", "sequence"], unique=False)
    op.create_index("uq_receipt_answer", "receipt", ["number"], unique=True, postgresql_where="kind IN ('CONSENTED', 'OBJECTED')")
    for statement in (RECEIPT_DIGEST, RECEIPT_CHAIN, BROKEN_RECEIPTS, *TRIGGERS):
        op.execute(statement)
    kind = sa.table("appointment_kind", *(sa.column(name) for name in _NAMES))
    op.bulk_insert(kind, [dict(zip(_NAMES, values, strict=True)) for values in KINDS])


def _calendar() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("WORKDAY", "WEEKEND", "HOLIDAY", "MAKE_UP", name="daykind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("ANNOUNCED", "PROVISIONAL", name="daystatus", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.CheckConstraint("status = 'PROVISIONAL' OR document IS NOT NULL", name=op.f("ck_calendar_day_announced_by_document")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_day")),
    )
    op.execute(ADD_WORKING_DAYS)
    op.execute(DAYS_ANNOUNCED)


def downgrade() -> None:
    for name in ("broken_receipts()", "receipt_digest(receipt)"):
        op.execute(f"DROP FUNCTION {name}")
    op.drop_index("uq_receipt_answer", table_name="receipt", postgresql_where="kind IN ('CONSENTED', 'OBJECTED')")
    op.drop_index(op.f("ix_receipt_appointment_id_receipt_sequence"), table_name="receipt")
    op.drop_table("receipt")
    op.drop_index(op.f("ix_appointment_township_id_appointment_state_on_appointment_id"), table_name="appointment")
    op.drop_index(op.f("ix_appointment_staff_id"), table_name="appointment")
    op.drop_index(
        "ix_appointment_due", table_name="appointment", postgresql_where="ordered_on IS NOT NULL AND applied_at IS NULL"
    )
    op.drop_index(op.f("ix_appointment_department_id_appointment_state_on_appointment_id"), table_name="appointment")
    op.drop_index(op.f("ix_appointment_counterpart_township_id"), table_name="appointment")
    op.drop_index(op.f("ix_appointment_agency_id"), table_name="appointment")
    op.drop_table("appointment")
    op.drop_table("appointment_kind")
    for name in ("receipt_chain()", "days_announced(date, date)", "add_working_days(date, integer)"):
        op.execute(f"DROP FUNCTION {name}")
    op.drop_table("calendar_day")

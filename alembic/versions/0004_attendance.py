"""Leave, duty, attendance and tasks, and the views that find what an absence would empty.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORKED = """
CREATE FUNCTION worked(asked date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT kind IN ('WORKDAY', 'MAKE_UP') FROM calendar_day WHERE day = asked), extract(isodow FROM asked) < 6)
$$
"""

HALF_NUMBER = """
CREATE FUNCTION half_number(day date, part text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (day - date '2000-01-01') * 2 + (part = 'AFTERNOON')::int
$$
"""

HALVES = """
CREATE FUNCTION halves(day date) RETURNS int4range LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT int4range(half_number(day, 'MORNING'), half_number(day + 1, 'MORNING'))
$$
"""

# A row of a view has no key of its own; what makes it one row is hashed into a number that is never negative.
ROW_KEY = """
CREATE FUNCTION row_key(VARIADIC parts text[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT hashtextextended(array_to_string(parts, ' '), 0) & 9223372036854775807
$$
"""

STAFF_NEED = """
CREATE VIEW staff_need AS
    SELECT row_key('PRIMARY', w.id::text, l.id::text, each.day::text) AS id, w.primary_id AS staff_id, each.day::date AS day,
        l.span * halves(each.day::date) AS span, 'WINDOW' AS kind, w.name
    FROM service_window w JOIN leave l ON l.staff_id = w.backup_id AND l.status IN ('APPROVED', 'RETURNED')
    CROSS JOIN generate_series(l.starts_on, l.ends_on, interval '1 day') AS each(day)
    WHERE w.primary_id IS NOT NULL AND worked(each.day::date) AND l.span && halves(each.day::date)
    UNION ALL
    SELECT row_key('BACKUP', w.id::text, l.id::text, each.day::text), w.backup_id, each.day::date,
        l.span * halves(each.day::date), 'WINDOW', w.name
    FROM service_window w JOIN leave l ON l.staff_id = w.primary_id AND l.status IN ('APPROVED', 'RETURNED')
    CROSS JOIN generate_series(l.starts_on, l.ends_on, interval '1 day') AS each(day)
    WHERE w.backup_id IS NOT NULL AND worked(each.day::date) AND l.span && halves(each.day::date)
    UNION ALL
    SELECT row_key('ALONE', w.id::text, each.day::text), coalesce(w.primary_id, w.backup_id), each.day,
        halves(each.day), 'WINDOW', w.name
    FROM service_window w CROSS JOIN generate_series(0, 366) AS ahead(days)
    CROSS JOIN LATERAL (SELECT (district_now() AT TIME ZONE 'Asia/Shanghai')::date + ahead.days AS day) AS each
    WHERE num_nulls(w.primary_id, w.backup_id) = 1 AND worked(each.day)
    UNION ALL
    SELECT row_key('DUTY', d.id::text), d.staff_id, d.day, halves(d.day), 'DUTY', d.role FROM duty_shift d
"""

LEAVE_GAP = """
CREATE VIEW leave_gap AS
    SELECT row_key(l.id::text, n.id::text) AS id, l.id AS leave_id, n.day, n.kind, n.name
    FROM leave l JOIN staff_need n ON n.staff_id = l.staff_id AND n.span && l.span
    WHERE l.status IN ('REQUESTED', 'APPROVED')
"""

ATTENDANCE_QUARTER = """
CREATE VIEW attendance_quarter AS
    SELECT row_key(staff_id::text, agency_id::text, management_class, quarter::text) AS id, staff_id, agency_id, township_id,
        department_id, management_class, quarter, count(*)::int AS days,
        (count(*) FILTER (WHERE status = 'PRESENT'))::int AS present, (count(*) FILTER (WHERE status = 'LATE'))::int AS late,
        (count(*) FILTER (WHERE status = 'LEAVE'))::int AS on_leave,
        (count(*) FILTER (WHERE status = 'OFFICIAL'))::int AS official, (count(*) FILTER (WHERE status = 'ABSENT'))::int AS absent
    FROM (SELECT *, date_trunc('quarter', day::timestamp)::date AS quarter FROM attendance_day) AS dated
    GROUP BY staff_id, agency_id, township_id, department_id, management_class, quarter
"""


def upgrade() -> None:
    op.execute(WORKED)
    op.execute(HALF_NUMBER)
    op.execute(HALVES)
    op.execute(ROW_KEY)
    op.create_table(
        "binding_rule",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "LEAVE",
                "DUTY",
                "ATTENDANCE",
                "APPOINTMENT",
                "PERSONNEL_ACT",
                "ASSESSMENT",
                "BONUS",
                name="rulesubject",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "management_class",
            sa.Enum("A", "B", name="managementclass", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "position",
            sa.Enum("CHIEF", "DEPUTY", "MEMBER", name="position", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "side",
            sa.Enum("TOWNSHIP", "DEPARTMENT", "BOTH", name="ruleside", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("assumed", sa.Boolean(), nullable=False),
        sa.Column("period", postgresql.DATERANGE(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_binding_rule")),
        sa.UniqueConstraint(
            "subject",
            "management_class",
            "position",
            "period",
            name=op.f("uq_binding_rule_subject_management_class_position_period"),
        ),
    )
    op.create_table(
        "leave_rule",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "management_class",
            sa.Enum("A", "B", name="managementclass", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "position",
            sa.Enum("CHIEF", "DEPUTY", "MEMBER", name="position", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("longest", sa.SmallInteger(), nullable=True),
        sa.Column(
            "decider",
            sa.Enum("TOWNSHIP", "AGENCY", "DEPARTMENT", name="decider", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("assumed", sa.Boolean(), nullable=False),
        sa.Column("period", postgresql.DATERANGE(), nullable=False),
        sa.CheckConstraint("NOT copied OR decider <> 'DEPARTMENT'", name=op.f("ck_leave_rule_copy_goes_to_who_does_not_decide")),
        sa.CheckConstraint("longest > 0", name=op.f("ck_leave_rule_longest_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_rule")),
    )
    op.create_table(
        "leave_type",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("medical", sa.Boolean(), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_type")),
        sa.UniqueConstraint("code", name=op.f("uq_leave_type_code")),
    )
    op.create_table(
        "attendance_day",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "management_class",
            sa.Enum("A", "B", name="managementclass", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "PRESENT",
                "LATE",
                "LEAVE",
                "OFFICIAL",
                "ABSENT",
                name="attendancestatus",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=False),
        sa.Column("recorded_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_attendance_day_agency_id")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_attendance_day_department_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["staff.id"], name=op.f("fk_attendance_day_recorded_by_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_attendance_day_staff_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_attendance_day_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_day")),
        sa.UniqueConstraint("staff_id", "day", name=op.f("uq_attendance_day_staff_id_day")),
    )
    op.create_index(
        op.f("ix_attendance_day_agency_id_attendance_day_day_attendance_day_id"),
        "attendance_day",
        ["agency_id", "day", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_attendance_day_department_id_attendance_day_day"), "attendance_day", ["department_id", "day"], unique=False
    )
    op.create_index(
        op.f("ix_attendance_day_township_id_attendance_day_day_attendance_day_id"),
        "attendance_day",
        ["township_id", "day", "id"],
        unique=False,
    )
    op.create_table(
        "duty_roster",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("DRAFT", "PUBLISHED", name="rosterstatus", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("published_by_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(status = 'PUBLISHED') = (published_at IS NOT NULL)", name=op.f("ck_duty_roster_published_has_time")),
        sa.CheckConstraint("extract(day FROM month) = 1", name=op.f("ck_duty_roster_month_is_its_first_day")),
        sa.ForeignKeyConstraint(["published_by_id"], ["staff.id"], name=op.f("fk_duty_roster_published_by_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_duty_roster_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_roster")),
        sa.UniqueConstraint("id", "township_id", name=op.f("uq_duty_roster_id_township_id")),
        sa.UniqueConstraint("township_id", "month", name=op.f("uq_duty_roster_township_id_month")),
    )
    op.create_table(
        "leave",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "management_class",
            sa.Enum("A", "B", name="managementclass", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "position",
            sa.Enum("CHIEF", "DEPUTY", "MEMBER", name="position", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("type_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column(
            "starts_half",
            sa.Enum("MORNING", "AFTERNOON", name="starts_half", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column(
            "ends_half",
            sa.Enum("MORNING", "AFTERNOON", name="ends_half", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("half_days", sa.SmallInteger(), nullable=False),
        sa.Column("cover_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("medical_reason", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "REQUESTED",
                "APPROVED",
                "REFUSED",
                "WITHDRAWN",
                "RETURNED",
                name="leavestatus",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("requested_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=False),
        sa.Column("decider_id", sa.BigInteger(), nullable=False),
        sa.Column("copied_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decision_note", sa.Text(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column(
            "returned_half",
            sa.Enum("MORNING", "AFTERNOON", name="returned_half", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("returned_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column(
            "span",
            postgresql.INT4RANGE(),
            sa.Computed(
                "int4range(half_number(starts_on, starts_half::text), "
                "LEAST(half_number(ends_on, ends_half::text) + 1, half_number(returned_on, returned_half::text)))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.text("int8range(staff_id, staff_id, '[]')"), "&&"),
            (sa.column("span"), "&&"),
            where=sa.text("status IN ('REQUESTED', 'APPROVED', 'RETURNED')"),
            using="gist",
            name="one_leave_at_a_time",
        ),
        sa.CheckConstraint("(status = 'RETURNED') = (returned_on IS NOT NULL)", name=op.f("ck_leave_returned_has_day")),
        sa.CheckConstraint(
            "(status IN ('APPROVED', 'REFUSED', 'RETURNED')) = (decided_at IS NOT NULL)", name=op.f("ck_leave_decided_has_time")
        ),
        sa.CheckConstraint("NOT isempty(span)", name=op.f("ck_leave_ends_after_start")),
        sa.CheckConstraint("ends_on - starts_on < 366", name=op.f("ck_leave_less_than_a_year")),
        sa.CheckConstraint("cover_id <> staff_id", name=op.f("ck_leave_cover_is_another")),
        sa.CheckConstraint("half_days > 0", name=op.f("ck_leave_takes_working_time")),
        sa.CheckConstraint("num_nulls(returned_on, returned_half, returned_at) IN (0, 3)", name=op.f("ck_leave_return_is_whole")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_leave_agency_id")),
        sa.ForeignKeyConstraint(["copied_id"], ["department.id"], name=op.f("fk_leave_copied_id")),
        sa.ForeignKeyConstraint(["cover_id"], ["staff.id"], name=op.f("fk_leave_cover_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["staff.id"], name=op.f("fk_leave_decided_by_id")),
        sa.ForeignKeyConstraint(["decider_id"], ["organisation.id"], name=op.f("fk_leave_decider_id")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_leave_department_id")),
        sa.ForeignKeyConstraint(["rule_id"], ["leave_rule.id"], name=op.f("fk_leave_rule_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_leave_staff_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_leave_township_id")),
        sa.ForeignKeyConstraint(["type_id"], ["leave_type.id"], name=op.f("fk_leave_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
    )
    op.create_index(op.f("ix_leave_agency_id_leave_starts_on_leave_id"), "leave", ["agency_id", "starts_on", "id"], unique=False)
    op.create_index(op.f("ix_leave_cover_id"), "leave", ["cover_id"], unique=False)
    op.create_index(
        op.f("ix_leave_decider_id_leave_starts_on_leave_id"), "leave", ["decider_id", "starts_on", "id"], unique=False
    )
    op.create_index(
        op.f("ix_leave_department_id_leave_starts_on_leave_id"), "leave", ["department_id", "starts_on", "id"], unique=False
    )
    op.create_index(op.f("ix_leave_staff_id_leave_starts_on_leave_id"), "leave", ["staff_id", "starts_on", "id"], unique=False)
    op.create_index(
        op.f("ix_leave_township_id_leave_starts_on_leave_id"), "leave", ["township_id", "starts_on", "id"], unique=False
    )
    op.create_table(
        "task",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("ASSIGNED", "REPORTED", "CLOSED", name="taskstatus", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("assigned_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=False),
        sa.Column("assigned_by_id", sa.BigInteger(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reported_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("supervised", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(status = 'CLOSED') = (closed_at IS NOT NULL)", name=op.f("ck_task_closed_has_time")),
        sa.CheckConstraint("status = 'ASSIGNED' OR reported_at IS NOT NULL", name=op.f("ck_task_reported_has_time")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_task_agency_id")),
        sa.ForeignKeyConstraint(["assigned_by_id"], ["staff.id"], name=op.f("fk_task_assigned_by_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_task_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("number", name=op.f("uq_task_number")),
    )
    op.create_index(op.f("ix_task_agency_id_task_assigned_at_task_id"), "task", ["agency_id", "assigned_at", "id"], unique=False)
    op.create_index(
        op.f("ix_task_township_id_task_assigned_at_task_id"), "task", ["township_id", "assigned_at", "id"], unique=False
    )
    op.create_table(
        "duty_shift",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("roster_id", sa.BigInteger(), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("LEADER", "OFFICER", "STANDBY", name="dutyrole", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("handover", sa.Text(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.text("int8range(staff_id, staff_id, '[]')"), "&&"),
            (sa.text("daterange(day, day, '[]')"), "&&"),
            deferrable=True,
            using="gist",
            name="one_duty_a_day",
        ),
        sa.ForeignKeyConstraint(["roster_id"], ["duty_roster.id"], name=op.f("fk_duty_shift_roster_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_duty_shift_staff_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_duty_shift_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_shift")),
        sa.UniqueConstraint("township_id", "day", "role", name=op.f("uq_duty_shift_township_id_day_role")),
    )
    op.create_index(op.f("ix_duty_shift_day_duty_shift_id"), "duty_shift", ["day", "id"], unique=False)
    op.create_index(op.f("ix_duty_shift_roster_id"), "duty_shift", ["roster_id"], unique=False)
    op.create_index(op.f("ix_duty_shift_staff_id_duty_shift_day"), "duty_shift", ["staff_id", "day"], unique=False)
    op.create_table(
        "task_step",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=False),
        sa.Column("sequence", sa.SmallInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ASSIGN", "REPORT", "RETURN", "SUPERVISE", "CLOSE", name="taskstepkind", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_task_step_organisation_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_step_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_step")),
        sa.UniqueConstraint("task_id", "sequence", name=op.f("uq_task_step_task_id_sequence")),
    )
    op.create_table(
        "duty_swap",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("shift_id", sa.BigInteger(), nullable=False),
        sa.Column("other_shift_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("other_staff_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("ASKED", "ACCEPTED", "DECLINED", "WITHDRAWN", name="swapstatus", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("asked_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=False),
        sa.Column("answered_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(status = 'ASKED') = (answered_at IS NULL)", name=op.f("ck_duty_swap_answered_has_time")),
        sa.CheckConstraint("shift_id <> other_shift_id AND staff_id <> other_staff_id", name=op.f("ck_duty_swap_two_sides")),
        sa.ForeignKeyConstraint(["shift_id"], ["duty_shift.id"], name=op.f("fk_duty_swap_shift_id")),
        sa.ForeignKeyConstraint(["other_shift_id"], ["duty_shift.id"], name=op.f("fk_duty_swap_other_shift_id")),
        sa.ForeignKeyConstraint(["other_staff_id"], ["staff.id"], name=op.f("fk_duty_swap_other_staff_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_duty_swap_staff_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_duty_swap_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_swap")),
    )
    op.create_index(op.f("ix_duty_swap_other_staff_id"), "duty_swap", ["other_staff_id"], unique=False)
    op.create_index(op.f("ix_duty_swap_staff_id"), "duty_swap", ["staff_id"], unique=False)
    op.create_index(
        op.f("ix_duty_swap_township_id_duty_swap_asked_at_duty_swap_id"),
        "duty_swap",
        ["township_id", "asked_at", "id"],
        unique=False,
    )
    op.create_index("uq_duty_swap_asked", "duty_swap", ["shift_id"], unique=True, postgresql_where="status = 'ASKED'")
    op.create_index(op.f("ix_service_window_backup_id"), "service_window", ["backup_id"], unique=False)
    op.create_index(op.f("ix_service_window_primary_id"), "service_window", ["primary_id"], unique=False)

    op.execute(STAFF_NEED)
    op.execute(LEAVE_GAP)
    op.execute(ATTENDANCE_QUARTER)


def downgrade() -> None:
    for view in ("attendance_quarter", "leave_gap", "staff_need"):
        op.execute(f"DROP VIEW {view}")
    op.drop_index(op.f("ix_service_window_primary_id"), table_name="service_window")
    op.drop_index(op.f("ix_service_window_backup_id"), table_name="service_window")
    op.drop_index("uq_duty_swap_asked", table_name="duty_swap", postgresql_where="status = 'ASKED'")
    op.drop_index(op.f("ix_duty_swap_township_id_duty_swap_asked_at_duty_swap_id"), table_name="duty_swap")
    op.drop_index(op.f("ix_duty_swap_staff_id"), table_name="duty_swap")
    op.drop_index(op.f("ix_duty_swap_other_staff_id"), table_name="duty_swap")
    op.drop_table("duty_swap")
    op.drop_table("task_step")
    op.drop_index(op.f("ix_duty_shift_staff_id_duty_shift_day"), table_name="duty_shift")
    op.drop_index(op.f("ix_duty_shift_roster_id"), table_name="duty_shift")
    op.drop_index(op.f("ix_duty_shift_day_duty_shift_id"), table_name="duty_shift")
    op.drop_table("duty_shift")
    op.drop_index(op.f("ix_task_township_id_task_assigned_at_task_id"), table_name="task")
    op.drop_index(op.f("ix_task_agency_id_task_assigned_at_task_id"), table_name="task")
    op.drop_table("task")
    op.drop_index(op.f("ix_leave_township_id_leave_starts_on_leave_id"), table_name="leave")
    op.drop_index(op.f("ix_leave_staff_id_leave_starts_on_leave_id"), table_name="leave")
    op.drop_index(op.f("ix_leave_department_id_leave_starts_on_leave_id"), table_name="leave")
    op.drop_index(op.f("ix_leave_decider_id_leave_starts_on_leave_id"), table_name="leave")
    op.drop_index(op.f("ix_leave_cover_id"), table_name="leave")
    op.drop_index(op.f("ix_leave_agency_id_leave_starts_on_leave_id"), table_name="leave")
    op.drop_table("leave")
    op.drop_table("duty_roster")
    op.drop_index(op.f("ix_attendance_day_township_id_attendance_day_day_attendance_day_id"), table_name="attendance_day")
    op.drop_index(op.f("ix_attendance_day_department_id_attendance_day_day"), table_name="attendance_day")
    op.drop_index(op.f("ix_attendance_day_agency_id_attendance_day_day_attendance_day_id"), table_name="attendance_day")
    op.drop_table("attendance_day")
    op.drop_table("leave_type")
    op.drop_table("leave_rule")
    op.drop_table("binding_rule")
    for function in ("row_key(text[])", "halves(date)", "half_number(date, text)", "worked(date)"):
        op.execute(f"DROP FUNCTION {function}")

"""The assessment year: locks, host shares, reserve, pool states, standards by grade; the district's day as a function.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DISTRICT_TODAY = """
CREATE FUNCTION district_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (district_now() AT TIME ZONE 'Asia/Shanghai')::date
$$
"""

YEARS = """
INSERT INTO assessment_year (year, state, excellent_share, document)
SELECT year, 'OPEN', CASE WHEN year < 2017 THEN 15 ELSE 20 END, '(升级前已有)'
FROM (SELECT year FROM assessment UNION SELECT year FROM grade_pool UNION SELECT year FROM bonus_standard) known
"""

POSITIONS = """
UPDATE assessment a SET position = coalesce(
  (SELECT h.position FROM assignment h WHERE h.staff_id = a.staff_id AND h.period @> make_date(a.year, 12, 31) LIMIT 1),
  (SELECT s.position FROM staff s WHERE s.id = a.staff_id))
WHERE a.subject = 'PERSON'
"""

POOLS = """
UPDATE grade_pool p SET state = 'PUBLISHED', published_at = a.published_at
FROM (SELECT year, township_id, min(published_at) AS published_at FROM assessment WHERE published_at IS NOT NULL GROUP BY 1, 2) a
WHERE a.year = p.year AND a.township_id = p.township_id
"""

GRADES = ("EXCELLENT", "COMPETENT", "BASICALLY_COMPETENT", "INCOMPETENT", "UNGRADED")


def closed(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=max(map(len, members)))


def upgrade() -> None:
    op.execute(DISTRICT_TODAY)
    _years()
    _assessments()
    _host_shares()
    _corrections()
    _pools()
    _standards()
    for table in ("assessment_year", "host_share", "grade_pool", "bonus_standard"):
        op.add_column(table, sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))


def _years() -> None:
    op.create_table(
        "assessment_year",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("state", closed("yearstate", "OPEN", "CLOSED"), server_default="OPEN", nullable=False),
        sa.Column("excellent_share", sa.SmallInteger(), nullable=False),
        sa.Column("township_locked_on", sa.Date(), nullable=True),
        sa.Column("department_locked_on", sa.Date(), nullable=True),
        sa.Column("conduct_locked_on", sa.Date(), nullable=True),
        sa.Column("host_rule", closed("hostrule", "BY_DAYS", "AT_YEAR_END"), server_default="BY_DAYS", nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.CheckConstraint("excellent_share BETWEEN 0 AND 100", name=op.f("ck_assessment_year_share_is_per_cent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_year")),
        sa.UniqueConstraint("year", name=op.f("uq_assessment_year_year")),
    )
    op.execute(YEARS)
    for table, name in (
        ("assessment", "fk_assessment_year"),
        ("grade_pool", "fk_grade_pool_year"),
        ("bonus_standard", "fk_bonus_standard_year"),
    ):
        op.create_foreign_key(name, table, "assessment_year", ["year"], ["year"])


def _assessments() -> None:
    op.add_column("assessment", sa.Column("position", closed("position", "CHIEF", "DEPUTY", "MEMBER"), nullable=True))
    exclusions = closed("exclusion", "PROBATION", "UNDER_INVESTIGATION", "ABSENT_HALF_YEAR")
    op.add_column("assessment", sa.Column("exclusion", exclusions, nullable=True))
    op.add_column("assessment", sa.Column("exclusion_note", sa.Text(), nullable=True))
    op.execute(POSITIONS)
    for name, condition in (
        ("person_has_position", "(subject = 'PERSON') = (position IS NOT NULL)"),
        ("only_people_are_excluded", "exclusion IS NULL OR subject = 'PERSON'"),
        ("exclusion_has_reason", "exclusion IS NULL OR exclusion_note IS NOT NULL"),
        ("excluded_is_ungraded", "exclusion IS NULL OR grade = 'UNGRADED' OR published_at IS NULL"),
    ):
        op.create_check_constraint(op.f(f"ck_assessment_{name}"), "assessment", condition)


def _host_shares() -> None:
    op.create_table(
        "host_share",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("assessment_id", sa.BigInteger(), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.SmallInteger(), nullable=False),
        sa.Column("score", sa.Numeric(5, 2), nullable=True),
        sa.CheckConstraint("days BETWEEN 1 AND 366", name=op.f("ck_host_share_days_of_a_year")),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("ck_host_share_score_range")),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_host_share_assessment_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_host_share_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_host_share")),
        sa.UniqueConstraint("assessment_id", "township_id", name=op.f("uq_host_share_assessment_id_township_id")),
    )
    op.create_index(op.f("ix_host_share_township_id"), "host_share", ["township_id"])


def _corrections() -> None:
    op.create_table(
        "score_correction",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("assessment_id", sa.BigInteger(), nullable=False),
        sa.Column("township_id", sa.BigInteger(), nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.Column("component", closed("component", "TOWNSHIP", "DEPARTMENT", "CONDUCT"), nullable=False),
        sa.Column("before", sa.Numeric(5, 2), nullable=True),
        sa.Column("after", sa.Numeric(5, 2), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrected_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_score_correction_assessment_id")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_score_correction_department_id")),
        sa.ForeignKeyConstraint(["township_id"], ["township.id"], name=op.f("fk_score_correction_township_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_correction")),
    )
    op.create_index(op.f("ix_score_correction_assessment_id"), "score_correction", ["assessment_id"])


def _pools() -> None:
    op.add_column(
        "grade_pool", sa.Column("state", closed("poolstate", "OPEN", "PUBLISHED"), server_default="OPEN", nullable=False)
    )
    op.add_column("grade_pool", sa.Column("reserve", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("grade_pool", sa.Column("published_at", postgresql.TIMESTAMP(timezone=True, precision=0), nullable=True))
    op.execute(POOLS)
    op.drop_constraint(op.f("ck_grade_pool_within_cap"), "grade_pool")
    for name, condition in (
        ("within_cap", "excellent <= excellent_cap + reserve"),
        ("reserve_not_negative", "reserve >= 0"),
        ("published_has_time", "(state = 'PUBLISHED') = (published_at IS NOT NULL)"),
    ):
        op.create_check_constraint(op.f(f"ck_grade_pool_{name}"), "grade_pool", condition)
    op.create_index(op.f("ix_grade_pool_township_id"), "grade_pool", ["township_id"])
    op.create_table(
        "reserve_use",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("pool_id", sa.BigInteger(), nullable=False),
        sa.Column("places", sa.SmallInteger(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.CheckConstraint("places > 0", name=op.f("ck_reserve_use_positive")),
        sa.ForeignKeyConstraint(["pool_id"], ["grade_pool.id"], name=op.f("fk_reserve_use_pool_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reserve_use")),
    )
    op.create_index(op.f("ix_reserve_use_pool_id"), "reserve_use", ["pool_id"])


def _standards() -> None:
    op.add_column("bonus_standard", sa.Column("grade", closed("grade", *GRADES), nullable=True))
    op.drop_constraint(op.f("uq_bonus_standard_year_organisation_id_position"), "bonus_standard")
    columns = ["year", "organisation_id", "position", "grade"]
    op.create_unique_constraint("uq_bonus_standard", "bonus_standard", columns, postgresql_nulls_not_distinct=True)
    op.drop_constraint(op.f("ck_bonus_standard_positive"), "bonus_standard")
    op.create_check_constraint(op.f("ck_bonus_standard_not_negative"), "bonus_standard", "amount >= 0")


def downgrade() -> None:
    raise NotImplementedError("published results are not taken back")

"""Tables of assessments. Rows keep the owners and class of their own year; they do not follow later changes."""

from datetime import date

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Computed,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.assessments.rules import AssessmentSubject, Component, Exclusion, Grade, HostRule, PoolState, YearState
from backend.kit.tables import Base, Day, Fen, Instant, Key, Period, Score, Versioned, Words, closed, counter, ref
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class AssessmentYear(Versioned, Base):
    """The district's assessment of one year: from which day each component is locked (NULL: not yet decided), and how it is done.

    A locked component changes only by a correction that everybody concerned can see. Without `member_components` the composite is
    of agencies and their leaders alone: ordinary members have only a grade (the other reading of M10).
    """

    __tablename__ = "assessment_year"
    id: Mapped[Key]
    year: Mapped[int] = mapped_column(SmallInteger, unique=True)
    state: Mapped[str] = closed(YearState, server_default="OPEN")
    excellent_share: Mapped[int] = mapped_column(SmallInteger)
    township_locked_on: Mapped[date | None]
    department_locked_on: Mapped[date | None]
    conduct_locked_on: Mapped[date | None]
    host_rule: Mapped[str] = closed(HostRule, server_default="BY_DAYS")
    member_components: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    document: Mapped[Words]
    __table_args__ = (CheckConstraint("excellent_share BETWEEN 0 AND 100", name="share_is_per_cent"),)


class Assessment(Versioned, Base):
    """One subject (agency or person) in one year. Scores 0 to 100 with two decimals; money in whole fen.

    Each body's part counts its own changes, and so does the person's standing in the year (grade and exclusion): by `version`
    nobody learns that another body has entered something.
    """

    __tablename__ = "assessment"
    id: Mapped[Key]
    year: Mapped[int] = mapped_column(SmallInteger)
    subject: Mapped[str] = closed(AssessmentSubject)
    staff_id: Mapped[int | None] = ref("staff.id")
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    management_class: Mapped[str] = closed(ManagementClass)
    position: Mapped[str | None] = closed(Position)
    township_score: Mapped[Score | None]
    department_score: Mapped[Score | None]
    conduct_score: Mapped[Score | None]
    township_version: Mapped[int] = counter()
    department_version: Mapped[int] = counter()
    conduct_version: Mapped[int] = counter()
    standing_version: Mapped[int] = counter()
    composite_score: Mapped[Score | None]
    grade: Mapped[str | None] = closed(Grade)
    exclusion: Mapped[str | None] = closed(Exclusion)
    exclusion_note: Mapped[Words | None]
    bonus_township: Mapped[Fen | None]
    bonus_department: Mapped[Fen | None]
    bonus_total: Mapped[int | None] = mapped_column(Computed("bonus_township + bonus_department", persisted=True))
    published_at: Mapped[Instant | None]
    __table_args__ = (
        ForeignKeyConstraint(["year"], ["assessment_year.year"], name="fk_assessment_year"),
        CheckConstraint("(subject = 'PERSON') = (staff_id IS NOT NULL)", name="person_has_staff"),
        CheckConstraint("(subject = 'PERSON') = (position IS NOT NULL)", name="person_has_position"),
        CheckConstraint("exclusion IS NULL OR subject = 'PERSON'", name="only_people_are_excluded"),
        CheckConstraint("exclusion IS NULL OR exclusion_note IS NOT NULL", name="exclusion_has_reason"),
        CheckConstraint("exclusion IS NULL OR grade = 'UNGRADED' OR published_at IS NULL", name="excluded_is_ungraded"),
        *(
            CheckConstraint(f"{part}_score BETWEEN 0 AND 100", name=f"{part}_score_range")
            for part in ("township", "department", "conduct", "composite")
        ),
        CheckConstraint("bonus_township >= 0 AND bonus_department >= 0", name="bonus_not_negative"),
        CheckConstraint(
            "management_class = 'B' OR (department_score IS NULL AND conduct_score IS NULL)", name="class_a_is_township_alone"
        ),
        Index("uq_assessment_person", "year", "staff_id", unique=True, postgresql_where="staff_id IS NOT NULL"),
        Index("uq_assessment_agency", "year", "agency_id", unique=True, postgresql_where="staff_id IS NULL"),
        Index(None, "staff_id", "year"),
        Index(None, "agency_id", "year"),
        Index(None, "township_id", "id"),
        Index(None, "department_id", "id"),
    )


class AssessmentWeight(Base):
    """Weights in per cent by class and period; they sum to 100."""

    __tablename__ = "assessment_weight"
    id: Mapped[Key]
    management_class: Mapped[str] = closed(ManagementClass)
    township: Mapped[int] = mapped_column(SmallInteger)
    department: Mapped[int] = mapped_column(SmallInteger)
    conduct: Mapped[int] = mapped_column(SmallInteger)
    period: Mapped[Period]
    document: Mapped[Words]
    __table_args__ = (CheckConstraint("township + department + conduct = 100", name="sum_is_100"),)


class HostShare(Versioned, Base):
    """One host's part of a person's year: the person was stationed there so many days; the host alone scores that part.

    Only people who changed hosts within the year have such rows; the township's component is their mean by days.
    """

    __tablename__ = "host_share"
    id: Mapped[Key]
    assessment_id: Mapped[int] = ref("assessment.id")
    township_id: Mapped[int] = ref("township.id")
    days: Mapped[int] = mapped_column(SmallInteger)
    score: Mapped[Score | None]
    __table_args__ = (
        UniqueConstraint("assessment_id", "township_id"),
        CheckConstraint("days BETWEEN 1 AND 366", name="days_of_a_year"),
        CheckConstraint("score BETWEEN 0 AND 100", name="score_range"),
        Index(None, "township_id"),
    )


class ScoreCorrection(Base):
    """A component that its body changed after it was locked: what it was, what it is, and why; whoever reads it sees this too."""

    __tablename__ = "score_correction"
    id: Mapped[Key]
    assessment_id: Mapped[int] = ref("assessment.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    component: Mapped[str] = closed(Component)
    before: Mapped[Score | None]
    after: Mapped[Score]
    reason: Mapped[Words]
    corrected_on: Mapped[Day]
    __table_args__ = (Index(None, "assessment_id"),)


class GradePool(Versioned, Base):
    """Pool of one host township in one year: how many take part, how many may be excellent, and whether it is published.

    `excellent_cap` is the floor of the year's share; `reserve` are places of the district's reserve given by document.
    """

    __tablename__ = "grade_pool"
    id: Mapped[Key]
    year: Mapped[int] = mapped_column(SmallInteger)
    township_id: Mapped[int] = ref("township.id")
    state: Mapped[str] = closed(PoolState, server_default="OPEN")
    taking_part: Mapped[int] = mapped_column(Integer)
    excellent_cap: Mapped[int] = mapped_column(Integer)
    reserve: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    excellent: Mapped[int] = mapped_column(Integer)
    published_at: Mapped[Instant | None]
    __table_args__ = (
        ForeignKeyConstraint(["year"], ["assessment_year.year"], name="fk_grade_pool_year"),
        UniqueConstraint("year", "township_id"),
        CheckConstraint("excellent <= excellent_cap + reserve", name="within_cap"),
        CheckConstraint("reserve >= 0", name="reserve_not_negative"),
        CheckConstraint("(state = 'PUBLISHED') = (published_at IS NOT NULL)", name="published_has_time"),
        Index(None, "township_id"),
    )


class ReserveUse(Base):
    """Places of the district's reserve that a document gives to a pool."""

    __tablename__ = "reserve_use"
    id: Mapped[Key]
    pool_id: Mapped[int] = ref("grade_pool.id")
    places: Mapped[int] = mapped_column(SmallInteger)
    document: Mapped[Words]
    used_on: Mapped[Day]
    __table_args__ = (CheckConstraint("places > 0", name="positive"), Index(None, "pool_id"))


class BonusStandard(Versioned, Base):
    """Standard of a township or department by year, position and grade, in fen; without a grade it holds for all others."""

    __tablename__ = "bonus_standard"
    id: Mapped[Key]
    year: Mapped[int] = mapped_column(SmallInteger)
    organisation_id: Mapped[int] = ref("organisation.id")
    position: Mapped[str] = closed(Position)
    grade: Mapped[str | None] = closed(Grade)
    amount: Mapped[Fen]
    __table_args__ = (
        ForeignKeyConstraint(["year"], ["assessment_year.year"], name="fk_bonus_standard_year"),
        UniqueConstraint(
            "year", "organisation_id", "position", "grade", name="uq_bonus_standard", postgresql_nulls_not_distinct=True
        ),
        CheckConstraint("amount >= 0", name="not_negative"),
    )

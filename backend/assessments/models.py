"""Tables of assessments. Rows keep the owners and class of their own year; they do not follow later changes."""

from sqlalchemy import CheckConstraint, Computed, Index, Integer, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.assessments.rules import AssessmentSubject, Grade
from backend.kit.tables import Base, Fen, Instant, Key, Period, Score, Versioned, Words, closed, ref
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class Assessment(Versioned, Base):
    """One subject (agency or person) in one year. Scores 0 to 100 with two decimals; money in whole fen."""

    __tablename__ = "assessment"
    id: Mapped[Key]
    year: Mapped[int] = mapped_column(SmallInteger)
    subject: Mapped[str] = closed(AssessmentSubject)
    staff_id: Mapped[int | None] = ref("staff.id")
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    management_class: Mapped[str] = closed(ManagementClass)
    township_score: Mapped[Score | None]
    department_score: Mapped[Score | None]
    conduct_score: Mapped[Score | None]
    composite_score: Mapped[Score | None]
    grade: Mapped[str | None] = closed(Grade)
    bonus_township: Mapped[Fen | None]
    bonus_department: Mapped[Fen | None]
    bonus_total: Mapped[int | None] = mapped_column(Computed("bonus_township + bonus_department", persisted=True))
    published_at: Mapped[Instant | None]
    __table_args__ = (
        CheckConstraint("(subject = 'PERSON') = (staff_id IS NOT NULL)", name="person_has_staff"),
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


class GradePool(Base):
    """Pool of one host township in one year: how many take part, and how many may be excellent."""

    __tablename__ = "grade_pool"
    id: Mapped[Key]
    year: Mapped[int] = mapped_column(SmallInteger)
    township_id: Mapped[int] = ref("township.id")
    taking_part: Mapped[int] = mapped_column(Integer)
    excellent_cap: Mapped[int] = mapped_column(Integer)
    excellent: Mapped[int] = mapped_column(Integer)
    __table_args__ = (
        UniqueConstraint("year", "township_id"),
        CheckConstraint("excellent <= excellent_cap", name="within_cap"),
    )


class BonusStandard(Base):
    """Standard of a township or department by year and position, in fen."""

    __tablename__ = "bonus_standard"
    id: Mapped[Key]
    year: Mapped[int] = mapped_column(SmallInteger)
    organisation_id: Mapped[int] = ref("organisation.id")
    position: Mapped[str] = closed(Position)
    amount: Mapped[Fen]
    __table_args__ = (UniqueConstraint("year", "organisation_id", "position"), CheckConstraint("amount > 0", name="positive"))

"""Tables of personnel: people with their owners and class carried on the row, and dated assignments."""

from datetime import date

from sqlalchemy import CheckConstraint, Computed, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, Key, Name, Period, Pinyin, Versioned, Words, closed, counter, never_overlaps, ref
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Gender, Position


class Staff(Versioned, Base):
    """A person. Stationed staff have an agency; its owners and class stand on the row and follow it by cascade.

    Contact and establishment count their own changes: `version` tells nobody of a change that is hidden from them.
    """

    __tablename__ = "staff"
    id: Mapped[Key]
    name: Mapped[Name]
    name_pinyin: Mapped[Pinyin]
    name_initials: Mapped[Pinyin]
    gender: Mapped[str] = closed(Gender)
    title: Mapped[Name]
    position: Mapped[str] = closed(Position)
    organisation_id: Mapped[int] = ref("organisation.id")
    agency_id: Mapped[int | None]
    township_id: Mapped[int | None] = ref("township.id")
    department_id: Mapped[int | None] = ref("department.id")
    management_class: Mapped[str | None] = closed(ManagementClass)
    village_id: Mapped[int | None] = ref("village.id")
    grid_id: Mapped[int | None] = ref("grid.id")
    stationed: Mapped[bool] = mapped_column(Computed("agency_id IS NOT NULL", persisted=True))
    duty_phone: Mapped[Name | None]
    mobile: Mapped[Name | None]
    address: Mapped[Words | None]
    id_number: Mapped[Name | None] = mapped_column(unique=True)
    birth_date: Mapped[date | None]
    establishment: Mapped[Name | None]
    rank: Mapped[Name | None]
    entered_on: Mapped[date | None]
    left_on: Mapped[date | None]
    contact_version: Mapped[int] = counter()
    establishment_version: Mapped[int] = counter()
    __table_args__ = (
        ForeignKeyConstraint(
            ["agency_id", "township_id", "department_id", "management_class"],
            ["agency.id", "agency.township_id", "agency.department_id", "agency.management_class"],
            onupdate="CASCADE",
            name="fk_staff_agency_owners",
        ),
        CheckConstraint(
            "agency_id IS NULL OR (township_id IS NOT NULL AND department_id IS NOT NULL AND management_class IS NOT NULL)",
            name="stationed_has_owners",
        ),
        CheckConstraint("agency_id IS NOT NULL OR management_class IS NULL", name="class_only_when_stationed"),
        CheckConstraint("id_number ~ '^[0-9]{17}[0-9X]$'", name="id_number_form"),
        UniqueConstraint("id", "agency_id"),
        Index(None, "agency_id", "id"),
        Index(None, "township_id", "id"),
        Index(None, "department_id", "id"),
        Index(None, "village_id"),
        Index(None, "grid_id"),
        Index(None, "name_pinyin", "id"),
    )


class Assignment(Base):
    """Where a person served, in which position, under which owners and class, by period; exactly one at a time.

    No agency has two chiefs on one day; only two who change places may cross within a transaction.
    """

    __tablename__ = "assignment"
    id: Mapped[Key]
    staff_id: Mapped[int] = ref("staff.id")
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    management_class: Mapped[str] = closed(ManagementClass)
    position: Mapped[str] = closed(Position)
    title: Mapped[Name]
    period: Mapped[Period]
    document: Mapped[Words | None]
    __table_args__ = (
        never_overlaps("staff_id", "one_assignment_a_day"),
        never_overlaps("agency_id", "one_chief_a_day", where=text("position = 'CHIEF'"), deferrable=True, initially="IMMEDIATE"),
        Index(None, "agency_id"),
        Index(None, "staff_id"),
    )

"""Tables of events. Rows keep the owners of their own date."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.events.rules import EventCategory, EventStatus, PlatformKind, StepKind
from backend.kit.tables import Base, Instant, Key, Name, Period, Words, closed, ref


class Platform(Base):
    """One of a township's four platforms (四平台), dated, with its lead."""

    __tablename__ = "platform"
    id: Mapped[Key]
    kind: Mapped[str] = closed(PlatformKind)
    name: Mapped[Name]
    township_id: Mapped[int] = ref("township.id")
    lead_id: Mapped[int | None] = ref("staff.id")
    period: Mapped[Period]
    __table_args__ = (UniqueConstraint("township_id", "kind", "period"), UniqueConstraint("id", "township_id"))


class PlatformMember(Base):
    """An agency that belongs to a platform, dated."""

    __tablename__ = "platform_member"
    id: Mapped[Key]
    platform_id: Mapped[int] = ref("platform.id")
    agency_id: Mapped[int] = ref("agency.id")
    period: Mapped[Period]
    __table_args__ = (UniqueConstraint("platform_id", "agency_id", "period"), Index(None, "agency_id"))


class Event(Base):
    """An event. `due_at` is the clock of its present level, `overall_due_at` the clock from its report."""

    __tablename__ = "event"
    id: Mapped[Key]
    number: Mapped[Name] = mapped_column(unique=True)
    title: Mapped[Name]
    description: Mapped[Words]
    place: Mapped[Words]
    level: Mapped[int] = mapped_column(SmallInteger)
    status: Mapped[str] = closed(EventStatus)
    category: Mapped[str] = closed(EventCategory)
    township_id: Mapped[int] = ref("township.id")
    village_id: Mapped[int | None] = ref("village.id")
    grid_id: Mapped[int | None] = ref("grid.id")
    platform_id: Mapped[int]
    agency_id: Mapped[int | None] = ref("agency.id")
    department_id: Mapped[int | None] = ref("department.id")
    reporter_name: Mapped[Name | None]
    reporter_phone: Mapped[Name | None]
    reported_at: Mapped[Instant]
    due_at: Mapped[Instant | None]
    overall_due_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    __table_args__ = (
        ForeignKeyConstraint(["platform_id", "township_id"], ["platform.id", "platform.township_id"]),
        CheckConstraint("level BETWEEN 1 AND 4", name="level_range"),
        CheckConstraint("(status = 'CLOSED') = (closed_at IS NOT NULL)", name="closed_has_time"),
        CheckConstraint("closed_at >= reported_at", name="closes_after_report"),
        CheckConstraint("due_at > reported_at AND overall_due_at > reported_at", name="due_after_report"),
        CheckConstraint("(agency_id IS NULL) = (department_id IS NULL)", name="agency_has_department"),
        CheckConstraint("grid_id IS NULL OR village_id IS NOT NULL", name="grid_has_village"),
        Index(None, "reported_at", "id"),
        Index(None, "township_id", "reported_at", "id"),
        Index(None, "village_id", "reported_at", "id"),
        Index(None, "grid_id", "reported_at", "id"),
        Index(None, "agency_id", "reported_at", "id"),
        Index(None, "department_id", "reported_at", "id"),
    )


class EventStep(Base):
    """One step of an event, in order; `level` is the level after the step."""

    __tablename__ = "event_step"
    id: Mapped[Key]
    event_id: Mapped[int] = ref("event.id")
    township_id: Mapped[int] = ref("township.id")
    sequence: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = closed(StepKind)
    level: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[Instant]
    organisation_id: Mapped[int] = ref("organisation.id")
    actor_name: Mapped[Name]
    note: Mapped[Words | None]
    due_at: Mapped[Instant | None]
    __table_args__ = (
        UniqueConstraint("event_id", "sequence"),
        CheckConstraint("level BETWEEN 1 AND 4", name="level_range"),
    )

"""Tables of daily attendance and tasks, and whose rules bind whom."""

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.attendance.rules.binding import RuleSide, RuleSubject
from backend.attendance.rules.daily import AttendanceStatus, TaskStatus, TaskStepKind
from backend.kit.tables import Base, Day, Instant, Key, Name, Period, Versioned, Words, closed, ref
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class BindingRule(Base):
    """Whose rules bind people of a class and position in one matter, dated, with the sentence that says so."""

    __tablename__ = "binding_rule"
    id: Mapped[Key]
    subject: Mapped[str] = closed(RuleSubject)
    management_class: Mapped[str] = closed(ManagementClass)
    position: Mapped[str] = closed(Position)
    side: Mapped[str] = closed(RuleSide)
    sentence: Mapped[Words]
    assumed: Mapped[bool] = mapped_column(Boolean)
    period: Mapped[Period]
    __table_args__ = (UniqueConstraint("subject", "management_class", "position", "period"),)


class AttendanceDay(Base):
    """How one person was there on one working day, as the township or the head of the agency recorded it.

    `correction` says why it was entered or changed after its quarter was locked.
    """

    __tablename__ = "attendance_day"
    id: Mapped[Key]
    staff_id: Mapped[int] = ref("staff.id")
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    management_class: Mapped[str] = closed(ManagementClass)
    day: Mapped[Day]
    status: Mapped[str] = closed(AttendanceStatus)
    note: Mapped[Words | None]
    correction: Mapped[Words | None]
    recorded_at: Mapped[Instant]
    recorded_by_id: Mapped[int | None] = ref("staff.id")
    __table_args__ = (
        UniqueConstraint("staff_id", "day"),
        Index(None, "agency_id", "day", "id"),
        Index(None, "township_id", "day", "id"),
        Index(None, "department_id", "day"),
        Index(None, "recorded_by_id"),
    )


class Task(Versioned, Base):
    """A task (交办) of a township to an agency that it hosts."""

    __tablename__ = "task"
    id: Mapped[Key]
    number: Mapped[Name] = mapped_column(unique=True)
    title: Mapped[Name]
    content: Mapped[Words]
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    status: Mapped[str] = closed(TaskStatus)
    assigned_at: Mapped[Instant]
    assigned_by_id: Mapped[int | None] = ref("staff.id")
    due_on: Mapped[Day]
    reported_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    supervised: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    __table_args__ = (
        CheckConstraint("(status = 'CLOSED') = (closed_at IS NOT NULL)", name="closed_has_time"),
        CheckConstraint("status = 'ASSIGNED' OR reported_at IS NOT NULL", name="reported_has_time"),
        Index(None, "township_id", "assigned_at", "id"),
        Index(None, "agency_id", "assigned_at", "id"),
        Index(None, "assigned_by_id"),
    )


class TaskStep(Base):
    """One step of a task, in order."""

    __tablename__ = "task_step"
    id: Mapped[Key]
    task_id: Mapped[int] = ref("task.id")
    sequence: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = closed(TaskStepKind)
    at: Mapped[Instant]
    organisation_id: Mapped[int] = ref("organisation.id")
    actor_name: Mapped[Name]
    note: Mapped[Words | None]
    __table_args__ = (UniqueConstraint("task_id", "sequence"),)

"""Tables of leave: types, who decides, and the leaves."""

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, Computed, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import INT4RANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.attendance.rules.leave import DECIDED, STANDING, Decider, HalfDay, LeaveStatus
from backend.kit.tables import Base, Day, Instant, Key, Name, Period, Versioned, Words, closed, ref
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class LeaveType(Base):
    """A type of leave (年休假, 病假, 公出 ...), as data: a medical type asks for a medical reason, an official one is work elsewhere."""

    __tablename__ = "leave_type"
    id: Mapped[Key]
    code: Mapped[Name] = mapped_column(unique=True)
    name: Mapped[Name]
    medical: Mapped[bool] = mapped_column(Boolean)
    official: Mapped[bool] = mapped_column(Boolean)


class LeaveRule(Base):
    """Who decides a leave, by class, position and span (working half-days, NULL: any), dated, with its sentence."""

    __tablename__ = "leave_rule"
    id: Mapped[Key]
    management_class: Mapped[str] = closed(ManagementClass)
    position: Mapped[str] = closed(Position)
    longest: Mapped[int | None] = mapped_column(SmallInteger)
    decider: Mapped[str] = closed(Decider)
    copied: Mapped[bool] = mapped_column(Boolean)
    sentence: Mapped[Words]
    assumed: Mapped[bool] = mapped_column(Boolean)
    period: Mapped[Period]
    __table_args__ = (
        CheckConstraint("longest > 0", name="longest_positive"),
        CheckConstraint("NOT copied OR decider <> 'DEPARTMENT'", name="copy_goes_to_who_does_not_decide"),
    )


_SPAN = """int4range(
    half_number(starts_on, starts_half::text),
    LEAST(half_number(ends_on, ends_half::text) + 1, half_number(returned_on, returned_half::text))
)"""
"""Half-days from the first to the last, or until the return where that came earlier; numbered as `rules.leave.half` does."""

_STANDING = ", ".join(f"'{status}'" for status in STANDING)
_DECIDED = ", ".join(f"'{status}'" for status in DECIDED)


class Leave(Versioned, Base):
    """A leave of a stationed person. `decider_id` is the organisation that decides it, `copied_id` the department that is told."""

    __tablename__ = "leave"
    id: Mapped[Key]
    staff_id: Mapped[int] = ref("staff.id")
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    management_class: Mapped[str] = closed(ManagementClass)
    position: Mapped[str] = closed(Position)
    type_id: Mapped[int] = ref("leave_type.id")
    starts_on: Mapped[Day]
    starts_half: Mapped[str] = closed(HalfDay, "starts_half")
    ends_on: Mapped[Day]
    ends_half: Mapped[str] = closed(HalfDay, "ends_half")
    half_days: Mapped[int] = mapped_column(SmallInteger)
    cover_id: Mapped[int] = ref("staff.id")
    reason: Mapped[Words]
    medical_reason: Mapped[Words | None]
    status: Mapped[str] = closed(LeaveStatus)
    requested_at: Mapped[Instant]
    rule_id: Mapped[int] = ref("leave_rule.id")
    decider_id: Mapped[int] = ref("organisation.id")
    copied_id: Mapped[int | None] = ref("department.id")
    decided_at: Mapped[Instant | None]
    decided_by_id: Mapped[int | None] = ref("staff.id")
    decision_note: Mapped[Words | None]
    cancelled_at: Mapped[Instant | None]
    cancelled_by_id: Mapped[int | None] = ref("staff.id")
    cancel_reason: Mapped[Words | None]
    returned_on: Mapped[date | None]
    returned_half: Mapped[str | None] = closed(HalfDay, "returned_half")
    returned_at: Mapped[Instant | None]
    span: Mapped[Range[int]] = mapped_column(INT4RANGE, Computed(_SPAN, persisted=True))
    __table_args__ = (
        CheckConstraint("NOT isempty(span)", name="ends_after_start"),
        CheckConstraint("ends_on - starts_on < 366", name="less_than_a_year"),
        CheckConstraint("cover_id <> staff_id", name="cover_is_another"),
        CheckConstraint("half_days > 0", name="takes_working_time"),
        CheckConstraint(f"(status IN ({_DECIDED})) = (decided_at IS NOT NULL)", name="decided_has_time"),
        CheckConstraint("(status = 'CANCELLED') = (cancelled_at IS NOT NULL)", name="cancelled_has_time"),
        CheckConstraint("(status = 'RETURNED') = (returned_on IS NOT NULL)", name="returned_has_day"),
        CheckConstraint("num_nulls(returned_on, returned_half, returned_at) IN (0, 3)", name="return_is_whole"),
        ExcludeConstraint(
            (text("int8range(staff_id, staff_id, '[]')"), "&&"),
            ("span", "&&"),
            using="gist",
            where=text(f"status IN ({_STANDING})"),
            name="one_leave_at_a_time",
        ),
        Index(None, "staff_id", "starts_on", "id"),
        Index(None, "township_id", "starts_on", "id"),
        Index(None, "department_id", "starts_on", "id"),
        Index(None, "agency_id", "starts_on", "id"),
        Index(None, "decider_id", "starts_on", "id"),
        Index(None, "cover_id"),
        Index(None, "decided_by_id"),
        Index(None, "cancelled_by_id"),
    )

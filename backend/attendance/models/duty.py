"""Tables of duty: rosters, shifts, swaps."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from backend.attendance.rules.duty import DutyRole, RosterStatus, SwapStatus
from backend.kit.tables import Base, Day, Instant, Key, Versioned, Words, closed, ref


class DutyRoster(Versioned, Base):
    """The duty roster of one township and month (its first day)."""

    __tablename__ = "duty_roster"
    id: Mapped[Key]
    township_id: Mapped[int] = ref("township.id")
    month: Mapped[Day]
    status: Mapped[str] = closed(RosterStatus)
    published_at: Mapped[Instant | None]
    published_by_id: Mapped[int | None] = ref("staff.id")
    __table_args__ = (
        UniqueConstraint("township_id", "month"),
        UniqueConstraint("id", "township_id"),
        CheckConstraint("extract(day FROM month) = 1", name="month_is_its_first_day"),
        CheckConstraint("(status = 'PUBLISHED') = (published_at IS NOT NULL)", name="published_has_time"),
    )


class DutyShift(Base):
    """One role of one day. Nobody stands twice on one day, in any roster; a swap changes two rows in one statement."""

    __tablename__ = "duty_shift"
    id: Mapped[Key]
    roster_id: Mapped[int] = ref("duty_roster.id")
    township_id: Mapped[int] = ref("township.id")
    day: Mapped[Day]
    role: Mapped[str] = closed(DutyRole)
    staff_id: Mapped[int] = ref("staff.id")
    published_at: Mapped[Instant | None]
    handover: Mapped[Words | None]
    __table_args__ = (
        UniqueConstraint("township_id", "day", "role"),
        ExcludeConstraint(
            (text("int8range(staff_id, staff_id, '[]')"), "&&"),
            (text("daterange(day, day, '[]')"), "&&"),
            using="gist",
            name="one_duty_a_day",
            deferrable=True,
        ),
        Index(None, "roster_id"),
        Index(None, "staff_id", "day"),
        Index(None, "day", "id"),
    )


class DutySwap(Versioned, Base):
    """A swap of two shifts: asked by the holder of one, accepted or declined by the holder of the other."""

    __tablename__ = "duty_swap"
    id: Mapped[Key]
    township_id: Mapped[int] = ref("township.id")
    shift_id: Mapped[int] = ref("duty_shift.id")
    other_shift_id: Mapped[int] = ref("duty_shift.id")
    staff_id: Mapped[int] = ref("staff.id")
    other_staff_id: Mapped[int] = ref("staff.id")
    reason: Mapped[Words]
    status: Mapped[str] = closed(SwapStatus)
    asked_at: Mapped[Instant]
    answered_at: Mapped[Instant | None]
    __table_args__ = (
        CheckConstraint("shift_id <> other_shift_id AND staff_id <> other_staff_id", name="two_sides"),
        CheckConstraint("(status = 'ASKED') = (answered_at IS NULL)", name="answered_has_time"),
        Index("uq_duty_swap_asked", "shift_id", unique=True, postgresql_where="status = 'ASKED'"),
        Index(None, "township_id", "asked_at", "id"),
        Index(None, "staff_id"),
        Index(None, "other_staff_id"),
    )

"""Tables of joint work. Rows keep the township of their own date."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.joint.rules import DisputeCategory, MeetingKind, OperationTheme
from backend.kit.tables import Base, Day, Instant, Key, Name, Words, closed, ref


class Mediation(Base):
    """A dispute under joint mediation; success counts among cases concluded in the period."""

    __tablename__ = "mediation"
    id: Mapped[Key]
    number: Mapped[Name] = mapped_column(unique=True)
    title: Mapped[Name]
    category: Mapped[str] = closed(DisputeCategory)
    township_id: Mapped[int] = ref("township.id")
    village_id: Mapped[int | None] = ref("village.id")
    event_id: Mapped[int | None] = ref("event.id")
    accepted_at: Mapped[Instant]
    deadline_on: Mapped[Day]
    concluded_at: Mapped[Instant | None]
    succeeded: Mapped[bool | None] = mapped_column(Boolean)
    agreement_number: Mapped[Name | None]
    people_involved: Mapped[int] = mapped_column(Integer)
    amount: Mapped[int | None] = mapped_column(BigInteger)
    parties: Mapped[Words]
    result: Mapped[Words | None]
    mediator_id: Mapped[int | None] = ref("staff.id")
    __table_args__ = (
        CheckConstraint("(concluded_at IS NULL) = (succeeded IS NULL)", name="concluded_has_outcome"),
        CheckConstraint("concluded_at >= accepted_at", name="concludes_after_acceptance"),
        Index(None, "township_id", "accepted_at", "id"),
        Index(None, "concluded_at", "id"),
        Index(None, "mediator_id"),
    )


class MediationBody(Base):
    """A body that takes part in a mediation (派出所, 交警中队, 法庭, 检察室, 司法所, 人武部, 新居民事务所)."""

    __tablename__ = "mediation_body"
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediation.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    __table_args__ = (Index(None, "organisation_id"),)


class JointOperation(Base):
    """A joint enforcement operation."""

    __tablename__ = "joint_operation"
    id: Mapped[Key]
    number: Mapped[Name] = mapped_column(unique=True)
    title: Mapped[Name]
    theme: Mapped[str] = closed(OperationTheme)
    township_id: Mapped[int] = ref("township.id")
    area: Mapped[Words]
    held_on: Mapped[Day]
    lead_id: Mapped[int | None] = ref("staff.id")
    targets_checked: Mapped[int] = mapped_column(Integer)
    problems_found: Mapped[int] = mapped_column(Integer)
    findings: Mapped[Words]
    measures: Mapped[Words]
    follow_up_closed_on: Mapped[date | None]
    __table_args__ = (
        CheckConstraint("targets_checked >= 0 AND problems_found >= 0", name="counts_not_negative"),
        Index(None, "township_id", "held_on", "id"),
        Index(None, "held_on", "id"),
    )


class JointOperationBody(Base):
    __tablename__ = "joint_operation_body"
    operation_id: Mapped[int] = mapped_column(ForeignKey("joint_operation.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    __table_args__ = (Index(None, "organisation_id"),)


class Meeting(Base):
    """A weekly meeting (每周会商) of a township, one per kind and week."""

    __tablename__ = "meeting"
    id: Mapped[Key]
    kind: Mapped[str] = closed(MeetingKind)
    township_id: Mapped[int] = ref("township.id")
    week_on: Mapped[Day]
    held_at: Mapped[Instant]
    chair_id: Mapped[int | None] = ref("staff.id")
    cases_discussed: Mapped[int] = mapped_column(Integer)
    minutes: Mapped[Words]
    __table_args__ = (
        UniqueConstraint("kind", "township_id", "week_on"),
        CheckConstraint("extract(isodow FROM week_on) = 1", name="week_starts_monday"),
        Index(None, "township_id", "held_at", "id"),
    )


class MeetingAttendance(Base):
    __tablename__ = "meeting_attendance"
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    attended: Mapped[bool] = mapped_column(Boolean)
    __table_args__ = (Index(None, "organisation_id"),)

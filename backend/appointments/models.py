"""Tables of personnel acts: the kinds with what each demands, the acts, and the ledger of receipts that nobody can rewrite."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from backend.appointments.rules import AppointmentState, Effect, Procedure, ReceiptKind
from backend.kit.tables import NOW, Base, Day, Instant, Key, Name, Versioned, Words, closed, ref
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class AppointmentKind(Base):
    """A kind of personnel act and what it demands; the regulation says "奖惩等", so a district may add kinds of its own.

    `reply_days`, `copy_days`: working days for the answer to the letter and for the copy. `urgent`: may be ordered first and
    copied afterwards.
    """

    __tablename__ = "appointment_kind"
    id: Mapped[Key]
    code: Mapped[Name] = mapped_column(unique=True)
    name: Mapped[Name]
    procedure: Mapped[str] = closed(Procedure)
    effect: Mapped[str] = closed(Effect)
    position: Mapped[str | None] = closed(Position)
    urgent: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    reply_days: Mapped[int | None] = mapped_column(SmallInteger)
    copy_days: Mapped[int] = mapped_column(SmallInteger)
    basis: Mapped[Words]
    __table_args__ = (
        UniqueConstraint("id", "procedure"),
        CheckConstraint("(procedure = 'CONSENT') = (reply_days IS NOT NULL)", name="consent_has_reply_days"),
        CheckConstraint("reply_days BETWEEN 1 AND 60 AND copy_days BETWEEN 1 AND 60", name="days_range"),
        CheckConstraint("(effect = 'SEAT') = (position IS NOT NULL)", name="seat_has_position"),
        CheckConstraint("NOT urgent OR procedure = 'CONSULTATION'", name="only_consultation_is_urgent"),
    )


class Appointment(Versioned, Base):
    """One act about one person, from the draft to the acknowledged copy; it keeps the owners of its own date.

    `agency_id` and its owners: the agency whose host is asked (`rules.concerned`). `disclosed`: the matter has reached that host.
    `releasing_township_id`: another host, which loses its chief or deputy by it and is asked as well; its answer is the release.
    The name stays readable on the paper when the person has left the viewer's remit. `counterpart_id`: who goes the other way at
    the same moment, from the seat that is filled into the one that is left (the view `appointment_person` has a row for each).
    """

    __tablename__ = "appointment"
    id: Mapped[Key]
    kind_id: Mapped[int]
    procedure: Mapped[str] = closed(Procedure)
    state: Mapped[str] = closed(AppointmentState)
    state_on: Mapped[Day]
    disclosed: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    staff_id: Mapped[int] = ref("staff.id")
    staff_name: Mapped[Name]
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    management_class: Mapped[str] = closed(ManagementClass)
    from_agency_id: Mapped[int] = ref("agency.id")
    to_agency_id: Mapped[int] = ref("agency.id")
    counterpart_id: Mapped[int | None] = ref("staff.id")
    counterpart_name: Mapped[Name | None]
    counterpart_from_title: Mapped[Name | None]
    counterpart_to_title: Mapped[Name | None]
    counterpart_township_id: Mapped[int | None] = ref("township.id")
    releasing_township_id: Mapped[int | None] = ref("township.id")
    from_position: Mapped[str] = closed(Position)
    to_position: Mapped[str] = closed(Position, "to_position")
    from_title: Mapped[Name]
    to_title: Mapped[Name]
    to_rank: Mapped[Name | None]
    matter: Mapped[Words]
    reason: Mapped[Words]
    drafted_on: Mapped[Day]
    effective_on: Mapped[Day]
    letter_number: Mapped[Name | None]
    asked_on: Mapped[date | None]
    reply_due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer_number: Mapped[Name | None]
    answered_by: Mapped[Name | None]
    objection: Mapped[Words | None]
    released_on: Mapped[date | None]
    release_number: Mapped[Name | None]
    released_by: Mapped[Name | None]
    release_objection: Mapped[Words | None]
    consulted_on: Mapped[date | None]
    consulted_with: Mapped[Name | None]
    consultation: Mapped[Words | None]
    order_number: Mapped[Name | None]
    ordered_on: Mapped[date | None]
    ordered_by_id: Mapped[int | None] = ref("organisation.id")
    override_document: Mapped[Name | None]
    override_reason: Mapped[Words | None]
    urgent_reason: Mapped[Words | None]
    copy_due_on: Mapped[date | None]
    copied_on: Mapped[date | None]
    acknowledged_on: Mapped[date | None]
    acknowledged_by: Mapped[Name | None]
    withdrawn_on: Mapped[date | None]
    withdrawal: Mapped[Words | None]
    applied_at: Mapped[Instant | None]
    __table_args__ = (
        ForeignKeyConstraint(["kind_id", "procedure"], ["appointment_kind.id", "appointment_kind.procedure"]),
        CheckConstraint(
            "num_nulls(counterpart_id, counterpart_name, counterpart_from_title, counterpart_to_title) IN (0, 4)",
            name="counterpart_is_whole",
        ),
        CheckConstraint(
            "counterpart_id IS NULL OR (counterpart_id <> staff_id AND from_agency_id <> to_agency_id"
            " AND from_position = to_position AND procedure = 'CONSENT')",
            name="counterparts_change_places",
        ),
        CheckConstraint("(asked_on IS NULL) = (letter_number IS NULL AND reply_due_on IS NULL)", name="letter_is_whole"),
        CheckConstraint("num_nulls(answered_on, answer_number, answered_by) IN (0, 3)", name="answer_is_whole"),
        CheckConstraint("answered_on IS NULL OR answered_on >= asked_on", name="answer_after_letter"),
        CheckConstraint("releasing_township_id IS NULL OR procedure = 'CONSENT'", name="release_is_consent"),
        CheckConstraint("num_nulls(released_on, release_number, released_by) IN (0, 3)", name="release_is_whole"),
        CheckConstraint(
            "released_on IS NULL OR (releasing_township_id IS NOT NULL AND released_on >= asked_on)", name="release_is_asked"
        ),
        CheckConstraint("num_nulls(consulted_on, consulted_with, consultation) IN (0, 3)", name="consultation_is_whole"),
        CheckConstraint("num_nulls(order_number, ordered_on, ordered_by_id, copy_due_on) IN (0, 4)", name="order_is_whole"),
        CheckConstraint("(ordered_on IS NOT NULL) = (state IN ('ORDERED', 'COPIED', 'ACKNOWLEDGED'))", name="ordered_has_day"),
        CheckConstraint(
            "ordered_on IS NULL OR procedure <> 'CONSENT' OR override_document IS NOT NULL"
            " OR (answered_on IS NOT NULL AND objection IS NULL)",
            name="order_needs_consent",
        ),
        CheckConstraint(
            "ordered_on IS NULL OR releasing_township_id IS NULL OR override_document IS NOT NULL"
            " OR (released_on IS NOT NULL AND release_objection IS NULL)",
            name="order_needs_release",
        ),
        CheckConstraint(
            "ordered_on IS NULL OR procedure <> 'CONSULTATION' OR urgent_reason IS NOT NULL OR coalesce(consulted_on < ordered_on, false)",
            name="order_needs_consultation",
        ),
        CheckConstraint("(override_document IS NULL) = (override_reason IS NULL)", name="override_has_reason"),
        CheckConstraint("copied_on IS NULL OR copied_on >= ordered_on", name="copy_after_order"),
        CheckConstraint("acknowledged_on IS NULL OR acknowledged_on >= copied_on", name="acknowledged_after_copy"),
        CheckConstraint("(state = 'WITHDRAWN') = (withdrawn_on IS NOT NULL)", name="withdrawn_has_day"),
        CheckConstraint("applied_at IS NULL OR ordered_on IS NOT NULL", name="only_orders_apply"),
        Index(None, "staff_id"),
        Index(None, "township_id", "state_on", "id"),
        Index(None, "department_id", "state_on", "id"),
        Index(None, "agency_id"),
        Index(None, "counterpart_id"),
        Index(None, "counterpart_township_id"),
        Index(None, "releasing_township_id"),
        Index(
            "uq_appointment_under_way",
            *("staff_id", "kind_id"),
            unique=True,
            postgresql_where="state IN ('DRAFT', 'LETTER_SENT', 'CONSENTED', 'OBJECTED', 'CONSULTED')",
        ),
        Index("ix_appointment_due", "effective_on", postgresql_where="ordered_on IS NOT NULL AND applied_at IS NULL"),
    )


class Receipt(Base):
    """One line of a township's ledger: who told whom what, and when. The database numbers and chains the lines by itself.

    `hash` covers the line and `previous_hash`, the hash of the line before in the same township; lines are never changed.
    """

    __tablename__ = "receipt"
    id: Mapped[Key]
    township_id: Mapped[int] = ref("township.id")
    sequence: Mapped[int]
    appointment_id: Mapped[int] = ref("appointment.id")
    kind: Mapped[str] = closed(ReceiptKind)
    number: Mapped[Name | None]
    day: Mapped[Day]
    organisation_id: Mapped[int] = ref("organisation.id")
    signed_by: Mapped[Name]
    post_id: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[Words | None]
    recorded_at: Mapped[Instant] = mapped_column(TIMESTAMP(timezone=True, precision=0), server_default=NOW)
    previous_hash: Mapped[Name]
    hash: Mapped[Name]
    __table_args__ = (
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        UniqueConstraint("township_id", "sequence"),
        CheckConstraint("hash ~ '^[0-9a-f]{64}$'", name="hash_form"),
        Index(None, "appointment_id", "sequence"),
        Index("uq_receipt_answer", "number", unique=True, postgresql_where="kind IN ('CONSENTED', 'OBJECTED')"),
    )

"""How personnel acts and their ledger read their tables; who is waited for, and since when, is computed here."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, Text, and_, case, false, func, null, or_, select

from backend.access.relations import Published, both, here, myself, relations
from backend.appointments import models
from backend.appointments.rules import STEPS, WAITING, AppointmentState, WaitingFor
from backend.graph.entity import Edge, Entity, Expression, Group, Machine, Row, Viewer, Within
from backend.graph.scope import Scope, district_day
from backend.graph.sql import text_literal
from backend.organisations.rules import ManagementClass
from backend.records.schema import papers_of


def waiting_for(row: Row, _: Scope) -> ColumnElement[Any]:
    whens = [(row.state == text_literal(state), text_literal(body)) for state, body in WAITING.items()]
    return case(*whens, else_=null())


def _days(row: Row, _: Scope) -> ColumnElement[Any]:
    waits = row.state.in_([text_literal(state) for state in WAITING])
    return case((waits, district_day() - row.state_on))


def _for_me(row: Row, scope: Scope) -> ColumnElement[bool]:
    """A township that has answered waits with the others: for the one that has not."""
    body, here_ = waiting_for(row, scope), scope.viewer.organisation_id
    asked = row.state == text_literal(AppointmentState.LETTER_SENT)
    township = or_(
        and_(row.township_id == here_, or_(~asked, row.answered_on.is_(None))),
        and_(row.releasing_township_id == here_, asked, row.released_on.is_(None)),
    )
    return func.coalesce(
        or_(
            and_(body == text_literal(WaitingFor.TOWNSHIP), township),
            and_(body == text_literal(WaitingFor.DEPARTMENT), row.department_id == here_),
        ),
        false(),
    )


def _silent(row: Row, _: Scope) -> ColumnElement[bool]:
    """The letter's time is over and nobody has answered; nothing follows from it but supervision."""
    asked = row.state == text_literal(AppointmentState.LETTER_SENT)
    return func.coalesce(and_(asked, row.reply_due_on < district_day()), false())


def _copy_late(row: Row, _: Scope) -> ColumnElement[bool]:
    return func.coalesce(func.coalesce(row.copied_on, district_day()) > row.copy_due_on, false())


def _said(column: str) -> Expression:
    """Whether a column says anything, for those who may not read what."""
    return Expression(type=Boolean(), sql=lambda row, _: getattr(row, column).is_not(None), nullable=False)


def _intact(row: Row, _: Scope) -> ColumnElement[bool]:
    """The line is as it was written, and follows the line before; as `broken_receipts()` has it, for one line."""
    former = models.Receipt.__table__.alias()
    before = and_(former.c.township_id == row.township_id, former.c.sequence == row.sequence - 1)
    previous = func.coalesce(select(former.c.hash).where(before).scalar_subquery(), text_literal("0" * 64))
    return and_(row.hash == func.receipt_digest(row.id.table.table_valued()), row.previous_hash == previous)


def _about_me(viewer: Viewer, row: Row) -> ColumnElement[bool]:
    """The viewer is the person of the act, or the one who goes the other way."""
    return or_(myself()(viewer, row), myself("counterpart_id")(viewer, row))


_BASIC = Group(
    fields=(
        *("kind", "procedure", "state", "state_on", "waiting_for", "waiting_days", "waiting_for_me", "silent", "copy_late"),
        *("overridden", "expedited", "management_class", "from_position", "to_position", "from_title", "to_title"),
        *("effective_on", "version", "staff_name"),
        *("counterpart_name", "counterpart_from_title", "counterpart_to_title"),
        *("staff", "counterpart", "agency", "township", "department", "from_agency", "to_agency"),
        *("counterpart_township", "releasing_township"),
    )
)
_CONSENT = Group(
    fields=(
        *("letter_number", "asked_on", "reply_due_on", "reply_provisional", "answered_on", "answer_number", "answered_by"),
        *("objection", "released_on", "release_number", "released_by", "release_objection"),
        *("consulted_on", "consulted_with", "consultation"),
    )
)
_ORDER = Group(
    fields=(*("order_number", "ordered_on", "ordered_by", "override_document", "override_reason", "urgent_reason", "applied_at"),)
)

ENTITIES = (
    Entity(
        name="AppointmentKind",
        table=models.AppointmentKind.__table__,
        groups={
            "basic": Group(
                fields=("code", "name", "procedure", "effect", "position", "urgent", "reply_days", "copy_days", "basis")
            )
        },
        relations=relations(),
    ),
    Entity(
        name="Appointment",
        table=models.Appointment.__table__,
        groups={
            "basic": _BASIC,
            "proposal": Group(fields=("matter", "reason", "to_rank", "drafted_on", "withdrawn_on", "withdrawal")),
            "consent": _CONSENT,
            "order": _ORDER,
            "copy": Group(fields=("copy_due_on", "copied_on", "acknowledged_on", "acknowledged_by")),
            "receipts": Group(fields=("receipts",)),
            "papers": Group(fields=("attachments",)),
        },
        expressions={
            "waiting_for": Expression(type=Text(), sql=waiting_for),
            "waiting_days": Expression(type=Integer(), sql=_days),
            "waiting_for_me": Expression(type=Boolean(), sql=_for_me, nullable=False),
            "silent": Expression(type=Boolean(), sql=_silent, nullable=False),
            "copy_late": Expression(type=Boolean(), sql=_copy_late, nullable=False),
            "overridden": _said("override_document"),
            "expedited": _said("urgent_reason"),
            "reply_provisional": Expression(
                type=Boolean(), sql=lambda row, _: ~func.days_announced(row.asked_on, row.reply_due_on)
            ),
        },
        edges={
            "kind": Edge(target="AppointmentKind", local="kind_id"),
            "staff": Edge(target="Staff", local="staff_id"),
            "counterpart": Edge(target="Staff", local="counterpart_id"),
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
            "department": Edge(target="Department", local="department_id"),
            "from_agency": Edge(target="Agency", local="from_agency_id"),
            "to_agency": Edge(target="Agency", local="to_agency_id"),
            "counterpart_township": Edge(target="Township", local="counterpart_township_id"),
            "releasing_township": Edge(target="Township", local="releasing_township_id"),
            "ordered_by": Edge(target="Organisation", local="ordered_by_id"),
            "attachments": papers_of("Appointment"),
            "receipts": Edge(target="Receipt", remote="appointment_id", inside=True, order=(("sequence", False),)),
        },
        relations=relations(
            *("parent", "own", "published", "self_published", "own_published"),
            host=both(here("township_id"), lambda _, row: row.disclosed),
            counterpart=both(here("counterpart_township_id"), Published("ordered_on")),
            releasing=both(here("releasing_township_id"), lambda _, row: row.disclosed),
            published=Published("ordered_on"),
            self=_about_me,
        ),
        class_column="management_class",
        classes=tuple(ManagementClass),
        machine=Machine(steps=STEPS, state="state"),
        order=(("waiting_days", True), ("state_on", True)),
    ),
    Entity(
        name="Receipt",
        table=models.Receipt.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("sequence", "kind", "number", "day", "signed_by", "note", "recorded_at", "previous_hash", "hash", "intact"),
                    *("organisation", "township", "appointment"),
                )
            )
        },
        expressions={"intact": Expression(type=Boolean(), sql=_intact, nullable=False)},
        edges={
            "organisation": Edge(target="Organisation", local="organisation_id"),
            "township": Edge(target="Township", local="township_id"),
            "appointment": Edge(target="Appointment", local="appointment_id"),
        },
        within=Within(parent="Appointment", local="appointment_id", group="receipts"),
        order=(("township_id", False), ("sequence", True)),
    ),
)

"""What the clock does with personnel acts: orders take effect on their day, letters without an answer are supervised, and
deadlines follow the calendar.

All are idempotent and pass over rows that another worker is at.
"""

from collections.abc import Sequence

import structlog
from sqlalchemy import ARRAY, BigInteger, TextClause, bindparam, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Deed
from backend.access.acts.audit import record_by_clock
from backend.appointments.rules import Effect

_log = structlog.get_logger("daodi.appointments")

DEEDS = (
    Deed.of_clock("appointment.take_effect", "Appointment", "order", "到日生效", ("host", "releasing", "parent", "self")),
    Deed.of_clock("appointment.take_effect", "Staff", "establishment", "到日生效"),
    Deed.of_clock("appointment.expire", "Appointment", "consent", "答复期满未复", ("host", "releasing", "parent")),
    Deed.of_clock("appointment.recount", "Appointment", "basic", "期限重算"),
)
"""What the clock does, as the log of the records names it."""

_DUE: TextClause = text("""
    SELECT a.id, k.effect FROM appointment a JOIN appointment_kind k ON k.id = a.kind_id
    WHERE a.ordered_on IS NOT NULL AND a.applied_at IS NULL AND (CAST(:keys AS bigint[]) IS NULL OR a.id = ANY(:keys))
      AND a.effective_on <= timezone('Asia/Shanghai', district_now())::date
    ORDER BY a.effective_on, a.id FOR UPDATE OF a SKIP LOCKED
""").bindparams(bindparam("keys", type_=ARRAY(BigInteger())))

# Two chiefs who change places cross on the day; nobody else may.
_MAY_CROSS: TextClause = text("SET CONSTRAINTS one_chief_a_day DEFERRED")
_CROSSED: TextClause = text("SET CONSTRAINTS one_chief_a_day IMMEDIATE")

_IMAGES: TextClause = text("""
    SELECT 'Appointment' AS type, a.id, to_jsonb(a)::text AS image FROM appointment a WHERE a.id = ANY(:keys)
    UNION ALL
    SELECT 'Staff', s.id, to_jsonb(s)::text FROM staff s
    WHERE s.id IN (SELECT staff_id FROM appointment_person p WHERE p.appointment_id = ANY(:keys))
""").bindparams(bindparam("keys", type_=ARRAY(BigInteger())))

_END_ASSIGNMENT: TextClause = text("""
    UPDATE assignment SET period = daterange(lower(assignment.period), a.effective_on)
    FROM appointment_person a
    WHERE a.appointment_id = :key AND assignment.staff_id = a.staff_id AND assignment.period @> a.effective_on
""")

# The new assignment has the host and the class of its own days, as the agency's history has them.
_BEGIN_ASSIGNMENT: TextClause = text("""
    INSERT INTO assignment
      (staff_id, agency_id, township_id, department_id, management_class, position, title, period, document)
    SELECT a.staff_id, c.agency_id, c.township_id, c.department_id, c.management_class, a.to_position, a.to_title,
           c.period * daterange(a.effective_on, NULL), a.order_number
    FROM appointment_person a
    JOIN agency_class c ON c.agency_id = a.to_agency_id AND c.period && daterange(a.effective_on, NULL)
    WHERE a.appointment_id = :key
""")

_SEAT_PERSON: TextClause = text("""
    UPDATE staff SET agency_id = g.id, township_id = g.township_id, department_id = g.department_id, organisation_id = g.id,
                     management_class = g.management_class, position = a.to_position, title = a.to_title,
                     version = staff.version + 1
    FROM appointment_person a JOIN agency g ON g.id = a.to_agency_id
    WHERE a.appointment_id = :key AND staff.id = a.staff_id
""")

# An agency shows the name of its chief, and nobody's while the seat is empty.
_NAME_HEADS: TextClause = text("""
    UPDATE agency SET head_name = (SELECT name FROM staff WHERE agency_id = agency.id AND position = 'CHIEF' ORDER BY id LIMIT 1)
    FROM appointment a
    WHERE a.id = :key AND agency.id IN (a.from_agency_id, a.to_agency_id) AND 'CHIEF' IN (a.from_position, a.to_position)
""")

_RANK_PERSON: TextClause = text("""
    UPDATE staff SET rank = a.to_rank, establishment_version = establishment_version + 1
    FROM appointment a WHERE a.id = :key AND staff.id = a.staff_id
""")

_APPLIED: TextClause = text("UPDATE appointment SET applied_at = date_trunc('second', district_now()) WHERE id = :key")

_MOVE = (_END_ASSIGNMENT, _BEGIN_ASSIGNMENT, _SEAT_PERSON, _NAME_HEADS, _APPLIED)
_STATEMENTS = {
    **dict.fromkeys((Effect.SEAT, Effect.RELIEF, Effect.EXCHANGE, Effect.PLACE), _MOVE),
    Effect.RANK: (_RANK_PERSON, _APPLIED),
    Effect.NONE: (_APPLIED,),
}

# One line in the ledger of each township that has not answered.
_EXPIRE: TextClause = text("""
    WITH silent AS (
        SELECT a.* FROM appointment a
        WHERE a.state = 'LETTER_SENT' AND a.reply_due_on < timezone('Asia/Shanghai', district_now())::date
          AND NOT EXISTS (SELECT FROM receipt r WHERE r.appointment_id = a.id AND r.kind = 'EXPIRED' AND r.day > a.reply_due_on)
        ORDER BY a.reply_due_on, a.id FOR UPDATE SKIP LOCKED)
    INSERT INTO receipt (township_id, appointment_id, kind, day, organisation_id, signed_by, note, recorded_at)
    SELECT asked.township_id, a.id, 'EXPIRED', timezone('Asia/Shanghai', district_now())::date, a.department_id,
           '系统(到期自动记入)', '答复期满未复，转督办；不视为同意', date_trunc('second', district_now())
    FROM silent a CROSS JOIN LATERAL (
        VALUES (a.township_id, a.answered_on), (a.releasing_township_id, a.released_on)) asked (township_id, answered_on)
    WHERE asked.township_id IS NOT NULL AND asked.answered_on IS NULL
    RETURNING appointment_id
""")

# A notice that is loaded later, or another limit of the kind, moves the deadlines that are still running.
_RECOUNT: TextClause = text("""
    UPDATE appointment SET reply_due_on = due.reply_due_on, copy_due_on = due.copy_due_on
    FROM (SELECT a.id, to_jsonb(a)::text AS before,
                 CASE WHEN a.state = 'LETTER_SENT' THEN add_working_days(a.asked_on, k.reply_days) ELSE a.reply_due_on END
                   AS reply_due_on,
                 CASE WHEN a.state = 'ORDERED' THEN add_working_days(a.ordered_on, k.copy_days) ELSE a.copy_due_on END
                   AS copy_due_on
          FROM appointment a JOIN appointment_kind k ON k.id = a.kind_id
          WHERE a.state IN ('LETTER_SENT', 'ORDERED') FOR UPDATE OF a SKIP LOCKED) due
    WHERE due.id = appointment.id
      AND (due.reply_due_on, due.copy_due_on) IS DISTINCT FROM (appointment.reply_due_on, appointment.copy_due_on)
    RETURNING appointment.id, due.before, to_jsonb(appointment)::text AS after
""")


async def take_effect(db: AsyncConnection, keys: Sequence[int] | None = None) -> list[int]:
    """Lets orders take effect whose day has come (these, or all): assignment, person, the agency's head. Keys of those applied.

    All or none: IntegrityError where an agency would have two chiefs afterwards.
    """
    due = (await db.execute(_DUE, {"keys": keys})).all()
    await db.execute(_MAY_CROSS)
    for each in due:
        for statement in _STATEMENTS[Effect(each.effect)]:
            await db.execute(statement, {"key": each.id})
    await db.execute(_CROSSED)
    return [each.id for each in due]


async def apply_due(db: AsyncConnection) -> list[int]:
    """The clock's part: all orders that are due, with their rows in the log; one that cannot be applied does not stop the others."""
    due = [each.id for each in (await db.execute(_DUE, {"keys": None})).all()]
    if await _together(db, due):
        return due
    return [key for key in due if await _together(db, [key])]


async def _together(db: AsyncConnection, keys: Sequence[int]) -> bool:
    try:
        async with db.begin_nested():
            await _applied(db, keys)
    except IntegrityError:
        _log.warning("orders_wait", appointments=keys)
        return False
    return True


async def _applied(db: AsyncConnection, keys: Sequence[int]) -> None:
    before = {(row.type, row.id): row.image for row in (await db.execute(_IMAGES, {"keys": keys})).all()}
    await take_effect(db, keys)
    for row in (await db.execute(_IMAGES, {"keys": keys})).all():
        await record_by_clock(db, "appointment.take_effect", row.type, row.id, before[row.type, row.id], row.image)


async def recount_deadlines(db: AsyncConnection) -> None:
    """Counts running deadlines anew by the calendar as it is known now."""
    for row in (await db.execute(_RECOUNT)).all():
        await record_by_clock(db, "appointment.recount", "Appointment", row.id, row.before, row.after)


async def supervise_silence(db: AsyncConnection) -> None:
    """Enters once in the ledger that a letter's time is over without an answer; silence is never consent."""
    for key in sorted(set((await db.execute(_EXPIRE)).scalars())):
        await record_by_clock(db, "appointment.expire", "Appointment", key, "{}", "{}")

"""What the clock does with personnel acts: orders take effect on their day, letters without an answer are supervised, and
deadlines follow the calendar.

All are idempotent and pass over rows that another worker is at.
"""

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.appointments.rules import Effect

_DUE: TextClause = text("""
    SELECT a.id, k.effect FROM appointment a JOIN appointment_kind k ON k.id = a.kind_id
    WHERE a.ordered_on IS NOT NULL AND a.applied_at IS NULL AND (CAST(:key AS bigint) IS NULL OR a.id = :key)
      AND a.effective_on <= timezone('Asia/Shanghai', district_now())::date
    ORDER BY a.effective_on, a.id FOR UPDATE OF a SKIP LOCKED
""")

_END_ASSIGNMENT: TextClause = text("""
    UPDATE assignment SET period = daterange(lower(assignment.period), a.effective_on)
    FROM appointment a
    WHERE a.id = :key AND assignment.staff_id = a.staff_id AND assignment.period @> a.effective_on
""")

# The new assignment has the host and the class of its own days, as the agency's history has them.
_BEGIN_ASSIGNMENT: TextClause = text("""
    INSERT INTO assignment
      (staff_id, agency_id, township_id, department_id, management_class, position, title, period, document)
    SELECT a.staff_id, c.agency_id, c.township_id, c.department_id, c.management_class, a.to_position, a.to_title,
           c.period * daterange(a.effective_on, NULL), a.order_number
    FROM appointment a JOIN agency_class c ON c.agency_id = a.to_agency_id AND c.period && daterange(a.effective_on, NULL)
    WHERE a.id = :key
""")

_SEAT_PERSON: TextClause = text("""
    UPDATE staff SET agency_id = g.id, township_id = g.township_id, department_id = g.department_id, organisation_id = g.id,
                     management_class = g.management_class, position = a.to_position, title = a.to_title
    FROM appointment a JOIN agency g ON g.id = a.to_agency_id
    WHERE a.id = :key AND staff.id = a.staff_id
""")

# An agency shows the name of its chief, and nobody's while the seat is empty.
_NAME_HEADS: TextClause = text("""
    UPDATE agency SET head_name = (SELECT name FROM staff WHERE agency_id = agency.id AND position = 'CHIEF' ORDER BY id LIMIT 1)
    FROM appointment a
    WHERE a.id = :key AND agency.id IN (a.from_agency_id, a.to_agency_id) AND 'CHIEF' IN (a.from_position, a.to_position)
""")

_RANK_PERSON: TextClause = text("""
    UPDATE staff SET rank = a.to_rank FROM appointment a WHERE a.id = :key AND staff.id = a.staff_id
""")

_APPLIED: TextClause = text("UPDATE appointment SET applied_at = date_trunc('second', district_now()) WHERE id = :key")

_MOVE = (_END_ASSIGNMENT, _BEGIN_ASSIGNMENT, _SEAT_PERSON, _NAME_HEADS, _APPLIED)
_STATEMENTS = {
    **dict.fromkeys((Effect.SEAT, Effect.RELIEF, Effect.EXCHANGE, Effect.PLACE), _MOVE),
    Effect.RANK: (_RANK_PERSON, _APPLIED),
    Effect.NONE: (_APPLIED,),
}

_EXPIRE: TextClause = text("""
    INSERT INTO receipt (township_id, appointment_id, kind, day, organisation_id, signed_by, note, recorded_at)
    SELECT a.township_id, a.id, 'EXPIRED', timezone('Asia/Shanghai', district_now())::date, a.department_id,
           '系统(到期自动记入)', '答复期满未复，转督办；不视为同意', date_trunc('second', district_now())
    FROM appointment a
    WHERE a.state = 'LETTER_SENT' AND a.reply_due_on < timezone('Asia/Shanghai', district_now())::date
      AND NOT EXISTS (SELECT FROM receipt r WHERE r.appointment_id = a.id AND r.kind = 'EXPIRED' AND r.day > a.reply_due_on)
    ORDER BY a.reply_due_on, a.id FOR UPDATE OF a SKIP LOCKED
""")


# A notice that is loaded later, or another limit of the kind, moves the deadlines that are still running.
_RECOUNT: TextClause = text("""
    UPDATE appointment SET reply_due_on = due.reply_due_on, copy_due_on = due.copy_due_on
    FROM (SELECT a.id, CASE WHEN a.state = 'LETTER_SENT' THEN add_working_days(a.asked_on, k.reply_days) ELSE a.reply_due_on END
                   AS reply_due_on,
                 CASE WHEN a.state = 'ORDERED' THEN add_working_days(a.ordered_on, k.copy_days) ELSE a.copy_due_on END
                   AS copy_due_on
          FROM appointment a JOIN appointment_kind k ON k.id = a.kind_id
          WHERE a.state IN ('LETTER_SENT', 'ORDERED') FOR UPDATE OF a SKIP LOCKED) due
    WHERE due.id = appointment.id
      AND (due.reply_due_on, due.copy_due_on) IS DISTINCT FROM (appointment.reply_due_on, appointment.copy_due_on)
""")


async def apply_due(db: AsyncConnection, key: int | None = None) -> list[int]:
    """Lets orders take effect whose day has come (one, or all): assignment, person, the agency's head. Keys of those applied."""
    due = (await db.execute(_DUE, {"key": key})).all()
    for each in due:
        for statement in _STATEMENTS[Effect(each.effect)]:
            await db.execute(statement, {"key": each.id})
    return [each.id for each in due]


async def recount_deadlines(db: AsyncConnection) -> None:
    """Counts running deadlines anew by the calendar as it is known now."""
    await db.execute(_RECOUNT)


async def supervise_silence(db: AsyncConnection) -> None:
    """Enters once in the ledger that a letter's time is over without an answer; silence is never consent."""
    await db.execute(_EXPIRE)

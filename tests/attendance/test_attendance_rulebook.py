"""Rules of the rule book on M8: each finds what breaks it; what the demo has of it is planted."""

from __future__ import annotations

import pytest

from backend.attendance.schema import RULES
from tests.acts.office import Office

FIND = {rule.code: rule.find for rule in RULES}
BROKEN = {
    "M8.leave-returned": "UPDATE leave SET status = 'APPROVED', returned_on = NULL, returned_half = NULL, returned_at = NULL "
    "WHERE id = (SELECT min(id) FROM leave WHERE status = 'RETURNED')",
    "M8.township-decides": "UPDATE leave SET decider_id = department_id WHERE id = (SELECT max(id) FROM leave WHERE management_class = 'B' "
    "AND position = 'CHIEF')",
    "M8.absence-approved": "UPDATE attendance_day SET status = 'OFFICIAL' WHERE id = (SELECT min(id) FROM attendance_day WHERE status = 'ABSENT')",
    "M8.attendance-locked": "UPDATE attendance_day SET correction = '补登' WHERE id = (SELECT min(id) FROM attendance_day)",
    "M8.duty-complete": "DELETE FROM duty_shift WHERE id = (SELECT min(id) FROM duty_shift)",
    "M8.duty-once": "ALTER TABLE duty_shift DROP CONSTRAINT one_duty_a_day; UPDATE duty_shift s SET staff_id = o.staff_id FROM duty_shift o "
    "WHERE o.id = (SELECT min(id) FROM duty_shift) AND s.id = (SELECT min(id) FROM duty_shift WHERE day = o.day AND id <> o.id)",
    "M8.duty-present": "UPDATE duty_shift s SET staff_id = l.staff_id FROM leave l WHERE l.id = (SELECT max(id) FROM leave WHERE status = "
    "'RETURNED' AND starts_on BETWEEN '2017-07-01' AND '2017-08-30') AND s.id = (SELECT min(id) FROM duty_shift WHERE day = l.starts_on)",
    "M8.duty-bound": "UPDATE duty_shift SET staff_id = (SELECT id FROM staff WHERE management_class = 'B' AND position = 'MEMBER' "
    "ORDER BY id LIMIT 1) WHERE id = (SELECT max(id) FROM duty_shift)",
    "M8.window-covered": "UPDATE service_window SET backup_id = (SELECT l.staff_id FROM leave l JOIN leave o ON o.span && l.span AND "
    "o.staff_id <> l.staff_id AND o.status = 'RETURNED' WHERE l.status = 'RETURNED' ORDER BY l.id, o.id LIMIT 1), primary_id = (SELECT "
    "o.staff_id FROM leave l JOIN leave o ON o.span && l.span AND o.staff_id <> l.staff_id AND o.status = 'RETURNED' WHERE l.status = "
    "'RETURNED' ORDER BY l.id, o.id LIMIT 1) WHERE id = (SELECT max(id) FROM service_window)",
}


def test_every_rule_is_broken_once() -> None:
    assert BROKEN.keys() == FIND.keys()


@pytest.mark.parametrize("code", BROKEN)
async def test_a_rule_finds_what_breaks_it(town: Office, code: str) -> None:
    async with town.pool.acquire() as connection:
        transaction = connection.transaction()
        await transaction.start()
        before = {tuple(row) for row in await connection.fetch(FIND[code])}
        await connection.execute(BROKEN[code])
        after = {tuple(row) for row in await connection.fetch(FIND[code])}
        await transaction.rollback()
    assert len(after - before) >= 1

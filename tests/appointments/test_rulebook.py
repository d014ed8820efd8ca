"""The rules on consent, talks and copies find what is planted in the demo, and nothing else; each finds what breaks it."""

from __future__ import annotations

import asyncpg
import pytest

from backend.appointments.schema import RULES
from backend.graph.rule import Rule
from backend.kit.database import Database
from tests.appointments.bureau import Bureau

HITS = {"M5.consent-before-order": 1, "M5.reply-in-time": 1, "M6.urgent": 1, "M6.copied-in-time": 3}
"""What the demo breaks on purpose (domain.md 5.5), by rule."""

BREAK = {
    "M5.host-of-the-day": "UPDATE agency_class SET township_id = (SELECT min(id) FROM township WHERE id <> agency_class.township_id) WHERE agency_id = (SELECT agency_id FROM appointment WHERE answered_on IS NOT NULL ORDER BY id LIMIT 1)",
    "M5.signed-and-numbered": "UPDATE appointment SET answer_number = 'x' WHERE id = (SELECT min(id) FROM appointment WHERE answered_on IS NOT NULL)",
    "M5.order-behind-the-seat": "UPDATE assignment SET document = 'x' WHERE id = (SELECT min(id) FROM assignment WHERE document IS NOT NULL AND position <> 'MEMBER')",
    "M5.both-townships": "UPDATE appointment SET releasing_township_id = NULL, released_on = NULL, release_number = NULL, released_by = NULL WHERE id = (SELECT min(id) FROM appointment WHERE releasing_township_id IS NOT NULL AND ordered_on IS NOT NULL)",
    "M5.without-consent": "UPDATE appointment SET override_document = 'x', override_reason = 'x' WHERE id = (SELECT min(id) FROM appointment WHERE procedure = 'CONSENT')",
    "M6.acknowledged": "UPDATE appointment SET acknowledged_on = NULL WHERE id = (SELECT min(id) FROM appointment WHERE acknowledged_on IS NOT NULL)",
}
"""A rule that the demo keeps -> how somebody could break it past every act."""


async def hits(pool: asyncpg.Pool, find: str) -> int:
    return int(await pool.fetchval(f"SELECT count(*) FROM ({find}) found (key, words, day)"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
async def test_the_demo_breaks_exactly_what_is_planted(demo: Database, rule: Rule) -> None:
    assert await hits(demo.reads, rule.find) == HITS.get(rule.code, 0)


@pytest.mark.parametrize("code", BREAK)
async def test_a_rule_finds_what_goes_round_the_acts(here: Bureau, code: str) -> None:
    (find,) = [rule.find for rule in RULES if rule.code == code]
    before = await hits(here.pool, find)
    await here.pool.execute(BREAK[code])
    assert await hits(here.pool, find) > before

"""The ledger in the database: it numbers and chains itself, cannot be rewritten, and shows whoever goes round that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.kit.database import Database, connect
from tests.databases import DEMO, Databases


@pytest.fixture
async def ledger(databases: Databases) -> AsyncIterator[asyncpg.Connection]:
    async with databases.copy(DEMO) as url:
        connection = await connect(url)
        try:
            yield connection
        finally:
            await connection.close()


async def test_every_hash_is_that_of_the_line_as_python_computes_it(demo: Database) -> None:
    rows = await demo.reads.fetch(
        "SELECT *, extract(epoch FROM recorded_at)::bigint AS at FROM receipt ORDER BY township_id, sequence"
    )
    former: dict[int, str] = {}
    for row in rows:
        assert row["previous_hash"] == former.get(row["township_id"], "0" * 64)
        said = [row["previous_hash"], row["township_id"], row["sequence"], row["appointment_id"], row["kind"], row["number"]]
        said += [row["day"].isoformat(), row["organisation_id"], row["signed_by"], row["post_id"], row["note"], row["at"]]
        text = json.dumps(said, ensure_ascii=False)
        assert row["hash"] == hashlib.sha256(text.encode()).hexdigest()
        former[row["township_id"]] = row["hash"]
    assert len(rows) > 300
    assert await demo.reads.fetch("SELECT * FROM broken_receipts()") == []


@pytest.mark.parametrize("statement", ["UPDATE receipt SET note = '改' WHERE id = 1", "DELETE FROM receipt WHERE id = 1"])
async def test_a_line_can_be_neither_changed_nor_taken_out(ledger: asyncpg.Connection, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ledger.execute(statement)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE receipt SET signed_by = '他人' WHERE id = (SELECT min(id) FROM receipt WHERE sequence = 3)", 1),
        ("DELETE FROM receipt WHERE id = (SELECT min(id) FROM receipt WHERE sequence = 3)", 1),
        (
            "UPDATE receipt SET note = 'x', hash = encode(sha256('x'), 'hex') WHERE id = (SELECT min(id) FROM receipt WHERE sequence = 3)",
            2,
        ),
    ],
)
async def test_whoever_goes_round_the_triggers_breaks_the_chain(ledger: asyncpg.Connection, statement: str, broken: int) -> None:
    await ledger.execute("ALTER TABLE receipt DISABLE TRIGGER append_only")
    await ledger.execute(statement)
    assert len(await ledger.fetch("SELECT * FROM broken_receipts()")) == broken


async def test_acts_are_dated_in_the_order_of_their_steps_but_for_what_is_planted(demo: Database) -> None:
    wrong = await demo.reads.fetchval(
        """SELECT count(*) FROM appointment WHERE NOT (drafted_on <= coalesce(asked_on, consulted_on, ordered_on, state_on)
             AND coalesce(ordered_on <= effective_on, true) AND coalesce(asked_on <= ordered_on, true)
             AND coalesce(acknowledged_on <= '2017-08-31', true))"""
    )
    assert wrong == 0


async def test_orders_that_took_effect_stand_in_the_assignments(demo: Database) -> None:
    strays = await demo.reads.fetch(
        """SELECT a.id FROM appointment a LEFT JOIN assignment s ON s.staff_id = a.staff_id AND s.agency_id = a.to_agency_id
             AND s.position = a.to_position AND lower(s.period) = a.effective_on AND s.document = a.order_number
           WHERE a.applied_at IS NOT NULL AND a.from_agency_id <> a.to_agency_id AND s.id IS NULL"""
    )
    assert strays == []
    future = await demo.reads.fetchval("SELECT count(*) FROM appointment WHERE ordered_on IS NOT NULL AND applied_at IS NULL")
    assert future == await demo.reads.fetchval(
        "SELECT count(*) FROM appointment WHERE ordered_on IS NOT NULL AND effective_on > '2017-08-31'"
    )

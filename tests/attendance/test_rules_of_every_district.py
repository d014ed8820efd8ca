"""What the migrations write of every district is what the rules of the program say, row by row and in the order of the keys."""

from __future__ import annotations

import asyncpg
import pytest

from backend.assessments.rules import WEIGHTS
from backend.attendance.rules.binding import BINDINGS
from backend.attendance.rules.leave import CHAINS, LEAVE_SORTS
from backend.kit.database import connect
from tests.databases import DEMO, MIGRATED, Databases


async def rows(connection: asyncpg.Connection, table: str, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    found = await connection.fetch(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")
    return [tuple(row) for row in found]


@pytest.mark.parametrize("kind", [MIGRATED, DEMO])
async def test_the_rows_are_the_rules(databases: Databases, kind: str) -> None:
    async with databases.copy(kind) as url:
        connection = await connect(url)
        try:
            assert await rows(connection, "leave_type", LEAVE_SORTS[0]._fields) == [tuple(one) for one in LEAVE_SORTS]
            assert await rows(connection, "leave_rule", CHAINS[0]._fields) == [tuple(one) for one in CHAINS]
            bound = ("subject", "management_class", "side", "sentence", "position", "assumed")
            assert await rows(connection, "binding_rule", bound) == [
                (*one[:4], position, one.assumed) for one in BINDINGS for position in one.positions
            ]
            weighed = await rows(connection, "assessment_weight", ("management_class", "township", "department", "conduct"))
            assert weighed == [(held, *weights) for held, weights in WEIGHTS.items()]
        finally:
            await connection.close()

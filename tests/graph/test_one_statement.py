"""A planned query is one SQL statement; a logged one stands in one transaction with its log. Counted where asyncpg sends them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.kit.database import Database
from tests.asking import Desk

NESTED = """{ personnel(first: 20) { totalCount nodes { name agency { name township { name } department { name } }
  assessments(first: 2) { totalCount nodes { year grade masked { field } } } } pageInfo { hasNextPage } }
  agencies { nodes { name personnel(first: 3) { nodes { name } } } } viewer { role organisation { name } } }"""
GROUPS = "{ personnelGroups(by: [AGENCY, GENDER]) { count key { agency { name } gender } } events(first: 3) { nodes { id } totalCount } }"
PRIVATE = "query Roster { personnel(first: 3) { nodes { mobile } } }"


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture
async def statements(desk: Desk) -> AsyncIterator[list[str]]:
    """What goes over the pool's connections, as it goes."""
    sent: list[str] = []

    def note(record: asyncpg.connection.LoggedQuery) -> None:
        sent.append(record.query)

    size = desk.database.reads.get_max_size()
    connections = [await desk.database.reads.acquire() for _ in range(size)]
    for connection in connections:
        connection.add_query_logger(note)
    for connection in connections:
        await desk.database.reads.release(connection)
    yield sent
    connections = [await desk.database.reads.acquire() for _ in range(size)]
    for connection in connections:
        connection.remove_query_logger(note)
        await desk.database.reads.release(connection)


async def last_log(desk: Desk) -> asyncpg.Record:
    row = await desk.database.reads.fetchrow("SELECT * FROM access_log ORDER BY id DESC LIMIT 1")
    assert row is not None
    return row


@pytest.mark.parametrize("query", [NESTED, GROUPS])
async def test_a_planned_query_is_one_statement(query: str, desk: Desk, statements: list[str]) -> None:
    await desk.ask("market-personnel", query)
    statements.clear()
    await desk.ask("market-personnel", query)
    assert len(statements) == 1
    assert statements[0].lstrip().startswith("WITH")


async def test_a_logged_query_is_the_statement_and_its_log_in_one_transaction(desk: Desk, statements: list[str]) -> None:
    await desk.ask("fenghui-personnel", PRIVATE)
    statements.clear()
    await desk.ask("fenghui-personnel", PRIVATE)
    words = [statement.split()[0].rstrip(";") for statement in statements]
    assert words == ["BEGIN", "WITH", words[2], "COMMIT"]
    assert "INSERT INTO access_log" in statements[2]


async def test_what_touches_nothing_sensitive_is_not_logged(desk: Desk, statements: list[str]) -> None:
    count = "SELECT count(*) FROM access_log"
    before = await desk.database.reads.fetchval(count)
    await desk.ask("fenghui-personnel", "{ personnel(first: 3) { nodes { name } } }")
    assert await desk.database.reads.fetchval(count) == before
    await desk.ask("fenghui-personnel", PRIVATE)
    assert await desk.database.reads.fetchval(count) == before + 1
    row = await last_log(desk)
    assert (row["object_type"], row["field_groups"], row["operation"], len(row["row_keys"])) == (
        "Staff",
        ["contact"],
        "Roster",
        3,
    )


async def test_a_filter_on_a_sensitive_field_is_logged_without_keys(desk: Desk) -> None:
    await desk.ask("fenghui-personnel", '{ personnel(where: {mobile: {startsWith: "139"}}) { totalCount } }')
    row = await last_log(desk)
    assert (row["object_type"], row["field_groups"], list(row["row_keys"])) == ("Staff", ["contact"], [])

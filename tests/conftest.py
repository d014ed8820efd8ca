"""Fixtures for everybody: fresh migrated databases, the demo district, an open `Database`."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from backend.kit import collector
from backend.kit.database import Database
from tests.databases import DEMO, MIGRATED, Databases, suite_server


def pytest_collection_finish() -> None:
    """Tests make plans without end."""
    collector.settle()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that started the workers goes last: it stops the server that a crashed worker may have left running."""
    if not hasattr(config, "workerinput"):
        suite_server().stop()


@pytest.fixture(scope="session")
async def databases() -> AsyncIterator[Databases]:
    """The suite's PostgreSQL server, started by whoever comes first and stopped by whoever goes last."""
    with suite_server() as server:
        await server.ensure_database("postgres")
        databases = Databases(server)
        await databases.sweep()
        yield databases


@pytest.fixture(scope="module")
async def database_url(databases: Databases) -> AsyncIterator[str]:
    """The address of a database of this module's own: migrated, without rows."""
    async with databases.copy(MIGRATED) as url:
        yield url


@pytest.fixture
async def empty_url(databases: Databases) -> AsyncIterator[str]:
    """The address of a database of this test's own, without any table."""
    async with databases.empty() as url:
        yield url


@pytest.fixture(scope="module")
async def database(database_url: str) -> AsyncIterator[Database]:
    """`database_url`, opened."""
    async with await Database.open(database_url) as database:
        yield database


@pytest.fixture(scope="session")
async def demo_url(databases: Databases) -> AsyncIterator[str]:
    """The address of the whole demo district, one copy for all tests of a worker: read it, never change it."""
    async with databases.copy(DEMO) as url:
        yield url


@pytest.fixture(scope="session")
async def demo(demo_url: str) -> AsyncIterator[Database]:
    """`demo_url`, opened: for reading only."""
    async with await Database.open(demo_url) as database:
        yield database

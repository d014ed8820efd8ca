"""A small district with people, and a policy version in force."""

from __future__ import annotations

import pytest

from backend.identity.policy_version import ensure_policy
from backend.kit.database import Database
from tests.identity.door import Door
from tests.identity.people import People


@pytest.fixture(scope="module")
async def people(database: Database) -> People:
    """The district of `people.py`; the policy version in force is empty."""
    await ensure_policy(database.engine, "# nothing is allowed", "0" * 64, {})
    people = People(database.reads)
    await people.settle()
    return people


@pytest.fixture(scope="module")
def door(database: Database, people: People) -> Door:
    return Door(database, people)

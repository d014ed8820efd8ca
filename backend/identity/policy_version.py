"""Versions of the policy in the database: what is in force, with the table of decisions that workers load instead of casbin."""

from __future__ import annotations

from typing import Any

import asyncpg
import orjson
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from backend.access.vocabulary import ROLES
from backend.identity.models import PolicyCurrent, PolicyVersion, Role
from backend.kit.locks import CHANGE_POLICY
from backend.kit.tables import NOW


async def ensure_policy(
    database: AsyncEngine | AsyncConnection, rules: str, sha256: str, decisions: dict[str, Any], *, activate: bool = False
) -> int:
    """Records the policy `rules` when its sha256 is new, and returns the key of the version that is in force afterwards.

    The first version comes into force at once; a later one stays a draft until somebody activates it, unless `activate` says so
    (development, demo). The roles that a policy can name become rows, so that posts can carry them.
    """
    if isinstance(database, AsyncEngine):
        async with database.begin() as transaction:
            return await ensure_policy(transaction, rules, sha256, decisions, activate=activate)
    await database.execute(CHANGE_POLICY)
    await ensure_roles(database)
    known = insert(PolicyVersion).values(sha256=sha256, rules=rules, decisions=decisions)
    same = known.on_conflict_do_update(index_elements=["sha256"], set_={"sha256": known.excluded.sha256})
    version = (await database.scalars(same.returning(PolicyVersion.id))).one()
    await database.execute(_into_force(version, activate))
    return (await database.scalars(select(PolicyCurrent.version_id))).one()


def _into_force(version: int, activate: bool) -> Insert:
    current = insert(PolicyCurrent).values(version_id=version)
    if not activate:
        return current.on_conflict_do_nothing()
    change = {"version_id": version, "activated_at": NOW}
    return current.on_conflict_do_update(index_elements=["only"], set_=change, where=PolicyCurrent.version_id != version)


async def ensure_roles(connection: AsyncConnection) -> None:
    """One row for each role that a post may carry."""
    rows = [{"name": role.name, "label": role.label, "duty": role.duty.value} for role in ROLES.values() if role.duty is not None]
    known = insert(Role)
    await connection.execute(known.on_conflict_do_update(index_elements=["name"], set_={"label": known.excluded.label}), rows)


async def load_version(pool: asyncpg.Pool, version: int) -> tuple[str, dict[str, Any]]:
    """Text and table of decisions of a policy version; LookupError when there is no such version."""
    stored = await pool.fetchrow("SELECT rules, decisions FROM policy_version WHERE id = $1", version)
    if stored is None:
        raise LookupError(version)
    return stored["rules"], orjson.loads(stored["decisions"])

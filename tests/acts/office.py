"""A district in which things are done: a world of a seed in a database of its own, and people who act in it."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import asyncpg
import orjson
from strawberry.utils.str_converters import to_camel_case

from backend.graph.ids import encode_id
from backend.graph.request import GraphQLRequest
from backend.kit.database import Database
from backend.schema import ACTS, ENTITIES
from tests.asking import Desk
from tests.databases import MIGRATED, Databases
from tests.world import Row, World

_numbers = itertools.count(1)

SUMMER = "UPDATE district_clock SET shift_seconds = extract(epoch FROM timestamptz '2017-08-31 09:00+08' - now())"


@dataclass
class Acting:
    """Doing acts as somebody, over GraphQL; what then stands in the database is read past it."""

    desk: Desk

    @property
    def pool(self) -> asyncpg.Pool:
        return self.desk.database.reads

    async def do(
        self,
        username: str,
        mutation: str,
        given: dict[str, Any],
        shown: str = "",
        *,
        key: str | None = None,
        language: Any = "zh",
    ) -> Any:
        """The whole response of one mutation, named with its input as `assessmentScoreTownship: ScoreInput`."""
        name, _, type_name = mutation.partition(": ")
        query = f"mutation Do($input: {type_name}!) {{ {name}(input: $input) {{ errors {{ field code message }} {shown} }} }}"
        return await self.send(username, query, {"input": given}, key=key, language=language)

    async def send(
        self, username: str, query: str, variables: dict[str, Any], *, key: str | None = None, language: Any = "zh"
    ) -> Any:
        """The whole response of any operation."""
        credentials = await self.desk.session(username)
        request = GraphQLRequest(query, None, variables, credentials, f"act-{next(_numbers)}", language)
        answer = await self.desk.service.answer(replace(request, idempotency_key=key))
        return orjson.loads(answer.body)

    async def row(self, table: str, key: int) -> dict[str, Any]:
        """A row as the table has it, as JSON."""
        found = await self.pool.fetchval(f"SELECT to_jsonb(t) FROM {table} t WHERE id = $1", key)
        return dict(orjson.loads(found))

    async def left(self) -> tuple[int, int, int]:
        """How many rows of audit, outbox and idempotency there are."""
        row = await self.pool.fetchrow(
            "SELECT (SELECT count(*) FROM act_log), (SELECT count(*) FROM outbox), (SELECT count(*) FROM idempotency)"
        )
        assert row is not None
        return row[0], row[1], row[2]


_given: set[tuple[str, int]] = set()


@dataclass
class Office(Acting):
    """In a small district that is drawn from a seed."""

    world: World

    def find(self, table: str, suits: Callable[[Row], bool]) -> Row:
        """The first row of the world that suits; a test needs one. Each row is given away once."""
        rows = self.world.tables[table]
        found = next(row for row in rows if suits(row) and (table, row["id"]) not in _given)
        _given.add((table, found["id"]))
        return found


@asynccontextmanager
async def office(databases: Databases, seed: int) -> AsyncIterator[Office]:
    """A world that only its tests change. District time stands in the summer of 2017, when the world's last year is open."""
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await Desk.open(database), World.draw(seed, people=160)
        await world.store(database)
        await database.reads.execute(SUMMER)
        _given.clear()
        yield Office(desk, world)


def global_id(type_name: str, key: int) -> str:
    return encode_id(type_name, key)


def seen(mutation: str) -> str:
    """The column whose value the caller of an act has seen, and says; of a mutation named with its input."""
    name = mutation.partition(":")[0]
    act = next(act for act in ACTS if to_camel_case(act.name.replace(".", "_")) == name)
    return ENTITIES[act.on].version_of(act.group)


def payload(response: Any) -> Any:
    """The payload of the one mutation; it must not have failed."""
    assert "errors" not in response, response["errors"]
    (found,) = response["data"].values()
    return found


def code(response: Any) -> str:
    """The code of the one error of a failed mutation, whose payload is null."""
    (error,) = response["errors"]
    assert set(response["data"].values()) == {None}
    return str(error["extensions"]["code"])

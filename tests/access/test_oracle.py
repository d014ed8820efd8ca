"""Nothing hidden can be found out: two districts that differ only in what a viewer may not see answer byte for byte the same.

For every role the values that casbin denies it are changed, and rows that it may not see are added; selections, filters,
sorts, cursors, groups, counts, ids, refusals and the permission audit must not move.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import orjson
import pytest
from sqlalchemy import insert, text, update

from backend.access.decide import Decider
from backend.identity.policies import own_policy
from backend.kit.database import Database
from backend.schema import vocabulary
from tests.access.hidden import Change, Hidden, drawn, hideable
from tests.access.kept import ELSEWHERE, KEPT
from tests.access.questions import audit_questions, documents
from tests.access.test_compiled_equals_casbin import open_desk
from tests.asking import Desk, answer
from tests.databases import MIGRATED, Databases
from tests.drawing import ORDER
from tests.judge import GOVERNED, TABLE, Judge
from tests.world import TABLES, TOWNS, World

SEED = 3
POLICY = own_policy(vocabulary())
LEANED = {
    "name",
    "code",
    "township_id",
    "department_id",
    "agency_id",
    "village_id",
    "grid_id",
    "staff_id",
    "level",
    "published_at",
}
"""Columns that relations and classes read, and the names of bodies, which order the answer."""

USERNAMES = [f"{role}-0" for role in dict.fromkeys(post["role"] for post in World.draw(SEED).tables["post"])]


@dataclass
class Place:
    """A service over a world, and who judges it."""

    desk: Desk
    world: World
    judge: Judge

    async def answers(self, username: str, asked: Sequence[str]) -> list[bytes]:
        credentials = await self.desk.session(username)
        return [(await answer(self.desk.service, credentials, document)).body for document in asked]

    async def apply(self, changes: Sequence[Change], rows: Sequence[Change]) -> None:
        """Past the triggers: what is never changed, as a receipt, is otherwise in the other world too."""
        async with self.desk.database.engine.begin() as connection:
            await connection.execute(text("SET LOCAL session_replication_role = replica"))
            for name, row in changes:
                table = TABLES[TABLE[name]]
                await connection.execute(update(table).where(table.c.id == row["id"]).values(row))
            for name, row in rows:
                await connection.execute(insert(TABLES[TABLE[name]]).values(row))

    async def compare(
        self, username: str, asked: Sequence[str], changes: Sequence[Change], rows: Sequence[Change]
    ) -> list[bytes]:
        """The answers, which must be the same in the other world."""
        before = await self.answers(username, asked)
        await self.apply(changes, rows)
        after = await self.answers(username, asked)
        await self.world.store(self.desk.database)
        for document, one, other in zip(asked, before, after, strict=True):
            assert one == other, document
            assert b'"code":"INTERNAL"' not in one, document
        return before


@pytest.fixture(scope="module")
async def place(databases: Databases) -> AsyncIterator[Place]:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await open_desk(database, SEED)
        yield Place(desk, world, Judge(world, POLICY))


def keys(world: World, most: int) -> dict[str, list[int]]:
    """Type -> keys of its first rows."""
    return {name: sorted(world.rows(TABLE[name]))[:most] for name in TABLE.keys() - ELSEWHERE.keys()}


def questions(world: World) -> list[str]:
    """About rows that are there, and about those that will be added."""
    known = keys(world, 30)
    new = {name: draw()["id"] for name, draw in drawn(World.draw(SEED)).items()} | {"EventStep": 9301}
    return [*documents({name: [*rows, *([new[name]] if name in new else [])] for name, rows in known.items()})]


@pytest.mark.parametrize("username", USERNAMES)
async def test_what_is_hidden_changes_no_answer(username: str, place: Place) -> None:
    hidden = Hidden(place.judge, place.judge.viewers[username])
    changes, rows = [*hidden.changes()], [*hidden.rows()]
    assert changes, "everything is visible, so nothing is tested"
    await place.compare(username, questions(place.world), changes, rows)


@pytest.mark.parametrize("username", USERNAMES)
async def test_what_is_hidden_changes_nothing_of_who_can_see(username: str, place: Place) -> None:
    viewer = place.judge.viewers[username]
    changes = [*Hidden(place.judge, viewer).changes()]
    if viewer.role == "audit_admin":  # it may ask about rows that it does not see, and so learns what the answer hangs on
        changes = [(name, {column: value for column, value in row.items() if column not in LEANED}) for name, row in changes]
    known = {name: some for name, some in keys(place.world, 2).items() if name in (*GOVERNED, "Account", "Post")}
    answers = await place.compare(username, [*audit_questions(known)], [change for change in changes if len(change[1]) > 1], [])
    told = [found for body in answers for found in (orjson.loads(body).get("data") or {}).values() if found]
    assert told or viewer.role == "member", "everybody may ask about something"


def test_every_column_that_can_be_hidden_is_changed_for_somebody() -> None:
    """From entities and policy alone: a new type, field or role is covered, or is missing here."""
    judge = Judge(World.draw(SEED), POLICY)
    changed = {
        (TABLE[name], column)
        for username in USERNAMES
        for name, row in Hidden(judge, judge.viewers[username]).changes()
        for column in row.keys() - {"id"}
    }
    kept = {(TABLE[name], column) for name, columns in KEPT.items() for column in columns}
    wanted = {(TABLE[name], column) for name, column in hideable(Decider(POLICY).decide(vocabulary())) if name not in ELSEWHERE}
    assert changed == wanted - kept
    assert kept <= wanted, "a column stays as it is although everybody sees it"


def test_types_without_rows_are_named() -> None:
    """A table that no world draws is compared by nobody: it is a debt to be seen, and a debt that is paid is taken off."""
    assert {name for name, table in TABLE.items() if table not in ORDER} == ELSEWHERE.keys()


async def test_a_visible_change_does_change_an_answer(place: Place) -> None:
    """The tests above can fail: what the host township sees, moves."""
    person = next(row for row in place.world.tables["staff"] if row["township_id"] == TOWNS[0])
    with pytest.raises(AssertionError):
        await place.compare(
            "town_leader-0", questions(place.world), [("Staff", {"id": person["id"], "mobile": "19900000000"})], []
        )
    await place.world.store(place.desk.database)

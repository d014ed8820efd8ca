"""Nothing hidden can be found out: two districts that differ only in what a viewer may not see answer byte for byte the same.

For every account the values that casbin denies it are changed, and rows that it may not see are added; selections, filters,
sorts, cursors, groups, counts, ids and refusals must not move.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Enum, delete, insert, update

from backend.graph.ids import encode_id
from backend.identity.policies import own_policy
from backend.kit.database import Database
from backend.schema import ENTITIES, registry, vocabulary
from tests.access.test_compiled_equals_casbin import ROOTS, open_desk
from tests.asking import Desk, answer
from tests.databases import MIGRATED, Databases
from tests.judge import GOVERNED, TABLE, Judge, Viewer, fields
from tests.world import AGENCIES, DEPARTMENTS, TABLES, TOWNS, Row, World

OTHER: dict[type, Any] = {
    str: "另外",
    int: 777,
    Decimal: Decimal("12.34"),
    date: date(1999, 9, 9),
    datetime: datetime(2017, 8, 8, tzinfo=UTC),
}
GENERATED = {"stationed", "bonus_total", "staff_count", "class_document", "closed_on", "overdue", "overdue_overall"}
KEPT = {
    "name_pinyin",
    "code",
    "number",
    "year",
    "subject",
    "level",
    "position",
    "management_class",
    "status",
    "published_at",
    "reported_at",
    "closed_at",
    "due_at",
}
"""Columns that another one leans on; hidden rows differ in all others."""

Change = tuple[str, Row]


def changed(type_name: str, row: Row, names: list[str]) -> Row:
    """New values for some columns of a row: another value where there is one, a value where there is none."""
    table, new = TABLES[TABLE[type_name]], {}
    for name in names:
        if name in GENERATED or name in KEPT or name not in table.c or (type_name == "Agency" and name in ("name", "kind")):
            continue
        if name in ("gender", "category", "grade", "exclusion", "kind"):
            kind = table.c[name].type
            assert isinstance(kind, Enum)
            allowed = [value for value in kind.enums if value != row[name]]
            new[name] = allowed[0]
        elif name == "id_number":
            new[name] = f"{row['id']:017}X"
        elif name in ("department_score", "conduct_score") and row["management_class"] == "A":
            continue
        else:
            new[name] = OTHER[table.c[name].type.python_type]
    return new


def hidden_changes(judge: Judge, viewer: Viewer) -> Iterator[Change]:
    """(table, key and new values) of everything that the viewer may not see."""
    swaps = other_people(judge, viewer)
    for name in GOVERNED:
        entity = ENTITIES[name]
        for row in judge.rows(name):
            groups = judge.masked(viewer, name, row)
            hidden = entity.groups if "basic" in groups else groups
            new = changed(name, row, [field for group in hidden for field in fields(name, group)])
            if name == "Assessment" and row["staff_id"] and "basic" not in groups:
                new |= next(swaps, {}) if _hides_person(judge, viewer, row) else {}
            if new:
                yield TABLE[name], {"id": row["id"], **new}
            if name == "Event" and groups & {"basic", "report"}:
                yield from _other_steps(judge, row["id"])


def _other_steps(judge: Judge, event: int) -> Iterator[Change]:
    """Another course of an event: its steps lead to other levels, by other clocks."""
    for step in judge.world.tables["event_step"]:
        if step["event_id"] == event:
            yield "event_step", {"id": step["id"], "note": "另外", "level": step["level"] % 4 + 1, "due_at": OTHER[datetime]}


def _hides_person(judge: Judge, viewer: Viewer, row: Row) -> bool:
    return "basic" in judge.masked(viewer, "Staff", judge.world.rows("staff")[row["staff_id"]])


def other_people(judge: Judge, viewer: Viewer) -> Iterator[Row]:
    """Hidden persons without any assessment: a visible assessment of a hidden person may be of one of them instead."""
    taken = {row["staff_id"] for row in judge.world.tables["assessment"]}
    for key, person in judge.world.rows("staff").items():
        if key not in taken and "basic" in judge.masked(viewer, "Staff", person):
            yield {"staff_id": key}


def hidden_rows(world: World, judge: Judge, viewer: Viewer) -> Iterator[Change]:
    """New rows that the viewer may not see, drawn until there is one of each kind (some viewers see all)."""
    for _ in range(20):
        person = world.person(9001, world.rows("agency")[world.pick(*AGENCIES)])
        if "basic" in judge.masked(viewer, "Staff", person | {"stationed": True}):
            yield "staff", person
            break
    for _ in range(20):
        mark = world.assessment(9101, 2016, None, world.pick(*AGENCIES)) | {"year": 2015}
        if "basic" in judge.masked(viewer, "Assessment", mark):
            yield "assessment", mark
            break
    for _ in range(20):
        event = world.event(9201)
        if "basic" in judge.masked(viewer, "Event", event):
            yield "event", event
            yield "event_step", {"id": 9301, "sequence": 1, **world.step(event, 1)}
            break


def documents() -> Iterator[str]:
    """Questions about every field, by every channel that GraphQL gives."""
    for name, root in ROOTS.items():
        field = root.partition("(")[0]
        wide = "stationed: null, " if name == "Staff" else ""
        graphql = {
            attribute: registry().field_name(name, attribute) for g in ENTITIES[name].groups for attribute in fields(name, g)
        }
        page = "totalCount edges { cursor node { id masked { field reason } } } pageInfo { hasNextPage endCursor startCursor }"
        values = " ".join(graphql.values())
        private = {a for group in list(ENTITIES[name].groups)[1:] for a in fields(name, group)}
        graphql = {a: g for number, (a, g) in enumerate(graphql.items()) if a in private or number < 2}
        yield f"{{ {field}({wide}first: 200) {{ {page} nodes {{ {values} }} }} }}"
        for direction in ("ASC", "DESC"):
            yield (
                "{"
                + " ".join(
                    f"{a}: {field}({wide}first: 4, orderBy: [{{field: {a.upper()}, direction: {direction}}}]) {{ {page} }}"
                    for a in graphql
                )
                + "}"
            )
        yield (
            "{"
            + " ".join(
                f"{a}: {field}({wide}where: {{{g}: {{isNull: true}}}}) {{ totalCount nodes {{ id }} }}"
                for a, g in graphql.items()
            )
            + "}"
        )
        yield (
            "{"
            + " ".join(f"{a}: {field}Groups({'stationed: null, ' if wide else ''}by: [{a.upper()}]) {{ count }}" for a in graphql)
            + "}"
        )
    yield from (
        '{ personnel(stationed: null, where: {or: [{mobile: {contains: "1"}}, {address: {eq: "另外"}}, {idNumber: {gte: ""}}]}) { totalCount } }'
        .replace(', {idNumber: {gte: ""}}', ', {idNumber: {startsWith: "0"}}'),
        '{ agencies(where: {personnel: {mobile: {eq: "13800000001"}}}) { nodes { id } } a: agencies(where: {personnel: {mobile: {isNull: false}}}) { totalCount } }',
        '{ agencies(where: {assessments: {townshipScore: {gt: "10"}}}) { nodes { id } } personnel(where: {assessments: {bonusTotal: {gte: 0}}}) { nodes { id } } }',
        "{ townships { nodes { id agencies { totalCount nodes { id staffCount personnel { totalCount } events { totalCount } assessments { totalCount } } } } } }",
        '{ events(where: {description: {contains: "另"}}) { totalCount } e: events(where: {steps: {note: {isNull: false}}}) { totalCount nodes { id } } }',
        '{ events { nodes { steps { totalCount nodes { note actorName event { id } } } } } r: events(where: {reporterName: {ne: "x"}}) { totalCount } }',
        "{ events { nodes { levelTimes { level enteredAt leftAt dueAt late } } } l: events(where: {levelTimes: {level: {eq: 3}}}) { totalCount } }",
        "{ eventsGroups(by: [REPORTED_ON, OVERDUE]) { count key { reportedOn overdue } } whatCanSee { type group sight } }",
        "{ townships { nodes { personnel { totalCount nodes { id } } } } departments { nodes { personnel { totalCount } } } }",
        "{ villages { nodes { events { totalCount } grids { nodes { events { totalCount } } } } } agencies { nodes { classRule { id } } } }",
        '{ overview(month: "2017-07-01") { moved { year paid { people township department total } expected { people total rising } } } }',
        "{ assessmentsGroups(by: [STAFF]) { count key { staff { id name } } sum { bonusTotal townshipScore } max { compositeScore } min { bonusTownship } avg { departmentScore } } }",
        "{ assessmentsGroups(by: [AGENCY, YEAR]) { count key { agency { id } year } } personnelGroups(stationed: null, by: [AGENCY]) { count key { agency { id } } } }",
        "{ eventsGroups(by: [AGENCY]) { count key { agency { id } } } g: eventsGroups(by: [VILLAGE]) { count key { village { id } } } }",
        "{ posts { totalCount nodes { id account { id staff { id name mobile } } organisation { id name } } } viewer { account { staff { id mobile } } organisation { id } } }",
        '{ personnel(stationed: null, after: "bad") { nodes { id } } }',
        '{ personnel(stationed: null, first: 5000) { nodes { id } } }',
    )  # fmt: skip
    known = [
        (name, key)
        for name, base in (("Staff", 101), ("Assessment", 1001), ("Event", 2001), ("Agency", 21))
        for key in range(base, base + 20)
    ]
    ids = [
        encode_id(name, key)
        for name, key in [*known, ("Staff", 9001), ("Assessment", 9101), ("Event", 9201), ("EventStep", 9301)]
    ]
    listed = ", ".join(f'"{one}"' for one in ids)
    yield f"{{ nodes(ids: [{listed}]) {{ id __typename ... on Staff {{ name mobile }} ... on Assessment {{ grade }} ... on Event {{ title }} }} }}"


DOCUMENTS = tuple(documents())


@pytest.fixture(scope="module")
async def place(databases: Databases) -> AsyncIterator[tuple[Desk, World]]:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        yield await open_desk(database, seed=7)


async def answers(desk: Desk, username: str) -> list[bytes]:
    credentials = await desk.session(username)
    return [(await answer(desk.service, credentials, document)).body for document in DOCUMENTS]


async def apply(desk: Desk, changes: list[Change], rows: list[Change]) -> None:
    async with desk.database.engine.begin() as connection:
        for table, row in changes:
            await connection.execute(update(TABLES[table]).where(TABLES[table].c.id == row["id"]).values(row))
        for table, row in rows:
            await connection.execute(insert(TABLES[table]).values(row))


async def undo(desk: Desk, world: World, changes: list[Change], rows: list[Change]) -> None:
    async with desk.database.engine.begin() as connection:
        for table, row in reversed(rows):
            await connection.execute(delete(TABLES[table]).where(TABLES[table].c.id == row["id"]))
        for table, row in changes:
            old = world.rows(table)[row["id"]]
            await connection.execute(
                update(TABLES[table]).where(TABLES[table].c.id == row["id"]).values({n: old[n] for n in row})
            )


USERNAMES = [f"{role}-0" for role in dict.fromkeys(post["role"] for post in World.draw(7).tables["post"])]


@pytest.mark.parametrize("username", USERNAMES)
async def test_what_is_hidden_changes_no_answer(username: str, place: tuple[Desk, World]) -> None:
    desk, world = place
    judge = Judge(world, own_policy(vocabulary()))
    viewer = judge.viewers[username]
    changes, rows = list(hidden_changes(judge, viewer)), list(hidden_rows(world, judge, viewer))
    assert changes, "everything is visible, so nothing is tested"
    before = await answers(desk, username)
    await apply(desk, changes, rows)
    after = await answers(desk, username)
    await undo(desk, world, changes, rows)
    for document, one, other in zip(DOCUMENTS, before, after, strict=True):
        assert one == other, document
        assert b'"code":"INTERNAL"' not in one, document
    assert len({*TOWNS, *DEPARTMENTS}) == 5


async def test_a_visible_change_does_change_an_answer(place: tuple[Desk, World]) -> None:
    """The test above can fail: what the host township sees, moves."""
    desk, world = place
    person = next(row for row in world.tables["staff"] if row["township_id"] == TOWNS[0])
    change = [("staff", {"id": person["id"], "mobile": "19900000000"})]
    before = await answers(desk, "town_leader-0")
    await apply(desk, change, [])
    after = await answers(desk, "town_leader-0")
    await undo(desk, world, change, [])
    assert before != after

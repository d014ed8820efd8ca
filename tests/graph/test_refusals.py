"""Bad and costly requests over the whole application: each a typed error in the caller's language, and the service goes on."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest

from backend.kit.database import Database
from tests.asking import Desk, answer
from tests.databases import MIGRATED, Databases
from tests.graph.bombs import bomb, each
from tests.graph.integrator import Integrator
from tests.http.asking import Reply
from tests.world import World

POST = "town_leader-0"
TALK = ("Traceback", "Error(", "asyncpg", "sqlalchemy", 'File "', "SELECT ", "NoneType")
"""What only an exception's text would say."""

STAFF = "query($w: StaffWhere) { personnel(where: $w) { totalCount } }"
AFTER = "query($c: String) { personnel(after: $c, orderBy: [{field: NAME_PINYIN}]) { nodes { id } } }"
MARKS = "query($w: AssessmentWhere) { assessments(where: $w) { totalCount } }"
EVENTS = "query($w: EventWhere) { events(where: $w) { totalCount } }"
NODE = "query($id: ID!) { node(id: $id) { id } }"
CONNECTION = "{ personnel(%s) { totalCount } }"


def cursor(*values: Any) -> str:
    return base64.b64encode(json.dumps(values).encode()).decode()


def inside(levels: int) -> dict[str, Any]:
    where: dict[str, Any] = {"name": {"eq": "a"}}
    for _ in range(levels):
        where = {"not": where}
    return where


INLINE = '"%s"'
BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "unknown field": ("{ personnel { nodes { salary } } }", {}),
    "unknown root": ("{ salaries { id } }", {}),
    "unknown argument": (CONNECTION % "size: 3", {}),
    "wrong literal": (CONNECTION % 'first: "3"', {}),
    "no selection": ("{ personnel }", {}),
    "selection of a scalar": ("{ personnel { totalCount { a } } }", {}),
    "nothing": ("", {}),
    "half": ("{ personnel { nodes {", {}),
    "no operation": ("fragment a on Staff { id }", {}),
    "type definition": ("type A { b: Int }", {}),
    "subscription": ("subscription { events { id } }", {}),
    "mutation": ("mutation { dispatch { id } }", {}),
    "two operations without a name": ("query A { viewer { role } } query B { viewer { role } }", {}),
    "a million": (CONNECTION % "first: 1000000", {}),
    "less than none": (CONNECTION % "first: -1", {}),
    "last of less than none": (CONNECTION % "last: -1", {}),
    "first and last": (CONNECTION % "first: 1, last: 1", {}),
    "after with last": (CONNECTION % 'last: 1, after: "x"', {}),
    "before with first": (CONNECTION % 'first: 1, before: "x"', {}),
    "page of 64 bits": ("query($n: Int) { personnel(first: $n) { totalCount } }", {"n": 2**63 - 1}),
    "page in a variable": ("query($n: Int) { personnel(first: $n) { totalCount } }", {"n": 1_000_000}),
    "cursor that is none": (AFTER, {"c": "bad"}),
    "cursor cut short": (AFTER, {"c": cursor("n 1", 101)[:-3]}),
    "cursor of another order": (AFTER, {"c": cursor("n 1", "n1", 101)}),
    "cursor of other types": (AFTER, {"c": cursor(True, "101")}),
    "cursor of a large key": (AFTER, {"c": cursor("n 1", 2**63)}),
    "cursor that is no list": (AFTER, {"c": base64.b64encode(b'{"a": 1}').decode()}),
    "cursor of brackets": (AFTER, {"c": base64.b64encode(b"[" * 50_000).decode()}),
    "cursor with NUL": (AFTER, {"c": cursor("a\x00", 101)}),
    "cursor of an instant beyond": (
        "query($c: String) { events(after: $c) { nodes { id } } }",
        {"c": cursor("0001-01-01T00:00:00+14:00", 1)},
    ),
    "eq null": (STAFF, {"w": {"name": {"eq": None}}}),
    "eq null inline": (CONNECTION % "where: {name: {eq: null}}", {}),
    "in of 1001": (STAFF, {"w": {"name": {"in": ["x"] * 1001}}}),
    "in of 1001 inline": (CONNECTION % ("where: {name: {in: [" + INLINE % "x" * 1001 + "]}}"), {}),
    "order by 11 fields": (CONNECTION % ("orderBy: [" + "{field: NAME}" * 11 + "]"), {}),
    "NUL": (STAFF, {"w": {"name": {"contains": "a\x00"}}}),
    "NUL in a list": (STAFF, {"w": {"name": {"in": ["a", "\x00"]}}}),
    "NUL inline": (CONNECTION % r'where: {name: {eq: "a\u0000"}}', {}),
    "surrogate inline": (CONNECTION % r'where: {name: {eq: "a\ud800"}}', {}),
    "number beyond 32 bits": (EVENTS, {"w": {"level": {"eq": 2**31}}}),
    "number beyond 64 bits inline": ("{ events(where: {level: {eq: 18446744073709551616}}) { totalCount } }", {}),
    "decimal that no column holds": (MARKS, {"w": {"townshipScore": {"gt": "1e999999999"}}}),
    "decimal with endless digits": (MARKS, {"w": {"townshipScore": {"in": ["1e-999999999"]}}}),
    "instant before time": (EVENTS, {"w": {"reportedAt": {"gt": "0001-01-01T00:00:00+14:00"}}}),
    "instant after time": ('{ events(where: {reportedAt: {gt: "9999-12-31T23:59:59-14:00"}}) { totalCount } }', {}),
    "day that does not exist": ("query($d: Date) { agencies(asOf: $d) { totalCount } }", {"d": "2017-02-30"}),
    "missing variable": (NODE, {}),
    "null for a non-null variable": (NODE, {"id": None}),
    "list for an id": (NODE, {"id": ["a"]}),
    "object for a number": (EVENTS, {"w": {"level": {"eq": {"a": 1}}}}),
    "field that an input lacks": (STAFF, {"w": {"salary": {"eq": 1}}}),
    "enum that is none": (STAFF, {"w": {"managementClass": {"eq": "C"}}}),
    "101 ids": ("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": ["x"] * 101}),
    "a circle of fragments": ("{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }", {}),
    "a fragment in itself": ("{ viewer { ...a } } fragment a on Viewer { ...a }", {}),
}

COSTLY: dict[str, tuple[str, dict[str, Any]]] = {
    "fragments": (bomb(30), {}),
    "depth": ("{ agencies { nodes { " + "township { agencies { nodes { " * 9 + "id" + " } } }" * 9 + " } } }", {}),
    "brackets": ("{ a" + "{ a" * 5_000 + "}" * 5_001, {}),
    "inline fragments within each other": ("{" + "... {" * 5_000 + "id" + "}" * 5_001, {}),
    "10,000 aliases": ("{ " + each(10_000, "a#: __typename") + " }", {}),
    "20,000 fields": ("{ " + "__typename " * 20_000 + "}", {}),
    "60 root fields": ("{ " + each(60, "a#: personnel { totalCount }") + " }", {}),
    "50 overviews": ("{ " + each(50, "a#: overview { departments }") + " }", {}),
    "60 joins": ("{ personnel { nodes { " + each(60, "a#: township { name }") + " } } }", {}),
    "a megabyte of text": (CONNECTION % ("where: {name: {eq: " + INLINE % ("x" * 1_000_000) + "}}"), {}),
    "a megabyte of comment": ("#" + "x" * 1_000_000 + "\n{ viewer { role } }", {}),
    "one field in 900 inline fragments": ("{ viewer { " + "... { role } " * 900 + "} }", {}),
    "one field in 300 fragments": (
        "{ viewer { " + each(300, "...f#") + " } } " + each(300, "fragment f# on Viewer { role }"),
        {},
    ),
    "30 fields in 30 parents": ("{ " + ("viewer { " + "role " * 30 + "} ") * 30 + "}", {}),
    "filters within filters": (CONNECTION % ("where: " + "{not: " * 9 + "{name: {eq: " + INLINE % "a" + "}}" + "}" * 9), {}),
    "filters within filters in a variable": (STAFF, {"w": inside(9)}),
    "a tower of filters": (STAFF, {"w": inside(2_000)}),
    "150 alternatives": (STAFF, {"w": {"or": [{"name": {"eq": "a"}}] * 150}}),
    "20,000 alternatives": (STAFF, {"w": {"or": [{"name": {"eq": "a"}}] * 20_000}}),
    "60 relations": (STAFF, {"w": {"or": [{"agency": {"name": {"eq": "a"}}}] * 60}}),
    "30,000 ids": ("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": ["x"] * 30_000}),
    "objects": ("{ personnel(first: 1000) { nodes { assessments(first: 100) { nodes { id } } } } }", {}),
}


@pytest.fixture(scope="module")
async def systems(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Integrator]:
    async with databases.copy(MIGRATED) as url, Integrator.open(url, tmp_path_factory.mktemp("static")) as systems:
        await World.draw(17).store(systems.database)
        yield systems


def refused(reply: Reply, *codes: str) -> str:
    """The messages of a typed refusal without data; nothing of an exception in it."""
    assert reply.status in (200, 400), reply.status
    assert reply.json["errors"], reply.body
    assert {error["extensions"]["code"] for error in reply.json["errors"]} <= set(codes), reply.body.decode()
    assert reply.json.get("data") is None
    body = reply.body.decode()
    assert [word for word in TALK if word in body] == []
    return " ".join(error["message"] for error in reply.json["errors"])


def chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)


async def still_answers(systems: Integrator) -> None:
    assert await systems.data(POST, "{ viewer { role } }", {}) == {"viewer": {"role": "town_leader"}}


@pytest.mark.parametrize("name", BAD)
async def test_bad_input_is_refused_in_both_languages(name: str, systems: Integrator) -> None:
    query, variables = BAD[name]
    body = orjson.dumps({"query": query, "variables": variables})
    assert chinese(refused(await systems.send(POST, body), "BAD_INPUT"))
    assert not chinese(refused(await systems.send(POST, body, "en"), "BAD_INPUT"))
    await still_answers(systems)


@pytest.mark.parametrize("name", COSTLY)
async def test_what_would_cost_too_much_is_refused(name: str, systems: Integrator) -> None:
    query, variables = COSTLY[name]
    try:
        body = orjson.dumps({"query": query, "variables": variables})
    except TypeError:  # orjson does not write so deep a tower
        body = (
            b'{"query": "query($w: StaffWhere) { viewer { role } }", "variables": {"w": '
            + b'{"not":' * 2_000
            + b"{}"
            + b"}" * 2_001
            + b"}"
        )
    began = time.perf_counter()
    reply = await systems.send(POST, body)
    print(f"{name}: {len(body)} bytes refused in {(time.perf_counter() - began) * 1000:.1f} ms")
    if reply.status == 413:
        assert reply.code in ("BAD_INPUT", "TOO_COSTLY")
    else:
        assert chinese(refused(reply, "BAD_INPUT", "TOO_COSTLY"))
    await still_answers(systems)


async def test_a_mistake_in_the_text_is_named_by_its_place(systems: Integrator) -> None:
    reply = await systems.send(POST, {"query": "{\n  personnel { nodes { salary } }\n}"})
    assert reply.json["errors"][0]["locations"] == [{"line": 2, "column": 23}]


async def test_an_operation_that_is_not_there_is_refused(systems: Integrator) -> None:
    body = {"query": "query A { viewer { role } }", "operationName": "B"}
    assert chinese(refused(await systems.send(POST, body), "BAD_INPUT"))


async def test_the_named_one_of_two_operations_answers_and_surplus_variables_are_ignored(systems: Integrator) -> None:
    query = "query A { viewer { role } } query B { __typename }"
    reply = await systems.send(POST, {"query": query, "operationName": "B", "variables": {"nobody": {"asked": 1}}})
    assert reply.json == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    "text", ["", "zz", "标识", "U3RhZmY6", "U3RhZmY6LTE=", "U3RhZmY6MWU1", "A" * 5_000, 99999999999999999999]
)
async def test_what_is_no_id_finds_nothing(text: str | int, systems: Integrator) -> None:
    body = json.dumps({"query": NODE, "variables": {"id": text}}).encode()
    reply = await systems.send(POST, body)
    if "errors" in reply.json:
        refused(reply, "BAD_INPUT")
    else:
        assert reply.json == {"data": {"node": None}}


async def test_half_a_surrogate_pair_does_not_reach_the_database(systems: Integrator) -> None:
    body = rb'{"query": "query($w: StaffWhere) { personnel(where: $w) { totalCount } }", "variables": {"w": {"name": {"eq": "\ud800"}}}}'
    assert (await systems.send(POST, body)).code == "BAD_INPUT"
    database: Database = systems.database
    desk = await Desk.open(database)
    for where in ({"name": {"eq": "\ud800"}}, {"name": {"in": ["\udfff"]}}):
        found = orjson.loads((await answer(desk.service, await desk.session(POST), STAFF, {"w": where})).body)
        assert [error["extensions"]["code"] for error in found["errors"]] == ["BAD_INPUT"]

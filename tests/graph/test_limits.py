"""Documents that ask too much, or ask badly, are refused before anything is expanded; every refusal has a code."""

from __future__ import annotations

import time
from typing import Any

import pytest
from graphql import parse

from backend.graph import limits
from backend.graph.ids import encode_id
from backend.kit.database import Database
from tests.asking import Desk, answer


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


def bomb(levels: int) -> str:
    """Fragments that spread the next one twice: 2 to the power of `levels` fields when expanded."""
    parts = [f"fragment F{n} on Staff {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels)]
    return "{ personnel { nodes { ...F0 } } } " + " ".join([*parts, f"fragment F{levels} on Staff {{ name }}"])


BOMBS = {
    "fragments": (bomb(30), "TOO_COSTLY"),
    "aliases": ("{" + " ".join(f"a{n}: __typename" for n in range(10_000)) + "}", "BAD_INPUT TOO_COSTLY"),
    "fields": ("{ personnel { nodes { " + "name " * 3_000 + "} } }", "BAD_INPUT TOO_COSTLY"),
    "depth": (
        "{ agencies { nodes { " + "township { agencies { nodes { " * 30 + "id" + " } } }" * 30 + " } } }",
        "BAD_INPUT TOO_COSTLY",
    ),
    "brackets": ("{" * 200_000, "BAD_INPUT"),
    "a megabyte": ("{ personnel { nodes { " + "name " * 250_000 + "} } }", "BAD_INPUT TOO_COSTLY"),
    "objects": ("{ personnel(first: 1000) { nodes { assessments(first: 100) { nodes { id } } } } }", "TOO_COSTLY"),
    "circle": ("{ personnel { nodes { ...A } } } fragment A on Staff { ...B } fragment B on Staff { ...A }", "BAD_INPUT"),
}


@pytest.mark.parametrize("name", BOMBS)
async def test_a_bomb_is_refused_with_a_code(name: str, desk: Desk) -> None:
    document, codes = BOMBS[name]
    began = time.perf_counter()
    response = await desk.respond("district-audit", document)
    spent = time.perf_counter() - began
    print(f"{name}: {len(document)} bytes refused in {spent * 1000:.1f} ms")
    assert {error["extensions"]["code"] for error in response["errors"]} <= set(codes.split())
    assert response.get("data") is None
    assert spent < 5, "refusals take milliseconds; seconds mean that something was expanded"


def test_a_fragment_bomb_is_priced_without_expanding_it(monkeypatch: pytest.MonkeyPatch) -> None:
    visited = 0
    whole = limits._Sizes.of

    def counted(self: Any, selections: Any) -> Any:
        nonlocal visited
        visited += 1
        return whole(self, selections)

    monkeypatch.setattr(limits._Sizes, "of", counted)
    with pytest.raises(Exception, match="2000"):
        limits.check(parse(bomb(30)))
    assert visited < 200


BAD = {
    "unknown field": "{ personnel { nodes { salary } } }",
    "no selection": "{ personnel }",
    "syntax": "{ personnel { nodes { name }",
    "empty": "",
    "two operations": "query A { __typename } query B { __typename }",
    "subscription": "subscription { x }",
    "mutation": "mutation { x }",
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_document_is_bad_input_before_execution(name: str, desk: Desk) -> None:
    credentials = await desk.session("fenghui-personnel")
    reply = await answer(desk.service, credentials, BAD[name])
    response = await desk.respond("fenghui-personnel", BAD[name])
    assert {error["extensions"]["code"] for error in response["errors"]} == {"BAD_INPUT"}
    assert not reply.executed
    assert "data" not in response


WRONG_IDS = [
    "",
    "zz",
    "!!",
    encode_id("Staff", 10**30),
    encode_id("Nothing", 1),
    encode_id("Staff", -1),
    encode_id("Viewer", 1),
    "é",
    "A" * 10_000,
    "U3RhZmY6MQ==\n",
    "\x00",
]


@pytest.mark.parametrize("number", range(len(WRONG_IDS)))
async def test_what_is_no_id_of_ours_finds_nothing(number: int, desk: Desk) -> None:
    query = "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } personnel(where: {id: {eq: $id}}) { totalCount } }"
    response = await desk.respond("district-audit", query, {"id": WRONG_IDS[number]})
    if "errors" in response:
        assert {error["extensions"]["code"] for error in response["errors"]} == {"BAD_INPUT"}
    else:
        assert response["data"] == {"node": None, "nodes": [None], "personnel": {"totalCount": 0}}


@pytest.mark.parametrize(
    ("declared", "where", "value"),
    [
        ("String", "{name: {eq: $v}}", "a\x00b"),
        ("String", "{name: {contains: $v}}", "\ud800"),
        ("[String!]", "{name: {in: $v}}", ["x", "\udfff"]),
        ("Date", "{birthDate: {eq: $v}}", "2017-13-01"),
        ("Date", "{birthDate: {eq: $v}}", 5),
        ("ManagementClass", "{managementClass: {eq: $v}}", "C"),
        ("Int", "{assessments: {year: {eq: $v}}}", 10**12),
        ("Int", "{assessments: {year: {eq: $v}}}", "2017"),
        ("Decimal", "{assessments: {townshipScore: {gt: $v}}}", "many"),
    ],
)
async def test_a_value_of_the_wrong_kind_is_refused(declared: str, where: str, value: Any, desk: Desk) -> None:
    query = f"query($v: {declared}) {{ personnel(where: {where}) {{ totalCount }} }}"
    response = await desk.respond("fenghui-personnel", query, {"v": value})
    assert {error["extensions"]["code"] for error in response["errors"]} == {"BAD_INPUT"}, response
    assert response.get("data") is None


async def test_huge_numbers_compare_instead_of_overflowing(desk: Desk) -> None:
    query = "query($v: Int!, $d: Decimal!) { a: personnel(where: {assessments: {year: {lt: $v}}}) { totalCount } b: personnel(where: {assessments: {townshipScore: {lt: $d}}}) { totalCount } }"
    found = await desk.ask("fenghui-personnel", query, {"v": 2**31 - 1, "d": "1e30"})
    assert found["a"]["totalCount"] == 68
    assert found["b"]["totalCount"] > 0


async def test_an_alias_longer_than_a_column_label_stands_beside_fifty_fields_at_most(desk: Desk) -> None:
    long = "k" * 70
    few = await desk.ask("fenghui-personnel", f"{{ personnel(first: 1) {{ nodes {{ {long}: name id }} }} }}")
    assert list(few["personnel"]["nodes"][0]) == [long, "id"]
    many = " ".join(f"a{n}: name" for n in range(120))
    found = await desk.ask("fenghui-personnel", f"{{ personnel(first: 1) {{ nodes {{ {many} }} }} }}")
    assert len(found["personnel"]["nodes"][0]) == 120
    response = await desk.respond("fenghui-personnel", f"{{ personnel(first: 1) {{ nodes {{ {long}: name {many} }} }} }}")
    assert {error["extensions"]["code"] for error in response["errors"]} == {"BAD_INPUT"}


async def test_planned_fields_python_fields_and_introspection_stand_in_one_operation(desk: Desk) -> None:
    query = """query Mixed($n: Int!) { b: __schema { queryType { name } } personnel(first: $n) { nodes { name } } __typename
      a: __type(name: "Staff") { name } v: viewer { role } }"""
    found = await desk.ask("fenghui-personnel", query, {"n": 2})
    assert list(found) == ["b", "personnel", "__typename", "a", "v"]
    assert found["b"] == {"queryType": {"name": "Query"}}
    assert len(found["personnel"]["nodes"]) == 2
    assert (found["__typename"], found["a"], found["v"]) == ("Query", {"name": "Staff"}, {"role": "town_personnel"})


async def test_variables_are_structure_or_leaves(desk: Desk) -> None:
    query = "query($w: StaffWhere, $o: [StaffOrder!], $n: Int, $s: Boolean!) { personnel(where: $w, orderBy: $o, first: $n) { totalCount nodes { name title @skip(if: $s) } } }"
    first = {"w": {"managementClass": {"eq": "A"}}, "o": [{"field": "NAME_PINYIN", "direction": "DESC"}], "n": 2, "s": True}
    found = (await desk.ask("fenghui-personnel", query, first))["personnel"]
    assert (found["totalCount"], len(found["nodes"]), list(found["nodes"][0])) == (22, 2, ["name"])
    second = {**first, "w": {"managementClass": {"eq": "B"}}, "s": False}
    found = (await desk.ask("fenghui-personnel", query, second))["personnel"]
    assert (found["totalCount"], list(found["nodes"][0])) == (46, ["name", "title"])
    other = {"w": {"or": [{"gender": {"eq": "MALE"}}, {"not": {"gender": {"eq": "MALE"}}}]}, "n": None, "s": True}
    assert (await desk.ask("fenghui-personnel", query, other))["personnel"]["totalCount"] == 68


async def test_one_whole_overview_is_affordable_beside_lists_and_two_are_not(desk: Desk) -> None:
    whole = """overview { month asOf departments jointOperations agencies { total } staff { total } delegated { central }
      windowLists { central } visits { items } events { total byLevel { level count } } mediation { concluded }
      moved { year paid { total } expected { total } } }"""
    lists = "agencies { nodes { name township { name } department { name } } } events { totalCount } viewer { role }"
    assert (await desk.ask("district-leader", f"{{ {whole} {lists} }}"))["overview"]["departments"] == 12
    response = await desk.respond("district-leader", f"{{ a: {whole} b: {whole} }}")
    assert {error["extensions"]["code"] for error in response["errors"]} == {"TOO_COSTLY"}


async def test_messages_come_in_the_language_of_the_request(desk: Desk) -> None:
    credentials = await desk.session("fenghui-personnel")
    document = "{ personnel(first: 5000) { nodes { id } } }"
    zh = (await answer(desk.service, credentials, document)).body.decode()
    en = (await answer(desk.service, credentials, document, language="en")).body.decode()
    assert "应在 0 到 1000 之间" in zh
    assert "between 0 and 1000" in en
    assert '"path":["personnel","first"]' in zh

"""Who opened sensitive values is written in the transaction that read them: exactly once, with the right keys, or nothing leaves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest

from backend.graph.ids import decode_id, encode_id
from backend.graph.request import Credentials, GraphQLRequest
from backend.identity.credentials import new_secret, secret_hash
from tests.audit.district import District

HERE = "township_id = (SELECT id FROM township WHERE name = '丰惠镇')"
READER = "fenghui-personnel"


class Log:
    """Entries since the last look."""

    def __init__(self, district: District) -> None:
        self.district, self.last = district, 0

    async def new(self) -> list[Mapping[str, Any]]:
        rows = await self.district.database.reads.fetch("SELECT * FROM access_log WHERE id > $1 ORDER BY id", self.last)
        self.last = rows[-1]["id"] if rows else self.last
        return [dict(row) for row in rows]

    async def one(self) -> Mapping[str, Any]:
        (row,) = await self.new()
        return row

    async def touched(self) -> dict[str, tuple[list[str], list[int]]]:
        """Type -> (groups, keys) of the new entries."""
        return {row["object_type"]: (row["field_groups"], row["row_keys"]) for row in await self.new()}


@pytest.fixture
async def log(district: District) -> Log:
    log = Log(district)
    await log.new()
    return log


async def keys(district: District, where: str) -> list[int]:
    rows = await district.database.reads.fetch(f"SELECT id FROM staff WHERE {where} ORDER BY id")
    assert rows
    return [row["id"] for row in rows]


async def test_an_entry_says_who_when_under_which_post_and_policy_what_and_of_whom(district: District, log: Log) -> None:
    query = "query Phones($first: Int!) { personnel(first: $first) { nodes { id mobile } } }"
    nodes = (await district.data(READER, query, first=5))["personnel"]["nodes"]
    holder, row = district.holder(READER), await log.one()
    assert (row["account_id"], row["post_id"], row["token_id"]) == (holder.account, holder.post, None)
    assert row["policy_version_id"] == await district.key("policy_version")
    assert (row["operation"], row["object_type"], row["field_groups"]) == ("Phones", "Staff", ["contact"])
    assert row["row_keys"] == sorted(decode_id(node["id"])[1] or 0 for node in nodes)
    assert row["request_id"] == f"request-{READER}"
    assert await district.database.reads.fetchval("SELECT now() - max(at) < interval '1 minute' FROM access_log")


async def test_a_read_of_nothing_sensitive_leaves_no_entry(district: District, log: Log) -> None:
    await district.data(READER, "{ personnel { nodes { name dutyPhone rank agency { name } } totalCount } }")
    assert await log.new() == []


async def test_every_operation_is_written_even_when_it_repeats(district: District, log: Log) -> None:
    for _ in range(3):
        await district.data(READER, "{ personnel(first: 1) { nodes { idNumber } } }")
    assert [row["field_groups"] for row in await log.new()] == [["identity"]] * 3


async def test_groups_and_keys_of_one_type_are_one_entry_however_often_they_are_selected(district: District, log: Log) -> None:
    await district.data(
        READER, "{ a: personnel(first: 2) { nodes { mobile address } } b: personnel(first: 3) { nodes { birthDate } } }"
    )
    row = await log.one()
    assert row["field_groups"] == ["contact", "identity"]
    assert len(row["row_keys"]) == 3


async def test_only_rows_on_which_the_value_was_shown_are_written(district: District, log: Log) -> None:
    """The parent sees names of class A and B, and the telephone of class B only."""
    query = "query($w: StaffWhere) { personnel(first: 1000, where: $w) { nodes { id name mobile managementClass } } }"
    nodes = (await district.data("enforcement-personnel", query))["personnel"]["nodes"]
    shown = sorted(decode_id(node["id"])[1] or 0 for node in nodes if node["mobile"])
    assert 0 < len(shown) < len(nodes)
    assert await log.touched() == {"Staff": (["contact"], shown)}


async def test_a_value_that_nobody_shows_leaves_no_entry(district: District, log: Log) -> None:
    await district.data("district-org", "{ personnel(first: 10) { nodes { mobile idNumber } } }")
    assert await log.new() == []


async def test_nested_rows_are_written(district: District, log: Log) -> None:
    query = """{ agencies(first: 50, where: {township: {name: {eq: "丰惠镇"}}}) {
        nodes { name personnel(first: 100) { totalCount nodes { mobile } } } } }"""
    await district.data(READER, query)
    assert await log.touched() == {"Staff": (["contact"], await keys(district, f"{HERE} AND agency_id IS NOT NULL"))}


async def test_rows_behind_edges_and_pages_are_written(district: District, log: Log) -> None:
    query = "{ assessments(first: 4, where: {subject: {eq: PERSON}}) { edges { node { staff { id idNumber } } } pageInfo { hasNextPage } } }"
    edges = (await district.data(READER, query))["assessments"]["edges"]
    shown = sorted({decode_id(edge["node"]["staff"]["id"])[1] or 0 for edge in edges if edge["node"]["staff"]})
    assert await log.touched() == {"Staff": (["identity"], shown)}
    assert shown


async def test_the_row_beyond_the_page_is_not_written(district: District, log: Log) -> None:
    query = "{ personnel(first: 2) { edges { cursor node { id mobile } } pageInfo { hasNextPage endCursor } } }"
    found = (await district.data(READER, query))["personnel"]
    assert found["pageInfo"]["hasNextPage"]
    assert (await log.one())["row_keys"] == sorted(decode_id(edge["node"]["id"])[1] or 0 for edge in found["edges"])


async def test_node_and_nodes_are_written(district: District, log: Log) -> None:
    first, second = (await keys(district, HERE))[:2]
    fragment = "... on Staff { address }"
    ids = [encode_id("Staff", key) for key in (first, second, 10**9)]
    await district.data(READER, f"query($id: ID!) {{ node(id: $id) {{ {fragment} }} }}", id=ids[0])
    assert await log.touched() == {"Staff": (["contact"], [first])}
    await district.data(READER, f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {fragment} }} }}", ids=ids)
    assert await log.touched() == {"Staff": (["contact"], [first, second])}


async def test_a_row_of_a_stranger_leaves_no_entry(district: District, log: Log) -> None:
    stranger = await district.id("Staff", f"agency_id IS NOT NULL AND NOT ({HERE})")
    await district.data(READER, "query($id: ID!) { node(id: $id) { ... on Staff { address } } }", id=stranger)
    assert await log.new() == []


@pytest.mark.parametrize(
    "query",
    [
        '{ personnel(where: {mobile: {startsWith: "1"}}) { totalCount } }',
        '{ personnel(where: {idNumber: {contains: "19"}}) { nodes { name } } }',
        '{ personnel(where: {not: {or: [{address: {eq: "x"}}]}}) { nodes { name } } }',
        "{ personnel(orderBy: [{field: BIRTH_DATE}]) { nodes { name } } }",
        "{ personnelGroups(by: [BIRTH_DATE]) { count } }",
        '{ personnelGroups(where: {mobile: {startsWith: "13"}}) { count } }',
        '{ agencies(where: {personnel: {mobile: {startsWith: "13"}}}) { totalCount } }',
    ],
)
async def test_a_filter_an_order_and_a_group_by_a_sensitive_field_are_written_without_keys(
    district: District, log: Log, query: str
) -> None:
    await district.data(READER, query)
    row = await log.one()
    assert (row["object_type"], row["row_keys"]) == ("Staff", [])
    assert len(row["field_groups"]) == 1
    assert row["field_groups"][0] in {"contact", "identity"}


async def test_an_operation_that_python_answers_in_part_is_written_too(district: District, log: Log) -> None:
    id = await district.id("Staff", HERE)
    query = """query Both($id: ID!) { node(id: $id) { ... on Staff { mobile } } whoCanSee(id: $id, field: "mobile") { total } }"""
    await district.data(READER, query, id=id)
    row = await log.one()
    assert (row["operation"], row["row_keys"]) == ("Both", [decode_id(id)[1]])


async def test_the_right_one_of_several_operations_is_named(district: District, log: Log) -> None:
    query = "query A { personnel(first: 1) { nodes { name } } } query B { personnel(first: 1) { nodes { mobile } } }"
    await district.ask(READER, query, operation="B")
    assert (await log.one())["operation"] == "B"


async def test_a_read_with_a_service_token_names_the_token(district: District, log: Log) -> None:
    holder, secret = district.holder(READER), new_secret()
    token = await district.database.reads.fetchval(
        "INSERT INTO token (token_hash, name, post_id, expires_at) VALUES ($1, '人社系统', $2, now() + interval '1 day') RETURNING id",
        secret_hash(secret),
        holder.post,
    )
    query = "{ personnel(first: 1) { nodes { mobile } } }"
    await district.service.answer(GraphQLRequest(query, None, {}, Credentials("token", secret_hash(secret)), "r"))
    row = await log.one()
    assert (row["account_id"], row["post_id"], row["token_id"], row["operation"]) == (holder.account, holder.post, token, None)
    (shown,) = (await district.data("audit-admin", "{ accessLog(first: 1) { nodes { tokenName username } } }"))["accessLog"][
        "nodes"
    ]
    assert shown == {"tokenName": "人社系统", "username": READER}


async def test_nothing_leaves_when_the_log_cannot_be_written(district: District, log: Log) -> None:
    pool = district.database.reads
    await pool.execute("ALTER TABLE access_log ADD CONSTRAINT full_disk CHECK (object_type <> 'Staff') NOT VALID")
    try:
        refused = await district.ask(READER, "{ personnel(first: 3) { nodes { name mobile } } }")
        innocent = await district.data(READER, "{ personnel(first: 3) { nodes { name } } }")
    finally:
        await pool.execute("ALTER TABLE access_log DROP CONSTRAINT full_disk")
    assert refused["data"] is None
    (error,) = refused["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert "full_disk" not in error["message"]
    assert len(innocent["personnel"]["nodes"]) == 3
    assert await log.new() == []
    await district.data(READER, "{ personnel(first: 3) { nodes { mobile } } }")
    assert len((await log.one())["row_keys"]) == 3


@asynccontextmanager
async def at_commit(district: District, statement: str) -> AsyncIterator[None]:
    """Runs a statement whenever a transaction that wrote an entry commits."""
    pool = district.database.reads
    await pool.execute("CREATE TABLE noted (word text)")
    await pool.execute(f"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statement}; RETURN NULL; END $$")
    await pool.execute(
        "CREATE CONSTRAINT TRIGGER note AFTER INSERT ON access_log DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION note()"
    )
    try:
        yield
    finally:
        await pool.execute("DROP TRIGGER note ON access_log")
        await pool.execute("DROP FUNCTION note; DROP TABLE noted")


async def test_nothing_leaves_before_the_entry_is_committed(district: District, log: Log) -> None:
    async with at_commit(district, "RAISE 'too late'"):
        refused = await district.ask(READER, "{ personnel(first: 3) { nodes { name mobile } } }")
    assert refused["data"] is None
    assert refused["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert await log.new() == []


async def test_the_commit_waits_for_the_disk_whatever_the_server_does_elsewhere(district: District) -> None:
    async with at_commit(district, "INSERT INTO noted VALUES (current_setting('synchronous_commit'))"):
        await district.data(READER, "{ personnel(first: 1) { nodes { mobile } } }")
        assert await district.database.reads.fetchval("SELECT word FROM noted") == "on"
    assert await district.database.reads.fetchval("SHOW synchronous_commit") == "off"

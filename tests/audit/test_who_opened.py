"""Who reads the log: the audit administrator all of it, everybody who opened the own data and what the own account opened."""

from __future__ import annotations

from typing import Any

import pytest

from backend.graph.ids import encode_id
from tests.audit.district import District

PHONES = "query Phones($ids: [ID!]!) { nodes(ids: $ids) { ... on Staff { name mobile } } }"
ENTRY = """nodes { at operation objectType fieldGroups rowCount rowIds username displayName role postTitle organisation
    aboutMe byMe post { title } policyVersion { sha256 } masked { field reason } }"""


@pytest.fixture(scope="module", autouse=True)
async def opened(district: District) -> None:
    """The township and the department open the telephones of the market office, the town one of another office."""
    office, other = district.holder("fenghui-market-head").organisation, district.holder("fenghui-justice-head").organisation
    pool = district.database.reads
    people = [row["id"] for row in await pool.fetch("SELECT id FROM staff WHERE agency_id = $1 ORDER BY id", office)]
    stranger = await pool.fetchval("SELECT id FROM staff WHERE agency_id = $1 AND position = 'MEMBER' ORDER BY id", other)
    await district.data("fenghui-leader", PHONES, ids=[encode_id("Staff", key) for key in people])
    await district.data("market-leader", PHONES, ids=[encode_id("Staff", key) for key in people])
    await district.data("fenghui-leader", PHONES, ids=[encode_id("Staff", stranger)])


async def entries(district: District, who: str, root: str = "accessLog", **variables: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await district.data(who, f"{{ {root}(first: 1000) {{ {ENTRY} }} }}", **variables))[root][
        "nodes"
    ]
    return found


async def test_everybody_sees_who_opened_the_own_data(district: District) -> None:
    mine = await entries(district, "fenghui-market-member", "myAccessLog")
    assert [(entry["username"], entry["role"], entry["organisation"]) for entry in mine] == [
        ("market-leader", "dept_leader", "市场监督管理局"),
        ("fenghui-leader", "town_leader", "丰惠镇"),
    ]
    assert {entry["displayName"] for entry in mine} == {
        row["display_name"]
        for row in await district.database.reads.fetch(
            "SELECT display_name FROM account WHERE username IN ('market-leader', 'fenghui-leader')"
        )
    }
    assert all((entry["aboutMe"], entry["byMe"], entry["fieldGroups"]) == (True, False, ["contact"]) for entry in mine)


async def test_who_else_was_opened_with_me_is_not_told(district: District) -> None:
    for entry in await entries(district, "fenghui-market-member", "myAccessLog"):
        assert entry["rowCount"] > 1
        assert entry["rowIds"] is None
        assert {"field": "rowIds", "reason": "OUT_OF_REMIT"} in entry["masked"]
        assert "rowKeys" not in {mask["field"] for mask in entry["masked"]}


async def test_a_reader_sees_what_the_own_account_opened_and_nothing_else(district: District) -> None:
    mine = await entries(district, "fenghui-leader")
    assert {(entry["username"], entry["byMe"]) for entry in mine} == {("fenghui-leader", True)}
    assert len(mine) == 2
    assert await entries(district, "fenghui-leader", "myAccessLog") == []


@pytest.mark.parametrize(
    "who", ["district-audit", "district-leader", "system-admin", "security-admin", "baiguan-personnel", "fenghui-deputy"]
)
async def test_nobody_but_the_audit_administrator_reads_the_log_of_others(district: District, who: str) -> None:
    assert await entries(district, who) == []
    assert (await district.data(who, "{ accessLog { totalCount } }"))["accessLog"]["totalCount"] == 0
    key = await district.database.reads.fetchval("SELECT min(id) FROM access_log")
    found = await district.data(who, "query($id: ID!) { node(id: $id) { id } }", id=encode_id("AccessLog", key))
    assert found["node"] is None


async def test_the_audit_administrator_reads_all_of_it_with_its_records(district: District) -> None:
    every = await entries(district, "audit-admin")
    assert [entry["username"] for entry in every] == ["fenghui-leader", "market-leader", "fenghui-leader"]
    assert all(len(entry["rowIds"]) == entry["rowCount"] > 0 for entry in every)
    assert all(entry["post"]["title"] == entry["postTitle"] for entry in every)
    assert all(len(entry["policyVersion"]["sha256"]) == 64 for entry in every)
    assert [entry["at"] for entry in every] == sorted((entry["at"] for entry in every), reverse=True)


async def test_the_audit_administrator_asks_who_opened_one_record(district: District) -> None:
    ask = "query($record: ID) { accessLog(record: $record) { totalCount } }"
    member = encode_id("Staff", district.holder("fenghui-market-member").staff or 0)
    assert (await district.data("audit-admin", ask, record=member))["accessLog"]["totalCount"] == 2
    for nobody in (encode_id("Agency", district.holder("fenghui-market-member").staff or 0), encode_id("Staff", 10**9), "x"):
        assert (await district.data("audit-admin", ask, record=nobody))["accessLog"]["totalCount"] == 0


async def test_asking_for_a_record_is_no_way_to_learn_who_else_was_opened(district: District) -> None:
    ask = "query($record: ID) { accessLog(record: $record) { totalCount } }"
    head = encode_id("Staff", district.holder("fenghui-market-head").staff or 0)
    assert (await district.data("fenghui-market-member", ask, record=head))["accessLog"]["totalCount"] == 0


async def test_the_log_is_filtered_and_sorted_like_every_list(district: District) -> None:
    ask = """{ accessLog(where: {role: {eq: "dept_leader"}, rowCount: {gt: 1}}, orderBy: [{field: AT, direction: ASC}]) {
        totalCount nodes { username } } }"""
    assert (await district.data("audit-admin", ask))["accessLog"] == {"totalCount": 1, "nodes": [{"username": "market-leader"}]}


async def test_looking_into_the_log_is_no_access_to_data(district: District) -> None:
    before = await entries(district, "audit-admin")
    assert await entries(district, "audit-admin") == before


async def test_those_who_see_an_entry_are_its_reader_the_people_in_it_and_the_audit_administrator(district: District) -> None:
    ask = 'query($id: ID!) { whoCanSee(id: $id, field: "username") { viewers { username relations { name } } } }'
    key = await district.database.reads.fetchval("SELECT min(id) FROM access_log")
    found = (await district.data("audit-admin", ask, id=encode_id("AccessLog", key)))["whoCanSee"]["viewers"]
    assert {viewer["username"]: [relation["name"] for relation in viewer["relations"]] for viewer in found} == {
        "fenghui-leader": ["self"],
        "fenghui-market-head": ["self"],
        "fenghui-market-member": ["self"],
        "audit-admin": ["any"],
    }

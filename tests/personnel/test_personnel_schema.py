"""People through the service: the stationed and the others, the windows that they hold, the platforms and mediations that they lead."""

from __future__ import annotations

from itertools import pairwise

import pytest

from backend.graph.ids import encode_id
from backend.kit.database import Database
from tests.asking import Desk
from tests.rows import key_of_one

HELD = """query Held($stationed: Boolean) { personnel(first: 1000, stationed: $stationed) { nodes { name
  primaryWindows(first: 3) { totalCount nodes { primary { name } township { name } } } backupWindows(first: 3) { totalCount nodes { backup { name } } }
  platforms(first: 3) { totalCount nodes { lead { name } } } mediations(first: 3) { totalCount nodes { mediator { name } } } } } }"""
COUNT = """SELECT count(*) FROM {} x JOIN township t ON t.id = x.township_id WHERE t.name = '丰惠镇' AND x.{} IS NOT NULL"""
LED = {
    "primaryWindows": ("service_window", "primary_id", "primary"),
    "backupWindows": ("service_window", "backup_id", "backup"),
    "platforms": ("platform", "lead_id", "lead"),
    "mediations": ("mediation", "mediator_id", "mediator"),
}


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


async def test_the_stationed_are_the_default_and_the_cadres_can_be_asked_for(desk: Desk) -> None:
    query = """{ stationed: personnel(first: 0) { totalCount } others: personnel(first: 0, stationed: false) { totalCount }
      all: personnel(first: 0, stationed: null) { totalCount }
      cadres: personnel(first: 5, stationed: false) { nodes { stationed agency { id } managementClass } } }"""
    for username, stationed in (("fenghui-leader", 68), ("district-leader", 832), ("market-leader", 84)):
        data = await desk.ask(username, query)
        counts = {name: data[name]["totalCount"] for name in ("stationed", "others", "all")}
        assert counts["stationed"] == stationed
        assert counts["all"] == stationed + counts["others"]
        assert all(one == {"stationed": False, "agency": None, "managementClass": None} for one in data["cadres"]["nodes"])
    assert (await desk.ask("fenghui-leader", query))["others"]["totalCount"] > 0


@pytest.mark.parametrize("field", LED)
async def test_a_leader_of_the_township_sees_who_holds_and_leads_what(desk: Desk, field: str) -> None:
    table, column, back = LED[field]
    people = (await desk.ask("fenghui-leader", HELD, {"stationed": None}))["personnel"]["nodes"]
    assert sum(person[field]["totalCount"] for person in people) == await desk.database.reads.fetchval(
        COUNT.format(table, column)
    )
    for person in people:
        assert {node[back]["name"] for node in person[field]["nodes"]} <= {person["name"]}


async def test_whoever_may_not_see_the_posts_of_a_window_finds_no_window_by_them(desk: Desk) -> None:
    people = (await desk.ask("district-leader", HELD, {"stationed": None}))["personnel"]["nodes"]
    assert len(people) > 800
    assert {person["primaryWindows"]["totalCount"] for person in people} == {0}
    query = "{ personnel(stationed: null, where: { primaryWindows: { name: { isNull: false } } }) { totalCount } }"
    assert (await desk.ask("district-leader", query))["personnel"]["totalCount"] == 0
    assert (await desk.ask("fenghui-leader", query))["personnel"]["totalCount"] > 0


async def test_former_posts_belong_to_the_file_that_host_parent_and_the_person_read(desk: Desk) -> None:
    key = await key_of_one(desk, "SELECT staff_id AS id FROM assignment GROUP BY staff_id HAVING count(*) > 1 ORDER BY 1 LIMIT 1")
    query = """query ($id: ID!) { node(id: $id) { ... on Staff { masked { field } assignments { totalCount nodes {
      id beginsOn endsOn title position agency { name } township { name } } } } } }"""
    staff = (await desk.ask("district-org", query, {"id": encode_id("Staff", key)}))["node"]
    posts = staff["assignments"]["nodes"]
    assert [post["beginsOn"] for post in posts] == sorted((post["beginsOn"] for post in posts), reverse=True)
    assert posts[0]["endsOn"] is None
    assert all(late["beginsOn"] == early["endsOn"] for late, early in pairwise(posts)), "without a gap"
    town = """{ personnel(first: 100) { nodes { id masked { field } assignments { totalCount } } } }"""
    for who, seen in (
        ("fenghui-leader", True),
        ("market-personnel", True),
        ("fenghui-window", False),
        ("fenghui-market-head", False),
    ):
        nodes = (await desk.ask(who, town))["personnel"]["nodes"]
        own = [node for node in nodes if ({"field": "assignments"} in node["masked"]) != seen]
        assert own, who
        assert all((node["assignments"]["totalCount"] > 0) == seen for node in own), who
    once = {"id": posts[-1]["id"]}
    assert (await desk.ask("fenghui-window", "query ($id: ID!) { node(id: $id) { id } }", once))["node"] is None


MOVED = """SELECT s.id FROM staff s JOIN township t ON t.id = s.township_id JOIN department d ON d.id = s.department_id
           WHERE $1 IN (t.name, d.name) AND EXISTS (SELECT FROM assignment h WHERE h.staff_id = s.id AND h.township_id <> s.township_id)
           ORDER BY 1 LIMIT 1"""
CAREER = "query ($id: ID!) { node(id: $id) { ... on Staff { assignments { totalCount nodes { id township { name } } } } } }"


async def test_a_host_reads_the_posts_of_its_own_days_as_the_day_itself_would_show_them(desk: Desk) -> None:
    other = encode_id("Staff", await key_of_one(desk, MOVED, "市场监督管理局"))
    of_department = [await desk.ask(who, CAREER, {"id": other}) for who in ("market-personnel", "district-org")]
    assert of_department[0] == of_department[1], "the same department all the time"
    key = encode_id("Staff", await key_of_one(desk, MOVED, "丰惠镇"))
    seen = {
        who: (await desk.ask(who, CAREER, {"id": key}))["node"]["assignments"]
        for who in ("fenghui-leader", "district-org", "district-audit")
    }
    whole = seen["district-org"]["nodes"]
    elsewhere = [post for post in whole if post["township"]["name"] != "丰惠镇"]
    assert elsewhere
    assert seen["district-audit"] == seen["district-org"]
    here = [post for post in whole if post not in elsewhere]
    assert seen["fenghui-leader"] == {"totalCount": len(here), "nodes": here}
    found = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    nodes = (await desk.ask("fenghui-leader", found, {"ids": [post["id"] for post in whole]}))["nodes"]
    assert [node["id"] for node in nodes if node] == [post["id"] for post in here]
    filtered = """query ($id: ID!, $town: String!) { personnel(where: { id: { eq: $id }, assignments: { township: { name: { eq: $town } } } }) {
        totalCount } }"""
    for who, count in (("fenghui-leader", 0), ("district-org", 1)):
        given = {"id": key, "town": elsewhere[0]["township"]["name"]}
        assert (await desk.ask(who, filtered, given))["personnel"]["totalCount"] == count, who

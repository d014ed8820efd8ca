"""Bodies through the service: why an agency has its class, and what a page of a township, department, village or grid leads to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.graph.ids import encode_id
from backend.kit.database import Database
from backend.organisations.rules import AgencyKind, TownshipForm, management_class
from tests.asking import Desk
from tests.databases import DEMO, Databases
from tests.rows import check, key_of_one

WHY = """query Why($where: AgencyWhere, $asOf: Date) { agencies(first: 150, where: $where, asOf: $asOf) { totalCount nodes {
  name kind managementClass classDocument classRule { agencyKind townshipForm managementClass document since until }
  classHistory { managementClass since until override document } township { form } } } }"""


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture
async def own_desk(databases: Databases) -> AsyncIterator[Desk]:
    """A copy of the district that a test may change."""
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        yield await Desk.open(database)


async def agencies(desk: Desk, where: Any, as_of: str | None = None, username: str = "fenghui-leader") -> list[dict[str, Any]]:
    found = (await desk.ask(username, WHY, {"where": where, "asOf": as_of}))["agencies"]
    assert found["totalCount"] == len(found["nodes"])
    nodes: list[dict[str, Any]] = found["nodes"]
    return nodes


async def test_which_agencies_of_fenghui_are_class_b_and_why(desk: Desk) -> None:
    found = await agencies(desk, {"township": {"name": {"eq": "丰惠镇"}}, "managementClass": {"eq": "B"}})
    assert len(found) == 8
    for agency in found:
        rule = agency["classRule"]
        assert (rule["agencyKind"], rule["townshipForm"], rule["managementClass"]) == (agency["kind"], "TOWN", "B")
        assert rule["document"] == agency["classDocument"]
        assert rule["until"] is None


async def test_every_agency_has_the_class_of_its_rule_and_every_rule_that_of_the_regulation(desk: Desk) -> None:
    found = await agencies(desk, {}, username="market-window")
    assert len(found) == 150
    for agency in found:
        assert agency["classRule"]["managementClass"] == agency["managementClass"]
        assert agency["classRule"]["townshipForm"] == agency["township"]["form"]
    query = "{ classRules(first: 100) { totalCount nodes { agencyKind townshipForm managementClass } } }"
    rules = (await desk.ask("market-window", query))["classRules"]
    assert rules["totalCount"] == len(AgencyKind) * len(TownshipForm)
    for rule in rules["nodes"]:
        kind, form = AgencyKind(rule["agencyKind"]), TownshipForm(rule["townshipForm"])
        assert rule["managementClass"] == management_class(kind, form)


async def test_as_of_a_day_the_rule_follows_the_form_that_the_host_had_then(desk: Desk) -> None:
    where = {"kind": {"eq": "ENFORCEMENT_SQUADRON"}, "township": {"name": {"contains": "道墟"}}}
    (now,) = await agencies(desk, where)
    (then,) = await agencies(desk, where, "2016-12-31")
    assert (now["managementClass"], now["classRule"]["townshipForm"]) == ("B", "SUB_DISTRICT")
    assert (then["managementClass"], then["classRule"]["townshipForm"], then["classRule"]["managementClass"]) == (
        "A",
        "TOWN",
        "A",
    )
    assert [period["managementClass"] for period in now["classHistory"]] == ["A", "B"]


async def test_an_override_keeps_the_rule_in_sight(own_desk: Desk) -> None:
    await own_desk.database.reads.execute(
        "UPDATE agency_class SET override = true, document = '区委专题会议纪要', management_class = 'A'"
        " WHERE upper_inf(period) AND agency_id = (SELECT id FROM agency WHERE name = '丰惠市场监管所')"
    )
    (agency,) = await agencies(own_desk, {"name": {"eq": "丰惠市场监管所"}})
    assert agency["classDocument"] == "区委专题会议纪要"
    assert agency["classRule"]["managementClass"] == "B"
    assert agency["classHistory"][-1]["override"]


async def test_the_three_officers_see_no_class_rules(desk: Desk) -> None:
    for username in ("system-admin", "security-admin", "audit-admin"):
        assert (await desk.ask(username, "{ classRules { totalCount } }"))["classRules"]["totalCount"] == 0


TOWNSHIP = """{ townships(where: { name: { eq: "丰惠镇" } }) { nodes { villageCount gridCount
  a: agencies(first: 0, where: { managementClass: { eq: A } }) { totalCount }
  b: agencies(first: 0, where: { managementClass: { eq: B } }) { totalCount }
  personnel(first: 0) { totalCount } platforms { totalCount } seals { totalCount nodes { number active custodian { name } } }
  centres: serviceCentres(first: 1, where: { kind: { eq: TOWNSHIP } }) { totalCount nodes { windows(first: 0) { totalCount } } }
  events(first: 0) { totalCount } mediations(first: 0) { totalCount } jointOperations(first: 0) { totalCount }
  meetings(first: 0) { totalCount } } } }"""


async def test_a_township_leads_to_all_that_is_its_own(desk: Desk) -> None:
    (town,) = (await desk.ask("fenghui-leader", TOWNSHIP))["townships"]["nodes"]
    counts = {name: value["totalCount"] for name, value in town.items() if isinstance(value, dict)}
    assert counts == {
        **{"a": 4, "b": 8, "personnel": 68, "platforms": 4, "seals": 1, "centres": 1},
        **{"events": 696, "mediations": 72, "jointOperations": 3, "meetings": 8},
    }
    assert town["seals"]["nodes"][0]["custodian"] is not None
    assert town["centres"]["nodes"][0]["windows"]["totalCount"] == 15


async def test_a_strange_township_shows_only_what_is_open_to_all(desk: Desk) -> None:
    (town,) = (await desk.ask("baiguan-personnel", TOWNSHIP))["townships"]["nodes"]
    counts = {name: value["totalCount"] for name, value in town.items() if isinstance(value, dict)}
    assert counts == {
        **{"a": 4, "b": 8, "personnel": 0, "platforms": 4, "seals": 1, "centres": 1},
        **{"events": 0, "mediations": 0, "jointOperations": 0, "meetings": 0},
    }
    assert town["seals"]["nodes"][0]["custodian"] is None


async def test_a_department_leads_to_its_people_and_its_items(desk: Desk) -> None:
    query = """{ departments(where: { name: { eq: "市场监督管理局" } }) { nodes { agencies(first: 0) { totalCount }
      personnel(first: 100) { totalCount nodes { managementClass } } items(first: 100) { totalCount nodes { code } } } } }"""
    (department,) = (await desk.ask("market-leader", query))["departments"]["nodes"]
    assert (department["agencies"]["totalCount"], department["personnel"]["totalCount"]) == (11, 84)
    owned = await desk.database.reads.fetchval(
        "SELECT count(*) FROM approval_item i JOIN department d ON d.id = i.department_id WHERE d.name = '市场监督管理局'"
    )
    assert department["items"]["totalCount"] == owned > 0
    (strange,) = (await desk.ask("fenghui-market-head", query))["departments"]["nodes"]
    own = await desk.database.reads.fetchval(
        "SELECT count(*) FROM staff s JOIN agency a ON a.id = s.agency_id WHERE a.name = '丰惠市场监管所'"
    )
    assert strange["personnel"]["totalCount"] == own


async def test_villages_and_grids_lead_to_their_events(desk: Desk) -> None:
    query = """{ villages(where: { township: { name: { eq: "丰惠镇" } } }, first: 40) { totalCount nodes {
      serviceCentre { kind windows(first: 5) { totalCount } } events(first: 0) { totalCount }
      grids(first: 20) { nodes { events(first: 0) { totalCount } } } } } }"""
    villages = (await desk.ask("fenghui-leader", query))["villages"]
    assert villages["totalCount"] == 30
    assert sum(village["events"]["totalCount"] for village in villages["nodes"]) == 696
    for village in villages["nodes"]:
        assert sum(grid["events"]["totalCount"] for grid in village["grids"]["nodes"]) == village["events"]["totalCount"]
        assert (village["serviceCentre"]["kind"], village["serviceCentre"]["windows"]["totalCount"]) == ("VILLAGE", 1)


async def test_an_agency_names_its_platforms_of_the_day(own_desk: Desk) -> None:
    query = '{ agencies(where: { name: { eq: "丰惠派出所" } }) { nodes { platforms { nodes { kind township { name } } } } } }'
    (agency,) = (await own_desk.ask("market-window", query))["agencies"]["nodes"]
    assert {"kind": "SECURITY", "township": {"name": "丰惠镇"}} in agency["platforms"]["nodes"]
    await own_desk.database.reads.execute(
        "UPDATE platform_member SET period = daterange(lower(period), '2017-08-31') WHERE agency_id ="
        " (SELECT id FROM agency WHERE name = '丰惠派出所')"
    )
    (agency,) = (await own_desk.ask("market-window", query))["agencies"]["nodes"]
    assert agency["platforms"]["nodes"] == []


@pytest.mark.parametrize("type_name", ["Township", "Village", "Grid", "Department", "ClassRule", "Agency"])
async def test_every_field_is_what_the_table_holds(desk: Desk, type_name: str) -> None:
    table = {"ClassRule": "class_rule"}.get(type_name, type_name.lower())
    key = await key_of_one(desk, f"SELECT id FROM {table} ORDER BY id")
    found = await check(desk, "district-leader", type_name, key)
    assert found["id"] == encode_id(type_name, key)

"""Acts on bodies: done by who may, refused to who may not, and every bad input at its field."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.keeping import DEPARTMENT, ORG, TOWN, Keeping, keeping

VILLAGE = "330604106"
"""How codes of villages of 丰惠镇 begin."""


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Keeping]:
    async with keeping(databases) as place:
        yield place


OPENED: list[tuple[Any, ...]] = [
    (
        *("townshipOpen: TownshipOpenInput", "Organ", "ORGANISATION", DEPARTMENT),
        {"name": "新镇", "code": "330604120", "form": "TOWN", "category": "DEVELOPMENT"},
        *({"code": "330604001"}, ("code", "CODE")),
    ),
    (
        *("townshipOpen: TownshipOpenInput", "Organ", "ORGANISATION", DEPARTMENT),
        {"name": "新街道", "code": "330604020", "form": "SUB_DISTRICT", "category": "CENTRAL"},
        *({"category": "ECOLOGICAL"}, ("category", "SUB_DISTRICT_IS_CENTRAL")),
    ),
    (
        *("departmentOpen: DepartmentOpenInput", "Organ", "ORGANISATION", DEPARTMENT),
        {"name": "新部门", "code": "N1"},
        *({"kinds": ["TAX_BRANCH"], "code": "N2"}, ("kinds", "KIND_SENT")),
    ),
    (
        *("unitOpen: UnitOpenInput", "Organ", "ORGANISATION", TOWN),
        {"name": "巡回法庭", "code": "U1", "unitKind": "COURT"},
        *({"code": "U1"}, ("code", "CODE_KNOWN")),
    ),
    (
        *("villageOpen: VillageOpenInput", "Township", "丰惠镇", "baiguan-personnel"),
        {"name": "新村", "code": f"{VILLAGE}299", "form": "VILLAGE"},
        *({"code": "330604001299"}, ("code", "CODE")),
    ),
    (
        *("agencyOpen: AgencyOpenInput", "Township", "陈溪乡", DEPARTMENT),
        {"name": "陈溪地税分局", "code": "A1", "kind": "TAX_BRANCH", "establishedOn": "2017-08-01"},
        *({"establishedOn": "2017-12-01"}, ("establishedOn", "FUTURE")),
    ),
]


@pytest.mark.parametrize(("mutation", "on", "name", "stranger", "given", "wrong", "refusal"), OPENED)
async def test_a_body_is_opened_by_who_may_with_a_code_that_fits(
    here: Keeping,
    mutation: str,
    on: str,
    name: str,
    stranger: str,
    given: dict[str, Any],
    wrong: dict[str, Any],
    refusal: tuple[str, str],
) -> None:
    assert await here.act(stranger, mutation, on, name, **given) == "FORBIDDEN"
    if refusal[1] != "CODE_KNOWN":
        assert await here.act(ORG, mutation, on, name, **given | wrong) == [refusal]
    assert await here.act(ORG, mutation, on, name, **given) == []
    assert await here.act(ORG, mutation, on, name, **given | {"name": "同码"}) == [("code", "CODE_KNOWN")]


async def test_a_new_agency_has_the_class_of_its_kind_and_host_from_its_first_day(here: Keeping) -> None:
    given = {"name": "岭南交警中队", "code": "A2", "kind": "TRAFFIC_SQUADRON", "establishedOn": "2017-08-15"}
    assert await here.act(ORG, "agencyOpen: AgencyOpenInput", "Township", "岭南乡", **given) == []
    held = await here.pool.fetchrow(
        """SELECT a.management_class, c.management_class AS dated, lower(c.period)::text AS since, d.name
           FROM agency a JOIN agency_class c ON c.agency_id = a.id JOIN department d ON d.id = a.department_id
           WHERE a.name = '岭南交警中队'"""
    )
    assert tuple(held or ()) == ("B", "B", "2017-08-15", "交警大队")


async def test_an_agency_is_corrected_and_what_somebody_else_changed_meanwhile_stands(here: Keeping) -> None:
    key = await here.key("Agency", "丰惠文化站")
    version = (await here.row("agency", key))["version"]
    mutation, given = "agencyCorrect: AgencyCorrectInput", {"name": "丰惠文化服务站", "dutyPhone": None}
    assert await here.act(TOWN, mutation, "Agency", key, **given) == "FORBIDDEN"
    assert await here.act(ORG, mutation, "Agency", key, **given | {"name": " "}) == [("name", "EMPTY")]
    assert await here.act(ORG, mutation, "Agency", key, **given) == []
    assert await here.act(ORG, mutation, "Agency", key, **given, version=version) == "CONFLICT"
    names = await here.pool.fetch("SELECT name FROM organisation_name WHERE organisation_id = $1 ORDER BY period", key)
    assert [row["name"] for row in names] == ["丰惠文化站", "丰惠文化服务站"]


async def test_an_agency_with_people_ends_only_with_a_successor_of_the_same_host_and_department(here: Keeping) -> None:
    mutation, key = "agencyClose: AgencyCloseInput", await here.key("Agency", "百官规划所")
    assert await here.act(DEPARTMENT, mutation, "Agency", key, document="区编〔2017〕9号") == "FORBIDDEN"
    assert await here.act(ORG, mutation, "Agency", key, document=" ") == [("document", "NO_DOCUMENT")]
    assert await here.act(ORG, mutation, "Agency", key, document="区编〔2017〕9号") == [("successor", "STAFF_LEFT")]
    for other in ("曹娥规划所", "百官国土所"):
        given = {"document": "区编〔2017〕9号", "successor": await here.gid("Agency", other)}
        assert await here.act(ORG, mutation, "Agency", key, **given) == [("successor", "NO_SUCCESSOR")]
    opened = {"name": "百官规划二所", "code": "A3", "kind": "PLANNING_OFFICE", "establishedOn": "2017-08-01"}
    assert await here.act(ORG, "agencyOpen: AgencyOpenInput", "Township", "百官街道", **opened) == []
    people = await here.pool.fetchval("SELECT count(*) FROM staff WHERE agency_id = $1", key)
    given = {"document": "区编〔2017〕9号", "successor": await here.gid("Agency", "百官规划二所")}
    assert await here.act(ORG, mutation, "Agency", key, **given) == []
    moved = "SELECT count(*) FROM staff s JOIN agency a ON a.id = s.agency_id WHERE a.name = '百官规划二所'"
    assert await here.pool.fetchval(moved) == people > 0
    assert await here.act(ORG, mutation, "Agency", key, **given) == [(None, "STATE")], "what has ended does not end again"


async def test_an_agency_with_a_chief_does_not_go_into_one_that_has_another(here: Keeping) -> None:
    mutation, key = "agencyClose: AgencyCloseInput", await here.key("Agency", "丰惠国土所")
    opened = {"name": "丰惠国土二所", "code": "A4", "kind": "LAND_OFFICE", "establishedOn": "2017-08-01"}
    assert await here.act(ORG, "agencyOpen: AgencyOpenInput", "Township", "丰惠镇", **opened) == []
    there = await here.key("Agency", "丰惠国土二所")
    member = "SELECT max(id) FROM staff WHERE agency_id = $1 AND position = 'MEMBER'"
    second = await here.pool.fetchval(member, key)
    await here.pool.execute(
        "UPDATE staff SET agency_id = $2, organisation_id = $2, position = 'CHIEF' WHERE id = $1", second, there
    )
    seat = "UPDATE assignment SET agency_id = $2, position = $3 WHERE staff_id = $1 AND upper_inf(period)"
    await here.pool.execute(seat, second, there, "CHIEF")
    people = await here.pool.fetch("SELECT id, agency_id FROM staff WHERE agency_id = $1 ORDER BY id", key)
    given = {"document": "区编〔2017〕9号", "successor": await here.gid("Agency", "丰惠国土二所")}
    assert await here.act(ORG, mutation, "Agency", key, **given) == [("successor", "TWO_CHIEFS")]
    assert await here.pool.fetch("SELECT id, agency_id FROM staff WHERE agency_id = $1 ORDER BY id", key) == people, (
        "nobody moved"
    )
    assert (await here.row("agency", key))["closed_on"] is None
    await here.pool.execute(seat, second, there, "DEPUTY")
    assert await here.act(ORG, mutation, "Agency", key, **given) == [], "one chief left: they go together"


async def test_a_village_ends_with_a_successor_for_its_grids_and_a_grid_without(here: Keeping) -> None:
    given = {"name": "并村", "code": f"{VILLAGE}298", "form": "VILLAGE"}
    assert await here.act(TOWN, "villageOpen: VillageOpenInput", "Township", "丰惠镇", **given) == []
    village = await here.key("Village", "并村")
    assert await here.act(TOWN, "gridOpen: BodyOpenInput", "Village", village, name="短码", code="1") == [("code", "CODE")]
    grid = {"name": "并村一网格", "code": f"{VILLAGE}298001"}
    assert await here.act("baiguan-personnel", "gridOpen: BodyOpenInput", "Village", village, **grid) == "FORBIDDEN"
    assert await here.act(TOWN, "gridOpen: BodyOpenInput", "Village", village, **grid) == []
    close, key = "villageClose: BodyCloseInput", village
    assert await here.act(TOWN, close, "Village", key) == [("successor", "GRIDS_LEFT")]
    assert await here.act(TOWN, close, "Village", key, successor=await here.gid("Grid", "并村一网格")) == [
        ("successor", "NO_SUCCESSOR")
    ]
    other = await here.pool.fetchval("SELECT name FROM village WHERE code LIKE $1 AND id <> $2 LIMIT 1", f"{VILLAGE}%", key)
    assert await here.act("village-officer", close, "Village", key) == "FORBIDDEN"
    assert await here.act(TOWN, close, "Village", key, successor=await here.gid("Village", other)) == []
    moved = await here.pool.fetchval(
        "SELECT v.name FROM grid g JOIN village v ON v.id = g.village_id WHERE g.name = '并村一网格'"
    )
    assert moved == other
    assert await here.act("grid-officer", "gridClose: BodyCloseInput", "Grid", "并村一网格") == "FORBIDDEN"
    assert await here.act(TOWN, "gridClose: BodyCloseInput", "Grid", "并村一网格") == []


async def test_a_department_that_sends_agencies_does_not_end_and_a_unit_goes_to_a_unit(here: Keeping) -> None:
    close = "departmentClose: BodyCloseInput"
    assert await here.act(ORG, close, "Department", "司法局") == [("successor", "AGENCIES_LEFT")]
    assert await here.act(ORG, "departmentOpen: DepartmentOpenInput", "Organ", "ORGANISATION", name="旧局", code="N9") == []
    assert await here.act(DEPARTMENT, close, "Department", "旧局") == "FORBIDDEN"
    assert await here.act(ORG, close, "Department", "旧局", successor=await here.gid("Department", "司法局")) == []
    court, other = [row["name"] for row in await here.pool.fetch("SELECT name FROM unit ORDER BY id LIMIT 2")]
    mutation = "unitClose: BodyCloseInput"
    assert await here.act("district-command", mutation, "Unit", court) == "FORBIDDEN"
    assert await here.act(ORG, mutation, "Unit", court, successor=await here.gid("Unit", court)) == [
        ("successor", "NO_SUCCESSOR")
    ]
    assert await here.act(ORG, mutation, "Unit", court, successor=await here.gid("Unit", other)) == []


async def test_the_calendar_of_a_year_is_entered_anew_and_says_what_a_notice_cannot_mean(here: Keeping) -> None:
    mutation, of = "calendarAnnounce: CalendarAnnounceInput", ("Organ", "ORGANISATION")
    spring = {"first": "2018-02-15", "last": "2018-02-21", "name": "春节"}
    given: dict[str, Any] = {"year": 2018, "document": "国办发明电〔2017〕12号", "closings": [spring], "makeUps": ["2018-02-11"]}
    assert await here.act("district-command", mutation, *of, **given) == "FORBIDDEN"
    assert await here.act(ORG, mutation, *of, **given | {"year": 1999}) == [("year", "YEAR")]
    backwards = {**spring, "last": "2018-02-14"}
    assert await here.act(ORG, mutation, *of, **given | {"closings": [backwards]}) == [("closings", "ENDS_BEFORE_START")]
    elsewhere = {"first": "2017-12-30", "last": "2018-01-01", "name": "元旦"}
    assert await here.act(ORG, mutation, *of, **given | {"closings": [elsewhere]}) == [("closings", "OTHER_YEAR")]
    assert await here.act(ORG, mutation, *of, **given | {"makeUps": ["2018-02-12"]}) == [("makeUps", "NO_WEEKEND")]
    assert await here.act(ORG, mutation, *of, **given | {"makeUps": ["2018-02-18"]}) == [("makeUps", "CLOSED_AND_WORKED")]
    before = await here.pool.fetchval("SELECT add_working_days('2018-02-14', 1)::text")
    assert await here.act(ORG, mutation, *of, **given) == []
    assert (before, await here.pool.fetchval("SELECT add_working_days('2018-02-14', 1)::text")) == ("2018-02-15", "2018-02-22")
    assert await here.pool.fetchval("SELECT days_announced('2018-01-01', '2018-12-31')")
    assert await here.act(ORG, mutation, *of, **given | {"document": None}) == [("document", "ANNOUNCED")]

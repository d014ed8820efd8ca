"""Ten queries that other agencies' systems would send, each with a service token, against figures of the regulation."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.graph.ids import encode_id
from tests.databases import DEMO, Databases
from tests.graph.examples import asker, text
from tests.graph.integrator import Integrator

JULY = {"from": "2017-07-01T00:00:00+08:00", "to": "2017-08-01T00:00:00+08:00"}
"""July 2017 by the clock of the district, end excluded."""

B_SHARES = {"townshipScore": "TOWNSHIP_SHARE", "bonusTownship": "TOWNSHIP_SHARE", "conductScore": "CONDUCT_SHARE"}
"""Whose a masked field of a class B assessment is, for the department."""


@pytest.fixture(scope="module")
async def systems(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Integrator]:
    async with databases.copy(DEMO) as url, Integrator.open(url, tmp_path_factory.mktemp("static")) as systems:
        yield systems


async def run(systems: Integrator, number: int, **variables: Any) -> Any:
    return await systems.data(asker(number), text(number), variables)


async def test_01_the_market_bureau_has_84_class_b_people_at_11_hosts(systems: Integrator) -> None:
    found = (await run(systems, 1, **{"class": "B"}, most=20))["agencies"]
    hosts = {agency["township"]["name"]: agency["personnel"] for agency in found["nodes"]}
    assert found["totalCount"] == len(hosts) == 11
    assert set(hosts) == set(
        ["百官街道", "曹娥街道", "东关街道", "道墟街道", "小越街道", "章镇镇", "丰惠镇", "崧厦镇", "汤浦镇", "驿亭镇", "下管镇"]
    )
    people = [person for host in hosts.values() for person in host["nodes"]]
    assert len(people) == sum(host["totalCount"] for host in hosts.values()) == 84
    assert all(person["mobile"] and person["establishment"] and person["idNumber"] is None for person in people)
    masked = {(entry["field"], entry["reason"]) for person in people for entry in person["masked"]}
    assert masked == {("idNumber", "PERSONAL"), ("birthDate", "PERSONAL"), ("needs", "OUT_OF_REMIT")}
    assert Counter(person["position"] for person in people)["CHIEF"] == 11
    for host in hosts.values():
        assert host["nodes"][0]["position"] == "CHIEF"


async def test_01_there_is_nobody_of_class_a_in_the_market_bureau(systems: Integrator) -> None:
    found = (await run(systems, 1, **{"class": "A"}, most=20))["agencies"]
    assert [agency["personnel"]["totalCount"] for agency in found["nodes"]] == [0] * 11


async def test_02_fenghui_hosts_4_agencies_of_class_a_and_8_of_class_b(systems: Integrator) -> None:
    found = await run(systems, 2, township="丰惠镇")
    assert (found["a"]["totalCount"], found["b"]["totalCount"]) == (4, 8)
    assert {agency["kind"] for agency in found["a"]["nodes"]} == {
        "JUSTICE_OFFICE",
        "CULTURE_STATION",
        "SERVICE_SUBCENTRE",
        "ENFORCEMENT_SQUADRON",
    }
    assert sum(agency["staffCount"] for agency in found["a"]["nodes"]) == 22
    assert sum(agency["staffCount"] for agency in found["b"]["nodes"]) == 46
    for agency in (*found["a"]["nodes"], *found["b"]["nodes"]):
        assert agency["headName"]
        assert agency["dutyPhone"]
        assert agency["classHistory"][-1]["until"] is None
        assert agency["classHistory"][-1]["document"] == agency["classDocument"]


@pytest.mark.parametrize(
    ("category", "window", "delegated"), [("CENTRAL", 164, 64), ("DEVELOPMENT", 124, 41), ("ECOLOGICAL", 79, 34)]
)
async def test_03_what_a_window_must_offer_without_its_being_delegated(
    systems: Integrator, category: str, window: int, delegated: int
) -> None:
    codes: list[str] = []
    after = None
    while True:
        found = await run(systems, 3, category=category, after=after)
        items = found["approvalItems"]
        codes += [item["code"] for item in items["nodes"]]
        for item in items["nodes"]:
            here = {entry["list"]["kind"] for entry in item["lists"] if entry["list"]["category"] == category}
            assert here == {"WINDOW"}
        if not items["pageInfo"]["hasNextPage"]:
            break
        after = items["pageInfo"]["endCursor"]
    sizes = {entry["kind"]: entry["current"]["size"] for entry in found["itemLists"]["nodes"]}
    assert sizes == {"WINDOW": window, "DELEGATED": delegated}
    assert len(set(codes)) == len(codes) == items["totalCount"] == window - delegated, "the lists are nested"
    assert codes == sorted(codes)


async def test_04_late_events_of_july_by_level_with_the_steps_of_level_4(systems: Integrator) -> None:
    found = await run(systems, 4, **JULY, level=4)
    assert [(entry["key"]["level"], entry["count"]) for entry in found["all"]] == [(1, 6214), (2, 2071), (3, 1605), (4, 466)]
    late = {entry["key"]["level"]: entry["count"] for entry in found["late"]}
    assert set(late) == {1, 2, 3, 4}
    assert 0.94 < 1 - sum(late.values()) / 10356 < 0.99
    events = found["events"]
    assert events["totalCount"] == late[4] == len(events["nodes"])
    for event in events["nodes"]:
        assert event["overdue"]
        assert event["closedAt"] is None or event["closedAt"] > event["dueAt"]
        steps = event["steps"]["nodes"]
        assert [step["sequence"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["kind"] == "REPORT"


async def test_04_the_steps_of_a_lower_level_are_not_the_command_centre_s(systems: Integrator) -> None:
    events = (await run(systems, 4, **JULY, level=3))["events"]
    assert events["nodes"]
    assert all(event["steps"]["nodes"] == [] for event in events["nodes"])


async def test_05_the_centre_of_fenghui_offers_the_164_items(systems: Integrator) -> None:
    found = await run(systems, 5, township="丰惠镇")
    windows = found["serviceWindows"]
    assert found["offered"]["totalCount"] == 164
    assert windows["totalCount"] == len(windows["nodes"]) > 5
    assert sum(window["items"]["totalCount"] for window in windows["nodes"]) >= 164
    for window in windows["nodes"]:
        assert window["primary"] is not None, "each window has its A post"
        assert (window["staffedBy"] is not None) or (window["guidedBy"] is not None)
    assert {window["kind"] for window in windows["nodes"]} == {"DISPATCHED", "GENERAL"}


async def test_06_three_squadrons_of_class_b_at_the_end_of_2016_and_six_today(systems: Integrator) -> None:
    found = await run(systems, 6, day="2016-12-31", kind="ENFORCEMENT_SQUADRON")
    then = {squadron["township"]["name"]: squadron["township"]["form"] for squadron in found["then"]["nodes"]}
    now = {squadron["township"]["name"]: squadron["township"]["form"] for squadron in found["now"]["nodes"]}
    assert (found["then"]["totalCount"], found["now"]["totalCount"]) == (3, 6)
    assert set(now) - set(then) == {name for name in now if name[:2] in ("道墟", "梁湖", "小越")}
    assert set(then.values()) == set(now.values()) == {"SUB_DISTRICT"}


async def test_07_fenghui_settled_70_of_72_mediations_in_july(systems: Integrator) -> None:
    found = await run(systems, 7, **JULY)
    assert {entry["key"]["succeeded"]: entry["count"] for entry in found["bySuccess"]} == {True: 70, False: 2}
    cases = found["mediations"]
    assert cases["totalCount"] == len(cases["nodes"]) == 72
    assert {case["township"]["name"] for case in cases["nodes"]} == {"丰惠镇"}
    assert all(case["bodies"] for case in cases["nodes"])
    assert {body["__typename"] for case in cases["nodes"] for body in case["bodies"]} >= {"Agency", "Unit"}
    instants = [case["concludedAt"] for case in cases["nodes"]]
    assert instants == sorted(instants, reverse=True)


async def test_08_the_department_gets_its_own_share_and_the_reasons_for_the_rest(systems: Integrator) -> None:
    found = (await run(systems, 8, agency="丰惠市场监管所", year=2016))["assessments"]
    assert found["totalCount"] == len(found["nodes"]) > 3
    for row in found["nodes"]:
        assert row["departmentScore"] is not None
        assert row["grade"] is not None
        assert row["bonusDepartment"] > 0
        hidden = {
            name
            for name in ("townshipScore", "conductScore", "compositeScore", "bonusTownship", "bonusTotal")
            if row[name] is None
        }
        reasons = {entry["field"]: entry["reason"] for entry in row["masked"]}
        assert hidden == {"townshipScore", "conductScore", "compositeScore", "bonusTownship", "bonusTotal"}
        assert set(reasons) == hidden | {"hostShares", "exclusion", "exclusionNote"} | {
            f"{part}Version" for part in ("township", "conduct", "standing")
        }
        assert B_SHARES.items() <= reasons.items()


async def test_08_nothing_of_2017_has_been_published(systems: Integrator) -> None:
    assert (await run(systems, 8, agency="丰惠市场监管所", year=2017))["assessments"] == {"totalCount": 0, "nodes": []}


async def test_09_the_month_has_the_figures_of_the_regulation_and_the_groups_add_up(systems: Integrator) -> None:
    found = await run(systems, 9, month="2017-07-15", **JULY)
    overview = found["overview"]
    assert (overview["month"], overview["departments"]) == ("2017-07-01", 12)
    assert overview["agencies"] == {"total": 150, "a": 74, "b": 76}
    assert overview["windowLists"] == {"central": 164, "development": 124, "ecological": 79, "village": 36}
    assert overview["mediation"] == {"concluded": 1054, "succeeded": 1026, "successRate": "0.9734"}
    people = {(g["key"]["township"]["name"], g["key"]["managementClass"]): g["count"] for g in found["personnelGroups"]}
    assert (people["丰惠镇", "A"], people["丰惠镇", "B"], people["百官街道", "B"]) == (22, 46, 73)
    by_class = {name: sum(count for (_, own), count in people.items() if own == name) for name in "AB"}
    assert by_class == {"A": 314, "B": 518} == {"A": overview["staff"]["a"], "B": overview["staff"]["b"]}
    levels: Counter[int] = Counter()
    for group in found["eventsGroups"]:
        levels[group["key"]["level"]] += group["count"]
    assert dict(levels) == {1: 6214, 2: 2071, 3: 1605, 4: 466}
    assert dict(levels) == {entry["level"]: entry["count"] for entry in overview["events"]["byLevel"]}


async def test_10_bodies_come_back_by_their_ids_in_order_each_as_what_it_is(systems: Integrator) -> None:
    rows = await systems.database.reads.fetch(
        "SELECT id, name, kind FROM organisation WHERE name IN ('丰惠镇', '市场监督管理局', '丰惠市场监管所') ORDER BY name"
    )
    (village,) = await systems.database.reads.fetch("SELECT id, name, 'VILLAGE' AS kind FROM village ORDER BY id LIMIT 1")
    ids = [encode_id(row["kind"].title(), row["id"]) for row in (*rows, village)]
    found = await run(systems, 10, one=ids[0], many=[*ids, encode_id("Agency", 10**9), "nonsense", ids[0]])
    assert [node and node["id"] for node in found["nodes"]] == [*ids, None, None, ids[0]]
    assert [node["name"] for node in found["nodes"][:4]] == [*(row["name"] for row in rows), village["name"]]
    assert found["node"] == found["nodes"][0]
    shown = {node["__typename"]: node for node in found["nodes"][:4]}
    assert shown["Township"]["villageCount"] == 30
    assert shown["Department"]["agencies"]["totalCount"] == 11
    assert shown["Agency"]["township"] == {"name": "丰惠镇"}
    assert shown["Agency"]["managementClass"] == "B"


async def test_a_token_sees_no_more_than_its_post(systems: Integrator) -> None:
    found = await systems.data("justice-personnel", text(1), {"class": "B", "most": 20})
    assert [agency["personnel"]["totalCount"] for agency in found["agencies"]["nodes"]] == [0] * 11


async def test_a_revoked_token_is_refused(systems: Integrator) -> None:
    await systems.data("justice-personnel", "{ viewer { role } }", {})
    await systems.database.reads.execute("UPDATE token SET revoked_at = now() WHERE name = 'system of justice-personnel'")
    reply = await systems.send("justice-personnel", {"query": "{ personnel { totalCount } }"})
    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")

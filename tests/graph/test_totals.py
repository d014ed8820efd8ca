"""The figures of the regulation about bodies, people and assessments, as the API answers them."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from backend.kit.database import Database
from backend.kit.files import REPOSITORY
from tests.asking import Desk

with (REPOSITORY / "backend" / "demo" / "data" / "townships.csv").open(encoding="utf-8", newline="") as file:
    TOWNSHIPS = {row["name"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


def by(groups: list[Any], name: str) -> dict[Any, int]:
    return {group["key"][name]: group["count"] for group in groups}


async def test_the_district_has_150_agencies_and_832_people_in_two_classes(desk: Desk) -> None:
    found = await desk.ask(
        "district-leader",
        """{ agencies { totalCount } agenciesGroups(by: [MANAGEMENT_CLASS]) { count key { managementClass } }
          personnel { totalCount } personnelGroups(by: [MANAGEMENT_CLASS]) { count key { managementClass } }
          townships { totalCount } villages { totalCount } grids { totalCount }
          sending: departments(where: {agencies: {}}) { totalCount } kinds: agenciesGroups(by: [KIND]) { count } }""",
    )
    assert [found[name]["totalCount"] for name in ("agencies", "personnel", "townships", "villages", "grids", "sending")] == [
        *(150, 832, 20, 421, 1180, 12)
    ]
    assert by(found["agenciesGroups"], "managementClass") == {"A": 74, "B": 76}
    assert by(found["personnelGroups"], "managementClass") == {"A": 314, "B": 518}
    assert len(found["kinds"]) == 12


async def test_every_township_has_its_agencies_and_people(desk: Desk) -> None:
    query = """{ townships(first: 100) { nodes { name villageCount gridCount a: agencies(first: 0, where: {managementClass: {eq: A}}) { totalCount }
      b: agencies(first: 0, where: {managementClass: {eq: B}}) { totalCount } } }
      personnelGroups(by: [TOWNSHIP, MANAGEMENT_CLASS]) { count key { township { name } managementClass } } }"""
    found = await desk.ask("district-audit", query)
    people = {(g["key"]["township"]["name"], g["key"]["managementClass"]): g["count"] for g in found["personnelGroups"]}
    for town in found["townships"]["nodes"]:
        row = TOWNSHIPS[town["name"]]
        assert [town["villageCount"], town["gridCount"], town["a"]["totalCount"], town["b"]["totalCount"]] == [
            int(row[name]) for name in ("villages", "grids", "agencies_a", "agencies_b")
        ]
        assert [people.get((town["name"], letter), 0) for letter in "AB"] == [int(row["staff_a"]), int(row["staff_b"])]


async def test_three_squadrons_were_of_class_a_before_their_towns_became_sub_districts(desk: Desk) -> None:
    query = """query($day: Date) { agencies(first: 100, asOf: $day, where: {kind: {eq: ENFORCEMENT_SQUADRON}}) {
      nodes { managementClass township { name } } } }"""
    then = (await desk.ask("district-org", query, {"day": "2016-12-31"}))["agencies"]["nodes"]
    now = (await desk.ask("district-org", query))["agencies"]["nodes"]
    classes = [{node["township"]["name"]: node["managementClass"] for node in nodes} for nodes in (then, now)]
    assert [[*one.values()].count("A") for one in classes] == [17, 14]
    assert [len(one) for one in classes] == [20, 20]


async def test_the_assessments_of_2016_are_published_and_two_of_2017_lack_a_component(desk: Desk) -> None:
    query = """{ a: assessments(first: 0, where: {year: {eq: 2016}, publishedAt: {isNull: true}}) { totalCount }
      b: assessments(first: 0, where: {year: {eq: 2017}, publishedAt: {isNull: false}}) { totalCount }
      open: assessments(where: {year: {eq: 2017}, subject: {eq: AGENCY}, compositeScore: {isNull: true}}) { totalCount }
      excellent: assessmentsGroups(by: [TOWNSHIP], where: {year: {eq: 2016}, subject: {eq: PERSON}, grade: {eq: EXCELLENT}}) { count } }"""
    found = await desk.ask("district-audit", query)
    assert (found["a"]["totalCount"], found["b"]["totalCount"], found["open"]["totalCount"]) == (0, 0, 2)
    assert len(found["excellent"]) <= 20


async def test_hidden_people_are_one_group_and_not_many(desk: Desk) -> None:
    """Grouping by what a viewer may not see must not count it one by one."""
    found = await desk.ask(
        "district-command",
        "{ g: eventsGroups(by: [AGENCY]) { key { agency { id } } } p: platforms(first: 200) { nodes { lead { id } } } }",
    )
    assert [group["key"]["agency"] for group in found["g"]].count(None) <= 1
    assert {node["lead"] and node["lead"]["id"] for node in found["p"]["nodes"]} == {None}
    grouped = await desk.ask("district-command", "{ m: mediationsGroups(by: [MEDIATOR]) { count key { mediator { id } } } }")
    assert [group["key"] for group in grouped["m"]] == [{"mediator": None}]

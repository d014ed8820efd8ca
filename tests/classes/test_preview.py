"""What a change of classes would do, shown before anybody decides."""

from __future__ import annotations

from typing import Any

import orjson

from backend.graph.ids import encode_id
from tests.asking import answer
from tests.classes.conftest import ORG, REFORM, ClassOffice

TOWN_TO_STREET = {"form": "SUB_DISTRICT", "category": "CENTRAL", "name": "驿亭街道", "code": "330604008"}


def refusal(response: Any) -> str:
    (error,) = response["errors"]
    return str(error["extensions"]["code"])


async def drafted(office: ClassOffice) -> Any:
    township = encode_id("Township", await office.key("township", "驿亭镇"))
    return (await office.draft("Township", {"id": township, **TOWN_TO_STREET}))["classChange"]


async def test_a_town_that_becomes_a_sub_district_flips_its_squadron_and_nothing_else(office: ClassOffice) -> None:
    preview = await office.preview(await drafted(office))
    (flip,) = preview["flips"]
    assert (flip["name"], flip["before"], flip["after"]) == ("驿亭综合行政执法中队", "A", "B")
    assert preview["reached"] == 7
    assert preview["people"] == flip["people"] > 0


async def test_the_department_gains_what_the_policy_gives_it_for_class_b(office: ClassOffice) -> None:
    preview = await office.preview(await drafted(office))
    gained = {
        (one["role"], one["organisation"], f"{one['type']}.{one['group']}")
        for one in preview["access"]
        if one["gained"] and one["action"] == "read"
    }
    assert ("dept_leader", "综合行政执法局", "Staff.contact") in gained
    assert ("dept_personnel", "综合行政执法局", "Assessment.department") in gained
    assert ("district_conduct", None, "Staff.basic") in gained
    assert not [one for one in gained if one[2] in ("Assessment.township", "Assessment.bonus.township")]
    contact = next(one for one in preview["access"] if one["role"] == "dept_leader" and one["group"] == "contact")
    assert contact["fields"] == ["mobile", "address"]
    assert contact["condition"] == "主管部门"


async def test_leave_assessment_and_bonus_rules_are_said_in_words_with_the_weights_of_the_day(office: ClassOffice) -> None:
    rules = {one["topic"]: one for one in (await office.preview(await drafted(office)))["rules"]}
    assert set(rules) == {"MANAGEMENT", "LEAVE", "DUTY", "ASSESSMENT", "BONUS"}
    assert rules["ASSESSMENT"]["was"] == "驻地乡镇100%"
    assert rules["ASSESSMENT"]["becomes"] == "驻地乡镇50%、主管部门40%、行风效能10%"


async def test_a_township_of_another_category_gets_other_lists_with_a_diff(office: ClassOffice) -> None:
    key = await office.key("township", "长塘镇")
    given = {"id": encode_id("Township", key), "form": "TOWN", "category": "DEVELOPMENT", "name": "长塘镇", "code": "330604101"}
    preview = await office.preview((await office.draft("Township", given))["classChange"])
    lists = {one["kind"]: one for one in preview["lists"]}
    assert {kind: (one["before"], one["after"]) for kind, one in lists.items()} == {"DELEGATED": (34, 41), "WINDOW": (79, 124)}
    assert (len(lists["DELEGATED"]["gained"]), lists["DELEGATED"]["lost"]) == (7, [])
    assert preview["flips"] == []
    assert preview["access"] == []


async def test_the_preview_is_for_those_who_handle_changes(office: ClassOffice) -> None:
    change = await drafted(office)
    assert (await office.preview(change, ORG))["reached"] == 7
    query = "query P($id: ID!) { classPreview(id: $id) { reached } }"
    assert refusal(await office.desk.respond("market-leader", query, {"id": change["id"]})) == "NOT_FOUND"
    assert refusal(await office.desk.respond(REFORM, query, {"id": encode_id("ClassChange", 999)})) == "NOT_FOUND"
    assert refusal(await office.desk.respond(REFORM, query, {"id": encode_id("Township", 1)})) == "NOT_FOUND"


async def test_conditions_and_rules_are_in_the_language_of_the_reader(office: ClassOffice) -> None:
    change = await drafted(office)
    query = "query P($id: ID!) { classPreview(id: $id) { access { role group condition } rules { topic becomes } } }"
    credentials = await office.desk.session(REFORM)
    told = await answer(office.desk.service, credentials, query, {"id": change["id"]}, language="en")
    preview = orjson.loads(told.body)["data"]["classPreview"]
    assert {one["condition"] for one in preview["access"] if one["group"] == "contact"} == {"parent"}
    bonus = next(rule["becomes"] for rule in preview["rules"] if rule["topic"] == "BONUS")
    assert bonus == "half by the township's, half by the department's standard"

"""A change of classes from draft to effect: two persons, one preview, dated history, and the way back before its day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest

from backend.classes.acts import take_effect
from backend.classes.acts.due import effect_due
from backend.graph.ids import encode_id, key_of
from backend.schema import ENTITIES
from tests.acts.office import code, payload
from tests.classes.conftest import ORG, REFORM, TODAY, ClassOffice, class_office
from tests.databases import Databases

TOMORROW = TODAY + timedelta(days=1)
YITING = {"form": "SUB_DISTRICT", "category": "CENTRAL", "name": "驿亭街道", "code": "330604008"}
SQUADRON = "驿亭综合行政执法中队"


@pytest.fixture
async def own(databases: Databases) -> AsyncIterator[ClassOffice]:
    async with class_office(databases) as office:
        yield office


async def township(office: ClassOffice, name: str = "驿亭镇") -> str:
    return encode_id("Township", await office.key("township", name))


async def move_to(office: ClassOffice, day: date) -> None:
    await office.pool.execute(
        "UPDATE district_clock SET shift_seconds = extract(epoch FROM ($1::date + time '09:00') AT TIME ZONE 'Asia/Shanghai' - now())",
        day,
    )


async def state(office: ClassOffice, change: Any) -> Any:
    query = "query C($id: ID!) { node(id: $id) { ... on ClassChange { id version state can } } }"
    return (await office.desk.ask(ORG, query, {"id": change["id"]}))["node"]


async def test_confirmed_today_it_takes_effect_at_once_for_form_class_staff_codes_and_history(own: ClassOffice) -> None:
    home = await own.key("township", "驿亭镇")
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING})
    done = payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))
    assert done["errors"] == []
    assert done["classChange"]["state"] == "EFFECTIVE"
    row = await own.row("township", home)
    assert (row["name"], row["code"], row["form"]) == ("驿亭街道", "330604008", "SUB_DISTRICT")
    squadron = await own.key("agency", SQUADRON)
    assert (await own.row("agency", squadron))["management_class"] == "B"
    classes = await own.pool.fetch(
        "SELECT management_class, lower(period) AS since FROM agency_class WHERE agency_id = $1 ORDER BY 2 DESC", squadron
    )
    assert (classes[0]["management_class"], classes[0]["since"]) == ("B", TODAY)
    assert classes[1]["management_class"] == "A"
    staff = await own.pool.fetch("SELECT DISTINCT management_class FROM staff WHERE agency_id = $1", squadron)
    assert [s["management_class"] for s in staff] == ["B"]
    codes = await own.pool.fetch("SELECT code FROM village WHERE township_id = $1", home)
    assert codes
    assert all(c["code"].startswith("330604008") for c in codes)


async def test_the_day_before_is_answered_as_it_was_and_the_key_stays(own: ClassOffice) -> None:
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING})
    await own.step(ORG, "confirm", change, preview=preview["fingerprint"])
    query = """query Then($id: ID!, $day: Date!) { node(id: $id, asOf: $day) { ... on Township {
        name code form agencies(where: { kind: { eq: ENFORCEMENT_SQUADRON } }) { nodes { managementClass } } } } }"""
    key = encode_id("Township", await own.key("township", "驿亭街道"))
    then = (await own.desk.ask("district-org", query, {"id": key, "day": "2017-08-30"}))["node"]
    now = (await own.desk.ask("district-org", query, {"id": key, "day": "2017-08-31"}))["node"]
    assert (then["name"], then["code"], then["form"]) == ("驿亭镇", "330604109", "TOWN")
    assert (now["name"], now["code"], now["form"]) == ("驿亭街道", "330604008", "SUB_DISTRICT")
    assert [then["agencies"]["nodes"], now["agencies"]["nodes"]] == [[{"managementClass": "A"}], [{"managementClass": "B"}]]


async def test_the_staff_count_of_every_class_stays_whole_after_a_flip(own: ClassOffice) -> None:
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING})
    await own.step(ORG, "confirm", change, preview=preview["fingerprint"])
    counted = await own.pool.fetch("SELECT management_class, count(*) FROM staff WHERE stationed GROUP BY 1")
    assert {row["management_class"]: row["count"] for row in counted} == {
        "A": 314 - preview["people"],
        "B": 518 + preview["people"],
    }
    same = await own.pool.fetchval(
        "SELECT count(*) FROM staff JOIN assignment USING (agency_id, management_class) "
        "WHERE assignment.staff_id = staff.id AND upper_inf(period)"
    )
    assert same == 832


async def test_whoever_proposed_does_not_confirm_but_another_of_the_same_office_may(own: ClassOffice) -> None:
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING}, TOMORROW)
    assert "class_change.confirm" not in change["can"]
    assert code(await own.step(REFORM, "confirm", change, preview=preview["fingerprint"])) == "FORBIDDEN"
    done = payload(await own.step("second", "confirm", change, preview=preview["fingerprint"]))
    assert done["classChange"]["state"] == "CONFIRMED"


async def test_before_its_day_nothing_changes_and_it_can_be_undone(own: ClassOffice) -> None:
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING}, TOMORROW)
    confirmed = payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["classChange"]
    assert await own.pool.fetchval("SELECT management_class FROM agency WHERE name = $1", SQUADRON) == "A"
    (early,) = payload(await own.step(ORG, "takeEffect", confirmed))["errors"]
    assert early["code"] == "NOT_DUE"
    (silent,) = payload(await own.step(ORG, "undo", confirmed, note=" "))["errors"]
    assert silent["field"] == "note"
    undone = payload(await own.step(ORG, "undo", confirmed, note="暂缓"))["classChange"]
    assert undone["state"] == "UNDONE"
    assert undone["can"] == []
    await move_to(own, TOMORROW)
    (refused,) = payload(await own.step(ORG, "takeEffect", undone))["errors"]
    assert refused["code"] == "STATE"


async def test_a_changed_preview_is_not_confirmed(own: ClassOffice) -> None:
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING}, TOMORROW)
    await own.pool.execute("UPDATE agency SET closed_on = DATE '2017-08-31' WHERE name = $1", SQUADRON)
    (refused,) = payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["errors"]
    assert (refused["code"], refused["field"]) == ("PREVIEW_CHANGED", "preview")


async def test_a_rule_changes_every_agency_of_its_kind_but_those_with_a_class_of_their_own(own: ClassOffice) -> None:
    agency = encode_id("Agency", await own.key("agency", "百官市场监管所"))
    change, preview = await own.proposed("Override", {"id": agency, "managementClass": "A"})
    assert payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["errors"] == []
    reform = encode_id("Organ", int(await own.pool.fetchval("SELECT id FROM organ WHERE purpose = 'REFORM'")))
    rule = {"id": reform, "agencyKind": "MARKET_OFFICE", "form": "SUB_DISTRICT", "managementClass": "A"}
    change, preview = await own.proposed("Rule", rule)
    assert len(preview["flips"]) == 4
    assert "百官市场监管所" not in [flip["name"] for flip in preview["flips"]]
    assert payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["errors"] == []
    rules = await own.pool.fetch(
        "SELECT management_class, period FROM class_rule WHERE agency_kind = 'MARKET_OFFICE' AND township_form = 'SUB_DISTRICT'"
    )
    assert sorted(r["management_class"] for r in rules) == ["A", "B"]


async def test_an_override_ends_and_the_agency_follows_the_rule_again(own: ClassOffice) -> None:
    agency = encode_id("Agency", await own.key("agency", "丰惠司法所"))
    change, preview = await own.proposed("Override", {"id": agency, "managementClass": "B"})
    await own.step(ORG, "confirm", change, preview=preview["fingerprint"])
    assert await own.pool.fetchval("SELECT management_class FROM agency WHERE name = '丰惠司法所'") == "B"
    await move_to(own, TOMORROW)
    change, preview = await own.proposed("Override", {"id": agency, "managementClass": None}, TOMORROW)
    assert [(flip["before"], flip["after"]) for flip in preview["flips"]] == [("B", "A")]
    await own.step(ORG, "confirm", change, preview=preview["fingerprint"])
    history = await own.pool.fetch(
        "SELECT override, document FROM agency_class WHERE agency_id = (SELECT id FROM agency WHERE name = '丰惠司法所') ORDER BY period"
    )
    assert [h["override"] for h in history] == [False, True, False]


@pytest.mark.parametrize(
    ("given", "day", "field", "refusal"),
    [
        ({**YITING, "code": "330604108"}, TODAY, "code", "CODE"),
        ({**YITING, "code": "33060400８"}, TODAY, "code", "CODE"),
        ({**YITING, "category": "ECOLOGICAL"}, TODAY, "category", "SUB_DISTRICT_IS_CENTRAL"),
        (YITING, TODAY - timedelta(days=1), "effectiveOn", "DAY_PASSED"),
        ({**YITING, "document": " "}, TODAY, "document", "NO_DOCUMENT"),
        ({"form": "TOWN", "category": "DEVELOPMENT", "name": "驿亭镇", "code": "330604109"}, TODAY, None, "NOTHING_CHANGES"),
    ],
)
async def test_what_does_not_fit_is_refused_at_its_field(
    office: ClassOffice, given: dict[str, Any], day: date, field: str | None, refusal: str
) -> None:
    refused = await office.draft("Township", {"id": await township(office), **given}, day)
    assert refused["classChange"] is None
    assert (field, refusal) in [(error["field"], error["code"]) for error in refused["errors"]]
    assert await office.pool.fetchval("SELECT count(*) FROM class_change") == 0


async def test_a_second_open_change_of_the_same_township_is_refused(own: ClassOffice) -> None:
    given = {"id": await township(own), **YITING}
    await own.proposed("Township", given, TOMORROW)
    drafted = (await own.draft("Township", given, TOMORROW))["classChange"]
    preview = await own.preview(drafted)
    (refused,) = payload(await own.step(REFORM, "propose", drafted, preview=preview["fingerprint"]))["errors"]
    assert refused["code"] == "OPEN_ALREADY"


async def test_everybody_sees_a_change_once_it_is_confirmed_and_only_its_outline(own: ClassOffice) -> None:
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING}, TOMORROW)
    query = "{ classChanges { nodes { state effectiveOn proposedBy masked { field } } } }"
    assert (await own.desk.ask("market-leader", query))["classChanges"]["nodes"] == []
    await own.step(ORG, "confirm", change, preview=preview["fingerprint"])
    (seen,) = (await own.desk.ask("market-leader", query))["classChanges"]["nodes"]
    assert (seen["state"], seen["proposedBy"]) == ("CONFIRMED", None)
    assert {masked["field"] for masked in seen["masked"]} == {
        "proposedBy",
        "confirmedBy",
        "closingNote",
        "staleNote",
        "attachments",
    }
    (handled,) = (await own.desk.ask(REFORM, query))["classChanges"]["nodes"]
    assert handled["proposedBy"].startswith("区行政审批制度改革办公室 ")


async def test_the_clock_lets_a_confirmed_change_take_effect_on_its_day_once(own: ClassOffice) -> None:
    change, preview = await own.proposed("Township", {"id": await township(own), **YITING}, TOMORROW)
    await own.step(ORG, "confirm", change, preview=preview["fingerprint"])

    async def tick() -> list[int]:
        async with own.desk.database.engine.begin() as db:
            return await effect_due(take_effect, ENTITIES, db)

    assert await tick() == []
    await move_to(own, TOMORROW)
    assert await tick() == [key_of(change["id"], "ClassChange")]
    assert await tick() == []
    assert (await state(own, change))["state"] == "EFFECTIVE"
    squadron = await own.row("agency", await own.key("agency", SQUADRON))
    assert squadron["management_class"] == "B"
    done = await own.pool.fetch("SELECT account_id, post_id, object_type FROM act_log WHERE act LIKE '%take_effect'")
    assert {(row["account_id"], row["post_id"]) for row in done} == {(None, None)}, "nobody did it: its day had come"
    assert {row["object_type"] for row in done} >= {"ClassChange", "Township", "Agency"}
    log = "query ($id: ID!) { actLog(record: $id) { nodes { act displayName postTitle organisation } } }"
    newest = (await own.desk.ask(ORG, log, {"id": change["id"]}))["actLog"]["nodes"][0]
    nobody = {"displayName": "系统", "postTitle": None, "organisation": None}
    assert newest == {"act": "class_change.take_effect", **nobody}

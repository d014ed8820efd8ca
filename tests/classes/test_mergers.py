"""A township goes into another one: previewed, agreed by two persons, done on its day as a whole, undone before it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.classes.acts import take_effect
from backend.classes.acts.due import effect_due
from backend.graph.ids import encode_id
from backend.rulebook.book import RULES
from backend.schema import ENTITIES
from tests.acts.office import code, payload
from tests.classes.conftest import ORG, REFORM, TODAY, ClassOffice, class_office
from tests.classes.test_changes import TOMORROW, move_to, state
from tests.databases import Databases

TOWN, STREET = "丁宅乡", "曹娥街道"
"""An ecological township with four agencies of class A goes into a sub-district: its squadron becomes class B."""

CHANGED = """query C($id: ID!) { node(id: $id) { ... on ClassChange {
    id version state can staleNote confirmedBy successor { name } township { name } } } }"""


@pytest.fixture
async def own(databases: Databases) -> AsyncIterator[ClassOffice]:
    async with class_office(databases) as office:
        yield office


async def merger(office: ClassOffice, **given: Any) -> dict[str, Any]:
    keys = {"id": await office.key("township", TOWN), "successor": await office.key("township", STREET)}
    return {name: encode_id("Township", key) for name, key in keys.items()} | given


async def tick(office: ClassOffice) -> list[int]:
    async with office.desk.database.engine.begin() as db:
        return await effect_due(take_effect, ENTITIES, db)


async def count(office: ClassOffice, what: str, *given: Any) -> int:
    return int(await office.pool.fetchval(f"SELECT count(*) FROM {what}", *given))


async def broken(office: ClassOffice) -> dict[str, int]:
    """How many rows break each rule of the rule book."""
    return {rule.code: len(await office.pool.fetch(rule.find)) for rule in RULES}


async def test_who_drafts_a_merger_names_another_township_that_stands(own: ClassOffice) -> None:
    given = await merger(own)
    for successor in (given["id"], encode_id("Agency", 1)):
        refused = await own.draft("Merger", given | {"successor": successor})
        assert [(error["field"], error["code"]) for error in refused["errors"]] == [("successor", "NO_SUCCESSOR")]
    common = {"document": "浙政函〔2017〕99号", "effectiveOn": TODAY.isoformat()}
    assert code(await own.do(ORG, "classChangeDraftMerger: DraftMergerInput", given | common)) == "FORBIDDEN"


async def test_a_merger_is_previewed_and_does_on_its_day_what_the_preview_said(own: ClassOffice) -> None:
    former, successor = await own.key("township", TOWN), await own.key("township", STREET)
    people = {key: await count(own, "staff WHERE township_id = $1", key) for key in (former, successor)}
    events = await count(own, "event WHERE township_id = $1 AND closed_at IS NOT NULL", former)
    change, preview = await own.proposed("Merger", await merger(own), TOMORROW)
    moved = {part["what"]: part["count"] for part in preview["moves"]}
    assert {what: moved[what] for what in ("VILLAGES", "GRIDS", "AGENCIES", "DOUBLED", "STATIONED", "SEALS")} == {
        **{"VILLAGES": 9, "GRIDS": 27, "AGENCIES": 4, "DOUBLED": 4, "STATIONED": 13, "SEALS": 1},
    }
    assert [(flip["name"], flip["before"], flip["after"]) for flip in preview["flips"]] == [("丁宅综合行政执法中队", "A", "B")]
    assert {one["kind"]: (one["before"], one["after"]) for one in preview["lists"]} == {
        "DELEGATED": (34, 64),
        "WINDOW": (79, 164),
    }
    confirmed = payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["classChange"]
    assert confirmed["state"] == "CONFIRMED"
    assert await tick(own) == []

    await move_to(own, TOMORROW)
    before = await broken(own)
    assert len(await tick(own)) == 1
    assert (await state(own, change))["state"] == "EFFECTIVE"
    gone = await own.row("township", former)
    assert (gone["closed_on"], gone["successor_id"]) == (str(TOMORROW), successor)
    assert await count(own, "staff WHERE township_id = $1 OR organisation_id = $1", former) == 0
    assert await count(own, "staff WHERE township_id = $1", successor) == sum(people.values())
    for body in ("village", "grid", "agency", "service_window", "service_centre"):
        assert await count(own, f"{body} WHERE township_id = $1", former) == 0, body
    assert await count(own, "event WHERE township_id = $1", former) == events, "what is over keeps the township of its day"
    assert await count(own, "post WHERE organisation_id = $1 AND valid_to IS NULL", former) == 0
    assert await count(own, "seal WHERE township_id = $1 AND deactivated_on IS NULL", former) == 0
    assert await count(own, "platform_member m JOIN platform p ON p.id = m.platform_id WHERE p.township_id = $1 AND upper_inf(m.period)", former) == 0  # fmt: skip
    after = await broken(own)
    assert {rule for rule, number in after.items() if number > before[rule]} == {"M4.served"}


async def test_the_day_before_is_answered_as_it_was(own: ClassOffice) -> None:
    change, preview = await own.proposed("Merger", await merger(own))
    assert payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["errors"] == []
    query = """query T($day: Date) { agencies(asOf: $day, where: { name: { eq: "丁宅综合行政执法中队" } }) { nodes {
        managementClass township { name } personnel { totalCount } } } }"""
    (then,) = (await own.desk.ask(ORG, query, {"day": "2017-08-30"}))["agencies"]["nodes"]
    (now,) = (await own.desk.ask(ORG, query, {"day": "2017-08-31"}))["agencies"]["nodes"]
    assert (then["managementClass"], then["township"]["name"]) == ("A", TOWN)
    assert (now["managementClass"], now["township"]["name"]) == ("B", STREET)
    assert then["personnel"] == now["personnel"]


async def test_before_its_day_a_merger_is_taken_back_and_nothing_has_moved(own: ClassOffice) -> None:
    change, preview = await own.proposed("Merger", await merger(own), TOMORROW)
    confirmed = payload(await own.step(ORG, "confirm", change, preview=preview["fingerprint"]))["classChange"]
    assert payload(await own.step(ORG, "undo", confirmed, note="暂缓"))["classChange"]["state"] == "UNDONE"
    await move_to(own, TOMORROW)
    assert await tick(own) == []
    assert (await own.row("township", await own.key("township", TOWN)))["closed_on"] is None


async def test_what_would_be_other_than_agreed_goes_back_to_the_two_persons(own: ClassOffice) -> None:
    change, preview = await own.proposed("Merger", await merger(own), TOMORROW)
    await own.step(ORG, "confirm", change, preview=preview["fingerprint"])
    given = {"id": (await merger(own))["id"], "name": "丁宅质监所", "code": "Z1", "kind": "QUALITY_OFFICE"}
    opened = {**given, "establishedOn": "2017-08-31", "dutyPhone": None}
    assert payload(await own.do(ORG, "agencyOpen: AgencyOpenInput", opened, "agency { id }"))["errors"] == []
    await move_to(own, TOMORROW)
    assert len(await tick(own)) == 1
    stale = (await own.desk.ask(REFORM, CHANGED, {"id": change["id"]}))["node"]
    assert stale["state"] == "STALE"
    assert stale["staleNote"] == "确认之后情况有变：新涉及丁宅质监所（B类变B类）；派驻机构由4个变为5个"
    assert sorted(stale["can"]) == ["class_change.cancel", "class_change.redraft"]
    assert await tick(own) == []
    assert (await own.row("township", await own.key("township", TOWN)))["closed_on"] is None

    assert code(await own.step(ORG, "redraft", stale, effectiveOn=TOMORROW.isoformat())) == "FORBIDDEN"
    (past,) = payload(await own.step(REFORM, "redraft", stale, effectiveOn=TODAY.isoformat()))["errors"]
    assert (past["field"], past["code"]) == ("effectiveOn", "DAY_PASSED")
    again = payload(await own.step(REFORM, "redraft", stale, effectiveOn=TOMORROW.isoformat()))["classChange"]
    preview = await own.preview(again)
    proposed = payload(await own.step(REFORM, "propose", again, preview=preview["fingerprint"]))["classChange"]
    done = payload(await own.step(ORG, "confirm", proposed, preview=preview["fingerprint"]))["classChange"]
    assert done["state"] == "EFFECTIVE"
    assert (
        await own.pool.fetchval("SELECT t.name FROM agency a JOIN township t ON t.id = a.township_id WHERE a.name = '丁宅质监所'")
        == STREET
    )

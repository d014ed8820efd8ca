"""`whatCanSee` says what the own post sees in general; every row that the post reads agrees with it."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from backend.access.commands import matrix
from backend.schema import ENTITIES, registry
from tests.audit.district import District

ASK = """query What($type: String) { whatCanSee(type: $type) { type group fields decidedBy sight condition reads
    relations { name label } classes maskReason lines { line rule reason } } }"""


async def sights(district: District, who: str, **variables: str) -> dict[tuple[str, str], dict[str, Any]]:
    """(type, field) -> its entry."""
    found: list[dict[str, Any]] = (await district.data(who, ASK, **variables))["whatCanSee"]
    pairs = [((entry["type"], field), entry) for entry in found for field in entry["fields"]]
    assert len(dict(pairs)) == len(pairs), "a field stands in one group"
    return dict(pairs)


async def test_every_field_of_every_governed_type_is_answered(district: District) -> None:
    found = await sights(district, "fenghui-leader")
    # What stands beside records of several types is each record's to answer for.
    governed = {name for name, entity in ENTITIES.items() if entity.governed and not entity.beside}
    shown = {(name, field) for name in governed for field in registry().type(name).fields if field not in ("id", "masked", "can")}
    assert set(found) == shown
    assert {name for name, _ in await sights(district, "fenghui-leader", type="Staff")} == {"Staff"}
    assert await sights(district, "fenghui-leader", type="Nothing") == {}


async def test_conditions_are_those_of_the_golden_matrix(district: District) -> None:
    golden = {
        (row["role"], f"{row['type']}.{row['group']}"): row["condition"]
        for row in csv.DictReader(matrix().splitlines())
        if row["action"] == "read"
    }
    for who in ("fenghui-leader", "market-leader", "fenghui-market-member", "district-audit", "system-admin", "security-admin"):
        role = district.holder(who).role
        for entry in (await sights(district, who)).values():
            assert entry["condition"] == golden[role, entry["decidedBy"]]
            expected = {"any": "ALWAYS", "-": "NEVER"}.get(entry["condition"], "SOMETIMES")
            assert entry["sight"] == expected


async def test_a_township_sees_its_own_in_full(district: District) -> None:
    found = await sights(district, "fenghui-personnel")
    mobile, score, name = found["Staff", "mobile"], found["Assessment", "townshipScore"], found["Agency", "name"]
    assert (mobile["sight"], mobile["reads"], mobile["maskReason"]) == ("SOMETIMES", "本人 或 驻地乡镇", "PERSONAL")
    assert [relation["name"] for relation in score["relations"]] == ["host", "self_published"]
    assert (name["sight"], name["reads"], name["maskReason"], name["relations"]) == ("ALWAYS", "任何人", None, [])
    assert found["PolicyVersion", "sha256"]["sight"] == "NEVER"
    assert found["PolicyVersion", "sha256"]["lines"] == []


async def test_a_department_sees_its_share_of_class_b_and_why(district: District) -> None:
    found = await sights(district, "market-leader")
    own, other = found["Assessment", "departmentScore"], found["Assessment", "townshipScore"]
    assert own["classes"] == ["B"]
    assert "主管部门且B类" in own["reads"]
    assert "部门只看自己的40%" in own["lines"][-1]["reason"]
    assert (other["reads"], other["maskReason"]) == ("本人且已公布", "TOWNSHIP_SHARE")
    assert "parent" not in {relation["name"] for relation in other["relations"]}


async def test_an_officer_sees_no_business_data(district: District) -> None:
    for who in ("system-admin", "security-admin", "audit-admin"):
        found = await sights(district, who)
        for name in ("Staff", "Agency", "Assessment", "Event", "EventStep", "ApprovalItem", "Seal", "Mediation"):
            assert {entry["sight"] for (type_name, _), entry in found.items() if type_name == name} == {"NEVER"}, (who, name)
        assert found["Township", "name"]["sight"] == "ALWAYS"
    assert (await sights(district, "system-admin"))["Account", "disabledAt"]["sight"] == "ALWAYS"


async def test_what_stands_within_a_record_is_seen_as_its_group(district: District) -> None:
    found = await sights(district, "district-command")
    for name in (("EventStep", "note"), ("LevelTime", "late"), ("Event", "description")):
        assert (found[name]["decidedBy"], found[name]["condition"]) == ("Event.report", "4")
    assert found["ItemListVersion", "size"]["decidedBy"] == "ItemList.basic"


@pytest.mark.parametrize("who", ["fenghui-leader", "market-leader", "fenghui-market-member", "district-command", "district-org"])
async def test_no_row_contradicts_it(district: District, who: str) -> None:
    found = await sights(district, who)
    query = """{ personnel(first: 200, stationed: null) { nodes { masked { field } } }
      assessments(first: 200) { nodes { masked { field } } } events(first: 200) { nodes { masked { field } } }
      agencies(first: 150) { nodes { masked { field } } } }"""
    families = {"personnel": "Staff", "assessments": "Assessment", "events": "Event", "agencies": "Agency"}
    data = await district.data(who, query)
    for family, type_name in families.items():
        for node in data[family]["nodes"]:
            masked = {entry["field"] for entry in node["masked"]}
            shown = {field for name, field in found if name == type_name} - masked
            assert not [field for field in masked if found[type_name, field]["sight"] == "ALWAYS"]
            assert not [field for field in shown if found[type_name, field]["sight"] == "NEVER"]


async def test_reasons_come_in_the_language_of_the_request(district: District) -> None:
    response = await district.ask("market-leader", ASK, language="en", type="Staff")
    (contact,) = [entry for entry in response["data"]["whatCanSee"] if entry["group"] == "contact"]
    assert any("The department seconds the township" in line["reason"] for line in contact["lines"])

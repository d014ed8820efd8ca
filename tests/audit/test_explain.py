"""`explain` agrees with what the post gets, and says what would have to be otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from backend.graph.ids import encode_id
from tests.audit.district import District
from tests.audit.sight import SPOTS, Seen, fields

ASK = """query Why($id: ID!, $field: String!, $post: ID) { explain(id: $id, field: $field, post: $post) {
    exists readable maskReason class group role organisation relations { name } rules { rule effect reason }
    deniedBy { rule } nearest { words gained lost class } } }"""
BIG = ("Staff", "Assessment", "Event")
HERE = "township_id = (SELECT id FROM township WHERE name = '丰惠镇')"


async def why(district: District, who: str, id: str, field: str, of: str | None = None) -> dict[str, Any]:
    post = {} if of is None else {"post": encode_id("Post", district.holder(of).post)}
    answer: dict[str, Any] = (await district.data(who, ASK, id=id, field=field, **post))["explain"]
    return answer


@pytest.mark.parametrize("type_name", SPOTS)
async def test_it_agrees_with_what_every_post_gets(district: District, seen: Seen, type_name: str) -> None:
    step = 4 if type_name in BIG else 2
    for id in seen.records[type_name][::step]:
        for field in fields(district, type_name)[::step]:
            for sight in seen.sights[id]:
                post = encode_id("Post", sight.holder.post)
                found = (await district.data("audit-admin", ASK, id=id, field=field, post=post))["explain"]
                where = (id, field, sight.holder)
                assert (found["exists"], found["readable"]) == (sight.masked is not None, sight.reads(field)), where
                assert (found["maskReason"] is None) is found["readable"], where
                if sight.masked is not None and not found["readable"]:
                    assert found["maskReason"] == sight.masked[field], where
                assert any(rule["effect"] == "allow" for rule in found["rules"]) >= found["readable"], where
                assert found["readable"] or found["nearest"] == [] or all(way["words"] for way in found["nearest"])


async def test_a_holder_may_explain_the_own_post_for_what_it_sees(district: District) -> None:
    staff = await district.id("Staff", f"{HERE} AND management_class = 'B'")
    mine = await why(district, "fenghui-command", staff, "mobile")
    assert (mine["exists"], mine["readable"], mine["maskReason"]) == (True, False, "PERSONAL")
    assert mine == await why(district, "audit-admin", staff, "mobile", of="fenghui-command")
    assert mine == await why(district, "fenghui-command", staff, "mobile", of="fenghui-command")


async def test_the_department_would_reach_a_class_a_person_if_it_were_of_class_b(district: District) -> None:
    staff = await district.id("Staff", f"{HERE} AND agency_id = {district.holder('fenghui-justice-head').organisation}")
    found = await why(district, "justice-personnel", staff, "mobile")
    assert found["class"] == "A"
    assert found["relations"] == [{"name": "parent"}]
    assert {"words": "若为B类则可见", "gained": [], "lost": [], "class": "B"} in found["nearest"]
    assert {way["words"] for way in found["nearest"]} == {"若为B类则可见", "若为本人则可见"}


async def test_an_assessment_becomes_visible_by_being_published(district: District) -> None:
    assessment = await district.id(
        "Assessment", f"{HERE} AND published_at IS NULL AND management_class = 'B' AND subject = 'PERSON'"
    )
    found = await why(district, "audit-admin", assessment, "grade", of="district-org")
    assert (found["exists"], found["readable"]) == (False, False)
    assert [way["words"] for way in found["nearest"]] == ["若已公布则可见"]


async def test_the_total_is_out_of_reach_for_the_department_however_the_row_stands(district: District) -> None:
    """Only as the assessed person: no class and no publication opens the total to the parent."""
    assessment = await district.id("Assessment", f"{HERE} AND management_class = 'B' AND published_at IS NOT NULL")
    found = await why(district, "audit-admin", assessment, "compositeScore", of="market-leader")
    assert [way["words"] for way in found["nearest"]] == ["若为本人则可见"]


async def test_a_deny_that_decides_is_named(district: District) -> None:
    event = await district.id("Event")
    found = await why(district, "audit-admin", event, "reporterName", of="district-audit")
    assert (found["exists"], found["readable"]) == (True, False)
    assert found["deniedBy"]["rule"] == "district_audit, any, *, Event.reporter, read, deny"
    assert {rule["effect"] for rule in found["rules"]} == {"allow", "deny"}
    assert found["nearest"] == []


async def test_a_record_that_does_not_exist_for_the_post_is_not_explained_to_it(district: District) -> None:
    stranger = await district.id("Staff", f"agency_id IS NOT NULL AND NOT ({HERE})")
    for id in (stranger, encode_id("Staff", 10**9)):
        assert await district.code("fenghui-leader", ASK, id=id, field="name") == "NOT_FOUND"
    assert not (await why(district, "audit-admin", stranger, "name", of="fenghui-leader"))["exists"]


async def test_another_post_is_explained_to_the_audit_administrator_only(district: District) -> None:
    staff = await district.id("Staff", HERE)
    for who in ("fenghui-leader", "fenghui-window", "district-leader"):
        for post in (encode_id("Post", district.holder("fenghui-command").post), encode_id("Post", 10**9), "x"):
            assert await district.code(who, ASK, id=staff, field="name", post=post) == "FORBIDDEN"


@pytest.mark.parametrize("post", [encode_id("Post", 10**9), encode_id("Staff", 1), "x", ""])
async def test_a_post_that_does_not_stand_is_not_found(district: District, post: str) -> None:
    assert await district.code("audit-admin", ASK, id=await district.id("Staff"), field="name", post=post) == "NOT_FOUND"


async def test_an_unknown_field_is_bad_input_at_field(district: District) -> None:
    (error,) = (await district.ask("fenghui-leader", ASK, id=await district.id("Staff"), field="salary"))["errors"]
    assert (error["extensions"]["code"], error["path"]) == ("BAD_INPUT", ["explain", "field"])

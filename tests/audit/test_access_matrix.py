"""`accessMatrix` is the golden matrix, for those who may read it; and the words by which pages know who may ask what."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from backend.access.commands import matrix
from backend.access.vocabulary import ROLES, Duty
from backend.schema import vocabulary
from tests.audit.district import District

ASK = """query Matrix($role: String, $type: String, $action: String) { accessMatrix(role: $role, type: $type, action: $action) {
    role roleLabel type group action fields relations { name label } classes condition reads lines { line rule reason } } }"""


async def rows(district: District, who: str, **variables: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await district.data(who, ASK, **variables))["accessMatrix"]
    return found


async def test_it_is_the_golden_matrix_line_by_line(district: District) -> None:
    golden = list(csv.DictReader(matrix().splitlines()))
    for who in ("audit-admin", "security-admin"):
        assert [{column: row[column] for column in golden[0]} for row in await rows(district, who)] == golden


async def test_a_row_says_in_words_what_it_allows_and_why(district: District) -> None:
    (row,) = [
        row
        for row in await rows(district, "market-leader", role="dept_leader", type="Staff")
        if (row["group"], row["action"]) == ("contact", "read")
    ]
    assert row["fields"] == ["mobile", "address", "contactVersion"]
    assert (row["condition"], row["reads"]) == ("self | parent & B", "本人 或 主管部门且B类")
    assert [relation["label"] for relation in row["relations"]] == ["本人", "主管部门"]
    assert (row["classes"], row["roleLabel"]) == (["B"], "部门领导")
    assert [line["rule"].split(", ")[3] for line in row["lines"]] == ["Staff.*", "Staff.contact"]
    assert "主管部门须能直接联系" in row["lines"][1]["reason"]


async def test_one_action_is_the_rows_of_that_action(district: District) -> None:
    everything = await rows(district, "audit-admin", role="town_leader")
    for action in ("read", "audit", "leave.approve"):
        wanted = [row for row in everything if row["action"] == action]
        assert await rows(district, "audit-admin", role="town_leader", action=action) == wanted != []


async def test_every_exposed_field_stands_in_exactly_one_group(district: District) -> None:
    registry = district.service.planner.registry
    found = {(row["type"], field) for row in await rows(district, "audit-admin", role="member") for field in row["fields"]}
    for entity in registry.entities.values():
        if entity.table is not None and not entity.beside:  # what stands beside records is read with groups of theirs
            shown = set(registry.type(entity.name).fields) - {"id", "masked", "can"}
            assert {(entity.object, field) for field in shown} <= found


@pytest.mark.parametrize(
    "who", ["fenghui-leader", "fenghui-personnel", "market-leader", "fenghui-market-head", "district-leader"]
)
async def test_leaders_see_business_roles_and_types_only(district: District, who: str) -> None:
    found = await rows(district, who)
    assert {row["role"] for row in found} == {role.name for role in ROLES.values() if role.duty is Duty.BUSINESS}
    assert {row["type"] for row in found} == set(vocabulary().types) - {"Account", "Post", "Session", "AccessLog", "Policy"}
    assert await rows(district, who, role="audit_admin") == await rows(district, who, type="AccessLog") == []


@pytest.mark.parametrize("who", ["fenghui-window", "fenghui-market-member", "market-window", "district-audit", "system-admin"])
async def test_others_may_not_read_it(district: District, who: str) -> None:
    assert await district.code(who, ASK) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("audit-admin", {"whoCanSee", "accessMatrix", "accessLog"}),
        ("security-admin", {"whoCanSee:self", "accessMatrix"}),
        ("system-admin", {"whoCanSee:self"}),
        ("fenghui-personnel", {"whoCanSee", "accessMatrix"}),
        ("market-leader", {"whoCanSee", "accessMatrix"}),
        ("fenghui-market-head", {"whoCanSee", "accessMatrix"}),
        ("district-leader", {"whoCanSee", "accessMatrix"}),
        ("district-audit", {"whoCanSee:self"}),
        ("grid-officer", {"whoCanSee:self"}),
    ],
)
async def test_permissions_name_the_questions_that_a_role_may_ask(district: District, who: str, words: set[str]) -> None:
    permissions = (await district.data(who, "{ viewer { permissions } }"))["viewer"]["permissions"]
    assert {word for word in permissions if "." not in word} == words


async def test_the_audit_administrator_may_ask_about_every_type(district: District) -> None:
    audited = {
        (row["type"], row["group"]) for row in await rows(district, "audit-admin", role="audit_admin") if row["action"] == "audit"
    }
    assert audited == {tuple(obj.split(".", 1)) for obj in vocabulary().objects()}


async def test_policy_versions_show_the_text_in_force_to_two_officers(district: District) -> None:
    ask = "{ policyVersions { nodes { sha256 current rules note } } }"
    for who in ("audit-admin", "security-admin"):
        (version,) = (await district.data(who, ask))["policyVersions"]["nodes"]
        assert version["current"]
        assert version["rules"].startswith("# What a role may do.")
    for who in ("fenghui-leader", "system-admin", "district-audit"):
        assert (await district.data(who, ask))["policyVersions"]["nodes"] == []


async def test_sessions_are_the_own_ones_and_the_present_one_is_marked(district: District) -> None:
    ask = "{ sessions { nodes { current address account { username } } } }"
    mine = (await district.data("fenghui-leader", ask))["sessions"]["nodes"]
    assert {session["account"]["username"] for session in mine} == {"fenghui-leader"}
    assert sum(session["current"] for session in mine) == 1
    everybody = (await district.data("system-admin", ask))["sessions"]["nodes"]
    assert {session["account"]["username"] for session in everybody} >= {"fenghui-leader", "system-admin"}
    assert sum(session["current"] for session in everybody) == 1

"""`casbin/cases.csv`: what people of the demo district may see and why, in words that they can check themselves."""

import csv

import pytest

from backend.access.acts import Act
from backend.access.decide import Decider
from backend.access.policy import Policy
from backend.access.products import EVERYWHERE
from backend.access.truth import Cell, Decisions
from backend.access.vocabulary import ANY, RELATIONS, ROLES, Vocabulary
from backend.kit.files import data_folder
from backend.schema import ACTS

COLUMNS = ["who", "role", "relations", "class", "object", "action", "expected", "reason"]
DEMO_ROLES = {
    "fenghui-leader": "town_leader",
    "fenghui-deputy": "town_leader",
    "fenghui-personnel": "town_personnel",
    "fenghui-command": "town_command",
    "fenghui-platform": "town_command",
    "fenghui-window": "window_clerk",
    "fenghui-seal": "seal_keeper",
    "baiguan-personnel": "town_personnel",
    "market-leader": "dept_leader",
    "market-personnel": "dept_personnel",
    "market-window": "dept_member",
    "justice-personnel": "dept_personnel",
    "enforcement-personnel": "dept_personnel",
    "fenghui-market-head": "agency_head",
    "fenghui-market-member": "agency_staff",
    "fenghui-justice-head": "agency_head",
    "village-officer": "village_officer",
    "grid-officer": "grid_officer",
    "district-leader": "district_leader",
    "district-org": "district_org",
    "district-conduct": "district_conduct",
    "district-command": "district_command",
    "district-reform": "district_reform",
    "district-audit": "district_audit",
    "system-admin": "system_admin",
    "security-admin": "security_admin",
    "audit-admin": "audit_admin",
}
"""The demo accounts of the contract and the roles that they act in."""

with (data_folder("casbin") / "cases.csv").open(encoding="utf-8", newline="") as file:
    READER = csv.DictReader(file)
    CASES = list(READER)


def held(case: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in case["relations"].split() if name != ANY)


def name(case: dict[str, str]) -> str:
    return " ".join(case[column] for column in COLUMNS[:-1])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_casbin_decides_as_the_scenario_says(case: dict[str, str], decider: Decider, decisions: Decisions) -> None:
    expected = {"allow": True, "deny": False}[case["expected"]]
    assert decider.allows(case["role"], held(case), case["class"], case["object"], case["action"]) is expected
    table = decisions.table(case["role"], case["object"], case["action"])
    assert table.allows(Cell(frozenset(held(case)), case["class"])) is expected


def test_every_scenario_is_written_in_known_words_and_can_occur(vocabulary: Vocabulary) -> None:
    assert READER.fieldnames == COLUMNS
    for case in CASES:
        kind = vocabulary.types[case["object"].partition(".")[0]]
        assert DEMO_ROLES[case["who"]] == case["role"]
        assert case["object"] in vocabulary.objects()
        assert case["class"] in kind.classes
        assert case["action"] in kind.actions
        assert set(case["relations"].split()) <= set(RELATIONS)
        assert EVERYWHERE.occurs(Cell(frozenset(held(case)), case["class"]), tuple(RELATIONS))
        assert case["reason"]
        assert not case["reason"].isascii()


def test_no_scenario_stands_twice() -> None:
    assert len(CASES) >= 120
    assert len({name(case) for case in CASES}) == len(CASES)


def test_every_demo_account_and_every_role_that_the_demo_holds_has_a_yes_and_a_no() -> None:
    for who in DEMO_ROLES:
        assert {case["expected"] for case in CASES if case["who"] == who} == {"allow", "deny"}, who
    never_held = {role.name for role in ROLES.values()} - set(DEMO_ROLES.values())
    assert never_held == {"everyone", "member", "town_member"}


def test_every_group_of_every_type_has_a_scenario(vocabulary: Vocabulary) -> None:
    assert {case["object"] for case in CASES} == set(vocabulary.objects())


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_every_act_has_a_yes_and_a_no(act: Act) -> None:
    assert {case["expected"] for case in CASES if case["action"] == act.name} == {"allow", "deny"}


def test_the_scenarios_show_that_the_class_makes_the_difference() -> None:
    by_class: dict[tuple[str, ...], dict[str, str]] = {}
    for case in CASES:
        key = tuple(case[column] for column in ("role", "relations", "object", "action"))
        by_class.setdefault(key, {})[case["class"]] = case["expected"]
    assert len([found for found in by_class.values() if found.get("A") == "deny" and found.get("B") == "allow"]) >= 5


def test_every_allowed_scenario_has_a_rule_with_a_reason(policy: Policy) -> None:
    for case in CASES:
        rules = policy.because(case["role"], held(case), case["class"], case["object"], case["action"])
        allowed = bool(rules) and all(rule.effect == "allow" for rule in rules)
        assert allowed is (case["expected"] == "allow")

"""What stands between the lines of a policy: values that follow from others, rules that change nothing."""

import pytest

from backend.access.decide import Decider
from backend.access.lint import Leak, dead_rules, leaks, refuse_leaks
from backend.access.policy import Policy, parse
from backend.access.truth import Cell, Decisions
from backend.access.vocabulary import Vocabulary
from backend.kit.errors import DaodiError

PARENT_B = Cell(frozenset({"parent"}), "B")


def changed(policy: Policy, vocabulary: Vocabulary, *rules: str) -> tuple[Policy, Decisions]:
    """The product's policy with more rules at its end."""
    more = parse(policy.text + "\n# 试\n# Trial.\n" + "\n".join(rules), vocabulary)
    return more, Decider(more).decide(vocabulary)


def test_nobody_can_compute_what_the_product_policy_masks(policy: Policy, decisions: Decisions) -> None:
    assert list(leaks(decisions)) == []
    refuse_leaks(policy, decisions)


def test_the_parent_must_not_read_the_bonus_total_because_the_township_half_would_follow(
    policy: Policy, vocabulary: Vocabulary
) -> None:
    more, decided = changed(policy, vocabulary, "p, dept_leader, parent, B, Assessment.bonus.total, read, allow")
    read = ("Assessment.bonus.total", "Assessment.bonus.department")
    assert Leak("dept_leader", PARENT_B, "Assessment.bonus.township", read) in list(leaks(decided))
    assert {leak.role for leak in leaks(decided)} == {"dept_leader", "dept_personnel"}
    line = len(more.text.splitlines())
    own_half = next(rule.line for rule in policy.rules if rule.object == "Assessment.bonus.department")
    with pytest.raises(DaodiError) as refused:
        refuse_leaks(more, decided)
    assert str(refused.value) == (
        f"policy.csv:{line}: dept_leader (parent & B) reads Assessment.bonus.total, Assessment.bonus.department "
        f"and could compute Assessment.bonus.township, which is masked (lines {own_half}, {line})"
    )


def test_the_parent_must_not_read_total_and_conduct_beside_its_own_component(policy: Policy, vocabulary: Vocabulary) -> None:
    total = "p, dept_leader, parent_published, B, Assessment.total, read, allow"
    conduct = "p, dept_leader, parent_published, B, Assessment.conduct, read, allow"
    _, alone = changed(policy, vocabulary, total)
    assert list(leaks(alone)) == []
    _, both = changed(policy, vocabulary, total, conduct)
    hidden = {(leak.hidden, leak.cell.held, leak.cell.cls) for leak in leaks(both)}
    assert hidden == {("Assessment.township", frozenset({"parent", "parent_published"}), "B")}


def test_a_deny_that_masks_one_of_three_is_a_leak_too(policy: Policy, vocabulary: Vocabulary) -> None:
    _, decided = changed(policy, vocabulary, "p, district_audit, any, *, Assessment.bonus.township, read, deny")
    assert {(leak.role, leak.hidden) for leak in leaks(decided)} == {("district_audit", "Assessment.bonus.township")}


def test_rules_that_change_no_decision_are_listed(policy: Policy, decisions: Decisions, vocabulary: Vocabulary) -> None:
    assert [rule.values[:4] for rule in dead_rules(policy, decisions, vocabulary)] == [
        ("district_reform", "any", "*", "ItemList.*")
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "p, town_personnel, host, B, Staff.contact, read, allow",
        "p, dept_leader, parent_published, B, Assessment.basic, read, allow",
        "p, system_admin, any, *, Staff.*, read, deny",
    ],
)
def test_a_rule_that_repeats_what_others_say_is_dead(rule: str, policy: Policy, vocabulary: Vocabulary) -> None:
    more, decided = changed(policy, vocabulary, rule)
    assert more.rules[-1] in dead_rules(more, decided, vocabulary)

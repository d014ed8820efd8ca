"""`daodi policy check | matrix | diff`."""

from pathlib import Path

import pytest

from backend.access.commands import check, diff, matrix
from backend.access.policy import Policy
from backend.access.vocabulary import Vocabulary
from backend.kit.errors import DaodiError
from backend.kit.files import data_folder

OWN = data_folder("casbin") / "policy.csv"


def variant(folder: Path, policy: Policy, old: str, new: str) -> Path:
    """A copy of the product's policy with one passage replaced."""
    assert policy.text.count(old) == 1
    path = folder / "draft.csv"
    path.write_text(policy.text.replace(old, new), encoding="utf-8")
    return path


def test_check_says_what_it_checked_and_lists_dead_rules(policy: Policy, vocabulary: Vocabulary) -> None:
    first, *rest = check(vocabulary=vocabulary).splitlines()
    assert first == f"policy.csv: {len(policy.rules)} rules, 23 inheritances, sha256 {policy.sha256[:12]}: ok"
    assert [line.partition(": ")[2] for line in rest] == ["changes no decision: district_reform, any, *, ItemList.*, read, allow"]


def test_check_refuses_an_unknown_word_and_a_leak(policy: Policy, vocabulary: Vocabulary, tmp_path: Path) -> None:
    wrong = variant(
        tmp_path,
        policy,
        "p, dept_leader, parent, B, Staff.contact, read, allow",
        "p, dept_leader, parent, B, Staff.phone, read, allow",
    )
    with pytest.raises(DaodiError, match=r"^draft\.csv:\d+: Staff has no group `phone`"):
        check(wrong, vocabulary)
    leaky = variant(
        tmp_path, policy, "parent, B, Assessment.basic, read, allow", "parent, B, Assessment.bonus.township, read, allow"
    )
    with pytest.raises(DaodiError, match=r"could compute Assessment\.bonus\.total, which is masked"):
        check(leaky, vocabulary)


def test_matrix_prints_the_committed_file(vocabulary: Vocabulary) -> None:
    assert matrix(vocabulary) == (data_folder("casbin") / "matrix.csv").read_text(encoding="utf-8")


def test_diff_says_who_gains_and_who_loses_under_which_relation_and_class(
    policy: Policy, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    draft = variant(tmp_path, policy, "p, dept_leader, parent, B, Staff.contact,", "p, dept_leader, parent, A, Staff.contact,")
    assert diff(OWN, draft, vocabulary).splitlines() == [
        "+ dept_leader: Staff.contact read: parent & !self & A (1)",
        "- dept_leader: Staff.contact read: parent & !self & B (1)",
        "+ dept_personnel: Staff.contact read: parent & !self & A (1)",
        "- dept_personnel: Staff.contact read: parent & !self & B (1)",
        "2 roles, 2 buckets gained, 2 lost",
    ]


def test_diff_names_what_a_new_deny_takes_from_everybody(policy: Policy, vocabulary: Vocabulary, tmp_path: Path) -> None:
    rule = "p, member, self, *, Staff.*, read, allow\n"
    draft = variant(tmp_path, policy, rule, rule + "p, member, self, *, Staff.identity, read, deny\n")
    lines = diff(OWN, draft, vocabulary).splitlines()
    assert "- town_leader: Staff.identity read: self (6)" in lines
    assert "- agency_staff: Staff.identity read: self (3)" in lines
    assert not any(line.startswith("+") for line in lines)


def test_diff_of_equal_decisions_is_empty_whatever_the_text(policy: Policy, vocabulary: Vocabulary, tmp_path: Path) -> None:
    draft = variant(tmp_path, policy, "p, district_reform, any, *, ItemList.*, read, allow\n", "")
    assert diff(OWN, draft, vocabulary) == "0 roles, 0 buckets gained, 0 lost\n"

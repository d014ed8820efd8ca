"""A policy file is read word by word; whatever casbin would swallow in silence is refused with its line."""

from itertools import pairwise
from pathlib import Path

import pytest

from backend.access.policy import Policy, load, parse
from backend.access.vocabulary import RELATIONS, ROLES, TypeWords, Vocabulary
from backend.kit.errors import DaodiError

WORDS = Vocabulary.of(
    {
        "Staff": TypeWords(("basic", "score.town", "score.total"), ("self", "host"), ("A", "B")),
        "Event": TypeWords(("basic",), ("grid",), acts=("event.close",)),
    }
)


def refusal(text: str) -> str:
    with pytest.raises(DaodiError) as refused:
        parse(text, WORDS)
    return str(refused.value)


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        ("p, town_leadr, host, *, Staff.basic, read, allow", "unknown role `town_leadr`"),
        ("p, town_leader, hosts, *, Staff.basic, read, allow", "unknown relation `hosts`"),
        ("p, town_leader, grid, *, Staff.basic, read, allow", "Staff has no relation `grid`; it has: self, host"),
        ("p, town_leader, host, C, Staff.basic, read, allow", "unknown class of Staff `C`; known: *, A, B"),
        ("p, grid_officer, grid, A, Event.basic, read, allow", "unknown class of Event `A`; known: *, -"),
        ("p, town_leader, host, *, Stuff.basic, read, allow", "unknown type `Stuff`"),
        ("p, town_leader, host, *, Staff, read, allow", "Staff has no group ``"),
        ("p, town_leader, host, *, Staff.salary, read, allow", "Staff has no group `salary`"),
        ("p, town_leader, host, *, Staff.score, read, allow", "Staff has no group `score`"),
        ("p, town_leader, host, *, Staff.salary.*, read, allow", "Staff has no group `salary.*`"),
        ("p, town_leader, host, *, Staff.basic, raed, allow", "unknown action on Staff `raed`"),
        ("p, town_leader, host, *, Staff.basic, event.close, allow", "unknown action on Staff `event.close`"),
        ("p, town_leader, host, *, Staff.basic, read, Deny", "unknown effect `Deny`; known: allow, deny"),
        ("p, town_leader, host, *, Staff.basic, read, Allow", "unknown effect `Allow`"),
        ("p, town_leader, host, *, Staff.basic, read", "a rule has 6 values"),
        ("p, town_leader, host, *, Staff.basic, read, allow, now", "a rule has 6 values"),
        ("p, town_leader, host, *, Staff.score*, read, allow", "the star alone after the last dot"),
        ("p, town_leader, host, *, Staff.*.total, read, allow", "the star alone after the last dot"),
        ("p, town_leader, host, *, *, read, allow", "unknown type `*`"),
        ("p2, town_leader, host, *, Staff.basic, read, allow", "a line starts with p, g or #, this one with `p2`"),
        ("g, town_leader", "an inheritance has 2 values"),
        ("g, town_leader, member, member", "an inheritance has 2 values"),
        ("g, town_leader, memer", "unknown role `memer`"),
        ("g, system_admin, member", "system_admin (SYSTEM) must not inherit member (BUSINESS): duties stay apart"),
        ("g, town_leader, audit_admin", "duties stay apart"),
    ],
)
def test_a_wrong_word_is_refused_with_file_and_line(rule: str, complaint: str) -> None:
    message = refusal(f"# 理由\n# reason\np, member, self, *, Staff.basic, read, allow\n{rule}\n")
    assert message.startswith("policy.csv:4: ")
    assert complaint in message
    assert "\n" not in message


def test_a_rule_that_stands_twice_is_refused_and_both_lines_are_named() -> None:
    rule = "p, member, self, *, Staff.basic, read, allow"
    assert refusal(f"# 理由\n{rule}\n\n# 又\n{rule}\n") == "policy.csv:5: the same rule stands on line 2"
    assert refusal("g, member, everyone\ng, member, everyone") == "policy.csv:2: the same inheritance stands on line 1"


def test_a_rule_without_a_reason_right_above_its_block_is_refused() -> None:
    assert refusal("p, member, self, *, Staff.basic, read, allow").startswith("policy.csv:1: no reason")
    assert refusal("# 理由\n\np, member, self, *, Staff.basic, read, allow").startswith("policy.csv:3: no reason")


def test_roles_that_inherit_in_a_circle_are_refused() -> None:
    text = "g, town_leader, town_member\ng, town_member, town_command\ng, town_command, town_leader\n"
    assert "policy.csv:3: roles inherit in a circle: town_leader > town_member > town_command > town_leader" in refusal(text)
    assert "circle" in refusal("g, member, member")


def test_a_chain_that_is_longer_than_casbin_follows_is_refused() -> None:
    business = [role.name for role in ROLES.values() if role.duty == "BUSINESS"]
    chain = [f"g, {role}, {parent}" for role, parent in pairwise(business)]
    assert parse("\n".join(chain[:9]), WORDS).reach(business[0]) == frozenset(business[:10])
    assert refusal("\n".join(chain[:10])).startswith("policy.csv:10: more than 9 steps of inheritance")


def test_an_unreadable_file_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DaodiError, match=r"absent\.csv: cannot be read \(No such file or directory\)"):
        load(tmp_path / "absent.csv", WORDS)
    (tmp_path / "latin.csv").write_bytes(b"# ok\n\xff")
    with pytest.raises(DaodiError, match=r"latin\.csv: is not UTF-8 \(byte 5\)"):
        load(tmp_path / "latin.csv", WORDS)


def test_the_comment_above_a_block_is_the_reason_of_each_of_its_rules() -> None:
    policy = parse(
        "# heading\n\n# 本人可见\n# Own file.\np, member, self, *, Staff.basic, read, allow\n"
        "p, member, self, A, Staff.*, read, deny\n"
        "# 只有中文\np, member, host, *, Staff.basic, read, allow\n",
        WORDS,
    )
    assert [(rule.line, rule.reason.zh, rule.reason.en) for rule in policy.rules] == [
        (5, "本人可见", "Own file."),
        (6, "本人可见", "Own file."),
        (8, "只有中文", "只有中文"),
    ]


def test_a_policy_knows_what_a_role_reaches_and_why_a_bucket_is_decided() -> None:
    policy = parse(
        "g, member, everyone\ng, town_leader, member\n# 理由\np, everyone, self, *, Staff.*, read, allow\n"
        "p, town_leader, host, B, Staff.score.*, read, allow\np, dept_leader, any, *, Staff.basic, read, allow\n"
        "p, town_leader, any, A, Staff.score.total, read, deny\n",
        WORDS,
    )
    assert policy.reach("town_leader") == {"town_leader", "member", "everyone"}
    assert [rule.line for rule in policy.reachable("town_leader")] == [4, 5, 7]
    assert [rule.line for rule in policy.because("town_leader", {"self", "host"}, "B", "Staff.score.total", "read")] == [4, 5]
    assert [rule.line for rule in policy.because("town_leader", {"host"}, "A", "Staff.score.total", "read")] == [7]
    assert policy.because("town_leader", {"self"}, "A", "Staff.score.total", "write") == ()


def test_acts_are_actions_of_their_own_type() -> None:
    rule = parse("# 理由\np, grid_officer, grid, *, Event.basic, event.close, allow", WORDS).rules[0]
    assert (rule.type, rule.pattern, rule.action) == ("Event", "basic", "event.close")


def test_a_vocabulary_refuses_relations_that_do_not_exist_and_types_without_basic() -> None:
    with pytest.raises(ValueError, match="type Staff declares unknown relations: boss"):
        Vocabulary.of({"Staff": TypeWords(("basic",), ("boss",))})
    with pytest.raises(ValueError, match="type Staff has no group `basic`"):
        Vocabulary.of({"Staff": TypeWords(("contact",), ())})


def test_every_role_and_relation_has_a_chinese_label_and_all_but_everyone_a_duty() -> None:
    labels = [*RELATIONS.values(), *(role.label for role in ROLES.values())]
    assert len(set(labels)) == len(labels)
    assert not any(label.isascii() for label in labels)
    assert [role.name for role in ROLES.values() if role.duty is None] == ["everyone"]
    assert {role.duty for role in ROLES.values()} == {None, "BUSINESS", "SYSTEM", "SECURITY", "AUDIT"}


def test_the_product_policy_gives_every_role_something_and_every_rule_both_reasons(policy: Policy) -> None:
    assert {link.role for link in policy.inheritance} == set(ROLES) - {"everyone"}
    assert all(policy.reachable(role) for role in ROLES)
    assert all(rule.reason.en.isascii() and not rule.reason.zh.isascii() for rule in policy.rules)


def test_the_version_of_a_policy_is_the_hash_of_its_text() -> None:
    one, other = parse("g, member, everyone", WORDS), parse("g, member, everyone\n", WORDS)
    assert len(one.sha256) == 64
    assert one.sha256 != other.sha256 == parse(other.text, WORDS).sha256

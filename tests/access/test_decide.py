"""Casbin as a pure evaluator: its traps (`study-access.md` 1.6), and the tables that are stored in its place."""

import ast
import sysconfig
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import casbin
import pytest
from casbin.model.model import Model

import backend.access
from backend.access import decide
from backend.access.decide import Decider
from backend.access.policy import Inheritance, Policy, Reason, Rule, parse
from backend.access.truth import Cell, Decisions, TruthTable, cells
from backend.access.vocabulary import RELATIONS, ROLES, Vocabulary

SOURCES = sorted(Path(backend.access.__file__).parent.rglob("*.py"))


def decider(vocabulary: Vocabulary, *lines: str) -> Decider:
    return Decider(parse("\n".join(["# 理由", *lines]), vocabulary))


def test_casbin_is_the_library_and_not_the_folder_of_policies() -> None:
    assert casbin.__file__ is not None
    assert Path(casbin.__file__).is_relative_to(sysconfig.get_path("purelib"))


def test_only_decide_imports_casbin_and_uses_four_methods_of_it() -> None:
    """Traps 1, 5, 6: no FastEnforcer, no management API, no reload; what is not called cannot go wrong."""
    taken = {source.name: imported(source) for source in SOURCES if imported(source)}
    assert taken == {"decide.py": {"casbin.enforcer.Enforcer", "casbin.model.model.Model"}}
    methods = {name for kind in (casbin.Enforcer, Model) for name in dir(kind)} - set(dir(dict))
    nodes = ast.walk(ast.parse(Path(decide.__file__).read_text(encoding="utf-8")))
    called = {node.func.attr for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    assert called & methods == {"enforce", "build_role_links", "add_policy", "load_model_from_text"}


def imported(source: Path) -> set[str]:
    """What a module imports of casbin, anywhere in it."""
    nodes = list(ast.walk(ast.parse(source.read_text(encoding="utf-8"))))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {f"{node.module}.{name.name}" for node in nodes if isinstance(node, ast.ImportFrom) for name in node.names}
    return {name for name in plain | parts if name.partition(".")[0] == "casbin"}


def test_casbin_follows_nine_steps_of_inheritance_and_not_ten(vocabulary: Vocabulary) -> None:
    """Why the reader refuses longer chains: the tenth step would be lost without a word."""
    business = [role.name for role in ROLES.values() if role.duty == "BUSINESS"]
    links = tuple(Inheritance(1, role, parent) for role, parent in pairwise(business))
    rule = Rule(1, business[10], "any", "*", "Staff.basic", "read", "allow", Reason("", ""))
    long = Decider(Policy((rule,), links, ""))
    assert long.allows(business[1], (), "A", "Staff.basic", "read")
    assert not long.allows(business[0], (), "A", "Staff.basic", "read")


def test_relations_given_as_one_text_are_refused_because_casbin_would_search_in_it(vocabulary: Vocabulary) -> None:
    """Trap 2: `own` is a part of `town`."""
    one = decider(vocabulary, "p, member, own, *, Staff.basic, read, allow")
    assert one._enforcer("member", "Staff").enforce("member", "town", "A", "Staff.basic", "read")
    assert not one.allows("member", ("host",), "A", "Staff.basic", "read")
    with pytest.raises(TypeError, match="relations are a collection, not the text 'town'"):
        one.allows("member", "town", "A", "Staff.basic", "read")


def test_a_deny_wins_over_every_allow(vocabulary: Vocabulary) -> None:
    """Trap 3 is refused by the reader (capital Deny); this is what a real deny does."""
    one = decider(
        vocabulary,
        "p, member, any, *, Staff.*, read, allow",
        "p, member, self, A, Staff.contact, read, deny",
        "p, member, self, *, Staff.*, read, allow",
    )
    assert not one.allows("member", ("self", "host"), "A", "Staff.contact", "read")
    assert one.allows("member", ("self",), "B", "Staff.contact", "read")
    assert one.allows("member", ("self",), "A", "Staff.identity", "read")


def test_what_no_rule_allows_is_denied(vocabulary: Vocabulary) -> None:
    one = decider(vocabulary, "p, member, self, A, Staff.contact, read, deny")
    assert not one.allows("member", (), "B", "Staff.basic", "read")


def test_a_role_has_the_rules_that_it_inherits_over_several_steps(vocabulary: Vocabulary) -> None:
    """Trap 4: without an adapter casbin ignores the g lines until it is told."""
    links = ("g, member, everyone", "g, town_leader, member", "g, town_personnel, town_leader")
    one = decider(
        vocabulary, *links, "p, everyone, self, *, Account.*, read, allow", "p, town_leader, host, *, Staff.*, read, allow"
    )
    assert one.allows("town_personnel", ("self",), "-", "Account.basic", "read")
    assert one.allows("town_personnel", ("host",), "A", "Staff.identity", "read")
    assert not one.allows("member", ("host",), "A", "Staff.identity", "read")


def test_a_group_pattern_covers_exactly_the_groups_that_the_vocabulary_says(vocabulary: Vocabulary) -> None:
    """Trap 8: keyMatch works on letters; the dot before the star makes it work on groups."""
    one = decider(vocabulary, "p, member, any, *, Assessment.bonus.*, read, allow")
    read = {
        obj
        for obj in vocabulary.objects()
        if one.allows("member", (), vocabulary.types[obj.partition(".")[0]].classes[0], obj, "read")
    }
    assert read == {"Assessment.bonus.township", "Assessment.bonus.department", "Assessment.bonus.total"}
    assert {obj for obj in vocabulary.objects() if one.policy.rules[0].covers(obj)} == read


def test_a_slim_enforcer_answers_as_one_with_every_rule(policy: Policy, decider: Decider) -> None:
    model = Model()
    model.load_model_from_text(decider.model)
    model.add_policies("p", "p", [list(rule.values) for rule in policy.rules])
    model.add_policies("g", "g", [[link.role, link.parent] for link in policy.inheritance])
    full = casbin.Enforcer(model)
    full.build_role_links()
    for role in ROLES:
        for held in ((), ("self",), ("host",), ("parent", "published", "parent_published")):
            for cls, obj in (("A", "Staff.contact"), ("B", "Assessment.grade"), ("4", "Event.report"), ("-", "Post.basic")):
                assert decider.allows(role, held, cls, obj, "read") == full.enforce(role, ("any", *held), cls, obj, "read")


@pytest.mark.parametrize(
    ("role", "held", "cls", "obj", "reasons"),
    [
        ("town_personnel", ("self", "host"), "B", "Staff.contact", 2),
        ("town_personnel", ("host",), "A", "Staff.basic", 2),
        ("dept_leader", ("parent",), "B", "Assessment.department", 1),
        ("dept_leader", ("parent",), "A", "Assessment.department", 0),
        ("district_audit", (), "2", "Event.reporter", 2),
        ("system_admin", ("self",), "-", "Account.security", 2),
    ],
)
def test_the_reasons_of_a_bucket_are_the_rules_that_casbin_matches_one_by_one(
    policy: Policy, role: str, held: tuple[str, ...], cls: str, obj: str, reasons: int
) -> None:
    def applies(rule: Rule) -> bool:
        alone = Policy((replace(rule, effect="allow"),), policy.inheritance, "")
        return Decider(alone).allows(role, held, cls, obj, "read")

    found = policy.because(role, held, cls, obj, "read")
    assert len(found) == reasons
    assert found == tuple(rule for rule in policy.rules if applies(rule))


def test_a_table_lists_the_relations_of_its_rules_and_agrees_with_casbin_about_all_others(
    decider: Decider, decisions: Decisions
) -> None:
    for role, obj, relations in (
        ("town_personnel", "Staff.contact", ("self", "host")),
        ("dept_leader", "Assessment.grade", ("self_published", "parent_published")),
        ("district_command", "Event.report", ()),
    ):
        table = decisions.table(role, obj)
        assert table.relations == relations
        for cell in cells(("self", "host", "parent", "grid", "published", "self_published", "parent_published"), table.classes):
            assert table.allows(cell) == decider.allows(role, tuple(cell.held), cell.cls, obj, "read")


def test_what_has_no_table_is_denied_by_casbin_too(decider: Decider, decisions: Decisions, vocabulary: Vocabulary) -> None:
    everything = tuple(RELATIONS)
    for role in ROLES:
        for obj in vocabulary.objects():
            kind = vocabulary.types[obj.partition(".")[0]]
            if (role, obj, "read") not in decisions.tables:
                assert decisions.table(role, obj) == TruthTable.denied(kind.classes)
                assert not any(decider.allows(role, everything, cls, obj, "read") for cls in kind.classes)


def test_stored_decisions_come_back_equal_and_small(policy: Policy, decisions: Decisions) -> None:
    text = decisions.to_json()
    assert Decisions.from_json(text) == decisions
    assert Decisions.from_json(text).to_json() == text
    assert decisions.policy == policy.sha256
    assert len(text) < 200_000


def test_stored_decisions_need_no_casbin(decisions: Decisions, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bool:
        raise AssertionError("casbin was asked")

    monkeypatch.setattr(casbin.Enforcer, "enforce", never)
    loaded = Decisions.from_json(decisions.to_json())
    assert loaded.table("town_leader", "Staff.contact").allows(Cell(frozenset({"host", "own"}), "A"))


def test_an_unknown_role_or_type_has_no_table(decisions: Decisions) -> None:
    with pytest.raises(KeyError, match="mayor"):
        decisions.table("mayor", "Staff.basic")
    with pytest.raises(KeyError, match="Stuff"):
        decisions.table("member", "Stuff.basic")


def test_a_table_stores_its_decisions_with_the_class_running_fastest_and_then_the_first_relation() -> None:
    order = [(" ".join(sorted(cell.held)), cell.cls) for cell in cells(("self", "host"), ("A", "B"))]
    assert order == [(held, cls) for held in ("", "self", "host", "host self") for cls in ("A", "B")]
    table = TruthTable(("self", "host"), ("A", "B"), (False, False, True, False, False, False, False, False))
    assert table.allows(Cell(frozenset({"self", "parent"}), "A"))
    assert not table.allows(Cell(frozenset({"self", "host"}), "A"))

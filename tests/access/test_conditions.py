"""The conditions that the product's policy folds to, and the corners of folding."""

import pytest
from sqlalchemy import Boolean, column

from backend.access.fold import fold
from backend.access.products import EVERYWHERE, Care, Product, minimise
from backend.access.truth import Decisions, TruthTable
from backend.access.vocabulary import Vocabulary
from tests.access.sql import CLASS, rendered

PREDICATES = {name: column(name, Boolean) for name in ("self",)}


def folded(decisions: Decisions, role: str, obj: str, care: Care = EVERYWHERE) -> str:
    predicates = {name: column(name, Boolean) for name in decisions.table(role, obj).relations + care.relations}
    return rendered(fold(decisions.table(role, obj), predicates, CLASS, care))


def test_the_conditions_of_the_product_policy_are_short(decisions: Decisions) -> None:
    assert folded(decisions, "town_leader", "Staff.contact") == "self OR host"
    assert folded(decisions, "dept_leader", "Staff.contact") == "self OR parent AND cls = 'B'"
    assert folded(decisions, "dept_leader", "Assessment.grade") == "self_published OR parent_published AND cls = 'B'"
    assert folded(decisions, "district_command", "Event.report") == "cls = '4'"
    assert folded(decisions, "district_leader", "Staff.basic") == "True"
    assert folded(decisions, "system_admin", "Staff.basic") == "False"


def test_every_mask_vanishes_for_the_host_because_its_rows_imply_them(decisions: Decisions, vocabulary: Vocabulary) -> None:
    for name in ("Agency", "Staff", "Assessment", "Event", "Mediation", "JointOperation", "Meeting"):
        care = Care.of({}, given=decisions.table("town_leader", f"{name}.basic"))
        if name != "Agency":  # every member sees every agency, so its establishment stays masked for strangers
            assert {folded(decisions, "town_leader", f"{name}.{group}", care) for group in vocabulary.types[name].groups} == {
                "True"
            }


def test_a_mask_is_only_asked_about_rows_that_exist(decisions: Decisions) -> None:
    care = Care.of({}, given=decisions.table("dept_leader", "Assessment.basic"))
    assert folded(decisions, "dept_leader", "Assessment.department", care) == "True"
    assert folded(decisions, "dept_leader", "Assessment.township", care) == "self_published"
    assert folded(decisions, "dept_leader", "Assessment.grade", care) == "self_published OR parent_published"


def test_a_relation_that_implies_another_disappears(decisions: Decisions) -> None:
    care = Care.of({"self": "host"})
    assert folded(decisions, "town_leader", "Staff.basic", care) == "host"
    assert folded(decisions, "town_leader", "Assessment.basic", care) == "host"
    assert folded(decisions, "town_member", "Staff.contact", care) == "self"


def table(relations: str, classes: str, allowed: set[tuple[str, str]]) -> TruthTable:
    return TruthTable.fill(
        tuple(relations.split()), tuple(classes), lambda cell: (" ".join(sorted(cell.held)), cell.cls) in allowed
    )


def test_a_negated_relation_counts_null_as_absent() -> None:
    only_strangers = table("self", "-", {("", "-")})
    assert rendered(fold(only_strangers, PREDICATES)) == "self IS NOT true"


def test_classes_are_literals_and_never_a_list_that_somebody_must_expand() -> None:
    two_of_three = table("", "ABC", {("", "A"), ("", "C")})
    assert rendered(fold(two_of_three, {}, CLASS)) == "cls IN ('A', 'C')"


def test_what_never_matters_is_denied() -> None:
    nothing_exists = Care.of({}, given=TruthTable.denied(("-",)))
    assert fold(table("self", "-", {("self", "-"), ("", "-")}), PREDICATES, None, nothing_exists) is False


def test_a_condition_on_the_class_of_a_type_without_class_column_is_a_mistake() -> None:
    with pytest.raises(TypeError, match=r"depends on the class \(B\)"):
        fold(table("", "AB", {("", "B")}), {})


def test_a_condition_that_needs_a_missing_predicate_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="host"):
        fold(table("host", "-", {("host", "-")}), {})


def test_sums_are_shortest_where_a_greedy_choice_would_not_be() -> None:
    exactly_one = table("self host", "-", {("self", "-"), ("host", "-")})
    assert minimise(exactly_one) == (Product(("self",), ("host",)), Product(("host",), ("self",)))
    majority = table("self own host", "-", {("own self", "-"), ("host own", "-"), ("host self", "-"), ("host own self", "-")})
    assert minimise(majority) == (Product(("self", "own")), Product(("self", "host")), Product(("own", "host")))


def test_a_published_relation_is_the_relation_and_the_publication() -> None:
    both_ways = table("self published self_published", "-", {("published self self_published", "-")})
    assert minimise(both_ways) == (Product(("self_published",)),)
    denied_once_published = table("self self_published", "-", {("self", "-")})
    assert minimise(denied_once_published) == (Product(("self",), ("self_published",)),)

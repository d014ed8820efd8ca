"""Pure rules: who decides a leave, whose rules bind whom, half-days, who may stand on a roster."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.attendance.rules.binding import BINDINGS, RuleSide, RuleSubject
from backend.attendance.rules.daily import TASK_STEPS
from backend.attendance.rules.duty import ROSTER_STEPS, SWAP_STEPS, on_roster
from backend.attendance.rules.leave import CHAINS, LEAVE_STEPS, Decider, HalfDay, LeaveStatus, chain, half
from backend.kit.files import REPOSITORY
from backend.kit.rules import Steps
from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


def sides(position: str, half_days: int = 2) -> dict[str, str]:
    return {held: chain(CHAINS, held, position, half_days).decider for held in ("A", "B")}


def test_all_of_class_a_and_the_principal_leader_of_b_go_to_the_township() -> None:
    assert sides("CHIEF", 60) == {"A": Decider.TOWNSHIP, "B": Decider.TOWNSHIP}
    assert {sides(position, 60)["A"] for position in Position} == {Decider.TOWNSHIP}


@pytest.mark.parametrize(("half_days", "decider"), [(1, Decider.AGENCY), (6, Decider.AGENCY), (7, Decider.DEPARTMENT)])
def test_others_of_class_b_go_to_their_head_or_for_longer_to_the_department(half_days: int, decider: Decider) -> None:
    found = chain(CHAINS, "B", "MEMBER", half_days)
    assert (found.decider, found.copied, found.assumed) == (decider, decider is Decider.AGENCY, True)


def test_the_department_is_told_of_the_principal_leader_of_b_and_never_of_class_a() -> None:
    assert chain(CHAINS, "B", "CHIEF", 2).copied
    assert not any(one.copied for one in CHAINS if one.management_class is ManagementClass.A)


@given(held=st.sampled_from(ManagementClass), position=st.sampled_from(Position), half_days=st.integers(1, 400))
def test_exactly_one_side_decides_any_leave(held: ManagementClass, position: Position, half_days: int) -> None:
    fitting = [
        one
        for one in CHAINS
        if (one.management_class, one.position) == (held, position) and (one.longest is None or half_days <= one.longest)
    ]
    assert chain(CHAINS, held, position, half_days) in fitting


def test_nobody_decides_where_no_rule_binds() -> None:
    with pytest.raises(LookupError, match="nobody decides 2 half-days of a CHIEF of class A"):
        chain([], "A", "CHIEF", 2)


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_half_days_are_numbered_without_a_gap(day: date) -> None:
    assert half(day, HalfDay.AFTERNOON) == half(day, HalfDay.MORNING) + 1 == half(day + timedelta(days=1), HalfDay.MORNING) - 1


def test_every_matter_binds_every_class_and_position_once_and_appointments_leaders_only() -> None:
    bound = [(b.subject, b.management_class, position) for b in BINDINGS for position in b.positions]
    assert len(bound) == len(set(bound))
    everyone = set(product(RuleSubject, ManagementClass, Position))
    assert everyone - set(bound) == {(RuleSubject.APPOINTMENT, held, Position.MEMBER) for held in ManagementClass}


def test_the_text_decides_leave_of_the_principal_leader_and_is_silent_on_the_others_of_b() -> None:
    leave = {p: b for b in BINDINGS if (b.subject, b.management_class) == (RuleSubject.LEAVE, "B") for p in b.positions}
    assert (leave[Position.CHIEF].side, leave[Position.CHIEF].assumed) == (RuleSide.TOWNSHIP, False)
    assert (leave[Position.MEMBER].side, leave[Position.MEMBER].assumed) == (RuleSide.DEPARTMENT, True)


def test_every_quoted_sentence_stands_in_the_regulation() -> None:
    text = (REPOSITORY / "tests" / "attendance" / "sentences.txt").read_text(encoding="utf-8")
    for sentence in {*(one.sentence for one in CHAINS), *(one.sentence for one in BINDINGS)}:
        for part in sentence.split(" ... "):
            assert part.replace("，", ",") in text, part


@pytest.mark.parametrize(("held", "position", "stands"), [("A", "MEMBER", True), ("B", "CHIEF", True), ("B", "DEPUTY", False)])
def test_of_class_b_only_the_principal_leader_stands_on_the_roster(held: str, position: str, stands: bool) -> None:
    assert on_roster(held, position) is stands
    assert on_roster(None, position)


@pytest.mark.parametrize("steps", [LEAVE_STEPS, ROSTER_STEPS, SWAP_STEPS, TASK_STEPS])
def test_every_state_can_be_reached_from_birth(steps: Steps) -> None:
    reached = {step.next for step in steps.table if step.state is None}
    for _ in steps.table:
        reached |= {step.next for step in steps.table if step.state in reached}
    assert steps.states <= reached


def test_only_an_approved_leave_ends_with_a_return_or_is_called_off() -> None:
    for act in ("leave.return", "leave.cancel", "leave.revoke"):
        assert LEAVE_STEPS.before(act) == (LeaveStatus.APPROVED,)
    assert LEAVE_STEPS.before("leave.approve") == LEAVE_STEPS.before("leave.refuse") == (LeaveStatus.REQUESTED,)

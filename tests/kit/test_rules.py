"""Tables of steps, and refusals."""

from __future__ import annotations

import pytest

from backend.kit.rules import Refusal, Refused, Step, Steps, refuse

LEAVE = Steps(
    Step(None, "leave.request", "ASKED"),
    Step("ASKED", "leave.approve", "APPROVED"),
    Step("ASKED", "leave.approve", "ASKED"),
    Step("ASKED", "leave.withdraw", None),
)
NO = Refusal("NO", "不行", "no")


def test_a_table_says_where_an_act_can_be_done_and_where_it_leads() -> None:
    assert LEAVE.before("leave.approve") == ("ASKED",)
    assert LEAVE.before("leave.request") == ()
    assert LEAVE.after("ASKED", "leave.approve") == ("APPROVED", "ASKED")
    assert LEAVE.after("APPROVED", "leave.approve") == ()
    assert LEAVE.next(None, "leave.request") == "ASKED"
    assert LEAVE.next("ASKED", "leave.withdraw") is None
    assert LEAVE.states == {"ASKED", "APPROVED"}


@pytest.mark.parametrize(("state", "act"), [("ASKED", "leave.approve"), ("APPROVED", "leave.withdraw")])
def test_an_act_that_leads_to_several_states_or_to_none_must_say_which(state: str, act: str) -> None:
    with pytest.raises(LookupError):
        LEAVE.next(state, act)


def test_a_step_stands_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Steps(Step("A", "x", "B"), Step("A", "x", "B"))


def test_nothing_found_is_consent_and_everything_found_is_told() -> None:
    refuse(None, [], None)
    with pytest.raises(Refused) as refused:
        refuse(NO, None, [NO.at("score")])
    assert refused.value.refusals == (NO, Refusal("NO", "不行", "no", "score"))

"""Whatever sequence of acts is tried, an act of either procedure goes where its table says, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from backend.appointments.rules import PROCEDURES, STEPS, Procedure
from backend.demo.appointments import TOTALS
from backend.graph.ids import encode_id
from backend.kit.rules import Steps
from tests.acts.walking import Walk, moves, walk
from tests.appointments.bureau import GIVEN, Bureau

KINDS = {Procedure.CONSENT: "DEPUTY_APPOINTMENT", Procedure.CONSULTATION: "SANCTION"}
DRAFT = "appointment.draft"
DEMO = sum(TOTALS[name] for name in TOTALS if "late" not in name and "before" not in name)
"""How many acts the demo has; those of the walks have later keys."""


def steps_of(procedure: Procedure) -> Steps:
    """The rows of the table that this procedure knows."""
    return Steps(*(step for step in STEPS.table if PROCEDURES.get(step.act, procedure) is procedure))


def machine(here: Bureau, procedure: Procedure, last: int = DEMO) -> Walk:
    async def begin() -> int:
        person = await here.pool.fetchval(
            "SELECT max(id) FROM staff WHERE agency_id = (SELECT id FROM agency WHERE name = '丰惠市场监管所')"
        )
        await here.give_up(last)
        return await here.drafted(person, KINDS[procedure])

    async def attempt(key: int, act: str) -> bool:
        """Only what the state allows is shown by `can`, and only what `can` shows is done."""
        name = act.partition(".")[2]
        shown = await can(here, GIVEN[name][0], key)
        answer = await here.act(name, key)
        if "errors" in answer:  # a draft does not exist for the township
            assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
            return False
        done = not answer["data"][f"appointment{name.capitalize()}"]["errors"]
        assert done == (act in shown)
        return done

    async def state(key: int) -> Any:
        return (await here.row("appointment", key))["state"]

    return Walk(steps_of(procedure), begin, attempt, state)


async def can(here: Bureau, username: str, key: int) -> list[str]:
    query = "query($id: ID!) { node(id: $id) { ... on Appointment { can } } }"
    node = (await here.desk.ask(username, query, {"id": encode_id("Appointment", key)}))["node"]
    return list(node["can"]) if node else []


@pytest.mark.parametrize("procedure", Procedure)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=moves(STEPS))
async def test_an_act_goes_as_its_table_says(procedure: Procedure, acts: list[str], here: Bureau) -> None:
    await walk(machine(here, procedure), [act for act in acts if act != DRAFT])


WHOLE = {
    Procedure.CONSENT: "send object revise send consent order copy acknowledge withdraw",
    Procedure.CONSULTATION: "send override consult expedite order order copy acknowledge consent",
}


@pytest.mark.parametrize("procedure", Procedure)
async def test_the_whole_way_is_walked_to_the_end(procedure: Procedure, here: Bureau) -> None:
    states = await walk(machine(here, procedure), [f"appointment.{name}" for name in WHOLE[procedure].split()])
    assert states[-1] == "ACKNOWLEDGED"


def test_silence_leads_nowhere_and_only_consent_a_talk_or_a_marked_exception_leads_to_an_order() -> None:
    assert {(step.state, step.act) for step in STEPS.table if step.next == "ORDERED"} == {
        ("CONSENTED", "appointment.order"),
        ("CONSULTED", "appointment.order"),
        ("LETTER_SENT", "appointment.override"),
        ("OBJECTED", "appointment.override"),
        ("DRAFT", "appointment.expedite"),
    }
    assert {step.act for step in STEPS.table if step.state == "LETTER_SENT"} == {
        f"appointment.{name}" for name in ("consent", "object", "override", "withdraw")
    }

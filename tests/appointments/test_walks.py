"""Whatever sequence of acts is tried, an act of either procedure goes where its table says, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from backend.appointments.rules import PROCEDURES, STEPS, Procedure
from backend.demo.appointments import TOTALS
from backend.graph.ids import encode_id
from backend.kit.rules import Step, Steps
from tests.acts.walking import Walk, moves, walk
from tests.appointments.bureau import GIVEN, Bureau, agency

ONE, BOTH, SWAP, TALK = "one township", "both townships", "two chiefs change places", "talk"
KINDS = {ONE: "DEPUTY_APPOINTMENT", BOTH: "EXCHANGE", SWAP: "EXCHANGE", TALK: "SANCTION"}
"""Way -> a kind that goes it."""

DRAFT = "appointment.draft"
DEMO = sum(TOTALS[name] for name in TOTALS if "late" not in name and "before" not in name)
"""How many acts the demo has; those of the walks have later keys."""

HOST, RELEASING = "LETTER_SENT after the host", "LETTER_SENT after the releasing township"


def steps_of(way: str) -> Steps:
    """The rows of the table that this way knows; where both townships are asked, by whose answer is still open."""
    procedure = Procedure.CONSULTATION if way == TALK else Procedure.CONSENT
    known = [step for step in STEPS.table if PROCEDURES.get(step.act, procedure) is procedure]
    if way not in (BOTH, SWAP):
        asked = ("appointment.release", "appointment.retain")
        return Steps(*(step for step in known if step.act not in asked and (step.state != step.next)))
    answers = ("consent", "object", "release", "retain")
    plain = [step for step in known if step.act.partition(".")[2] not in answers]
    letter = [step for step in plain if step.state == "LETTER_SENT"]
    return Steps(
        *plain,
        *(step._replace(state=state) for step in letter for state in (HOST, RELEASING)),
        *(Step("LETTER_SENT", f"appointment.{act}", "OBJECTED") for act in ("object", "retain")),
        Step("LETTER_SENT", "appointment.consent", HOST),
        Step(HOST, "appointment.release", "CONSENTED"),
        Step(HOST, "appointment.retain", "OBJECTED"),
        Step("LETTER_SENT", "appointment.release", RELEASING),
        Step(RELEASING, "appointment.consent", "CONSENTED"),
        Step(RELEASING, "appointment.object", "OBJECTED"),
    )


async def leader(here: Bureau, name: str, seat: str) -> int:
    find = "SELECT max(s.id) FROM staff s JOIN agency a ON a.id = s.agency_id WHERE a.name = $1 AND s.position = $2"
    return int(await here.pool.fetchval(find, name, seat))


async def drafted(here: Bureau, way: str) -> int:
    if way in (BOTH, SWAP):
        seat, there = "CHIEF" if way == SWAP else "DEPUTY", "丰惠市场监管所"
        person, other = await leader(here, "百官市场监管所", seat), await leader(here, there, seat)
        more = {"counterpart": encode_id("Staff", other)} if way == SWAP else {}
        return await here.drafted(person, KINDS[way], toAgency=await agency(here, there), **more)
    person = await here.pool.fetchval(
        "SELECT max(id) FROM staff WHERE agency_id = (SELECT id FROM agency WHERE name = '丰惠市场监管所')"
    )
    return await here.drafted(person, KINDS[way])


def machine(here: Bureau, way: str, last: int = DEMO) -> Walk:
    async def begin() -> int:
        await here.give_up(last)
        return await drafted(here, way)

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
        row = await here.row("appointment", key)
        if way not in (BOTH, SWAP) or row["state"] != "LETTER_SENT":
            return row["state"]
        return HOST if row["answered_on"] else RELEASING if row["released_on"] else "LETTER_SENT"

    return Walk(steps_of(way), begin, attempt, state)


async def can(here: Bureau, username: str, key: int) -> list[str]:
    query = "query($id: ID!) { node(id: $id) { ... on Appointment { can } } }"
    node = (await here.desk.ask(username, query, {"id": encode_id("Appointment", key)}))["node"]
    return list(node["can"]) if node else []


@pytest.mark.parametrize("way", KINDS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=moves(STEPS))
async def test_an_act_goes_as_its_table_says(way: str, acts: list[str], here: Bureau) -> None:
    await walk(machine(here, way), [act for act in acts if act != DRAFT])


WHOLE = {
    ONE: "send release object revise send consent consent order copy acknowledge withdraw",
    BOTH: "send consent consent order retain revise send release release object revise send release order consent order copy acknowledge",
    SWAP: "release send consent release order copy acknowledge withdraw",
    TALK: "send override consult expedite order order copy acknowledge consent",
}


@pytest.mark.parametrize("way", KINDS)
async def test_the_whole_way_is_walked_to_the_end(way: str, here: Bureau) -> None:
    states = await walk(machine(here, way), [f"appointment.{name}" for name in WHOLE[way].split()])
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
        f"appointment.{name}" for name in ("consent", "object", "release", "retain", "override", "withdraw")
    }

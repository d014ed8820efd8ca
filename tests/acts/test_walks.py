"""Assessments walk as their table says, with publication in between; and the walk itself finds a table that lies."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from backend.assessments import rules
from backend.kit.rules import Step, Steps
from tests.acts.office import Office, payload, seen
from tests.acts.scores import CONDUCT, DEPARTMENT, TOWNSHIP, is_open
from tests.acts.scores import given as scored
from tests.acts.walking import Walk, moves, walk

SCORES = ("assessment.score_township", "assessment.score_department", "assessment.score_conduct")
PUBLISH = "publish (past the API)"
ACTORS = {
    "assessment.score_township": ("town_leader-0", TOWNSHIP),
    "assessment.score_department": ("dept_leader-0", DEPARTMENT),
    "assessment.score_conduct": ("district_conduct-0", CONDUCT),
}
WITH_PUBLICATION = Steps(
    *(step for step in rules.STEPS.table if step.act in SCORES),
    *(Step(s, PUBLISH, rules.PUBLISHED) for s in (rules.OPEN, rules.PUBLISHED)),
)


def machine(here: Office, steps: Steps) -> Walk:
    row = next(row for row in here.world.tables["assessment"] if is_open(row) and row["department_id"] == 11)

    async def begin() -> int:
        await here.pool.execute("UPDATE assessment SET published_at = NULL WHERE id = $1", row["id"])
        return int(row["id"])

    async def attempt(key: int, act: str) -> bool:
        if act == PUBLISH:
            await here.pool.execute("UPDATE assessment SET published_at = now() WHERE id = $1", key)
            return True
        username, mutation = ACTORS[act]
        version = (await here.row("assessment", key))[seen(mutation)]
        return not payload(await here.do(username, mutation, scored(row, "90", version)))["errors"]

    async def state(key: int) -> Any:
        return rules.PUBLISHED if (await here.row("assessment", key))["published_at"] else rules.OPEN

    return Walk(steps, begin, attempt, state)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=moves(WITH_PUBLICATION))
async def test_components_can_be_scored_until_publication(acts: list[str], here: Office) -> None:
    await walk(machine(here, WITH_PUBLICATION), acts)


async def test_a_walk_finds_a_table_that_promises_what_cannot_be_done(here: Office) -> None:
    lying = Steps(*WITH_PUBLICATION.table, Step(rules.PUBLISHED, "assessment.score_township", rules.PUBLISHED))
    with pytest.raises(AssertionError, match="refused, the table says"):
        await walk(machine(here, lying), [PUBLISH, "assessment.score_township"])


async def test_a_walk_finds_a_table_that_forbids_what_can_be_done(here: Office) -> None:
    strict = Steps(*(step for step in WITH_PUBLICATION.table if step.act != "assessment.score_conduct"))
    with pytest.raises(AssertionError, match="done, the table says"):
        await walk(machine(here, strict), ["assessment.score_conduct"])

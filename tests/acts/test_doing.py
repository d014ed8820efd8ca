"""What an act's function can do besides changing its own row: new records, other records; and what it may not get wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from backend.access.acts import Act, Doing, running
from backend.assessments.acts.scores import ScoreInput, score_township
from backend.graph.request import GraphQLRequest
from backend.graph.service import Asking
from backend.kit.rules import Refusal
from tests.acts.office import Office, global_id
from tests.acts.scores import open_row
from tests.world import Row

Function = Callable[[Doing, Any], Awaitable[int | None]]
TAKEN = Refusal("TAKEN", "该年度已有考核", "there is an assessment of that year already")
CONFLICTS = {"uq_assessment_person": TAKEN, "uq_assessment_agency": TAKEN}


async def perform(here: Office, row: Row, function: Function) -> running.Outcome:
    """The township's act, with another function inside."""
    credentials, service = await here.desk.session("town_leader-0"), here.desk.service
    request = GraphQLRequest("", None, {}, credentials, "doing")
    profile = await service.identify(credentials)
    asking = Asking(request, profile, here.pool, service.planner, here.desk.database.engine, service._answer)
    act: Act = replace(score_township, function=function, conflicts=CONFLICTS)
    given = ScoreInput(id=global_id("Assessment", row["id"]), version=row["township_version"], score=Decimal(90))  # type: ignore[arg-type]  # an ID is a text
    return await running.perform(asking, act, given, "field")


def like(row: Row, **other: Any) -> dict[str, Any]:
    owners = ("subject", "staff_id", "agency_id", "township_id", "department_id", "management_class", "year", "position")
    return {name: row[name] for name in owners} | other


async def logged(here: Office, key: int) -> list[asyncpg.Record]:
    return await here.pool.fetch("SELECT * FROM act_log WHERE object_id = $1 ORDER BY id", key)


async def test_a_new_record_is_logged_whole_and_its_key_is_the_answer(here: Office) -> None:
    row = open_row(here)

    async def make(doing: Doing, _: Any) -> int:
        return await doing.create("Assessment", **like(row, year=2015))

    made = await perform(here, row, make)
    assert made.key is not None
    (entry,) = await logged(here, made.key)
    assert entry["before"] is None
    assert '"year": 2015' in entry["after"]
    assert await here.pool.fetchval("SELECT count(*) FROM outbox WHERE object_id = $1", made.key) == 1


async def test_a_constraint_that_the_act_names_is_a_refusal_and_undoes_everything(here: Office) -> None:
    row, left = open_row(here), await here.left()

    async def change_and_make(doing: Doing, _: Any) -> int:
        await doing.change(township_score=Decimal(1))
        return await doing.create("Assessment", **like(row))

    assert (await perform(here, row, change_and_make)).refusals == (TAKEN,)
    assert await here.left() == left
    assert (await here.row("assessment", row["id"]))["township_version"] == 1


async def test_another_record_is_changed_logged_and_its_version_grows(here: Office) -> None:
    row, other = open_row(here), open_row(here)

    async def change_both(doing: Doing, _: Any) -> None:
        await doing.change(township_score=Decimal(2))
        await doing.change_other("Assessment", other["id"], township_score=Decimal(3))

    assert (await perform(here, row, change_both)).key == row["id"]
    assert [(await here.row("assessment", key))["township_version"] for key in (row["id"], other["id"])] == [2, 2]
    assert [len(await logged(here, key)) for key in (row["id"], other["id"])] == [1, 1]


async def test_a_record_that_is_not_there_is_a_mistake_of_the_program(here: Office) -> None:
    async def change_nothing(doing: Doing, _: Any) -> None:
        await doing.change_other("Assessment", 10**9, township_score=Decimal(3))

    with pytest.raises(LookupError):
        await perform(here, open_row(here), change_nothing)


async def test_an_act_that_leads_where_its_table_does_not_say_leaves_nothing(here: Office) -> None:
    row, left = open_row(here), await here.left()

    async def publish(doing: Doing, _: Any) -> None:
        await doing.change(published_at=doing.now)

    with pytest.raises(AssertionError, match="from OPEN to PUBLISHED"):
        await perform(here, row, publish)
    assert await here.left() == left


async def test_an_act_says_the_whole_change_of_its_row_at_once(here: Office) -> None:
    async def twice(doing: Doing, _: Any) -> None:
        await doing.change(township_score=Decimal(2))
        await doing.change(township_score=Decimal(3))

    with pytest.raises(AssertionError, match="twice"):
        await perform(here, open_row(here), twice)

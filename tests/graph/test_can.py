"""`can`: the acts that policy allows on a row, while the row's state allows them. The acts here exist in this test only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from backend.access.decide import Decider
from backend.access.log import write_log
from backend.access.policy import parse
from backend.access.visible import PolicyGuard
from backend.access.vocabulary import Vocabulary
from backend.graph.entity import ActRule
from backend.graph.ids import encode_id
from backend.graph.plan import Planner
from backend.graph.registry import Registry
from backend.graph.service import GraphService
from backend.identity.policies import own_policy
from backend.identity.viewer import identify, viewer_select
from backend.kit.database import Database
from backend.schema import ENTITIES, ROOTS, schema, vocabulary
from tests.asking import Desk, ask
from tests.databases import MIGRATED, Databases
from tests.judge import Judge
from tests.world import World

ACTS = (
    ActRule(name="event.close", when=lambda row: row.status != "CLOSED"),
    ActRule(name="event.note", group="report", when=lambda row: row.level >= 3),
)
RULES = """
# 试验用的动作
p, town_leader, host, *, Event.basic, event.close, allow
p, town_leader, host, *, Event.report, event.note, allow
p, agency_staff, assigned, 1, Event.basic, event.close, allow
"""


@dataclass
class Fixed:
    """One guard for every version."""

    guard: PolicyGuard

    async def load(self, version: int) -> None:
        del version


def service(database: Database) -> GraphService:
    entities = {**ENTITIES, "Event": replace(ENTITIES["Event"], acts=ACTS)}
    types = dict(vocabulary().types)
    words = Vocabulary.of({**types, "Event": replace(types["Event"], acts=tuple(act.name for act in ACTS))})
    policy = parse(own_policy(vocabulary()).text + RULES, words)
    guard = PolicyGuard(Decider(policy).decide(words), words, policy.text)
    planner = Planner(Registry(schema._schema, entities.values()), lambda _: guard, ROOTS, viewer_select)  # type: ignore[arg-type]  # the kind is a literal
    return GraphService(planner, Fixed(guard), database, identify(database.reads), write_log)


@pytest.mark.parametrize("username", ["town_leader-0", "agency_staff-0", "district_command-0"])
async def test_acts_stand_where_policy_and_the_state_of_the_row_allow_them(username: str, databases: Databases) -> None:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await Desk.open(database), World.draw(3, events=90)
        await world.store(database)
        judge = Judge(world, own_policy(vocabulary()))
        viewer = judge.viewers[username]
        wanted = {}
        for row in judge.visible(viewer, "Event"):
            state = SimpleNamespace(**row)
            host = viewer.role == "town_leader" and row["township_id"] == viewer.organisation
            first = viewer.role == "agency_staff" and row["agency_id"] == viewer.organisation and row["level"] == 1
            may = {"event.close": host or first, "event.note": host}
            wanted[encode_id("Event", row["id"])] = [act.name for act in ACTS if may[act.name] and act.when and act.when(state)]
        own = service(database)
        found = await ask(own, await desk.session(username), "{ events(first: 100) { nodes { id can } } }")
        assert {node["id"]: node["can"] for node in found["events"]["nodes"]} == wanted
        assert username == "district_command-0" or any(wanted.values()), "nothing is allowed, so nothing is tested"

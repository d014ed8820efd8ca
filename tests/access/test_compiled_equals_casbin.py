"""The compiled policy equals casbin, cell by cell: on random districts, for every account, under our policy and random ones."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.access.decide import Decider
from backend.access.policy import Policy, parse
from backend.access.vocabulary import ROLES
from backend.graph.ids import encode_id
from backend.identity.policies import own_policy
from backend.identity.policy_version import ensure_policy
from backend.kit.database import Database
from backend.schema import ENTITIES, vocabulary
from backend.schema import ROOTS as FAMILIES
from tests.asking import Desk
from tests.databases import MIGRATED, Databases
from tests.judge import GOVERNED, RELATIONS, Judge, Viewer, everything
from tests.world import AGENCIES, DEPARTMENTS, TOWNS, Row, World

ROOTS = {
    root.entity: f"{name}(first: 1000)" for name, root in FAMILIES.items() if root.entity in RELATIONS and name[-6:] != "Groups"
}
ROOTS["Staff"] = "personnel(stationed: null, first: 1000)"
AGENCIES_ARE_OPEN = "p, everyone, any, *, Agency.basic, read, allow"


def selection(name: str) -> str:
    return everything(name) if name in GOVERNED else "masked { field reason }"


ALL = "{" + " ".join(f"{name}: {root} {{ nodes {{ id {selection(name)} }} }}" for name, root in ROOTS.items()) + "}"


async def open_desk(database: Database, seed: int) -> tuple[Desk, World]:
    """A service over a stored world, its accounts signed in."""
    desk, world = await Desk.open(database), World.draw(seed)
    await world.store(database)
    return desk, world


async def everything_seen(desk: Desk, username: str, query: str, variables: dict[str, Any] | None = None) -> dict[str, list[Any]]:
    """Type -> nodes, `masked` as a mapping, in no particular order."""
    answer = await desk.ask(username, query, variables)
    found = {}
    for name, connection in answer.items():
        nodes = [node | {"masked": {m["field"]: m["reason"] for m in node["masked"]}} for node in connection["nodes"]]
        found[name] = sorted(nodes, key=repr)
    return found


def expected(judge: Judge, viewer: Viewer, name: str, rows: list[Row]) -> list[Any]:
    return sorted([{"id": encode_id(name, row["id"]), **judge.shown(name, row)} for row in rows], key=repr)


async def assert_equal(desk: Desk, judge: Judge) -> None:
    for viewer in judge.viewers.values():
        seen = await everything_seen(desk, viewer.username, ALL)
        for name in ROOTS:
            assert seen[name] == expected(judge, viewer, name, judge.visible(viewer, name)), (viewer, name)


rules = st.sampled_from([*ROOTS]).flatmap(
    lambda name: st.builds(
        "p, {}, {}, {}, {}.{}, read, {}".format,
        st.sampled_from([role for role in ROLES if role != "everyone"]),
        st.sampled_from(["any", *RELATIONS[name]]),
        st.sampled_from(["*", *map(str, ENTITIES[name].classes)]),
        st.just(name),
        st.sampled_from(["basic", "basic", "*", *ENTITIES[name].groups]),
        st.sampled_from(["allow", "allow", "allow", "deny"]),
    )
)
policies = st.lists(rules, min_size=20, max_size=120, unique=True)
"""Our inheritance, a public order of bodies, and rules about the governed types drawn at random, denials included."""

worlds = st.builds(
    World.draw, st.integers(0, 2**32), people=st.integers(10, 40), events=st.integers(5, 25), work=st.integers(2, 8)
)
few = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""An example asks as every account of a district; to shrink one would ask that hundreds of times."""


def policy_of(lines: Sequence[str]) -> Policy:
    links = [f"g, {link.role}, {link.parent}" for link in own_policy(vocabulary()).inheritance]
    open_to_all = [f"p, everyone, any, *, {name}.basic, read, allow" for name in ("Organisation", "Platform", "ServiceCentre")]
    bodies = [] if any(line == AGENCIES_ARE_OPEN for line in lines) else [AGENCIES_ARE_OPEN]
    return parse("\n".join([*links, "# 理由", *open_to_all, *bodies, *lines]), vocabulary())


@pytest.fixture(scope="module")
async def desk(databases: Databases) -> AsyncIterator[Desk]:
    """A service for one district after the other."""
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        yield await Desk.open(database)


@few
@given(world=worlds)
async def test_our_policy_says_in_sql_what_casbin_says(desk: Desk, world: World) -> None:
    await world.store(desk.database)
    await activate(desk.database, own_policy(vocabulary()))
    await assert_equal(desk, Judge(world, own_policy(vocabulary())))


async def activate(database: Database, policy: Policy) -> None:
    decided = orjson.loads(Decider(policy).decide(vocabulary()).to_json())
    await ensure_policy(database.engine, policy.text, policy.sha256, decided, activate=True)


@few
@given(world=worlds, lines=policies)
async def test_random_policies_say_in_sql_what_casbin_says(databases: Databases, world: World, lines: list[str]) -> None:
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk = await Desk.open(database)
        # Random policies may hide what a non-null edge leads to, and would be refused; only plain fields are compared here.
        desk.service.policies.check = lambda _: None  # type: ignore[attr-defined]  # the protocol knows `load` only
        await world.store(database)
        policy = policy_of(lines)
        await activate(database, policy)
        await assert_equal(desk, Judge(world, policy))


DATED = {"Staff": "personnel(stationed: null, first: 1000, asOf: $day)", "Agency": "agencies(asOf: $day)"}


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2018, 1, 1)])
async def test_rows_of_a_day_need_the_right_of_that_day_and_of_today(day: date, databases: Databases) -> None:
    roots = [f"{name}: {root} {{ nodes {{ id {everything(name)} }} }}" for name, root in DATED.items()]
    query = "query($day: Date!) {" + " ".join(roots) + "}"
    async with databases.copy(MIGRATED) as url, await Database.open(url) as database:
        desk, world = await open_desk(database, seed=5)
        judge = Judge(world, own_policy(vocabulary()))
        for viewer in judge.viewers.values():
            seen = await everything_seen(desk, viewer.username, query, {"day": day.isoformat()})
            for name in DATED:
                assert seen[name] == expected(judge, viewer, name, judge.visible(viewer, name, day)), (viewer, name)


def test_a_world_has_somebody_in_every_relation() -> None:
    world = World.draw(1)
    judge = Judge(world, own_policy(vocabulary()))
    for name, relations in RELATIONS.items():
        held = {
            relation
            for relation, holds in relations.items()
            for viewer in judge.viewers.values()
            for row in judge.rows(name)
            if holds(viewer, row)
        }
        assert held == set(relations), name
    assert {len(AGENCIES), len(TOWNS), len(DEPARTMENTS)} == {5, 2, 3}

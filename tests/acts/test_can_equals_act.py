"""`can` shows exactly what the act's own check allows: every row, every act, every account, in random worlds and in the demo."""

from __future__ import annotations

from typing import Any

import pytest

from backend.access.acts import Act
from backend.access.acts.locking import binds, judged_rows, scope_of
from backend.graph.ids import decode_id
from backend.graph.request import GraphQLRequest
from backend.graph.service import Asking
from backend.kit.database import Database
from backend.schema import ACTS, ROOTS
from tests.acts.office import office
from tests.asking import Desk
from tests.databases import Databases

Doable = set[tuple[str, int, str]]
"""(type, key, act)."""

AT_ONCE = 1000
EVERYBODY = "stationed: null, "
TYPES = sorted({act.on for act in ACTS})


def root_of(type_name: str) -> str:
    """The root field that lists all rows of a type, with what it needs to leave none out."""
    field = next(name for name, root in ROOTS.items() if root.entity == type_name and not name.endswith("Groups"))
    return f"{field}({EVERYBODY if type_name == 'Staff' else ''}first: {AT_ONCE}, after: $after)"


async def shown(desk: Desk, username: str, type_name: str) -> Doable:
    """What `can` says."""
    query = (
        f"query Q($after: String) {{ page: {root_of(type_name)} {{ nodes {{ id can }} pageInfo {{ hasNextPage endCursor }} }} }}"
    )
    found: Doable = set()
    page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        answer = (await desk.ask(username, query, {"after": page["endCursor"]}))["page"]
        page = answer["pageInfo"]
        found |= {(type_name, decode_id(node["id"])[1] or 0, act) for node in answer["nodes"] for act in node["can"]}
    return found


async def allowed(desk: Desk, username: str, act: Act) -> Doable:
    """What the statement allows with which the act locks its row, here asked of all rows at once."""
    credentials, service = await desk.session(username), desk.service
    profile = await service.identify(credentials)
    request = GraphQLRequest("", None, {}, credentials, "can")
    asking = Asking(request, profile, desk.database.reads, service.planner, desk.database.engine, service._answer)
    rows = judged_rows(asking, scope_of(asking), act)
    async with desk.database.engine.begin() as db:
        found = (await db.execute(rows, binds(credentials, profile))).mappings().all()
    return {(act.on, row["id"], act.name) for row in found if row["_allowed"] and row["_fits"]}


async def agree(desk: Desk, username: str) -> Doable:
    """Everything the account can do, after checking that both ways of asking say the same."""
    everything: Doable = set()
    for type_name in TYPES:
        found = set().union(*[await allowed(desk, username, act) for act in ACTS if act.on == type_name])
        assert await shown(desk, username, type_name) == found, (username, type_name)
        everything |= found
    return everything


async def usernames(database: Database) -> list[str]:
    return [row["username"] for row in await database.reads.fetch("SELECT username FROM account ORDER BY id")]


@pytest.mark.parametrize("seed", [3])
async def test_can_is_what_the_act_allows_in_a_random_world(seed: int, databases: Databases) -> None:
    async with office(databases, seed) as place:
        doable = {name: await agree(place.desk, name) for name in await usernames(place.desk.database)}
    assert {name.rpartition("-")[0] for name, found in doable.items() if found} >= {
        "town_leader",
        "dept_leader",
        "district_conduct",
    }


async def test_can_is_what_the_act_allows_in_the_demo(demo: Database) -> None:
    desk = await Desk.open(demo)
    doable = {name: await agree(desk, name) for name in await usernames(demo)}
    assert len(doable["fenghui-personnel"]) > 50
    officers = {name: {act for _, _, act in doable[f"{name}-admin"]} for name in ("system", "security", "audit")}
    assert officers == {
        # No account of the demo is disabled, so none can be enabled.
        "system": {"organ.open", "account.open", "account.disable", "account.reset_password", "import.check_accounts"},
        "security": {"post.give", "post.end", "import.check_posts"},
        "audit": set(),
    }

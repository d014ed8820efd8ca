"""Policy versions of one worker: records the program's own policy at start, loads the versions that sessions run under."""

import hashlib
from collections.abc import Callable
from functools import lru_cache

import orjson

from backend.access.decide import Decider
from backend.access.lint import refuse_leaks
from backend.access.policy import Policy, load
from backend.access.truth import Decisions
from backend.access.visible import PolicyGuard
from backend.access.vocabulary import Vocabulary
from backend.identity.policy_version import ensure_policy, ensure_roles, load_version
from backend.kit.database import Database
from backend.kit.files import data_folder

Check = Callable[[PolicyGuard], None]
"""Raises DaodiError for a policy under which the schema could not keep its promises."""


class Policies:
    """Guards by policy version. `guard` is for versions that `load` has seen; workers never ask casbin."""

    def __init__(self, database: Database, vocabulary: Vocabulary, check: Check) -> None:
        self.database, self.vocabulary, self.check = database, vocabulary, check
        self._guards: dict[int, PolicyGuard] = {}

    async def load(self, version: int) -> None:
        """Makes a version's guard; LookupError when there is no such version, DaodiError when the schema cannot keep it."""
        if version not in self._guards:
            rules, stored = await load_version(self.database.reads, version)
            decisions = Decisions.from_json(orjson.dumps(stored).decode())
            guard = PolicyGuard(decisions, self.vocabulary, rules)
            self.check(guard)
            self._guards[version] = guard

    def guard(self, version: int) -> PolicyGuard:
        return self._guards[version]


def own_policy(vocabulary: Vocabulary) -> Policy:
    """The policy that this program brings; DaodiError names file and line of what is wrong with it."""
    return load(data_folder("casbin") / "policy.csv", vocabulary)


@lru_cache(maxsize=4)
def decide(policy: Policy, vocabulary: Vocabulary) -> Decisions:
    """All decisions of a policy, asked of casbin once in a process; a policy that lets a hidden share be computed is refused."""
    decisions = Decider(policy).decide(vocabulary)
    refuse_leaks(policy, decisions)
    return decisions


async def open_policies(database: Database, vocabulary: Vocabulary, check: Check, *, activate: bool) -> Policies:
    """Records the program's policy (in force when it is the first, or when `activate`); the version in force is checked."""
    policy = own_policy(vocabulary)
    decided = decide(policy, vocabulary).to_json()
    # The decisions depend on the program's types too: the same rules over other types are another version.
    digest = hashlib.sha256(f"{policy.text}\n{decided}".encode()).hexdigest()
    async with database.engine.begin() as connection:
        await ensure_roles(connection)
        version = await ensure_policy(connection, policy.text, digest, orjson.loads(decided), activate=activate)
    policies = Policies(database, vocabulary, check)
    await policies.load(version)
    return policies

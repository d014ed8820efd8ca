"""The measurement: engines side by side, answers compared, then rounds in which each engine answers each document for a while."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import orjson

from backend.access.policy import load
from backend.identity.credentials import new_secret, secret_hash
from backend.identity.policies import decide, own_policy
from backend.identity.policy_version import ensure_policy
from backend.kit.database import Database
from backend.kit.errors import DaodiError
from backend.kit.files import REPOSITORY
from backend.schema import vocabulary
from tests.bench.documents import MASKED, Document, documents
from tests.bench.engines import Engine, Meter, beside, running, settled
from tests.bench.load import Target, ask, burst
from tests.databases import DEMO, Databases, suite_server

MASKS = REPOSITORY / "tests" / "bench" / "masks.csv"
WARM_SECONDS = 0.3

_OPEN = """
INSERT INTO session (token_hash, account_id, post_id, expires_at)
SELECT $1, account.id, post.id, now() + interval '12 hours' FROM account JOIN post ON post.account_id = account.id
WHERE account.username = $2 AND post.stands_in_for_id IS NULL RETURNING id"""


@dataclass(frozen=True)
class Sample:
    """One burst: answers a second, and milliseconds of processor time per answer."""

    rate: float
    server: float
    postgres: float

    @property
    def total(self) -> float:
        return self.server + self.postgres


def agree(document: str, answers: dict[str, Any]) -> None:
    """DaodiError unless the answers, by label, are all the first one, and that holds data."""
    (name, first), *others = answers.items()
    if "errors" in first or None in first["data"].values():
        raise DaodiError(f"{document}: {name} has no data: {first}")
    for label, answer in others:
        if answer != first:
            raise DaodiError(f"{document}: {label} answers otherwise than {name}: {difference(first, answer, '')}")


def difference(one: Any, other: Any, path: str) -> str:
    """The first place where two JSON values differ, with both values."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = [(f"{path}.{key}", one[key], other[key]) for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(f"{path}.{index}", *both) for index, both in enumerate(zip(one, other, strict=True))]
    else:
        return f"{path} is {str(one)[:200]} or {str(other)[:200]}"
    return next(difference(a, b, where) for where, a, b in pairs if a != b)


@dataclass(frozen=True)
class Contender:
    """An engine answering one document as somebody; `label` heads its column."""

    label: str
    engine: Engine
    target: Target


@dataclass
class Contest:
    """A document with those who answer it, and what they needed in each round."""

    document: Document
    contenders: Sequence[Contender]
    meter: Meter
    samples: dict[str, list[Sample]] = field(default_factory=dict)

    async def compare(self) -> None:
        """DaodiError unless all give the same answer, parsed, and it holds data."""
        agree(self.document.name, {one.label: orjson.loads(await ask(one.target, self.document)) for one in self.contenders})

    async def round(self, number: int, seconds: float) -> None:
        """One burst of each, beginning with another one every round."""
        start = number % len(self.contenders)
        for one in [*self.contenders[start:], *self.contenders[:start]]:
            self.samples.setdefault(one.label, []).append(await self._sample(one, seconds))

    async def warm(self, seconds: float) -> None:
        for one in self.contenders:
            await self._sample(one, seconds)

    async def _sample(self, one: Contender, seconds: float) -> Sample:
        server, postgres = await self.meter.read(one.engine)
        answers, took = await burst(one.target, self.document, seconds)
        await settled()
        server_after, postgres_after = await self.meter.read(one.engine)
        return Sample(answers / took, (server_after - server) * 1000 / answers, (postgres_after - postgres) * 1000 / answers)


async def measure(rounds: int, seconds: float) -> tuple[list[Contest], str]:
    """All contests, and PostgreSQL's version. Takes about rounds x seconds x 19 and a few seconds for the start."""
    with suite_server() as server:
        await server.ensure_database("postgres")
        databases = Databases(server)
        async with databases.copy(DEMO) as plain, databases.copy(DEMO) as masked:
            return await _measure(plain, masked, rounds, seconds)


async def _measure(plain: str, masked: str, rounds: int, seconds: float) -> tuple[list[Contest], str]:
    async with _prepared(plain, None) as open_, _prepared(masked, "masks") as other:
        with ExitStack() as stack:
            engines = [stack.enter_context(running(name, plain)) for name in ("product", "naive", "bare")]
            twin = stack.enter_context(running("product", masked))
            stack.enter_context(beside())
            contests = [await _rivals(document, engines, open_) for document in await documents(open_)]
            contests += [await _masks(document, twin, other) for document in MASKED]
            for contest in contests:
                await contest.compare()
                await contest.warm(min(seconds, WARM_SECONDS))
            for number in range(rounds):
                for contest in contests:
                    await contest.round(number, seconds)
        return contests, str(open_.get_server_version().major)


async def _rivals(document: Document, engines: Sequence[Engine], connection: asyncpg.Connection) -> Contest:
    cookie = await _sign_in(connection, document.viewer)
    return Contest(document, [Contender(one.name, one, Target(one.port, cookie)) for one in engines], Meter(connection))


async def _masks(document: Document, engine: Engine, connection: asyncpg.Connection) -> Contest:
    viewers = {"masks on": "district-org", "masks off": "district-audit"}
    cookies = {label: await _sign_in(connection, viewer) for label, viewer in viewers.items()}
    contenders = [Contender(label, engine, Target(engine.port, cookie)) for label, cookie in cookies.items()]
    return Contest(document, contenders, Meter(connection))


async def _sign_in(connection: asyncpg.Connection, username: str) -> str:
    secret = new_secret()
    if await connection.fetchval(_OPEN, secret_hash(secret), username) is None:
        raise LookupError(username)
    return secret


@asynccontextmanager
async def _prepared(url: str, policy: str | None) -> AsyncIterator[asyncpg.Connection]:
    """A connection for looking on, after the policy that the servers shall find in force was put there."""
    words = vocabulary()
    rules = own_policy(words) if policy is None else load(MASKS, words)
    async with await Database.open(url) as database:
        await ensure_policy(
            database.engine, rules.text, rules.sha256, orjson.loads(decide(rules, words).to_json()), activate=True
        )
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("ANALYZE")
        yield connection
    finally:
        await connection.close()

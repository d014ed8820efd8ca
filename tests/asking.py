"""Asking the service as somebody: a session of a named account, one operation, its parsed answer."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import orjson

from backend.graph.request import Answer, Credentials, GraphQLRequest
from backend.graph.service import GraphService
from backend.identity.credentials import new_secret, secret_hash
from backend.kit.database import Database
from backend.schema import open_service
from backend.settings import Settings

_numbers = itertools.count(1)

_OPEN = """
INSERT INTO session (token_hash, account_id, post_id, expires_at)
SELECT $1, a.id, p.id, now() + interval '12 hours' FROM account a JOIN post p ON p.account_id = a.id
WHERE a.username = $2 ORDER BY p.stands_in_for_id IS NOT NULL, p.id LIMIT 1 RETURNING id
"""


async def sign_in(database: Database, username: str) -> Credentials:
    """A fresh session under the account's default post, without the cost of a password."""
    secret = secret_hash(new_secret())
    if await database.reads.fetchval(_OPEN, secret, username) is None:
        raise LookupError(username)
    return Credentials("session", secret)


async def answer(
    service: GraphService,
    credentials: Credentials,
    query: str,
    variables: dict[str, Any] | None = None,
    operation: str | None = None,
    language: Any = "zh",
) -> Answer:
    """The answer as it leaves the service."""
    request = GraphQLRequest(query, operation, variables or {}, credentials, f"test-{next(_numbers)}", language)
    return await service.answer(request)


async def respond(service: GraphService, credentials: Credentials, query: str, variables: dict[str, Any] | None = None) -> Any:
    """The whole response, errors included."""
    return orjson.loads((await answer(service, credentials, query, variables)).body)


async def ask(service: GraphService, credentials: Credentials, query: str, variables: dict[str, Any] | None = None) -> Any:
    """The data of an operation that must not fail."""
    response = await respond(service, credentials, query, variables)
    assert "errors" not in response, response["errors"]
    return response["data"]


@dataclass
class Desk:
    """A service with sessions that are opened once per account."""

    database: Database
    service: GraphService
    _sessions: dict[str, Credentials] = field(default_factory=dict)

    @classmethod
    async def open(cls, database: Database) -> Desk:
        """A worker as the demo runs it: the program's own policy is in force."""
        return cls(database, await open_service(database, Settings(demo=True)))

    async def session(self, username: str) -> Credentials:
        if username not in self._sessions:
            self._sessions[username] = await sign_in(self.database, username)
        return self._sessions[username]

    async def ask(self, username: str, query: str, variables: dict[str, Any] | None = None) -> Any:
        """The data that the account gets."""
        return await ask(self.service, await self.session(username), query, variables)

    async def respond(self, username: str, query: str, variables: dict[str, Any] | None = None) -> Any:
        """The whole response that the account gets."""
        return await respond(self.service, await self.session(username), query, variables)

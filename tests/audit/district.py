"""Asking the demo district as any of its posts, through the same service as every request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import orjson

from backend.graph.ids import encode_id
from backend.graph.request import Credentials, GraphQLRequest
from backend.graph.service import GraphService
from backend.identity.credentials import new_secret, secret_hash
from backend.kit.database import Database


@dataclass(frozen=True)
class Holder:
    """A post of the demo with its account."""

    username: str
    account: int
    post: int
    role: str
    organisation: int
    staff: int | None


@dataclass
class District:
    """A copy of the demo with its service; sessions are made as they are needed."""

    database: Database
    service: GraphService
    holders: list[Holder] = field(default_factory=list)
    _sessions: dict[int, Credentials] = field(default_factory=dict)

    async def meet(self) -> None:
        """Learns who holds which post."""
        rows = await self.database.reads.fetch(
            "SELECT username, a.id AS account, p.id AS post, role, organisation_id AS organisation, staff_id AS staff"
            " FROM post p JOIN account a ON a.id = p.account_id ORDER BY p.id"
        )
        self.holders = [Holder(**row) for row in rows]

    def holder(self, username: str) -> Holder:
        """The first post of an account."""
        return next(holder for holder in self.holders if holder.username == username)

    async def ask(
        self,
        who: str | Holder,
        query: str,
        *,
        language: Literal["zh", "en"] = "zh",
        operation: str | None = None,
        **variables: Any,
    ) -> dict[str, Any]:
        """The whole response to a question of an account or post."""
        holder = self.holder(who) if isinstance(who, str) else who
        credentials = await self.session(holder)
        request = GraphQLRequest(query, operation, variables, credentials, f"request-{holder.username}", language)
        answer = await self.service.answer(request)
        response: dict[str, Any] = orjson.loads(answer.body)
        return response

    async def data(self, who: str | Holder, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an answer without errors."""
        response = await self.ask(who, query, **variables)
        assert "errors" not in response, response["errors"]
        data: dict[str, Any] = response["data"]
        return data

    async def code(self, who: str | Holder, query: str, **variables: Any) -> str:
        """The code of the one error of an answer."""
        (error,) = (await self.ask(who, query, **variables))["errors"]
        return str(error["extensions"]["code"])

    async def session(self, holder: Holder) -> Credentials:
        """The credentials of a session under this post."""
        if holder.post not in self._sessions:
            secret = new_secret()
            self._sessions[holder.post] = Credentials("session", secret_hash(secret))
            await self.database.reads.execute(
                "INSERT INTO session (token_hash, account_id, post_id, expires_at, address)"
                " VALUES ($1, $2, $3, now() + interval '12 hours', '127.0.0.1')",
                secret_hash(secret),
                holder.account,
                holder.post,
            )
        return self._sessions[holder.post]

    async def id(self, type_name: str, where: str = "true", *, order: str = "id") -> str:
        """Global id of the first row of a type that a condition over its table selects."""
        table = self.service.planner.registry.entities[type_name].table
        assert table is not None
        return encode_id(type_name, await self.key(table.name, where, order=order))

    async def key(self, table: str, where: str = "true", *, order: str = "id") -> int:
        key: int = await self.database.reads.fetchval(f"SELECT id FROM {table} WHERE {where} ORDER BY {order} LIMIT 1")
        assert key is not None, (table, where)
        return key

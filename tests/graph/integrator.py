"""Another agency's system: it asks the whole application over HTTP with a service token that is bound to a post."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from starlette.applications import Starlette

from backend.app import create_app
from backend.graph.http import GRAPHQL
from backend.identity.commands import create_token
from backend.kit.database import Database
from backend.settings import Settings
from tests.http.asking import Reply, ask


@dataclass
class Integrator:
    """One system per post, by the user name of the post's account; tokens are made once, as `daodi token create` makes them."""

    url: str
    app: Starlette
    database: Database
    _tokens: dict[str, str] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, static: Path) -> AsyncIterator[Integrator]:
        """The application over the database at `url`, which must be a copy of the test's own; `static` is an empty folder: no pages."""
        async with await Database.open(url) as database:
            app = create_app(Settings(demo=True), database, static)
            async with app.router.lifespan_context(app):
                yield cls(url, app, database)

    async def token(self, post: str) -> str:
        if post not in self._tokens:
            self._tokens[post] = await create_token(self.url, f"system of {post}", post, 30)
        return self._tokens[post]

    async def send(self, post: str, body: object, language: str = "zh-CN") -> Reply:
        """One request; `body` is sent as it is when it is bytes."""
        headers = {
            "content-type": "application/json",
            "accept": GRAPHQL,
            "accept-language": language,
            "authorization": f"Bearer {await self.token(post)}",
        }
        return await ask(self.app, "/graphql", "POST", headers, body if isinstance(body, bytes) else orjson.dumps(body))

    async def data(self, post: str, query: str, variables: dict[str, Any]) -> Any:
        """The data of an operation that must not fail."""
        reply = await self.send(post, {"query": query, "variables": variables})
        assert reply.status == 200, reply.body.decode()
        assert "errors" not in reply.json, reply.json["errors"]
        return reply.json["data"]

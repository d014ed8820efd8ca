"""The whole application over the demo district, without a socket, and clients of it that are signed in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from backend.app import create_app
from backend.kit.database import Database
from backend.settings import Settings
from tests.databases import DEMO, Databases

PASSWORD = "daodi-2017"


class Served:
    """The application, its database and its data directory."""

    def __init__(self, app: Any, database: Database, data: Path) -> None:
        self.app, self.database, self.data = app, database, data
        self._clients: dict[str, httpx.AsyncClient] = {}

    async def client(self, who: str | None) -> httpx.AsyncClient:
        """A client that has signed in; None: one that has not."""
        name = who or ""
        if name not in self._clients:
            client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://daodi.test")
            if who is not None:
                signed = await client.post("/session", json={"username": who, "password": PASSWORD})
                assert signed.status_code == 204
            self._clients[name] = client
        return self._clients[name]

    async def get(self, who: str | None, path: str, **params: str) -> httpx.Response:
        return await (await self.client(who)).get(path, params=params)


@asynccontextmanager
async def serving(databases: Databases, data: Path) -> AsyncIterator[Served]:
    """A copy of the demo district, served; what is sent lies in `data`."""
    static = data / "static"
    static.mkdir()
    (static / "index.html").write_text("<!doctype html>")
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(databases.copy(DEMO))
        database = await stack.enter_async_context(await Database.open(url))
        app = create_app(Settings(demo=True, data=data), database, static)
        await stack.enter_async_context(app.router.lifespan_context(app))
        yield Served(app, database, data)

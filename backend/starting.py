"""What must be true before a server may answer: a database, its schema, and for `daodi up` the demo district."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from backend.kit import logs
from backend.kit.console import print_table
from backend.kit.database import connect
from backend.kit.embedded import EmbeddedServer
from backend.kit.errors import DaodiError
from backend.kit.migrate import require_head, upgrade
from backend.serving import Served, ended_in_order, listen, refuse_open_doors, run, run_workers
from backend.settings import Settings, is_loopback

_DEMO_ACCOUNTS = """
    SELECT account.username, role.label AS role, organisation.name AS organisation, post.title
    FROM account
    JOIN post ON post.account_id = account.id AND post.stands_in_for_id IS NULL
    JOIN role ON role.name = post.role
    JOIN organisation ON organisation.id = post.organisation_id
    WHERE account.demo AND account.disabled_at IS NULL
    ORDER BY account.id
"""

_FIRST_STEPS = (
    "还没有账号: 请先建三员 no accounts yet, make the three officers: daodi account create NAME --duty SYSTEM | SECURITY | AUDIT; "
    "登录后见“启用清单” then sign in and open the checklist"
)


def up(settings: Settings, host: str, port: int, *, demo: bool) -> None:
    """Serves with everything that is needed, from nothing; returns when it was stopped, and everything with it."""
    logs.configure(settings.log_level, for_people=True)
    with ended_in_order(), listen(host, port) as listening, database(settings) as url:
        accounts = asyncio.run(_prepare(url, demo))
        begun = bool(asyncio.run(_rows(url, "SELECT FROM account LIMIT 1")))
        running = settings.model_copy(update={"database_url": url, "demo": True})
        run(Served(running, lambda: _announce(host, port, accounts, begun=begun)), running, listening)


def serve(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serves from the database at DATABASE_URL, which must be migrated already and hold no demo accounts."""
    logs.configure(settings.log_level, for_people=False)
    url = settings.require_database_url()
    refuse_open_doors(settings, host)
    with ended_in_order(), listen(host, port) as listening:
        asyncio.run(_check(url, settings))
        if workers == 1:
            run(Served(settings), settings, listening)
        else:
            run_workers(settings, listening, workers)


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The address of the database: DATABASE_URL, else the embedded server in the data directory, for as long as this lasts."""
    if settings.database_url is not None:
        yield settings.database_url
        return
    with EmbeddedServer(settings.data) as server:
        yield asyncio.run(server.ensure_database())


async def _prepare(url: str, demo: bool) -> list[dict[str, Any]]:
    await upgrade(url)
    if demo and not await _rows(url, "SELECT FROM organisation LIMIT 1"):
        from backend.demo import load

        await load(url, progress=True)
    return await _rows(url, _DEMO_ACCOUNTS)


async def _check(url: str, settings: Settings) -> None:
    await require_head(url)
    if not settings.demo and await _rows(url, "SELECT FROM account WHERE demo AND disabled_at IS NULL LIMIT 1"):
        raise DaodiError(
            "the database holds demo accounts, whose password everybody knows; "
            "serve another database, or set DAODI_DEMO=1 for a demonstration"
        )


async def _rows(url: str, query: str) -> list[dict[str, Any]]:
    connection = await connect(url)
    try:
        return [dict(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()


def _announce(host: str, port: int, accounts: list[dict[str, Any]], *, begun: bool) -> None:
    if accounts:
        from backend.demo.accounts import PASSWORD

        print_table(accounts)
        typer.echo(f"演示账号密码 demo password: {PASSWORD}")
    if not begun:
        typer.echo(_FIRST_STEPS)
    if not is_loopback(host):
        typer.echo("注意: 非本机地址且未加密 this address is open to the network, without encryption", err=True)
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"到底 Daodi: http://{shown}:{port}  (Ctrl-C 停止 stops everything)")

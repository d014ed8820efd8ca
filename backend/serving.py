"""From a socket to a running server: what `daodi up` and `daodi serve` share."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import urlsplit

import uvicorn
from uvicorn.supervisors import Multiprocess

from backend.kit import logs
from backend.kit.database import Database
from backend.kit.errors import DaodiError
from backend.settings import Settings, is_loopback, load_settings

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

_LONGEST_FRAME = 65536
_WAITING_CONNECTIONS = 2048

# What examples and people in a hurry write; a production server must not be reachable with them.
_EXAMPLE_PASSWORDS = frozenset({"daodi", "postgres", "password", "secret", "changeme", "change-me", "123456"})


class Served:
    """The product as an ASGI application: its database is opened when the worker starts and closed when it ends."""

    def __init__(self, settings: Settings, announce: Callable[[], None] = lambda: None) -> None:
        self._settings = settings
        self._announce = announce
        self._app: Asgi

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            return await self._app(scope, receive, send)
        from backend.app import create_app

        async with await Database.open(self._settings.require_database_url(), self._settings.limits) as database:
            self._app = create_app(self._settings, database)
            await self._app(scope, receive, self._announcing(send))

    def _announcing(self, send: Send) -> Send:
        async def pass_on(message: Message) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete":
                self._announce()

        return pass_on


def worker() -> Served:
    """What each worker process of `daodi serve` runs, set by the environment."""
    settings = load_settings()
    logs.configure(settings.log_level, for_people=False)
    return Served(settings)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, taken before anything slow begins; DaodiError when the address cannot be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=_WAITING_CONNECTIONS)
    except OSError as error:
        raise DaodiError(_why_not(host, port, error)) from error


def run(app: Served, settings: Settings, listening: socket.socket) -> None:
    """Serves `app` in this process until Ctrl-C or SIGTERM; requests under way may end first."""
    try:
        uvicorn.Server(_configuration(app, settings)).run([listening])
    except KeyboardInterrupt:
        return


def run_workers(settings: Settings, listening: socket.socket, workers: int) -> None:
    """Serves with several processes, each with a database of its own; a worker that dies is replaced."""
    configuration = _configuration("backend.serving:worker", settings, workers=workers, factory=True)
    Multiprocess(configuration, sockets=[listening]).run()


def refuse_open_doors(settings: Settings, host: str) -> None:
    """DaodiError for what only a demonstration may have: plain http for everybody, a password from an example."""
    if not is_loopback(host) and settings.proxy is None:
        raise DaodiError(
            f"plain http on {host} would send passwords readable through the network; "
            "put an https proxy before it and name the proxy's address in DAODI_PROXY, or use --host 127.0.0.1"
        )
    if not settings.demo and urlsplit(settings.require_database_url()).password in _EXAMPLE_PASSWORDS:
        raise DaodiError("the password in DATABASE_URL is one from an example; give the database user a secret one")


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Makes SIGTERM and a closed terminal end the program in order, so that what it started is stopped as well."""

    def end(_: int, __: FrameType | None) -> NoReturn:
        raise SystemExit(0)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _configuration(app: Served | str, settings: Settings, **options: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=_LONGEST_FRAME,
        lifespan="on",
        access_log=False,  # our own log has one line per operation
        log_config=None,
        server_header=False,
        # uvicorn would believe X-Forwarded-For from this machine unasked
        proxy_headers=settings.proxy is not None,
        forwarded_allow_ips=settings.proxy,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        **options,
    )


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use; stop the program that has it, or choose another with --port"
    if error.errno == errno.EACCES:
        return f"this user may not listen on port {port}; choose one above 1023 with --port"
    return f"cannot listen on {host} port {port} ({error.strerror or error}); choose another address with --host"

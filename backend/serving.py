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

from backend.kit import collector, logs
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
    """The product as an ASGI application: its database is opened when the worker starts and closed when it ends.

    `failure` is why it could not start.
    """

    def __init__(self, settings: Settings, announce: Callable[[], None] = lambda: None) -> None:
        self._settings = settings
        self._announce = announce
        self._app: Asgi
        self.failure: DaodiError | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            return await self._app(scope, receive, send)
        try:
            last_words = await self._live(scope, receive, send)
        except DaodiError as error:
            self.failure = error
            last_words = {"type": "lifespan.startup.failed", "message": str(error)}
        # The server ends the event loop at this word, so it comes after the database was closed.
        await send(last_words)

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> Message:
        from backend.app import create_app

        last_words: Message = {"type": "lifespan.shutdown.complete"}

        async def tell(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                collector.settle()
                await send(message)
                self._announce()
            else:
                last_words.update(message)

        async with await Database.open(self._settings.require_database_url(), self._settings.limits) as database:
            self._app = create_app(self._settings, database)
            await self._app(scope, receive, tell)
        return last_words


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
    except SystemExit:
        if app.failure is not None:
            raise app.failure from None
        raise


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
def ended_in_order() -> Iterator[None]:
    """Makes SIGTERM, and the end of the terminal, run through every `finally`, so that what was started is stopped as well."""

    def end(_: int, __: FrameType | None) -> NoReturn:
        raise SystemExit(0)

    def hang_up(_: int, __: FrameType | None) -> None:
        signal.raise_signal(signal.SIGTERM)  # the server listens for this one

    before = {signal.SIGTERM: signal.signal(signal.SIGTERM, end)}
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # `nohup` asks to outlive the terminal
        before[signal.SIGHUP] = signal.signal(signal.SIGHUP, hang_up)
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

"""Running engines: a process each, pinned beside PostgreSQL and whoever asks, and what processor time they take."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import asyncpg
import psutil

from backend.kit.errors import DaodiError
from backend.kit.files import REPOSITORY
from tests.bench.load import HOST

_BACKENDS = (
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND client_port IS NOT NULL"
)


@dataclass(frozen=True)
class Engine:
    """A server under measurement: its process and its port."""

    name: str
    process: psutil.Process
    port: int


@contextmanager
def running(name: str, url: str) -> Iterator[Engine]:
    """Starts an engine over a database on a free port of this machine; DaodiError with its last words when it ends at once."""
    with socket.create_server((HOST, 0), backlog=256) as listening, tempfile.TemporaryFile("w+") as said:
        command = [sys.executable, "-m", "tests.bench.server", name, url, str(listening.fileno())]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("DAODI_")}
        process = subprocess.Popen(command, pass_fds=[listening.fileno()], cwd=REPOSITORY, stderr=said, env=environment)
        port = listening.getsockname()[1]
        listening.close()  # kept open here too, it would let us wait for an engine that has ended
        try:
            pin(psutil.Process(process.pid), 0)
            yield Engine(name, psutil.Process(process.pid), port)
        except ConnectionError as error:
            said.seek(0)
            raise DaodiError(f"the engine {name} failed: {error} {said.read()[-2000:]}") from error
        finally:
            process.terminate()
            process.wait()


def pin(process: psutil.Process, core: int) -> None:
    """Keeps a process on one core where there are two and the system lets us; else the measurement is only less quiet."""
    if (os.cpu_count() or 1) > 1 and hasattr(process, "cpu_affinity"):
        with suppress(psutil.Error):
            process.cpu_affinity([core])


@contextmanager
def beside() -> Iterator[None]:
    """This process asks from the other core meanwhile."""
    own = psutil.Process()
    before = own.cpu_affinity() if hasattr(own, "cpu_affinity") else []
    pin(own, 1)
    try:
        yield
    finally:
        if before:
            own.cpu_affinity(before)


class Meter:
    """Processor time of an engine and of PostgreSQL's processes that serve the database."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._backends: dict[int, psutil.Process] = {}

    async def read(self, engine: Engine) -> tuple[float, float]:
        """Seconds (user and system) so far: (the engine's process, all processes of the database)."""
        for record in await self._connection.fetch(_BACKENDS):
            if record["pid"] not in self._backends:
                with suppress(psutil.NoSuchProcess):
                    self._backends[record["pid"]] = psutil.Process(record["pid"])
                    pin(self._backends[record["pid"]], 1)
        return _seconds(engine.process), sum(map(_seconds, self._backends.values()))


def _seconds(process: psutil.Process) -> float:
    """Of a process that has ended nothing counts any more; nothing that is measured ends."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return times.user + times.system


async def settled(seconds: float = 0.02) -> None:
    """A moment for what follows an answer: the last log line, a connection given back."""
    await asyncio.sleep(seconds)

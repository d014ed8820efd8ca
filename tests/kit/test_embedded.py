"""The embedded server: started, shared, left over, killed, refused."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from backend.kit import embedded
from backend.kit.database import connect
from backend.kit.embedded import EmbeddedServer
from backend.kit.errors import DaodiError
from backend.kit.files import REPOSITORY

JOIN_AND_WAIT = """
import sys, time
from pathlib import Path
from backend.kit.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]), durable=False).start()
print("joined", flush=True)
sys.stdin.read()
server.stop()
"""


@pytest.fixture
def data() -> Iterator[Path]:
    """A data directory, its path short enough for a socket; its server is stopped afterwards, whatever the test did."""
    with tempfile.TemporaryDirectory(prefix="daodi-") as folder:
        yield Path(folder, "数据")
        EmbeddedServer(Path(folder, "数据")).stop()


def new_server(data: Path) -> EmbeddedServer:
    return EmbeddedServer(data, durable=False)


def pid_of(server: EmbeddedServer) -> int:
    return int((server.cluster / "postmaster.pid").read_text().splitlines()[0])


def runs(pid: int) -> bool:
    """Whether the server still runs; one that has just ended gets a moment, and a zombie does not count."""
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and process.name() == "postgres"
    except psutil.NoSuchProcess:
        return False


def has_ended(pid: int) -> bool:
    return wait_for(lambda: not runs(pid))


def ask(server: EmbeddedServer, query: str) -> object:
    async def answer() -> object:
        connection = await connect(await server.ensure_database())
        try:
            return await connection.fetchval(query)
        finally:
            await connection.close()

    return asyncio.run(answer())


def join_elsewhere(data: Path) -> subprocess.Popen[str]:
    """Another process that uses the server until its stdin is closed."""
    other = subprocess.Popen(
        [sys.executable, "-c", JOIN_AND_WAIT, str(data)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "joined\n"
    return other


def wait_for(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def test_a_first_start_makes_a_database_in_a_folder_with_a_chinese_name_and_stops_cleanly(data: Path) -> None:
    with new_server(data) as server:
        assert ask(server, "SELECT current_database()") == "daodi"
        assert "PostgreSQL 18" in str(ask(server, "SELECT version()"))
        assert server.cluster.stat().st_mode & 0o077 == 0
    assert not (server.cluster / "postmaster.pid").exists()


def test_data_outlives_a_restart(data: Path) -> None:
    with new_server(data) as server:
        ask(server, "CREATE TABLE kept AS SELECT 1 AS one")
    with new_server(data) as server:
        assert ask(server, "SELECT one FROM kept") == 1


def test_whoever_leaves_last_stops_the_server(data: Path) -> None:
    first, second = new_server(data).start(), new_server(data).start()
    serving = pid_of(first)
    assert pid_of(second) == serving
    first.stop()
    assert ask(second, "SELECT 1") == 1
    second.stop()
    assert has_ended(serving)
    second.stop()


def test_another_process_keeps_the_server_running(data: Path) -> None:
    with new_server(data) as server, join_elsewhere(data) as other:
        serving = pid_of(server)
        server.stop()
        assert runs(serving)
        other.communicate("")
    assert other.returncode == 0
    assert has_ended(serving)


def test_a_server_left_over_by_a_killed_program_is_used_again_and_stopped(data: Path) -> None:
    with join_elsewhere(data) as other:
        left_over = pid_of(new_server(data))
        other.kill()
    assert runs(left_over)
    with new_server(data) as server:
        assert pid_of(server) == left_over
        assert ask(server, "SELECT 1") == 1
    assert has_ended(left_over)


def test_a_killed_server_is_started_again(data: Path) -> None:
    with new_server(data) as server:
        killed = pid_of(server)
        os.kill(killed, signal.SIGKILL)
        with new_server(data) as again:
            assert ask(again, "SELECT 1") == 1
            assert pid_of(again) != killed


def test_a_pid_file_that_names_a_stranger_does_not_hinder_a_start(data: Path) -> None:
    """After a restart of a container the number of the dead server belongs to somebody else."""
    with new_server(data) as server:
        notes = [server.cluster / "postmaster.pid", server.cluster / ".s.PGSQL.5432.lock"]
        lines = [note.read_text().split("\n", 1)[1] for note in notes]
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        for note, rest in zip(notes, lines, strict=True):
            note.write_text(f"{stranger.pid}\n{rest}")
            shutil.chown(note, server.cluster.stat().st_uid)
        with new_server(data) as again:
            assert ask(again, "SELECT 1") == 1
    finally:
        stranger.kill()
        stranger.wait()


def test_an_interrupted_first_start_leaves_nothing_that_hinders_the_next(data: Path) -> None:
    draft = data / "postgres.new"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")
    with new_server(data) as server:
        assert ask(server, "SELECT 1") == 1


def test_several_programs_may_start_at_once(data: Path) -> None:
    command = [sys.executable, "-c", JOIN_AND_WAIT, str(data)]
    others = [subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE) for _ in range(3)]
    for other in others:
        other.communicate(b"", timeout=60)
    assert [other.returncode for other in others] == [0, 0, 0]
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_a_path_too_long_for_a_socket_still_works(tmp_path: Path) -> None:
    with new_server(tmp_path / ("long-" * 20)) as server:
        assert ask(server, "SELECT 1") == 1
        folder = Path((server.data / "socket-folder").read_text())
        assert folder.stat().st_mode & 0o077 == 0
    shutil.rmtree(folder)


def test_a_server_of_another_port_in_the_environment_does_not_mislead(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPORT", "6543")
    monkeypatch.setenv("PGHOST", "elsewhere.invalid")
    monkeypatch.setenv("PGDATA", "/nowhere")
    with new_server(data) as server:
        assert ask(server, "SELECT 1") == 1


@pytest.mark.parametrize("place", ["a-file", "a-file/below"])
def test_a_data_directory_that_cannot_be_made_is_one_line_that_says_what_to_do(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(DaodiError, match=r"^cannot use the data directory .*a-file.*; make it writable .* --data or DAODI_DATA$"):
        new_server(tmp_path / place).start()


def test_a_cluster_of_another_postgresql_is_refused(data: Path) -> None:
    cluster = data / "postgres"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("15\n")
    shutil.chown(cluster, "nobody" if os.geteuid() == 0 else os.geteuid())
    with pytest.raises(DaodiError, match="was made by PostgreSQL 15, this program brings 18"):
        new_server(data).start()
    shutil.rmtree(cluster)


def test_a_platform_without_the_wheel_is_told_to_bring_a_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda _: None)
    with pytest.raises(DaodiError, match=r"no embedded PostgreSQL for this platform .* set DATABASE_URL=postgresql://"):
        EmbeddedServer(tmp_path)


def test_a_server_that_cannot_start_says_where_its_log_is(data: Path) -> None:
    with new_server(data) as server:
        pass
    with closing((server.cluster / "postgresql.conf").open("a")) as configuration:
        configuration.write("shared_buffers = 'nonsense'\n")
    with pytest.raises(DaodiError, match=r"pg_ctl failed \(.*\); see .*server\.log"):
        new_server(data).start()

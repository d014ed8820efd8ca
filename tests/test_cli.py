"""The command line as an operator meets it: what it prints, what it refuses in one line, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from backend import cli
from backend.kit.embedded import EmbeddedServer
from backend.kit.files import REPOSITORY

DAODI = str(Path(sys.executable).with_name("daodi"))
NOBODY_LISTENS = "postgresql://someone:other@127.0.0.1:1/district"

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def daodi(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs the command line in this process: exit code, standard output, standard error."""

    def call(*arguments: str, **environment: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["daodi", *arguments])
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as end:
            cli.main()
        assert isinstance(end.value.code, int)
        return end.value.code, *capsys.readouterr()

    return call


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """`daodi` as a process of its own, ended by force if the test does not end it."""
    process = subprocess.Popen(
        [DAODI, *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def free_port() -> str:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        return str(taken.getsockname()[1])


def wait_for_answer(port: str, path: str = "/readyz", seconds: float = 60) -> int:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:  # our own port
                return int(answer.status)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def test_help_names_every_command(daodi: Call) -> None:
    code, said, _ = daodi()
    assert code == 0
    assert all(
        f"\n  {name} " in said for name in ["up", "serve", "migrate", "demo", "schema", "policy", "account", "token", "bench"]
    )


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("up", "--port", "99999"), ("policy",), ("policy", "diff", "a", "b"), ("serve", "--workers", "0")],
)
def test_wrong_use_is_one_line_and_exit_2(daodi: Call, arguments: tuple[str, ...]) -> None:
    code, said, complaint = daodi(*arguments)
    assert (code, said) == (2, "")
    assert complaint.startswith("daodi: ")
    assert complaint.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "advice"),
    [
        (("serve",), {"DATABASE_URL": ""}, "set DATABASE_URL"),
        (("serve",), {"DATABASE_URL": NOBODY_LISTENS}, "cannot reach the database at 127.0.0.1:1/district"),
        (("migrate",), {"DATABASE_URL": "mysql://x"}, "must begin with postgresql://"),
        (("migrate",), {"DAODI_LOG_LEVEL": "loud"}, "wrong setting: DAODI_LOG_LEVEL"),
        (("migrate",), {"DAODI_READ_CONNECTIONS": "many"}, "wrong setting: DAODI_READ_CONNECTIONS"),
        (("migrate", "--data", "pyproject.toml/below"), {"DATABASE_URL": ""}, "cannot use the data directory"),
        (("serve", "--host", "::"), {"DATABASE_URL": NOBODY_LISTENS}, "DAODI_PROXY"),
        (("serve",), {"DATABASE_URL": "postgresql://daodi:secret@127.0.0.1/x"}, "one from an example"),
        (
            ("serve", "--host", "192.0.2.1"),
            {"DATABASE_URL": NOBODY_LISTENS, "DAODI_PROXY": "10.0.0.1"},
            "another address with --host",
        ),
        (("schema", "--out", "/nowhere/at/all"), {}, "choose another file"),
    ],
)
def test_a_failure_is_one_line_that_says_what_to_do_and_exit_1(
    daodi: Call, arguments: tuple[str, ...], environment: dict[str, str], advice: str
) -> None:
    code, said, complaint = daodi(*arguments, **environment)
    assert (code, said) == (1, "")
    assert complaint.startswith("daodi: ")
    assert complaint.count("\n") == 1
    assert advice in complaint


def test_a_port_in_use_is_named_before_anything_is_started(daodi: Call, tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        code, _, complaint = daodi("up", "--port", str(port), "--data", str(tmp_path / "data"), DATABASE_URL="")
    assert code == 1
    assert (
        complaint == f"daodi: port {port} on 127.0.0.1 is in use; stop the program that has it, or choose another with --port\n"
    )
    assert not (tmp_path / "data").exists()


def test_serve_wants_the_newest_schema(daodi: Call, empty_url: str) -> None:
    code, _, complaint = daodi("serve", "--port", free_port(), DATABASE_URL=empty_url)
    assert code == 1
    assert "run `daodi migrate`" in complaint


def test_serve_refuses_demo_accounts(daodi: Call, demo_url: str) -> None:
    code, _, complaint = daodi("serve", "--port", free_port(), DATABASE_URL=demo_url)
    assert code == 1
    assert "holds demo accounts" in complaint
    assert "DAODI_DEMO=1" in complaint


def test_the_demo_is_not_loaded_over_data(daodi: Call, demo_url: str) -> None:
    code, _, complaint = daodi("demo", DATABASE_URL=demo_url)
    assert code == 1
    assert "the database is not empty" in complaint


def test_migrate_says_the_revision_and_may_be_repeated(daodi: Call, empty_url: str) -> None:
    first, again = (daodi("migrate", DATABASE_URL=empty_url) for _ in range(2))
    assert first == again
    assert first[0] == 0
    assert first[1].startswith("schema revision ")


def test_schema_prints_what_the_frontend_has_committed(daodi: Call, tmp_path: Path) -> None:
    _, printed, _ = daodi("schema")
    assert "type Query {" in printed
    assert daodi("schema", "--out", str(tmp_path / "schema.graphql"))[0] == 0
    assert (tmp_path / "schema.graphql").read_text(encoding="utf-8") == printed


def test_up_serves_from_nothing_and_stops_everything_at_ctrl_c(tmp_path: Path) -> None:
    port, data = free_port(), tmp_path / "data"
    with running("up", "--empty", "--port", port, "--data", str(data), DATABASE_URL="") as process:
        assert wait_for_answer(port) == 200
        assert (data / "postgres" / "postmaster.pid").exists()
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}" in said
    assert "daodi account create" in said, "an empty district says how it begins"
    assert "Traceback" not in said
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_a_second_up_shares_the_data_and_the_last_one_stops_the_server(tmp_path: Path) -> None:
    ports, data = (free_port(), free_port()), tmp_path / "data"
    first = running("up", "--empty", "--port", ports[0], "--data", str(data), DATABASE_URL="")
    second = running("up", "--empty", "--port", ports[1], "--data", str(data), DATABASE_URL="")
    with first as one:
        wait_for_answer(ports[0])
        with second as other:
            wait_for_answer(ports[1])
            one.terminate()
            assert one.wait(30) == 0
            assert wait_for_answer(ports[1]) == 200
            other.terminate()
            assert other.wait(30) == 0
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_up_killed_without_warning_leaves_a_server_that_the_next_one_stops(tmp_path: Path) -> None:
    port, data = free_port(), tmp_path / "data"
    with running("up", "--empty", "--port", port, "--data", str(data), DATABASE_URL="") as process:
        wait_for_answer(port)
        process.kill()
    assert (data / "postgres" / "postmaster.pid").exists()
    EmbeddedServer(data).stop()
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_serve_with_several_workers_answers_and_ends_cleanly(demo_url: str) -> None:
    port = free_port()
    with running("serve", "--workers", "2", "--port", port, DATABASE_URL=demo_url, DAODI_DEMO="1") as process:
        assert wait_for_answer(port) == 200
        process.terminate()
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert "Traceback" not in said


def test_the_benchmark_says_where_it_can_be_run(tmp_path: Path) -> None:
    """An installation has no tests; the working tree's are found from the working directory only."""
    hidden = "import sys; sys.path[:] = [p for p in sys.path if p not in ('', sys.argv[1])]; sys.argv = ['daodi', 'bench'];"
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"{hidden} from backend.cli import main; main()", str(REPOSITORY)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1

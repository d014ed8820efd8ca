"""What the log learns of a failure."""

from __future__ import annotations

import sys

from backend.kit.failures import described


def fail(secret: str) -> None:
    raise ValueError(f"bad value {secret}")


def wrap(secret: str) -> None:
    try:
        fail(secret)
    except ValueError as error:
        raise RuntimeError(f"cannot use {secret}") from error


def dig(depth: int) -> int:
    return dig(depth + 1) + 1


def test_types_and_places_are_told_but_no_values() -> None:
    secret = "".join(map(str, (3306, 8119, 8001)))
    try:
        wrap(secret)
    except RuntimeError as error:
        told = described(error)
    assert told["error"] == "RuntimeError < ValueError"
    assert "in wrap" in told["where"]
    assert secret not in str(told)


def test_a_deep_recursion_is_told_in_a_few_lines() -> None:
    try:
        dig(0)
    except RecursionError as error:
        told = described(error)
    assert told["error"] == "RecursionError"
    assert len(told["where"].splitlines()) < 100 < sys.getrecursionlimit()

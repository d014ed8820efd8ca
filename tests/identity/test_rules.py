"""Lock-out and passwords, as pure rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from backend.identity.rules import LOCK, locked_until, password_fault

NOON = datetime(2017, 8, 31, 12, tzinfo=UTC)


def minutes_ago(*minutes: float) -> list[datetime]:
    return [NOON - timedelta(minutes=m) for m in minutes]


def test_four_failures_lock_nothing() -> None:
    assert locked_until(minutes_ago(0, 1, 2, 3), 5) is None


def test_the_fifth_failure_locks_for_a_quarter_of_an_hour_from_then() -> None:
    assert locked_until(minutes_ago(2, 4, 6, 8, 10), 5) == NOON - timedelta(minutes=2) + LOCK


def test_five_failures_spread_over_more_than_a_quarter_of_an_hour_lock_nothing() -> None:
    assert locked_until(minutes_ago(0, 4, 8, 12, 15.1), 5) is None
    assert locked_until(minutes_ago(0, 4, 8, 12, 15), 5) == NOON + LOCK


def test_a_password_is_long_and_not_the_user_name() -> None:
    assert password_fault("correct horse battery", "wang") is None
    assert password_fault("用户自己想好的一句很长的话", "wang") is None
    for bad in ("short one 1", "x" * 201, "wang-wang-wang-1", "abababababab"):
        assert password_fault(bad, "wang") is not None, bad

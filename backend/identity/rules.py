"""Limits of signing in, and what a password must be."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backend.access.vocabulary import Duty as Duty  # the word is policy's; accounts, roles and posts are of one duty each

IDLE = timedelta(minutes=30)
"""How long a session lives without a request."""

LONGEST_SESSION = timedelta(hours=12)
"""How long a session lives, however busy it is; switching the post does not prolong it."""

LOCK = timedelta(minutes=15)
"""So many failures within this time lock for as long, counted from the last of them."""

FAILURES_OF_NAME = 5
FAILURES_OF_ADDRESS = 20

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200


def locked_until(failures: Sequence[datetime], most: int) -> datetime | None:
    """When the lock that `failures` (newest first) brought about ends; None when there are fewer than `most` within the time.

    An attempt while locked is not counted, so a lock ends even when somebody keeps trying.
    """
    if len(failures) < most or failures[0] - failures[most - 1] > LOCK:
        return None
    return failures[0] + LOCK


def password_fault(password: str, username: str) -> str | None:
    """Why `password` cannot be taken, or None. Length counts; rules of composition only make people write it down."""
    if len(password) < SHORTEST_PASSWORD:
        return f"the password must have at least {SHORTEST_PASSWORD} characters"
    if len(password) > LONGEST_PASSWORD:
        return f"the password must have at most {LONGEST_PASSWORD} characters"
    if username.lower() in password.lower() or len(set(password)) < 5:
        return "the password must not repeat the user name or a few characters"
    return None

"""What a request is, before and after it is known who asks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the caller showed: a session cookie or a bearer token, already hashed (sha256)."""

    kind: Literal["session", "token"]
    token_hash: bytes


@dataclass(frozen=True, slots=True)
class Profile:
    """What plans depend on: the role, the policy version, and which relations the viewer's own staff row implies.

    `own_row` is a sorted, comma-joined set of `host`, `parent`, `own`: the relations in which the viewer's own row of the roster
    stands to the post's organisation. Never contains an id of a viewer, so all viewers of a profile share one plan.
    """

    role: str
    policy_version: int
    own_row: str = ""


def _no_limit(_: float) -> None:
    """Whoever asks without HTTP sets no limit of time."""


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """One operation as it came over HTTP; `priced` asks for its cost in `extensions`.

    `prolong` lets it take so many seconds from now on, and go on although its client has hung up: long work says so itself.
    """

    query: str
    operation_name: str | None
    variables: dict[str, Any]
    credentials: Credentials
    request_id: str
    language: Literal["zh", "en"] = "zh"
    idempotency_key: str | None = None
    priced: bool = False
    prolong: Callable[[float], None] = _no_limit


@dataclass(frozen=True, slots=True)
class Answer:
    """JSON text of the response; `executed` is False when the request failed before execution (400, no `data` key).

    `objects`: how many the document can return; of one that is refused for its cost at least so many; None when not weighed.
    """

    body: bytes
    executed: bool = True
    headers: dict[str, str] = field(default_factory=dict)
    objects: int | None = None


class Unauthenticated(Exception):
    """No session or token, or one that is unknown, ended, expired, revoked, or whose post has ended."""


Identify = Callable[[Credentials], Awaitable[Profile]]
"""Finds the profile of credentials in the database, or raises `Unauthenticated`."""

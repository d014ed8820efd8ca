"""What the district has already, as far as the lines of a sheet refer to it or collide with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from backend.exchange.rules.chiefs import Chiefs
from backend.kit.rules import Refusal
from backend.organisations.rules import OrganisationKind


@dataclass(frozen=True)
class Body:
    """An organisation of the district as lines refer to it: by its code."""

    id: int
    kind: OrganisationKind
    code: str
    township_id: int | None = None
    department_id: int | None = None
    village_id: int | None = None
    grid_id: int | None = None
    management_class: str | None = None
    form: str | None = None


@dataclass(frozen=True)
class Standards:
    """What the body that imports has entered. `years`: year -> why its standards cannot change any more; (year, position, grade)."""

    body: str
    years: Mapping[int, Refusal | None]
    entered: Collection[tuple[int, str, str | None]]


@dataclass(frozen=True)
class Accounts:
    """Who can sign in. `duties`: user name -> duty; `people`: identity number in the roster -> whether it has an account."""

    duties: Mapping[str, str]
    people: Mapping[str, bool]


@dataclass(frozen=True)
class Posts:
    """`kinds`: code of a body -> its kind; `held`: (user name, role, code) of posts that have not ended; `now`: by the true clock."""

    kinds: Mapping[str, str]
    held: Collection[tuple[str, str, str]]
    now: datetime


@dataclass(frozen=True)
class Known:
    """What the district has already. `classes`: (agency kind, host form) -> class; `sorts`: kind -> department.

    `years`: of which there is a calendar.
    """

    bodies: Mapping[str, Body]
    identities: frozenset[str] = frozenset()
    chiefs: Chiefs | None = None
    classes: Mapping[tuple[str, str], str] | None = None
    sorts: Mapping[str, int] | None = None
    standards: Standards | None = None
    years: Collection[int] = ()
    accounts: Accounts | None = None
    posts: Posts | None = None

"""Limits of signing in, and what a password must be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.access.vocabulary import Duty as Duty  # the word is policy's; accounts, roles and posts are of one duty each
from backend.kit.rules import Refusal

SHANGHAI = ZoneInfo("Asia/Shanghai")

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


_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")

SEATS: Mapping[str, tuple[str, ...]] = {
    "TOWNSHIP": ("town_member", "town_leader", "town_personnel", "town_command", "window_clerk", "seal_keeper"),
    "VILLAGE": ("village_officer",),
    "GRID": ("grid_officer",),
    "DEPARTMENT": ("dept_member", "dept_leader", "dept_personnel"),
    "AGENCY": ("agency_staff", "agency_head"),
    "ORGAN": (
        *("district_leader", "district_org", "district_conduct", "district_command", "district_reform", "district_audit"),
        "member",
    ),
    "UNIT": ("member",),
}
"""Kind of organisation -> the roles of the business that a post there may have: a relation compares the organisation's key."""


def username_refusal(username: str) -> Refusal | None:
    """1 to 40 characters that a command line, a log and a person read alike."""
    if username_fits(username):
        return None
    zh = "用户名为1至40个字符：小写字母、数字，中间可有 . _ -"
    return Refusal("USERNAME", zh, "1 to 40 characters: lower-case letters, digits, and . _ - inside", "username")


USERNAME_TAKEN = Refusal("USERNAME_TAKEN", "用户名已被使用", "the user name is in use", "username")
NO_PERSON = Refusal("NO_PERSON", "花名册中没有此人", "the roster has no such person", "id_number")
PERSON_HAS_ACCOUNT = Refusal("PERSON_HAS_ACCOUNT", "此人已有账号", "this person has an account already", "id_number")


def username_fits(username: str) -> bool:
    return _USERNAME.fullmatch(username) is not None


def display_name_refusal(name: str) -> Refusal | None:
    return None if name.strip() else Refusal("EMPTY", "不能为空", "must be filled in", "display_name")


def title_refusal(title: str) -> Refusal | None:
    return None if title.strip() else Refusal("EMPTY", "不能为空", "must be filled in", "title")


def password_refusal(password: str, username: str) -> Refusal | None:
    """As `password_fault`, for a form."""
    fault = password_fault(password, username)
    if fault is None:
        return None
    zh = f"口令须有{SHORTEST_PASSWORD}至{LONGEST_PASSWORD}个字符，不能重复用户名或只有几个不同的字符"
    return Refusal("PASSWORD", zh, fault, "password")


def role_refusal(role: str, kind: str | None) -> Refusal | None:
    """A role belongs to a kind of organisation: at another one its relations would mean nothing."""
    if kind is None:
        return Refusal("NO_ORGANISATION", "没有这个单位", "there is no such organisation", "organisation")
    if role in SEATS[kind]:
        return None
    return Refusal("ROLE", "这种单位没有这个角色", "an organisation of this kind has no such role", "role")


def term_refusals(starts_on: date | None, valid_to: datetime | None, now: datetime) -> Iterator[Refusal]:
    """A post that is given begins today or later, and has an end, if any, that is still to come and after its beginning."""
    if starts_on is not None and starts_on < now.astimezone(SHANGHAI).date():
        yield Refusal("PAST", "起期不能早于今天", "must not lie before today", "starts_on")
    if valid_to is not None and valid_to <= now:
        yield Refusal("PAST", "止期须在将来", "must lie in the future", "valid_to")
    elif valid_to is not None and valid_to <= begins(starts_on, now):
        yield Refusal("ORDER", "止期须在起期之后", "must lie after the beginning", "valid_to")


def begins(starts_on: date | None, now: datetime) -> datetime:
    """The moment from which a post is held: now, or the first of a later day. Nobody has held it before it was given."""
    soonest = now.replace(microsecond=0)
    return soonest if starts_on is None else max(soonest, datetime.combine(starts_on, time(), SHANGHAI))

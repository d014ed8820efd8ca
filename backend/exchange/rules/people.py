"""Whether the lines of the officers' lists fit: accounts, and the posts under which they are used."""

from datetime import date, datetime, time, timedelta

from backend.exchange.rules.known import Known
from backend.exchange.rules.sheet import Line, Sheet
from backend.identity import rules
from backend.identity.rules import Duty
from backend.kit.rules import Refusal

_NO_ACCOUNT = Refusal("NO_ACCOUNT", "没有这个账号", "there is no such account", "username")
_OFFICER = Refusal("OFFICER", "三员账号不在此任命", "officers are not appointed here", "username")
_HELD = Refusal("HELD", "该账号已有这一任职", "the account has this post already", "role")


def account(sheet: Sheet, line: Line, known: Known) -> None:
    """The rules of opening one account."""
    there, username, number = known.accounts, line.values.get("username"), line.values.get("id_number")
    assert there is not None
    if username is not None:
        _wrong(sheet, line, rules.username_refusal(username))
        _wrong(sheet, line, rules.USERNAME_TAKEN if username in there.duties else None)
    if number is not None:
        taken = rules.PERSON_HAS_ACCOUNT if there.people.get(number) else None
        _wrong(sheet, line, taken if number in there.people else rules.NO_PERSON)


def post(sheet: Sheet, line: Line, known: Known) -> None:
    """The rules of giving one post: to an account of the business, never to an officer, so never to oneself."""
    there, values = known.posts, line.values
    assert there is not None
    assert known.accounts is not None
    username, role, code = (values.get(name) for name in ("username", "role", "organisation"))
    if username is not None:
        duty = known.accounts.duties.get(username)
        _wrong(sheet, line, _NO_ACCOUNT if duty is None else _OFFICER if duty != Duty.BUSINESS else None)
    if role is not None and code is not None:
        _wrong(sheet, line, rules.role_refusal(role, there.kinds.get(code)))
    _wrong(sheet, line, _HELD if (username, role, code) in there.held else None)
    for refusal in rules.term_refusals(values.get("starts_on"), until(values.get("last_day")), there.now):
        _wrong(sheet, line, refusal.at("last_day") if refusal.field == "valid_to" else refusal)


def until(last_day: date | None) -> datetime | None:
    """The moment at which a post ends whose last day is this one."""
    if last_day is None:
        return None
    return datetime.combine(last_day + timedelta(days=1), time(), rules.SHANGHAI)


def _wrong(sheet: Sheet, line: Line, refusal: Refusal | None) -> None:
    if refusal is not None and refusal.field is not None:
        sheet.wrong(line, refusal.field, refusal.code, refusal.zh, refusal.en)

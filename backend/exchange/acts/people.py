"""The officers' lists in the database: accounts without a password, and posts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Doing
from backend.exchange.rules.known import Accounts, Posts
from backend.exchange.rules.people import until
from backend.exchange.rules.sheet import Line, Sheet
from backend.identity.models import Account, Post
from backend.identity.rules import Duty, begins
from backend.kit.tables import NOW
from backend.organisations.models import Organisation
from backend.personnel.models import Staff


def _said(lines: Sequence[Line], name: str) -> set[str]:
    return {line.values[name] for line in lines if line.values.get(name)}


async def accounts_of(db: AsyncConnection, sheet: Sheet) -> Accounts:
    """The accounts and the people of the roster that a sheet names."""
    names, numbers = _said(sheet.lines, "username"), _said(sheet.lines, "id_number")
    duties = await db.execute(select(Account.username, Account.duty).where(Account.username.in_(names)))
    people = select(Staff.id_number, Account.id).outerjoin(Account, Account.staff_id == Staff.id)
    found = await db.execute(people.where(Staff.id_number.in_(numbers)))
    return Accounts(
        duties={username: duty for username, duty in duties},
        people={number: account is not None for number, account in found if number is not None},
    )


async def posts_of(doing: Doing, sheet: Sheet) -> Posts:
    """The bodies that a sheet names, and the posts that its accounts have there."""
    names, codes = _said(sheet.lines, "username"), _said(sheet.lines, "organisation")
    kinds = await doing.db.execute(select(Organisation.code, Organisation.kind).where(Organisation.code.in_(codes)))
    held = (
        select(Account.username, Post.role, Organisation.code)
        .join(Post, Post.account_id == Account.id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .where(Account.username.in_(names), or_(Post.valid_to.is_(None), Post.valid_to > NOW))
    )
    rows = {(username, role, code) for username, role, code in await doing.db.execute(held)}
    return Posts(kinds={code: kind for code, kind in kinds}, held=rows, now=await _now(doing))


async def _now(doing: Doing) -> datetime:
    """By the true clock, as posts are judged."""
    return (await doing.db.execute(select(func.now()))).scalar_one()


async def account_rows(doing: Doing, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Nobody can sign in with one before the system administrator has given it a password: no file ever holds one."""
    found = await doing.db.execute(select(Staff.id_number, Staff.id).where(Staff.id_number.in_(_said(lines, "id_number"))))
    people = {number: key for number, key in found}
    names = ("username", "display_name")
    return [
        {name: line.values[name] for name in names}
        | {"duty": Duty.BUSINESS.value, "staff_id": people.get(line.values["id_number"])}
        for line in lines
    ]


async def post_rows(doing: Doing, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Posts from now or their first day on, to the end of their last day."""
    names, codes = _said(lines, "username"), _said(lines, "organisation")
    accounts = await doing.db.execute(select(Account.username, Account.id).where(Account.username.in_(names)))
    bodies = await doing.db.execute(select(Organisation.code, Organisation.id).where(Organisation.code.in_(codes)))
    now = await _now(doing)
    keys, places = ({name: key for name, key in found} for found in (accounts, bodies))
    return [
        {
            "account_id": keys[line.values["username"]],
            "organisation_id": places[line.values["organisation"]],
            "duty": Duty.BUSINESS.value,
            "role": line.values["role"],
            "title": line.values["title"],
            "valid_from": begins(line.values["starts_on"], now),
            "valid_to": until(line.values["last_day"]),
        }
        for line in lines
    ]

"""What `daodi account` and `daodi token` do; every failure is one line that says what to do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, column, func, insert, select, table, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.identity.acts import key_from
from backend.identity.credentials import new_secret, secret_hash
from backend.identity.models import Account, Post, Session, Token
from backend.identity.passwords import Passwords
from backend.identity.policy_version import ensure_roles
from backend.identity.rules import Duty, password_fault, username_fits
from backend.identity.viewer import post_in_force
from backend.kit.database import Limits, wait_until_ready, writing_engine
from backend.kit.errors import DaodiError
from backend.kit.tables import NOW

_LONGEST_DAYS = 366


@dataclass(frozen=True)
class _Office:
    """The post of an officer: role, title, and the district organ that holds it (purpose, code, name, pinyin, initials)."""

    role: str
    title: str
    purpose: str
    code: str
    name: str
    pinyin: str
    initials: str


_INFORMATION = ("INFORMATION", "information", "区信息管理中心", "qu xin xi guan li zhong xin", "qxxglzx")
_OFFICES: dict[str, _Office] = {
    Duty.SYSTEM: _Office("system_admin", "系统管理员", *_INFORMATION),
    Duty.SECURITY: _Office("security_admin", "安全管理员", *_INFORMATION),
    Duty.AUDIT: _Office("audit_admin", "审计管理员", "AUDIT", "audit", "区审计局", "qu shen ji ju", "qsjj"),
}


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A service token as it is listed; the secret itself is known to its holder only."""

    id: int
    name: str
    username: str
    role: str
    organisation: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None


async def create_account(url: str, username: str, duty: str, password: str) -> None:
    """Makes one of the three officers (duty SYSTEM, SECURITY or AUDIT) with a post at its district organ.

    Business accounts are made by the system administrator in the product, because they need a post in the district.
    """
    office = _OFFICES.get(duty)
    if office is None:
        raise DaodiError("the duty must be SYSTEM, SECURITY or AUDIT; accounts of duty BUSINESS are made in the product")
    if not username_fits(username):
        raise DaodiError("a user name has 1 to 40 characters: lower-case letters, digits, and . _ - inside")
    hashed = await _acceptable_hash(username, password)
    async with _transaction(url) as transaction:
        if await transaction.scalar(select(Account.id).where(Account.username == username)) is not None:
            raise DaodiError(f"there is an account {username} already; choose another name, or use `daodi account reset`")
        await ensure_roles(transaction)
        account = {"username": username, "display_name": office.title, "duty": duty, "password_hash": hashed}
        key = await transaction.scalar(insert(Account).returning(Account.id), account)
        here = await _organ(transaction, office)
        post = {"account_id": key, "duty": duty, "role": office.role, "organisation_id": here, "title": office.title}
        await transaction.execute(insert(Post), post)


async def reset_password(url: str, username: str, password: str) -> None:
    """Gives an account a new password and ends its sessions."""
    hashed = await _acceptable_hash(username, password)
    async with _transaction(url) as transaction:
        changed = update(Account).where(Account.username == username).values(password_hash=hashed).returning(Account.id)
        key = await transaction.scalar(changed)
        if key is None:
            raise DaodiError(f"there is no account {username}")
        await transaction.execute(
            update(Session).where(Session.account_id == key, Session.ended_at.is_(None)).values(ended_at=NOW)
        )


async def create_token(url: str, name: str, post: str, days: int) -> str:
    """The secret of a new service token, to be shown once; `post` is a key, a global id, or a user name (its first post)."""
    if not 1 <= days <= _LONGEST_DAYS:
        raise DaodiError(f"a token lives 1 to {_LONGEST_DAYS} days")
    if not name.strip():
        raise DaodiError("give the token a name that says which system uses it")
    secret = new_secret()
    async with _transaction(url) as transaction:
        token = {"token_hash": secret_hash(secret), "name": name.strip(), "post_id": await _post(transaction, post)}
        lifetime = func.make_interval(0, 0, 0, days)
        await transaction.execute(insert(Token).values(expires_at=func.date_trunc("second", func.now()) + lifetime, **token))
    return secret


async def list_tokens(url: str) -> list[TokenLine]:
    """All service tokens, newest first, ended ones included."""
    organisation = table("organisation", column("id"), column("name", Text))
    async with _transaction(url) as transaction:
        found = await transaction.execute(
            select(
                Token.id,
                Token.name,
                Account.username,
                Post.role,
                organisation.c.name,
                Token.created_at,
                Token.expires_at,
                Token.revoked_at,
                Token.last_used_at,
            )
            .join(Post, Post.id == Token.post_id)
            .join(Account, Account.id == Post.account_id)
            .join(organisation, organisation.c.id == Post.organisation_id)
            .order_by(Token.id.desc())
        )
        return [TokenLine(*row) for row in found]


async def revoke_token(url: str, token: int) -> None:
    """Ends a service token now; a second time changes nothing."""
    async with _transaction(url) as transaction:
        revoked = update(Token).where(Token.id == token).values(revoked_at=func.coalesce(Token.revoked_at, NOW))
        if await transaction.scalar(revoked.returning(Token.id)) is None:
            raise DaodiError(f"there is no token {token}; see `daodi token list`")


async def _acceptable_hash(username: str, password: str) -> str:
    if (fault := password_fault(password, username)) is not None:
        raise DaodiError(fault)
    return await Passwords().hash(password)


async def _organ(transaction: AsyncConnection, office: _Office) -> int:
    """The district organ that holds an office; an empty district gets it now."""
    key = await transaction.scalar(text("SELECT min(id) FROM organ WHERE purpose = :purpose"), {"purpose": office.purpose})
    if key is not None:
        return int(key)
    words = {"code": office.code, "name": office.name, "pinyin": office.pinyin, "initials": office.initials}
    made = await transaction.scalars(
        text(
            "WITH body AS (INSERT INTO organisation (kind, name, code, name_pinyin, name_initials)"
            " VALUES ('ORGAN', :name, :code, :pinyin, :initials) RETURNING *)"
            " INSERT INTO organ (id, name, code, name_pinyin, name_initials, purpose)"
            " SELECT id, name, code, name_pinyin, name_initials, :purpose FROM body RETURNING id"
        ),
        {**words, "purpose": office.purpose},
    )
    return int(made.one())


async def _post(transaction: AsyncConnection, given: str) -> int:
    key = key_from(given, "Post")
    mine = Account.username == given if key is None else Post.id == key
    enabled = select(Post.id).join(Account, Account.id == Post.account_id).where(Account.disabled_at.is_(None))
    valid = enabled.where(mine, post_in_force())
    found = await transaction.scalar(valid.order_by(Post.stands_in_for_id.is_not(None), Post.id).limit(1))
    if found is None:
        raise DaodiError(f"there is no post {given} in force; name a post's key, its global id, or a user name")
    return int(found)


@asynccontextmanager
async def _transaction(url: str) -> AsyncIterator[Any]:
    await wait_until_ready(url, patience=5)
    engine = writing_engine(url, Limits(writes=1))
    try:
        async with engine.begin() as transaction:
            yield transaction
    finally:
        await engine.dispose()

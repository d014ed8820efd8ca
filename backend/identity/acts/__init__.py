"""Signing in and out, and changing the post: each is one transaction."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy import ColumnElement, TextClause, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from backend.graph.ids import key_of
from backend.identity.credentials import new_secret, secret_hash
from backend.identity.models import Account, Post, Session, SignInAttempt
from backend.identity.passwords import Passwords
from backend.identity.rules import FAILURES_OF_ADDRESS, FAILURES_OF_NAME, LONGEST_SESSION, locked_until
from backend.identity.viewer import post_in_force, session_in_force
from backend.kit.tables import NOW

_DIGITS_OF_KEY = 18
_ONE_AT_A_TIME: TextClause = text("SELECT pg_advisory_xact_lock(hashtextextended('daodi.sign_in ' || :name, 0))")


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a request came from, as the session remembers it."""

    address: str
    agent: str


class Locked(Exception):
    """Too many failures for this name or from this address; `seconds` until the next attempt is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class NoSession(Exception):
    """The session is unknown, ended, idle for too long or too old, or its account is disabled."""


async def sign_in(
    engine: AsyncEngine, passwords: Passwords, username: str, password: str, caller: Caller, replaced: bytes | None = None
) -> str | None:
    """The secret of a new session under the account's default post, or None: wrong password, unknown or disabled name, no post.

    All of these cost the same time and are counted. Attempts on one name take turns, so that its limit is exact. The session
    whose hash is `replaced` (of the cookie that came with the request) ends. Raises Locked.
    """
    name = username.strip().lower()
    async with passwords.turn, engine.begin() as transaction:
        await _take_turn(transaction, name)
        if (seconds := await _locked_for(transaction, name, caller.address)) > 0:
            raise Locked(seconds)
        account = await _account(transaction, name)
        right = await passwords.matches(password, account.password_hash if account else None)
        post = await _default_post(transaction, account.id) if account and right else None
        await transaction.execute(insert(SignInAttempt).values(username=name, address=caller.address, succeeded=post is not None))
        if account is None or post is None:
            return None
        if passwords.outdated(account.password_hash):
            renewed = await passwords.hash(password)
            await transaction.execute(update(Account).where(Account.id == account.id).values(password_hash=renewed))
        await _end(transaction, replaced)
        return await _open(transaction, account.id, post, _absolute_end(), caller)


async def sign_out(engine: AsyncEngine, token_hash: bytes) -> None:
    """Ends the session; one that has ended already, or never was, is no fault."""
    async with engine.begin() as transaction:
        await _end(transaction, token_hash)


async def end_session(engine: AsyncEngine, token_hash: bytes, session: str) -> bool:
    """Ends another (or the same) session of the account that shows `token_hash`; False when it has no such session in force.

    `session` is a global id or a key. Raises NoSession when the caller's own session is over.
    """
    async with engine.begin() as transaction:
        own = (await transaction.execute(_session_to_replace(token_hash))).one_or_none()
        if own is None:
            raise NoSession
        mine = (Session.id == key_from(session, "Session")) & (Session.account_id == own.account_id)
        ended = update(Session).where(mine, session_in_force()).values(ended_at=NOW).returning(Session.id)
        return await transaction.scalar(ended) is not None


async def switch_post(engine: AsyncEngine, token_hash: bytes, post: str, caller: Caller) -> str | None:
    """Goes on under another post of the same account, in a new session with a new secret and the old one's absolute end.

    `post` is a global id or a key; None when the account has no such post now. Raises NoSession when the session is over.
    """
    async with engine.begin() as transaction:
        session = (await transaction.execute(_session_to_replace(token_hash))).one_or_none()
        if session is None:
            raise NoSession
        own = select(Post.id).where(Post.id == key_from(post, "Post"), Post.account_id == session.account_id, post_in_force())
        if (post_id := await transaction.scalar(own)) is None:
            return None
        await _end(transaction, token_hash)
        return await _open(transaction, session.account_id, post_id, session.expires_at, caller)


def key_from(given: str, type_name: str) -> int | None:
    """A key from a global id of the type, or from the key itself; None, which equals no row, from anything else."""
    if given.isascii() and given.isdigit():
        return int(given) if len(given) <= _DIGITS_OF_KEY else None
    return key_of(given, type_name)


def _session_to_replace(token_hash: bytes) -> Any:
    return (
        select(Session.account_id, Session.expires_at)
        .join(Account, Account.id == Session.account_id)
        .where(Session.token_hash == token_hash, session_in_force(), Account.disabled_at.is_(None))
        .with_for_update(of=Session)
    )


async def _take_turn(transaction: AsyncConnection, name: str) -> None:
    try:
        await transaction.execute(_ONE_AT_A_TIME, {"name": name})
    except DBAPIError as error:
        if isinstance(error.orig and error.orig.__cause__, asyncpg.LockNotAvailableError):
            raise Locked(1) from None  # somebody floods this name
        raise


async def _locked_for(transaction: AsyncConnection, name: str, address: str) -> int:
    """Seconds for which name or address are locked, 0 when they are not."""
    last_success = select(func.coalesce(func.max(SignInAttempt.id), 0)).where(
        SignInAttempt.username == name, SignInAttempt.succeeded
    )
    own = (SignInAttempt.username == name) & (SignInAttempt.id > last_success.scalar_subquery())
    now: datetime = (await transaction.scalars(select(func.now()))).one()
    ends = [
        locked_until(await _failures(transaction, own, FAILURES_OF_NAME), FAILURES_OF_NAME),
        locked_until(await _failures(transaction, SignInAttempt.address == address, FAILURES_OF_ADDRESS), FAILURES_OF_ADDRESS),
    ]
    return max((math.ceil((end - now).total_seconds()) for end in ends if end), default=0)


async def _failures(transaction: AsyncConnection, whose: ColumnElement[bool], most: int) -> list[Any]:
    found = (
        select(SignInAttempt.at).where(whose, ~SignInAttempt.succeeded).order_by(SignInAttempt.at.desc(), SignInAttempt.id.desc())
    )
    return list(await transaction.scalars(found.limit(most)))


async def _account(transaction: AsyncConnection, name: str) -> Any:
    enabled = select(Account.id, Account.password_hash).where(Account.username == name, Account.disabled_at.is_(None))
    return (await transaction.execute(enabled)).one_or_none()


async def _default_post(transaction: AsyncConnection, account_id: int) -> int | None:
    """The account's first post that is valid now; standing in for somebody comes last."""
    mine = select(Post.id).where(Post.account_id == account_id, post_in_force())
    first: int | None = await transaction.scalar(mine.order_by(Post.stands_in_for_id.is_not(None), Post.id).limit(1))
    return first


def _absolute_end() -> ColumnElement[Any]:
    return func.date_trunc("second", func.now()) + LONGEST_SESSION


async def _open(transaction: AsyncConnection, account_id: int, post_id: int, expires_at: Any, caller: Caller) -> str:
    secret = new_secret()
    await transaction.execute(
        insert(Session).values(
            token_hash=secret_hash(secret),
            account_id=account_id,
            post_id=post_id,
            expires_at=expires_at,
            address=caller.address,
            agent=caller.agent[:200],
        )
    )
    return secret


async def _end(transaction: AsyncConnection, token_hash: bytes | None) -> None:
    if token_hash is not None:
        known = (Session.token_hash == token_hash) & Session.ended_at.is_(None)
        await transaction.execute(update(Session).where(known).values(ended_at=NOW))

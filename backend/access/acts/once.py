"""Requests that may be sent again: the same key and input get the answer that stands, another input is a conflict."""

import hashlib
from dataclasses import asdict
from typing import Any

import orjson
from sqlalchemy import RowMapping, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts.models import Idempotency
from backend.graph.errors import Code, CodedError


async def claim(db: AsyncConnection, viewer: RowMapping, key: str, field: str, digest: bytes) -> tuple[int, int | None]:
    """(the claim's key, the answer that stands already or None). Whoever sends the same at the same time waits here.

    Keys belong to an account or to a service token. Raises CONFLICT when the key has had another input.
    """
    token = viewer["token_id"]
    caller = f"account {viewer['account_id']}" if token is None else f"token {token}"
    scope = {"caller": caller, "key": key, "field": field}
    made = insert(Idempotency).values(**scope, digest=digest).on_conflict_do_nothing().returning(Idempotency.id)
    if (own := await db.scalar(made)) is not None:
        return own, None
    mine = [getattr(Idempotency, name) == value for name, value in scope.items()]
    known = (await db.execute(select(Idempotency.id, Idempotency.digest, Idempotency.answer).where(*mine))).one()
    if known.digest != digest:
        raise CodedError(
            Code.CONFLICT, "这个 Idempotency-Key 已用于另一个请求", "this Idempotency-Key has been used for another request"
        )
    return known.id, known.answer


async def answered(db: AsyncConnection, claimed: int, answer: int) -> None:
    """The answer for whoever sends the same again."""
    await db.execute(update(Idempotency).where(Idempotency.id == claimed).values(answer=answer))


def digest_of(act: str, post_id: int, given: Any) -> bytes:
    """What the same request has the same of: act, post and input."""
    words = orjson.dumps([act, post_id, asdict(given)], default=str, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(words).digest()

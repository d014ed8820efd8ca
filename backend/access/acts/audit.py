"""What an act leaves beside the change, in the same transaction: a row of the audit and a row of the outbox.

So does what the clock does; its rows name no account and no post.
"""

from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Text, TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from backend.access.acts.doing import Doing

_RECORD: TextClause = text("""
    WITH changed AS (
        SELECT jsonb_object_agg(key, old.value) FILTER (WHERE old.key IS NOT NULL) AS before, jsonb_object_agg(key, new.value) AS after
        FROM jsonb_each(CAST(:after AS jsonb)) AS new
        LEFT JOIN jsonb_each(CAST(:before AS jsonb)) AS old USING (key)
        WHERE old.value IS DISTINCT FROM new.value
    ), told AS (
        INSERT INTO outbox (topic, object_type, object_id) VALUES (:act, :object_type, :object_id)
    )
    INSERT INTO act_log (act, account_id, post_id, token_id, policy_version_id, object_type, object_id, before, after,
                         request_id, idempotency_key)
    SELECT :act, :account_id, :post_id, :token_id, coalesce(:policy_version_id, (SELECT version_id FROM policy_current)),
           :object_type, :object_id, before, coalesce(after, '{}'), :request_id, :idempotency_key
    FROM changed
""").bindparams(
    *(bindparam(name, type_=Text) for name in ("before", "after", "idempotency_key")),
    *(bindparam(name, type_=BigInteger) for name in ("account_id", "post_id", "token_id", "policy_version_id")),
)

_WHO = ("account_id", "post_id", "token_id", "policy_version_id")


SYSTEM = "系统"
"""Who did what the clock did, as the log names it."""

CLOCK = "clock"
"""In the place of a request's id: nobody asked for it, its day had come."""


async def record(doing: "Doing", type_name: str, key: int, before: str | None, after: str) -> None:
    """Writes down what became of a record: the columns that changed, as JSON texts of the whole row before and after."""
    values: dict[str, Any] = {name: doing.viewer[name] for name in _WHO}
    values |= {"act": doing.act.name, "object_type": type_name, "object_id": key, "before": before, "after": after}
    values |= {"request_id": doing.request.request_id, "idempotency_key": doing.request.idempotency_key}
    await doing.db.execute(_RECORD, values)


async def record_by_clock(db: AsyncConnection, act: str, type_name: str, key: int, before: str, after: str) -> None:
    """Writes down what the clock did with a record; `before` and `after` may be the same where only a paper was added to it."""
    values: dict[str, Any] = dict.fromkeys((*_WHO, "idempotency_key"))
    values |= {"act": act, "object_type": type_name, "object_id": key, "before": before, "after": after, "request_id": CLOCK}
    await db.execute(_RECORD, values)

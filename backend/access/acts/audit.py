"""What an act leaves beside the change, in the same transaction: a row of the audit and a row of the outbox."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, TextClause, bindparam, text

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
    SELECT :act, :account_id, :post_id, :token_id, :policy_version_id, :object_type, :object_id, before, after,
           :request_id, :idempotency_key
    FROM changed
""").bindparams(bindparam("before", type_=Text), bindparam("after", type_=Text))

_WHO = ("account_id", "post_id", "token_id", "policy_version_id")


async def record(doing: "Doing", type_name: str, key: int, before: str | None, after: str) -> None:
    """Writes down what became of a record: the columns that changed, as JSON texts of the whole row before and after."""
    values: dict[str, Any] = {name: doing.viewer[name] for name in _WHO}
    values |= {"act": doing.act.name, "object_type": type_name, "object_id": key, "before": before, "after": after}
    values |= {"request_id": doing.request.request_id, "idempotency_key": doing.request.idempotency_key}
    await doing.db.execute(_RECORD, values)

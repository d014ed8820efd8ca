"""The access log: who opened sensitive values of whom, written in the transaction that read them, before a byte leaves."""

from functools import cache

import asyncpg
from sqlalchemy import bindparam, func, insert, select, true

from backend.graph.request import GraphQLRequest, Profile
from backend.graph.service import Touched
from backend.graph.sql import asyncpg_dialect, text_literal
from backend.kit.tables import Base

_VALUES = (
    *("account_id", "post_id", "token_id", "policy_version_id", "operation"),
    *("object_type", "field_groups", "row_keys", "request_id"),
)


async def write_log(
    connection: asyncpg.Connection, row: asyncpg.Record, request: GraphQLRequest, profile: Profile, touched: list[Touched]
) -> None:
    """One row per type that the operation touched; `row` is the statement's own and says who asked.

    Must run in the transaction of the read: when the log cannot be written, the read fails. `row_keys` is empty where the
    operation only filtered, sorted or grouped by a sensitive field.
    """
    who = (row["account_id"], row["post_id"], row["token_id"], profile.policy_version, request.operation_name)
    for one in touched:
        await connection.execute(_statement(), *who, one.type_name, list(one.groups), list(one.keys), request.request_id)


@cache
def _statement() -> str:
    """INSERT with the columns of `_VALUES` as $1, $2, ...

    The commit waits for the disk whatever the server's default is: an answer that has left cannot be called back.
    """
    table = Base.metadata.tables["access_log"]
    durable = select(func.set_config(text_literal("synchronous_commit"), text_literal("on"), true())).cte("durable")
    values = select(*[bindparam(name, type_=table.c[name].type) for name in _VALUES]).select_from(durable)
    compiled = insert(table).from_select(_VALUES, values).compile(dialect=asyncpg_dialect())
    assert tuple(compiled.positiontup or ()) == _VALUES
    return str(compiled)

"""The seven steps around every act, in one transaction: all or nothing, and safe to repeat under the same key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import asyncpg
from sqlalchemy import RowMapping, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import once
from backend.access.acts.act import Act
from backend.access.acts.attaching import FIELD, attach
from backend.access.acts.audit import SYSTEM
from backend.access.acts.doing import Doing
from backend.access.acts.locking import Statements, locked, viewer_of
from backend.graph.entity import Entity
from backend.graph.errors import Code, CodedError
from backend.graph.ids import key_of
from backend.graph.service import Asking
from backend.kit.rules import Refusal, Refused, refuse

MOST_CHARACTERS = 10_000
"""Of one text in an input."""

_BUSY = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError, asyncpg.SerializationError)

_LAST = text("""
    SELECT log.act, account.display_name AS person, organisation.name AS organisation, log.at
    FROM act_log AS log
    LEFT JOIN account ON account.id = log.account_id
    LEFT JOIN post ON post.id = log.post_id
    LEFT JOIN organisation ON organisation.id = post.organisation_id
    WHERE log.object_type = :type AND log.object_id = :key AND NOT log.act = ANY(CAST(:others AS text[]))
    ORDER BY log.id DESC LIMIT 1
""")


@dataclass(frozen=True)
class Outcome:
    """What came of an act: the key of the row that it gave, or why nothing happened."""

    key: int | None
    refusals: tuple[Refusal, ...] = ()


async def perform(asking: Asking, act: Act, given: Any, field: str) -> Outcome:
    """Does an act for the caller; `field` is the mutation's place in the operation.

    Raises CodedError: NOT_FOUND, FORBIDDEN, CONFLICT. Refusals of the rule are in the outcome, and then nothing is stored.
    """
    try:
        refuse(*_unstorable(given))
        if act.seconds is not None:
            asking.request.prolong(act.seconds)
        async with asking.writes.begin() as db:
            return Outcome(await _perform(db, asking, act, given, field))
    except Refused as refused:
        return Outcome(None, refused.refusals)
    except DBAPIError as error:
        refusal = _meaning(error, act)
        if refusal is None:
            raise
        return Outcome(None, (refusal,))


async def _perform(db: AsyncConnection, asking: Asking, act: Act, given: Any, field: str) -> int:
    statements = Statements.of(asking, act)
    viewer = await viewer_of(db, asking, statements)
    if viewer is None:
        raise CodedError(
            Code.CONFLICT, "你的任职或权限策略刚有变化，请重试", "your post or the policy has just changed; please try again"
        )
    claimed = await _claim(db, asking, act, given, field, viewer)
    if claimed is not None and claimed[1] is not None:
        return claimed[1]
    row = await locked(db, asking, act, statements, key_of(given.id, act.on))
    entity = asking.planner.registry.entities[act.on]
    if act.versioned and given.version != row._mapping[entity.version_of(act.group)]:
        raise await _changed(db, entity, row, entity.version_of(act.group))
    if not row._mapping["_fits"]:
        raise Refused(_unfit(act, asking.planner.registry.entities[act.on], row._mapping["_state"]))
    state, now = row._mapping["_state"], viewer["district_now"]
    doing = Doing(act, asking.request, viewer, asking.planner.registry.entities, db, row, state, now)
    key = await act.function(doing, given) or doing.key
    await attach(doing, key, getattr(given, FIELD, ()))
    if claimed is not None:
        await once.answered(db, claimed[0], key)
    return key


async def _claim(
    db: AsyncConnection, asking: Asking, act: Act, given: Any, field: str, viewer: RowMapping
) -> tuple[int, int | None] | None:
    key = asking.request.idempotency_key
    if key is None:
        return None
    return await once.claim(db, viewer, key, field, once.digest_of(act.name, viewer["post_id"], given))


async def _changed(db: AsyncConnection, entity: Entity, row: Any, version: str) -> CodedError:
    """CONFLICT with who changed what this version counts, and when; a change that is hidden from the viewer stays nobody's."""
    current = row._mapping[version]
    others = [name for name, group in entity.logged.items() if entity.version_of(group) != version]
    last = (await db.execute(_LAST, {"type": entity.name, "key": row.id, "others": others})).mappings().one_or_none()
    group = entity.logged.get(last["act"]) if last else None
    if last is None or group is None or not row._mapping.get(f"_reads_{group}", group == "basic"):
        zh, en = "记录已被他人修改，请刷新后再办", "somebody has changed the record; reload it and try again"
        return CodedError(Code.CONFLICT, zh, en, version=current)
    who, at = f"{last['organisation']} {last['person']}" if last["person"] else SYSTEM, last["at"].isoformat()
    zh, en = f"{who} 已先修改这条记录，请刷新后再办", f"{who} has changed the record already; reload it and try again"
    return CodedError(Code.CONFLICT, zh, en, version=current, by=who, at=at)


def _unstorable(given: Any) -> Iterator[Refusal]:
    """Texts that PostgreSQL cannot hold, or that are no text of a form any more."""
    for name, value in vars(given).items():
        for text_ in value if isinstance(value, list) else [value]:
            if isinstance(text_, str) and ("\x00" in text_ or any("\ud800" <= letter <= "\udfff" for letter in text_)):
                yield Refusal("NOT_TEXT", "文字含有不可保存的字符", "the text holds characters that cannot be stored", name)
            elif isinstance(text_, str) and len(text_) > MOST_CHARACTERS:
                zh, en = f"文字超过 {MOST_CHARACTERS} 字", f"the text has more than {MOST_CHARACTERS} characters"
                yield Refusal("TOO_LONG", zh, en, name)


def _unfit(act: Act, entity: Entity, state: str | None) -> Refusal:
    if act.unmet is not None and entity.machine is not None and state in entity.machine.steps.before(act.name):
        return act.unmet
    return Refusal("STATE", f"记录现在的状态不能{act.title}", "this cannot be done in the record's present state")


def _meaning(error: DBAPIError, act: Act) -> Refusal | None:
    """What a failure of the database means to people; None for a failure of ours. Raises CONFLICT when others are in the way."""
    cause = error.orig.__cause__ if error.orig else None
    if isinstance(cause, _BUSY):
        zh, en = "他人正在办理同一记录，请稍后重试", "somebody is working on the same record; try again in a moment"
        raise CodedError(Code.CONFLICT, zh, en) from None
    name = getattr(cause, "constraint_name", None)
    return act.conflicts.get(name or "") if isinstance(error, IntegrityError) else None

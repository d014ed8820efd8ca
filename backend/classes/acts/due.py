"""What the clock does with class changes: those confirmed take effect on their day; the log names nobody, for nobody did it."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy import Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts import Act, Doing
from backend.access.acts.audit import CLOCK
from backend.classes.models import ClassChange
from backend.graph.entity import Entity
from backend.graph.request import Credentials, GraphQLRequest
from backend.graph.scope import district_day
from backend.identity.models import PolicyCurrent
from backend.kit.rules import Refused

_log = structlog.get_logger("daodi.classes")
_NOBODY = GraphQLRequest("", None, {}, Credentials("session", b""), CLOCK, "zh")


async def effect_due(act: Act, entities: Mapping[str, Entity], db: AsyncConnection) -> list[int]:
    """The keys of the changes that took effect. Idempotent, and passes over rows that another worker is at."""
    change = ClassChange.__table__
    before = cast(func.to_jsonb(change.table_valued()), Text).label("_before")
    due = (
        select(
            *change.c,
            before,
            func.district_now().label("_now"),
            select(PolicyCurrent.version_id).scalar_subquery().label("_policy"),
        )
        .where(change.c.state == "CONFIRMED", change.c.effective_on <= district_day())
        .order_by(change.c.effective_on, change.c.id)
        .with_for_update(of=change, skip_locked=True)
    )
    done = []
    for row in (await db.execute(due)).all():
        try:
            await act.function(_doing(act, entities, db, row), None)
        except Refused as refused:  # raised before anything is changed: it waits for people
            _log.warning("class_change_waits", change=row.id, codes=[refusal.code for refusal in refused.refusals])
        else:
            done.append(int(row.id))
    return done


def _doing(act: Act, entities: Mapping[str, Entity], db: AsyncConnection, row: Any) -> Doing:
    viewer: Any = {"account_id": None, "post_id": None, "token_id": None, "policy_version_id": row._mapping["_policy"]}
    return Doing(act, _NOBODY, viewer, entities, db, row, row.state, row._mapping["_now"])

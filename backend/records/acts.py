"""Reading notifications."""

import strawberry
from sqlalchemy import ColumnElement, func, update

from backend.access.acts import ActInput, Doing, act
from backend.graph.entity import Row
from backend.records.models import Notification


@strawberry.input(description="阅知通知.")
class NotificationReadInput(ActInput):
    earlier: bool = strawberry.field(default=False, description="连同更早的未读通知.")


def _unread(row: Row) -> ColumnElement[bool]:
    return row.read_at.is_(None)  # type: ignore[no-any-return]  # columns by name are untyped


@act("notification.read", on="Notification", title="阅知", when=_unread)
async def read(doing: Doing, given: NotificationReadInput) -> None:
    """The post has seen it, and with it, if it says so, whatever came before.

    “首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度”
    """
    now = func.date_trunc("second", func.now())
    if given.earlier:
        before = (Notification.post_id == doing.row.post_id, Notification.id < doing.key, Notification.read_at.is_(None))
        await doing.db.execute(update(Notification).where(*before).values(read_at=now))
    await doing.change(read_at=now)

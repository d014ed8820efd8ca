"""Reading notifications."""

import strawberry
from sqlalchemy import ColumnElement, and_, func, literal, or_, update

from backend.access.acts import ActInput, Doing, act
from backend.graph.entity import Row
from backend.records.models import Notification


@strawberry.input(description="阅知通知.")
class NotificationReadInput(ActInput):
    earlier: bool = strawberry.field(default=False, description="连同更早的未读通知.")
    about: bool = strawberry.field(default=False, description="连同关于同一记录的未读通知.")


def _unread(row: Row) -> ColumnElement[bool]:
    return row.read_at.is_(None)  # type: ignore[no-any-return]  # columns by name are untyped


@act("notification.read", on="Notification", title="阅知", when=_unread)
async def read(doing: Doing, given: NotificationReadInput) -> None:
    """The post has seen it, and with it, if it says so, whatever came before, or whatever else it was told of the same record.

    “首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度”
    """
    now = func.date_trunc("second", func.now())
    row = doing.row
    earlier = and_(literal(given.earlier), Notification.id < doing.key)
    same = and_(Notification.object_type == row.object_type, Notification.object_id == row.object_id)
    also = or_(earlier, and_(literal(given.about), same))
    unread = (Notification.post_id == row.post_id, Notification.id != doing.key, Notification.read_at.is_(None))
    await doing.db.execute(update(Notification).where(*unread, also).values(read_at=now))
    await doing.change(read_at=now)

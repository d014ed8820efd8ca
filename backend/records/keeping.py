"""What is old news goes: notifications that were read, and entries of the outbox that were told, after their time."""

from sqlalchemy import ColumnElement, delete, exists, func
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts.models import Outbox
from backend.records.models import Notification


async def forget_old_news(days: int, db: AsyncConnection) -> tuple[int, int]:
    """How many notifications and entries were dropped. What nobody has read yet stays, and with it the entry that it came from.

    The log of acts is not touched: it says for ever what was done; this is only how it was told.
    """
    since = func.now() - func.make_interval(0, 0, 0, days)
    read = await db.execute(delete(Notification).where(Notification.read_at < since))
    waits: ColumnElement[bool] = exists().where(Notification.sequence == Outbox.sequence)
    told = await db.execute(delete(Outbox).where(Outbox.told_at < since, ~waits))
    return read.rowcount, told.rowcount

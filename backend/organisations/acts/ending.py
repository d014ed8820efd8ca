"""What a body leaves when it ends: nothing, or all of it to the body that takes over.

Tables of the domains above are taken from the metadata: a body cannot end without them, and they know bodies, not the reverse.
"""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import ColumnElement, Table, func, or_, select, update

from backend.access.acts import Doing
from backend.kit.rules import refuse
from backend.kit.tables import Base
from backend.organisations.rules.bodies import left_refusal


def table(name: str) -> Table:
    return Base.metadata.tables[name]


def living(name: str, column: str, key: int) -> ColumnElement[bool]:
    """Bodies of a table that stand under `key` and have not ended."""
    body = table(name)
    return (body.c[column] == key) & body.c.closed_on.is_(None)


async def refuse_left(doing: Doing, *, without: bool, parts: Iterable[tuple[str, Table, ColumnElement[bool]]]) -> None:
    """Refuses to end a body that has parts, windows or people while nobody takes over (`without`), and names them."""
    if not without:
        return
    window, staff, left = table("service_window"), table("staff"), dict[str, int]()
    at_windows = or_(window.c.staffed_by_id == doing.key, window.c.guided_by_id == doing.key)
    people = (staff.c.organisation_id == doing.key) & staff.c.left_on.is_(None)
    for name, rows, which in (("windows", window, at_windows), ("staff", staff, people), *parts):
        left[name] = await doing.db.scalar(select(func.count()).select_from(rows).where(which)) or 0
    refuse(left_refusal(left))


async def hand_over(doing: Doing, successor: int | None) -> None:
    """People of the body itself and its windows go to the successor; posts at it end, as nobody acts for a body that is no more."""
    if successor is not None:
        staff, window = table("staff"), table("service_window")
        moved = {"organisation_id": successor, "version": staff.c.version + 1}
        await doing.db.execute(update(staff).where(staff.c.organisation_id == doing.key).values(**moved))
        for column in ("staffed_by_id", "guided_by_id"):
            await doing.db.execute(update(window).where(window.c[column] == doing.key).values({column: successor}))
    await end_posts(doing, doing.key)


async def end_posts(doing: Doing, body: int) -> None:
    """As `post.end` does, one by one: each stands in the log."""
    post = table("post")
    in_force = or_(post.c.valid_to.is_(None), post.c.valid_to > func.now())
    rows = (await doing.db.execute(select(post.c.id, post.c.valid_from).where(post.c.organisation_id == body, in_force))).all()
    for row in rows:
        end = func.greatest(func.date_trunc("second", func.now()), row.valid_from + timedelta(seconds=1))
        await doing.change_other("Post", row.id, valid_to=end)

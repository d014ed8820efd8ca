"""Lines of the ledger, and who signs them: the database numbers and chains the lines (`receipt_chain`)."""

from datetime import date

from sqlalchemy import func, insert, select

from backend.access.acts import Doing
from backend.appointments.models import Receipt
from backend.appointments.rules import ReceiptKind
from backend.identity.models import Account, Post


async def signer(doing: Doing) -> str:
    """Title and name of who acts, as a paper is signed."""
    who = select(func.concat_ws(" ", Post.title, Account.display_name)).join(Account, Account.id == Post.account_id)
    return str(await doing.db.scalar(who.where(Post.id == doing.viewer["post_id"])))


async def enter(
    doing: Doing, township_id: int, kind: ReceiptKind, day: date, *, number: str | None = None, note: str | None = None
) -> None:
    """One line in the township's ledger, signed by the post that acts."""
    line = insert(Receipt).values(
        township_id=township_id,
        appointment_id=doing.key,
        kind=kind,
        number=number,
        day=day,
        organisation_id=doing.viewer["organisation_id"],
        signed_by=await signer(doing),
        post_id=doing.viewer["post_id"],
        note=note,
        recorded_at=func.date_trunc("second", func.district_now()),
    )
    await doing.db.execute(line)


async def enter_all(doing: Doing, kind: ReceiptKind, day: date, *, number: str | None = None, note: str | None = None) -> None:
    """The same line in the ledger of each township concerned: the host, and the one that releases the person."""
    for township in filter(None, (doing.row.township_id, doing.row.releasing_township_id)):
        await enter(doing, township, kind, day, number=number, note=note)


async def answers_so_far(doing: Doing, township_id: int, year: int) -> int:
    """How many answers a township has numbered in a year; nobody else numbers one before this transaction ends."""
    await doing.db.execute(select(func.pg_advisory_xact_lock(func.hashtext("daodi.receipt"), township_id)))
    kinds = Receipt.kind.in_([ReceiptKind.CONSENTED, ReceiptKind.OBJECTED])
    counted = select(func.count()).where(Receipt.township_id == township_id, kinds, func.extract("year", Receipt.day) == year)
    return int(await doing.db.scalar(counted) or 0)

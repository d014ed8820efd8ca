"""After the order: the copy to the township's Party committee, and its acknowledgement."""

from datetime import date

import strawberry

from backend.access.acts import ChangeInput, Doing, act, always
from backend.appointments import rules
from backend.appointments.acts.ledger import enter, enter_all, signer
from backend.appointments.rules import ReceiptKind
from backend.graph.types import scalar
from backend.kit.rules import refuse


@strawberry.input(description="抄告乡镇党委.")
class AppointmentCopyInput(ChangeInput):
    on: date = scalar("抄告日期.")


@strawberry.input(description="确认收到抄告.")
class AppointmentAcknowledgeInput(ChangeInput):
    on: date = scalar("确认日期.")


@act("appointment.copy", on="Appointment", group="copy", title="抄告", awaited=always)
async def copy(doing: Doing, given: AppointmentCopyInput) -> None:
    """The decision is copied to the Party committee; a copy after its limit is entered as what it is.

    “派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”
    """
    row = doing.row
    refuse(*rules.misdated("on", given.on, doing.today, row.ordered_on))
    await doing.change(state_on=given.on, copied_on=given.on)
    late = f"期限{row.copy_due_on:%Y-%m-%d}，逾期抄告" if given.on > row.copy_due_on else None
    await enter_all(doing, ReceiptKind.COPIED, given.on, number=row.order_number, note=late)


@act("appointment.acknowledge", on="Appointment", group="copy", title="确认收到抄告", awaited=always, tells=("parent",))
async def acknowledge(doing: Doing, given: AppointmentAcknowledgeInput) -> None:
    """The Party committee has received the copy, and says so.

    “须事前沟通并抄告乡镇党委”
    """
    refuse(*rules.misdated("on", given.on, doing.today, doing.row.copied_on))
    await doing.change(state_on=given.on, acknowledged_on=given.on, acknowledged_by=await signer(doing))
    await enter(doing, doing.row.township_id, ReceiptKind.ACKNOWLEDGED, given.on)

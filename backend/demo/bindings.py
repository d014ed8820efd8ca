"""What holds in every district from its first day: types of leave, who decides it, and whose rules bind whom."""

from __future__ import annotations

from backend.attendance import models
from backend.attendance.rules.binding import BINDINGS
from backend.attendance.rules.leave import CHAINS, LEAVE_SORTS
from backend.demo.district import District
from backend.demo.store import DISTRICT_FOUNDED, period


def build(district: District) -> None:
    """The rows of the rules, in their order."""
    store, since = district.store, period(DISTRICT_FOUNDED)
    for sort in LEAVE_SORTS:
        store.add(models.LeaveType, **sort._asdict())
    for one in CHAINS:
        store.add(models.LeaveRule, **one._asdict(), period=since)
    for binding in BINDINGS:
        values = binding._asdict()
        for position in values.pop("positions"):
            store.add(models.BindingRule, **values, position=position, period=since)

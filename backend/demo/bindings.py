"""What holds in every district, as the migrations have written it: types of leave, who decides it, and whose rules bind whom."""

from __future__ import annotations

from backend.attendance import models
from backend.attendance.rules.binding import BINDINGS
from backend.attendance.rules.leave import CHAINS, LEAVE_SORTS
from backend.demo.district import District
from backend.demo.store import period


def build(district: District) -> None:
    """The rows of the rules, in their order: they have the keys that the migrations gave them."""
    store, ever = district.store, period(None)
    for sort in LEAVE_SORTS:
        store.add(models.LeaveType, **sort._asdict())
    for one in CHAINS:
        store.add(models.LeaveRule, **one._asdict(), period=ever)
    for binding in BINDINGS:
        values = binding._asdict()
        for position in values.pop("positions"):
            store.add(models.BindingRule, **values, position=position, period=ever)

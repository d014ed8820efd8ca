"""What is done with personnel acts: drafting, answering, deciding, telling."""

from backend.access.acts import acts_in
from backend.appointments.acts import answering, asking, deciding, drafting, telling
from backend.appointments.acts.effect import DEEDS, apply_due, recount_deadlines, supervise_silence

ACTS = acts_in(drafting, asking, answering, deciding, telling)

DUE = (apply_due, recount_deadlines, supervise_silence)

__all__ = ["ACTS", "DEEDS", "DUE"]

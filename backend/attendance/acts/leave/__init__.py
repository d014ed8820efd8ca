"""Leave: asked for by the person, decided by whoever the rule names, called off before it begins, closed by reporting back."""

from backend.attendance.acts.leave.asking import request
from backend.attendance.acts.leave.deciding import approve, refuse_leave, revoke
from backend.attendance.acts.leave.ending import cancel, return_from_leave, withdraw

__all__ = ["approve", "cancel", "refuse_leave", "request", "return_from_leave", "revoke", "withdraw"]

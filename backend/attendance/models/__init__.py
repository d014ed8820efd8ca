"""Tables of attendance. Rows keep the owners and class of their own date; they do not follow later changes."""

from backend.attendance.models.daily import AttendanceDay, BindingRule, Task, TaskStep
from backend.attendance.models.duty import DutyRoster, DutyShift, DutySwap
from backend.attendance.models.leave import Leave, LeaveRule, LeaveType
from backend.attendance.models.views import AttendanceQuarter, LeaveGap, StaffNeed

__all__ = [
    "AttendanceDay",
    "AttendanceQuarter",
    "BindingRule",
    "DutyRoster",
    "DutyShift",
    "DutySwap",
    "Leave",
    "LeaveGap",
    "LeaveRule",
    "LeaveType",
    "StaffNeed",
    "Task",
    "TaskStep",
]

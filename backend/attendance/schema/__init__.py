"""The GraphQL part of attendance: types, how they read their tables, and the root queries."""

from typing import Any

import strawberry

from backend.access.acts import acts_in
from backend.attendance import acts
from backend.attendance.schema import daily, duty, leave
from backend.attendance.schema.daily import AttendanceDay, AttendanceQuarter, BindingRule, Task, TaskStep
from backend.attendance.schema.duty import DutyRoster, DutyShift, DutySwap
from backend.attendance.schema.leave import HERE, Leave, LeaveGap, LeaveRule, LeaveType, StaffNeed
from backend.attendance.schema.rulebook import RULES
from backend.graph.rows import Root
from backend.graph.types import connection, groups

ENTITIES = (*leave.ENTITIES, *duty.ENTITIES, *daily.ENTITIES)

ACTS = acts_in(acts.leave, acts.duty, acts.daily)

TYPES: tuple[Any, ...] = (
    *(LeaveType, LeaveRule, Leave, LeaveGap, StaffNeed, DutyRoster, DutyShift, DutySwap),
    *(AttendanceDay, AttendanceQuarter, Task, TaskStep, BindingRule),
)

ROOTS = {
    "leaves": Root("Leave"),
    "leavesGroups": Root("Leave"),
    "leaveTypes": Root("LeaveType"),
    "leaveRules": Root("LeaveRule"),
    "dutyRosters": Root("DutyRoster"),
    "duties": Root("DutyShift"),
    "dutiesGroups": Root("DutyShift"),
    "dutySwaps": Root("DutySwap"),
    "attendances": Root("AttendanceDay"),
    "attendancesGroups": Root("AttendanceDay"),
    "attendanceQuarters": Root("AttendanceQuarter"),
    "attendanceQuartersGroups": Root("AttendanceQuarter"),
    "tasks": Root("Task"),
    "tasksGroups": Root("Task"),
    "bindingRules": Root("BindingRule"),
}


@strawberry.type
class AttendanceQuery:
    leaves = connection("Leave", HERE, "请假, 新近的在前.")
    leaves_groups = groups("Leave", "请假的计数.")
    leave_types = connection("LeaveType", HERE, "请假种类.")
    leave_rules = connection("LeaveRule", HERE, "请假由谁审批.")
    duty_rosters = connection("DutyRoster", HERE, "值班表, 新近的月份在前.")
    duties = connection("DutyShift", HERE, "班次, 新近的在前.")
    duties_groups = groups("DutyShift", "班次的计数.")
    duty_swaps = connection("DutySwap", HERE, "换班, 新近的在前.")
    attendances = connection("AttendanceDay", HERE, "考勤, 新近的在前.")
    attendances_groups = groups("AttendanceDay", "考勤的计数.")
    attendance_quarters = connection("AttendanceQuarter", HERE, "按季的考勤汇总, 新近的在前.")
    attendance_quarters_groups = groups("AttendanceQuarter", "按季的考勤汇总的合计.")
    tasks = connection("Task", HERE, "交办事项, 新近的在前.")
    tasks_groups = groups("Task", "交办事项的计数.")
    binding_rules = connection("BindingRule", HERE, "谁的制度约束谁.")


__all__ = ["ACTS", "ENTITIES", "ROOTS", "RULES", "TYPES", "AttendanceQuery"]

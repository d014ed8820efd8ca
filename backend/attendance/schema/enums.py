"""The closed sets of attendance as GraphQL enums; those that inputs need are described beside the acts."""

import strawberry

from backend.attendance.rules.binding import RuleSide, RuleSubject
from backend.attendance.rules.daily import AttendanceStatus, TaskStatus, TaskStepKind
from backend.attendance.rules.duty import DutyRole, RosterStatus, SwapStatus
from backend.attendance.rules.leave import Decider, GapKind, HalfDay, LeaveStatus

strawberry.enum(
    LeaveStatus,
    description="请假状态: REQUESTED 待审批, APPROVED 已批准, REFUSED 未批准, WITHDRAWN 已撤回, CANCELLED 批准后又撤销, RETURNED 已销假. 逾期未销假见 overdue.",
)
strawberry.enum(Decider, description="由谁审批: TOWNSHIP 驻地乡镇, AGENCY 本机构负责人, DEPARTMENT 主管部门.")
strawberry.enum(GapKind, description="空缺: WINDOW 窗口无人 (A岗、B岗都不在), DUTY 值班无人.")
strawberry.enum(RosterStatus, description="值班表: DRAFT 拟订中, PUBLISHED 已发布.")
strawberry.enum(SwapStatus, description="换班: ASKED 待对方同意, ACCEPTED 已换班, DECLINED 对方不同意, WITHDRAWN 已撤回.")
strawberry.enum(TaskStatus, description="交办事项: ASSIGNED 办理中, REPORTED 已反馈, CLOSED 已办结. 逾期见 overdue.")
strawberry.enum(TaskStepKind, description="交办环节: ASSIGN 交办, REPORT 反馈, RETURN 退回重办, SUPERVISE 督办, CLOSE 办结.")
strawberry.enum(
    RuleSubject,
    description="制度事项: LEAVE 请销假, DUTY 值班, ATTENDANCE 考勤, APPOINTMENT 正副职调整, PERSONNEL_ACT 调动、晋升、奖惩, ASSESSMENT 考核, "
    "BONUS 年终考核奖.",
)
strawberry.enum(RuleSide, description="执行谁的制度: TOWNSHIP 驻地乡镇, DEPARTMENT 主管部门, BOTH 双方共同.")

__all__ = [
    "AttendanceStatus",
    "Decider",
    "DutyRole",
    "GapKind",
    "HalfDay",
    "LeaveStatus",
    "RosterStatus",
    "RuleSide",
    "RuleSubject",
    "SwapStatus",
    "TaskStatus",
    "TaskStepKind",
]

"""Daily attendance and the tasks of a township to its agencies: closed sets and states."""

from enum import StrEnum

from backend.kit.rules import Step, Steps


class AttendanceStatus(StrEnum):
    """在岗, 迟到, 请假, 公出, 缺勤."""

    PRESENT = "PRESENT"
    LATE = "LATE"
    LEAVE = "LEAVE"
    OFFICIAL = "OFFICIAL"
    ABSENT = "ABSENT"


class TaskStatus(StrEnum):
    """办理中, 已反馈, 已办结; late (逾期) is derived, never stored."""

    ASSIGNED = "ASSIGNED"
    REPORTED = "REPORTED"
    CLOSED = "CLOSED"


class TaskStepKind(StrEnum):
    """交办, 反馈, 退回重办, 督办, 办结."""

    ASSIGN = "ASSIGN"
    REPORT = "REPORT"
    RETURN = "RETURN"
    SUPERVISE = "SUPERVISE"
    CLOSE = "CLOSE"


# "派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调": the township assigns, supervises and closes; the agency reports.
TASK_STEPS = Steps(
    Step(None, "task.assign", TaskStatus.ASSIGNED),
    Step(TaskStatus.ASSIGNED, "task.report", TaskStatus.REPORTED),
    Step(TaskStatus.ASSIGNED, "task.supervise", TaskStatus.ASSIGNED),
    Step(TaskStatus.REPORTED, "task.return", TaskStatus.ASSIGNED),
    Step(TaskStatus.REPORTED, "task.close", TaskStatus.CLOSED),
)

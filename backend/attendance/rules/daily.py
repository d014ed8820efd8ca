"""Daily attendance and the tasks of a township to its agencies: closed sets and states."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from backend.kit.rules import Refusal, Step, Steps


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

RECORDED_AWAY = (AttendanceStatus.LEAVE, AttendanceStatus.OFFICIAL)
"""What only an approved leave of the day can stand behind."""

EXPLAINED = (AttendanceStatus.LATE, AttendanceStatus.ABSENT)
"""What needs a word beside it."""


def entry_refusals(status: AttendanceStatus, note: str | None, away: bool) -> Iterator[Refusal]:
    """Leave and official business need an approved leave of that day; lateness and absence need a note."""
    if status in RECORDED_AWAY and not away:
        zh, en = "当日没有经批准的请假或公出", "there is no approved leave on that day"
        yield Refusal("NO_APPROVED_LEAVE", zh, en, "entries")
    if status in EXPLAINED and not (note or "").strip():
        yield Refusal("NO_NOTE", "迟到、缺勤须填备注", "lateness and absence need a note", "entries")


OPEN_FOR = 10
"""Working days after a quarter within which its attendance may still be entered and put right; the text is silent (assumed).

Then the quarter is what the department has received: it is locked, and what comes later needs a reason and stands as late.
"""


def last_of_quarter(day: date) -> date:
    """The last day of the quarter in which a day lies."""
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, monthrange(day.year, month)[1])


def correction_refusal(day: date, open_until: date, today: date, reason: str | None) -> Refusal | None:
    """A locked quarter is changed only with a reason, and an open one without."""
    given = bool((reason or "").strip())
    if today > open_until and not given:
        zh = f"{day.year}年第{(day.month + 2) // 3}季度的考勤在{open_until:%-m月%-d日}后锁定，登记或更正须写明理由"
        return Refusal("LOCKED", zh, f"the quarter is locked since {open_until}; say why it is entered or changed now", "reason")
    if today <= open_until and given:
        zh, en = "这一季度的考勤尚未锁定，不填理由", "the quarter is not locked; no reason is asked for"
        return Refusal("NOT_LOCKED", zh, en, "reason")
    return None


def day_refusal(day: date, today: date, worked: bool) -> Refusal | None:
    """Attendance is recorded for working days, today's or earlier ones."""
    if day > today:
        return Refusal("FUTURE_DAY", "不能登记今日以后的考勤", "attendance cannot be recorded in advance", "day")
    if not worked:
        return Refusal("NOT_A_WORKING_DAY", "当日不是工作日", "that is no working day", "day")
    return None


def task_refusals(title: str, content: str, due_on: date, today: date) -> Iterator[Refusal]:
    """A task says what is to be done, and by when."""
    if not title.strip():
        yield Refusal("NO_TITLE", "请填标题", "give the task a title", "title")
    if not content.strip():
        yield Refusal("NO_CONTENT", "请写明要求", "say what is to be done", "content")
    if due_on < today:
        yield Refusal("DUE_IN_PAST", "期限不能早于今日", "the last day cannot be past already", "due_on")


def said(note: str, field: str = "note") -> Refusal | None:
    """Feedback, a return, a supervision or a refusal without a word says nothing."""
    return None if note.strip() else Refusal("NO_NOTE", "请写明说明", "say why", field)

"""Daily attendance of an agency, and the tasks that a township gives to it."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, insert, select

from backend.access.acts import ActInput, ChangeInput, Doing, act, always
from backend.attendance import models
from backend.attendance.rules import daily as rules
from backend.attendance.rules.daily import AttendanceStatus, TaskStepKind
from backend.attendance.rules.leave import AWAY
from backend.graph.ids import key_of
from backend.graph.scope import district_day
from backend.graph.types import scalar
from backend.kit.locks import PRESENCE
from backend.kit.rules import Refusal, refuse
from backend.organisations.models import Township
from backend.personnel.models import Staff

strawberry.enum(AttendanceStatus, description="考勤: PRESENT 在岗, LATE 迟到, LEAVE 请假, OFFICIAL 公出, ABSENT 缺勤.")

MOST_ENTRIES = 200
"""Of one sheet: more people serve in no agency."""

OWNERS = ("agency_id", "township_id", "department_id", "management_class")
_staff, _leave, _there = Staff.__table__, models.Leave.__table__, models.AttendanceDay.__table__


@strawberry.input(description="一人的考勤.")
class AttendanceEntry:
    staff: strawberry.ID = scalar("人员.")
    status: AttendanceStatus = scalar("考勤.")
    note: str | None = strawberry.field(default=None, description="备注; 迟到、缺勤必填.")


@strawberry.input(description="登记一个机构一日的考勤; id 为机构.")
class AttendanceRecordInput(ActInput):
    day: date = scalar("日期.")
    entries: list[AttendanceEntry] = scalar("各人的考勤; 已登记的改为此次所填.")
    reason: str | None = strawberry.field(default=None, description="季度锁定后登记或更正的理由.")


@strawberry.input(description="交办; id 为承办机构.")
class TaskAssignInput(ActInput):
    title: str = scalar("标题.")
    content: str = scalar("要求.")
    due_on: date = scalar("办理期限.")


@strawberry.input(description="对交办事项的说明.")
class TaskNoteInput(ChangeInput):
    note: str = scalar("说明.")


@act("attendance.record", on="Agency", title="登记考勤", touches={"AttendanceDay": "basic"})
async def record(doing: Doing, given: AttendanceRecordInput) -> None:
    """The head of the agency, or the host township, records who was there on a working day; once its quarter is locked, with a reason.

    “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”
    """
    worked = bool(await doing.db.scalar(select(func.worked(given.day))))
    refuse(rules.day_refusal(given.day, doing.today, worked), _too_many(given), await _locked(doing, given))
    await doing.db.execute(PRESENCE, {"township": doing.row.township_id})
    people = {row.id: row for row in await doing.db.execute(select(_staff).where(_staff.c.agency_id == doing.key))}
    away = set(await doing.db.scalars(select(_leave.c.staff_id).where(*_away_on(given.day), _leave.c.staff_id.in_(people))))
    known = select(_there).where(_there.c.day == given.day, _there.c.staff_id.in_(people))
    recorded = {row.staff_id: row for row in await doing.db.execute(known)}
    for entry in given.entries:
        person = people.get(key_of(entry.staff, "Staff") or 0)
        if person is None:
            refuse(Refusal("NOT_OF_AGENCY", "人员须属于本机构", "the person does not serve in this agency", "entries"))
        assert person is not None
        refuse(rules.entry_refusals(entry.status, entry.note, person.id in away))
        await _enter(doing, given, entry, person, recorded.get(person.id))


@act("task.assign", on="Agency", gives="Task", title="交办", tells=("own",))
async def assign(doing: Doing, given: TaskAssignInput) -> int:
    """The host township gives work to an agency. “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”"""
    refuse(rules.task_refusals(given.title, given.content, given.due_on, doing.today))
    township = doing.row.township_id
    await doing.db.execute(PRESENCE, {"township": township})
    task = await doing.create(
        "Task",
        number=await _number(doing, township),
        **{"title": given.title.strip(), "content": given.content.strip(), "due_on": given.due_on},
        **{"agency_id": doing.key, "township_id": township},
        **{"assigned_at": doing.now, "assigned_by_id": doing.viewer["staff_id"]},
    )
    await _step(doing, task, TaskStepKind.ASSIGN, None)
    return task


@act("task.report", on="Task", title="反馈", awaited=always, tells=("host",))
async def report(doing: Doing, given: TaskNoteInput) -> None:
    """The agency says what it has done. “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”"""
    await _say(doing, TaskStepKind.REPORT, given.note, reported_at=doing.now)


@act("task.return", on="Task", title="退回重办", tells=("own",))
async def return_task(doing: Doing, given: TaskNoteInput) -> None:
    """The township is not content. “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”"""
    await _say(doing, TaskStepKind.RETURN, given.note)


@act("task.supervise", on="Task", title="督办", when=lambda row: row.due_on < district_day(), awaited=always, tells=("own",))
async def supervise(doing: Doing, given: TaskNoteInput) -> None:
    """The township presses for a task whose last day is past. “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”"""
    await _say(doing, TaskStepKind.SUPERVISE, given.note, supervised=doing.row.supervised + 1)


@act("task.close", on="Task", title="办结", awaited=always, tells=("own",))
async def close(doing: Doing, given: TaskNoteInput) -> None:
    """The township closes what is done. “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”"""
    await _say(doing, TaskStepKind.CLOSE, given.note, closed_at=doing.now)


def _too_many(given: AttendanceRecordInput) -> Refusal | None:
    if len(given.entries) <= MOST_ENTRIES and len({entry.staff for entry in given.entries}) == len(given.entries):
        return None
    return Refusal("ENTRIES", f"每人一条，至多{MOST_ENTRIES}条", f"one entry for each person, at most {MOST_ENTRIES}", "entries")


def _away_on(day: date) -> tuple[Any, ...]:
    return (_leave.c.status.in_(AWAY), _leave.c.span.overlaps(func.halves(day)))


async def _locked(doing: Doing, given: AttendanceRecordInput) -> Refusal | None:
    last = rules.last_of_quarter(given.day)
    open_until: date = await doing.db.scalar(select(func.add_working_days(last, rules.OPEN_FOR)))  # type: ignore[assignment]  # of a day
    return rules.correction_refusal(given.day, open_until, doing.today, given.reason)


async def _enter(doing: Doing, given: AttendanceRecordInput, entry: AttendanceEntry, person: Any, held: Any) -> None:
    """Writes what is new; an entry that says what stands already changes nothing and is no correction."""
    said: dict[str, Any] = {"status": entry.status, "note": entry.note or None}
    if held is not None and (held.status, held.note) == (said["status"], said["note"]):
        return
    said |= {"recorded_at": doing.now, "recorded_by_id": doing.viewer["staff_id"], "correction": given.reason or None}
    if held is not None:
        await doing.change_other("AttendanceDay", held.id, **said)
    else:
        owners = {name: getattr(person, name) for name in OWNERS}
        await doing.create("AttendanceDay", staff_id=person.id, day=given.day, **owners, **said)


async def _number(doing: Doing, township: int) -> str:
    """The next number of the township's year, `106-2017-009`; the township is locked."""
    code = await doing.db.scalar(select(Township.code).where(Township.id == township))
    prefix = f"{str(code)[-3:]}-{doing.today.year}-"
    last = select(func.max(models.Task.number)).where(models.Task.township_id == township, models.Task.number.startswith(prefix))
    found = await doing.db.scalar(last)
    return f"{prefix}{int(found.removeprefix(prefix)) + 1 if found else 1:03d}"


async def _say(doing: Doing, kind: TaskStepKind, note: str, **values: Any) -> None:
    refuse(rules.said(note))
    await doing.change(**values)
    await _step(doing, doing.key, kind, note.strip())


async def _step(doing: Doing, task: int, kind: TaskStepKind, note: str | None) -> None:
    step = models.TaskStep.__table__
    last = select(func.coalesce(func.max(step.c.sequence), 0) + 1).where(step.c.task_id == task).scalar_subquery()
    words = {"kind": kind, "at": doing.now, "organisation_id": doing.viewer["organisation_id"], "note": note}
    name = await _actor(doing)
    await doing.db.execute(insert(step).values(task_id=task, sequence=last, actor_name=name, **words))


async def _actor(doing: Doing) -> str:
    """The name of who acts: the person of the roster, else the post's organisation."""
    found = await doing.db.scalar(select(_staff.c.name).where(_staff.c.id == doing.viewer["staff_id"]))
    return str(found or doing.viewer["organisation_name"])

"""Tasks of townships to their agencies in the summer of 2017: eight in each township, in every state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backend.attendance import models
from backend.attendance.rules.daily import TaskStatus, TaskStepKind
from backend.demo.district import District, Station, Town
from backend.demo.store import at

_WORK = (
    ("汛期地质灾害隐患点排查", "对辖区地质灾害隐患点逐一排查登记，落实监测人员，上报清单。"),
    ("农贸市场食品安全专项检查", "检查熟食、水产摊位的证照与进货台账，对问题摊位限期整改并复查。"),
    ("沿街占道经营集中整治", "会同城建办对主街两侧占道经营、乱设摊点集中整治，报整治前后照片。"),
    ("矛盾纠纷半年度排查", "排查征地拆迁、劳资、邻里纠纷，建立台账，逐件明确包案人。"),
    ("企业安全生产“回头看”", "对上半年检查发现的隐患逐家复查，未整改到位的书面告知。"),
    ("文化礼堂活动档期安排", "排定八、九月文化礼堂活动档期，报乡镇社会事务办备案。"),
    ("便民服务中心高温延时服务", "安排七、八月中午时段值守，公布值守人员与电话。"),
    ("河道排污口复核", "按河长制要求复核辖区入河排污口，新增的随发现随上报。"),
)


@dataclass(frozen=True)
class Course:
    """How a task goes: when it was assigned, how many days it has, and what happened after how many days."""

    assigned: date
    days: int
    steps: tuple[tuple[int, TaskStepKind], ...]


_REPORT, _RETURN, _SUPERVISE, _CLOSE = TaskStepKind.REPORT, TaskStepKind.RETURN, TaskStepKind.SUPERVISE, TaskStepKind.CLOSE
_COURSES = (
    Course(date(2017, 7, 4), 10, ((8, _REPORT), (9, _CLOSE))),
    Course(date(2017, 7, 10), 7, ((6, _REPORT), (7, _RETURN), (7, _REPORT), (8, _CLOSE))),
    Course(date(2017, 7, 17), 10, ((11, _SUPERVISE), (14, _REPORT), (15, _CLOSE))),
    Course(date(2017, 7, 24), 14, ((12, _REPORT), (14, _CLOSE))),
    Course(date(2017, 8, 2), 7, ((5, _REPORT), (6, _CLOSE))),
    Course(date(2017, 8, 14), 14, ((14, _REPORT),)),
    Course(date(2017, 8, 16), 8, ((9, _SUPERVISE),)),
    Course(date(2017, 8, 28), 10, ()),
)
PER_TOWN = len(_COURSES)
_NOTES = {
    _REPORT: "已按要求完成, 台账随附.",
    _RETURN: "台账缺照片, 请补充后再报.",
    _SUPERVISE: "已过办理期限, 请说明原因并于3日内反馈.",
    _CLOSE: "同意办结.",
}


def build(district: District) -> None:
    """Every township's tasks; which agency has which turns from one township to the next."""
    for turn, town in enumerate(district.towns):
        stations = list(town.stations.values())
        for number, course in enumerate(_COURSES):
            _task(district, town, stations[(number + turn) % len(stations)], number, course)


def _task(district: District, town: Town, station: Station, number: int, course: Course) -> None:
    title, content = _WORK[(number + town.id) % len(_WORK)]
    moments = [
        (kind, at(course.assigned + timedelta(days=after), 9 + index, 20)) for index, (after, kind) in enumerate(course.steps)
    ]
    reported = [moment for kind, moment in moments if kind is _REPORT]
    closed = [moment for kind, moment in moments if kind is _CLOSE]
    task = district.store.add(
        models.Task,
        number=f"{town.code[-3:]}-2017-{number + 1:03d}",
        title=title,
        content=content,
        agency_id=station.id,
        township_id=town.id,
        status=TaskStatus.CLOSED if closed else TaskStatus.REPORTED if reported else TaskStatus.ASSIGNED,
        assigned_at=at(course.assigned, 8, 40),
        assigned_by_id=town.cadres["mayor"].id,
        due_on=course.assigned + timedelta(days=course.days),
        reported_at=reported[-1] if reported else None,
        closed_at=closed[-1] if closed else None,
        supervised=sum(kind is _SUPERVISE for kind, _ in moments),
    )
    _step(district, town, station, task, 1, TaskStepKind.ASSIGN, at(course.assigned, 8, 40))
    for sequence, (kind, moment) in enumerate(moments, 2):
        _step(district, town, station, task, sequence, kind, moment)


def _step(
    district: District, town: Town, station: Station, task: int, sequence: int, kind: TaskStepKind, moment: datetime
) -> None:
    by_agency = kind is _REPORT
    district.store.add(
        models.TaskStep,
        task_id=task,
        sequence=sequence,
        kind=kind,
        at=moment,
        organisation_id=station.id if by_agency else town.id,
        actor_name=(station.people[0] if by_agency else town.cadres["mayor"]).name,
        note=_NOTES.get(kind),
    )

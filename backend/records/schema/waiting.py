"""GraphQL types of what waits for the viewer, and of what the viewer's post has been told."""

from datetime import datetime

import strawberry

from backend.access.relations import relations
from backend.graph.entity import Edge, Entity, Group
from backend.graph.types import Governed, Node, lazy, list_of, planned, scalar
from backend.records import models, waiting

HERE = "backend.records.schema.waiting"


@strawberry.type(description="等待当前查看者办理的一条记录.")
class WaitingRecord:
    node = planned(Node | None, "记录.")


@strawberry.type(description="等待当前查看者办理的一种事: 当前查看者可办 (can), 且有人在等.")
class Waiting:
    act: str = scalar("等待办理的事, 如 leave.approve.")
    type: str = scalar("记录的类型.")
    count: int = scalar("等待办理的记录数.")
    records = planned(
        list_of(lazy("WaitingRecord", HERE)),
        "等待办理的记录, 先来的在前.",
        {"first": (int, waiting.LISTED, f"取前几条, 至多 {waiting.MOST_LISTED} 条.")},
    )


@strawberry.type(description="通知: 某事已办, 告知本任职. 只含记录的标识; 记录的内容以查看者此刻的份额为准.")
class Notification(Governed):
    act: str = scalar("所办的事, 如 leave.approve.")
    asked: bool = scalar("记录等待本任职办理; 否则只是告知.")
    at: datetime = scalar("时间 (真实时钟).")
    read_at: datetime | None = scalar("阅知时间; 空为未读.")
    record = planned(Node | None, "所办的记录; 不再可见的为空.")


ENTITIES = (
    Entity(
        name="Waiting",
        source=waiting.waiting,
        edges={
            "records": Edge(target="WaitingRecord", local="act", remote="act", source=waiting.records, where=waiting.first),
        },
        order=(("act", False),),
    ),
    Entity(
        name="WaitingRecord",
        edges={"node": Edge(target="Node", local="key", kind="type")},
        order=(("place", False),),
    ),
    Entity(
        name="Notification",
        table=models.Notification.__table__,
        groups={"basic": Group(fields=("act", "asked", "at", "read_at", "record"))},
        edges={"record": Edge(target="Node", local="object_id", kind="object_type")},
        relations=relations(self=lambda viewer, row: row.post_id == viewer.post_id),
        order=(("id", True),),
    ),
)

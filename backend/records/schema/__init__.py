"""The GraphQL part of what stands beside every record: types, and the root queries."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import strawberry

from backend.access.acts import Act, Deed, acts_in
from backend.graph.entity import Entity
from backend.graph.rows import Root
from backend.graph.types import connection, lazy, list_of, planned
from backend.records import acts
from backend.records.schema import papers, waiting
from backend.records.schema.papers import ActRecord, Attachment, attachments, papers_of
from backend.records.schema.waiting import Notification, Waiting, WaitingRecord

ENTITIES = (*papers.ENTITIES, *waiting.ENTITIES)

ACTS = acts_in(acts)

TYPES: tuple[Any, ...] = (Attachment, ActRecord, Waiting, WaitingRecord, Notification)

ROOTS = {
    "actLog": Root("ActRecord", papers.of_record),
    "waiting": Root("Waiting"),
    "notifications": Root("Notification"),
}


def completed(entity: Entity, entities: Sequence[Entity], acts: Sequence[Deed]) -> Entity:
    """An entity of this domain with what it can only know when all domains are there; any other as it is."""
    edges = {name: replace(edge, among=_told(acts)) if edge.kind else edge for name, edge in entity.edges.items()}
    return replace(entity, edges=edges, beside=papers.beside(entity.name, entities, acts)) if entity in ENTITIES else entity


def _told(deeds: Sequence[Deed]) -> tuple[str, ...]:
    """Types of the records that can wait for somebody, or of which somebody is told."""
    waits = {deed.on for deed in deeds if isinstance(deed, Act) and deed.awaited}
    return tuple(sorted(waits | {deed.gives for deed in deeds if deed.tells}))


@strawberry.type
class RecordsQuery:
    act_log = connection(
        "ActRecord",
        "backend.records.schema",
        "一条记录的办理记录, 新的在前; 只含查看者可见的.",
        record=(strawberry.ID, strawberry.UNSET, "哪一条记录的."),
    )
    waiting = planned(list_of(lazy("Waiting", waiting.HERE)), "待我办理: 此刻等待当前查看者办理的事, 与 can 同一口径.")
    notifications = connection("Notification", "backend.records.schema", "本任职的通知, 新的在前.")


__all__ = ["ACTS", "ENTITIES", "ROOTS", "TYPES", "RecordsQuery", "attachments", "completed", "papers_of"]

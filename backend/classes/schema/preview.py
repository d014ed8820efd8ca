"""`classPreview`: what a change of classes would do, before anybody decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any, cast

import orjson
import strawberry
from sqlalchemy import select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.visible import PolicyGuard
from backend.approvals.rules import ListKind
from backend.assessments import models as assessments
from backend.assessments.rules import WEIGHTS
from backend.classes.acts.affected import foresee
from backend.classes.models import ClassChange
from backend.classes.rules import BY_CLASS, MergerPart
from backend.classes.schema.answers import AgencyFlip, ClassPreview, ListChange, ListedItem, MergerCount, RuleChange
from backend.classes.schema.gains import Turn, access_changes
from backend.graph.errors import Code, CodedError
from backend.graph.ids import encode_id, key_of
from backend.graph.registry import Registry
from backend.graph.service import Asking
from backend.organisations.rules import AgencyKind, ManagementClass

Info = strawberry.Info[Asking, None]
ChangeId = Annotated[strawberry.ID, strawberry.argument(description="类别变更的全局标识.")]

_SEEN = "query Seen($id: ID!) { node(id: $id) { ... on ClassChange { id masked { field } } } }"
_HANDLING = "proposedBy"


async def class_preview(info: Info, id: ChangeId) -> ClassPreview:
    """Raises NOT_FOUND for a change that the asker does not see, FORBIDDEN for one whose handling is not its business."""
    asking = info.context
    await _refuse_strangers(asking, id)
    key = key_of(id, "ClassChange") or 0
    async with asking.writes.connect() as db:
        foreseen = await foresee(db, key)
        weights = await _weights(db, key)
    agencies, turns = foreseen.agencies, Turn.all(foreseen.agencies)
    guard = cast(PolicyGuard, asking.planner.guards(asking.profile.policy_version))
    language = asking.request.language
    return ClassPreview(
        fingerprint=foreseen.fingerprint,
        reached=len(agencies),
        people=sum(agency.people for turn in turns for agency in turn.agencies),
        flips=[_flip(agency) for agency in agencies if agency.before != agency.after],
        access=access_changes(turns, guard.decisions, guard.vocabulary, _fields(asking.planner.registry), language),
        rules=[change for turn in turns for change in _rules(turn, weights, language)],
        lists=_lists(foreseen.items),
        moves=[MergerCount(what=MergerPart(what), count=count) for what, count in foreseen.moves],
    )


async def _refuse_strangers(asking: Asking, id: str) -> None:
    answer = await asking.plan(replace(asking.request, query=_SEEN, operation_name=None, variables={"id": id}))
    node = orjson.loads(answer.body)["data"]["node"]
    if not node or "id" not in node:
        raise CodedError(Code.NOT_FOUND, "没有这条记录，或不在你的职权范围", "no such record, or it is outside your remit")
    if any(masked["field"] == _HANDLING for masked in node["masked"]):
        raise CodedError(Code.FORBIDDEN, "预览只供办理与审计变更的单位", "the preview is for those who handle or audit changes")


async def _weights(db: AsyncConnection, change: int) -> Mapping[str, tuple[int, int, int]]:
    """Class -> weights of township, department and conduct office on the day of the change."""
    weight, asked = assessments.AssessmentWeight.__table__, ClassChange.__table__
    found = select(weight.c.management_class, weight.c.township, weight.c.department, weight.c.conduct)
    found = found.join(asked, weight.c.period.contains(asked.c.effective_on)).where(asked.c.id == change)
    return {cls: (township, department, conduct) for cls, township, department, conduct in await db.execute(found)}


def _flip(agency: Row[Any]) -> AgencyFlip:
    return AgencyFlip(
        agency=strawberry.ID(encode_id("Agency", agency.id)),
        name=agency.name,
        kind=AgencyKind(agency.kind),
        township=agency.township,
        department=agency.department,
        before=ManagementClass(agency.before),
        after=None if agency.after is None else ManagementClass(agency.after),
        people=agency.people,
    )


def _rules(turn: Turn, weights: Mapping[str, tuple[int, int, int]], language: str) -> Iterable[RuleChange]:
    """What each topic says in either class; weights are those of the day, else the regulation's."""
    before, after = ManagementClass(turn.before), ManagementClass(turn.after)
    for topic, wordings in BY_CLASS.items():
        was, becomes = (getattr(wordings[cls], language).format(*weights.get(cls, WEIGHTS[cls])) for cls in (before, after))
        yield RuleChange(topic=topic, before=before, after=after, was=was, becomes=becomes)


def _lists(items: Sequence[Row[Any]]) -> list[ListChange]:
    """By kind of list, in the order of the statement."""
    found = []
    for kind, rows in groupby(items, key=lambda row: row.list):
        listed = list(rows)
        found.append(
            ListChange(
                kind=ListKind(kind),
                before=sum(row.before for row in listed),
                after=sum(row.after for row in listed),
                gained=[ListedItem(code=row.code, name=row.name) for row in listed if not row.before],
                lost=[ListedItem(code=row.code, name=row.name) for row in listed if not row.after],
            )
        )
    return found


def _fields(registry: Registry) -> dict[str, list[str]]:
    """`Type.group` of the policy -> the GraphQL fields in it; what counts changes is nothing to be gained or lost."""
    return {
        f"{entity.object}.{group}": [
            registry.field_name(entity.name, field)
            for field in spec.fields
            if field in registry.exposed(entity.name) and field != spec.version
        ]
        for entity in registry.entities.values()
        for group, spec in entity.groups.items()
    }

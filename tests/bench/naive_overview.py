"""The overview of alternative (a): one query for each figure, as resolvers are written."""

from datetime import date
from decimal import Decimal
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Date, Numeric, and_, cast, func, literal_column, select

from backend.approvals import models as approvals
from backend.events import models as events
from backend.joint import models as joint
from backend.organisations import models as organisations
from backend.personnel import models as personnel
from tests.bench.naive_types import Info

_LOCAL = func.timezone("Asia/Shanghai", func.district_now())
# Scalar subqueries: the clock is read once, not for each row.
_MONTH = select(func.date_trunc("month", _LOCAL) - literal_column("interval '1 month'")).scalar_subquery()
_NEXT = select(func.date_trunc("month", _LOCAL)).scalar_subquery()

_TODAY = select(cast(_LOCAL, Date)).scalar_subquery()


def _in_month(instant: Any) -> ColumnElement[bool]:
    return and_(instant >= func.timezone("Asia/Shanghai", _MONTH), instant < func.timezone("Asia/Shanghai", _NEXT))


def _share(part: ColumnElement[Any], whole: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.round(cast(part, Numeric) / func.nullif(whole, 0), 4)


def _by_class(table: Any) -> tuple[ColumnElement[int], ...]:
    return (func.count(), *(func.count().filter(table.management_class == name) for name in "AB"))


@strawberry.type
class ClassCount:
    total: int
    a: int
    b: int


@strawberry.type
class DelegatedCounts:
    formerly: int
    central: int
    development: int
    ecological: int
    station: int


@strawberry.type
class WindowListCounts:
    central: int
    development: int
    ecological: int
    village: int


@strawberry.type
class VisitCounts:
    items: int
    at_most_one: int
    zero: int


@strawberry.type
class LevelCount:
    level: int
    count: int


async def _sizes(info: Info, kind: str) -> dict[str | None, int]:
    """Township category -> number of items on the lists of a kind in force."""
    listed, version, entry = approvals.ItemList, approvals.ItemListVersion, approvals.ItemListEntry
    counted = select(listed.category, func.count()).join(version, version.list_id == listed.id)
    counted = counted.join(entry, entry.version_id == version.id).where(listed.kind == kind, version.period.contains(_TODAY))
    async with info.context.sessions() as session:
        return {category: count for category, count in await session.execute(counted.group_by(listed.category))}


async def _formerly(info: Info) -> int:
    listed, version, entry = approvals.ItemList, approvals.ItemListVersion, approvals.ItemListEntry
    former = select(version.id).join(listed, listed.id == version.list_id)
    former = former.where(listed.kind == "DELEGATED", listed.category == "CENTRAL", func.upper(version.period) <= _TODAY)
    last = former.order_by(version.number.desc()).limit(1).scalar_subquery()
    (found,) = await info.context.one(select(func.count()).where(entry.version_id == last).scalar_subquery())
    return int(found)


@strawberry.type
class Mediations:
    concluded: int
    succeeded: int
    success_rate: Decimal | None


@strawberry.type
class Happened:
    total: int
    up_to_level3_share: Decimal | None = strawberry.field(name="upToLevel3Share")
    on_time_share: Decimal | None

    @strawberry.field
    async def by_level(root: strawberry.Parent["Happened"], info: Info) -> list[LevelCount]:
        table = events.Event
        counted = (
            select(table.level, func.count()).where(_in_month(table.reported_at)).group_by(table.level).order_by(table.level)
        )
        async with info.context.sessions() as session:
            return [LevelCount(level=level, count=count) for level, count in await session.execute(counted)]


@strawberry.type
class Overview:
    @strawberry.field
    async def month(self, info: Info) -> date:
        (found,) = await info.context.one(_MONTH)
        return date(found.year, found.month, found.day)

    @strawberry.field
    async def departments(self, info: Info) -> int:
        (found,) = await info.context.one(func.count(organisations.Agency.department_id.distinct()))
        return int(found)

    @strawberry.field
    async def joint_operations(self, info: Info) -> int:
        table = joint.JointOperation
        (found,) = await info.context.one(func.count(table.id).filter(table.held_on >= _MONTH, table.held_on < _NEXT))
        return int(found)

    @strawberry.field
    async def agencies(self, info: Info) -> ClassCount:
        total, a, b = await info.context.one(*_by_class(organisations.Agency))
        return ClassCount(total=total, a=a, b=b)

    @strawberry.field
    async def staff(self, info: Info) -> ClassCount:
        table = personnel.Staff
        total, a, b = await info.context.one(func.count().filter(table.stationed), *_by_class(table)[1:])
        return ClassCount(total=total, a=a, b=b)

    @strawberry.field
    async def delegated(self, info: Info) -> DelegatedCounts:
        sizes, station = await _sizes(info, "DELEGATED"), await _sizes(info, "STATION")
        named = {name: sizes.get(name.upper(), 0) for name in ("central", "development", "ecological")}
        return DelegatedCounts(formerly=await _formerly(info), station=sum(station.values()), **named)

    @strawberry.field
    async def window_lists(self, info: Info) -> WindowListCounts:
        sizes, village = await _sizes(info, "WINDOW"), await _sizes(info, "VILLAGE")
        named = {name: sizes.get(name.upper(), 0) for name in ("central", "development", "ecological")}
        return WindowListCounts(village=sum(village.values()), **named)

    @strawberry.field
    async def visits(self, info: Info) -> VisitCounts:
        listed, version, entry = approvals.ItemList, approvals.ItemListVersion, approvals.ItemListEntry
        visits = approvals.ApprovalItem.onsite_visits
        counts = (func.count(), func.count().filter(visits <= 1), func.count().filter(visits == 0))
        counted = select(*counts).join_from(listed, version, version.list_id == listed.id)
        counted = counted.join(entry, entry.version_id == version.id).join(approvals.ApprovalItem)
        there = (listed.kind == "WINDOW", listed.category == "CENTRAL", version.period.contains(_TODAY))
        async with info.context.sessions() as session:
            items, at_most_one, zero = (await session.execute(counted.where(*there))).one()
        return VisitCounts(items=items, at_most_one=at_most_one, zero=zero)

    @strawberry.field
    async def events(self, info: Info) -> Happened:
        table, there = events.Event, _in_month(events.Event.reported_at)
        late = func.coalesce(func.coalesce(table.closed_at, func.district_now()) > table.due_at, False)
        whole = func.count().filter(there)
        shares = [_share(func.count().filter(there, part), whole) for part in (table.level <= 3, ~late)]
        total, upper, on_time = await info.context.one(whole, *shares)
        return Happened(total=total, up_to_level3_share=upper, on_time_share=on_time)

    @strawberry.field
    async def mediation(self, info: Info) -> Mediations:
        table, there = joint.Mediation, _in_month(joint.Mediation.concluded_at)
        whole, won = func.count().filter(there), func.count().filter(there, table.succeeded.is_(True))
        concluded, succeeded, rate = await info.context.one(whole, won, _share(won, whole))
        return Mediations(concluded=concluded, succeeded=succeeded, success_rate=rate)

"""The reader of the outbox: from what acts have left there, each post concerned is told.

Who is asked next follows from the policy and the table of states, as `can` does; who is told, from the relations that the act
names. An entry and its notifications are settled in one transaction: whoever is interrupted leaves the entry for the next turn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    FromClause,
    Insert,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts.act import Act, Deed
from backend.access.acts.models import ActLog, Outbox
from backend.access.turned import POST_ROLES, Link, allowed, readable
from backend.access.visible import PolicyGuard
from backend.graph.entity import ActRule, Entity, Viewer
from backend.graph.service import GraphService
from backend.identity.models import PolicyCurrent
from backend.identity.viewer import standing_posts
from backend.records.models import Notification

MOST_AT_ONCE = 500
"""Entries of one turn."""

EVERY = 2.0
"""Seconds between two turns."""

_SEQUENCES = bindparam("sequences", type_=ARRAY(BigInteger()))


@dataclass(frozen=True)
class Telling:
    """One reader per worker; the statements are made once per policy version."""

    service: GraphService
    deeds: Sequence[Deed]
    _made: dict[int, dict[str, Insert]] = field(default_factory=dict)

    async def tell(self, db: AsyncConnection) -> int:
        """Settles entries that nobody else is at, and says how many there were."""
        untold = select(Outbox.sequence, Outbox.object_type).where(Outbox.told_at.is_(None)).order_by(Outbox.sequence)
        found = (await db.execute(untold.limit(MOST_AT_ONCE).with_for_update(skip_locked=True))).all()
        if not found:
            return 0
        statements = await self._statements(db)
        sequences = [row.sequence for row in found]
        for type_name in sorted({row.object_type for row in found} & statements.keys()):
            await db.execute(statements[type_name], {"sequences": sequences})
        told = update(Outbox).where(Outbox.sequence.in_(sequences))
        await db.execute(told.values(told_at=func.date_trunc("second", func.now())))
        return len(found)

    async def _statements(self, db: AsyncConnection) -> Mapping[str, Insert]:
        version = (await db.execute(select(PolicyCurrent.version_id))).scalar_one()
        if version not in self._made:
            await self.service.policies.load(version)
            planner = self.service.planner
            guard = planner.guards(version)
            assert isinstance(guard, PolicyGuard)
            entities = planner.registry.entities
            self._made[version] = {name: _statement(guard, self.deeds, entities[name]) for name in self._concerned()}
        return self._made[version]

    def _concerned(self) -> Iterable[str]:
        awaited = {deed.on for deed in self.deeds if isinstance(deed, Act) and deed.awaited and deed.asks}
        return awaited | {deed.gives for deed in self.deeds if deed.tells}


def _statement(guard: PolicyGuard, deeds: Sequence[Deed], entity: Entity) -> Insert:
    """Notifications of the entries about one type: for every post that is asked or told, except the one that did it."""
    assert entity.table is not None
    entry, row, standing = Outbox.__table__.alias("entry"), entity.table.alias("record"), standing_posts().subquery("standing")
    viewer = Viewer(lambda name: standing.c[name])
    asked = or_(literal(False), *(_asked(guard, entity, row, viewer, act) for act in entity.acts if act.awaited and act.asks))
    asked = and_(asked, _newest(entry))
    told = or_(literal(False), *_told(guard, deeds, entity, row, viewer, entry))
    found = (
        select(entry.c.sequence, standing.c.post_id, entry.c.topic, entry.c.object_type, entry.c.object_id, asked)
        .select_from(entry.join(row, row.c.id == entry.c.object_id).join(standing, literal(True)))
        .where(entry.c.sequence == func.any(_SEQUENCES), entry.c.object_type == entity.name)
        .where(or_(asked, told), standing.c.post_id.is_distinct_from(_doer(entry)))
    )
    columns = ["sequence", "post_id", "act", "object_type", "object_id", "asked"]
    return insert(Notification).from_select(columns, found).on_conflict_do_nothing()


def _asked(guard: PolicyGuard, entity: Entity, row: FromClause, viewer: Viewer, act: ActRule) -> ColumnElement[bool]:
    """The post can do the act on the row, and somebody waits for it."""
    link = Link(entity, row, tuple(dict.fromkeys(("basic", act.group))))
    roles = [
        and_(viewer.role == role, condition if condition is not True else literal(True))
        for role in POST_ROLES
        if (condition := allowed(link, guard.decisions, role, viewer, act.name)) is not False
    ]
    assert act.awaited is not None
    sees = readable([Link(entity, row, ("basic",))], guard.decisions, viewer)
    return and_(or_(literal(False), *roles), *entity.fits(act, row.c), act.awaited(row.c), sees)


def _told(
    guard: PolicyGuard, deeds: Sequence[Deed], entity: Entity, row: FromClause, viewer: Viewer, entry: FromClause
) -> Iterator[ColumnElement[bool]]:
    """The entry's deed names a relation in which the post stands to the row, and the post reads what the deed is on."""
    for deed in deeds:
        if deed.tells and deed.gives == entity.name:
            group = deed.group if deed.on == entity.name else "basic"
            reads = readable([Link(entity, row, tuple(dict.fromkeys(("basic", group))))], guard.decisions, viewer)
            stands = [func.coalesce(entity.relations[name](viewer, row.c), literal(False)) for name in deed.tells]
            yield and_(entry.c.topic == deed.name, or_(*stands), reads)


def _newest(entry: FromClause) -> ColumnElement[bool]:
    """Nothing was done with the record since: the row shows the state to which this entry's act has led."""
    later = Outbox.__table__.alias("later")
    same = (later.c.object_type == entry.c.object_type, later.c.object_id == entry.c.object_id)
    return ~exists().where(*same, later.c.sequence > entry.c.sequence)


def _doer(entry: FromClause) -> ColumnElement[int]:
    """The post that did it; nobody needs to be told of the own act."""
    log = ActLog.__table__.alias("done")
    same = (log.c.object_type == entry.c.object_type, log.c.object_id == entry.c.object_id, log.c.act == entry.c.topic)
    return select(log.c.post_id).where(*same).order_by(log.c.id.desc()).limit(1).scalar_subquery()

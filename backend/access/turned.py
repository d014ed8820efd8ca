"""The predicates turned round: one row stands still, the viewer varies over all posts.

The same relations, the same decisions and the same fold as `visible.py`, only that the viewer is columns of a relation of posts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Text, and_, cast, false, func, null, or_

from backend.access.fold import Condition, fold
from backend.access.past import OfItsDay
from backend.access.products import EVERYWHERE, Care, Product, minimise
from backend.access.truth import Decisions, TruthTable
from backend.access.visible import Predicates, conjunction
from backend.access.vocabulary import ANY, ROLES
from backend.graph.entity import Entity, Viewer
from backend.graph.sql import text_literal

POST_ROLES = tuple(role.name for role in ROLES.values() if role.duty is not None)


@dataclass(frozen=True)
class Link:
    """A fixed row: its type, the alias of its table, and the groups that must be readable on it (`basic` first)."""

    entity: Entity
    row: FromClause
    groups: tuple[str, ...]
    of: "Link | None" = None
    """The dated row within it, under whose owners it is looked at."""

    @property
    def columns(self) -> Any:
        """What policy looks at."""
        within = self.of.entity.within if self.of else None
        return OfItsDay(self.of.row.c, within.local) if self.of and within else self.row.c

    @property
    def object(self) -> str:
        """The last of its groups, as the policy names it."""
        return f"{self.entity.object}.{self.groups[-1]}"


def links(entity: Entity, entities: Mapping[str, Entity], group: str) -> list[Link]:
    """The row itself, then the row within which it exists, and so on upwards."""
    assert entity.table is not None
    found = [Link(entity, entity.table.alias("record"), tuple(dict.fromkeys(("basic", group))))]
    while (within := found[-1].entity.within) is not None:
        parent = entities[within.parent]
        assert parent.table is not None
        groups = tuple(dict.fromkeys(("basic", within.group)))
        found.append(Link(parent, parent.table.alias(f"parent{len(found)}"), groups))
    return found


def joined(source: FromClause, chained: Sequence[Link], key: ColumnElement[int]) -> FromClause:
    """`source` with the row of that key and the rows above it; where there is no such row they are NULL."""
    first, *rest = chained
    source = source.outerjoin(first.row, first.row.c.id == key)
    for child, parent in zip(chained, rest, strict=False):
        assert child.entity.within is not None
        source = source.outerjoin(parent.row, parent.row.c.id == child.row.c[child.entity.within.local])
    return source


def readable(chained: Sequence[Link], decisions: Decisions, viewer: Viewer) -> ColumnElement[bool]:
    """Whether the post `viewer` reads the last group of the row; roles that are decided alike share one condition."""
    alike: dict[tuple[tuple[Product, ...], ...], list[str]] = {}
    for role in POST_ROLES:
        key = tuple(minimise(table, care) for _, table, care in _asked(chained, decisions, role))
        alike.setdefault(key, []).append(role)
    return or_(false(), *(_of_roles(chained, decisions, viewer, roles) for roles in alike.values()))


def deciding(chained: Sequence[Link]) -> Link:
    """The row on which policy decides about the field: a row within another one has no `basic` of its own."""
    return next(link for link in chained if link.entity.within is None or link.groups[-1] != "basic")


def allowed(link: Link, decisions: Decisions, role: str, viewer: Viewer, action: str) -> Condition:
    """Whether a viewer of one role may do `action` on the last group of the row."""
    return _folded(link, decisions.table(role, link.object, action), EVERYWHERE, viewer)


def relations(link: Link, viewer: Viewer) -> dict[str, ColumnElement[bool]]:
    """Relation -> whether it holds, never NULL; `any` is left out."""
    predicates = Predicates(link.entity.relations, viewer, link.row.c)
    return {name: func.coalesce(predicates[name], false()) for name in predicates if name != ANY}


def class_of(link: Link) -> ColumnElement[str]:
    """The row's class as text; NULL where the type has no classes."""
    return cast(link.row.c[link.entity.class_column] if link.entity.class_column else null(), Text)


def _asked(chained: Sequence[Link], decisions: Decisions, role: str) -> Iterator[tuple[Link, TruthTable, Care]]:
    """Every table that must allow the row, with the buckets in which it is asked."""
    for link in chained:
        care = EVERYWHERE
        if link.entity.within is None:
            basic = decisions.table(role, f"{link.entity.object}.basic")
            yield link, basic, care
            care = Care.of({}, basic)
        for group in link.groups[1:]:
            yield link, decisions.table(role, f"{link.entity.object}.{group}"), care
    for child, parent in pairwise(chained):
        if child.entity.within is not None and child.entity.within.dated:
            yield replace(parent, of=child), decisions.table(role, parent.object), EVERYWHERE


def _of_roles(chained: Sequence[Link], decisions: Decisions, viewer: Viewer, roles: list[str]) -> ColumnElement[bool]:
    condition = conjunction([_folded(link, table, care, viewer) for link, table, care in _asked(chained, decisions, roles[0])])
    if condition is False:
        return false()
    among = viewer.role.in_([text_literal(role) for role in roles])
    return among if condition is True else and_(among, condition)


def _folded(link: Link, table: TruthTable, care: Care, viewer: Viewer) -> Condition:
    class_column = getattr(link.columns, link.entity.class_column) if link.entity.class_column else None
    return fold(table, Predicates(link.entity.relations, viewer, link.columns), class_column, care)

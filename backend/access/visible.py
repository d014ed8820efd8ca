"""Policy as relations: `visible(entity)` is the only FROM of a read.

Each governed type becomes a CTE that holds only the rows whose `basic` group is readable, with the columns of every other group
NULL where its condition does not hold. Filters, sorts, cursors, counts and edges all read it, so none can show more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, cast, false, func, null, select, type_coerce

from backend.access.bounds import bounds
from backend.access.fold import Condition, as_column, fold
from backend.access.past import AsWritten, OfItsDay, Today
from backend.access.policy import Policy, parse
from backend.access.products import EVERYWHERE, Care
from backend.access.questions import questions
from backend.access.relations import Published
from backend.access.truth import Decisions, cells
from backend.access.vocabulary import Vocabulary
from backend.graph.entity import ActRule, Entity, Predicate, Viewer, Within
from backend.graph.scope import Scope, Visible
from backend.graph.sql import plain


class Predicates(Mapping[str, ColumnElement[bool]]):
    """Relation -> SQL over (viewer, row), made only for the relations that a condition uses."""

    def __init__(self, relations: Mapping[str, Predicate], viewer: Viewer, row: Any) -> None:
        self.relations, self.viewer, self.row = relations, viewer, row

    def __getitem__(self, name: str) -> ColumnElement[bool]:
        return self.relations[name](self.viewer, self.row)

    def __iter__(self) -> Iterator[str]:
        return iter(self.relations)

    def __len__(self) -> int:
        return len(self.relations)


@dataclass(frozen=True)
class Examined:
    """What an act asks of a row: does it exist for the viewer, is the act allowed on it, which groups of acts are readable."""

    seen: list[ColumnElement[bool]]
    allowed: ColumnElement[bool]
    readable: Mapping[str, ColumnElement[bool]]


class PolicyGuard:
    """One policy version (its text is `rules`) as SQL. Stateless: what it makes depends on entity, profile and day only."""

    def __init__(self, decisions: Decisions, vocabulary: Vocabulary, rules: str = "") -> None:
        self.decisions, self.vocabulary, self.rules = decisions, vocabulary, rules

    @cached_property
    def policy(self) -> Policy:
        """The rules behind the decisions, for those who ask why; a request that only reads never needs them."""
        return parse(self.rules, self.vocabulary)

    def permissions(self, role: str) -> tuple[str, ...]:
        """What the role may do: questions of the permission audit, then `Type.group:action`."""
        allowed = (
            f"{type_name}.{group}:{action}"
            for type_name, words in self.vocabulary.types.items()
            for group in words.groups
            for action in words.actions
            if any(self.decisions.table(role, f"{type_name}.{group}", action).values)
        )
        return (*questions(self.decisions, role), *allowed)

    def existence(self, entities: Mapping[str, Entity], role: str, entity: Entity) -> bool | None:
        """True: every row of the type exists for the role; False: none does; None: it depends on the row."""
        if entity.kinds:
            concrete = {self.existence(entities, role, entities[name]) for name in entity.kinds.values()}
            return concrete.pop() if len(concrete) == 1 else None
        if entity.beside:
            return None
        if entity.within is not None:
            parent = entities[entity.within.parent]
            readable = any(self.decisions.table(role, f"{parent.object}.{entity.within.group}").values)
            return None if readable and self.existence(entities, role, parent) is not False else False
        values = self.decisions.table(role, f"{entity.object}.basic").values
        return all(values) if all(values) or not any(values) else None

    def reaches(self, entity: Entity, role: str, group: str = "basic") -> bool:
        """Whether the group can be read of rows about others; what everybody has by being `self` is no remit."""
        table = self.decisions.table(role, f"{entity.object}.{group}")
        return any(
            table.allows(cell) for cell in cells(table.relations, table.classes) if not cell.held & {"self", "self_published"}
        )

    def visible(self, entity: Entity, scope: Scope, inside: bool) -> Visible:
        """The visible relation of an entity for the scope's profile and day."""
        assert entity.table is not None
        base = _base(entity, scope)
        if entity.beside:
            return self._beside(entity, scope, base, inside)
        care = Care.of(_implications(entity, scope))
        exists = self._exists(entity, scope, base, care)
        given = self.decisions.table(scope.profile.role, f"{entity.object}.basic")
        inner = Care.of(_implications(entity, scope), given)
        conditions = {
            group: self._condition(entity, scope, base, group, inner, "read") for group in entity.groups if group != "basic"
        }
        acts = {act.name: self._act(entity, scope, base, act, inner) for act in entity.acts}
        limits = [*bounds(entity, scope, base, inside), *self._of_its_day(entity, scope, base)]
        where = [*_where(exists), *limits]
        statement = select(*_columns(entity, scope, base, conditions, acts)).select_from(base).where(*where)
        name = scope.name(f"visible_{entity.table.name}_")
        return Visible(
            entity=entity,
            relation=statement.cte(name).prefix_with("NOT MATERIALIZED"),
            certain=exists is True and not limits,
            none=exists is False,
            conditions={"basic": True, **{group: _label("_g_", group, c) for group, c in conditions.items()}},
            acts={act: _label("_can_", act, c) for act, c in acts.items()},
        )

    def examined(self, entity: Entity, scope: Scope, act: ActRule, base: FromClause) -> Examined:
        """Conditions over a row of `base`, the entity's own table, by which an act is judged: as `visible` has them for `can`.

        Not over the visible relation: only of the table that it locks does PostgreSQL read the newest row again after waiting.
        """
        exists = self._exists(entity, scope, base, Care.of(_implications(entity, scope)))
        given = self.decisions.table(scope.profile.role, f"{entity.object}.basic")
        inner = Care.of(_implications(entity, scope), given)
        return Examined(
            seen=[*_where(exists), *bounds(entity, scope, base, False), *self._of_its_day(entity, scope, base)],
            allowed=as_column(self._condition(entity, scope, base, act.group, inner, act.name)),
            readable={
                group: as_column(self._condition(entity, scope, base, group, inner, "read"))
                for group in sorted({one.group for one in entity.acts} - {"basic"})
            },
        )

    def _exists(self, entity: Entity, scope: Scope, base: FromClause, care: Care) -> Condition:
        """Where the row's `basic` is readable; for rows within a parent that is the parent's business (see `bounds`)."""
        if entity.within is None:
            return self._condition(entity, scope, base, "basic", care, "read")
        parent = scope.visible(entity.within.parent)
        return not parent.none and parent.conditions[entity.within.group] is not False

    def _condition(self, entity: Entity, scope: Scope, base: FromClause, group: str, care: Care, action: str) -> Condition:
        """Where the role may do the action on the group: under today's owners, and under that day's when there is a day."""
        table = self.decisions.table(scope.profile.role, f"{entity.object}.{group}", action)
        rows = [base.c] if scope.as_of is None or entity.history is None else [base.c, Today(base.c)]
        return conjunction([self._folded(entity, scope.viewer, row, table, care) for row in rows])

    def _folded(self, entity: Entity, viewer: Viewer, row: Any, table: Any, care: Care) -> Condition:
        class_column = getattr(row, entity.class_column) if entity.class_column else None
        return fold(table, Predicates(entity.relations, viewer, row), class_column, care)

    def _beside(self, entity: Entity, scope: Scope, base: FromClause, inside: bool) -> Visible:
        """The rows that stand beside what the viewer sees; policy says nothing of their own."""
        assert entity.table is not None
        limits = bounds(entity, scope, base, inside, partial(self._then, scope))
        statement = select(*_columns(entity, scope, base, {}, {})).select_from(base).where(*limits)
        relation = statement.cte(scope.name(f"visible_{entity.table.name}_")).prefix_with("NOT MATERIALIZED")
        none = all(scope.visible(one.parent).none for one in entity.beside)
        return Visible(entity, relation, certain=False, none=none, conditions={"basic": True}, acts={})

    def _of_its_day(self, entity: Entity, scope: Scope, base: FromClause) -> list[ColumnElement[bool]]:
        """access.md, "Time": rows of a day are readable only if policy allows under that day's owners and today's."""
        if entity.within is None or not entity.within.dated:
            return []
        parent, row = scope.entities[entity.within.parent], OfItsDay(base.c, entity.within.local)
        table = self.decisions.table(scope.profile.role, f"{parent.object}.{entity.within.group}")
        return _where(self._folded(parent, scope.viewer, row, table, EVERYWHERE))

    def _then(self, scope: Scope, within: Within, row: FromClause, parent: FromClause) -> list[ColumnElement[bool]]:
        """What is read of a parent once it is public says nothing of what became of it before: judged as it was then.

        domain.md 1.2: history is judged by the policy at the time of reading and by the state at the time of writing.
        """
        entity = scope.entities[within.parent]
        public = entity.relations.get("published")
        if within.as_written is None or not isinstance(public, Published):
            return []
        former = AsWritten(parent.c, public.column, partial(within.as_written, row.c, public.column))
        table = self.decisions.table(scope.profile.role, f"{entity.object}.{within.group}")
        condition = self._folded(entity, scope.viewer, former, table, EVERYWHERE)
        return [condition] if former.asked and not isinstance(condition, bool) else []

    def _act(self, entity: Entity, scope: Scope, base: FromClause, act: ActRule, care: Care) -> Condition:
        allowed = self._condition(entity, scope, base, act.group, care, act.name)
        return conjunction([allowed, *entity.fits(act, base.c)])


def conjunction(conditions: list[Condition]) -> Condition:
    """All of them; True and False are absorbed."""
    if any(condition is False for condition in conditions):
        return False
    sql = [condition for condition in conditions if not isinstance(condition, bool)]
    return and_(*sql) if sql else True


def _where(exists: Condition) -> list[ColumnElement[bool]]:
    return [exists] if not isinstance(exists, bool) else [] if exists else [false()]


def _implications(entity: Entity, scope: Scope) -> dict[str, str]:
    """A profile whose own row lies in its remit need not ask for `self` beside it; a checked fact of the viewer CTE.

    Only for today's owners: on another day the own row may have lain elsewhere.
    """
    if not entity.own_row or scope.as_of is not None or not scope.profile.own_row:
        return {}
    return {"self": scope.profile.own_row.split(",")[0]}


def _base(entity: Entity, scope: Scope) -> FromClause:
    assert entity.table is not None
    if scope.as_of is not None and entity.history is not None:
        return entity.history(scope, scope.as_of).subquery(scope.name("h"))
    return plain(entity.table).alias(scope.name("b"))


def _columns(
    entity: Entity, scope: Scope, base: FromClause, conditions: Mapping[str, Condition], acts: Mapping[str, Condition]
) -> list[ColumnElement[Any]]:
    assert entity.table is not None
    values: dict[str, ColumnElement[Any]] = {column.key: base.c[column.key] for column in entity.table.c}
    values |= {name: expression.sql(base.c, scope) for name, expression in entity.expressions.items()}
    columns = [_masked(name, value, entity, conditions) for name, value in values.items()]
    columns += [func.coalesce(c, false()).label(f"_g_{g}") for g, c in conditions.items() if not isinstance(c, bool)]
    columns += [func.coalesce(c, false()).label(f"_can_{a}") for a, c in acts.items() if not isinstance(c, bool)]
    return columns


def _masked(name: str, value: ColumnElement[Any], entity: Entity, conditions: Mapping[str, Condition]) -> ColumnElement[Any]:
    condition = conditions.get(entity.group_for(name), True)
    expression = entity.expressions.get(name)
    typed = type_coerce(value, expression.type) if expression else value  # SQL functions often do not know their own type
    if condition is True:
        return typed.label(name)
    if condition is False:  # NULL has no type of its own: comparisons and filters need the column's
        return cast(null(), typed.type).label(name)
    return type_coerce(case((condition, typed)), typed.type).label(name)


def _label(prefix: str, name: str, condition: Condition) -> bool | str:
    return condition if isinstance(condition, bool) else f"{prefix}{name}"

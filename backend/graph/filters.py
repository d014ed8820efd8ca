"""`where` inputs over visible relations: comparisons, in, isNull, contains, startsWith, relations as EXISTS, and/or/not.

No regular expressions, casts or arithmetic: a CTE is no security barrier, so an operator must not raise for some rows only.
A masked value is NULL here as everywhere, so it matches nothing but `isNull`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    FromClause,
    Text,
    and_,
    any_,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.types import TypeEngine

from backend.graph.errors import bad_input, too_costly
from backend.graph.ids import NO_KEY, key_of, kinded_key
from backend.graph.registry import Registry
from backend.graph.scope import Scope, Visible
from backend.graph.sql import bound_type

MOST_VALUES = 1_000
DEEPEST = 8
"""Levels of `where` inside `where`."""

MOST_CONDITIONS = 200
"""Comparisons and `where` objects of one operation: each is SQL to be compiled, planned and run."""

RELATION = 5
"""Conditions that a relation counts as: it is a subquery."""

_COMPARE: Mapping[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "eq": lambda column, value: column == value,
    "ne": lambda column, value: column != value,
    "gt": lambda column, value: column > value,
    "gte": lambda column, value: column >= value,
    "lt": lambda column, value: column < value,
    "lte": lambda column, value: column <= value,
    "contains": lambda column, value: func.strpos(column, value) > 0,
    "startsWith": lambda column, value: func.starts_with(column, value),
}


class Filters:
    """Compiles `where` trees of one operation; notes which fields were used, because a filter on a sensitive one is logged."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.used: set[tuple[str, str]] = set()
        self._depth = 0
        self._conditions = 0

    def where(self, scope: Scope, visible: Visible, row: FromClause, tree: Mapping[str, Any]) -> ColumnElement[bool]:
        """The condition of one `where` object; an empty one holds always."""
        if self._depth >= DEEPEST:
            raise too_costly(f"筛选条件嵌套超过 {DEEPEST} 层", f"the filter is nested deeper than {DEEPEST}")
        self._count(1)
        self._depth += 1
        parts = []
        for name, value in tree.items():
            with scope.below(name):
                parts += [] if value is None else [self._part(scope, visible, row, name, value)]
        self._depth -= 1
        return and_(true(), *parts)

    def _each(self, scope: Scope, visible: Visible, row: FromClause, trees: Sequence[Any]) -> list[ColumnElement[bool]]:
        """The conditions of several `where` objects."""
        parts = []
        for index, tree in enumerate(trees):
            with scope.below(index):
                parts.append(self.where(scope, visible, row, tree))
        return parts

    def _count(self, conditions: int) -> None:
        self._conditions += conditions
        if self._conditions > MOST_CONDITIONS:
            raise too_costly(f"筛选条件超过 {MOST_CONDITIONS} 个", f"there are more than {MOST_CONDITIONS} conditions in filters")

    def _part(self, scope: Scope, visible: Visible, row: FromClause, name: str, value: Any) -> ColumnElement[bool]:
        if name == "and":
            return and_(true(), *self._each(scope, visible, row, value))
        if name == "or":
            return or_(literal(False), *self._each(scope, visible, row, value))
        if name == "not":
            return not_(func.coalesce(self.where(scope, visible, row, value), False))
        entity = visible.entity
        attribute = self.registry.attribute(entity.name, name)
        if attribute in entity.edges:
            return self._related(scope, visible, row, attribute, value)
        self.used.add((entity.name, attribute))
        if attribute == "id":
            return self._compare_id(scope, visible, row, value)
        return self._compare(scope, row.c[attribute], value, bound_type(row.c[attribute].type), _plain)

    def _compare_id(self, scope: Scope, visible: Visible, row: FromClause, tests: Mapping[str, Any]) -> ColumnElement[bool]:
        """Ids name the concrete type, so that those of an interface are compared by kind and key."""
        name, kinds = visible.entity.name, visible.entity.kinds
        if kinds is None:
            return self._compare(scope, row.c.id, tests, BigInteger(), lambda text: key_of(text, name) or NO_KEY)
        named = row.c.kind.concat(":").concat(cast(row.c.id, Text))
        return self._compare(scope, named, tests, Text(), lambda text: kinded_key(text, kinds) or "")

    def _compare(
        self,
        scope: Scope,
        column: ColumnElement[Any],
        tests: Mapping[str, Any],
        type_: TypeEngine[Any],
        convert: Callable[[Any], Any],
    ) -> ColumnElement[bool]:
        self._count(len(tests))
        parts: list[ColumnElement[bool]] = []
        for operator, value in tests.items():
            with scope.below(operator):
                parts.append(_compared(scope, column, operator, value, type_, convert))
        return and_(true(), *parts)

    def _related(
        self, scope: Scope, visible: Visible, row: FromClause, name: str, tree: Mapping[str, Any]
    ) -> ColumnElement[bool]:
        """A relation means "some": EXISTS over the visible rows behind the edge."""
        self._count(RELATION)
        edge = visible.entity.edges[name]
        target = scope.visible(edge.target, inside=edge.inside)
        other = target.relation.alias(scope.name("f"))
        source, joined = join_edge(visible, name, row, other, scope)
        found = select(literal(1)).select_from(source).where(joined, self.where(scope, target, other, tree))
        return found.correlate(row).exists()


def _compared(
    scope: Scope,
    column: ColumnElement[Any],
    operator: str,
    value: Any,
    type_: TypeEngine[Any],
    convert: Callable[[Any], Any],
) -> ColumnElement[bool]:
    """One comparison of a column."""
    if operator == "isNull":
        return true() if value is None else column.is_(None) if value else column.is_not(None)
    if value is None:  # dropping the test in silence would show more than was asked for
        raise bad_input(f"{operator} 不能为 null，查空值请用 isNull", f"{operator} cannot be null; ask with isNull")
    if operator == "in":
        return column == any_(scope.bind(value, ARRAY(type_), lambda items: _each(items, convert)))
    return _COMPARE[operator](column, literal(value) if isinstance(value, bool) else scope.bind(value, type_, convert))


def join_edge(
    visible: Visible, name: str, row: FromClause, other: FromClause, scope: Scope
) -> tuple[FromClause, ColumnElement[bool]]:
    """(source, condition) that leads from `row` to `other` over an edge, its link table joined where there is one.

    A foreign key is masked with its edge; an edge that starts from the row's own key asks for its group here.
    """
    edge = visible.entity.edges[name]
    assert edge.local is not None
    conditions = [edge.where(other.c, scope)] if edge.where else []
    if edge.local == "id":
        conditions += group_condition(visible, row, visible.entity.group_of.get(name, "basic"))
    if edge.through is None:
        return other, and_(row.c[edge.local] == other.c[edge.remote], *conditions)
    name_of_link, to_us, to_them = edge.through
    assert visible.entity.table is not None
    link = visible.entity.table.metadata.tables[name_of_link].alias(scope.name("l"))
    conditions += [edge.linked(link.c, scope)] if edge.linked else []
    return link.join(other, link.c[to_them] == other.c[edge.remote]), and_(row.c[edge.local] == link.c[to_us], *conditions)


def group_condition(visible: Visible, row: FromClause, group: str) -> list[ColumnElement[bool]]:
    """Whether the group is readable on this row: nothing to ask, never, or the row's boolean column."""
    condition = visible.conditions.get(group, True)
    if condition is True:
        return []
    return [false()] if condition is False else [row.c[condition]]


def _plain(value: Any) -> Any:
    return getattr(value, "value", value)


def _each(items: Any, convert: Callable[[Any], Any]) -> list[Any]:
    if len(items) > MOST_VALUES:
        raise bad_input(f"in 至多 {MOST_VALUES} 个值", f"in takes at most {MOST_VALUES} values")
    return [convert(item) for item in items if item is not None]

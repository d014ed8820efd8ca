"""What a GraphQL type reads: its table, field groups, edges, named expressions, relation predicates, history and acts.

An `Entity` is the only link between a hand-written Strawberry type and SQL. Every exposed field belongs to exactly one group;
a group says why it is masked and whether reading it is logged. Nothing here knows casbin or a viewer's value.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, Text, cast, literal_column
from sqlalchemy.types import TypeEngine

from backend.kit.rules import Steps

if TYPE_CHECKING:
    from backend.graph.scope import Scope


class MaskReason(StrEnum):
    """Why a field is null for this viewer (access.md); never whether a value stands behind it."""

    TOWNSHIP_SHARE = "TOWNSHIP_SHARE"
    DEPARTMENT_SHARE = "DEPARTMENT_SHARE"
    CONDUCT_SHARE = "CONDUCT_SHARE"
    PERSONAL = "PERSONAL"
    NOT_PUBLISHED = "NOT_PUBLISHED"
    OUT_OF_REMIT = "OUT_OF_REMIT"


class Viewer:
    """Columns of who asks, as SQL: subqueries of the one-row `viewer` CTE, or the columns of all posts when turned round."""

    def __init__(self, columns: Callable[[str], ColumnElement[Any]]) -> None:
        self._columns = columns

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        return self._columns(name)


Row = Any
"""Columns of a row by attribute, e.g. `row.township_id`: `FromClause.c` of a table or of a dated source."""

Predicate = Callable[[Viewer, Row], ColumnElement[bool]]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Fields (python names of the Strawberry type) that are read or masked together.

    `version` is the column that counts the changes of these fields, where one count for the whole row would tell whoever sees the
    row of changes that are hidden from them.
    """

    fields: tuple[str, ...]
    version: str | None = None
    reason: MaskReason = MaskReason.OUT_OF_REMIT
    sensitive: bool = False


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A way to another type. `local` and `remote` are columns; `through` names a link table, its column to us and to them.

    `where` narrows the edge by the other row, `linked` by the link's row; `order` is its default order (column, descending). An
    edge without `local` leads to an embedded object, computed by `source`; `present` says whether it is there for the profile.
    A list of computed objects that has `local` holds the rows of its source that belong to this object. An edge to any node has
    `kind`, the column that names the type of the other row, one of `among`.
    """

    target: str
    local: str | None = "id"
    remote: str = "id"
    through: tuple[str, str, str] | None = None
    where: Callable[[Row, "Scope"], ColumnElement[bool]] | None = None
    linked: Callable[[Row, "Scope"], ColumnElement[bool]] | None = None
    order: tuple[tuple[str, bool], ...] = ()
    source: Callable[["Scope"], FromClause] | None = None
    present: Callable[["Scope"], bool] | None = None
    inside: bool = False
    kind: str | None = None
    among: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Expression:
    """A named SQL expression over the base row; a column like any other for masks, filters and sorts."""

    type: TypeEngine[Any]
    sql: Callable[[Row, "Scope"], ColumnElement[Any]]
    nullable: bool = True


@dataclass(frozen=True, kw_only=True)
class Machine:
    """The states of a type's rows: the domain's table of steps, and the column or expression that says a row's state."""

    steps: Steps
    state: str | Callable[[Row], ColumnElement[str]]

    @property
    def column(self) -> str | None:
        """The column that acts set; None where the state follows from other columns."""
        return self.state if isinstance(self.state, str) else None

    def of(self, row: Row) -> ColumnElement[str]:
        """The state of a row, as SQL."""
        return getattr(row, self.state) if isinstance(self.state, str) else self.state(row)


@dataclass(frozen=True, kw_only=True)
class ActRule:
    """An act as `can` and the act itself check it: allowed by policy on `group`, in the states of the type's table, `when`.

    `awaited`: the rows, among those on which it can be done, on which somebody waits for it; None: nobody ever does. `asks`: who
    can do it is told of each such row; else it only stands in the list of what waits.
    """

    name: str
    group: str = "basic"
    when: Callable[[Row], ColumnElement[bool]] | None = None
    awaited: Callable[[Row], ColumnElement[bool]] | None = None
    asks: bool = True


@dataclass(frozen=True, kw_only=True)
class Within:
    """Rows that exist exactly where their parent row exists and its `group` is readable; policy says nothing more about them.

    `where`: which rows have a parent of this type, in a table whose rows stand beside records of several. `as_written`: for rows
    that say what became of their parent: (row, column, value) -> what a column of the parent held then, that has the value now.
    `dated`: the row has owners of its own days, and is read only by whom the parent's group would be readable to under them too.
    """

    parent: str
    local: str
    group: str
    where: Callable[[Row], ColumnElement[bool]] | None = None
    as_written: Callable[[Row, str, ColumnElement[Any]], ColumnElement[Any]] | None = None
    dated: bool = False


@dataclass(frozen=True, kw_only=True)
class Entity:
    """One GraphQL type over one table (or over a one-row or derived source).

    `policy` is the policy object (default: the type's name). `relations` are the predicates that the policy may name for it.
    `beside` is for rows that stand beside records of several types: each is within the one parent whose `where` it meets.
    `history` gives the same columns as of a day, with today's owners as `today_<column>`. `kinds` maps the kind column of an
    interface's own table to concrete types. `own_row`: the viewer's `staff_id` is a key of this table. `logged`: every act that
    may have changed a row, and the group by which the entry of the log about it is read.
    """

    name: str
    table: Table | None = None
    source: Callable[["Scope"], FromClause] | None = None
    policy: str | None = None
    groups: Mapping[str, Group] = field(default_factory=dict)
    edges: Mapping[str, Edge] = field(default_factory=dict)
    expressions: Mapping[str, Expression] = field(default_factory=dict)
    relations: Mapping[str, Predicate] = field(default_factory=dict)
    class_column: str | None = None
    classes: tuple[str | int, ...] = ()
    acts: tuple[ActRule, ...] = ()
    logged: Mapping[str, str] = field(default_factory=dict)
    machine: Machine | None = None
    history: Callable[["Scope", ColumnElement[Any]], Select[Any]] | None = None
    within: Within | None = None
    beside: tuple[Within, ...] = ()
    kinds: Mapping[str, str] | None = None
    order: tuple[tuple[str, bool], ...] = ()
    own_row: bool = False

    @property
    def governed(self) -> bool:
        """Whether policy decides about its rows; embedded objects and the viewer itself are not rows."""
        return self.table is not None

    @property
    def object(self) -> str:
        """Its name in the policy; rows within a parent are spoken of as their parent."""
        return self.policy or (self.within.parent if self.within else self.name)

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """Field -> group."""
        return {name: group for group, spec in self.groups.items() for name in spec.fields}

    @cached_property
    def key_groups(self) -> Mapping[str, str]:
        """Column that an edge starts from -> the group of that edge: the column is masked with it."""
        found: dict[str, str] = {}
        for name, edge in self.edges.items():
            if edge.local and edge.local != "id":
                group = self.group_of.get(name, "basic")
                if found.setdefault(edge.local, group) != group:
                    raise TypeError(f"{self.name}.{edge.local} starts edges of two groups; a key can be masked with one only")
        return found

    def group_for(self, name: str) -> str:
        """The group that a column, expression or hidden key is masked with."""
        return self.group_of.get(name) or self.key_groups.get(name, "basic")

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """Group -> the column that counts its changes, of those that have one."""
        return {group: spec.version for group, spec in self.groups.items() if spec.version}

    def version_of(self, group: str) -> str:
        """The version that somebody must have seen who acts on the group."""
        return self.versions.get(group, "version")

    def counted(self, columns: Iterable[str]) -> set[str]:
        """The versions that grow when columns change; where groups count their own, the row's grows only by what all readers see."""
        if not self.versions:
            return {"version"}
        groups = {self.group_for(name) for name in columns}
        return {self.version_of(group) for group in groups if group == "basic" or group in self.versions}

    def fits(self, act: ActRule, row: Row) -> list[ColumnElement[bool]]:
        """What the row must be for the act, whoever does it: in a state of the table, and `when`."""
        found = [act.when(row)] if act.when else []
        if self.machine is not None and act.name in self.machine.steps.acts:
            # Literals: an expanding bind would be filled in by SQLAlchemy only, not by asyncpg.
            states = [literal_column(f"'{state}'", Text()) for state in self.machine.steps.before(act.name)]
            found.insert(0, cast(self.machine.of(row), Text).in_(states))
        return found

    def nullable(self, name: str) -> bool:
        """Whether the base value can be NULL before any mask."""
        if name in self.expressions:
            return self.expressions[name].nullable
        return bool(self.table is None or self.table.c[name].nullable)

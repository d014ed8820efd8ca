"""What the parts of the compiler share while they build one statement."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Text, case, cast, func, literal_column

from backend.graph.collect import Selections
from backend.graph.errors import too_costly
from backend.graph.filters import Filters
from backend.graph.registry import Registry
from backend.graph.scope import Scope, Visible
from backend.graph.sql import text_literal

MOST_OBJECTS = 50_000
MOST_RELATIONS = 50
"""Root fields and edges of one operation: each is a join or a subquery to be compiled and planned, whatever it returns."""

COMPUTED = 3
"""Relations that a computed object counts as: its source is several subqueries."""

DEEPEST = 15

Path = tuple[str | int, ...]


@dataclass
class Context:
    """One compilation: selections, registry, filters; the cost so far; the buckets of sensitive groups."""

    registry: Registry
    selections: Selections
    filters: Filters
    objects: int = 0
    relations: int = 0
    buckets: list[tuple[str, str]] = field(default_factory=list)

    def spend(self, objects: int) -> None:
        """Adds what the document can return; above the limit it is refused before any SQL."""
        self.objects += objects
        if self.objects > MOST_OBJECTS:
            raise too_costly(
                f"查询可能返回超过 {MOST_OBJECTS} 个对象，请缩小 first 或减少嵌套",
                f"the query can return more than {MOST_OBJECTS} objects; use a smaller first or nest less",
                objects=self.objects,
            )

    def relate(self, computed: bool = False) -> None:
        """Counts one root field or edge, more for one that leads to a computed object; above the limit the document is refused."""
        self.relations += COMPUTED if computed else 1
        if self.relations > MOST_RELATIONS:
            raise too_costly(
                f"查询含有超过 {MOST_RELATIONS} 个关联", f"the query has more than {MOST_RELATIONS} root fields and edges"
            )

    def bucket(self, type_name: str, group: str) -> int:
        """Number of a (type, sensitive group) pair in the plan's `touched` value."""
        if (type_name, group) not in self.buckets:
            self.buckets.append((type_name, group))
        return self.buckets.index((type_name, group))

    @property
    def sought(self) -> frozenset[tuple[str, str]]:
        """(type, sensitive group) of every field that a filter, an order or a grouping used: it can tell as much as a value."""
        entities = self.registry.entities
        used = {(name, entities[name].group_of.get(attribute, "")) for name, attribute in self.filters.used}
        return frozenset((name, group) for name, group in used if group and entities[name].groups[group].sensitive)


@dataclass
class Place:
    """Where an object is being built: its visible relation, the alias that holds its row, and the FROM that grows by joins.

    `sure`: the row is always there (an inner join from here loses nothing). `weight`: how many such objects there can be.
    """

    scope: Scope
    visible: Visible
    row: FromClause
    source: FromClause
    sure: bool
    weight: int
    path: Path
    touched: list[ColumnElement[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Value:
    """A JSON value and the text of what it touched ("bucket:key,..."), if it touches anything sensitive."""

    body: Any
    touched: ColumnElement[str] | None = None


def touch(context: Context, place: Place, groups: Sequence[str]) -> None:
    """Notes the row's key under each selected sensitive group, on the rows where it is readable."""
    for group in groups:
        condition = place.visible.conditions.get(group, True)
        if condition is False:
            continue
        token = literal_column(f"'{context.bucket(place.visible.entity.name, group)}-'").op("||")(cast(place.row.c.id, Text))
        place.touched.append(token if condition is True else case((place.row.c[condition], token)))


def together(parts: Sequence[ColumnElement[str]]) -> ColumnElement[str] | None:
    """Several `touched` texts of one row as one; NULL parts vanish."""
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    # concat_ws of NULLs is an empty text, which would count as a token.
    return func.nullif(func.concat_ws(text_literal(","), *parts), text_literal(""))

"""How rules run: each finds the keys that break it, and a hit is a key whose row the viewer sees inside the post's remit.

A rule that looks at groups of fields counts only where the viewer reads all of them: a hit tells as much as the fields do. Its
count is null for a role to which such rows or fields never show: "not in your remit", which is not "no violation".
"""

from itertools import chain
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    Text,
    TextualSelect,
    case,
    cast,
    column,
    func,
    literal,
    select,
    text,
    true,
    union_all,
    values,
)

from backend.access.remit import OWNERS, inside
from backend.appointments.schema import RULES as APPOINTMENTS
from backend.assessments.schema import RULES as ASSESSMENTS
from backend.attendance.schema import RULES as ATTENDANCE
from backend.events.schema import RULES as EVENTS
from backend.graph.entity import Entity
from backend.graph.filters import group_condition
from backend.graph.rule import Rule
from backend.graph.scope import Scope, Visible
from backend.graph.sql import text_literal
from backend.joint.schema import RULES as JOINT
from backend.organisations.schema import RULES as ORGANISATIONS
from backend.personnel.schema import RULES as PERSONNEL
from backend.windows.schema import RULES as WINDOWS

RULES: tuple[Rule, ...] = tuple(
    sorted(
        chain(ORGANISATIONS, PERSONNEL, APPOINTMENTS, ASSESSMENTS, EVENTS, JOINT, WINDOWS, ATTENDANCE),
        key=lambda rule: (int(rule.mechanism[1:]), rule.code),
    )
)
"""All rules, by mechanism."""

ENTITIES = tuple(sorted({rule.entity for rule in RULES}))
"""Types of the rows that hits name."""

HITS_SHOWN = 20
"""Hits of a rule that are listed when nothing is said."""

MOST_HITS = 100

_OWN = {"Township": "TOWNSHIP", "Department": "DEPARTMENT", "Agency": "AGENCY", "Village": "VILLAGE", "Grid": "GRID"}
"""Bodies that are their own owners."""


def book(scope: Scope) -> FromClause:
    """One row per rule: its words and how many rows break it, null where the viewer's role never sees such rows."""
    fields: dict[str, Any] = {
        **dict.fromkeys(
            ("code", "mechanism", "title", "title_english", "sentence", "reading", "reading_english", "severity", "definition"),
            Text(),
        ),
        **{"place": Integer(), "reached": Boolean()},
    }
    rows = [_words(rule, place, _reached(scope, rule)) for place, rule in enumerate(RULES)]
    # Names of their own: VALUES would name its columns with the words that the fields of a table have.
    known = values(*[column(name, type_) for name, type_ in fields.items()], name=scope.name("u")).data(rows)
    hit = _hits(scope).alias(scope.name("t"))
    counted = select(func.count()).select_from(hit).where(hit.c.code == known.c.code).scalar_subquery()
    return select(known, case((known.c.reached, counted)).label("count")).subquery(scope.name("v"))


def hits(scope: Scope) -> FromClause:
    """The rows that break rules, each with its place among its rule's."""
    return select(_hits(scope)).subquery(scope.name("v"))


def first(row: Any, scope: Scope) -> ColumnElement[bool]:
    """The hits that are asked for: the first few of each rule."""
    return row.place <= literal(min(scope.arguments["first"], MOST_HITS))  # type: ignore[no-any-return]  # columns by name are untyped


def trend(scope: Scope) -> FromClause:
    """How many of the hits belong to each month or year."""
    hit = _hits(scope).alias(scope.name("t"))
    counted = select(hit.c.code, hit.c.period, func.count().label("count")).where(hit.c.period.is_not(None))
    return counted.group_by(hit.c.code, hit.c.period).subquery(scope.name("v"))


def _words(rule: Rule, place: int, reached: bool) -> tuple[Any, ...]:
    reading = rule.reading or (None, None)
    texts = (rule.code, rule.mechanism, *rule.title, rule.sentence, *reading, rule.severity.value, rule.find.strip())
    return (*texts, place, reached)


def _reached(scope: Scope, rule: Rule) -> bool:
    entity = scope.entities[rule.entity]
    return all(scope.guard.reaches(entity, scope.profile.role, group) for group in ("basic", *rule.reads))


def _hits(scope: Scope) -> CTE:
    return scope.shared("rulebook", lambda: _all_hits(scope).cte(scope.name("hits_")))


def _all_hits(scope: Scope) -> Any:
    reached = [rule for rule in RULES if _reached(scope, rule)]
    return union_all(_nothing(), *[_hits_of(scope, rule) for rule in reached])


_COLUMNS: dict[str, Any] = {
    "code": Text(),
    "type": Text(),
    "key": BigInteger(),
    "words": Text(),
    "period": Date(),
    "place": Integer(),
}


def _nothing() -> Select[Any]:
    """No row of the right columns: a role may see nothing that any rule is about."""
    return select(*[cast(None, type_).label(name) for name, type_ in _COLUMNS.items()]).where(literal(False))


def _hits_of(scope: Scope, rule: Rule) -> Select[Any]:
    """The rows of one rule, joined to what the viewer sees."""
    # Found once: joined as a subquery, PostgreSQL may run it for every row that the viewer sees.
    broken = _broken(rule).cte(scope.name("f")).prefix_with("MATERIALIZED")
    visible = scope.visible(rule.entity)
    row = visible.relation.alias(scope.name("t"))
    period = cast(func.date_trunc(text_literal(rule.by or "month"), broken.c.day), Date)
    place = cast(func.row_number().over(order_by=[broken.c.day.desc(), broken.c.key, broken.c.words]), Integer)
    found: tuple[ColumnElement[Any], ...] = (
        text_literal(rule.code),
        text_literal(rule.entity),
        broken.c.key,
        broken.c.words,
        period,
        place,
    )
    labelled = [value.label(name) for name, value in zip(_COLUMNS, found, strict=True)]
    readable = [condition for group in rule.reads for condition in group_condition(visible, row, group)]
    there = inside(scope, row.c, _remit(visible)) if _remit(visible) else true()
    return select(*labelled).select_from(broken.join(row, row.c.id == broken.c.key)).where(there, *readable)


def _broken(rule: Rule) -> TextualSelect:
    """The rule's own SQL as rows (key, words, day)."""
    named = f"SELECT key, words, day::date FROM ({rule.find}) found (key, words, day)"  # noqa: S608  # our own text
    return text(named).columns(column("key", BigInteger()), column("words", Text()), column("day", Date()))


def _remit(visible: Visible) -> dict[str, str]:
    """Kind of organisation -> the column that says whose the row is."""
    entity: Entity = visible.entity
    own = {_OWN[entity.name]: "id"} if entity.name in _OWN else {}
    assert entity.table is not None
    return {**{kind: name for kind, name in OWNERS.items() if name in entity.table.c}, **own}

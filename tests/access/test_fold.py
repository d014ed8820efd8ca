"""Truth table -> SQL: on random policies the folded condition says about every row what casbin says, NULLs included."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, column
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import AsBoolean, BinaryExpression, BooleanClauseList, ClauseList, ColumnClause, Grouping

from backend.access.decide import Decider
from backend.access.fold import Condition, fold
from backend.access.policy import Policy, parse
from backend.access.products import Care
from backend.access.truth import Cell
from backend.access.vocabulary import TypeWords, Vocabulary
from tests.access.sql import CLASS, rendered
from tests.databases import Databases

USED = ("self", "host", "published", "self_published")
GROUPS = ("basic", "pay", "bonus.town")
CLASSES = ("A", "B", "C")
WORDS = Vocabulary.of({"Thing": TypeWords(GROUPS, USED, CLASSES)})
PREDICATES = {name: column(name, Boolean) for name in USED}
LITERALS = {True: "true", False: "false", None: "null::boolean"}
IMPLICATIONS: tuple[dict[str, str], ...] = ({}, {"self": "host"}, {"host": "published"}, {"self": "host", "host": "published"})

rules = st.builds(
    "p, {}, {}, {}, Thing.{}, read, {}".format,
    st.sampled_from(["member", "town_leader", "dept_leader"]),
    st.sampled_from(["any", *USED]),
    st.sampled_from(["*", *CLASSES]),
    st.sampled_from([*GROUPS, "*", "bonus.*"]),
    st.sampled_from(["allow", "allow", "deny"]),
)
policies = st.lists(rules, min_size=1, max_size=8, unique=True).map(
    lambda lines: parse("\n".join(["g, town_leader, member", "# 理由", *lines]), WORDS)
)


@dataclass(frozen=True)
class Row:
    """What the predicates say about one row, NULL included, and its class."""

    values: Mapping[str, bool | None]
    cls: str

    @property
    def cell(self) -> Cell:
        return Cell(frozenset(name for name, value in self.values.items() if value), self.cls)


ROWS = [
    Row(dict(zip(USED, values, strict=True)), cls) for values in product((True, False, None), repeat=len(USED)) for cls in CLASSES
]


def occurs(row: Row, implications: Mapping[str, str]) -> bool:
    """Can this row be? Written down a second time, without the closure of `Care`."""
    held = row.cell.held
    stated = ("self_published" in held) == ({"self", "published"} <= held)
    return stated and all(then in held for first, then in implications.items() if first in held)


def conditions(policy: Policy, implications: Mapping[str, str]) -> Iterator[tuple[str, Condition, Condition]]:
    """(group, row condition as if alone, mask given that the row exists)."""
    decider = Decider(policy)
    basic = decider.table("town_leader", "Thing.basic", "read", CLASSES)
    for group in GROUPS:
        table = decider.table("town_leader", f"Thing.{group}", "read", CLASSES)
        alone = fold(table, PREDICATES, CLASS, Care.of(implications))
        yield group, alone, fold(table, PREDICATES, CLASS, Care.of(implications, basic))


def said(condition: object, row: Row) -> bool | None:
    """A tiny evaluator of SQL's three-valued logic for exactly the expressions that fold makes."""
    match condition:
        case bool():
            return condition
        case Grouping() | AsBoolean():
            return said(condition.element, row)
        case BooleanClauseList():
            return combined([said(part, row) for part in condition.clauses], decisive=condition.operator is operators.or_)
        case BinaryExpression(operator=operators.is_not):
            return said(condition.left, row) is not True
        case BinaryExpression(operator=operators.eq):
            return row.cls == unquoted(condition.right)
        case BinaryExpression(operator=operators.in_op, right=Grouping(element=ClauseList(clauses=words))):
            return row.cls in map(unquoted, words)
        case ColumnClause():
            return row.values[str(condition.name)]
    raise AssertionError(f"fold made something new: {condition!r}")


def combined(values: list[bool | None], decisive: bool) -> bool | None:
    return decisive if decisive in values else None if None in values else not decisive


def unquoted(word: object) -> str:
    return str(word).strip("'")


@settings(max_examples=200, deadline=None)
@given(policies, st.sampled_from(IMPLICATIONS))
def test_a_folded_condition_says_what_casbin_says_about_every_row_that_can_occur(
    policy: Policy, implications: Mapping[str, str]
) -> None:
    decider = Decider(policy)

    @cache
    def decided(group: str, cell: Cell) -> bool:
        return decider.allows("town_leader", tuple(cell.held), cell.cls, f"Thing.{group}", "read")

    def allowed(group: str, row: Row) -> bool:
        return decided(group, row.cell)

    rows = [row for row in ROWS if occurs(row, implications)]
    for group, alone, mask in conditions(policy, implications):
        for row in rows:
            assert (said(alone, row) is True) == allowed(group, row)
            assert not allowed("basic", row) or (said(mask, row) is True) == allowed(group, row)


@pytest.fixture(scope="module")
async def postgres(databases: Databases) -> AsyncIterator[asyncpg.Connection]:
    """A connection to an empty database: the questions bring their rows along."""
    connection = await asyncpg.connect(databases.server.url("postgres"))
    yield connection
    await connection.close()


def question(asked: list[Condition]) -> str:
    """One SELECT over every possible row: the predicates, the class, and whether each condition holds there."""
    rows = ", ".join(f"({', '.join(LITERALS[value] for value in row.values.values())}, '{row.cls}')" for row in ROWS)
    answers = ", ".join(f"({rendered(condition)}) IS TRUE AS c{number}" for number, condition in enumerate(asked))
    return f"SELECT *, {answers} FROM (VALUES {rows}) AS row({', '.join(USED)}, cls)"


@settings(max_examples=60, deadline=None)
@given(policies, st.sampled_from(IMPLICATIONS))
async def test_postgresql_says_what_the_tables_say(
    postgres: asyncpg.Connection, policy: Policy, implications: Mapping[str, str]
) -> None:
    decider = Decider(policy)
    tables = {group: decider.table("town_leader", f"Thing.{group}", "read", CLASSES) for group in GROUPS}
    folded = list(conditions(policy, implications))
    answers = await postgres.fetch(question([condition for _, *both in folded for condition in both]))
    assert len(answers) == len(ROWS)
    for answer in answers:
        row = Row({name: answer[name] for name in USED}, answer["cls"])
        if occurs(row, implications):
            for number, (group, _, _) in enumerate(folded):
                expected = tables[group].allows(row.cell)
                assert answer[f"c{2 * number}"] == expected
                assert not tables["basic"].allows(row.cell) or answer[f"c{2 * number + 1}"] == expected

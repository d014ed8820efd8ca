"""Truth table -> the shortest SQL condition that says the same about every row that can occur."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, literal_column, or_, true

from backend.access.products import EVERYWHERE, Care, Product, minimise
from backend.access.truth import TruthTable
from backend.access.vocabulary import NO_CLASS

Condition = bool | ColumnElement[bool]
"""True: always, False: never, else SQL; NULL counts as no, as it does in WHERE and in CASE WHEN."""


def fold(
    table: TruthTable,
    predicates: Mapping[str, ColumnElement[bool]],
    class_column: ColumnElement[Any] | None = None,
    care: Care = EVERYWHERE,
) -> Condition:
    """The condition under which a row is allowed.

    `predicates`: relation -> SQL over (viewer, row); a predicate that is NULL does not hold. `class_column` may be None
    for a type without classes. `care` names the buckets that can occur; about others the condition says anything.
    KeyError: a relation that the condition needs has no predicate.
    """
    products = minimise(table, care)
    if products in ((), (Product(),)):
        return bool(products)
    return or_(*(_render(one, predicates, class_column) for one in products))


def as_column(condition: Condition) -> ColumnElement[bool]:
    """A condition as a value that is never NULL."""
    return (true() if condition else false()) if isinstance(condition, bool) else func.coalesce(condition, false())


def _render(
    one: Product, predicates: Mapping[str, ColumnElement[bool]], class_column: ColumnElement[Any] | None
) -> ColumnElement[bool]:
    parts = [predicates[name] for name in one.held]
    parts += [predicates[name].is_not(true()) for name in one.absent]
    if one.classes:
        parts.append(_of_class(class_column, one.classes))
    return and_(*parts)


def _of_class(column: ColumnElement[Any] | None, classes: tuple[str, ...]) -> ColumnElement[bool]:
    """Classes as literals: the set is closed, and a bind would be expanded only by SQLAlchemy, not by asyncpg.

    `-` among the classes of a type that has others is a row without a class (a cadre among the stationed staff).
    """
    if column is None:
        raise TypeError(f"the condition depends on the class ({', '.join(classes)}), but the type has no class column")
    words: list[ColumnElement[Any]] = [literal_column(f"'{name}'") for name in classes if name != NO_CLASS]
    tests = [] if not words else [column == words[0]] if len(words) == 1 else [column.in_(words)]
    return or_(*tests, *([column.is_(None)] if NO_CLASS in classes else []))

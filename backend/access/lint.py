"""What a policy says between its lines: values that can be computed from others, and rules that change nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.access.decide import Decider
from backend.access.matrix import words
from backend.access.policy import Policy, Rule
from backend.access.products import EVERYWHERE, Product
from backend.access.truth import Cell, Decisions, TruthTable, cells
from backend.access.vocabulary import ROLES, Vocabulary
from backend.kit.errors import DaodiError


@dataclass(frozen=True)
class Equation:
    """Groups of one type whose values determine each other: who reads all but one can compute the last."""

    type: str
    groups: tuple[str, ...]


EQUATIONS = (
    # “B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”
    Equation("Assessment", ("total", "township", "department", "conduct")),
    # “年终考核奖按照驻地乡镇和派出部门标准各50%比例执行”
    Equation("Assessment", ("bonus.total", "bonus.township", "bonus.department")),
)


@dataclass(frozen=True)
class Leak:
    """A bucket in which `hidden` is masked, but follows from the groups that are read."""

    role: str
    cell: Cell
    hidden: str
    read: tuple[str, ...]


def leaks(decisions: Decisions) -> Iterator[Leak]:
    """Every leak, over all roles and all buckets that can occur."""
    for role in ROLES:
        for equation in EQUATIONS:
            if equation.type in decisions.classes:
                yield from _leaks(decisions, role, equation)


def _leaks(decisions: Decisions, role: str, equation: Equation) -> Iterator[Leak]:
    tables = {f"{equation.type}.{group}": decisions.table(role, f"{equation.type}.{group}") for group in equation.groups}
    for cell in occurring(*tables.values()):
        read = tuple(obj for obj, table in tables.items() if table.allows(cell))
        hidden = [obj for obj in tables if obj not in read]
        if len(hidden) == 1:
            yield Leak(role, cell, hidden[0], read)


def refuse_leaks(policy: Policy, decisions: Decisions) -> None:
    """DaodiError names the first leak and the lines that open it."""
    for leak in leaks(decisions):
        rules = {rule.line for obj in leak.read for rule in policy.because(leak.role, leak.cell.held, leak.cell.cls, obj, "read")}
        bucket = words([Product(tuple(sorted(leak.cell.held)), (), (leak.cell.cls,))])
        raise DaodiError(
            f"{policy.name}:{max(rules)}: {leak.role} ({bucket}) reads {', '.join(leak.read)} "
            f"and could compute {leak.hidden}, which is masked (lines {', '.join(map(str, sorted(rules)))})"
        )


def dead_rules(policy: Policy, decisions: Decisions, vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """Rules without which every decision would be the same (a guard may be meant so; it is reported, not refused)."""
    return tuple(rule for rule in policy.rules if not _changes(rule, policy, decisions, vocabulary))


def _changes(rule: Rule, policy: Policy, decisions: Decisions, vocabulary: Vocabulary) -> bool:
    kind = vocabulary.types[rule.type]
    rest = Decider(policy.without(rule))
    objects = [f"{rule.type}.{group}" for group in kind.covered(rule.pattern)]
    return any(
        differ(decisions.table(role, obj, rule.action), rest.table(role, obj, rule.action, kind.classes))
        for role in ROLES
        if rule.role in policy.reach(role)
        for obj in objects
    )


def differ(one: TruthTable, other: TruthTable) -> bool:
    """Do two tables decide differently in some bucket that can occur?"""
    return any(one.allows(cell) != other.allows(cell) for cell in occurring(one, other))


def occurring(*tables: TruthTable) -> Iterator[Cell]:
    """The buckets, over all relations of some tables of one type, that can occur."""
    relations = tuple(sorted({relation for table in tables for relation in table.relations}))
    return (cell for cell in cells(relations, tables[0].classes) if EVERYWHERE.occurs(cell, relations))

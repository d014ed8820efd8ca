"""The policy for people: every decision in words (`casbin/matrix.csv`), and the matrix of Staff and Assessment.

Words: `any` always, `-` never, `host` in that relation, `parent & B` in that relation and class, `4` in that class,
`!self` not in that relation, ` | ` or.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from backend.access.products import Product, minimise
from backend.access.truth import Cell, Decisions
from backend.access.vocabulary import PUBLISHED, RELATIONS, ROLES, Vocabulary

COLUMNS = ("role", "type", "group", "action", "condition")


def words(products: Iterable[Product]) -> str:
    """A sum of products as text, e.g. `self | parent & B`."""
    return " | ".join(map(_summand, products)) or "-"


def _summand(one: Product) -> str:
    parts = [*one.held, *(f"!{name}" for name in one.absent), *(["/".join(one.classes)] if one.classes else [])]
    return " & ".join(parts) or "any"


def golden(decisions: Decisions, vocabulary: Vocabulary) -> str:
    """All decisions as CSV, one line per role, group and action: every group for `read`, what is allowed for the rest.

    A role that no post may carry is left out: whoever inherits it shows its decisions.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for role in ROLES.values():
        for name, kind in vocabulary.types.items() if role.duty else ():
            for group in kind.groups:
                for action in kind.actions:
                    condition = words(minimise(decisions.table(role.name, f"{name}.{group}", action)))
                    if action == "read" or condition != "-":
                        writer.writerow((role.name, name, group, action, condition))
    return out.getvalue()


@dataclass(frozen=True)
class Column:
    """One column of the matrix for people: viewers who stand alike to a row, and the classes of the row."""

    title: str
    roles: tuple[str, ...]
    relation: str | None = None
    classes: tuple[str, ...] = ("A", "B")


STAFF_COLUMNS = (
    Column("host A", ("town_leader", "town_personnel"), "host", ("A",)),
    Column("host B", ("town_leader", "town_personnel"), "host", ("B",)),
    Column("parent A", ("dept_leader", "dept_personnel"), "parent", ("A",)),
    Column("parent B", ("dept_leader", "dept_personnel"), "parent", ("B",)),
    Column("agency head", ("agency_head",), "own"),
    Column("colleague", ("agency_staff",), "own"),
    Column("self", ("agency_staff", "town_member", "dept_member", "village_officer", "district_org"), "self"),
    Column("district leader", ("district_leader",)),
    Column("district org", ("district_org",)),
    Column("conduct office", ("district_conduct",), classes=("B",)),
    Column("audit", ("district_audit",)),
    Column(
        "other township, other department", ("town_personnel", "town_command", "seal_keeper", "dept_personnel", "agency_head")
    ),
    Column("three officers", ("system_admin", "security_admin", "audit_admin")),
)
"""The columns of the design's matrix (access.md); the conduct office scores class B only, so only B is asked there."""


def staff_assessment_matrix(decisions: Decisions, vocabulary: Vocabulary) -> str:
    """The matrix of Staff and Assessment as a Markdown table: R reads, P reads once published, - masked.

    Viewers of one column who are decided differently show as e.g. `-/R`.
    """
    lines = [("group", *(column.title for column in STAFF_COLUMNS)), ("---",) * (len(STAFF_COLUMNS) + 1)]
    for name in ("Staff", "Assessment"):
        for group in vocabulary.types[name].groups:
            obj = f"{name}.{group}"
            lines.append((obj, *(_letters(decisions, obj, column) for column in STAFF_COLUMNS)))
    return "".join(f"|{'|'.join(line)}|\n" if line[0] == "---" else f"| {' | '.join(line)} |\n" for line in lines)


def _letters(decisions: Decisions, obj: str, column: Column) -> str:
    found = {_letter(decisions, obj, role, column.relation, cls) for role in column.roles for cls in column.classes}
    return "/".join(sorted(found))


def _letter(decisions: Decisions, obj: str, role: str, relation: str | None, cls: str) -> str:
    table = decisions.table(role, obj)
    now = {relation} if relation else set()
    stated = f"{relation}_{PUBLISHED}"
    later = now | {PUBLISHED} | ({stated} if stated in RELATIONS else set())
    if table.allows(Cell(frozenset(now), cls)):
        return "R"
    return "P" if table.allows(Cell(frozenset(later), cls)) else "-"

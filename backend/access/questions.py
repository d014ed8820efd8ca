"""Who may ask about permissions: the `audit` action of the policy, and the words for it that a page shows or hides by."""

from collections.abc import Iterator

from backend.access.truth import Cell, Decisions, cells

MATRIX = "Policy.matrix"
LOG = "AccessLog.basic"

NOBODY = Cell(frozenset(), "-")
"""The bucket of a row without class to which the viewer is nothing."""


def questions(decisions: Decisions, role: str) -> Iterator[str]:
    """`whoCanSee` (rows of the remit) or `whoCanSee:self` (own rows only), `accessMatrix`, `accessLog`, each if allowed."""
    reach = _reach(decisions, role)
    if reach is not None:
        yield "whoCanSee" if reach else "whoCanSee:self"
    if "Policy" in decisions.classes and decisions.table(role, MATRIX).allows(NOBODY):
        yield "accessMatrix"
    if "AccessLog" in decisions.classes and decisions.table(role, LOG).allows(NOBODY):
        yield "accessLog"


def asks_about_all(decisions: Decisions, role: str, obj: str) -> bool:
    """Whether the role may ask about every row of the type, seen or not; as the audit administrator may."""
    return all(decisions.table(role, obj, "audit").values)


def _reach(decisions: Decisions, role: str) -> bool | None:
    """Whether the role may ask about rows of others; None: not even about its own."""
    tables = [table for (name, _, action), table in decisions.tables.items() if (name, action) == (role, "audit")]
    held = [cell.held for table in tables for cell in cells(table.relations, table.classes) if table.allows(cell)]
    return any("self" not in relations for relations in held) if held else None

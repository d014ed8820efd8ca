"""The table of pages as the sources have it, and where each page of one record stands for somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.browser.visitor import Visitor
from tests.spa import FRONTEND

ENTRY = re.compile(r"\{\s*name: '(?P<name>\w+)',\s*path: '(?P<path>[^']*)'(?P<more>.*?)lazy:", re.DOTALL)
OF = re.compile(r"\bof: '(\w+)'")
NEEDS = re.compile(r"'([\w.]+:[\w.]+|\w+)'")

ROOTS = {
    "Agency": "agencies",
    "Appointment": "appointments",
    "ApprovalItem": "approvalItems",
    "Assessment": "assessments",
    "ClassChange": "classChanges",
    "Department": "departments",
    "Event": "events",
    "Grid": "grids",
    "ItemList": "itemLists",
    "JointOperation": "jointOperations",
    "Leave": "leaves",
    "Mediation": "mediations",
    "Meeting": "meetings",
    "Seal": "seals",
    "ServiceCentre": "serviceCentres",
    "ServiceWindow": "serviceWindows",
    "Staff": "personnel",
    "Task": "tasks",
    "Township": "townships",
    "Village": "villages",
}
"""Type of a record's page -> the root query that finds one."""


@dataclass(frozen=True)
class Entry:
    """One line of the table of pages."""

    name: str
    path: str
    of: str | None
    needs: frozenset[str]

    def opens_for(self, permissions: frozenset[str]) -> bool:
        return not self.needs or bool(self.needs & permissions)


def entries(heading: str) -> list[Entry]:
    """The pages under one heading of the menu, in their order."""
    found = []
    for line in ENTRY.finditer((FRONTEND / "src" / "app" / "menu" / f"{heading}.ts").read_text()):
        of = OF.search(line["more"])
        needs = line["more"].partition("needs: [")[2].partition("]")[0]
        found.append(Entry(line["name"], line["path"], of and of[1], frozenset(NEEDS.findall(needs))))
    return found


async def address(visitor: Visitor, entry: Entry) -> str | None:
    """Where the page stands for this viewer; a record's page at the first record; None: the viewer sees no such record."""
    if entry.of is None or ":id" not in entry.path:
        return f"/{entry.path}"
    found: list[Any] = (await visitor.api(f"{{ found: {ROOTS[entry.of]}(first: 1) {{ nodes {{ id }} }} }}"))["found"]["nodes"]
    return f"/{entry.path.replace(':id', found[0]['id'])}" if found else None

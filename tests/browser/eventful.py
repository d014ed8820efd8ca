"""An event as the API answers it to whoever stands before the page."""

from __future__ import annotations

from typing import Any

from tests.browser.visitor import Visitor

ONE = "query ($where: EventWhere) { events(first: 1, where: $where) { nodes { id title number description place level masked { field } } } }"


async def one(visitor: Visitor, where: dict[str, Any] | None = None) -> dict[str, Any]:
    found: dict[str, Any] = (await visitor.api(ONE, {"where": where}))["events"]["nodes"][0]
    return found

"""What pages of approvals show, asked by the API: an item, a list, a centre with its windows."""

from __future__ import annotations

from typing import Any

from tests.browser.visitor import Visitor

LISTS = "{ itemLists(first: 50) { nodes { id name kind category versions { id } } } }"
ITEM = "{ approvalItems(first: 1) { nodes { id name guide { conditions materials steps consultationPhone } } } }"
CENTRE = """{ serviceCentres(first: 1, where: { kind: { eq: TOWNSHIP }, township: { name: { eq: "%s" } } }) { nodes { id name
  windows(first: 100) { nodes { id name primary { name } backup { name } masked { field } items { totalCount } } } } } }"""


async def first(visitor: Visitor, query: str) -> Any:
    """The first node of the one root field."""
    (found,) = (await visitor.api(query)).values()
    return found["nodes"][0]


async def list_of(visitor: Visitor, kind: str, category: str | None) -> Any:
    nodes = (await visitor.api(LISTS))["itemLists"]["nodes"]
    return next(node for node in nodes if (node["kind"], node["category"]) == (kind, category))

"""What is asked: five documents that the product and its alternatives answer alike, and two that show what masks cost.

No document reads contact or identity: such a read is written to the access log before it answers, which is another measurement.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import asyncpg
import orjson

from backend.graph.ids import encode_id


@dataclass(frozen=True)
class Document:
    """An operation with its variables, asked as the account `viewer`; at most `connections` at a time."""

    name: str
    viewer: str
    query: str
    connections: int = 8
    variables: dict[str, Any] = field(default_factory=dict)

    def body(self) -> bytes:
        """The request body; its `operationName` is what the hand-written statements are found by."""
        operation = self.query.split(None, 2)[1].partition("(")[0]
        return orjson.dumps({"query": self.query, "operationName": operation, "variables": self.variables})


PERSON = """query Person($id: ID!) { node(id: $id) { ... on Staff {
  name namePinyin nameInitials gender title position stationed managementClass dutyPhone establishment rank enteredOn
  agency { name }
} } }"""

HUNDRED = """query Hundred($first: Int!) { personnel(first: $first) { nodes {
  id name title position managementClass
  agency { name managementClass township { name } department { name } }
} } }"""

ROSTER = """query Roster($first: Int!) { personnel(first: $first) { nodes {
  id name namePinyin nameInitials gender title position stationed managementClass dutyPhone establishment rank enteredOn
  agency { name township { name } department { name } }
  assessments(first: 1) { nodes { year grade compositeScore townshipScore } }
} } }"""

EVENTS = """query Events($first: Int!, $after: String, $level: Int!, $category: String!) {
  events(first: $first, after: $after, where: {level: {eq: $level}, category: {eq: $category}}) {
    nodes { id number title place level status category reportedAt dueAt closedAt overdue township { name } agency { name } }
    pageInfo { hasNextPage endCursor }
  }
}"""

OVERVIEW = """query Overview { overview {
  month
  departments
  agencies { total a b }
  staff { total a b }
  delegated { formerly central development ecological station }
  windowLists { central development ecological village }
  visits { items atMostOne zero }
  events { total byLevel { level count } upToLevel3Share onTimeShare }
  mediation { concluded succeeded successRate }
  jointOperations
} }"""
"""The figures of the regulation on the overview page; not the second at which it is answered: no two engines answer in the same one."""

MASKED_HUNDRED = """query MaskedHundred($first: Int!) { personnel(first: $first, where: {managementClass: {eq: B}}) { nodes {
  id name title position managementClass establishment rank enteredOn
  agency { name managementClass township { name } department { name } }
} } }"""

MASKED_ROSTER = """query MaskedRoster($first: Int!) { personnel(first: $first, where: {managementClass: {eq: B}}) { nodes {
  id name namePinyin nameInitials gender title position stationed managementClass dutyPhone establishment rank enteredOn
  agency { name township { name } department { name } }
  assessments(first: 1) { nodes { year grade compositeScore townshipScore departmentScore conductScore bonusTotal } }
} } }"""

_ONE = "SELECT id FROM staff WHERE stationed ORDER BY id OFFSET 400 LIMIT 1"
_AFTER = """
SELECT translate(encode(convert_to(json_build_array(reported_at, id)::text, 'UTF8'), 'base64'), E'\\n', '')
FROM event WHERE level = 3 AND category = 'MARKET' ORDER BY reported_at DESC, id DESC OFFSET 60 LIMIT 1"""


async def documents(connection: asyncpg.Connection) -> list[Document]:
    """The five documents; keys and cursor are taken from the district in the database."""
    person = encode_id("Staff", await connection.fetchval(_ONE))
    page = {"first": 50, "after": await connection.fetchval(_AFTER), "level": 3, "category": "MARKET"}
    return [
        Document("one person", "district-org", PERSON, variables={"id": person}),
        Document("100 nested", "district-org", HUNDRED, variables={"first": 100}),
        Document("832 nested", "district-org", ROSTER, connections=2, variables={"first": 832}),
        Document("event page", "district-leader", EVENTS, variables=page),
        Document("overview", "district-leader", OVERVIEW, connections=4),
    ]


MASKED = [
    Document("100 nested", "district-org", MASKED_HUNDRED, variables={"first": 100}),
    Document("518 nested", "district-org", MASKED_ROSTER, connections=2, variables={"first": 832}),
]
"""Asked of the policy `masks.csv` by two roles that see the same rows and, as only class B is asked for, the same values."""

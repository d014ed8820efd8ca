"""The rows of an export, read as every page reads them: same policy, same masks, a thousand at a time."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from backend.exchange.exports.families import MASKED, Family
from backend.graph.request import Answer, GraphQLRequest

_PAGE = 1000
"""Rows of one query: the most that a root connection gives."""


class Answers(Protocol):
    """The GraphQL service."""

    async def answer(self, request: GraphQLRequest) -> Answer: ...


class Unanswered(Exception):
    """The service refused; `body` is its own answer, which says why."""

    def __init__(self, body: bytes) -> None:
        super().__init__("refused")
        self.body = body


@dataclass(frozen=True)
class Wanted:
    """Which family, which of its columns in which order, which rows."""

    family: Family
    columns: Sequence[str]
    where: Any
    as_of: str | None = None

    @property
    def query(self) -> str:
        """Only what was asked for is selected: an export of names touches no telephone number."""
        day = ", asOf: $asOf" if self.as_of is not None else ""
        declared = ", $asOf: Date" if self.as_of is not None else ""
        family, selected = self.family, " ".join(self.family.fields[name].selection for name in self.columns)
        return (
            f"query Export($where: {family.where}, $after: String{declared}) {{ {family.root}(first: {_PAGE}, after: $after, "
            f"where: $where, orderBy: {family.order}{day}) {{ nodes {{ id {selected} masked {{ field }} }} "
            "pageInfo { hasNextPage endCursor } } viewer { account { id displayName } post { id } organisation { name } } }"
        )

    def headings(self, language: str) -> list[str]:
        fields = self.family.fields
        return [fields[name].zh if language == "zh" else fields[name].en for name in self.columns]

    def cells(self, node: dict[str, Any], language: str) -> list[Any]:
        """A masked value says so; an empty one is empty."""
        masked = {one["field"] for one in node["masked"]}
        return [
            MASKED[language != "zh"]
            if self.family.fields[name].path[0] in masked
            else self.family.fields[name].of(node, language)
            for name in self.columns
        ]


@dataclass
class Page:
    """Some rows, and who read them."""

    nodes: list[dict[str, Any]]
    viewer: dict[str, Any]


async def pages(answers: Answers, wanted: Wanted, request: GraphQLRequest) -> AsyncIterator[Page]:
    """Page after page until there is no more. Unanswered carries the service's refusal."""
    after: str | None = None
    while True:
        variables = {"where": wanted.where, "after": after, **({} if wanted.as_of is None else {"asOf": wanted.as_of})}
        asked = GraphQLRequest(wanted.query, None, variables, request.credentials, request.request_id, request.language)
        body = (await answers.answer(asked)).body
        answer = orjson.loads(body)
        if answer.get("errors"):
            raise Unanswered(body)
        found = answer["data"][wanted.family.root]
        yield Page(found["nodes"], answer["data"]["viewer"])
        if not found["pageInfo"]["hasNextPage"]:
            return
        after = found["pageInfo"]["endCursor"]

"""Codes and Chinese messages of GraphQL errors; exception texts never leave the server."""

from enum import StrEnum
from typing import Any

from graphql import GraphQLError, Node


class Code(StrEnum):
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    BAD_INPUT = "BAD_INPUT"
    CONFLICT = "CONFLICT"
    TOO_COSTLY = "TOO_COSTLY"
    RATE_LIMITED = "RATE_LIMITED"
    INTERNAL = "INTERNAL"


class CodedError(GraphQLError):
    """An error with a code of the contract and a message in both languages; the request's language chooses one.

    `path` and `nodes` say where, as GraphQL does.
    """

    def __init__(
        self, code: Code, zh: str, en: str, node: Node | None = None, path: list[str | int] | None = None, **extensions: Any
    ) -> None:
        super().__init__(zh, node, path=path, extensions={"code": code.value, **extensions})
        self.zh = zh
        self.en = en


def bad_input(zh: str, en: str, node: Node | None = None, path: list[str | int] | None = None) -> CodedError:
    return CodedError(Code.BAD_INPUT, zh, en, node, path)


def too_costly(zh: str, en: str, node: Node | None = None, **extensions: Any) -> CodedError:
    return CodedError(Code.TOO_COSTLY, zh, en, node, **extensions)

"""The limits look at a document a bounded number of times, however far its fragments would expand."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from graphql import parse

from backend.graph import limits
from backend.graph.errors import CodedError
from backend.graph.limits import MOST_VISITS, _Repetition
from tests.graph.bombs import bomb, each

VISITED = {
    "fragments": bomb(30),
    "a circle that doubles": "{ viewer { ...f0 } } "
    + " ".join(f"fragment f{n} on Viewer {{ ...f{(n + 1) % 30} ...f{(n + 1) % 30} }}" for n in range(30)),
    "a large fragment in 300 others": "{ viewer { role } } "
    + each(300, "fragment f# on Viewer { ...F }")
    + " fragment F on Viewer { "
    + each(300, "a#: role")
    + " }",
    "a large fragment in 200 operations": each(200, "query q# { viewer { ...F } }")
    + " fragment F on Viewer { "
    + each(300, "a#: role")
    + " }",
}


@pytest.mark.parametrize("name", VISITED)
def test_a_bomb_is_weighed_without_being_expanded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = parse(VISITED[name])
    weighed, made = 0, []
    whole, begin = limits._Sizes.of, _Repetition.__init__

    def counted(self: Any, selections: Any) -> Any:
        nonlocal weighed
        weighed += 1
        return whole(self, selections)

    def kept(self: Any, fragments: Any) -> None:
        begin(self, fragments)
        made.append(self)

    monkeypatch.setattr(limits._Sizes, "of", counted)
    monkeypatch.setattr(_Repetition, "__init__", kept)
    with suppress(CodedError):  # validation refuses the circle, whose weight is nothing
        limits.check(document)
    assert weighed < 2_000
    assert sum(one.visits for one in made) <= MOST_VISITS + 1


def test_fragments_that_are_shared_honestly_pass() -> None:
    query = (
        "{ a: agencies { nodes { ...F } } b: agencies { nodes { ...F } } } fragment F on Agency { id name township { id name } }"
    )
    limits.check(parse(query))
    limits.check(parse("{ agencies { nodes { " + "name " * limits.MOST_OF_ONE_KEY + "} } }"))

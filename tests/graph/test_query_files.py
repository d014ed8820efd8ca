"""The ten example queries as texts: purpose, asker, and valid against the committed schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from graphql import OperationDefinitionNode, VariableNode, Visitor, build_schema, parse, validate, visit

from backend.kit.files import REPOSITORY
from tests.graph.examples import FILES, asker, text


def test_there_are_ten_and_each_says_what_for_and_who_asks() -> None:
    assert [path.name[:3] for path in FILES] == [f"{number:02}-" for number in range(1, 11)]
    for number in range(1, 11):
        assert text(number).startswith("# 用途：")
        assert asker(number)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_is_valid_against_the_committed_schema(path: Path) -> None:
    schema = build_schema((REPOSITORY / "frontend" / "schema.graphql").read_text(encoding="utf-8"))
    document = parse(path.read_text(encoding="utf-8"))
    assert validate(schema, document) == []
    used: set[str] = set()

    class Variables(Visitor):
        def enter_variable(self, node: VariableNode, *_: Any) -> None:
            used.add(node.name.value)

    visit(document, Variables())
    (operation,) = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    assert used, "an integrator's query has variables"
    assert operation.name is not None

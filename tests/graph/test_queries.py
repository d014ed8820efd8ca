"""The ten example queries run with a service token of the post that their header names, and each finds something."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from backend.graph.request import Credentials
from backend.identity.commands import create_token
from backend.identity.credentials import secret_hash
from backend.kit.database import Database
from tests.asking import Desk, ask

FILES = {file.stem: file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parent / "queries").glob("*.graphql"))}


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


def found(value: Any) -> list[Any]:
    """All rows of the lists at the root and of the connections there."""
    return value if isinstance(value, list) else value.get("nodes", [value])


@pytest.mark.parametrize("name", FILES)
async def test_an_example_query_answers_with_rows(name: str, desk: Desk) -> None:
    text = FILES[name]
    purpose, post = text.splitlines()[:2]
    assert re.match(r"# [\u4e00-\u9fff]", purpose), "the first line says in Chinese what the query is for"
    secret = await create_token(desk.database.url, f"example {name}", post.removeprefix("# post: "), 1)
    data = await ask(desk.service, Credentials("token", secret_hash(secret)), text)
    for key, value in data.items():
        assert found(value), key


def test_there_are_ten_examples() -> None:
    assert len(FILES) == 10

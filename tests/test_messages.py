"""What the program says to people is said in both languages: each message is a pair, and neither half speaks the other's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from backend.kit.files import REPOSITORY

BACKEND = REPOSITORY / "backend"
CHINESE = re.compile("[一-鿿]")
ENGLISH = re.compile("[A-Za-z]{3}")
HALF_WIDTH = re.compile("[一-鿿][,;:!?]|[,;:] ?[一-鿿]|[一-鿿]\\.$")
"""Western punctuation between or after Chinese characters."""

Pair = tuple[str, str, str]
"""(where, Chinese, English), without what is put in at run time."""


def text(node: ast.expr) -> str | None:
    """A literal's text; what an f-string puts in is left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return None


def neighbours(node: ast.AST) -> list[str | None]:
    """The texts that stand beside each other in a call or a tuple."""
    if isinstance(node, ast.Call):
        return [text(argument) for argument in (*node.args, *(keyword.value for keyword in node.keywords))]
    return [text(element) for element in node.elts] if isinstance(node, ast.Tuple) else []


def pairs(path: Path) -> Iterator[Pair]:
    for node in ast.walk(ast.parse(path.read_text())):
        texts = neighbours(node)
        for zh, en in pairwise(texts):
            if zh and en and CHINESE.search(zh) and ENGLISH.search(en) and " " in en:
                yield f"{path.relative_to(REPOSITORY)}:{getattr(node, 'lineno', 0)}", zh, en


ALL = [pair for path in sorted(BACKEND.rglob("*.py")) if "demo" not in path.parts for pair in pairs(path)]


def test_there_are_pairs_to_look_at() -> None:
    assert len(ALL) > 250


def test_a_message_speaks_one_language_at_a_time() -> None:
    assert [pair for pair in ALL if CHINESE.search(pair[2]) or HALF_WIDTH.search(pair[1])] == []

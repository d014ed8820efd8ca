"""Every act has a word on the pages, in both languages."""

from __future__ import annotations

import re

import pytest

from backend.kit.files import REPOSITORY
from backend.schema import DEEDS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatever_is_done_has_a_word_in_the_log(language: str) -> None:
    text = (REPOSITORY / "frontend" / "src" / "i18n" / language / "open-terms.ts").read_text()
    assert {deed.name for deed in DEEDS} == set(re.findall(r"^    '([a-z_]+\.[a-z_]+)':", text, re.MULTILINE))

"""Pinyin of names and bodies: how they are sorted and searched."""

from __future__ import annotations

from functools import cache

from pypinyin import lazy_pinyin, load_phrases_dict

load_phrases_dict({"长塘": [["cháng"], ["táng"]], "长": [["cháng"]]})


@cache
def pinyin(words: str) -> tuple[str, str]:
    """(`fenghuizhen`, `fhz`) of 丰惠镇."""
    syllables = lazy_pinyin(words)
    return "".join(syllables), "".join(syllable if syllable.isdigit() else syllable[0] for syllable in syllables)

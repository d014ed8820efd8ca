"""Documents that are small as text and large when their fragments are expanded."""

from __future__ import annotations


def bomb(levels: int) -> str:
    parts = [f"fragment f{n} on Viewer {{ ...f{n + 1} ...f{n + 1} }}" for n in range(levels)]
    return " ".join(["{ viewer { ...f0 } }", *parts, f"fragment f{levels} on Viewer {{ role }}"])


def each(count: int, pattern: str) -> str:
    return " ".join(pattern.replace("#", str(n)) for n in range(count))

"""What the log may know of a failure: its type and its place. Texts of exceptions quote values, frames' variables hold them."""

from __future__ import annotations

import traceback

_FRAMES = 15


def described(error: BaseException) -> dict[str, str]:
    """Fields of a log line: the exception's type, its causes' types, and the last frames; cheap even for a deep recursion."""
    return {
        "error": " < ".join(type(each).__name__ for each in _with_causes(error)),
        "where": "".join(traceback.format_tb(error.__traceback__, limit=-_FRAMES)),
    }


def _with_causes(error: BaseException) -> list[BaseException]:
    causes = [error]
    while (cause := causes[-1].__cause__) is not None and cause not in causes:
        causes.append(cause)
    return causes

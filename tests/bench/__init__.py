"""The benchmark: this program against two others that answer the same, as ratios. `daodi bench` prints what `report` returns."""

from __future__ import annotations

import asyncio

ROUNDS = 10
SECONDS = 1.0


def report(*, as_json: bool, rounds: int = ROUNDS, seconds: float = SECONDS) -> str:
    """Measures for about `rounds` x `seconds` x 19, then a Markdown table, or JSON; DaodiError when engines disagree."""
    from tests.bench import run, table

    contests, postgres = asyncio.run(run.measure(rounds, seconds))
    result = table.summarise(contests, postgres, rounds, seconds)
    return table.as_json(result) if as_json else table.as_markdown(result)

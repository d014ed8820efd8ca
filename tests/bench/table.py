"""What was measured, as a Markdown table of ratios or as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median

import orjson

from tests.bench.run import Contest, Sample

RATIOS = {
    "naive / product": ("naive", "product"),
    "product / bare": ("product", "bare"),
    "masks on / off": ("masks on", "masks off"),
}
"""Which two are divided, in each round, by processor time per answer (server and PostgreSQL)."""


@dataclass(frozen=True)
class Spread:
    """Median, least and most of the rounds."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        return cls(median(values), min(values), max(values))

    def __str__(self) -> str:
        return f"{_short(self.median)} [{_short(self.least)}-{_short(self.most)}]"


@dataclass(frozen=True)
class Column:
    """One engine on one document: answers a second, milliseconds of processor time per answer."""

    rate: Spread
    server: Spread
    postgres: Spread

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> Column:
        return cls(*(Spread.of([read(one) for one in samples]) for read in _READ))


_READ: tuple[Callable[[Sample], float], ...] = (lambda one: one.rate, lambda one: one.server, lambda one: one.postgres)


@dataclass(frozen=True)
class Line:
    """One document: its engines by label, and the ratios between them."""

    document: str
    engines: dict[str, Column]
    ratios: dict[str, Spread]

    @classmethod
    def of(cls, contest: Contest) -> Line:
        samples = contest.samples
        ratios = {
            name: Spread.of([a.total / b.total for a, b in zip(samples[one], samples[other], strict=True) if b.total])
            for name, (one, other) in RATIOS.items()
            if one in samples and any(sample.total for sample in samples[other])
        }
        return cls(contest.document.name, {label: Column.of(found) for label, found in samples.items()}, ratios)


@dataclass(frozen=True)
class Result:
    """All documents, and what one must know to compare them with another day's."""

    day: str
    machine: str
    rounds: int
    seconds: float
    lines: list[Line]


def summarise(contests: Sequence[Contest], postgres: str, rounds: int, seconds: float) -> Result:
    machine = (
        f"{processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, PostgreSQL {postgres}"
    )
    return Result(date.today().isoformat(), machine, rounds, seconds, [Line.of(contest) for contest in contests])


def as_json(result: Result) -> str:
    return orjson.dumps(asdict(result), option=orjson.OPT_INDENT_2).decode()


def as_markdown(result: Result) -> str:
    """Ratios by processor time, median [least-most] of the rounds; then what stands behind them."""
    rivals = [line for line in result.lines if "bare" in line.engines]
    masks = [line for line in result.lines if "masks on" in line.engines]
    return "\n".join(
        [
            f"{result.day}, {result.machine}; {result.rounds} interleaved rounds of {result.seconds:g} s",
            "",
            *rows(["CPU per answer", *list(RATIOS)[:2]], [[x.document, *map(str, x.ratios.values())] for x in rivals]),
            "",
            *rows(["CPU per answer", list(RATIOS)[2]], [[x.document, *map(str, x.ratios.values())] for x in masks]),
            "",
            *rows(["answers/s, ms server + PostgreSQL", *rivals[0].engines], [_figures(line) for line in rivals]),
            "",
            *rows(["answers/s, ms server + PostgreSQL", *masks[0].engines], [_figures(line) for line in masks]),
        ]
    )


def _figures(line: Line) -> list[str]:
    return [
        line.document,
        *(f"{x.rate.median:,.0f}, {_short(x.server.median)} + {_short(x.postgres.median)}" for x in line.engines.values()),
    ]


def rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())

"""Logs go to stderr: one JSON object a line for machines, or short lines for a person who watches."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.types import Processor

_COMMON: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class _Stderr:
    """Whatever stderr is when a line is written: it may be replaced after the log was configured."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()


def configure(level: str, *, for_people: bool) -> None:
    """Sends our own log and that of the libraries to stderr, from `level` (debug, info, warning, error) upwards."""
    least = logging.getLevelNamesMapping()[level.upper()]
    ending: list[Processor] = (
        [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)]
        if for_people
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    structlog.configure(
        processors=[*_COMMON, *ending],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.WriteLoggerFactory(_Stderr()),  # type: ignore[arg-type]  # it writes and flushes; no more is asked
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    own = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=[own, *ending], foreign_pre_chain=_COMMON))
    logging.basicConfig(level=max(least, logging.WARNING), handlers=[handler], force=True)

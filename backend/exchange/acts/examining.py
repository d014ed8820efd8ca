"""A file as a sheet with all its faults: read beside the event loop, judged by what the district has already."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from backend.access.acts import Doing
from backend.exchange.acts.known import known_of
from backend.exchange.acts.progress import Progress
from backend.exchange.rules import ImportPhase
from backend.exchange.rules.columns import ImportTarget
from backend.exchange.rules.fitting import examine
from backend.exchange.rules.known import Known
from backend.exchange.rules.sheet import Sheet, heading_refusals, read, rows_in, size_refusal
from backend.kit.rules import refuse
from backend.kit.spreadsheets import cells_of


async def examined(
    doing: Doing, progress: Progress, target: ImportTarget, content: bytes, columns: Mapping[str, str]
) -> tuple[Sheet, Known]:
    """The sheet with all its faults. Refused: it is no such sheet at all."""
    await progress.begin(ImportPhase.READING)
    rows = await progress.beside(partial(_listed, target, content, columns))
    await progress.begin(ImportPhase.CHECKING, rows_in(rows))
    sheet = await progress.beside(lambda: read(target, rows, columns, progress.count))
    known = await known_of(doing, target, sheet)
    await progress.beside(partial(examine, target, sheet, known))
    return sheet, known


def _listed(target: ImportTarget, content: bytes, columns: Mapping[str, str]) -> list[list[Any]]:
    rows = cells_of(content)
    refuse(size_refusal(rows), heading_refusals(target, rows[0], columns) if rows else None)
    return rows

"""How far an import has come: told while nothing is written yet, in every worker, to the account that runs it and nobody else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from backend.exchange.acts import examining, progress, writing
from backend.exchange.rules.columns import ImportTarget
from backend.exchange.rules.sheet import read
from backend.kit.database import Database
from backend.kit.spreadsheets import cells_of
from tests.acts.office import payload
from tests.asking import Desk
from tests.exchange.books import listed, workbook
from tests.exchange.importing import ORG, ImportOffice
from tests.exchange.test_imports import person

STAFF, PATIENCE = ImportTarget.STAFF, 15.0
UNDER_WAY = "{ importsUnderWay { target phase done total } }"


@pytest.fixture
async def elsewhere(office: ImportOffice) -> AsyncIterator[Desk]:
    """Another worker over the same district."""
    async with await Database.open(office.desk.database.url) as database:
        yield await Desk.open(database)


class Gate:
    """Holds work up at one place until it has been looked at."""

    def __init__(self) -> None:
        self.open, self.reached = threading.Event(), threading.Event()

    def hold(self) -> None:
        """In a thread of its own: were it the event loop's, nobody could look and nobody would open."""
        self.reached.set()
        assert self.open.wait(PATIENCE), "nobody could look: the event loop was held up"

    async def hold_act(self) -> None:
        self.reached.set()
        await asyncio.to_thread(self.open.wait, PATIENCE)


async def seen(desk: Desk, who: str, reaches: Callable[[Any], bool]) -> Any:
    """What is under way as soon as it is as wanted."""
    for _ in range(int(PATIENCE * 100)):
        if reaches(found := (await desk.ask(who, UNDER_WAY))["importsUnderWay"]):
            return found
        await asyncio.sleep(0.01)
    raise AssertionError(found)


def told(phase: str, done: int, total: int) -> list[dict[str, Any]]:
    return [{"target": "STAFF", "phase": phase, "done": done, "total": total}]


async def clean(office: ImportOffice, order: int) -> bytes:
    here = await office.code_of("丰惠司法所")
    return listed(STAFF, *(person(n, here) for n in range(order, order + 3)))


async def test_a_check_is_told_while_the_file_is_read_and_judged_beside_the_event_loop(
    office: ImportOffice, elsewhere: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, checking = Gate(), Gate()

    def slow_cells(content: bytes) -> Any:
        reading.hold()
        return cells_of(content)

    def slow_read(target: Any, rows: Any, given: Any, tell: Callable[[int], None]) -> Any:
        def counted(done: int) -> None:
            tell(done)
            if done == 2:
                checking.hold()

        return read(target, rows, given, counted)

    monkeypatch.setattr(examining, "cells_of", slow_cells)
    monkeypatch.setattr(examining, "read", slow_read)
    assert (await elsewhere.ask(ORG, UNDER_WAY))["importsUnderWay"] == []
    check = asyncio.create_task(office.check(STAFF, await clean(office, 801)))
    assert await seen(elsewhere, ORG, bool) == told("READING", 0, 0)
    for other in ("district-leader", "district-audit", "audit-admin", "fenghui-leader"):
        assert (await elsewhere.ask(other, UNDER_WAY))["importsUnderWay"] == []
    reading.open.set()
    assert await seen(elsewhere, ORG, lambda found: found and found[0]["done"] == 2) == told("CHECKING", 2, 3)
    checking.open.set()
    batch = (await check)["importBatch"]
    assert (await elsewhere.ask(ORG, UNDER_WAY))["importsUnderWay"] == []
    assert payload(await office.step("Discard", batch))["errors"] == []


async def test_writing_and_taking_back_are_told_row_by_row_while_nothing_of_it_can_be_seen(
    office: ImportOffice, elsewhere: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch, before = (await office.check(STAFF, await clean(office, 811)))["importBatch"], await office.count("staff")
    gate, write = Gate(), writing._write

    async def slow_write(doing: Any, target: Any, lines: Any, known: Any) -> Any:
        if lines[0].number == 3:  # the second row of data
            await gate.hold_act()
        return await write(doing, target, lines, known)

    monkeypatch.setattr(progress, "EVERY", 0.0)
    monkeypatch.setattr(writing, "AT_ONCE", 1)
    monkeypatch.setattr(writing, "_write", slow_write)
    commit = asyncio.create_task(office.step("Commit", batch))
    assert await seen(elsewhere, ORG, lambda found: found and found[0]["done"] == 1) == told("WRITING", 1, 3)
    assert await office.count("staff") == before
    gate.open.set()
    written = payload(await commit)["importBatch"]
    assert (await elsewhere.ask(ORG, UNDER_WAY))["importsUnderWay"] == []
    assert await office.count("staff") == before + 3
    assert payload(await office.step("Undo", written))["importBatch"]["state"] == "UNDONE"
    assert await office.count("staff") == before


async def test_what_is_refused_is_under_way_no_more(office: ImportOffice, elsewhere: Desk) -> None:
    assert (await office.check(STAFF, workbook(["姓名"], ["王芳"], merged=["A4:B4"])))["importBatch"] is None
    assert (await elsewhere.ask(ORG, UNDER_WAY))["importsUnderWay"] == []

"""Large files over a real connection: what is too large is refused before it is there, what is allowed is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

from backend.exchange.rules.columns import ImportTarget
from backend.kit.database import Database
from backend.records.receiving import BINARY
from tests.browser.serving import serving
from tests.databases import DEMO, Databases
from tests.exchange.books import identity, listed, text
from tests.records.papers import EXE, PDF
from tests.served import PASSWORD

MEGABYTE = 1024 * 1024
CHECK = """mutation Check($input: ImportCheckInput!) { importCheck(input: $input) {
    errors { field code message } importBatch { id version state total faulty can } } }"""
STEP = """mutation Step($input: ChangeInput!) { import%s(input: $input) { errors { code message } importBatch { id version state } } }"""
TABLES = ("attachment", "import_batch", "import_file", "act_log")


class Live:
    """The program on a port, one client that has signed in, and what it has stored."""

    def __init__(self, client: httpx.AsyncClient, database: Database, data: Path) -> None:
        self.client, self.database, self.data = client, database, data

    async def sign_in(self, who: str) -> None:
        assert (await self.client.post("/session", json={"username": who, "password": PASSWORD})).status_code == 204

    async def ask(self, query: str, language: str = "zh-CN", **given: Any) -> httpx.Response:
        body = {"query": query, "variables": {"input": given}}
        return await self.client.post("/graphql", json=body, headers={"accept-language": language})

    async def organ(self) -> str:
        answer = await self.ask("{ viewer { organisation { id } } }")
        return str(answer.json()["data"]["viewer"]["organisation"]["id"])

    async def stored(self) -> tuple[list[int], set[Path]]:
        """Rows of every table that could hold something of a file, and every file of the data directory."""
        counts = [int(await self.database.reads.fetchval(f"SELECT count(*) FROM {table}")) for table in TABLES]
        return counts, {path for path in self.data.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAODI_DATA", str(folder := tmp_path_factory.mktemp("data")))
        yield folder


@pytest.fixture(scope="module")
async def live(databases: Databases, data: Path) -> AsyncIterator[Live]:
    async with databases.copy(DEMO) as url, await Database.open(url) as database:
        with serving(url) as address:
            async with httpx.AsyncClient(base_url=address, timeout=60) as client:
                yield Live(client, database, data)


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    (error,) = answer.json()["errors"]
    return answer.status_code, error["extensions"]["code"], error["message"]


@pytest.mark.parametrize(
    ("language", "said"), [("zh-CN", "文件超过 20 MB。"), ("en", "The file is larger than 20 MB.")], ids=["zh", "en"]
)
async def test_a_paper_of_60_mb_is_refused_in_words_and_leaves_nothing(live: Live, language: str, said: str) -> None:
    await live.sign_in("fenghui-leader")
    before = await live.stored()
    headers = {"content-type": BINARY, "accept-language": language}
    answer = await live.client.post("/uploads?name=大.pdf", content=PDF + bytes(60 * MEGABYTE), headers=headers)
    assert refusal(answer) == (413, "BAD_INPUT", said)
    assert await live.stored() == before


async def test_a_paper_that_hides_its_60_mb_is_cut_off_on_its_way(live: Live) -> None:
    await live.sign_in("fenghui-leader")
    before = await live.stored()
    answer = await live.client.post("/uploads?name=a.pdf", content=pieces(PDF, 60), headers={"content-type": BINARY})
    assert refusal(answer)[:2] == (413, "BAD_INPUT")
    assert await live.stored() == before


async def pieces(first: bytes, megabytes: int) -> AsyncIterator[bytes]:
    yield first
    for _ in range(megabytes):
        yield bytes(MEGABYTE)


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh-CN", "请求体超过 1024 KB。"), ("en", "The request body is longer than 1024 KB.")],
    ids=["zh", "en"],
)
async def test_a_list_of_60_mb_is_refused_in_words_and_leaves_nothing(live: Live, language: str, said: str) -> None:
    await live.sign_in("district-org")
    before, place = await live.stored(), await live.organ()
    content = text(b"PK\x03\x04" + bytes(60 * MEGABYTE))
    answer = await live.ask(CHECK, language, id=place, target="STAFF", fileName="大.xlsx", content=content)
    assert refusal(answer) == (413, "BAD_INPUT", said)
    assert await live.stored() == before


@pytest.mark.parametrize(("path", "kind"), [("/uploads?name=a.pdf", BINARY), ("/graphql", "application/json")])
async def test_60_mb_are_refused_before_a_byte_of_them_has_come(live: Live, path: str, kind: str) -> None:
    await live.sign_in("district-org")
    cookies = "; ".join(f"{name}={value}" for name, value in live.client.cookies.items())
    head = [f"POST {path} HTTP/1.1", "Host: x", f"Cookie: {cookies}", f"Content-Type: {kind}", f"Content-Length: {60 * MEGABYTE}"]
    reader, writer = await asyncio.open_connection(live.client.base_url.host, live.client.base_url.port)
    writer.write("\r\n".join([*head, "", ""]).encode())
    assert b" 413 " in await asyncio.wait_for(reader.readline(), 15)
    writer.close()


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (EXE + bytes(MEGABYTE // 2), "NO_SPREADSHEET", "不是 .xlsx 电子表格"),
        (b"PK" + bytes(701 * 1024), "TOO_LARGE", "文件超过 700 KB"),
    ],
    ids=["program", "701 KB"],
)
async def test_what_is_no_list_is_refused_at_the_file(live: Live, content: bytes, code: str, said: str) -> None:
    await live.sign_in("district-org")
    before, place = await live.stored(), await live.organ()
    answer = await live.ask(CHECK, id=place, target="STAFF", fileName="名单.xlsx", content=text(content))
    assert answer.json()["data"]["importCheck"] == {
        "importBatch": None,
        "errors": [{"field": "content", "code": code, "message": said}],
    }
    assert await live.stored() == before


async def test_five_thousand_people_come_and_go_and_others_are_served_meanwhile(live: Live) -> None:
    await live.sign_in("district-org")
    codes = [row["code"] for row in await live.database.reads.fetch("SELECT code FROM agency WHERE closed_on IS NULL")]
    content = listed(ImportTarget.STAFF, *(person(number, codes[number % len(codes)]) for number in range(5_000)))
    place, before = await live.organ(), await live.database.reads.fetchval("SELECT count(*) FROM staff")
    given = {"id": place, "target": "STAFF", "fileName": "全区.xlsx", "content": text(content)}
    tried = (await told(live, live.ask(CHECK, **given)))["importCheck"]
    assert (tried["errors"], tried["importBatch"]["total"], tried["importBatch"]["state"]) == ([], 5_000, "CHECKED")
    written = await step(live, "Commit", tried["importBatch"])
    assert written["state"] == "COMMITTED"
    assert await live.database.reads.fetchval("SELECT count(*) FROM staff") == before + 5_000
    assert (await step(live, "Undo", written))["state"] == "UNDONE"
    assert await live.database.reads.fetchval("SELECT count(*) FROM staff") == before


def person(number: int, code: str) -> dict[str, Any]:
    born = f"{date(1960, 1, 1) + timedelta(days=number // 999):%Y%m%d}"
    words = {"name": "王试", "gender": "男" if number % 999 % 2 else "女", "organisation": code, "title": "科员"}
    return words | {"position": "一般人员", "id_number": identity(number % 999, born), "entered_on": "2017-08-01"}


async def step(live: Live, act: str, batch: dict[str, Any]) -> Any:
    found = (await told(live, live.ask(STEP % act, id=batch["id"], version=batch["version"])))[f"import{act}"]
    assert found["errors"] == []
    return found["importBatch"]


async def told(live: Live, asked: Any) -> Any:
    """The data of an answer; while it is awaited the program answers others, and what it tells only ever grows."""
    task, words = asyncio.ensure_future(asked), []
    while not (await asyncio.wait({task}, timeout=0.05))[0]:
        found = (await live.ask("{ importsUnderWay { phase done total } }")).json()["data"]["importsUnderWay"]
        words += [(one["phase"], one["done"]) for one in found]
    assert len(words) > 2
    assert all(one[1] <= other[1] for one, other in pairwise(words) if one[0] == other[0])
    return task.result().json()["data"]

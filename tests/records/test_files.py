"""Papers: what is refused and leaves nothing, what is kept once and without metadata, and who may take it."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from backend.graph.ids import decode_id, encode_id
from backend.kit.contents import Contents
from backend.records.files import MOST_LOOSE, sweep, sweep_strays
from backend.records.receiving import BINARY, MOST_BYTES
from tests.appointments.bureau import Bureau
from tests.records.papers import DOCX, EXE, MACROS, PDF, PLACE, TOLD_JPEG, TOLD_PNG, XLSX, jpeg, office, png
from tests.served import Served


async def send(served: Served, who: str | None, name: str, content: bytes, **headers: str) -> httpx.Response:
    client = await served.client(who)
    return await client.post("/uploads", params={"name": name}, content=content, headers={"content-type": BINARY, **headers})


async def sent(served: Served, who: str, name: str = "复函.pdf", content: bytes = PDF) -> str:
    """The id of a file that was taken."""
    answer = await send(served, who, name, content)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def kept(served: Served) -> set[Path]:
    return {path for path in (served.data / "files").rglob("*") if path.is_file()}


async def loose(served: Served) -> int:
    return int(await served.database.reads.fetchval("SELECT count(*) FROM attachment WHERE object_id IS NULL"))


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("通知.pdf", EXE, 415),
        ("照片.png", PDF, 415),
        ("页面.html", b"<script>alert(1)</script>", 415),
        ("没有扩展名", PDF, 415),
        ("宏.docx", MACROS, 415),
        ("表.xlsx", DOCX, 415),
        ("压缩包.xlsx", office(), 415),
        ("半张.png", png()[:-20], 400),
        ("半张.jpg", jpeg()[:-9], 400),
        ("空.pdf", b"", 400),
        ("", PDF, 400),
        ("长" * 201 + ".pdf", PDF, 400),
        ("大.pdf", PDF + bytes(60 * 1024 * 1024), 413),
    ],
    ids=["exe", "other ending", "html", "no ending", "macros", "other office", "bare zip", "half png", "half jpeg", "empty", "nameless", "long name", "60 MB"],
)  # fmt: skip
async def test_what_is_refused_leaves_nothing(served: Served, name: str, content: bytes, status: int) -> None:
    before = kept(served), await loose(served)
    answer = await send(served, "fenghui-leader", name, content)
    assert answer.status_code == status
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_INPUT"
    assert (kept(served), await loose(served)) == before


async def test_a_body_that_hides_its_length_is_cut_off_where_it_is_too_long(served: Served) -> None:
    pieces = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal pieces
        yield PDF
        while True:
            pieces += 1
            yield bytes(1024 * 1024)

    before = kept(served)
    client = await served.client("fenghui-leader")
    answer = await client.post("/uploads", params={"name": "a.pdf"}, content=endless(), headers={"content-type": BINARY})
    assert answer.status_code == 413
    assert pieces <= MOST_BYTES // (1024 * 1024) + 1
    assert kept(served) == before


async def test_nobody_sends_without_a_session_from_another_site_or_as_a_form(served: Served) -> None:
    assert (await send(served, None, "a.pdf", PDF)).status_code == 401
    assert (await send(served, "fenghui-leader", "a.pdf", PDF, **{"sec-fetch-site": "cross-site"})).status_code == 403
    form = await (await served.client("fenghui-leader")).post("/uploads?name=a.pdf", files={"file": ("a.pdf", PDF)})
    assert form.status_code == 415


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("函.PDF", PDF, "PDF"),
        ("表.xlsx", XLSX, "XLSX"),
        ("稿.docx", DOCX, "DOCX"),
        ("照.jpeg", jpeg(), "JPEG"),
        ("图.png", png(), "PNG"),
    ],
)
async def test_every_kind_is_known_by_its_bytes(served: Served, name: str, content: bytes, kind: str) -> None:
    answer = await send(served, "fenghui-leader", name, content)
    assert (answer.status_code, answer.json()["kind"], answer.json()["name"]) == (201, kind, name)


@pytest.mark.parametrize(("name", "content"), [("照片.jpg", TOLD_JPEG), ("截图.png", TOLD_PNG)])
async def test_a_picture_keeps_which_side_is_up_and_nothing_of_where_it_was_taken(
    served: Served, here: Bureau, name: str, content: bytes
) -> None:
    assert PLACE in content
    paper = await sent(served, "fenghui-leader", name, content)
    sha256 = await here.pool.fetchval("SELECT sha256 FROM attachment WHERE id = $1", decode_id(paper)[1])
    stored = Contents(served.data / "files").path(sha256).read_bytes()
    assert PLACE not in stored
    assert stored in (png(), jpeg(_upright(6)))


def _upright(side: int) -> bytes:
    """The EXIF segment that says the orientation alone."""
    body = b"Exif\0\0MM\0*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01" + bytes((0, side, 0, 0)) + bytes(4)
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


async def test_one_content_is_stored_once_whoever_sends_it(served: Served) -> None:
    content = PDF + b"once"
    await sent(served, "fenghui-leader", "甲.pdf", content)
    before = kept(served)
    await sent(served, "market-personnel", "乙.pdf", content)
    assert kept(served) == before


async def asked_for_consent(here: Bureau) -> int:
    key = await here.drafted(await here.person(), "DEPUTY_APPOINTMENT", toTitle="副所长")
    await here.done("send", key)
    return key


async def test_a_paper_of_a_consent_is_read_by_those_who_read_the_letters_and_by_nobody_else(
    served: Served, here: Bureau
) -> None:
    key = await asked_for_consent(here)
    paper = await sent(served, "fenghui-leader", "同意函.pdf")
    assert (await served.get("fenghui-leader", f"/files/{paper}")).status_code == 404  # not yet a record's
    await here.done("consent", key, attachments=[paper])
    for who, status in {
        **dict.fromkeys(("fenghui-leader", "fenghui-personnel", "market-personnel", "market-leader", "district-org"), 200),
        **dict.fromkeys(("baiguan-personnel", "justice-personnel", "fenghui-market-head", "fenghui-market-member"), 404),
        **dict.fromkeys(("district-leader", "system-admin", "security-admin", "audit-admin", "grid-officer"), 404),
    }.items():
        answer = await served.get(who, f"/files/{paper}")
        assert answer.status_code == status, who
        shown = (await here.desk.ask(who, "query ($id: ID!) { node(id: $id) { id } }", {"id": paper}))["node"]
        assert (shown is not None) is (status == 200), who
    missing = (await served.get("justice-personnel", f"/files/{encode_id('Attachment', 10**9)}")).json()["errors"][0]
    hidden = (await served.get("justice-personnel", f"/files/{paper}")).json()["errors"][0]
    assert missing["message"] == hidden["message"]
    assert missing["extensions"]["code"] == hidden["extensions"]["code"] == "NOT_FOUND"


async def test_a_paper_comes_out_as_it_went_in_as_a_download_and_leaves_a_trace(served: Served, here: Bureau) -> None:
    await here.give_up(0)
    key = await asked_for_consent(here)
    paper = await sent(served, "fenghui-leader", '同意函 "终稿".pdf')
    await here.done("consent", key, attachments=[paper])
    answer = await served.get("market-personnel", f"/files/{paper}")
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E5%90%8C")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "no-store" in answer.headers["cache-control"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    logged = await here.pool.fetchrow("SELECT object_type, row_keys, field_groups FROM access_log ORDER BY id DESC LIMIT 1")
    assert tuple(logged or ()) == ("Attachment", [decode_id(paper)[1]], ["content"])


async def test_only_the_senders_own_fresh_file_can_be_attached_once_and_a_refused_act_takes_none(
    served: Served, here: Bureau
) -> None:
    await here.give_up(0)
    key = await asked_for_consent(here)
    strange = await sent(served, "market-personnel")
    old = await sent(served, "fenghui-leader")
    await here.pool.execute("UPDATE attachment SET uploaded_at = now() - interval '25 hours' WHERE id = $1", decode_id(old)[1])
    for wrong in (strange, old, encode_id("Attachment", 10**9), encode_id("Staff", 1), "nonsense"):
        assert await here.refused("consent", key, attachments=[wrong]) == [("attachments", "NO_SUCH_FILE")]
    many = [encode_id("Attachment", number) for number in range(1, 12)]
    assert await here.refused("consent", key, attachments=many) == [("attachments", "TOO_MANY_FILES")]
    mine = await sent(served, "fenghui-leader")
    assert await here.refused("consent", key, on="2017-09-01", attachments=[mine]) == [("on", "IN_THE_FUTURE")]
    assert (await here.row("attachment", decode_id(mine)[1] or 0))["object_id"] is None
    await here.done("consent", key, attachments=[mine])
    assert (await here.row("attachment", decode_id(mine)[1] or 0))["object_id"] == key


async def test_files_without_an_act_are_swept_after_a_day_and_a_shared_content_stays(served: Served, here: Bureau) -> None:
    await here.give_up(0)
    key, content = await asked_for_consent(here), PDF + b"shared"
    attached, old = [await sent(served, "fenghui-leader", "a.pdf", content) for _ in range(2)]
    alone = await sent(served, "fenghui-leader", "b.pdf", PDF + b"alone")
    await here.done("consent", key, attachments=[attached])
    past = "UPDATE attachment SET uploaded_at = now() - interval '25 hours' WHERE id = ANY($1)"
    await here.pool.execute(past, [decode_id(one)[1] for one in (attached, old, alone)])
    names = {path.name for path in kept(served)}
    contents = Contents(served.data / "files")
    async with served.database.engine.begin() as db:
        await sweep(contents, db)
    left = await here.pool.fetch(
        "SELECT id FROM attachment WHERE id = ANY($1)", [decode_id(x)[1] for x in (attached, old, alone)]
    )
    assert [row["id"] for row in left] == [decode_id(attached)[1]]
    gone = names - {path.name for path in kept(served)}
    assert len(gone) == 1
    assert (await served.get("market-personnel", f"/files/{attached}")).content == content


async def test_a_content_whose_upload_was_cut_between_disk_and_database_is_swept(served: Served, here: Bureau) -> None:
    await here.give_up(0)
    key = await asked_for_consent(here)
    await here.done("consent", key, attachments=[await sent(served, "fenghui-leader", "c.pdf", PDF + b"referred to")])
    contents = Contents(served.data / "files")
    before = kept(served)
    for letter in "ab":
        with contents.draft() as draft:
            draft.write_bytes(letter.encode())
            contents.keep(draft, letter * 64)
    for path in (*before, contents.path("a" * 64)):
        os.utime(path, (0, time.time() - 25 * 3600))
    async with served.database.engine.begin() as db:
        await sweep_strays(contents, db)
    assert not contents.path("a" * 64).exists()
    assert contents.path("b" * 64).exists(), "its upload may still be under way"
    named = {row["sha256"] for row in await here.pool.fetch("SELECT DISTINCT sha256 FROM attachment")}
    assert {path for path in kept(served) if path.name in named} == {path for path in before if path.name in named} != set()


async def test_a_person_cannot_fill_the_disk_with_files_that_no_act_takes(served: Served, here: Bureau) -> None:
    await here.pool.execute("DELETE FROM attachment WHERE object_id IS NULL")
    send_one = partial(sent, served, "district-org")
    await here.pool.execute(
        """INSERT INTO attachment (sha256, name, kind, size, uploaded_by_id)
           SELECT repeat('0', 64), 'x.pdf', 'PDF', 1, a.id FROM account a, generate_series(1, $1) WHERE username = 'district-org'""",
        MOST_LOOSE - 1,
    )
    await send_one()
    refused = await send(served, "district-org", "a.pdf", PDF)
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (429, "RATE_LIMITED")

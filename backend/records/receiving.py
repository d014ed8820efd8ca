"""A file on its way in: counted while it comes, known by its bytes, without metadata where it is a picture."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Receive

from backend.kit.contents import digest_of
from backend.kit.http import bad_body
from backend.kit.images import BrokenImage, stripped
from backend.kit.sniffing import IMAGES, FileKind, kind_of, named_as

BINARY = "application/octet-stream"

MOST_BYTES = 20 * 1024 * 1024
"""Of one file: a scanned paper of many pages."""

LONGEST_NAME = 200
"""Characters of a file's name."""

SECONDS = 120.0
"""In which a file must have come."""

_TOO_LARGE = bad_body(
    f"文件超过 {MOST_BYTES // 1024 // 1024} MB。", f"The file is larger than {MOST_BYTES // 1024 // 1024} MB.", 413
)
_STRANGE = bad_body(
    "只接受 PDF、PNG、JPEG、XLSX、DOCX 文件，且内容须与扩展名一致；含宏的不接受。",
    "Only PDF, PNG, JPEG, XLSX and DOCX are accepted, with content that fits the name and without macros.",
    415,
)
_BROKEN = bad_body("图片不完整，无法读取。", "The picture is cut off or cannot be read.")
_EMPTY = bad_body("文件是空的。", "The file is empty.")


@dataclass(frozen=True)
class Received:
    """What came, as it will be kept."""

    kind: FileKind
    size: int
    sha256: str


async def receive(headers: Headers, messages: Receive, draft: Path) -> None:
    """Writes the body to `draft`. Problem: larger than allowed, which is known before or while it comes; or too slow."""
    try:
        if int(headers.get("content-length", "0")) > MOST_BYTES:
            raise _TOO_LARGE
    except ValueError:
        raise bad_body("Content-Length 不是数字。", "Content-Length is not a number.") from None
    try:
        async with asyncio.timeout(SECONDS):
            await _write(messages, draft)
    except TimeoutError:
        raise bad_body("文件发送得太慢。", "The file came too slowly.", 408) from None


async def _write(messages: Receive, draft: Path) -> None:
    size = 0
    with draft.open("wb") as file:
        while True:
            message = await messages()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            piece = message.get("body", b"")
            size += len(piece)
            if size > MOST_BYTES:
                raise _TOO_LARGE
            await asyncio.to_thread(file.write, piece)
            if not message.get("more_body"):
                return


def settle(draft: Path, name: str) -> Received:
    """What the file is, its metadata removed. Problem: nothing that may stand beside a record. Takes long: not for the loop."""
    if draft.stat().st_size == 0:
        raise _EMPTY
    kind = kind_of(draft)
    if kind is None or kind is not named_as(name):
        raise _STRANGE
    if kind in IMAGES:
        try:
            draft.write_bytes(stripped(draft.read_bytes()))
        except BrokenImage:
            raise _BROKEN from None
    return Received(kind, draft.stat().st_size, digest_of(draft))

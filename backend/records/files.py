"""`POST /uploads` and `GET /files/{id}`: papers come in before their act, and go out through the record that shows them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import orjson
import structlog
from sqlalchemy import ARRAY, Text, bindparam, delete, exists, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from backend.access.acts.attaching import LOOSE
from backend.access.acts.models import Attachment
from backend.graph.errors import Code
from backend.graph.http import unauthenticated
from backend.graph.ids import decode_id, encode_id
from backend.graph.request import Answer, GraphQLRequest, Unauthenticated
from backend.identity.credentials import credentials
from backend.identity.models import AccessLog, PolicyCurrent
from backend.kit.contents import Contents
from backend.kit.http import Problem, bad_body, internal_problem, language_of, request_id
from backend.kit.locks import CONTENT
from backend.kit.sniffing import MEDIA_TYPES, FileKind
from backend.records.receiving import BINARY, LONGEST_NAME, Received, receive, settle

MOST_LOOSE = 50
"""Files that one person may have sent without an act."""

_WHO = "viewer { account { id } post { id } }"
_UPLOAD = f"query Upload {{ {_WHO} }}"
_FILE = f"query File($id: ID!) {{ node(id: $id) {{ ... on Attachment {{ name kind sha256 }} }} {_WHO} }}"

_SHA256S = bindparam("sha256s", type_=ARRAY(Text()))

_log = structlog.get_logger("daodi.files")


class Answers(Protocol):
    """What the routes need of the GraphQL service."""

    async def answer(self, request: GraphQLRequest) -> Answer: ...


class FileRoutes:
    """The routes over one database and one folder of contents."""

    def __init__(self, engine: AsyncEngine, contents: Contents) -> None:
        self._engine = engine
        self._contents = contents

    def routes(self) -> list[Route]:
        return [
            Route("/uploads", self.upload, methods=["POST"]),
            Route("/files/{id}", self.file, methods=["GET"]),
        ]

    async def upload(self, request: Request) -> Response:
        """The bytes as `application/octet-stream`, the name as `?name=`; 201 with the id that an act takes.

        A browser cannot send this media type across sites unasked. Whoever is not signed in is refused before the body is read.
        """
        account = decode_id((await _asked(request, _UPLOAD))["viewer"]["account"]["id"])[1]
        name = _name(request)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != BINARY:
            raise bad_body(f"文件须以 {BINARY} 发送。", f"A file is sent as {BINARY}.", 415)
        with self._contents.draft() as draft:
            try:
                await receive(request.headers, request.receive, draft)
            except ClientDisconnect:
                return Response(status_code=499)  # nobody hears it
            received = await asyncio.to_thread(settle, draft, name)
            key = await self._store(draft, name, received, account)
        body = {"id": encode_id("Attachment", key), "name": name, "kind": received.kind.value, "size": received.size}
        return JSONResponse(body, 201, headers={"cache-control": "no-store"})

    async def _store(self, draft: Path, name: str, received: Received, account: int | None) -> int:
        values = {"sha256": received.sha256, "name": name, "kind": received.kind.value, "size": received.size}
        loose = select(func.count()).where(Attachment.uploaded_by_id == account, Attachment.object_id.is_(None))
        made = insert(Attachment).values(**values, uploaded_by_id=account).returning(Attachment.id)
        async with self._engine.begin() as db:
            await db.execute(CONTENT, {"sha256": received.sha256})
            if (await db.scalar(loose.where(Attachment.uploaded_at > func.now() - LOOSE)) or 0) >= MOST_LOOSE:
                zh, en = f"已上传而未用的文件达到 {MOST_LOOSE} 个。", f"{MOST_LOOSE} files have been sent and not been used."
                raise Problem(429, Code.RATE_LIMITED, zh, en, {"retry-after": "3600"})
            await asyncio.to_thread(self._contents.keep, draft, received.sha256)
            return int((await db.execute(made)).scalar_one())

    async def file(self, request: Request) -> Response:
        """The content, for those who see the attachment in the graph; 404 for all others, whether there is one or not."""
        found = await _asked(request, _FILE, id=request.path_params["id"])
        if found is None or not found["node"]:
            raise Problem(404, Code.NOT_FOUND, "没有这个文件，或不在你的职权范围。", "No such file, or it is outside your remit.")
        paper = found["node"]
        path = self._contents.path(paper["sha256"])
        if not path.is_file():
            _log.error("content is missing", sha256=paper["sha256"])
            raise internal_problem(request.scope)
        await self._note(request, found["viewer"])
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(paper['name'], safe='')}",
            "cache-control": "private, no-store",
        }
        return FileResponse(path, headers=headers, media_type=MEDIA_TYPES[FileKind(paper["kind"])])

    async def _note(self, request: Request, viewer: dict[str, Any]) -> None:
        """Who took which paper, before a byte leaves."""
        log = AccessLog.__table__
        values: dict[str, Any] = {
            "account_id": decode_id(viewer["account"]["id"])[1],
            "post_id": decode_id(viewer["post"]["id"])[1],
            "policy_version_id": select(PolicyCurrent.version_id).scalar_subquery(),
            "operation": "File",
            "object_type": "Attachment",
            "field_groups": ["content"],
            "row_keys": [decode_id(request.path_params["id"])[1]],
            "request_id": request_id(request.scope),
        }
        async with self._engine.begin() as db:
            await db.execute(insert(log).values(values))


async def sweep(contents: Contents, db: AsyncConnection) -> None:
    """Forgets files that no act has taken within a day, and drops contents to which nothing refers any more."""
    old = (Attachment.object_id.is_(None), Attachment.uploaded_at <= func.now() - LOOSE)
    dropped = await db.execute(delete(Attachment).where(*old).returning(Attachment.sha256))
    await _drop_unused(contents, db, dropped.scalars())
    await asyncio.to_thread(contents.drop_drafts)


async def sweep_strays(contents: Contents, db: AsyncConnection) -> None:
    """Drops contents that no row has ever referred to: of uploads that were interrupted between the disk and the database."""
    lying = await asyncio.to_thread(contents.settled)
    known = set(
        (await db.execute(select(Attachment.sha256).where(Attachment.sha256 == func.any(_SHA256S)), {"sha256s": lying})).scalars()
    )
    await _drop_unused(contents, db, (sha256 for sha256 in lying if sha256 not in known))


async def _drop_unused(contents: Contents, db: AsyncConnection, candidates: Iterable[str]) -> None:
    """Drops those to which nothing refers, each under the lock of its uploads."""
    for sha256 in sorted(set(candidates)):
        await db.execute(CONTENT, {"sha256": sha256})
        if not await db.scalar(select(exists().where(Attachment.sha256 == sha256))):
            await asyncio.to_thread(contents.drop, sha256)


async def _asked(request: Request, query: str, **variables: str) -> Any:
    """The data of a query as the caller; None where it fails, as with an id that is none. Problem: nobody is signed in."""
    given = credentials(request.scope)
    if given is None:
        raise unauthenticated()
    answers: Answers = request.app.state.answers
    asked = GraphQLRequest(query, None, variables, given, request_id(request.scope), language_of(request.headers))
    try:
        answer = orjson.loads((await answers.answer(asked)).body)
    except Unauthenticated:
        raise unauthenticated() from None
    return None if answer.get("errors") else answer["data"]


def _name(request: Request) -> str:
    """The last part of the name that the sender gives, without what no file system likes."""
    given = request.query_params.get("name", "").replace("\\", "/").rpartition("/")[2].strip()
    if not 0 < len(given) <= LONGEST_NAME or not given.isprintable():
        zh, en = f"name 须是 1 至 {LONGEST_NAME} 个字符的文件名。", f"name must be a file name of 1 to {LONGEST_NAME} characters."
        raise bad_body(zh, en)
    return given

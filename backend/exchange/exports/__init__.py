"""`GET /exports/{name}`: rosters and scores as a spreadsheet, with the masks of the screen, a watermark and a line in the log."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import quote

import orjson
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from backend.exchange.exports.families import FAMILIES, Family
from backend.exchange.exports.reading import Answers, Page, Unanswered, Wanted, pages
from backend.exchange.rules.columns import COLUMNS, ImportTarget
from backend.graph.http import unauthenticated
from backend.graph.ids import decode_id
from backend.graph.request import Credentials, GraphQLRequest, Unauthenticated
from backend.identity.credentials import credentials
from backend.identity.models import AccessLog, PolicyCurrent
from backend.kit.http import Language, Problem, bad_body, language_of, request_id
from backend.kit.spreadsheets import write_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 64 * 1024
_LONGEST_WHERE = 8192
_TEMPLATE = "template-"


class ExportRoutes:
    """The route over one database; the GraphQL service is the one that the application's start has made."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    def routes(self) -> list[Route]:
        return [Route("/exports/{name}", self.export, methods=["GET"])]

    async def export(self, request: Request) -> Response:
        """Problem: nobody is signed in, no such export, columns or filter that do not fit."""
        given, name = credentials(request.scope), request.path_params["name"]
        if given is None:
            raise unauthenticated()
        language = language_of(request.headers)
        if name.startswith(_TEMPLATE):
            return await _template(name.removeprefix(_TEMPLATE))
        family = FAMILIES.get(name)
        if family is None:
            raise Problem(404, "NOT_FOUND", "没有这种导出。", "There is no such export.")
        return await self._table(request, family, given, language)

    async def _table(self, request: Request, family: Family, given: Credentials, language: Language) -> Response:
        wanted = _wanted(request, family)
        asked = GraphQLRequest("", None, {}, given, request_id(request.scope), language)
        answers: Answers = request.app.state.answers
        try:
            read = [page async for page in pages(answers, wanted, asked)]
        except Unauthenticated:
            raise unauthenticated() from None
        except Unanswered as refused:
            return Response(refused.body, 400, media_type="application/json")
        moment = await self._log(wanted, read, asked)
        rows = (wanted.cells(node, language) for page in read for node in page.nodes)
        title = family.title[language != "zh"]
        note = _watermark(read[0].viewer, moment, language)
        return await _sent(title, wanted.headings(language), rows, note)

    async def _log(self, wanted: Wanted, read: list[Page], asked: GraphQLRequest) -> str:
        """Who took which rows out, before a byte leaves; the moment, in district time."""
        viewer, keys = read[0].viewer, [decode_id(node["id"])[1] for page in read for node in page.nodes]
        log = AccessLog.__table__
        values: dict[str, Any] = {
            "account_id": decode_id(viewer["account"]["id"])[1],
            "post_id": decode_id(viewer["post"]["id"])[1],
            "policy_version_id": select(PolicyCurrent.version_id).scalar_subquery(),
            "operation": "Export",
            "object_type": wanted.family.where.removesuffix("Where"),
            "field_groups": ["export"],
            "row_keys": keys,
            "request_id": asked.request_id,
        }
        shown = func.to_char(func.timezone("Asia/Shanghai", func.district_now()), "YYYY-MM-DD HH24:MI")
        async with self._engine.begin() as db:
            await db.execute(insert(log).values(values))
            return str(await db.scalar(select(shown)))


def _wanted(request: Request, family: Family) -> Wanted:
    """`columns=name,title`, `where=` a filter as JSON, `asOf=` a day; without columns all of them."""
    columns = [name for name in request.query_params.get("columns", "").split(",") if name] or list(family.fields)
    strange = [name for name in columns if name not in family.fields]
    if strange or len(set(columns)) != len(columns):
        raise bad_body("columns 含有未知或重复的列。", "columns names a column that there is not, or one twice.")
    where = request.query_params.get("where")
    try:
        found = None if where is None or len(where) > _LONGEST_WHERE else orjson.loads(where)
    except orjson.JSONDecodeError:
        raise bad_body("where 不是 JSON。", "where is no JSON.") from None
    if (found is None) is not (where is None):
        raise bad_body("where 过长。", "where is too long.")
    return Wanted(family, columns, found, request.query_params.get("asOf"))


def _watermark(viewer: dict[str, Any], moment: str, language: Language) -> str:
    who = f"{viewer['organisation']['name']} {viewer['account']['displayName']}"
    if language == "zh":
        return f"导出人：{who}；导出时间：{moment}；内容以导出人的份额为限，请勿外传。"
    return f"Exported by {who} at {moment}; it shows this person's share only and is not to be passed on."


async def _template(name: str) -> Response:
    """An empty list with its headings and one row as an example."""
    try:
        target = ImportTarget(name.upper())
    except ValueError:
        raise Problem(404, "NOT_FOUND", "没有这种模板。", "There is no such template.") from None
    columns = COLUMNS[target]
    return await _sent(f"导入模板-{name}", [c.heading for c in columns], iter([[c.example for c in columns]]), None)


async def _sent(title: str, heading: list[str], rows: Any, note: str | None) -> Response:
    """Written to memory, or to disk when it is long, and sent in pieces."""
    target: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it lives as long as the answer
    await asyncio.to_thread(write_table, target, title, heading, rows, note)
    target.seek(0)
    disposition = f"attachment; filename=\"export.xlsx\"; filename*=UTF-8''{quote(title)}.xlsx"
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return StreamingResponse(_pieces(target), media_type=XLSX, headers=headers)


async def _pieces(target: IO[bytes]) -> AsyncIterator[bytes]:
    try:
        while piece := target.read(_PIECE):
            yield piece
    finally:
        target.close()

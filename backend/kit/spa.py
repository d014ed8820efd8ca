"""The single-page application as built: precompressed files from memory, and the page with a new nonce each time."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketClose

from backend.kit.http import quality

NONCE = "__CSP_NONCE__"
"""What stands in `index.html` where the nonce goes."""

PAGE = "index.html"
HASHED = "assets/"
"""Where the bundler puts files whose names change with their content."""

FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"

NOT_BUILT = (
    "前端页面尚未构建:在 frontend/ 中运行 npm ci && npm run build 后重新启动;/graphql 可以照常使用。\n"
    "The pages are not built: run npm ci && npm run build in frontend/ and start again; /graphql works as it is.\n"
)

_ENCODINGS = {"br": ".br", "gzip": ".gz"}
_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
_POLICY = "default-src 'self'; style-src 'self' 'nonce-{}'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"


@dataclass(frozen=True)
class _File:
    """One built file with its compressed forms by name of the encoding."""

    content: bytes
    media_type: str
    cache: str
    etag: str
    encoded: Mapping[str, bytes] = field(default_factory=dict)


class Spa:
    """Serves the files of `folder`, and the page for every path that does not look like a file (deep links)."""

    def __init__(self, folder: Path) -> None:
        self._files = _load(folder)
        page = self._files.pop(PAGE, None)
        self._page = page.content.decode() if page else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            return await WebSocketClose()(scope, receive, send)
        await self._respond(scope["method"], scope["path"].lstrip("/"), Headers(scope=scope))(scope, receive, send)

    def _respond(self, method: str, path: str, headers: Headers) -> Response:
        if method not in ("GET", "HEAD"):
            return PlainTextResponse("Method Not Allowed\n", 405, {"allow": "GET, HEAD"})
        if (file := self._files.get(path)) is not None:
            return _deliver(file, headers)
        if path != PAGE and "." in path.rpartition("/")[2]:
            return PlainTextResponse("Not Found\n", 404, {"cache-control": ASK_FIRST})
        return self._deliver_page()

    def _deliver_page(self) -> Response:
        if self._page is None:
            return PlainTextResponse(NOT_BUILT, 503, {"cache-control": "no-store"})
        nonce = secrets.token_urlsafe(16)
        headers = {"cache-control": ASK_FIRST, "content-security-policy": _POLICY.format(nonce)}
        return Response(self._page.replace(NONCE, nonce), headers=headers, media_type="text/html")


def _deliver(file: _File, headers: Headers) -> Response:
    known = {"cache-control": file.cache, "etag": file.etag, "vary": "Accept-Encoding"}
    if headers.get("if-none-match") == file.etag:
        return Response(status_code=304, headers=known)
    encoding = preferred_encoding(headers.get("accept-encoding", ""), file.encoded)
    if encoding is None:
        return Response(file.content, headers=known, media_type=file.media_type)
    return Response(file.encoded[encoding], headers={**known, "content-encoding": encoding}, media_type=file.media_type)


def preferred_encoding(accepted: str, available: Mapping[str, bytes]) -> str | None:
    """The best form that the client takes, Brotli before gzip; None for the plain one."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = quality(weight.partition("=")[2].strip() or "1")
    return next((name for name in _ENCODINGS if name in available and weights.get(name, 0.0) > 0), None)


def _load(folder: Path) -> dict[str, _File]:
    """All files under `folder` by their path in URLs; dotfiles and the compressed forms themselves are not served."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return {
        path.relative_to(folder).as_posix(): _read(path, path.relative_to(folder).as_posix())
        for path in paths
        if path.suffix not in _ENCODINGS.values()
    }


def _read(path: Path, name: str) -> _File:
    content = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    beside = {encoding: path.with_name(path.name + suffix) for encoding, suffix in _ENCODINGS.items()}
    return _File(
        content,
        f"{media_type}; charset=utf-8" if media_type.startswith(_TEXT) else media_type,
        FOR_EVER if name.startswith(HASHED) else ASK_FIRST,
        f'W/"{hashlib.sha256(content).hexdigest()[:24]}"',
        {encoding: other.read_bytes() for encoding, other in beside.items() if other.is_file()},
    )

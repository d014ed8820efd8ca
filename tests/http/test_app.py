"""The application around GraphQL: pages, headers, health, metrics, log."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import Message
from structlog.testing import capture_logs

from backend.app import create_app
from backend.identity.credentials import secret_hash
from backend.kit.database import Database
from backend.kit.middleware import SAMPLE
from backend.settings import Settings
from tests.http.asking import Reply, ask
from tests.http.conftest import SCRIPT

ASSET = "/assets/index-4f2a.js"


def nonce_of(reply: Reply) -> str:
    match = re.search(r'data-nonce="([\w-]+)"', reply.body.decode())
    assert match
    return match[1]


@pytest.mark.parametrize("path", ["/", "/index.html", "/personnel", "/personnel/U3RhZmY6MQ", "/a/b/c", "/审批"])
async def test_the_page_answers_deep_links_with_a_fresh_nonce(app: Starlette, path: str) -> None:
    one, other = await ask(app, path), await ask(app, path)
    assert one.status == 200
    assert one.headers["content-type"] == "text/html; charset=utf-8"
    assert one.headers["cache-control"] == "no-cache"
    assert nonce_of(one) != nonce_of(other)
    assert "__CSP_NONCE__" not in one.body.decode()
    assert one.headers["content-security-policy"] == (
        f"default-src 'self'; style-src 'self' 'nonce-{nonce_of(one)}'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    )


@pytest.mark.parametrize(
    ("accepted", "encoding", "content"),
    [
        ("gzip, deflate, br, zstd", "br", b"pretend this is brotli"),
        ("br;q=0, gzip", "gzip", SCRIPT.encode()),
        ("identity", None, SCRIPT.encode()),
        ("", None, SCRIPT.encode()),
    ],
)
async def test_a_hashed_file_comes_compressed_and_for_ever(
    app: Starlette, accepted: str, encoding: str | None, content: bytes
) -> None:
    reply = await ask(app, ASSET, headers={"accept-encoding": accepted})
    assert reply.status == 200
    assert reply.headers.get("content-encoding") == encoding
    assert (gzip.decompress(reply.body) if encoding == "gzip" else reply.body) == content
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert reply.headers["content-type"].startswith("text/javascript")
    assert reply.headers["vary"] == "Accept-Encoding"


async def test_a_file_without_a_hash_is_asked_for_again_and_found_unchanged(app: Starlette) -> None:
    first = await ask(app, "/seal.svg")
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["content-type"].startswith("image/svg+xml")
    again = await ask(app, "/seal.svg", headers={"if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/gone-1234.js",
        "/favicon.ico",
        "/.stamp",
        "/assets/index-4f2a.js.br",
        "/assets/../../../pyproject.toml",
        "/../conftest.py",
        "/%2e%2e/conftest.py",
        "//etc/pass.wd",
    ],
)
async def test_what_is_no_file_of_the_build_is_not_found(app: Starlette, path: str) -> None:
    reply = await ask(app, path)
    assert reply.status == 404
    assert "immutable" not in reply.headers["cache-control"]


async def test_a_head_request_gets_the_headers_alone(app: Starlette) -> None:
    reply = await ask(app, ASSET, "HEAD")
    assert (reply.status, reply.headers["content-length"]) == (200, str(len(SCRIPT.encode())))


async def test_pages_take_no_posts(app: Starlette) -> None:
    assert (await ask(app, "/personnel", "POST")).status == 405


@pytest.mark.parametrize("path", ["/graphql", "/nowhere"])
async def test_a_web_socket_that_nobody_serves_is_closed(app: Starlette, path: str) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": path, "headers": [], "scheme": "ws", "query_string": b"", "root_path": ""}
    await app(scope, receive, send)
    assert [message["type"] for message in sent] == ["websocket.close"]


async def test_without_a_build_a_line_says_how_to_get_one(database: Database, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        reply = await ask(create_app(Settings(), database, folder), "/")
        assert reply.status == 503
        assert "npm run build" in reply.body.decode()
        assert "前端" in reply.body.decode()


@pytest.mark.parametrize("path", ["/", ASSET, "/session", "/livez", "/nothing.txt", "/graphql"])
async def test_every_answer_carries_cautious_headers(app: Starlette, path: str) -> None:
    headers = (await ask(app, path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "strict-transport-security" not in headers
    assert "strict-transport-security" in (await ask(app, path, scheme="https")).headers


async def test_the_request_id_is_echoed_when_it_is_fit_and_made_when_it_is_not(app: Starlette) -> None:
    assert (await ask(app, "/livez", headers={"x-request-id": "abc-1"})).headers["x-request-id"] == "abc-1"
    made = (await ask(app, "/livez", headers={"x-request-id": "a b"})).headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", made)
    refused = await ask(app, "/graphql", "POST", {"x-request-id": "abc-2"})
    assert refused.headers["x-request-id"] == refused.json["errors"][0]["extensions"]["requestId"] == "abc-2"


async def test_the_program_is_live_and_ready(app: Starlette) -> None:
    for path in ("/livez", "/readyz"):
        reply = await ask(app, path)
        assert (reply.status, reply.body) == (200, b"ok\n"), reply.body


async def test_with_another_schema_revision_it_is_not_ready_but_live(app: Starlette, database: Database) -> None:
    await database.reads.execute("UPDATE alembic_version SET version_num = 'f' || version_num")
    try:
        assert (await ask(app, "/readyz")).status == 503
        assert (await ask(app, "/livez")).status == 200
    finally:
        await database.reads.execute("UPDATE alembic_version SET version_num = substr(version_num, 2)")
    assert (await ask(app, "/readyz")).status == 200


async def test_without_a_database_it_is_not_ready_but_live(database_url: str) -> None:
    gone = await Database.open(database_url)
    app = create_app(Settings(), gone)
    await gone.close()
    assert (await ask(app, "/readyz")).status == 503
    assert (await ask(app, "/livez")).status == 200


async def test_a_busy_database_is_not_ready_within_a_second(database_url: str) -> None:
    async with await Database.open(database_url) as busy:
        held = [await busy.reads.acquire() for _ in range(busy.reads.get_max_size())]
        assert (await ask(create_app(Settings(), busy), "/readyz")).status == 503
        for connection in held:
            await busy.reads.release(connection)
        assert (await ask(create_app(Settings(), busy), "/readyz")).status == 200


async def test_metrics_count_requests_by_route_and_outcome(database: Database) -> None:
    app = create_app(Settings(), database)
    await ask(app, "/livez")
    await ask(app, "/session", "POST")
    await ask(app, '/x"y\n{evil}')
    reply = await ask(app, "/metrics")
    assert reply.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = reply.body.decode().splitlines()
    assert 'daodi_requests_total{route="livez",outcome="2xx"} 1' in lines
    assert 'daodi_requests_total{route="session",outcome="4xx"} 1' in lines
    assert 'daodi_read_connections{state="in_use"} 0' in lines
    assert not any("evil" in line for line in lines)


async def test_one_in_so_many_good_requests_is_logged_and_every_bad_one(database: Database) -> None:
    app = create_app(Settings(), database)
    with capture_logs() as logged:
        for _ in range(SAMPLE * 2):
            await ask(app, "/livez")
    assert len(logged) == 2
    with capture_logs() as logged:
        await ask(app, "/session", "POST", {"x-request-id": "n-1"})
    (line,) = logged
    assert (line["request_id"], line["method"], line["path"], line["status"]) == ("n-1", "POST", "/session", 415)
    assert line["ms"] >= 0


async def test_a_failure_of_ours_is_typed_numbered_and_logged_without_its_text(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: object, token_hash: bytes) -> None:
        raise RuntimeError(f"value too long: {token_hash.hex()}")

    monkeypatch.setattr("backend.identity.acts.sign_out", fail)
    app = create_app(Settings(), database)
    with capture_logs() as logged:
        reply = await ask(app, "/session", "DELETE", {"x-request-id": "n-2", "cookie": "daodi=x"})
    assert (reply.status, reply.code) == (500, "INTERNAL")
    assert "n-2" in reply.message
    quoted = secret_hash("x").hex()
    assert quoted not in reply.body.decode()
    failure, request = logged
    assert failure["error"] == "RuntimeError"
    assert failure["request_id"] == request["request_id"] == "n-2"
    assert quoted not in str(logged)


async def test_a_get_of_graphql_is_405(app: Starlette) -> None:
    reply = await ask(app, "/graphql")
    assert (reply.status, reply.headers["allow"]) == (405, "POST")


async def test_a_stranger_s_query_is_401(app: Starlette) -> None:
    headers = {"content-type": "application/json"}
    reply = await ask(app, "/graphql", "POST", headers, b'{"query":"{ __typename }"}')
    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")

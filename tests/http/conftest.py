"""The whole application over a migrated database with a few people; its pages are three small files."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from backend.app import create_app
from backend.identity.policy_version import ensure_policy
from backend.kit.database import Database
from backend.settings import Settings
from tests.http.asking import Stub
from tests.identity.people import QUICK, People

PAGE = '<!doctype html><html data-nonce="__CSP_NONCE__"><script type="module" src="/assets/index-4f2a.js"></script></html>'
SCRIPT = "console.log('到底')" * 100


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build leaves: a page, a hashed script with its compressed forms, a picture, the build's own mark."""
    folder = tmp_path_factory.mktemp("static")
    (folder / "assets").mkdir()
    (folder / "index.html").write_text(PAGE)
    (folder / "seal.svg").write_text("<svg/>")
    (folder / ".stamp").write_text("hash")
    script = folder / "assets" / "index-4f2a.js"
    script.write_text(SCRIPT)
    script.with_name("index-4f2a.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    script.with_name("index-4f2a.js.br").write_bytes(b"pretend this is brotli")
    return folder


@pytest.fixture(scope="module")
async def people(database: Database) -> People:
    """The people of `tests/identity`; a policy is in force, so that sessions are valid."""
    people = People(database.reads)
    await ensure_policy(database.engine, "# nothing is allowed", "0" * 64, {})
    await people.settle()
    return people


@pytest.fixture(scope="module")
async def app(database: Database, people: People, static: Path) -> AsyncIterator[Starlette]:
    """The application as it runs after `daodi up`, with passwords that cost little."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("backend.identity.passwords.HASHER", QUICK)
        application = create_app(Settings(demo=True), database, static)
    async with application.router.lifespan_context(application):
        yield application


@pytest.fixture
def stub() -> Stub:
    return Stub()

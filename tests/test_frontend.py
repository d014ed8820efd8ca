"""The frontend's own checks, run from here so that the one test command covers them."""

from __future__ import annotations

import pytest

from tests.spa import install, run_npm


@pytest.fixture(scope="module", autouse=True)
def packages() -> None:
    install()


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("types", id="its types fit"),
        pytest.param("schema", id="its documents fit the schema"),
        pytest.param("check", id="it is written as agreed"),
        pytest.param("test", id="its own tests pass"),
    ],
)
def test_of_the_frontend(script: str) -> None:
    run_npm("run", script)

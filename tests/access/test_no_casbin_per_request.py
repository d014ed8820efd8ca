"""Once a worker is open casbin decides nothing more: an enforcer that is asked raises."""

from __future__ import annotations

from typing import Any

import pytest
from casbin.enforcer import Enforcer

from backend.kit.database import Database
from tests.asking import Desk

QUERY = """{ viewer { role permissions } personnel(first: 3) { nodes { name mobile masked { field reason } can assessments { nodes { grade } } } }
  agencies(first: 2) { totalCount } eventsGroups(by: [LEVEL]) { count } }"""


async def test_no_request_asks_casbin(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = await Desk.open(demo)

    def asked(*_: Any) -> bool:
        raise AssertionError("casbin was asked during a request")

    monkeypatch.setattr(Enforcer, "enforce", asked)
    for username in ("fenghui-personnel", "market-personnel", "district-audit", "fenghui-market-member", "audit-admin"):
        assert (await desk.ask(username, QUERY))["viewer"]["role"]

"""Accounts and posts over GraphQL: each officer does one half, nobody touches the own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.keeping import ORG, Keeping, keeping

SYSTEM, SECURITY, AUDIT = "system-admin", "security-admin", "audit-admin"
PASSWORD = "a long enough password"


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Keeping]:
    async with keeping(databases) as place:
        yield place


async def opened(here: Keeping, username: str, **changed: Any) -> Any:
    given = {"username": username, "displayName": username, "password": PASSWORD, "idNumber": None, **changed}
    return await here.act(changed.pop("who", SYSTEM), "accountOpen: AccountOpenInput", "Organ", "INFORMATION", **given)


async def test_the_system_administrator_opens_accounts_and_bad_input_is_told_at_its_field(here: Keeping) -> None:
    given = {"username": "stranger", "displayName": "某人", "password": PASSWORD, "idNumber": None}
    for who in (SECURITY, AUDIT, ORG):
        assert await here.act(who, "accountOpen: AccountOpenInput", "Organ", "INFORMATION", **given) == "FORBIDDEN"
    assert await opened(here, "Not Fit") == [("username", "USERNAME")]
    assert await opened(here, "fit", displayName=" ") == [("displayName", "EMPTY")]
    assert await opened(here, "fit", password="short") == [("password", "PASSWORD")]
    assert await opened(here, "fit", idNumber="33069919850307001X") == [("idNumber", "NO_PERSON")]
    assert await opened(here, "fit") == []
    assert await opened(here, "fit") == [("username", "USERNAME_TAKEN")]


async def test_an_account_is_disabled_enabled_and_given_a_new_password_but_never_the_own(here: Keeping) -> None:
    assert await opened(here, "second") == []
    disable, enable, reset = (
        "accountDisable: ChangeInput",
        "accountEnable: ChangeInput",
        "accountResetPassword: AccountResetInput",
    )
    assert await here.act(SECURITY, disable, "Account", "second") == "FORBIDDEN"
    assert await here.act(SYSTEM, disable, "Account", SYSTEM) == "FORBIDDEN"
    assert await here.act(SYSTEM, reset, "Account", SYSTEM, password=PASSWORD) == "FORBIDDEN"
    assert await here.act(SYSTEM, enable, "Account", "second") == [(None, "STATE")], "it is in use"
    assert await here.act(SYSTEM, disable, "Account", "second") == []
    assert await here.act(SYSTEM, enable, "Account", "second", version=1) == "CONFLICT"
    assert await here.act(SYSTEM, enable, "Account", "second") == []
    assert await here.act(SYSTEM, reset, "Account", "second", password="second second") == [("password", "PASSWORD")]
    before = (await here.row("account", await here.key("Account", "second")))["password_hash"]
    assert await here.act(SYSTEM, reset, "Account", "second", password=PASSWORD) == []
    assert (await here.row("account", await here.key("Account", "second")))["password_hash"] != before
    log = await here.pool.fetchval("SELECT string_agg(coalesce(after::text, '') || coalesce(before::text, ''), '') FROM act_log")
    assert PASSWORD not in log


async def test_the_security_administrator_gives_posts_that_fit_and_ends_them(here: Keeping) -> None:
    assert await opened(here, "third") == []
    give, post = "postGive: PostGiveInput", {"role": "town_member", "organisation": "330604106", "title": "干部"}
    assert await here.act(SYSTEM, give, "Account", "third", **post) == "FORBIDDEN"
    assert await here.act(SECURITY, give, "Account", SECURITY, **post) == "FORBIDDEN"
    wrong: list[tuple[dict[str, Any], tuple[str, str]]] = [
        ({"organisation": "nowhere"}, ("organisation", "NO_ORGANISATION")),
        ({"role": "dept_leader"}, ("role", "ROLE")),
        ({"role": "system_admin"}, ("role", "ROLE")),
        ({"title": " "}, ("title", "EMPTY")),
        ({"validTo": "2017-01-01T00:00:00+08:00"}, ("validTo", "PAST")),
        ({"startsOn": "2017-01-01"}, ("startsOn", "PAST")),
        ({"startsOn": "2117-01-02", "validTo": "2117-01-01T00:00:00+08:00"}, ("validTo", "ORDER")),
    ]
    for changed, refusal in wrong:
        assert await here.act(SECURITY, give, "Account", "third", **post | changed) == [refusal]
    assert await here.act(SECURITY, give, "Account", "third", **post) == []
    key = await here.pool.fetchval(
        "SELECT p.id FROM post p JOIN account a ON a.id = p.account_id WHERE a.username = 'third' AND valid_to IS NULL"
    )
    assert await here.act(SYSTEM, "postEnd: ActInput", "Post", key) in ("FORBIDDEN", "NOT_FOUND")
    assert await here.act(SECURITY, "postEnd: ActInput", "Post", key) == []
    assert (await here.row("post", key))["valid_to"] is not None


async def test_a_post_that_was_still_to_begin_never_does_when_it_is_ended(here: Keeping) -> None:
    assert await opened(here, "fourth") == []
    post = {"role": "town_member", "organisation": "330604106", "title": "干部", "startsOn": "2117-01-01"}
    assert await here.act(SECURITY, "postGive: PostGiveInput", "Account", "fourth", **post) == []
    query = "SELECT p.id FROM post p JOIN account a ON a.id = p.account_id WHERE a.username = 'fourth' AND p.valid_from > now()"
    key = await here.pool.fetchval(query)
    assert await here.act(SECURITY, "postEnd: ActInput", "Post", key) == []
    assert await here.pool.fetchval("SELECT valid_to <= now() FROM post WHERE id = $1", key)

"""Accounts and posts as spreadsheets: two files, two officers, and nobody signs in before a password is given."""

from __future__ import annotations

from typing import Any

from backend.exchange.rules.columns import ImportTarget
from backend.graph.ids import encode_id
from tests.acts.office import code, payload
from tests.exchange.books import identity, listed
from tests.exchange.importing import ORG, ImportOffice, committed, faults_of

ACCOUNTS, POSTS = ImportTarget.ACCOUNTS, ImportTarget.POSTS
SYSTEM, SECURITY = "system-admin", "security-admin"


def account(username: str, **more: Any) -> dict[str, Any]:
    return {"username": username, "display_name": "某人"} | more


async def post(office: ImportOffice, username: str, **more: Any) -> dict[str, Any]:
    here = await office.code_of("丰惠镇")
    return {"username": username, "role": "乡镇(街道)组织人事", "organisation": here, "title": "组织委员"} | more


async def password(office: ImportOffice, username: str) -> Any:
    """The system administrator gives an account its first password."""
    key = await office.pool.fetchval("SELECT id FROM account WHERE username = $1", username)
    given = {"id": encode_id("Account", key), "version": 1, "password": "a long enough phrase"}
    return payload(await office.do(SYSTEM, "accountResetPassword: AccountResetInput", given))


async def test_accounts_come_without_a_password_and_go_again(office: ImportOffice) -> None:
    before = await office.count("account")
    person = await office.pool.fetchrow(
        "SELECT id, id_number FROM staff s WHERE id_number IS NOT NULL AND NOT EXISTS (SELECT FROM account WHERE staff_id = s.id) LIMIT 1"
    )
    assert person is not None
    written = await committed(office, ACCOUNTS, SYSTEM, account("n1"), account("n2", id_number=person["id_number"]))
    found = await office.pool.fetch(
        "SELECT duty, password_hash, staff_id FROM account WHERE username IN ('n1', 'n2') ORDER BY username"
    )
    assert [tuple(row) for row in found] == [("BUSINESS", None, None), ("BUSINESS", None, person["id"])]
    assert payload(await office.step("Undo", written, SYSTEM))["importBatch"]["state"] == "UNDONE"
    assert await office.count("account") == before


async def test_wrong_accounts_are_named_row_by_row(office: ImportOffice) -> None:
    before = await office.count("account")
    known = await office.pool.fetchval("SELECT s.id_number FROM staff s JOIN account a ON a.staff_id = s.id LIMIT 1")
    rows = [
        account("n3"),
        account("n3"),
        account("Wang Fang"),
        account(SYSTEM),
        account("n4", id_number=identity(961)),
        account("n5", id_number=known),
        account("n6", display_name=None),
    ]
    batch = (await office.check(ACCOUNTS, listed(ACCOUNTS, *rows), SYSTEM))["importBatch"]
    assert (batch["state"], batch["faulty"]) == ("FAULTY", 6)
    number = "公民身份号码"
    assert faults_of(batch) == {
        *((3, "用户名", "USERNAME_TWICE"), (4, "用户名", "USERNAME"), (5, "用户名", "USERNAME_TAKEN")),
        *((6, number, "NO_PERSON"), (7, number, "PERSON_HAS_ACCOUNT"), (8, "显示名", "REQUIRED")),
    }
    assert await office.count("account") == before


async def test_posts_are_given_to_accounts_that_there_are(office: ImportOffice) -> None:
    accounts = await committed(office, ACCOUNTS, SYSTEM, account("n7"))
    written = await committed(office, POSTS, SECURITY, await post(office, "n7", last_day="2117-12-31"))
    row = await office.pool.fetchrow(
        """SELECT p.role, p.title, p.duty, p.valid_to AT TIME ZONE 'Asia/Shanghai' = '2118-01-01' AS to_its_last_day, p.valid_from <= now()
        FROM post p JOIN account a ON a.id = p.account_id WHERE a.username = 'n7'"""
    )
    assert row is not None
    assert tuple(row) == ("town_personnel", "组织委员", "BUSINESS", True, True)
    again = (await office.check(POSTS, listed(POSTS, await post(office, "n7")), SECURITY))["importBatch"]
    assert faults_of(again) == {(2, "角色", "HELD")}
    (refused,) = payload(await office.step("Undo", accounts, SYSTEM))["errors"]
    assert refused["code"] == "TOUCHED"
    assert payload(await office.step("Undo", written, SECURITY))["errors"] == []
    assert payload(await office.step("Undo", accounts, SYSTEM))["errors"] == []


async def test_a_post_may_begin_on_a_later_day(office: ImportOffice) -> None:
    accounts = await committed(office, ACCOUNTS, SYSTEM, account("n13"))
    written = await committed(office, POSTS, SECURITY, await post(office, "n13", starts_on="2117-02-01", last_day="2117-02-01"))
    row = await office.pool.fetchrow(
        """SELECT valid_from AT TIME ZONE 'Asia/Shanghai' = '2117-02-01', valid_to AT TIME ZONE 'Asia/Shanghai' = '2117-02-02'
        FROM post p JOIN account a ON a.id = p.account_id WHERE a.username = 'n13'"""
    )
    assert row is not None
    assert tuple(row) == (True, True)
    assert payload(await office.step("Undo", written, SECURITY))["errors"] == []
    assert payload(await office.step("Undo", accounts, SYSTEM))["errors"] == []


async def test_wrong_posts_are_named_row_by_row(office: ImportOffice) -> None:
    accounts, before = await committed(office, ACCOUNTS, SYSTEM, account("n8")), await office.count("post")
    rows = [
        await post(office, "n8"),
        await post(office, "n8"),
        await post(office, "nobody"),
        await post(office, SECURITY),
        await post(office, "n8", role="部门领导"),
        await post(office, "n8", role="系统管理员"),
        await post(office, "n8", organisation="没有的单位"),
        await post(office, "n8", role="乡镇(街道)领导", last_day="2017-08-01"),
        await post(
            office,
            "n8",
            role="乡镇(街道)领导",
            organisation=await office.code_of("汤浦镇"),
            starts_on="2117-08-02",
            last_day="2117-08-01",
        ),
        await post(office, "n8", role="乡镇(街道)领导", organisation=await office.code_of("百官街道"), starts_on="2017-08-01"),
    ]
    batch = (await office.check(POSTS, listed(POSTS, *rows), SECURITY))["importBatch"]
    assert (batch["state"], batch["faulty"]) == ("FAULTY", 9)
    assert faults_of(batch) == {
        *((10, "止期", "ORDER"), (11, "起期", "PAST")),
        *((3, "用户名", "POST_TWICE"), (4, "用户名", "NO_ACCOUNT"), (5, "用户名", "OFFICER"), (6, "角色", "ROLE")),
        *((7, "角色", "NOT_ONE_OF"), (8, "单位代码", "NO_ORGANISATION"), (9, "止期", "PAST")),
    }
    assert await office.count("post") == before
    assert payload(await office.step("Undo", accounts, SYSTEM))["errors"] == []


async def test_accounts_and_posts_in_use_stay(office: ImportOffice) -> None:
    accounts = await committed(office, ACCOUNTS, SYSTEM, account("n9"))
    posts = await committed(office, POSTS, SECURITY, await post(office, "n9"))
    assert (await password(office, "n9"))["errors"] == []
    await office.desk.session("n9")
    assert [one["code"] for one in payload(await office.step("Undo", posts, SECURITY))["errors"]] == ["TOUCHED"]
    assert [one["code"] for one in payload(await office.step("Undo", accounts, SYSTEM))["errors"]] == ["TOUCHED"]


async def test_the_officers_stay_apart(office: ImportOffice) -> None:
    accounts, posts = listed(ACCOUNTS, account("n10")), listed(POSTS, await post(office, "fenghui-personnel"))
    for who in (SECURITY, ORG, "audit-admin", "fenghui-personnel"):
        assert code(await office.tried(ACCOUNTS, accounts, who)) == "FORBIDDEN"
    for who in (SYSTEM, ORG, "audit-admin", "fenghui-personnel"):
        assert code(await office.tried(POSTS, posts, who)) == "FORBIDDEN"
    batch = (await office.check(ACCOUNTS, accounts, SYSTEM))["importBatch"]
    for who in (SECURITY, ORG):
        assert code(await office.step("Commit", batch, who)) == "NOT_FOUND"
    assert payload(await office.step("Discard", batch, SYSTEM))["errors"] == []


async def successor(office: ImportOffice, officer: str) -> str:
    """Somebody new in the office of an officer, who is there no more."""
    name = f"{officer}-next"
    await office.pool.execute(
        """WITH former AS (SELECT a.id, a.duty, p.role, p.organisation_id FROM account a JOIN post p ON p.account_id = a.id WHERE a.username = $1),
        gone AS (UPDATE account SET disabled_at = now() WHERE username = $1),
        next AS (INSERT INTO account (username, display_name, duty) SELECT $2, '继任者', duty FROM former RETURNING id)
        INSERT INTO post (account_id, duty, role, organisation_id, title) SELECT next.id, duty, role, organisation_id, '继任' FROM former, next""",
        officer,
        name,
    )
    return name


async def test_what_an_officer_left_is_finished_by_whoever_holds_the_office_next(office: ImportOffice) -> None:
    first = (await office.check(ACCOUNTS, listed(ACCOUNTS, account("n11")), SYSTEM))["importBatch"]
    second = (await office.check(ACCOUNTS, listed(ACCOUNTS, account("n12")), SYSTEM))["importBatch"]
    third = (await office.check(POSTS, listed(POSTS, await post(office, "fenghui-window")), SECURITY))["importBatch"]
    units = listed(ImportTarget.UNITS, {"name": "章镇法庭", "code": "F2", "unit_kind": "法庭"})
    fourth = (await office.check(ImportTarget.UNITS, units, ORG))["importBatch"]
    system, security, org = [await successor(office, one) for one in (SYSTEM, SECURITY, ORG)]
    for who in (security, org, "audit-admin", "fenghui-personnel"):
        assert code(await office.step("Commit", first, who)) == "NOT_FOUND"
    assert payload(await office.step("Commit", fourth, org))["importBatch"]["state"] == "COMMITTED"
    assert code(await office.step("Discard", third, system)) == "NOT_FOUND"
    assert payload(await office.step("Discard", second, system))["importBatch"]["state"] == "DISCARDED"
    written = payload(await office.step("Commit", first, system))["importBatch"]
    assert payload(await office.step("Undo", written, system))["importBatch"]["state"] == "UNDONE"
    assert payload(await office.step("Commit", third, security))["importBatch"]["state"] == "COMMITTED"

"""The accounts of contract.md: who they are, in which capacity they act, and that the password opens them."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from backend.demo.accounts import PASSWORD
from backend.kit.database import Database

CONTRACT = {
    "fenghui-leader": ("town_leader", "丰惠镇"),
    "fenghui-deputy": ("town_leader", "丰惠镇"),
    "fenghui-personnel": ("town_personnel", "丰惠镇"),
    "fenghui-command": ("town_command", "丰惠镇"),
    "fenghui-platform": ("town_command", "丰惠镇"),
    "fenghui-window": ("window_clerk", "丰惠镇"),
    "fenghui-seal": ("seal_keeper", "丰惠镇"),
    "baiguan-personnel": ("town_personnel", "百官街道"),
    "market-leader": ("dept_leader", "市场监督管理局"),
    "market-personnel": ("dept_personnel", "市场监督管理局"),
    "market-window": ("dept_member", "市场监督管理局"),
    "justice-personnel": ("dept_personnel", "司法局"),
    "enforcement-personnel": ("dept_personnel", "综合行政执法局"),
    "fenghui-market-head": ("agency_head", "丰惠市场监管所"),
    "fenghui-market-member": ("agency_staff", "丰惠市场监管所"),
    "fenghui-justice-head": ("agency_head", "丰惠司法所"),
    "village-officer": ("village_officer", "庙弄社区"),
    "grid-officer": ("grid_officer", "庙弄社区第一网格"),
    "district-leader": ("district_leader", "上虞区人民政府"),
    "district-org": ("district_org", "区委组织部"),
    "district-conduct": ("district_conduct", "区行风效能建设办公室"),
    "district-command": ("district_command", "区综合信息指挥中心"),
    "district-reform": ("district_reform", "区行政审批制度改革办公室"),
    "district-audit": ("district_audit", "区审计局"),
    "system-admin": ("system_admin", "区信息中心"),
    "security-admin": ("security_admin", "区信息中心"),
    "audit-admin": ("audit_admin", "区信息中心"),
}
_PERSON = """
    SELECT s.title, s.position, o.name AS organisation FROM account a JOIN staff s ON s.id = a.staff_id JOIN organisation o ON o.id = s.organisation_id
    WHERE a.username = $1 AND a.display_name = s.name"""


async def test_accounts_and_posts_are_those_of_the_contract(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT a.username, p.role, o.name FROM account a JOIN post p ON p.account_id = a.id JOIN organisation o ON o.id = p.organisation_id
           WHERE p.stands_in_for_id IS NULL AND a.demo"""
    )
    assert {row["username"]: (row["role"], row["name"]) for row in rows} == CONTRACT
    assert len(rows) == await demo.reads.fetchval("SELECT count(*) FROM account") == 27


async def test_the_password_of_the_contract_opens_every_account(demo: Database) -> None:
    hashes = {row["password_hash"] for row in await demo.reads.fetch("SELECT password_hash FROM account")}
    assert PASSWORD == "daodi-2017"
    for stored in hashes:
        assert PasswordHasher().verify(stored, PASSWORD)


@pytest.mark.parametrize(
    ("username", "expected"),
    [
        ("fenghui-market-head", ("所长", "CHIEF", "丰惠市场监管所")),
        ("fenghui-justice-head", ("所长", "CHIEF", "丰惠司法所")),
        ("fenghui-leader", ("党委书记", "CHIEF", "丰惠镇")),
        ("fenghui-deputy", ("党委副书记(政法)", "DEPUTY", "丰惠镇")),
        ("market-leader", ("局长", "CHIEF", "市场监督管理局")),
        ("grid-officer", ("专职网格员", "MEMBER", "庙弄社区第一网格")),
    ],
)
async def test_accounts_are_people_of_the_roster(demo: Database, username: str, expected: tuple[str, str, str]) -> None:
    row = await demo.reads.fetchrow(_PERSON, username)
    assert row is not None
    assert tuple(row) == expected


async def test_officers_are_bound_to_nobody_of_the_roster_and_everybody_else_is(demo: Database) -> None:
    rows = await demo.reads.fetch(
        "SELECT duty <> 'BUSINESS' AS officer, staff_id IS NULL AS unbound, count(*) FROM account GROUP BY 1, 2"
    )
    assert {tuple(row) for row in rows} == {(True, True, 3), (False, False, 24)}


async def test_one_account_stands_in_at_a_window_until_a_known_day(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT a.username, p.role, b.username AS stands_in_for, p.valid_to > now() AS valid FROM post p JOIN account a ON a.id = p.account_id
           JOIN post o ON o.id = p.stands_in_for_id JOIN account b ON b.id = o.account_id"""
    )
    assert [tuple(row) for row in rows] == [("fenghui-platform", "window_clerk", "fenghui-window", True)]


async def test_the_window_clerk_holds_the_window_and_the_seal_keeper_the_seal(demo: Database) -> None:
    windows = await demo.reads.fetch(
        "SELECT w.name FROM service_window w JOIN account a ON a.staff_id = w.primary_id WHERE a.username = 'fenghui-window'"
    )
    assert "民政服务窗口" in {row["name"] for row in windows}
    keeper = await demo.reads.fetchval(
        "SELECT a.username FROM seal s JOIN township t ON t.id = s.township_id JOIN account a ON a.staff_id = s.custodian_id WHERE t.name = '丰惠镇'"
    )
    assert keeper == "fenghui-seal"

"""The page of the own account is one query: who I am, my posts, where I am signed in, and who has opened my data."""

from __future__ import annotations

import pytest

from tests.audit.district import District

ACCOUNT = """query MyAccount { viewer { account { username displayName createdAt staff { name } } post { title } role remit
    organisation { name } posts { id title role validTo organisation { name } standsInFor { title } } }
  sessions(first: 20) { totalCount nodes { id createdAt lastSeenAt expiresAt endedAt address agent current post { title } } }
  myAccessLog(first: 20) { totalCount nodes { at username displayName role postTitle organisation objectType fieldGroups
    rowCount rowIds aboutMe byMe } } }"""

MEMBER = "fenghui-market-member"


async def test_it_shows_my_sessions_and_who_opened_my_data(district: District) -> None:
    before = (await district.data(MEMBER, ACCOUNT))["myAccessLog"]["totalCount"]
    staff = district.holder(MEMBER).staff
    opened = (
        f'{{ personnel(where: {{ id: {{ eq: "{await district.id("Staff", f"id = {staff}")}" }} }}) {{ nodes {{ mobile }} }} }}'
    )
    (person,) = (await district.data("fenghui-leader", opened))["personnel"]["nodes"]
    assert person["mobile"]
    data = await district.data(MEMBER, ACCOUNT)
    assert data["viewer"]["account"]["username"] == MEMBER
    assert data["viewer"]["posts"]
    assert data["sessions"]["totalCount"] >= 1
    assert [session["current"] for session in data["sessions"]["nodes"]].count(True) == 1
    assert data["myAccessLog"]["totalCount"] == before + 1
    newest = data["myAccessLog"]["nodes"][0]
    assert (newest["username"], newest["role"], newest["organisation"]) == ("fenghui-leader", "town_leader", "丰惠镇")
    assert (newest["objectType"], newest["fieldGroups"], newest["rowIds"]) == ("Staff", ["contact"], None)
    assert (newest["aboutMe"], newest["byMe"]) == (True, False)


@pytest.mark.parametrize(
    "who", ["fenghui-leader", "market-leader", "grid-officer", "district-audit", "system-admin", "audit-admin"]
)
async def test_everybody_has_one(district: District, who: str) -> None:
    data = await district.data(who, ACCOUNT)
    assert data["viewer"]["account"]["username"] == who
    assert data["viewer"]["post"] is not None
    assert any(session["current"] for session in data["sessions"]["nodes"])
    assert all(entry["aboutMe"] for entry in data["myAccessLog"]["nodes"])


async def test_the_sessions_of_others_are_not_mine_but_for_the_system_administrator(district: District) -> None:
    query = "query Mine($me: String!) { sessions(where: { account: { username: { eq: $me } } }) { nodes { current } } }"
    await district.data("market-leader", "{ viewer { role } }")
    mine = await district.data("system-admin", query, me="system-admin")
    assert sum(session["current"] for session in mine["sessions"]["nodes"]) == 1
    assert (await district.data("fenghui-leader", query, me="market-leader"))["sessions"]["nodes"] == []

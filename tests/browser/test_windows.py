"""Seals, service centres and their windows: who keeps a seal, who stands at a window, and who may know."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.approving import CENTRE, first
from tests.browser.door import PageAs
from tests.browser.test_list import state


async def test_who_keeps_a_seal_is_shown_to_the_own_township_and_the_reform_office(page_as: PageAs) -> None:
    shown = {}
    for username in ("fenghui-seal", "district-reform", "market-window"):
        visitor = await page_as(username)
        await visitor.open("/seals", "审批专用章")
        query = "{ seals(first: 30) { nodes { number custodianName masked { field } } } }"
        seals = (await visitor.api(query))["seals"]["nodes"]
        cells = [seal["custodianName"] or "份额外 职权外" for seal in seals]
        rows = await visitor.rows()
        assert [row[-1] for row in rows] == cells
        assert [row[0] for row in rows] == [f"第{number}号" for number in range(1, 21)]
        shown[username] = sum("份额外" not in cell for cell in cells)
        await visitor.is_accessible()
    assert shown == {"fenghui-seal": 1, "district-reform": 20, "market-window": 0}


async def test_a_seal_leads_to_the_items_that_it_covers(page_as: PageAs) -> None:
    keeper = await page_as("fenghui-seal")
    seal = await first(keeper, '{ seals(where: { township: { name: { eq: "丰惠镇" } } }) { nodes { id name } } }')
    await keeper.open(f"/seals/{seal['id']}", seal["name"])
    assert keeper.watch.operations == ["Boot", "Seal"]
    await expect(keeper.page.get_by_role("complementary", name="我在这里看到什么")).to_contain_text("每一项你都看得到")
    await keeper.is_accessible()
    await keeper.page.get_by_role("link", name="查看本章所涵盖的事项").click()
    await keeper.arrives("审批事项")
    assert state(keeper) == {"list": "DELEGATED-CENTRAL"}


@pytest.mark.parametrize(
    ("username", "town", "masked"), [("fenghui-window", "丰惠镇", False), ("fenghui-leader", "章镇镇", True)]
)
async def test_the_windows_of_a_centre_with_their_posts(page_as: PageAs, username: str, town: str, masked: bool) -> None:
    visitor = await page_as(username)
    centre = await first(visitor, CENTRE % town)
    await visitor.open(f"/centres/{centre['id']}", centre["name"])
    assert visitor.watch.operations == ["Boot", "Centre"]
    rows = visitor.page.get_by_role("region", name="便民窗口").locator("tbody tr")
    await expect(rows).to_have_count(15)
    for at, window in enumerate(centre["windows"]["nodes"]):
        text = (await rows.nth(at).inner_text()).split("\t")
        posts = ["份额外\n职权外"] * 2 if masked else [window["primary"]["name"], window["backup"]["name"]]
        assert [text[0], *(one.strip() for one in text[4:6]), text[6]] == [
            window["name"],
            *posts,
            f"{window['items']['totalCount']} 项",
        ]
    await expect(visitor.page.get_by_text("由相关站所统一派员进驻中心")).to_be_visible()
    await visitor.is_accessible()


async def test_a_vacant_post_is_said_to_those_who_may_know(page_as: PageAs) -> None:
    """盖北镇's safety window has no backup; somebody from elsewhere is not told so."""
    stranger = await page_as("fenghui-leader")
    window = await first(
        stranger,
        '{ serviceWindows(where: { township: { name: { eq: "盖北镇" } }, domain: { eq: SAFETY } }) { nodes { id name } } }',
    )
    await stranger.open(f"/windows/{window['id']}", window["name"])
    assert stranger.watch.operations == ["Boot", "Window"]
    await expect(stranger.page.get_by_role("region", name="AB岗").locator(".masked")).to_have_count(2)
    await expect(stranger.page.get_by_text("缺岗")).to_have_count(0)


async def test_windows_are_narrowed_by_centre_township_and_kind(page_as: PageAs) -> None:
    officer = await page_as("village-officer")
    await officer.open("/windows?centre=TOWNSHIP&kind=DISPATCHED", "便民窗口")
    rows = await officer.has_rows(lambda rows: len(rows) == 50)
    assert {row[2] for row in rows} == {"站所派员进驻"}
    await officer.page.get_by_role("button", name="统计窗口数").click()
    await expect(officer.page.get_by_text("共 100 个窗口")).to_be_visible()
    await officer.open("/centres?kind=VILLAGE", "便民服务中心")
    await officer.page.get_by_role("button", name="统计中心数").click()
    await expect(officer.page.get_by_text("共 421 个中心")).to_be_visible()

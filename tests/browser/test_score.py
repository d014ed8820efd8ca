"""Scoring on the person's page: the township enters its own component, others see theirs only, and nobody overwrites anybody."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

SUBJECT = """{ personnel(first: 1, where: { managementClass: { eq: B }, department: { name: { eq: "市场监督管理局" } } }) { nodes {
  id name assessments(first: 1, where: { year: { eq: 2017 } }) { nodes { id version townshipScore } } } } }"""


async def open_scores(visitor: Visitor, person: dict[str, Any]) -> Locator:
    """The panel of 2017."""
    await visitor.open(f"/personnel/{person['id']}?tab=assessments", person["name"])
    return visitor.page.get_by_role("region", name="2017年度")


async def enter(panel: Locator, label: str, score: str) -> Locator:
    """Fills the form of one component; the dialog."""
    await panel.get_by_role("button", name=label).click()
    dialog = panel.page.get_by_role("dialog", name=label)
    await dialog.get_by_role("textbox").fill(score)
    await dialog.get_by_role("button", name="确定").click()
    return dialog


async def test_the_township_scores_its_part_and_a_second_officer_is_told(page_as: PageAs) -> None:
    first, second = await page_as("fenghui-personnel"), await page_as("fenghui-leader", width=390)
    person = (await first.api(SUBJECT))["personnel"]["nodes"][0]
    here, there = await open_scores(first, person), await open_scores(second, person)
    await expect(here.get_by_role("button", name="评主管部门分")).to_have_count(0)
    dialog = await enter(here, "评驻地乡镇分", "100.01")
    await expect(dialog.get_by_text("分数须在0至100之间")).to_be_visible()
    await first.is_accessible()
    await dialog.get_by_role("textbox").fill("91.25")
    await dialog.get_by_role("button", name="确定").click()
    await expect(here.get_by_text("已评", exact=True)).to_be_visible()
    await expect(here.get_by_role("row", name="驻地乡镇").get_by_text("91.25")).to_be_visible()
    late = await enter(there, "评驻地乡镇分", "60")
    await expect(late.get_by_role("alert")).to_contain_text("已先修改这条记录")
    await second.is_accessible()
    await late.get_by_role("button", name="重新载入").click()
    await expect(there.get_by_role("row", name="驻地乡镇").get_by_text("91.25")).to_be_visible()


async def test_the_department_scores_its_part_and_does_not_see_the_townships(page_as: PageAs) -> None:
    visitor = await page_as("market-personnel")
    person = (await visitor.api(SUBJECT))["personnel"]["nodes"][0]
    panel = await open_scores(visitor, person)
    await expect(panel.get_by_role("button", name="评驻地乡镇分")).to_have_count(0)
    await enter(panel, "评主管部门分", "88.5")
    await expect(panel.get_by_role("row", name="主管部门").get_by_text("88.50")).to_be_visible()
    await expect(panel.get_by_role("row", name="驻地乡镇").locator(".masked").first).to_be_visible()

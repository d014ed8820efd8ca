"""The audit administrator: no business data, but every answer to who sees what, with the line of the policy and its reason."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

SOMEBODY = """{ personnel(first: 1, where: { managementClass: { eq: B } }) { nodes { id name
  assessments(first: 1, where: { year: { eq: 2016 } }) { nodes { id } } } } }"""

WHO = """query ($id: ID!, $field: String!) { whoCanSee(id: $id, field: $field) {
  total viewers { username displayName organisation relations { name label } rules { line rule reason } } } }"""

MATRIX = """{ accessMatrix(role: "dept_personnel", type: "Assessment", action: "read") {
  type group reads lines { line reason } } }"""

ACTS = "{ accessMatrix { role action } }"
ALL = """{ accessMatrix(action: "read") { role type group reads } }"""


async def test_who_can_see_lists_every_account_with_its_line_and_reason(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    (person,) = (await town.api(SOMEBODY))["personnel"]["nodes"]
    subject = {"id": person["assessments"]["nodes"][0]["id"], "field": "bonusTownship"}
    auditor = await page_as("audit-admin")
    answer = (await auditor.api(WHO, subject))["whoCanSee"]
    await auditor.open(f"/access/who-can-see?id={subject['id']}&field={subject['field']}", "谁能看到")
    panel = auditor.page.locator("section.panel").first
    await expect(panel).to_contain_text("奖金（乡镇标准）")
    await expect(panel).to_contain_text(f"共 {answer['total']} 个任职看得到")
    rows = await panel.locator("tbody tr").all_inner_texts()
    assert len(rows) == len(answer["viewers"]) > 0
    for row, viewer in zip(rows, answer["viewers"], strict=True):
        words = [viewer["username"], viewer["displayName"], viewer["organisation"]]
        words += [text for rule in viewer["rules"] for text in (f"{rule['line']} {rule['rule']}", rule["reason"])]
        assert [word for word in words if word not in row] == []
        assert viewer["rules"]
    accounts = {viewer["username"] for viewer in answer["viewers"]}
    assert {"fenghui-leader", "fenghui-personnel", "district-audit"} <= accounts
    assert not any(account.startswith("market-") for account in accounts)
    await auditor.is_accessible()


async def cell(visitor: Visitor, role: str, content: str) -> tuple[list[str], str]:
    """The marks of one cell of the grid, and the sentence that is read for them."""
    link = visitor.page.get_by_role("link", name=re.compile(f"^{role}、{content}："))
    return await link.locator(".reach").all_inner_texts(), str(await link.get_attribute("title"))


async def test_the_access_matrix_says_who_reads_what_and_leads_to_the_reason(page_as: PageAs) -> None:
    auditor = await page_as("audit-admin")
    await auditor.open("/access/matrix", "权限总表")
    assert await cell(auditor, "部门组织人事", "人员、联系方式") == (["己", "部B"], "本人 或 主管部门且B类")
    assert await cell(auditor, "部门组织人事", "考核结果、奖金·乡镇一半") == (["己"], "本人且已公布")
    decisions = {
        (row["role"], row["type"], row["group"]) for row in (await auditor.api(ALL))["accessMatrix"] if row["reads"] != "不可见"
    }
    await expect(auditor.page.locator("[data-at]")).to_have_count(len(decisions))
    await auditor.is_accessible()
    await auditor.page.locator(".matrix-filters").get_by_text("办理", exact=True).click()
    acts = {(row["role"], row["action"]) for row in (await auditor.api(ACTS))["accessMatrix"] if "." in row["action"]}
    await expect(auditor.page.locator("[data-at]")).to_have_count(len(acts))
    assert await cell(auditor, "乡镇（街道）领导", "请假、批准请假") == (["批"], "审批单位")
    await auditor.page.go_back()
    await auditor.page.get_by_role("link", name=re.compile("^部门组织人事、考核结果、奖金·乡镇一半：")).click()
    await expect(auditor.page.get_by_text("现行策略对“部门组织人事”的全部结论")).to_be_visible()
    lines = (await auditor.api(MATRIX))["accessMatrix"]
    await expect(auditor.page.get_by_text(f"{len(lines)} 条", exact=True)).to_be_visible()
    rows = await auditor.page.locator("tbody tr").all_inner_texts()
    assert len(rows) == len(lines)
    for shown, line in zip(rows, lines, strict=True):
        assert f"{line['type']}.{line['group']}" in shown
        assert line["reads"] in shown
        assert all(one["reason"] in shown and str(one["line"]) in shown for one in line["lines"])
    await auditor.is_accessible()
    await auditor.page.get_by_role("searchbox").fill("bonus.township")
    await auditor.page.keyboard.press("Enter")
    await expect(auditor.page.locator("tbody tr")).to_have_count(1)
    await auditor.page.reload()
    await expect(auditor.page.locator("tbody tr")).to_have_count(1)


async def test_arrow_keys_move_among_the_cells_of_the_matrix_over_the_empty_ones(page_as: PageAs) -> None:
    leader = await page_as("market-leader")
    await leader.open("/access/matrix?type=Assessment", "权限总表")
    stop = leader.page.locator("td a[tabindex='0']")
    await expect(stop).to_have_count(1)
    await stop.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
        await leader.page.keyboard.press(key)
    focused = leader.page.locator("td a:focus")
    await expect(focused).to_have_attribute("data-at", "1,1")
    name = str(await focused.get_attribute("aria-label"))
    await leader.page.keyboard.press("Enter")
    await expect(leader.page.get_by_text(f"现行策略对“{name.split('、')[0]}”的全部结论")).to_be_visible()


async def test_the_matrix_is_printed_across_and_fits_a_phone(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader", 390)
    await leader.open("/access/matrix", "权限总表")
    assert await leader.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0
    await leader.is_accessible()
    await leader.page.emulate_media(media="print")
    printed = await leader.page.pdf(prefer_css_page_size=True)
    sizes = {tuple(map(float, box.split())) for box in re.findall(r"MediaBox \[([^\]]+)\]", printed.decode("latin-1"))}
    assert {(round(right), round(top)) for _, _, right, top in sizes} == {(842, 595)}


async def test_those_who_may_not_read_the_matrix_are_told_who_can_help(page_as: PageAs) -> None:
    villager = await page_as("village-officer")
    await villager.open("/access/who-can-see", "谁能看到")
    await expect(villager.page.get_by_role("link", name="权限总表")).to_have_count(0)
    await villager.open("/access/matrix", "权限总表")
    await expect(villager.page.get_by_text("谁能看到什么，请找审计管理员或安全管理员。")).to_be_visible()
    assert "AccessMatrix" not in villager.watch.operations
    await villager.is_accessible()


async def test_a_question_that_one_may_not_ask_is_refused_in_plain_words(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    (person,) = (await town.api(SOMEBODY))["personnel"]["nodes"]
    stranger = await page_as("justice-personnel")
    await stranger.page.goto(f"/access/who-can-see?id={person['id']}&field=mobile")
    await expect(stranger.page.get_by_text("你不能查询这条记录谁能看到")).to_be_visible()
    await stranger.is_accessible()

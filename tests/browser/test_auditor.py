"""The audit administrator: no business data, but every answer to who sees what, with the line of the policy and its reason."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.door import PageAs

SOMEBODY = """{ personnel(first: 1, where: { managementClass: { eq: B } }) { nodes { id name
  assessments(first: 1, where: { year: { eq: 2016 } }) { nodes { id } } } } }"""

WHO = """query ($id: ID!, $field: String!) { whoCanSee(id: $id, field: $field) {
  total viewers { username displayName organisation relations { name label } rules { line rule reason } } } }"""

MATRIX = """{ accessMatrix(role: "dept_personnel") { type group action condition reads lines { line reason } } }"""


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


async def test_the_access_matrix_is_the_policy_of_each_role(page_as: PageAs) -> None:
    auditor = await page_as("audit-admin")
    await auditor.open("/access/who-can-see", "谁能看到")
    await auditor.page.get_by_label("角色").click()
    await auditor.page.keyboard.type("部门组织人事")
    await auditor.page.keyboard.press("Enter")
    lines = [row for row in (await auditor.api(MATRIX))["accessMatrix"] if row["action"] == "read"]
    await expect(auditor.page.get_by_text(f"{len(lines)} 条", exact=True)).to_be_visible()
    rows = await auditor.page.locator("tbody tr").all_inner_texts()
    assert len(rows) == len(lines)
    for shown, line in zip(rows, lines, strict=True):
        assert f"{line['type']}.{line['group']}" in shown
        assert line["reads"] in shown
        assert all(one["reason"] in shown for one in line["lines"])
    await auditor.is_accessible()
    await auditor.page.get_by_label("按内容或依据查找").fill("bonus.township")
    await expect(auditor.page.locator("tbody tr")).to_have_count(1)


async def test_the_matrix_is_not_shown_to_those_who_may_not_read_it(page_as: PageAs) -> None:
    villager = await page_as("village-officer")
    await villager.open("/access/who-can-see", "谁能看到")
    await expect(villager.page.get_by_text("权限总表只对")).to_be_visible()
    assert "Matrix" not in villager.watch.operations
    await villager.is_accessible()


async def test_a_question_that_one_may_not_ask_is_refused_in_plain_words(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel")
    (person,) = (await town.api(SOMEBODY))["personnel"]["nodes"]
    stranger = await page_as("justice-personnel")
    await stranger.page.goto(f"/access/who-can-see?id={person['id']}&field=mobile")
    await expect(stranger.page.get_by_text("你不能查询这条记录谁能看到")).to_be_visible()
    await stranger.is_accessible()

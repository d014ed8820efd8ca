"""市场监督管理局's personnel officer: 84 people, of each the department's share; what is missing says why and whose it is."""

from __future__ import annotations

from typing import Any

from playwright.async_api import expect

from tests.browser.door import PageAs

HOLDERS = {"TOWNSHIP_SHARE": "驻地乡镇", "NOT_PUBLISHED": "待公布", "PERSONAL": "个人信息", "CONDUCT_SHARE": "行风效能"}
GRADES = {
    "EXCELLENT": "优秀",
    "COMPETENT": "称职",
    "BASICALLY_COMPETENT": "基本称职",
    "INCOMPETENT": "不称职",
    "UNGRADED": "不定等次",
}

SOMEBODY = """{ personnel(first: 1, where: { position: { eq: CHIEF } }) { nodes { id name
  assessments(first: 1, where: { year: { eq: 2016 } }) { nodes { departmentScore bonusDepartment masked { field reason } } } } } }"""


def cell(row: Any, field: str, shown: str | None) -> str:
    """A value as the list writes it, or the chip with its holder."""
    reason = next((one["reason"] for one in row["masked"] if one["field"] == field), None)
    return f"份额外 {HOLDERS[reason]}" if reason else shown or "—"


def cells_of(person: Any) -> list[str]:
    """The row of the list that the API's answer calls for."""
    newest = person["assessments"]["nodes"][0]
    bonus = newest["bonusTotal"] and f"{newest['bonusTotal'] / 100:,.0f} 元"
    score = newest["compositeScore"] and f"{float(newest['compositeScore']):.2f}"
    return [
        person["name"],
        f"{person['managementClass']}类",
        person["agency"]["name"],
        person["township"]["name"],
        person["title"],
        cell(person, "mobile", person["mobile"]),
        "",
        cell(newest, "compositeScore", score),
        cell(newest, "grade", GRADES.get(newest["grade"])),
        cell(newest, "bonusTotal", bonus),
    ]


async def test_the_cells_of_the_list_are_what_the_api_answers_to_the_same_query(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open("/", "总览")
    async with department.page.expect_request(lambda request: "query Personnel(" in (request.post_data or "")) as asked:
        await department.walk("派驻人员", "派驻人员")
    people = (await department.repeat(await asked.value))["personnel"]["nodes"]
    assert await department.rows() == [cells_of(person) for person in people]
    assert len(people) == 50
    await department.is_accessible()


async def test_the_department_sees_its_84_people_and_is_told_that_it_is_a_share(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open("/personnel", "派驻人员")
    await expect(department.page.get_by_text("你看到的是本部门的份额")).to_be_visible()
    await department.page.get_by_role("button", name="统计人数").click()
    await expect(department.page.get_by_text("共 84 人")).to_be_visible()
    rows = await department.rows()
    assert {row[7] for row in rows} == {row[9] for row in rows} == {"份额外 驻地乡镇"}
    assert {row[2].endswith("市场监管所") for row in rows} == {True}


async def test_a_chip_says_the_rule_the_reason_and_the_holder(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open("/personnel", "派驻人员")
    chip = department.page.locator(".masked").first
    await expect(chip).to_have_text("份额外驻地乡镇")
    await chip.click()
    card = department.page.get_by_role("dialog")
    await expect(card).to_contain_text("这是驻地乡镇的份额")
    await expect(card).to_contain_text("驻地乡镇50%、主管部门40%、行风效能10%")
    await expect(card).to_contain_text("看得到的人：驻地乡镇领导和人事、审计局")
    await department.is_accessible()
    await card.get_by_role("button", name="关闭").click()
    await expect(card).to_have_count(0)
    await expect(chip).to_be_focused()


async def test_the_detail_shows_the_departments_half_and_masks_the_townships(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    (person,) = (await department.api(SOMEBODY))["personnel"]["nodes"]
    (assessment,) = person["assessments"]["nodes"]
    await department.open(f"/personnel/{person['id']}?tab=assessments", person["name"])
    year = department.page.get_by_role("region", name="2016年度", exact=True)
    await expect(year.get_by_text(f"{float(assessment['departmentScore']):.2f}")).to_be_visible()
    await expect(year.get_by_text(f"{assessment['bonusDepartment'] / 100:,.0f} 元")).to_be_visible()
    assert (
        await year.locator(".masked").count()
        == len(
            {one["field"] for one in assessment["masked"]}
            & {"townshipScore", "conductScore", "compositeScore", "bonusTownship", "bonusTotal"}
        )
        == 5
    )
    seen = department.page.get_by_role("complementary", name="我在这里看到什么")
    await expect(seen).to_contain_text("驻地乡镇")
    await department.is_accessible()


async def test_a_leader_asks_from_a_chip_who_can_see_the_value(page_as: PageAs) -> None:
    leader = await page_as("market-leader")
    await leader.open("/personnel", "派驻人员")
    await leader.page.locator(".masked").first.click()
    await leader.page.get_by_role("dialog").get_by_role("link", name="谁能看到").click()
    await leader.arrives("谁能看到")
    table = leader.page.get_by_role("table").first
    await expect(table).to_contain_text("district-audit")
    await expect(table).not_to_contain_text("market-")
    await expect(leader.page.get_by_role("dialog")).to_have_count(0)
    await leader.is_accessible()


async def test_a_person_outside_of_the_remit_is_not_there_and_the_page_says_who_can_help(page_as: PageAs) -> None:
    justice = await page_as("justice-personnel")
    (stranger,) = (await justice.api("{ personnel(first: 1) { nodes { id name } } }"))["personnel"]["nodes"]
    department = await page_as("market-personnel")
    await department.open(f"/personnel/{stranger['id']}", "人员详情")
    await expect(department.page.get_by_text("没有这个人，或者不在你的职权范围")).to_be_visible()
    await expect(
        department.page.get_by_text("驻地乡镇的人事干部、主管部门的人事干部或区委组织部可以查到派驻人员")
    ).to_be_visible()
    assert stranger["name"] not in await department.page.inner_text("body")
    await department.is_accessible()
    await department.page.get_by_role("main").get_by_role("link", name="回到派驻人员").first.click()
    await department.arrives("派驻人员")

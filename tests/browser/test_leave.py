"""Leave with return, walked by the member, the head of the agency and the township in sessions of their own."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

TODAY = "2017-08-31"
FORM = "dialog[open]"


async def ask(member: Visitor, cover: str, last: str = TODAY) -> None:
    """Fills the form for a leave that begins today, and sends it."""
    await member.page.get_by_role("button", name="请假", exact=True).click()
    form = member.page.locator(FORM)
    await form.get_by_label("起始日").fill(TODAY)
    await form.get_by_label("截止日").fill(last)
    await form.get_by_label("顶岗人").select_option(label=cover)
    await form.get_by_label("事由").fill("子女入学报名")
    await form.get_by_role("button", name="确定").click()


async def newest(visitor: Visitor) -> str:
    """The id of the waiting leave that begins today."""
    query = '{ leaves(first: 1, where: { startsOn: { eq: "2017-08-31" }, reason: { eq: "子女入学报名" } }) { nodes { id } } }'
    return str((await visitor.api(query))["leaves"]["nodes"][0]["id"])


async def status(visitor: Visitor) -> str:
    query = "query Q($id: ID!) { node(id: $id) { ... on Leave { status } } }"
    return str((await visitor.api(query, {"id": await newest(visitor)}))["node"]["status"])


async def test_a_leave_is_asked_for_decided_by_the_head_and_closed_by_reporting_back(page_as: PageAs) -> None:
    member, head = await page_as("fenghui-market-member"), await page_as("fenghui-market-head", 390)
    await member.open("/leaves", "请假与销假")
    await ask(member, "李益飞", "2017-08-30")
    error = member.page.locator(f"{FORM} .act-error", has_text="截止早于起始")
    await expect(error).to_be_visible()
    await member.page.locator(FORM).get_by_label("截止日").fill(TODAY)
    await member.page.locator(FORM).get_by_role("button", name="确定").click()
    await expect(member.page.locator(FORM)).to_have_count(0)
    leave = await newest(head)
    await head.page.goto(f"/leaves/{leave}")
    await expect(head.page.get_by_text("窗口与值班都有人。")).to_be_visible()
    await head.page.get_by_role("button", name="批准", exact=True).click()
    await head.page.locator(FORM).get_by_role("button", name="确定").click()
    await expect(head.page.locator(".status", has_text="已批准")).to_be_visible()
    await member.page.goto(f"/leaves/{leave}")
    await member.page.get_by_role("button", name="销假").click()
    await member.page.locator(FORM).get_by_label("到岗半天").select_option("AFTERNOON")
    await member.page.locator(FORM).get_by_role("button", name="确定").click()
    await expect(member.page.locator(".status", has_text="已销假")).to_be_visible()
    assert await status(head) == "RETURNED"


async def test_an_approved_leave_is_revoked_with_a_reason_before_it_begins(page_as: PageAs) -> None:
    member, head = await page_as("fenghui-market-member"), await page_as("fenghui-market-head", 390)
    query = "{ leaves(first: 100, where: { status: { eq: REQUESTED } }) { nodes { id can startsOn staff { name } } } }"
    waiting = (await head.api(query))["leaves"]["nodes"]
    leave = next(one for one in waiting if "leave.approve" in one["can"] and one["startsOn"] > TODAY)
    await head.page.goto(f"/leaves/{leave['id']}")
    await head.page.get_by_role("button", name="批准", exact=True).click()
    await head.page.locator(FORM).get_by_role("button", name="确定").click()
    await head.page.get_by_role("button", name="收回批准").click()
    await head.page.locator(FORM).get_by_role("button", name="确定").click()
    await expect(head.page.locator(f"{FORM} .act-error", has_text="请写明说明")).to_be_visible()
    await head.page.locator(FORM).get_by_label("理由").fill("工作需要")
    await head.page.locator(FORM).get_by_role("button", name="确定").click()
    await expect(head.page.locator(".status", has_text="已撤销")).to_be_visible()
    await head.is_accessible()
    await member.page.goto(f"/leaves/{leave['id']}")
    await expect(member.page.locator(".status", has_text="已撤销")).to_be_visible()


async def test_the_township_sees_the_day_on_which_the_window_would_be_empty_and_is_refused(page_as: PageAs) -> None:
    town = await page_as("fenghui-personnel", 390)
    query = '{ leaves(where: { status: { eq: REQUESTED }, startsOn: { eq: "2017-09-12" } }) { nodes { id } } }'
    (leave,) = (await town.api(query))["leaves"]["nodes"]
    await town.page.goto(f"/leaves/{leave['id']}")
    await expect(town.page.locator(".gap-days li").first).to_contain_text("A岗、B岗都不在")
    await town.page.get_by_role("button", name="批准", exact=True).click()
    await town.page.locator(FORM).get_by_role("button", name="确定").click()
    await expect(town.page.locator(f"{FORM} .act-failed")).to_contain_text("9月12日")
    await town.is_accessible()


async def test_a_shift_is_filled_by_keyboard_and_a_double_booking_is_refused(page_as: PageAs) -> None:
    room = await page_as("fenghui-command")
    await room.open("/duty?month=2017-09", "值班表")
    for role, refused in (("值班员", False), ("备班", True)):
        await room.page.get_by_role("button", name=f"排班 2017-09-29 {role} 空缺").press("Enter")
        await room.page.get_by_label(f"2017-09-29 {role} 空缺").select_option(label="周军 丰惠市场监管所所长")
        if refused:
            await expect(room.page.get_by_role("alert")).to_contain_text("此人当日已有班次")
        else:
            await expect(room.page.get_by_role("button", name=f"排班 2017-09-29 {role} 周军")).to_be_visible()


async def test_the_department_sees_the_quarter_and_no_day(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    await department.open("/attendance", "考勤")
    await expect(department.page.get_by_role("tab", name="按日登记")).to_have_count(0)
    rows = await department.has_rows(lambda rows: len(rows) == 50)
    assert {row[2] for row in rows} == {"2017年第3季度"}

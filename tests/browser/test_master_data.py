"""A change of class walked by two accounts, and an import that is refused, corrected, written and taken back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from backend.exchange.acts import writing
from backend.exchange.rules.columns import ImportTarget
from backend.kit.spreadsheets import cells_of
from tests.browser.door import PageAs
from tests.browser.visitor import SECONDS, Visitor
from tests.exchange.books import identity, listed

TOMORROW = "2017-09-30"


async def act(place: Locator, label: str, **fields: str) -> Locator:
    """Opens the form of an act, fills it in and sends it; the dialog."""
    await place.get_by_role("button", name=label, exact=True).click()
    dialog = place.page.get_by_role("dialog", name=label)
    for name, value in fields.items():
        field = dialog.locator(f"[name={name}]")
        if await field.evaluate("one => one.tagName") == "SELECT":
            await field.select_option(value)
        else:
            await field.fill(value)
    await dialog.get_by_role("button", name="确定").click()
    return dialog


async def draft(visitor: Visitor) -> None:
    """驿亭 becomes a sub-district; a wrong code is told at its field first."""
    await visitor.open("/classes", "类别变更")
    main = visitor.page.locator("main")
    words = {"form": "SUB_DISTRICT", "category": "CENTRAL", "name": "驿亭街道"}
    words |= {"document": "浙政函〔2017〕88号", "effectiveOn": TOMORROW}
    await main.get_by_role("button", name="起草建制或类型变更", exact=True).click()
    dialog = visitor.page.get_by_role("dialog", name="起草建制或类型变更")
    await dialog.locator("[name=township]").select_option(label="驿亭镇")
    await visitor.page.keyboard.press("Escape")
    dialog = await act(main, "起草建制或类型变更", **words, code="330604108")
    await expect(dialog.get_by_text("330604 之后三位在 001-099 之间")).to_be_visible()
    await visitor.is_accessible()
    await dialog.locator("[name=code]").fill("330604008")
    await dialog.get_by_role("button", name="确定").click()
    await expect(dialog).to_be_hidden()


async def test_a_change_of_class_takes_two_persons_and_can_be_taken_back(page_as: PageAs) -> None:
    reform, org = await page_as("district-reform"), await page_as("district-org")
    await draft(reform)
    await reform.page.get_by_role("cell", name="驿亭镇").first.click()
    await reform.arrives("驿亭镇")
    flips = reform.page.get_by_role("region", name="换类的机构", exact=True).first
    await expect(flips.get_by_role("cell", name="驿亭综合行政执法中队")).to_be_visible()
    gains = reform.page.get_by_role("region", name="得到的权限", exact=True).first
    await expect(gains.get_by_role("row", name="部门领导 综合行政执法局 派驻人员：手机、住址")).to_be_visible()
    await reform.is_accessible()
    await act(reform.page.locator("main"), "提出")
    await expect(reform.page.get_by_text("待确认")).to_be_visible()
    await expect(reform.page.get_by_role("button", name="确认", exact=True)).to_have_count(0)

    await org.page.goto(reform.page.url)
    await org.arrives("驿亭镇")
    await act(org.page.locator("main"), "确认")
    await expect(org.page.get_by_text("待生效")).to_be_visible()
    dialog = await act(org.page.locator("main"), "撤销", note="")
    await expect(dialog.get_by_text("须写明原因")).to_be_visible()
    await dialog.locator("[name=note]").fill("待省里批复")
    await dialog.get_by_role("button", name="确定").click()
    await expect(org.page.get_by_text("生效前已撤销")).to_be_visible()
    await expect(org.page.get_by_text("待省里批复")).to_be_visible()
    towns = await org.api('{ townships(where: { code: { eq: "330604109" } }) { nodes { name form } } }')
    assert towns["townships"]["nodes"] == [{"name": "驿亭镇", "form": "TOWN"}]


def people(code: str, wrong: bool, merged: Sequence[str] = ()) -> bytes:
    """Five people; three of them with a fault."""
    rows: list[dict[str, Any]] = [
        {"name": f"试{n}", "gender": "女", "organisation": code, "title": "科员", "position": "一般人员"}
        | {"id_number": identity(800 + 2 * n), "entered_on": "2017-08-01"}
        for n in range(5)
    ]
    if wrong:
        rows[1]["organisation"] = "没有这个机构"
        rows[2]["id_number"] = "33069919850307001"
        rows[4]["entered_on"] = "去年"
    return listed(ImportTarget.STAFF, *rows, merged=merged)


async def send(visitor: Visitor, name: str, content: bytes) -> None:
    page = visitor.page
    await page.locator("#target").select_option("STAFF")
    file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    await page.locator("#file").set_input_files(file)
    await page.get_by_role("button", name="核对文件").click()


async def test_an_import_with_three_wrong_rows_is_corrected_written_and_taken_back(page_as: PageAs) -> None:
    visitor = await page_as("district-org")
    found = await visitor.api('{ agencies(where: { name: { eq: "丰惠司法所" } }) { nodes { code } } personnel { totalCount } }')
    code, before = found["agencies"]["nodes"][0]["code"], found["personnel"]["totalCount"]
    await visitor.open("/imports", "名单导入")
    await send(visitor, "程序.xlsx", b"MZ\x90\x00")
    await expect(visitor.page.get_by_role("alert")).to_contain_text("不是 .xlsx 电子表格")
    await send(visitor, "合并.xlsx", people(code, wrong=True, merged=["A8:B8", "C9:C10"]))
    await expect(visitor.page.get_by_role("alert")).to_contain_text("有合并单元格（A8、C9），请取消合并后再导入")
    await expect(visitor.page.get_by_role("region", name="人员 · 合并.xlsx")).to_have_count(0)
    await send(visitor, "六十兆.xlsx", bytes(701 * 1024))
    await expect(visitor.page.get_by_role("alert")).to_have_text("文件超过 700 KB，请分成几个文件导入。")
    await send(visitor, "有误.xlsx", people(code, wrong=True))
    wrong = visitor.page.get_by_role("region", name="人员 · 有误.xlsx", exact=True)
    await expect(wrong.get_by_text("其中 3 行有误")).to_be_visible()
    for row in ("3 单位代码 没有这个代码的单位", "4 公民身份号码 身份号码不正确", "6 进入日期 应为日期"):
        await expect(wrong.get_by_role("row", name=row)).to_be_visible()
    await expect(wrong.get_by_role("button", name="写入", exact=True)).to_have_count(0)
    await visitor.is_accessible()
    await send(visitor, "改正.xlsx", people(code, wrong=False))
    right = visitor.page.get_by_role("region", name="人员 · 改正.xlsx", exact=True)
    await act(right, "写入")
    await expect(right.get_by_text("已写入", exact=True)).to_be_visible()
    assert (await visitor.api("{ personnel { totalCount } }"))["personnel"]["totalCount"] == before + 5
    await act(right, "整批撤回")
    await expect(right.get_by_text("已整批撤回", exact=True)).to_be_visible()
    assert (await visitor.api("{ personnel { totalCount } }"))["personnel"]["totalCount"] == before


async def test_a_page_that_is_left_while_a_list_is_written_comes_back_to_it(
    page_as: PageAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, gate, write = await page_as("district-org"), threading.Event(), writing._write

    async def slow_write(*given: Any) -> Any:
        assert await asyncio.to_thread(gate.wait, SECONDS)
        return await write(*given)

    monkeypatch.setattr(writing, "_write", slow_write)
    code = await visitor.api('{ agencies(where: { name: { eq: "丰惠司法所" } }) { nodes { code } } }')
    await visitor.open("/imports", "名单导入")
    await send(visitor, "离开.xlsx", people(code["agencies"]["nodes"][0]["code"], wrong=False))
    batch = visitor.page.get_by_role("region", name="人员 · 离开.xlsx", exact=True)
    dialog = await act(batch, "写入")
    await expect(dialog.get_by_role("list", name="正在进行的导入")).to_have_text("人员 · 已写入 0 / 5 行")
    await visitor.open("/imports", "名单导入")
    form = visitor.page.get_by_role("form", name="核对文件")
    await expect(form.get_by_role("list", name="正在进行的导入")).to_have_text("人员 · 已写入 0 / 5 行")
    await visitor.is_accessible()
    gate.set()
    await expect(batch.get_by_text("已写入", exact=True)).to_be_visible()
    await expect(form.get_by_role("list", name="正在进行的导入")).to_have_count(0)
    await expect(await act(batch, "整批撤回")).to_be_hidden()


async def test_bodies_are_opened_corrected_and_closed_on_their_pages(page_as: PageAs) -> None:
    org = await page_as("district-org")
    page = org.page
    await org.open("/units?q=巡回", "其他单位")
    dialog = await act(page.locator("main"), "设立单位", name="巡回法庭", code=" ", unitKind="COURT")
    await expect(dialog.get_by_text("不能为空")).to_be_visible()
    await dialog.locator("[name=code]").fill("U-1")
    await dialog.get_by_role("button", name="确定").click()
    await expect(page.get_by_role("row", name="巡回法庭 U-1 法庭")).to_be_visible()
    await org.is_accessible()
    await expect(await act(page.get_by_role("row", name="巡回法庭"), "撤销")).to_be_hidden()

    found = await org.api('{ agencies(where: { name: { eq: "百官规划所" } }) { nodes { id township { id } } } }')
    agency = found["agencies"]["nodes"][0]
    await org.open(f"/agencies/{agency['id']}", "百官规划所")
    dialog = await act(page.locator("main"), "撤销", document="区编〔2017〕9号")
    await expect(dialog.get_by_text("须先撤销、调离或指定承接单位")).to_be_visible()
    await dialog.get_by_role("button", name="取消").click()
    await expect(await act(page.locator("main"), "更正", dutyPhone="0575-90000000")).to_be_hidden()
    await expect(page.get_by_text("0575-90000000")).to_be_visible()

    await org.open("/calendar?tab=2018", "工作日历")
    await expect(page.get_by_text("尚未公布，暂定")).to_be_visible()
    dialog = await act(page.locator("main"), "登记日历", document="国办发明电〔2017〕12号", closings="春节 2018-02-15")
    await expect(dialog.get_by_text("看不懂这一行：春节 2018-02-15。")).to_be_visible()
    await org.is_accessible()
    await dialog.locator("[name=closings]").fill("2018-02-15 2018-02-21 春节")
    await dialog.locator("[name=makeUps]").fill("2018-02-11 2018-02-24")
    await dialog.get_by_role("button", name="确定").click()
    await expect(page.get_by_text("2018-02-11、2018-02-24")).to_be_visible()
    await expect(page.get_by_text("已公布")).to_be_visible()
    await org.open("/class-rules", "分类规则")
    await expect(page.get_by_role("row", name="综合行政执法中队 A类 A类 B类")).to_be_visible()


async def test_one_officer_opens_an_account_and_another_says_what_it_may_be_used_for(page_as: PageAs) -> None:
    system, security = await page_as("system-admin"), await page_as("security-admin")
    await system.open("/accounts", "账号与任职")
    main = system.page.locator("main")
    given = {"username": "new-person", "displayName": "新人", "password": "short"}
    dialog = await act(main, "建立账号", **given)
    await expect(dialog.get_by_text("口令须有12至200个字符")).to_be_visible()
    await dialog.locator("[name=password]").fill("a long enough password")
    await dialog.get_by_role("button", name="确定").click()
    row = system.page.get_by_role("row", name="new-person")
    await expect(row.get_by_role("button", name="停用")).to_be_visible()
    await expect(system.page.get_by_role("button", name="任命")).to_have_count(0)
    await system.is_accessible()

    await security.open("/accounts?q=new-person", "账号与任职")
    row = security.page.get_by_role("row", name="new-person")
    await expect(security.page.get_by_role("button", name="停用")).to_have_count(0)
    dialog = await act(row, "任命", role="dept_leader", organisation="330604106", title="干部")
    await expect(dialog.get_by_text("这种单位没有这个角色")).to_be_visible()
    await dialog.locator("[name=role]").select_option("town_member")
    await dialog.get_by_role("button", name="确定").click()
    await expect(row.get_by_text("乡镇（街道）工作人员 · 丰惠镇 · 干部")).to_be_visible()
    await security.is_accessible()
    await expect(await act(row, "免除")).to_be_hidden()

    phone = await page_as("security-admin", width=390)
    await phone.open("/accounts?q=new-person", "账号与任职")
    await phone.is_accessible()


async def test_the_roster_is_exported_by_chosen_columns_with_the_masks_of_the_screen(page_as: PageAs) -> None:
    visitor = await page_as("market-leader")
    await visitor.open("/personnel?class=A", "派驻人员")
    await visitor.page.get_by_role("button", name="导出花名册").click()
    dialog = visitor.page.get_by_role("dialog", name="导出花名册")
    for column in ("性别", "住址", "编制"):
        await dialog.get_by_label(column, exact=True).uncheck()
    await visitor.is_accessible()
    async with visitor.page.expect_download() as sent:
        await dialog.get_by_role("button", name="导出", exact=True).click()
    rows = cells_of(await asyncio.to_thread(Path(await (await sent.value).path()).read_bytes))
    heading = next(row for row in rows if "姓名" in row)
    assert not {"性别", "住址", "编制"} & set(heading)
    assert "公民身份号码" in heading


async def test_the_checklist_of_the_demo_district_is_complete(page_as: PageAs) -> None:
    visitor = await page_as("system-admin", width=390)
    await visitor.open("/setup", "启用清单")
    await expect(visitor.page.get_by_role("listitem").filter(has_text="每人恰有一个现任岗位")).to_contain_text("完成")
    await visitor.is_accessible()

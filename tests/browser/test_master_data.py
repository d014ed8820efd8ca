"""A change of class walked by two accounts, and an import that is refused, corrected, written and taken back."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, expect

from backend.exchange.rules.columns import ImportTarget
from tests.browser.door import PageAs
from tests.browser.visitor import Visitor
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
    words = {
        "form": "SUB_DISTRICT",
        "category": "CENTRAL",
        "name": "驿亭街道",
        "document": "浙政函〔2017〕88号",
        "effectiveOn": TOMORROW,
    }
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


def people(code: str, wrong: bool) -> bytes:
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
    return listed(ImportTarget.STAFF, *rows)


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
    await send(visitor, "有误.xlsx", people(code, wrong=True))
    wrong = visitor.page.get_by_role("region", name="人员 · 有误.xlsx", exact=True)
    await expect(wrong.get_by_text("其中 3 行有误")).to_be_visible()
    await expect(wrong.get_by_role("row", name="3 单位代码 没有这个代码的单位")).to_be_visible()
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


async def test_the_checklist_of_the_demo_district_is_complete(page_as: PageAs) -> None:
    visitor = await page_as("system-admin", width=390)
    await visitor.open("/setup", "启用清单")
    await expect(visitor.page.get_by_role("row", name="每人恰有一个现任岗位")).to_contain_text("完成")
    await visitor.is_accessible()

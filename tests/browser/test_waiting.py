"""What waits for me: the corner counts down after the act, its paper is read by the other side, and the record says who did what."""

from __future__ import annotations

import asyncio
import time
from typing import Any
from urllib.parse import unquote

from playwright.async_api import FilePayload, expect

from tests.browser.door import PageAs
from tests.browser.test_appointments import PERSON, do, opened, propose
from tests.browser.visitor import SECONDS, Visitor
from tests.records.papers import EXE, PDF

UNREAD = "{ notifications(where: { readAt: { isNull: true } }, first: 100) { nodes { act record { id } } } }"
PAPER: FilePayload = {"name": "同意函.pdf", "mimeType": "application/pdf", "buffer": PDF}
SPARE: FilePayload = {"name": "多余.pdf", "mimeType": "application/pdf", "buffer": PDF}
DISGUISED: FilePayload = {"name": "安装程序.pdf", "mimeType": "application/pdf", "buffer": EXE}


async def badge(visitor: Visitor) -> int:
    """The number in the corner."""
    await visitor.page.reload()
    await visitor.is_calm()
    shown = visitor.page.locator(".bell b")
    return int(await shown.inner_text()) if await shown.count() else 0


async def is_told(visitor: Visitor, act: str) -> Any:
    """Waits for the notification of an act: the reader of the outbox takes its turn every two seconds."""
    deadline = time.monotonic() + SECONDS
    while True:
        nodes = (await visitor.api(UNREAD))["notifications"]["nodes"]
        if any(node["act"] == act for node in nodes):
            return nodes
        assert time.monotonic() < deadline, nodes
        await asyncio.sleep(0.2)


async def has_read(visitor: Visitor, name: str) -> None:
    """By opening the record: nothing that was told of it is unread any more, and the menu still counts what waits."""
    record = unquote(visitor.page.url.rpartition("/")[2])
    deadline = time.monotonic() + SECONDS
    while any(node["record"]["id"] == record for node in (await visitor.api(UNREAD))["notifications"]["nodes"]):
        assert time.monotonic() < deadline, name
        await asyncio.sleep(0.2)


async def asked_by_letter(department: Visitor) -> tuple[str, str]:
    """A person of whom the township is asked; the name, and the address of the act's page."""
    people = (await department.api(PERSON))["personnel"]["nodes"]
    person = next(each for each in reversed(people) if each["appointments"]["totalCount"] == 0)
    path = await propose(department, person)
    await do(department, "发征求意见函", 文号="虞市监函〔2017〕77号")
    return person["name"], path


async def consent_with_a_paper(township: Visitor) -> None:
    """A program in disguise is refused at the field; the paper comes with the consent."""
    form = await opened(township, "书面同意")
    files = form.get_by_label("附件", exact=True)
    township.watch.expect(415, "/uploads")
    await files.set_input_files(DISGUISED)
    await expect(form.get_by_text("安装程序.pdf没有上传：只接受 PDF")).to_be_visible()
    await files.set_input_files([PAPER, SPARE])
    await form.get_by_role("button", name="移除多余.pdf").click()
    await expect(form.locator(".act-files input[type=hidden]")).to_have_count(1)
    await township.is_accessible()
    await form.get_by_label("日期", exact=True).fill("2017-08-31")
    await form.get_by_role("button", name="确定", exact=True).click()
    await expect(form).to_be_hidden()
    await township.is_calm()


async def reads_notifications(department: Visitor) -> None:
    """The sender is told of the consent, and marks what it was told as read."""
    await is_told(department, "appointment.consent")
    await department.open("/waiting", "待我办理")
    notes = department.page.get_by_role("region", name="通知")
    await expect(notes.get_by_text("未读", exact=True).first).to_be_visible()
    await notes.get_by_role("button", name="全部标为已读").click()
    await expect(notes.get_by_text("未读", exact=True)).to_have_count(0)
    assert (await department.api(UNREAD))["notifications"]["nodes"] == []
    await department.is_accessible()


async def test_a_letter_waits_and_is_answered_with_a_paper_that_the_department_reads(page_as: PageAs) -> None:
    department, township = await page_as("market-personnel"), await page_as("fenghui-leader", 390)
    await township.open("/waiting", "待我办理")
    before = await badge(township)
    name, path = await asked_by_letter(department)
    assert await badge(township) == before + 1
    assert township.watch.operations[-2:] == ["Boot", "WaitingPage"]
    await is_told(township, "appointment.send")
    await badge(township)  # the page knows of it from here on
    await township.is_accessible()
    letters = township.page.get_by_role("region", name="书面同意")
    await letters.get_by_role("link", name=f"{name} 副职任命", exact=True).click()
    await township.arrives(name)
    await has_read(township, name)
    await consent_with_a_paper(township)
    shown = township.page.locator(".bell b")
    await expect(shown).to_have_text(str(before)) if before else await expect(shown).to_have_count(0)
    await reads_notifications(department)  # before the record: opening it would read them too
    await department.page.goto(path)
    await department.arrives(name)
    async with department.page.expect_download() as download:
        await department.page.get_by_role("link", name="同意函.pdf", exact=True).click()
    assert (await (await download.value).path()).read_bytes() == PDF
    await department.page.get_by_role("tab", name="办理记录").click()
    entries = department.page.get_by_role("list", name="办理记录").get_by_role("listitem")
    await expect(entries.filter(has_text="书面同意")).to_contain_text("丰惠镇 党委书记")
    await expect(entries.filter(has_text="书面同意")).to_contain_text("同意函.pdf")
    await department.is_accessible()


async def test_for_an_officer_nothing_waits(page_as: PageAs) -> None:
    officer = await page_as("audit-admin", 390)
    await officer.open("/waiting", "待我办理")
    await expect(officer.page.get_by_text("现在没有等你办理的事。")).to_be_visible()
    await expect(officer.page.locator(".bell b, .bell i")).to_have_count(0)
    await officer.is_accessible()

"""Consent walked from the draft to the acknowledged copy: the department at its desk, the township on a phone."""

from __future__ import annotations

from urllib.parse import unquote

from playwright.async_api import Locator, expect

from tests.browser.door import PageAs
from tests.browser.visitor import Visitor

PERSON = """{ personnel(where: { agency: { name: { eq: "丰惠市场监管所" } }, position: { eq: MEMBER } }, first: 20) { nodes {
  id name appointments(where: { kind: { code: { eq: "DEPUTY_APPOINTMENT" } } }) { totalCount } } } }"""
LEDGER = (
    """query($id: ID!) { node(id: $id) { ... on Appointment { state answerNumber answeredBy receipts { nodes { kind } } } } }"""
)


async def do(visitor: Visitor, act: str, **fields: str) -> None:
    """Opens the form of an act, fills it in by labels and confirms."""
    await fill(await opened(visitor, act), **fields)
    await visitor.is_calm()


async def fill(form: Locator, **fields: str) -> None:
    for label, value in fields.items():
        await form.get_by_label(label, exact=True).fill(value)
    await form.get_by_role("button", name="确定", exact=True).click()
    await expect(form).to_be_hidden()


async def opened(visitor: Visitor, act: str) -> Locator:
    await visitor.page.get_by_role("button", name=act, exact=True).click()
    return visitor.page.get_by_role("dialog", name=act, exact=True)


async def stands_at(visitor: Visitor, step: str) -> None:
    await expect(visitor.page.locator(".step-bar [aria-current=step] b")).to_have_text(step)


async def propose(department: Visitor, person: dict[str, str]) -> str:
    """The department drafts an appointment; the address of its page."""
    await department.open(f"/personnel/{person['id']}?tab=appointments", person["name"])
    form = await opened(department, "提出人事事项")
    await form.get_by_label("种类", exact=True).select_option("DEPUTY_APPOINTMENT")
    await expect(form.get_by_text("期满未复不视为同意")).to_be_visible()
    await fill(form, 拟任职务="副所长", 事项="任丰惠市场监管所副所长", 理由="业务骨干", 生效日期="2018-01-02")
    await department.page.get_by_role("link", name="副职任命", exact=True).click()
    await department.arrives(person["name"])
    await stands_at(department, "提出")
    return department.page.url


async def consent(township: Visitor, name: str) -> None:
    """The township finds what waits for it, is told that its date is too early, and consents."""
    await township.open("/appointments?mine=waiting", "任免与人事事项")
    await township.page.get_by_role("link", name=name, exact=True).click()
    await township.arrives(name)
    await township.is_accessible()
    answer = await opened(township, "书面同意")
    await answer.get_by_label("日期", exact=True).fill("2017-08-30")
    await answer.get_by_role("button", name="确定", exact=True).click()
    await expect(answer.get_by_text("日期须不早于上一环节的2017-08-31")).to_be_visible()
    await fill(answer, 日期="2017-08-31")
    await stands_at(township, "决定")


async def test_consent_is_walked_by_the_department_and_the_township_in_two_sessions(page_as: PageAs) -> None:
    department, township = await page_as("market-personnel"), await page_as("fenghui-personnel", 390)
    people = (await department.api(PERSON))["personnel"]["nodes"]
    person = next(each for each in people if each["appointments"]["totalCount"] == 0)
    path = await propose(department, person)
    await township.page.goto(path)
    await expect(township.page.get_by_text("没有这件事项，或者不在你的职权范围")).to_be_visible()
    await do(department, "发征求意见函", 文号="虞市监函〔2017〕88号")
    await stands_at(department, "乡镇书面同意")
    await expect(department.page.get_by_role("button", name="作出决定")).to_have_count(0)
    await consent(township, person["name"])
    await department.page.reload()
    await department.arrives(person["name"])
    await do(department, "作出决定", 文号="虞市监〔2017〕88号")
    await do(department, "抄告")
    await stands_at(department, "确认")
    await township.page.reload()
    await township.arrives(person["name"])
    await do(township, "确认收到")
    await expect(township.page.locator(".step-bar .step-done")).to_have_count(5)
    node = (await township.api(LEDGER, {"id": unquote(path.rpartition("/")[2])}))["node"]
    assert node["state"] == "ACKNOWLEDGED"
    assert node["answerNumber"].startswith("丰惠镇组复〔2017〕")
    assert node["answeredBy"].startswith("组织委员")
    kinds = [line["kind"] for line in node["receipts"]["nodes"]]
    assert kinds == ["ASKED", "CONSENTED", "ORDERED", "COPIED", "ACKNOWLEDGED"]


async def test_papers_are_printed_alone(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader")
    found = await leader.api(
        "{ appointments(where: { state: { eq: ACKNOWLEDGED }, procedure: { eq: CONSENT } }) { nodes { id staffName letterNumber answerNumber } } }"
    )
    act = found["appointments"]["nodes"][0]
    await leader.open(f"/appointments/{act['id']}?tab=papers", act["staffName"])
    paper = leader.page.locator(".paper")
    await expect(paper).to_contain_text(act["letterNumber"])
    await leader.page.locator(".paper-choice").get_by_text("复函", exact=True).click()
    await expect(paper).to_contain_text(act["answerNumber"])
    await expect(paper).to_contain_text("经党委研究，同意")
    for name in ("抄告单", "任免审批表"):
        await leader.page.locator(".paper-choice").get_by_text(name, exact=True).click()
        await expect(paper).to_contain_text("丰惠")
    await leader.is_accessible()
    await leader.page.emulate_media(media="print")
    for around in (".page-head", ".record-head", ".paper-choice", ".sider"):
        await expect(leader.page.locator(around).first).to_be_hidden()
    await expect(paper).to_be_visible()


async def test_the_ledger_shows_its_chain_and_an_empty_remit_says_why(page_as: PageAs) -> None:
    auditor = await page_as("district-audit")
    await auditor.open("/ledger", "任免与抄告台账")
    rows = await auditor.has_rows(lambda rows: len(rows) == 50)
    assert all("相扣" in row[-1] for row in rows)
    await auditor.is_accessible()
    nobody = await page_as("grid-officer")
    await nobody.open("/appointments", "任免与人事事项")
    await expect(nobody.page.get_by_text("你的职权范围内没有任免与人事事项")).to_be_visible()


CHIEF = """{ personnel(where: { agency: { name: { eq: "百官市场监管所" } }, position: { eq: CHIEF } }) { nodes { id name } } }"""


async def test_two_chiefs_change_places_by_one_form_and_the_letter_names_both(page_as: PageAs) -> None:
    department = await page_as("market-personnel")
    (person,) = (await department.api(CHIEF))["personnel"]["nodes"]
    await department.open(f"/personnel/{person['id']}?tab=appointments", person["name"])
    form = await opened(department, "提出人事事项")
    await form.get_by_label("种类", exact=True).select_option("EXCHANGE")
    await form.get_by_label("去往机构", exact=True).select_option(label="丰惠市场监管所")
    other = form.get_by_label("对调人", exact=True)
    await expect(other.locator("option")).to_have_count(2)
    await other.select_option(index=1)
    name = (await other.locator("option").nth(1).inner_text()).partition(" ")[0]
    await fill(
        form,
        拟任职务="丰惠市场监管所所长",
        对调人拟任职务="百官市场监管所所长",
        事项="两所所长对调",
        理由="轮岗",
        生效日期="2018-01-02",
    )
    await department.page.get_by_role("link", name=f"正副职交流（与{name}对调）", exact=True).first.click()
    await department.arrives(person["name"])
    await expect(department.page.get_by_role("region", name="事项").get_by_text("对调人拟任职务", exact=True)).to_be_visible()
    await do(department, "发征求意见函", 文号="虞市监函〔2017〕89号")
    await department.page.get_by_role("tab", name="文书", exact=True).click()
    await expect(department.page.locator(".paper")).to_contain_text(f"{name}同志（现任")
    await expect(department.page.locator(".paper")).to_contain_text("百官街道党工委")
    await department.is_accessible()

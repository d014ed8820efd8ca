"""Joint mediation, joint enforcement and the weekly meetings: lists and records as each viewer may see them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Route, expect

from tests.browser.door import PageAs
from tests.browser.test_list import state
from tests.browser.test_phone import PHONE, fits
from tests.browser.test_switching import chinese_beyond_data, choose
from tests.browser.visitor import Visitor

MEDIATION = """{ mediations(first: 1, where: { event: { id: { isNull: false } } }) { nodes {
  id title parties result agreementNumber event { title } bodies { name } masked { field } } } }"""
OPERATION = """{ jointOperations(first: 1) { nodes { id title findings measures bodies { name } masked { field } } } }"""
MEETING = """{ meetings(first: 1, where: { absent: { id: { isNull: false } } }) { nodes {
  id minutes attended { name } absent { name } masked { field } } } }"""
LISTS = (("/mediations", "矛盾联调"), ("/joint-operations", "执法联动"), ("/meetings", "每周会商"))


async def one(visitor: Visitor, query: str) -> dict[str, Any]:
    (root,) = (await visitor.api(query)).values()
    found: dict[str, Any] = root["nodes"][0]
    return found


@pytest.mark.parametrize(
    ("username", "hidden"),
    [("fenghui-deputy", False), ("fenghui-command", True), ("district-leader", True), ("district-audit", True)],
)
async def test_parties_and_result_are_for_the_leaders_of_the_township(page_as: PageAs, username: str, hidden: bool) -> None:
    visitor = await page_as(username)
    mediation = await one(visitor, MEDIATION)
    assert sorted(mask["field"] for mask in mediation["masked"] if mask["field"] in ("parties", "result")) == (
        ["parties", "result"] if hidden else []
    )
    await visitor.open(f"/mediations/{mediation['id']}", mediation["title"])
    parties = visitor.page.get_by_role("region", name="当事人和结果")
    await expect(parties.locator(".masked")).to_have_count(2 if hidden else 0)
    if not hidden:
        await expect(parties).to_contain_text(mediation["parties"])
        await expect(parties).to_contain_text(mediation["result"])
    bodies = visitor.page.get_by_role("region", name="参与调处的单位").first
    for body in mediation["bodies"]:
        await expect(bodies.get_by_role("cell", name=body["name"], exact=True)).to_be_visible()
    await visitor.is_accessible()


async def test_a_mediation_leads_to_the_event_that_it_came_from(page_as: PageAs) -> None:
    deputy = await page_as("fenghui-deputy")
    mediation = await one(deputy, MEDIATION)
    await deputy.open(f"/mediations/{mediation['id']}", mediation["title"])
    await deputy.page.get_by_role("main").locator("a[href^='/events/']").click()
    await deputy.arrives(mediation["event"]["title"])


async def test_mediations_are_found_by_outcome_and_day(page_as: PageAs) -> None:
    deputy = await page_as("fenghui-deputy")
    await deputy.open("/mediations?concluded=2017-07-01..2017-07-31", "矛盾联调")
    await deputy.page.get_by_text("未达成协议", exact=True).first.click()
    rows = await deputy.has_rows(lambda rows: {"未达成协议"} == {row[-1] for row in rows})
    query = "{ mediations(where: { succeeded: { eq: false } }) { totalCount } }"
    assert len(rows) == (await deputy.api(query))["mediations"]["totalCount"]
    assert state(deputy) == {"concluded": "2017-07-01..2017-07-31", "outcome": "failed"}


@pytest.mark.parametrize(
    ("username", "hidden"), [("fenghui-deputy", False), ("district-audit", False), ("district-leader", True)]
)
async def test_an_operation_tells_its_lines_and_to_those_near_it_its_findings(
    page_as: PageAs, username: str, hidden: bool
) -> None:
    visitor = await page_as(username)
    operation = await one(visitor, OPERATION)
    await visitor.open(f"/joint-operations/{operation['id']}", operation["title"])
    outcome = visitor.page.get_by_role("region", name="查处和整改")
    await expect(outcome.locator(".masked")).to_have_count(2 if hidden else 0)
    if not hidden:
        await expect(outcome).to_contain_text(operation["findings"])
        await expect(outcome).to_contain_text(operation["measures"])
    lines = visitor.page.get_by_role("region", name="参加的条线").first
    await expect(lines.locator("tbody tr")).to_have_count(len(operation["bodies"]))
    await visitor.is_accessible()


@pytest.mark.parametrize(
    ("username", "hidden"), [("fenghui-deputy", False), ("fenghui-command", True), ("district-audit", False)]
)
async def test_a_meeting_tells_who_was_absent_and_to_some_its_minutes(page_as: PageAs, username: str, hidden: bool) -> None:
    visitor = await page_as(username)
    meeting = await one(visitor, MEETING)
    await visitor.page.goto(f"/meetings/{meeting['id']}")
    attendance = visitor.page.get_by_role("region", name="到会情况").first
    rows = attendance.locator("tbody tr")
    await expect(rows).to_have_count(len(meeting["attended"]) + len(meeting["absent"]))
    texts = [text.split("\t") for text in await rows.all_inner_texts()]
    assert {cells[1] for cells in texts if cells[2] == "缺席"} == {body["name"] for body in meeting["absent"]}
    assert {cells[1] for cells in texts if cells[2] == "到会"} == {body["name"] for body in meeting["attended"]}
    minutes = visitor.page.get_by_role("region", name="会商纪要")
    await expect(minutes.locator(".masked")).to_have_count(int(hidden))
    if not hidden:
        await expect(minutes).to_contain_text(meeting["minutes"])
    await visitor.is_accessible()


async def test_meetings_stand_by_week_and_are_found_by_attendance(page_as: PageAs) -> None:
    auditor = await page_as("district-audit")
    await auditor.open("/meetings", "每周会商")
    weeks = [row[0] for row in await auditor.rows()]
    assert weeks == sorted(weeks, reverse=True)
    await auditor.open("/meetings?attendance=absent", "每周会商")
    rows = await auditor.rows()
    assert all(row[-1] != "全部到会" for row in rows)
    await auditor.open("/meetings?attendance=full", "每周会商")
    assert {row[-1] for row in await auditor.rows()} == {"全部到会"}


@pytest.mark.parametrize(("path", "title"), LISTS)
async def test_a_list_and_a_record_ask_one_question_each(page_as: PageAs, path: str, title: str) -> None:
    deputy = await page_as("fenghui-deputy")
    await deputy.open(path, title)
    assert deputy.watch.operations[0] == "Boot"
    assert len(deputy.watch.operations) == 2
    await deputy.is_accessible()
    await deputy.page.keyboard.press("j")
    await deputy.page.keyboard.press("Enter")
    await expect(deputy.page.get_by_role("heading", level=1)).not_to_have_text(title)
    await deputy.is_calm()
    assert len(deputy.watch.operations) == 3


@pytest.mark.parametrize(("path", "title"), LISTS)
async def test_who_has_no_joint_work_is_told_who_can_help(page_as: PageAs, path: str, title: str) -> None:
    department = await page_as("market-leader")
    await department.open(path, title)
    await expect(department.page.locator(".sider").get_by_role("link", name=title)).to_have_count(0)
    await expect(department.page.get_by_role("region", name="不在你的职权范围")).to_contain_text("请找乡镇综合信息指挥室")


@pytest.mark.parametrize("path", ["/mediations", "/joint-operations", "/meetings"])
async def test_a_record_that_is_not_mine_is_as_if_it_were_not_there(page_as: PageAs, path: str) -> None:
    deputy = await page_as("fenghui-deputy")
    deputy.watch.expect(400, "/graphql")
    await deputy.page.goto(f"{path}/nonsense")
    await expect(deputy.page.get_by_role("heading", level=2, name="或者不在你的职权范围")).to_be_visible()


async def test_joint_work_fits_a_phone(page_as: PageAs) -> None:
    deputy = await page_as("fenghui-deputy", PHONE)
    for path, title in LISTS:
        await deputy.open(path, title)
        await fits(deputy)
        await deputy.is_accessible()
        await deputy.page.get_by_role("list", name=title).get_by_role("link").first.click()
        await expect(deputy.page.get_by_role("heading", level=1)).not_to_have_text(title)
        await deputy.is_calm()
        await fits(deputy)
        await deputy.is_accessible()


async def test_in_english_no_chinese_remains_but_data(page_as: PageAs) -> None:
    leader = await page_as("fenghui-leader", fresh=True)
    answers: list[str] = []

    async def keep(route: Route) -> None:
        response = await route.fetch()
        answers.append(await response.text())
        await route.fulfill(response=response)

    await leader.page.route("**/graphql", keep)
    await leader.open("/", "总览")
    await choose(leader, "English")
    await leader.arrives("Overview")
    for title in ("Events", "Joint mediation", "Joint enforcement", "Weekly meetings"):
        await leader.walk(title, title)
        assert await chinese_beyond_data(leader, answers) == set()
        await leader.page.locator("tr[data-row]").first.click()
        await expect(leader.page.get_by_role("heading", level=1)).not_to_have_text(title)
        await leader.is_calm()
        assert await chinese_beyond_data(leader, answers) == set()
    for view in ("board", "map", "charts"):
        await leader.open(f"/events?view={view}", "Events")
        assert await chinese_beyond_data(leader, answers) == set()

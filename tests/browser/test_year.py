"""Years walked in the browser: one is opened; one is scored, locked, graded, refused over the quota, published and closed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from backend.kit.database import connect
from tests.browser.door import Door, PageAs, Site
from tests.browser.serving import serving
from tests.browser.visitor import Visitor
from tests.browser.year import OWN, Officers, act, grades_its_people, panel, signed_in, unfolded
from tests.databases import DEMO, Databases
from tests.spa import build

POOL, POOLS, TOWN = "丰惠镇考核盘", "各乡镇名额", "丰惠镇"
PAPER, CONTENT = "虞考〔2017〕3号.pdf", b"%PDF-1.7\n"


@pytest.fixture(scope="module")
async def door(browser: Browser, databases: Databases) -> AsyncIterator[Door]:
    """A district of its own: what is published here must not be so for the other walks."""
    await asyncio.to_thread(build)
    async with databases.copy(DEMO) as url:
        with serving(url) as address:
            yield Door(browser, Site(address, url))


async def test_the_sheet_shows_the_total_while_a_score_is_typed_and_says_why_it_is_refused(page_as: PageAs) -> None:
    town = await page_as("baiguan-personnel")
    await town.open("/assessments?class=A", "年度考核")
    await town.has_rows(lambda rows: len(rows) > 10)
    row = town.page.locator("tr[data-row]").first
    await row.get_by_role("textbox").fill("91.25")
    await expect(row.locator("td").nth(6)).to_have_text("91.25")
    await row.get_by_role("textbox").fill("100.01")
    await row.get_by_role("textbox").press("Enter")
    await expect(row.get_by_text("分数须在0至100之间")).to_be_visible()


async def test_a_forecast_with_lower_standards_names_who_falls_below(page_as: PageAs) -> None:
    audit = await page_as("district-audit")
    await audit.open("/bonus-forecast", "考核奖测算")
    assert await audit.figure("不到20%") == "0"
    await audit.page.get_by_label("哪一类乡镇，或哪一个单位").select_option("DEVELOPMENT")
    await expect(audit.tile("不到20%").locator("dd")).not_to_have_text("0人")
    await expect(audit.page.locator("table tbody tr").first).to_be_visible()
    await audit.is_accessible()


async def test_the_rule_book_names_what_was_planted(page_as: PageAs) -> None:
    audit = await page_as("district-audit")
    await audit.open("/rulebook", "规则体检")
    await expect(audit.page.get_by_text("缺主管部门评分", exact=True)).to_be_visible()
    await expect(audit.page.get_by_text("登记为调处成功，没有协议书编号", exact=True)).to_be_visible()
    await audit.is_accessible()
    phone = await page_as("fenghui-personnel", 390)
    await phone.open("/rulebook", "规则体检")
    await phone.is_accessible()


async def test_the_next_year_is_opened_weighed_and_each_body_enters_its_own_standard(page_as: PageAs) -> None:
    district = await page_as("district-org")
    await district.open("/assessments", "年度考核")
    main = district.page.locator("main")
    await expect(await act(district, main, "开始新年度", document="区考〔2018〕1号")).to_be_hidden()
    await expect((await unfolded(district, "2018年度")).get_by_text("50 / 40 / 10")).to_be_visible()
    weights = {"township": "45", "conduct": "10", "document": "区考〔2018〕2号"}
    refused = await act(district, panel(district, "2018年度"), "定权重", **weights)
    await expect(refused.get_by_text("三项合计须为100")).to_be_visible()
    await refused.locator("[name=conduct]").fill("15")
    await refused.get_by_role("button", name="确定").click()
    await expect(panel(district, "2018年度").get_by_text("45 / 40 / 15")).to_be_visible()

    town = await page_as("fenghui-personnel")
    await town.open("/bonus-standards", "考核奖标准")
    await expect(await act(town, panel(town, "2018年度"), "定本单位标准", position="CHIEF", amount="45000")).to_be_hidden()
    await expect(town.page.get_by_role("row", name="丰惠镇 正职 各等次 45,000")).to_be_visible()
    await expect(await act(town, town.page.get_by_role("row", name="丰惠镇 正职"), "改定", amount="46000")).to_be_hidden()
    await expect(town.page.get_by_role("row", name="丰惠镇 正职 各等次 46,000")).to_be_visible()
    await town.is_accessible()
    await town.open("/host-shares", "分段评分")
    row = town.page.locator("tr[data-row]").filter(has=town.page.get_by_role("button", name="评分")).first
    refused = await act(town, row, "评分", score="100.01")
    await expect(refused).to_be_visible()
    await town.is_accessible()

    department = await page_as("market-personnel", 390)
    await department.open("/bonus-standards?tab=2017", "考核奖标准")
    await expect(department.page.get_by_text("丰惠镇")).to_have_count(0)
    await department.is_accessible()


async def enter(body: Visitor, agency: str, part: str, score: str) -> None:
    """Types a score into the sheet and leaves the field."""
    await body.open(f"/assessments?tab=2017&q={agency}", "年度考核")
    field = body.page.get_by_label(f"{agency} {part}", exact=True)
    await field.fill(score)
    async with body.page.expect_response(lambda answer: "assessmentScore" in (answer.request.post_data or "")) as sent:
        await field.press("Enter")
    assert '"errors":[]' in (await (await sent.value).text()).replace(" ", "")


async def test_the_year_is_scored_locked_graded_published_and_closed_each_body_seeing_its_own_share(
    page_as: PageAs, door: Door
) -> None:
    database = await connect(door.site.database_url)
    code = await database.fetchval("SELECT code FROM department WHERE name = '环境保护分局'")
    officers = await Officers.of(page_as)
    await officers.account("environment-personnel", "dept_personnel", code)
    await enter(await signed_in(page_as, "environment-personnel", OWN), "章镇环保所", "主管部门评分", "90")
    await enter(await signed_in(page_as, "district-conduct"), "驿亭交警中队", "行风效能评分", "92.5")
    district, town = await signed_in(page_as, "district-org"), await signed_in(page_as, "fenghui-personnel")
    await _locks(district)
    await _grades(town)
    await _publishes_with_a_place_of_the_reserve(district)
    await _the_published_pool(page_as, town)
    for township in await database.fetch("SELECT code FROM township WHERE name <> '丰惠镇' ORDER BY code"):
        await grades_its_people(door, officers, township["code"])
    await _publishes_all_others_and_closes_the_year(district)
    await _the_closed_year(page_as, town)
    await database.close()


async def _locks(district: Visitor) -> None:
    await district.open("/assessments?tab=2017", "年度考核")
    await expect(district.page.get_by_role("search")).to_be_in_viewport()
    await unfolded(district, "2017年度")
    for component in ("TOWNSHIP", "DEPARTMENT", "CONDUCT"):
        dialog = await act(district, panel(district, "2017年度"), "锁定评分", component=component, on="2017-08-31")
        await expect(dialog).to_be_hidden()
    await expect(panel(district, "2017年度").get_by_text("2017-08-31 已锁定")).to_have_count(3)


async def _grades(town: Visitor) -> None:
    """One more than there are places."""
    await town.open("/assessments?tab=2017", "年度考核")
    await expect(await act(town, panel(town, POOL), "按总分定优秀", people="14")).to_be_hidden()
    await expect(await act(town, panel(town, POOL), "其余 54 人定为称职")).to_be_hidden()
    await expect(panel(town, POOL).get_by_text("优秀 14 / 13", exact=True)).to_be_visible()
    await town.is_accessible()


async def _publishes_with_a_place_of_the_reserve(district: Visitor) -> None:
    await district.open("/assessments?tab=2017", "年度考核")
    pool = (await unfolded(district, POOLS)).get_by_role("row").filter(has_text=TOWN)
    refused = await act(district, pool, "公布")
    await expect(refused.get_by_role("alert")).to_have_text("优秀14人，名额13个，超出1人")
    await refused.get_by_role("button", name="取消").click()
    await pool.get_by_role("button", name="使用统筹名额").click()
    form = district.page.locator("dialog.act[open]")
    await form.locator("[name=document]").fill("虞考〔2017〕3号")
    file = {"name": PAPER, "mimeType": "application/pdf", "buffer": CONTENT}
    await form.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # a file by its parts
    await expect(form.locator("input[type=hidden][name=attachments]")).to_have_count(1)
    await form.get_by_role("button", name="确定").click()
    await expect(form).to_be_hidden()
    await expect(await act(district, pool, "公布")).to_be_hidden()
    await expect(pool.get_by_text("2017-08-31 公布")).to_be_visible()


async def _publishes_all_others_and_closes_the_year(district: Visitor) -> None:
    open_pools = "{ gradePools(first: 100, where: { year: { eq: 2017 }, state: { eq: OPEN } }) { nodes { id version } } }"
    publish = "mutation ($input: PublishInput!) { gradePoolPublish(input: $input) { errors { message } } }"
    for pool in (await district.api(open_pools))["gradePools"]["nodes"]:
        assert (await district.api(publish, {"input": pool}))["gradePoolPublish"]["errors"] == []
    await district.open("/assessments?tab=2017", "年度考核")
    await expect(await act(district, await unfolded(district, "2017年度"), "关闭年度")).to_be_hidden()
    await expect(panel(district, "2017年度").get_by_text("已关闭")).to_be_visible()


async def _the_published_pool(page_as: PageAs, town: Visitor) -> None:
    """The host takes the paper of the reserve; the department sees its own part; the person sees how the bonus comes about."""
    await town.open("/assessments?tab=2017", "年度考核")
    link = panel(town, POOL).get_by_role("link", name=PAPER)
    taken = await town.page.request.get(str(await link.get_attribute("href")))
    assert (taken.status, await taken.body()) == (200, CONTENT)
    department = await signed_in(page_as, "market-personnel")
    assert (await department.page.request.get(str(await link.get_attribute("href")))).status == 404
    await department.open("/assessments?tab=2017&q=丰惠市场监管所", "年度考核")
    rows = await department.has_rows(lambda rows: len(rows) > 1)
    assert all("份额外 驻地乡镇" in row[3] and "份额外 驻地乡镇" in row[6] for row in rows)
    assert all("份额外" not in row[4] for row in rows), "the department's own part is its own to see"
    assert await department.page.get_by_role("button", name="更正").count() == len(rows)

    member = await signed_in(page_as, "fenghui-market-member")
    own = await member.api("{ assessments(where: { year: { eq: 2017 }, subject: { eq: PERSON } }) { nodes { id bonusTotal } } }")
    (assessment,) = own["assessments"]["nodes"]
    await member.page.goto(f"/assessments/{assessment['id']}")
    await expect(member.page.get_by_text("考核奖 = 驻地乡镇标准的一半")).to_contain_text(
        f"= {assessment['bonusTotal'] / 100:,.0f} 元"
    )


async def _the_closed_year(page_as: PageAs, town: Visitor) -> None:
    """Nothing is offered any more, what is sent is refused at its field, and the rule book finds nothing in the year."""
    await town.open("/assessments?tab=2017", "年度考核")
    await town.has_rows(lambda rows: len(rows) > 10)
    await expect(town.page.locator("tr[data-row]").get_by_role("textbox")).to_have_count(0)
    await expect(town.page.get_by_role("button", name="更正")).to_have_count(0)
    one = await town.api("{ assessments(first: 1, where: { year: { eq: 2017 } }) { nodes { id version: townshipVersion } } }")
    late = {**one["assessments"]["nodes"][0], "score": "99", "reason": "补评"}
    correct = "mutation ($input: CorrectionInput!) { assessmentCorrectTownship(input: $input) { errors { field code } } }"
    refused = (await town.api(correct, {"input": late}))["assessmentCorrectTownship"]["errors"]
    assert {"field": "score", "code": "YEAR_CLOSED"} in refused
    audit = await signed_in(page_as, "district-audit")
    book = (await audit.api("{ rulebook { code count } }"))["rulebook"]
    found = {rule["code"]: rule["count"] for rule in book if rule["code"].startswith(("M9.", "M10.", "M11.", "M12."))}
    assert len(found) > 9
    assert set(found.values()) == {0}

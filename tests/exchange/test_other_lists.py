"""Lists that are no master data: each is brought by whoever enters the same one by one, and by nobody else."""

from __future__ import annotations

from typing import Any

from backend.exchange.rules.columns import ImportTarget
from backend.graph.ids import encode_id
from tests.acts.office import code, payload
from tests.exchange.books import listed
from tests.exchange.importing import ORG, ImportOffice, committed, faults_of

STANDARDS, CALENDAR = ImportTarget.BONUS_STANDARDS, ImportTarget.CALENDAR_DAYS
TOWN, DEPARTMENT = "fenghui-personnel", "market-personnel"


async def standard(office: ImportOffice, position: str = "正职", **more: Any) -> dict[str, Any]:
    here = await office.code_of("丰惠镇")
    return {"year": 2017, "organisation": here, "position": position, "grade": "优秀", "amount": 50_000} | more


async def test_a_body_brings_its_own_standards_and_takes_them_back(office: ImportOffice) -> None:
    before = await office.count("bonus_standard")
    written = await committed(office, STANDARDS, TOWN, await standard(office), await standard(office, "副职", amount="46,000"))
    found = await office.pool.fetch(
        """SELECT s.position, s.amount FROM bonus_standard s JOIN township t ON t.id = s.organisation_id
        WHERE s.year = 2017 AND s.grade = 'EXCELLENT' AND t.name = '丰惠镇' ORDER BY s.amount"""
    )
    assert [tuple(row) for row in found] == [("DEPUTY", 4_600_000), ("CHIEF", 5_000_000)]
    assert payload(await office.step("Undo", written, TOWN))["importBatch"]["state"] == "UNDONE"
    assert await office.count("bonus_standard") == before


async def test_wrong_standards_are_named_row_by_row(office: ImportOffice) -> None:
    before, elsewhere = await office.count("bonus_standard"), await office.code_of("市场监管局")
    rows = [
        await standard(office),
        await standard(office),
        await standard(office, organisation=elsewhere),
        await standard(office, year=2031),
        await standard(office, "副职", amount=4_000_000),
        await standard(office, grade=None),
        await standard(office, "副职", year="二〇一七", amount="很多"),
    ]
    batch = (await office.check(STANDARDS, listed(STANDARDS, *rows), TOWN))["importBatch"]
    assert (batch["state"], batch["faulty"]) == ("FAULTY", 6)
    assert faults_of(batch) == {
        *((3, "年度", "STANDARD_TWICE"), (4, "年度", "STANDARD_TWICE"), (4, "单位代码", "NOT_YOURS")),
        *((5, "年度", "NO_YEAR"), (5, "等次", "NO_GENERAL"), (6, "标准（元）", "AMOUNT"), (7, "职位", "EXISTS")),
        *((8, "年度", "NOT_A_YEAR"), (8, "标准（元）", "NOT_YUAN")),
    }
    assert await office.count("bonus_standard") == before


async def test_standards_in_use_stay(office: ImportOffice) -> None:
    """One that was changed since, and those of a year of which somebody has been paid."""
    written = await committed(office, STANDARDS, TOWN, await standard(office, grade="称职"))
    paid = "UPDATE assessment SET published_at = {} WHERE id = (SELECT min(a.id) FROM assessment a JOIN township t ON t.id = a.township_id WHERE a.year = 2017 AND t.name = '丰惠镇')"
    await office.pool.execute(paid.format("now()"))
    assert [error["code"] for error in payload(await office.step("Undo", written, TOWN))["errors"]] == ["TOUCHED"]
    late = (await office.check(STANDARDS, listed(STANDARDS, await standard(office)), TOWN))["importBatch"]
    assert faults_of(late) == {(2, "年度", "PUBLISHED")}
    await office.pool.execute(paid.format("NULL"))
    given = await office.pool.fetchrow("SELECT id, version FROM bonus_standard WHERE grade = 'COMPETENT' AND year = 2017")
    assert given is not None
    changed = {"id": encode_id("BonusStandard", given["id"]), "version": given["version"], "amount": 4_500_000}
    assert payload(await office.do(TOWN, "bonusStandardSet: StandardInput", changed))["errors"] == []
    assert [error["code"] for error in payload(await office.step("Undo", written, TOWN))["errors"]] == ["TOUCHED"]


async def test_who_sets_no_standards_imports_none(office: ImportOffice) -> None:
    content = listed(STANDARDS, await standard(office))
    for who in (ORG, "fenghui-leader", "system-admin", "district-audit"):
        assert code(await office.tried(STANDARDS, content, who)) == "FORBIDDEN"
    batch = (await office.check(STANDARDS, content, TOWN))["importBatch"]
    for who in (ORG, DEPARTMENT):
        assert code(await office.step("Commit", batch, who)) == "NOT_FOUND"
    assert payload(await office.step("Discard", batch, TOWN))["errors"] == []


def closed(day: str, name: str | None = "国庆节", kind: str = "放假", document: str | None = "国办〔2030〕1号") -> dict[str, Any]:
    return {"day": day, "kind": kind, "name": name, "document": document}


async def test_a_year_comes_as_the_days_of_its_notice_and_goes_again(office: ImportOffice) -> None:
    before = await office.count("calendar_day")
    rows = [
        closed("2031-10-01"),
        closed("2031年10月2日"),
        closed("2031-09-28", None, "调休上班"),
        closed("2032-01-01", document=None),
    ]
    written = await committed(office, CALENDAR, ORG, *rows)
    assert await office.count("calendar_day") == before + 365 + 366
    found = await office.pool.fetch(
        "SELECT day::text, kind, status FROM calendar_day WHERE day >= '2031-01-01' AND (name IS NOT NULL OR kind = 'MAKE_UP') ORDER BY day"
    )
    assert [tuple(row) for row in found] == [
        *(("2031-09-28", "MAKE_UP", "ANNOUNCED"), ("2031-10-01", "HOLIDAY", "ANNOUNCED"), ("2031-10-02", "HOLIDAY", "ANNOUNCED")),
        ("2032-01-01", "HOLIDAY", "PROVISIONAL"),
    ]
    assert payload(await office.step("Undo", written))["importBatch"]["state"] == "UNDONE"
    assert await office.count("calendar_day") == before


async def test_wrong_days_are_named_row_by_row(office: ImportOffice) -> None:
    before = await office.count("calendar_day")
    rows = [
        closed("2033-10-01"),
        closed("2033-10-01"),
        closed("2033-10-10", None, "调休上班"),
        closed("2033-10-02", None),
        closed("2033-10-03", document="国办〔2030〕2号"),
        closed("2017-10-04"),
        closed("2133-10-05"),
        closed("十月六日", kind="上学"),
    ]
    batch = (await office.check(CALENDAR, listed(CALENDAR, *rows)))["importBatch"]
    assert (batch["state"], batch["faulty"]) == ("FAULTY", 7)
    assert faults_of(batch) == {
        *((3, "日期", "DAY_TWICE"), (4, "日期", "NO_WEEKEND"), (5, "节日", "REQUIRED"), (6, "文号", "NOTICES")),
        *((7, "日期", "YEAR_KNOWN"), (8, "日期", "YEAR"), (9, "日期", "NOT_A_DAY"), (9, "种类", "NOT_ONE_OF")),
    }
    assert await office.count("calendar_day") == before


async def test_a_calendar_in_use_stays(office: ImportOffice) -> None:
    """One that was announced anew, and one of which a closed day has come."""
    written = await committed(office, CALENDAR, ORG, closed("2034-10-01"))
    anew = {"id": await office.place(CALENDAR, ORG), "year": 2034, "document": "国办〔2033〕9号", "closings": [], "makeUps": []}
    assert payload(await office.do(ORG, "calendarAnnounce: CalendarAnnounceInput", anew))["errors"] == []
    assert [error["code"] for error in payload(await office.step("Undo", written))["errors"]] == ["TOUCHED"]
    past = await committed(office, CALENDAR, ORG, closed("2014-10-01"))
    assert [error["code"] for error in payload(await office.step("Undo", past))["errors"]] == ["TOUCHED"]


async def test_no_office_brings_the_list_of_another(office: ImportOffice) -> None:
    given = {"id": await office.place(STANDARDS, TOWN), "target": "STAFF", "fileName": "a.xlsx", "content": ""}
    refused = payload(await office.do(TOWN, "importCheckStandards: ImportCheckInput", given))
    assert [error["code"] for error in refused["errors"]] == ["OTHER_OFFICE"]

"""Daily attendance by the head or the township, its quarterly extract for the department, and tasks from birth to close."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.acts.office import Office, code, global_id, payload
from tests.attendance.people import DEPARTMENT, HEAD, LEADER, MEMBER, PERSONNEL, RECORD, codes, staff_of, turn_to

ASSIGN = "taskAssign: TaskAssignInput"
REPORT, SEND_BACK = "taskReport: TaskNoteInput", "taskReturn: TaskNoteInput"
SUPERVISE, CLOSE = "taskSupervise: TaskNoteInput", "taskClose: TaskNoteInput"
TASK = "task { id number version status overdue supervised can steps { nodes { kind actorName note } } }"


@pytest.fixture(autouse=True)
async def summer(town: Office) -> None:
    await turn_to(town, "2017-08-31 09:00")


async def market(town: Office) -> int:
    return int(await town.pool.fetchval("SELECT id FROM agency WHERE name = '丰惠市场监管所'"))


async def sheet(town: Office, day: str, status: str = "PRESENT", note: str | None = None) -> dict[str, Any]:
    people = await town.pool.fetch("SELECT id FROM staff WHERE agency_id = $1", await market(town))
    entries = [{"staff": global_id("Staff", person["id"]), "status": status, "note": note} for person in people]
    return {"id": global_id("Agency", await market(town)), "day": day, "entries": entries}


async def test_the_head_records_a_day_and_the_township_corrects_it(town: Office) -> None:
    given = await sheet(town, "2017-08-30")
    assert payload(await town.do(HEAD, RECORD, given))["errors"] == []
    given["entries"] = [given["entries"][0] | {"status": "LATE", "note": "迟到20分钟"}]
    assert payload(await town.do(PERSONNEL, RECORD, given))["errors"] == []
    rows = await town.pool.fetch(
        "SELECT status FROM attendance_day WHERE agency_id = $1 AND day = '2017-08-30'", await market(town)
    )
    assert sorted(row["status"] for row in rows) == ["LATE"] + ["PRESENT"] * (len(rows) - 1)


LOG = "query ($id: ID!) { actLog(record: $id) { nodes { act organisation } } }"


async def test_a_persons_day_says_who_recorded_and_who_corrected_it_but_not_to_the_department(town: Office) -> None:
    given, me = await sheet(town, "2017-08-24"), await staff_of(town, MEMBER)
    assert payload(await town.do(HEAD, RECORD, given))["errors"] == []
    mine = [entry | {"status": "LATE", "note": "迟到"} for entry in given["entries"] if entry["staff"] == global_id("Staff", me)]
    assert payload(await town.do(PERSONNEL, RECORD, given | {"entries": mine}))["errors"] == []
    find = "SELECT id FROM attendance_day WHERE staff_id = $1 AND day = '2017-08-24'"
    day = {"id": global_id("AttendanceDay", await town.pool.fetchval(find, me))}
    found = {who: (await town.desk.ask(who, LOG, day))["actLog"]["nodes"] for who in (HEAD, PERSONNEL, MEMBER, DEPARTMENT)}
    said = [{"act": "attendance.record", "organisation": body} for body in ("丰惠镇", "丰惠市场监管所")]
    assert found == {HEAD: said, PERSONNEL: said, MEMBER: said, DEPARTMENT: []}


async def test_the_department_reads_the_quarter_and_never_the_day(town: Office) -> None:
    count = "{ attendances { totalCount } attendanceQuarters(first: 200) { nodes { staff { id } days } } }"
    data = await town.desk.ask(DEPARTMENT, count)
    people = {
        quarter["staff"]["id"] for quarter in data["attendanceQuarters"]["nodes"]
    }  # who moved in July has a row for each place
    assert (data["attendances"]["totalCount"], len(people)) == (0, 84)
    assert code(await town.do(DEPARTMENT, RECORD, await sheet(town, "2017-08-30"))) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("day", "status", "note", "refusal"),
    [
        ("2017-09-01", "PRESENT", None, ("FUTURE_DAY", "day")),
        ("2017-08-27", "PRESENT", None, ("NOT_A_WORKING_DAY", "day")),
        ("2017-08-29", "ABSENT", " ", ("NO_NOTE", "entries")),
        ("2017-08-29", "LEAVE", None, ("NO_APPROVED_LEAVE", "entries")),
    ],
)
async def test_a_sheet_is_refused_at_the_field(town: Office, day: str, status: str, note: Any, refusal: Any) -> None:
    before = await town.left(), await lines(town, day)
    assert refusal in codes(await town.do(HEAD, RECORD, await sheet(town, day, status, note)))
    assert (await town.left(), await lines(town, day)) == before


async def lines(town: Office, day: str) -> list[tuple[str, str | None]]:
    """(status, correction) of the agency's people on a day."""
    query = "SELECT status, correction FROM attendance_day WHERE agency_id = $1 AND day = $2::text::date ORDER BY staff_id"
    return [(row["status"], row["correction"]) for row in await town.pool.fetch(query, await market(town), day)]


QUARTER = """query Q($who: ID!) { attendanceQuarters(where: { staff: { id: { eq: $who } }, quarter: { eq: "2017-07-01" } }) {
  nodes { corrections openUntil days late } } }"""


async def test_a_quarter_is_open_for_ten_working_days_and_then_changed_only_with_a_reason_that_stays_visible(
    town: Office,
) -> None:
    """The third quarter of 2017 ends before a holiday of eight days: ten working days later it is the 20th of October."""
    who = {"who": global_id("Staff", await staff_of(town, MEMBER))}
    given = await sheet(town, "2017-08-28")
    await turn_to(town, "2017-10-20 17:00")
    assert codes(await town.do(HEAD, RECORD, given | {"reason": "补登"})) == [("NOT_LOCKED", "reason")]
    assert codes(await town.do(HEAD, RECORD, given)) == []
    before = await lines(town, "2017-08-28")
    await turn_to(town, "2017-10-21 09:00")
    mine = [entry for entry in given["entries"] if entry["staff"] == who["who"]]
    others = [entry for entry in given["entries"] if entry["staff"] != who["who"]]
    late = given | {"entries": [mine[0] | {"status": "LATE", "note": "迟到40分钟"}, *others]}
    refused = await town.do(HEAD, RECORD, late, language="zh")
    assert codes(refused) == [("LOCKED", "reason")]
    assert payload(refused)["errors"][0]["message"] == "2017年第3季度的考勤在10月20日后锁定，登记或更正须写明理由"
    assert codes(await town.do(HEAD, RECORD, late | {"reason": "  "})) == [("LOCKED", "reason")]
    assert await lines(town, "2017-08-28") == before
    assert codes(await town.do(PERSONNEL, RECORD, late | {"reason": "核对门禁记录"})) == []
    after = await lines(town, "2017-08-28")
    assert sorted(after, key=str) == sorted([("LATE", "核对门禁记录"), *before[1:]], key=str)  # what stood is no correction
    for name in (DEPARTMENT, HEAD, LEADER, MEMBER):
        (quarter,) = (await town.desk.ask(name, QUARTER, who))["attendanceQuarters"]["nodes"]
        assert (quarter["corrections"], quarter["openUntil"]) == (1, "2017-10-20"), name
    hits = await town.pool.fetch(
        "SELECT act FROM act_log WHERE object_type = 'AttendanceDay' AND after ->> 'correction' = '核对门禁记录'"
    )
    assert [row["act"] for row in hits] == ["attendance.record"]


async def test_a_sheet_holds_each_person_of_the_agency_once(town: Office) -> None:
    given = await sheet(town, "2017-08-29")
    twice = given | {"entries": given["entries"][:1] * 2}
    stranger = given | {"entries": [given["entries"][0] | {"staff": global_id("Staff", 1)}]}
    assert codes(await town.do(HEAD, RECORD, twice)) == [("ENTRIES", "entries")]
    assert codes(await town.do(HEAD, RECORD, stranger)) == [("NOT_OF_AGENCY", "entries")]


async def task(town: Office, due: str = "2017-09-05", username: str = LEADER) -> Any:
    given = {
        "id": global_id("Agency", await market(town)),
        "title": "开学前校园周边食品安全检查",
        "content": "逐店检查, 报台账",
        "dueOn": due,
    }
    return await town.do(username, ASSIGN, given, TASK)


async def test_a_task_goes_from_the_township_to_the_agency_and_back_until_it_is_closed(town: Office) -> None:
    made = payload(await task(town))["task"]
    assert (made["status"], made["number"], made["can"]) == ("ASSIGNED", "106-2017-009", [])

    async def say(username: str, act: str, version: int, note: str = "见附件") -> Any:
        return payload(await town.do(username, act, {"id": made["id"], "version": version, "note": note}, TASK))["task"]

    assert (await say(MEMBER, REPORT, 1))["status"] == "REPORTED"
    assert set((await say(LEADER, SEND_BACK, 2, "台账缺照片"))["can"]) == set()
    assert (await say(HEAD, REPORT, 3))["status"] == "REPORTED"
    closed = await say(PERSONNEL, CLOSE, 4)
    assert [step["kind"] for step in closed["steps"]["nodes"]] == ["ASSIGN", "REPORT", "RETURN", "REPORT", "CLOSE"]
    assert closed["can"] == []


async def test_a_task_is_supervised_only_when_its_last_day_is_past(town: Office) -> None:
    made = payload(await task(town, "2017-08-31"))["task"]
    given = {"id": made["id"], "version": 1, "note": "请尽快反馈"}
    assert codes(await town.do(LEADER, SUPERVISE, given)) == [("STATE", None)]
    await turn_to(town, "2017-09-01 08:00")
    done = payload(await town.do(LEADER, SUPERVISE, given, TASK))["task"]
    assert (done["overdue"], done["supervised"], done["status"]) == (True, 1, "ASSIGNED")
    assert codes(await town.do(LEADER, SUPERVISE, given | {"version": 2, "note": ""})) == [("NO_NOTE", "note")]


async def test_a_task_is_refused_at_the_field_and_only_the_host_township_assigns(town: Office) -> None:
    before = await town.left(), await town.pool.fetchval("SELECT count(*) FROM task")
    assert codes(await task(town, "2017-08-30")) == [("DUE_IN_PAST", "dueOn")]
    assert (await town.left(), await town.pool.fetchval("SELECT count(*) FROM task")) == before
    assert code(await task(town, username="baiguan-personnel")) == "FORBIDDEN"
    assert code(await task(town, username="market-leader")) == "FORBIDDEN"


async def test_tasks_assigned_at_once_get_different_numbers(town: Office) -> None:
    made = await asyncio.gather(*[task(town, username=name) for name in (LEADER, PERSONNEL, LEADER)])
    numbers = {payload(answer)["task"]["number"] for answer in made}
    assert len(numbers) == 3

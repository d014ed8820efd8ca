"""An import from trying to taking back: all or nothing, faults at their cells, and no trace of a refused file."""

from __future__ import annotations

from typing import Any

import pytest

from backend.exchange.rules.columns import ImportTarget
from backend.graph.ids import encode_id, key_of
from tests.acts.office import code, payload
from tests.exchange.books import identity, listed, text, workbook
from tests.exchange.importing import ORG, ImportOffice


def person(order: int, code: str, **more: Any) -> dict[str, Any]:
    gender = "男" if order % 2 else "女"
    words = {"name": f"王试{'一二三四五六七八九'[order % 9]}", "gender": gender, "organisation": code, "title": "科员"}
    return words | {"position": "一般人员", "id_number": identity(order), "entered_on": "2017-08-01"} | more


async def test_a_clean_list_is_tried_written_and_taken_back(office: ImportOffice) -> None:
    here = await office.code_of("丰惠司法所")
    before = {table: await office.count(table) for table in ("staff", "assignment")}
    tried = await office.check(ImportTarget.STAFF, listed(ImportTarget.STAFF, *(person(n, here) for n in range(901, 904))))
    batch = tried["importBatch"]
    assert (tried["errors"], batch["state"], batch["total"], batch["faulty"]) == ([], "CHECKED", 3, 0)
    assert sorted(batch["can"]) == ["import.commit", "import.discard"]
    assert await office.count("staff") == before["staff"]

    written = payload(await office.step("Commit", batch))["importBatch"]
    assert (written["state"], written["can"]) == ("COMMITTED", ["import.undo"])
    row = await office.pool.fetchrow(
        """SELECT s.management_class, s.birth_date::text AS born, t.name AS town, a.period::text AS period FROM staff s
        JOIN township t ON t.id = s.township_id JOIN assignment a ON a.staff_id = s.id WHERE s.id_number = $1""",
        identity(901),
    )
    assert row is not None
    assert tuple(row.values()) == ("A", "1985-03-07", "丰惠镇", "[2017-08-01,)")
    assert await office.count("import_file") == 0

    undone = payload(await office.step("Undo", written))["importBatch"]
    assert undone["state"] == "UNDONE"
    assert {table: await office.count(table) for table in before} == before


async def test_three_wrong_rows_are_named_and_nothing_is_written(office: ImportOffice) -> None:
    here, before = await office.code_of("丰惠司法所"), await office.count("staff")
    wrong = identity(913)[:-1] + ("0" if identity(913)[-1] != "0" else "1")
    known = str(await office.pool.fetchval("SELECT min(id_number) FROM staff"))
    rows = [
        person(911, here),
        person(912, "没有的机构"),
        person(913, here, id_number=wrong),
        person(914, here, id_number=known, position="所长"),
    ]
    batch = (await office.check(ImportTarget.STAFF, listed(ImportTarget.STAFF, *rows)))["importBatch"]
    assert (batch["state"], batch["faulty"], batch["can"]) == ("FAULTY", 3, ["import.discard"])
    faults = {(fault["row"], fault["column"], fault["code"]) for fault in batch["faults"]["nodes"]}
    assert {(3, "单位代码", "UNKNOWN_BODY"), (4, "公民身份号码", "IDENTITY")} <= faults
    assert {(5, "职位", "NOT_ONE_OF"), (5, "公民身份号码", "IDENTITY_KNOWN")} <= faults
    assert not [fault for fault in batch["faults"]["nodes"] if known in fault["zh"] or wrong in fault["zh"]]
    assert [error["code"] for error in payload(await office.step("Commit", batch))["errors"]] == ["STATE"]
    assert await office.count("staff") == before
    assert payload(await office.step("Discard", batch))["importBatch"]["state"] == "DISCARDED"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"MZ\x90\x00program", "NO_SPREADSHEET"),
        (workbook(["姓名"], ["王芳"], merged=["A4:B4"]), "MERGED_CELLS"),
        (workbook(["姓名", "性别"], ["王芳", "女"]), "NO_COLUMN"),
        (workbook(["姓名"]), "EMPTY"),
        (workbook(), "EMPTY"),
    ],
)
async def test_what_is_no_such_list_is_refused_and_leaves_nothing(office: ImportOffice, content: bytes, refusal: str) -> None:
    before = [await office.count(table) for table in ("import_batch", "import_fault", "import_file", "act_log")]
    answered = await office.check(ImportTarget.STAFF, content)
    assert answered["importBatch"] is None
    assert refusal in [error["code"] for error in answered["errors"]]
    assert [await office.count(table) for table in ("import_batch", "import_fault", "import_file", "act_log")] == before


async def test_headings_that_nobody_knows_are_told(office: ImportOffice) -> None:
    here = await office.code_of("丰惠司法所")
    sheet = workbook(
        ["谁", "性别", "机构代码", "职务", "职位", "到岗日期"], ["王试", "女", here, "科员", "一般人员", "2017年8月1日"]
    )
    assert (await office.check(ImportTarget.STAFF, sheet))["errors"][0]["field"] == "columns"
    told = await office.check(ImportTarget.STAFF, sheet, columns=[{"heading": "谁", "field": "name"}])
    assert told["importBatch"]["state"] == "CHECKED"
    assert payload(await office.step("Discard", told["importBatch"]))["errors"] == []


async def test_agencies_get_their_class_by_the_rule_and_their_parent_by_their_kind(office: ImportOffice) -> None:
    rows = [
        {"name": f"{town}质监二所", "code": f"Q{n}", "kind": kind, "township": code, "established_on": "2017-08-01"}
        for n, (town, code, kind) in enumerate(
            [
                ("汤浦", "330604103", "质监所"),
                ("汤浦", "330604103", "综合行政执法中队"),
                ("百官", "330604001", "综合行政执法中队"),
            ]
        )
    ]
    batch = (await office.check(ImportTarget.AGENCIES, listed(ImportTarget.AGENCIES, *rows)))["importBatch"]
    assert batch["faults"]["nodes"] == []
    written = payload(await office.step("Commit", batch))["importBatch"]
    found = await office.pool.fetch("SELECT management_class FROM agency WHERE code LIKE 'Q_' ORDER BY code")
    assert [row["management_class"] for row in found] == ["B", "A", "B"]
    query = '{ agencies(asOf: "2017-08-15", where: { code: { startsWith: "Q" } }) { nodes { name managementClass } } }'
    assert len((await office.desk.ask(ORG, query))["agencies"]["nodes"]) == 3
    assert payload(await office.step("Undo", written))["errors"] == []


async def test_units_come_with_their_kind_and_go_again(office: ImportOffice) -> None:
    before, kind = await office.count("unit"), {"name": "章镇法庭", "code": "F1", "unit_kind": "法庭"}
    wrong = (await office.check(ImportTarget.UNITS, listed(ImportTarget.UNITS, kind, kind | {"unit_kind": "庭"})))["importBatch"]
    assert {(fault["row"], fault["code"]) for fault in wrong["faults"]["nodes"]} == {(3, "NOT_ONE_OF"), (3, "CODE_TWICE")}
    batch = (await office.check(ImportTarget.UNITS, listed(ImportTarget.UNITS, kind)))["importBatch"]
    written = payload(await office.step("Commit", batch))["importBatch"]
    assert await office.pool.fetchval("SELECT unit_kind FROM unit WHERE code = 'F1'") == "COURT"
    assert payload(await office.step("Undo", written))["errors"] == []
    assert await office.count("unit") == before


async def test_what_has_been_used_since_is_not_taken_back(office: ImportOffice) -> None:
    row = {"name": "汤浦质监三所", "code": "Q9", "kind": "质监所", "township": "330604103", "established_on": "2017-08-01"}
    batch = (await office.check(ImportTarget.AGENCIES, listed(ImportTarget.AGENCIES, row)))["importBatch"]
    agencies = payload(await office.step("Commit", batch))["importBatch"]
    people = (await office.check(ImportTarget.STAFF, listed(ImportTarget.STAFF, person(921, "Q9"))))["importBatch"]
    people = payload(await office.step("Commit", people))["importBatch"]
    (refused,) = payload(await office.step("Undo", agencies))["errors"]
    assert refused["code"] == "TOUCHED"
    assert payload(await office.step("Undo", people))["errors"] == []
    assert payload(await office.step("Undo", agencies))["importBatch"]["state"] == "UNDONE"


async def test_a_district_that_has_changed_since_the_trial_refuses_the_whole_file(office: ImportOffice) -> None:
    here, before = await office.code_of("丰惠司法所"), await office.count("staff")
    content = listed(ImportTarget.STAFF, person(931, here), person(932, here))
    first = (await office.check(ImportTarget.STAFF, content))["importBatch"]
    second = (await office.check(ImportTarget.STAFF, content))["importBatch"]
    written = payload(await office.step("Commit", first))["importBatch"]
    (refused,) = payload(await office.step("Commit", second))["errors"]
    assert refused["code"] == "CHANGED_SINCE"
    assert await office.count("staff") == before + 2
    assert payload(await office.step("Undo", written))["errors"] == []


async def test_only_the_organisation_department_imports(office: ImportOffice) -> None:
    here = await office.code_of("丰惠司法所")
    content = listed(ImportTarget.STAFF, person(941, here))
    organ = int(await office.pool.fetchval("SELECT id FROM organ WHERE purpose = 'ORGANISATION'"))
    given = {"id": encode_id("Organ", organ), "target": "STAFF", "fileName": "a.xlsx", "content": text(content)}
    for who in ("district-reform", "fenghui-leader", "system-admin", "district-audit"):
        assert code(await office.do(who, "importCheck: ImportCheckInput", given)) == "FORBIDDEN"
    batch = (await office.check(ImportTarget.STAFF, content))["importBatch"]
    assert code(await office.step("Commit", batch, "district-audit")) == "FORBIDDEN"
    assert code(await office.step("Commit", batch, "fenghui-leader")) == "NOT_FOUND"
    assert payload(await office.step("Discard", batch))["errors"] == []


async def test_the_audit_holds_no_data_of_people(office: ImportOffice) -> None:
    here = await office.code_of("丰惠司法所")
    batch = (await office.check(ImportTarget.STAFF, listed(ImportTarget.STAFF, person(951, here))))["importBatch"]
    written = payload(await office.step("Commit", batch))["importBatch"]
    key = key_of(batch["id"], "ImportBatch")
    log = await office.pool.fetch(
        "SELECT act, after::text FROM act_log WHERE object_type = 'ImportBatch' AND object_id = $1", key
    )
    assert [row["act"] for row in log] == ["import.check", "import.commit"]
    assert not [row for row in log if identity(951) in row["after"]]
    assert payload(await office.step("Undo", written))["errors"] == []

"""Exports: the rows and masks of the screen, a watermark, a line in the log; templates that can be sent back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest

from backend.exchange.rules.columns import COLUMNS, ImportTarget
from backend.kit.spreadsheets import cells_of
from tests.databases import Databases
from tests.served import Served, serving


class Door(Served):
    """The application, and its tables."""

    async def table(self, who: str, path: str, **params: str) -> list[list[Any]]:
        answer = await self.get(who, path, **params)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
        return cells_of(answer.content)

    async def ask(self, who: str, query: str, variables: dict[str, Any] | None = None) -> Any:
        client = await self.client(who)
        answer = (await client.post("/graphql", json={"query": query, "variables": variables or {}})).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]


@pytest.fixture(scope="module")
async def door(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Door]:
    async with serving(databases, tmp_path_factory.mktemp("data")) as served:
        yield Door(served.app, served.database, served.data)


async def test_a_department_exports_its_people_with_the_masks_of_its_screen(door: Door) -> None:
    rows = await door.table("market-leader", "/exports/roster", columns="name,agency,mobile,idNumber,managementClass")
    heading, *people, note = rows
    assert heading == ["姓名", "派驻机构", "手机", "公民身份号码", "管理类别"]
    assert len(people) == 84
    assert {row[3] for row in people} == {"份额外"}
    assert "份额外" not in {row[2] for row in people}
    assert {row[4] for row in people} == {"B类"}
    assert "市场监督管理局" in note[0]
    assert "导出时间：2017-08-31" in note[0]


async def test_whoever_may_see_everything_of_its_own_gets_it_and_no_row_more(door: Door) -> None:
    rows = await door.table("fenghui-personnel", "/exports/roster", columns="name,idNumber,township")
    assert len(rows) == 68 + 2
    assert {row[2] for row in rows[1:-1]} == {"丰惠镇"}
    assert all(len(row[1]) == 18 for row in rows[1:-1])


async def test_the_whole_district_comes_page_by_page_and_once_each(door: Door) -> None:
    rows = await door.table("district-org", "/exports/roster", columns="name,title")
    assert len(rows) == 832 + 2


async def test_every_export_stands_in_the_access_log_with_its_rows(door: Door) -> None:
    reads = door.database.reads
    before = await reads.fetchval("SELECT count(*) FROM access_log WHERE operation = 'Export'")
    where = orjson.dumps({"agency": {"name": {"eq": "丰惠司法所"}}}).decode()
    rows = await door.table("fenghui-leader", "/exports/roster", columns="name,mobile", where=where)
    found = await reads.fetch(
        "SELECT field_groups, row_keys FROM access_log WHERE operation = 'Export' ORDER BY id OFFSET $1", before
    )
    keys = sorted(
        await reads.fetchval(
            "SELECT array_agg(id) FROM staff s WHERE agency_id = (SELECT id FROM agency WHERE name = '丰惠司法所')"
        )
    )
    assert [sorted(row["row_keys"]) for row in found] == [keys, keys]
    assert {tuple(row["field_groups"]) for row in found} == {("contact",), ("export",)}
    assert len(rows) == len(keys) + 2


async def test_scores_show_the_department_its_share_only(door: Door) -> None:
    rows = await door.table(
        "market-leader",
        "/exports/scores",
        columns="name,townshipScore,departmentScore,compositeScore,bonusTownship",
        where=orjson.dumps({"year": {"eq": 2016}}).decode(),
    )
    _, *scores, _ = rows
    assert {row[1] for row in scores} == {row[3] for row in scores} == {row[4] for row in scores} == {"份额外"}
    assert all(isinstance(row[2], float) for row in scores)


async def test_an_english_reader_gets_english_words(door: Door) -> None:
    client = await door.client("market-leader")
    answer = await client.get("/exports/roster", params={"columns": "name,gender,idNumber"}, headers={"accept-language": "en"})
    rows = cells_of(answer.content)
    assert rows[0] == ["Name", "Gender", "Identity number"]
    assert rows[1][2] == "outside your share"
    assert rows[-1][0].startswith("Exported by ")


@pytest.mark.parametrize(
    ("who", "path", "params", "status"),
    [
        (None, "/exports/roster", {}, 401),
        ("market-leader", "/exports/everything", {}, 404),
        ("market-leader", "/exports/roster", {"columns": "name,password"}, 400),
        ("market-leader", "/exports/roster", {"columns": "name,name"}, 400),
        ("market-leader", "/exports/roster", {"where": "{"}, 400),
        ("market-leader", "/exports/roster", {"where": '{"nothing": 1}'}, 400),
        ("market-leader", "/exports/template-nothing", {}, 404),
    ],
)
async def test_what_cannot_be_exported_is_refused(
    door: Door, who: str | None, path: str, params: dict[str, str], status: int
) -> None:
    assert (await door.get(who, path, **params)).status_code == status


async def test_an_officer_without_business_data_gets_an_empty_roster(door: Door) -> None:
    rows = await door.table("system-admin", "/exports/roster", columns="name")
    assert len(rows) == 2


@pytest.mark.parametrize("target", list(ImportTarget))
async def test_a_template_has_the_headings_that_an_import_knows(door: Door, target: ImportTarget) -> None:
    heading, example = await door.table("district-org", f"/exports/template-{target.value.lower()}")
    assert heading == [column.heading for column in COLUMNS[target]]
    assert example == [column.example for column in COLUMNS[target]]


_SAVE = """mutation S($input: TemplateSaveInput!) { columnTemplateSave(input: $input) {
    errors { field code } columnTemplate { id name columns version can } } }"""
_DROP = "mutation D($input: ChangeInput!) { columnTemplateDrop(input: $input) { errors { code } columnTemplate { droppedAt } } }"
_OWN = "{ viewer { post { id } } columnTemplates(where: { droppedAt: { isNull: true } }) { nodes { id name columns } } }"


async def test_a_body_saves_its_columns_under_a_name_and_exports_by_them(door: Door) -> None:
    own = await door.ask("market-personnel", _OWN)
    assert own["columnTemplates"]["nodes"] == []
    given: dict[str, Any] = {
        "id": own["viewer"]["post"]["id"],
        "family": "ROSTER",
        "name": "值班联络表",
        "columns": ["name", "dutyPhone"],
    }

    async def save(**other: Any) -> Any:
        return (await door.ask("market-personnel", _SAVE, {"input": given | other}))["columnTemplateSave"]

    assert (await save(name=" "))["errors"] == [{"field": "name", "code": "EMPTY"}]
    for columns in ([], ["name", "name"], ["password"]):
        assert (await save(columns=columns))["errors"] == [{"field": "columns", "code": "COLUMNS"}]
    saved = (await save())["columnTemplate"]
    assert (saved["columns"], saved["can"]) == ("name,dutyPhone", ["column_template.drop"])
    again = (await save(columns=["idNumber", "name"]))["columnTemplate"]
    assert (again["id"], again["version"]) == (saved["id"], saved["version"] + 1)
    rows = await door.table("market-leader", "/exports/roster", columns=again["columns"])
    assert rows[0] == ["公民身份号码", "姓名"]
    assert {row[0] for row in rows[1:-1]} == {"份额外"}
    (seen,) = (await door.ask("market-leader", _OWN))["columnTemplates"]["nodes"]
    assert seen["name"] == "值班联络表", "everybody of the body has it"
    assert (await door.ask("justice-personnel", _OWN))["columnTemplates"]["nodes"] == []
    dropped = {"input": {"id": again["id"], "version": again["version"]}}
    assert (await door.ask("market-leader", _DROP, dropped))["columnTemplateDrop"]["errors"] == []
    assert (await door.ask("market-leader", _OWN))["columnTemplates"]["nodes"] == []

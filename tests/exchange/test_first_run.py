"""From an empty database to a small district that works, over HTTP: three officers, two organs, six spreadsheets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from backend.app import create_app
from backend.assessments.rules import WEIGHTS
from backend.attendance.rules.binding import BINDINGS
from backend.attendance.rules.leave import CHAINS, LEAVE_SORTS
from backend.exchange.rules.columns import ImportTarget
from backend.identity.commands import create_account
from backend.kit.database import Database
from backend.settings import Settings
from tests.databases import MIGRATED, Databases
from tests.exchange.books import identity, listed, text

PASSWORD = "a long enough password"
FIRST = (
    "司法所、文化站、便民服务分中心、综合行政执法中队、公安派出所、交警中队",
    "市场监管所、国土所、规划所、环保所、质监所、地税分局",
)

TOWNSHIPS = [
    {"name": "东镇", "code": "330699101", "form": "镇", "category": "中心镇"},
    {"name": "西街道", "code": "330699001", "form": "街道", "category": "街道"},
]
VILLAGES = [{"name": f"{t['name']}一村", "code": f"{t['code']}200", "form": "村", "township": t["code"]} for t in TOWNSHIPS]
GRIDS = [{"name": f"{v['name']}网格", "code": f"{v['code']}001", "village": v["code"]} for v in VILLAGES]
DEPARTMENTS = [{"name": f"部门{n}", "code": f"D{n}", "kinds": kinds} for n, kinds in enumerate(FIRST)]
AGENCIES = [
    {"name": f"{town['name']}{kind}", "code": f"A{n}{m}", "kind": kind, "township": town["code"], "established_on": "2015-01-01"}
    for n, town in enumerate(TOWNSHIPS)
    for m, kind in enumerate(("综合行政执法中队", "市场监管所"))
]
STAFF = [
    {
        **{"name": f"员{n}{m}", "gender": "男" if m % 2 else "女", "organisation": agency["code"], "title": "职员"},
        **{"position": "正职" if m == 0 else "一般人员", "id_number": identity(n * 10 + m), "entered_on": "2016-01-01"},
    }
    for n, agency in enumerate(AGENCIES)
    for m in range(3)
]
SHEETS = [
    (ImportTarget.TOWNSHIPS, TOWNSHIPS),
    (ImportTarget.VILLAGES, VILLAGES),
    (ImportTarget.GRIDS, GRIDS),
    (ImportTarget.DEPARTMENTS, DEPARTMENTS),
    (ImportTarget.AGENCIES, AGENCIES),
    (ImportTarget.STAFF, STAFF),
]


class NewDistrict:
    """The application over an empty database, and people who sign in with their passwords."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self._clients: dict[str, httpx.AsyncClient] = {}

    async def ask(self, who: str, query: str, variables: dict[str, Any] | None = None) -> Any:
        if who not in self._clients:
            client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://daodi.test")
            assert (await client.post("/session", json={"username": who, "password": PASSWORD})).status_code == 204
            self._clients[who] = client
        answer = (await self._clients[who].post("/graphql", json={"query": query, "variables": variables or {}})).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def act(self, who: str, mutation: str, given: dict[str, Any], shown: str) -> Any:
        """The object that the act gives; it must not be refused."""
        name, _, type_name = mutation.partition(": ")
        query = f"mutation A($input: {type_name}!) {{ {name}(input: $input) {{ errors {{ field message }} {shown} }} }}"
        payload = (await self.ask(who, query, {"input": given}))[name]
        assert payload.pop("errors") == []
        (given_back,) = payload.values()
        return given_back

    async def organ(self, who: str) -> Any:
        """The organ of one's own post, with what may be done there."""
        return (await self.ask(who, "{ viewer { organisation { id ... on Organ { version can } } } }"))["viewer"]["organisation"]

    async def missing(self, who: str) -> dict[str, int]:
        return {row["step"]: row["missing"] for row in (await self.ask(who, "{ setup { step missing } }"))["setup"]}


@pytest.fixture(scope="module")
async def district(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[NewDistrict]:
    static: Path = tmp_path_factory.mktemp("static")
    (static / "index.html").write_text("<!doctype html>")
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(databases.copy(MIGRATED))
        for username, duty in (("system", "SYSTEM"), ("security", "SECURITY"), ("audit", "AUDIT")):
            await create_account(url, username, duty, PASSWORD)
        database = await stack.enter_async_context(await Database.open(url))
        app = create_app(Settings(demo=True), database, static)
        await stack.enter_async_context(app.router.lifespan_context(app))
        yield NewDistrict(app)


async def settle(here: NewDistrict, username: str, role: str, organisation: str, person: str | None = None) -> None:
    """The system administrator opens an account, the security administrator gives it a post."""
    information = await here.organ("system")
    words = {"username": username, "displayName": username, "password": PASSWORD, "idNumber": person}
    account = await here.act("system", "accountOpen: AccountOpenInput", {"id": information["id"], **words}, "account { id }")
    given = {"id": account["id"], "role": role, "organisation": organisation, "title": role}
    await here.act("security", "postGive: PostGiveInput", given, "post { id }")


ORGANS = {
    **{"组织部": "ORGANISATION", "审改办": "REFORM", "区政府": "GOVERNMENT", "行风效能办": "CONDUCT"},
    "综合信息指挥中心": "COMMAND",
}


async def open_organs(district: NewDistrict) -> None:
    information = await district.organ("system")
    assert {"account.open", "organ.open"} <= set(information["can"])
    for code, (name, purpose) in enumerate(ORGANS.items()):
        given = {"id": information["id"], "name": name, "code": f"O{code}", "purpose": purpose}
        await district.act("system", "organOpen: OrganOpenInput", given, "organ { id }")
    await settle(district, "org", "district_org", "O0")
    await settle(district, "reform", "district_reform", "O1")


async def open_year(district: NewDistrict) -> None:
    """The calendar and the year by the organisation department, the standards by each body for itself."""
    org, year = await district.organ("org"), datetime.now(ZoneInfo("Asia/Shanghai")).year
    given = {"id": org["id"], "year": year, "closings": [], "makeUps": []}
    await district.act("org", "calendarAnnounce: CalendarAnnounceInput", given, "organ { id }")
    given = {"id": org["id"], "year": year, "excellentShare": 20, "hostRule": "BY_DAYS", "document": "区考〔2017〕1号"}
    opened = await district.act("org", "assessmentYearOpen: YearOpenInput", given, "assessmentYear { id year can }")
    for who in (*(f"p{t['code']}" for t in TOWNSHIPS), "d0", "d1"):
        for position, yuan in (("CHIEF", 42_000), ("DEPUTY", 38_500), ("MEMBER", 35_000)):
            given = {"id": opened["id"], "position": position, "amount": yuan * 100}
            await district.act(who, "bonusStandardEnter: StandardEnterInput", given, "bonusStandard { id }")


async def test_an_empty_database_becomes_a_district_that_works(district: NewDistrict) -> None:
    assert (await district.missing("system"))["ORGANS"] == 5
    await open_organs(district)
    reform = await district.organ("reform")
    given = {"id": reform["id"], "document": "区委〔2017〕1号"}
    await district.act("reform", "classRuleIssue: ClassRuleIssueInput", given, "organ { id }")

    org = await district.organ("org")
    for target, rows in SHEETS:
        sheet = {"target": target.value, "fileName": f"{target.value}.xlsx", "content": text(listed(target, *rows))}
        shown = "importBatch { id version state faults { nodes { row column zh } } }"
        batch = await district.act("org", "importCheck: ImportCheckInput", {"id": org["id"], **sheet}, shown)
        assert (batch["state"], batch["faults"]["nodes"]) == ("CHECKED", [])
        done = await district.act("org", "importCommit: ChangeInput", {"id": batch["id"], "version": batch["version"]}, shown)
        assert done["state"] == "COMMITTED"

    for body in (*(t["code"] for t in TOWNSHIPS),):
        await settle(district, f"p{body}", "town_personnel", body)
    for number, body in enumerate(d["code"] for d in DEPARTMENTS):
        await settle(district, f"d{number}", "dept_personnel", body)
    left = {step: count for step, count in (await district.missing("org")).items() if count}
    assert left.keys() == {"CALENDAR", "YEAR", "STANDARDS"}
    await open_year(district)
    assert {step: count for step, count in (await district.missing("org")).items() if count} == {}


async def test_what_the_regulation_says_of_every_district_is_there_from_the_first_day(district: NewDistrict) -> None:
    query = """{ leaveTypes { totalCount } leaveRules { totalCount } bindingRules { totalCount }
        assessmentWeights { nodes { managementClass township department conduct since } }
        classRules(first: 1) { nodes { since until } } gradePools { nodes { takingPart excellentCap } } }"""
    found = await district.ask("org", query)
    assert [found[name]["totalCount"] for name in ("leaveTypes", "leaveRules", "bindingRules")] == [
        *(len(LEAVE_SORTS), len(CHAINS)),
        sum(len(one.positions) for one in BINDINGS),
    ]
    weights = {
        one["managementClass"]: (one["township"], one["department"], one["conduct"])
        for one in found["assessmentWeights"]["nodes"]
    }
    assert weights == WEIGHTS
    assert found["classRules"]["nodes"] == [{"since": None, "until": None}]
    assert found["gradePools"]["nodes"] == [{"takingPart": 6, "excellentCap": 1}] * 2


async def test_everybody_sees_exactly_the_share_that_the_classes_give(district: NewDistrict) -> None:
    query = "{ personnel(first: 50) { totalCount nodes { managementClass mobile masked { field } agency { name } } } }"
    assert (await district.ask("p330699101", query))["personnel"]["totalCount"] == 6
    seen = (await district.ask("d0", query))["personnel"]["nodes"]
    masked = {node["agency"]["name"]: "mobile" in [one["field"] for one in node["masked"]] for node in seen}
    assert masked == {"东镇综合行政执法中队": True, "西街道综合行政执法中队": False}


async def test_no_officer_sees_the_people_that_came(district: NewDistrict) -> None:
    for officer in ("system", "security", "audit"):
        assert (await district.ask(officer, "{ personnel { totalCount } }"))["personnel"]["totalCount"] == 0

"""People of the roster: entered, corrected and gone, each by the side that keeps it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.exchange.books import identity
from tests.keeping import DEPARTMENT, ORG, TOWN, Keeping, keeping

OFFICE = "丰惠市场监管所"


@pytest.fixture(scope="module")
async def here(databases: Databases) -> AsyncIterator[Keeping]:
    async with keeping(databases) as place:
        yield place


def person(called: str, order: int, **changed: Any) -> dict[str, Any]:
    given = {"name": called, "gender": "FEMALE", "title": "科员", "idNumber": identity(order), "enteredOn": "2017-08-01"}
    return {**given, "mobile": None, "establishment": "行政编制", "rank": None, **changed}


async def test_the_sending_department_enters_people_and_bad_input_is_told_at_its_field(here: Keeping) -> None:
    mutation = "staffEnter: StaffEnterInput"
    assert await here.act(TOWN, mutation, "Agency", OFFICE, **person("试一", 802)) == "FORBIDDEN"
    wrong: list[tuple[dict[str, Any], tuple[str, str]]] = [
        ({"name": " "}, ("name", "EMPTY")),
        ({"enteredOn": "2018-01-01"}, ("enteredOn", "FUTURE")),
    ]
    for changed, refusal in wrong:
        assert await here.act(DEPARTMENT, mutation, "Agency", OFFICE, **person("试一", 802, **changed)) == [refusal]
    ((field, _),) = await here.act(DEPARTMENT, mutation, "Agency", OFFICE, **person("试一", 802, gender="MALE"))
    assert field == "gender"
    assert await here.act(DEPARTMENT, mutation, "Agency", OFFICE, **person("试一", 802)) == []
    assert await here.act(DEPARTMENT, mutation, "Agency", OFFICE, **person("试二", 802)) == [("idNumber", "IDENTITY_KNOWN")]
    held = "SELECT count(*) FROM assignment h JOIN staff s ON s.id = h.staff_id WHERE s.name = '试一' AND upper_inf(h.period)"
    assert await here.pool.fetchval(held) == 1


async def test_each_side_corrects_its_own_part_and_nobody_overwrites_what_they_have_not_seen(here: Keeping) -> None:
    assert await here.act(ORG, "staffEnter: StaffEnterInput", "Agency", OFFICE, **person("试三", 804)) == []
    contact = {"mobile": "13900000000", "address": "丰惠镇"}
    assert await here.act(DEPARTMENT, "staffCorrectContact: StaffContactInput", "Staff", "试三", **contact) == "FORBIDDEN"
    assert await here.act(TOWN, "staffCorrectContact: StaffContactInput", "Staff", "试三", **contact, version=1) == []
    assert await here.act(TOWN, "staffCorrectContact: StaffContactInput", "Staff", "试三", **contact, version=1) == "CONFLICT"
    mutation, post = "staffCorrectEstablishment: StaffEstablishmentInput", {"establishment": "事业编制", "rank": "九级职员"}
    assert await here.act(TOWN, mutation, "Staff", "试三", **post, enteredOn=None) == "FORBIDDEN"
    assert await here.act(DEPARTMENT, mutation, "Staff", "试三", **post, enteredOn="2018-01-01") == [("enteredOn", "FUTURE")]
    assert await here.act(DEPARTMENT, mutation, "Staff", "试三", **post, enteredOn="2017-08-01") == []
    row = await here.row("staff", await here.key("Staff", "试三"))
    assert (row["mobile"], row["establishment"]) == ("13900000000", "事业编制")
    assert (row["version"], row["contact_version"], row["establishment_version"]) == (1, 2, 2)


async def test_whoever_leaves_leaves_after_coming_by_a_document_and_only_once(here: Keeping) -> None:
    assert await here.act(ORG, "staffEnter: StaffEnterInput", "Agency", OFFICE, **person("试四", 806)) == []
    key, mutation, gone = await here.key("Staff", "试四"), "staffLeave: StaffLeaveInput", {"document": "区委组〔2017〕12号"}
    assert await here.act("market-leader", mutation, "Staff", key, **gone, leftOn="2017-08-20") == "FORBIDDEN"
    assert await here.act(DEPARTMENT, mutation, "Staff", key, leftOn="2017-08-20", document=" ") == [("document", "EMPTY")]
    assert await here.act(DEPARTMENT, mutation, "Staff", key, **gone, leftOn="2018-01-01") == [("leftOn", "FUTURE")]
    ((field, _),) = await here.act(DEPARTMENT, mutation, "Staff", key, **gone, leftOn="2017-07-01")
    assert field == "leftOn"
    assert await here.act(DEPARTMENT, mutation, "Staff", key, **gone, leftOn="2017-08-20") == []
    row = await here.row("staff", key)
    assert (row["agency_id"], row["left_on"], row["stationed"]) == (None, "2017-08-20", False)
    ended = await here.pool.fetchval("SELECT upper(period)::text FROM assignment WHERE staff_id = $1", key)
    assert ended == "2017-08-20"
    assert await here.act(DEPARTMENT, mutation, "Staff", key, **gone, leftOn="2017-08-21") == [(None, "STATE")]

"""`whoCanSee` against brute force, who may ask it, and what it says when it will not answer."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest

from backend.access.policy import parse
from backend.access.vocabulary import ROLES
from backend.graph.ids import encode_id
from backend.kit.files import data_folder
from backend.schema import vocabulary
from tests.audit.district import District
from tests.audit.sight import SPOTS, Seen, fields

ASK = """query Who($id: ID!, $field: String!, $first: Int! = 200) { whoCanSee(id: $id, field: $field, first: $first) {
    record type field group class total viewers { account username displayName post postTitle standsIn role roleLabel
    organisation relations { name label } line reason rules { line rule effect reason } } } }"""
HERE = "township_id = (SELECT id FROM township WHERE name = '丰惠镇')"
MARKET = f"{HERE} AND department_id = (SELECT id FROM department WHERE name = '市场监督管理局')"
JUSTICE = f"{HERE} AND department_id = (SELECT id FROM department WHERE name = '司法局')"


async def readers(district: District, who: str, id: str, field: str) -> list[dict[str, Any]]:
    answer = (await district.data(who, ASK, id=id, field=field))["whoCanSee"]
    assert answer["total"] == len(answer["viewers"])
    found: list[dict[str, Any]] = answer["viewers"]
    return found


@pytest.mark.parametrize("type_name", SPOTS)
async def test_it_names_exactly_the_posts_that_read_the_field(district: District, seen: Seen, type_name: str) -> None:
    some = 0
    for id in seen.records[type_name]:
        for field in fields(district, type_name):
            named = {viewer["post"] for viewer in await readers(district, "audit-admin", id, field)}
            assert named == {encode_id("Post", sight.holder.post) for sight in seen.sights[id] if sight.reads(field)}, (id, field)
            some += len(named)
    assert some > 0


async def test_every_reader_comes_with_a_line_of_the_policy_that_gives_the_right(district: District, seen: Seen) -> None:
    text = (data_folder("casbin") / "policy.csv").read_text(encoding="utf-8")
    policy = parse(text, vocabulary())
    for id in seen.records["Staff"]:
        for viewer in await readers(district, "audit-admin", id, "mobile"):
            assert viewer["rules"]
            for rule in viewer["rules"]:
                written = [part.strip() for part in text.splitlines()[rule["line"] - 1].split(",")]
                assert written == ["p", *rule["rule"].split(", ")]
                assert written[1] in policy.reach(viewer["role"])
                assert written[2] in {"any", *(relation["name"] for relation in viewer["relations"])}
                assert rule["effect"] == "allow"
            assert (viewer["line"], viewer["reason"]) == (viewer["rules"][0]["line"], viewer["rules"][0]["reason"])
            assert viewer["roleLabel"] == ROLES[viewer["role"]].label


async def test_the_department_reaches_class_b_staff_because_it_is_the_parent(district: District) -> None:
    member = encode_id("Staff", district.holder("fenghui-market-member").staff or 0)
    found = {viewer["username"]: viewer for viewer in await readers(district, "market-leader", member, "mobile")}
    assert set(found) == {
        *("fenghui-leader", "fenghui-deputy", "fenghui-personnel", "market-leader", "market-personnel"),
        *("fenghui-market-head", "fenghui-market-member"),
    }
    leader = found["market-leader"]
    assert leader["organisation"] == "市场监督管理局"
    assert leader["relations"] == [{"name": "parent", "label": "主管部门"}]
    assert "以乡镇为主、部门为辅" in leader["reason"]
    assert {relation["name"] for relation in found["fenghui-market-member"]["relations"]} == {"self", "own"}


async def test_readers_are_sorted_by_role_and_cut_at_first_but_all_are_counted(district: District) -> None:
    office = await district.id("Agency", MARKET)
    everybody = (await district.data("audit-admin", ASK, id=office, field="headName"))["whoCanSee"]
    few = (await district.data("audit-admin", ASK, id=office, field="headName", first=3))["whoCanSee"]
    assert everybody["total"] == few["total"] == len(everybody["viewers"]) > 20
    assert few["viewers"] == everybody["viewers"][:3]
    roles = [list(ROLES).index(viewer["role"]) for viewer in everybody["viewers"]]
    assert roles == sorted(roles)


async def test_a_stand_in_is_a_reader_of_its_own(district: District) -> None:
    found = await readers(district, "audit-admin", await district.id("Staff", MARKET), "name")
    posts = {viewer["role"]: viewer["standsIn"] for viewer in found if viewer["username"] == "fenghui-platform"}
    assert posts == {"town_command": False, "window_clerk": True}


async def test_one_statement_answers(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """Besides the look-up of who asks, which every operation without a plan begins with."""
    sent: list[str] = []

    def noting(call: Any) -> Any:
        async def noted(self: asyncpg.Connection, query: str, *args: Any, **options: Any) -> Any:
            sent.append(query)
            return await call(self, query, *args, **options)

        return noted

    id = await district.id("Staff", MARKET)
    await readers(district, "fenghui-leader", id, "mobile")
    for name in ("fetch", "fetchrow", "fetchval", "execute"):
        monkeypatch.setattr(asyncpg.Connection, name, noting(getattr(asyncpg.Connection, name)))
    await readers(district, "fenghui-leader", id, "mobile")
    assert len(sent) == 2
    assert "own_row" in sent[0]
    assert "visible_staff" in sent[1]


async def test_an_answer_speaks_the_language_of_the_request(district: District) -> None:
    member = encode_id("Staff", district.holder("fenghui-market-member").staff or 0)
    answer = await district.ask("audit-admin", ASK, language="en", id=member, field="idNumber")
    reasons = [viewer["reason"] for viewer in answer["data"]["whoCanSee"]["viewers"]]
    assert reasons
    assert all(reason.isascii() for reason in reasons)


async def test_the_audit_administrator_asks_about_records_that_it_does_not_see(district: District, seen: Seen) -> None:
    id = seen.records["Staff"][0]
    assert (await district.data("audit-admin", "query($id: ID!) { node(id: $id) { id } }", id=id))["node"] is None
    assert await readers(district, "audit-admin", id, "idNumber")


@pytest.mark.parametrize(
    ("who", "where"),
    [
        ("fenghui-leader", MARKET),
        ("fenghui-personnel", JUSTICE),
        ("market-leader", MARKET),
        ("market-personnel", MARKET),
        ("justice-personnel", JUSTICE),
        ("fenghui-market-head", MARKET),
        ("district-leader", "agency_id IS NOT NULL"),
    ],
)
async def test_leaders_ask_about_rows_of_their_remit(district: District, who: str, where: str) -> None:
    staff = await district.id("Staff", where)
    assert await readers(district, who, staff, "idNumber") == await readers(district, "audit-admin", staff, "idNumber")


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("fenghui-market-member", "FORBIDDEN"),  # knows its colleagues, answers for none
        ("fenghui-window", "FORBIDDEN"),
        ("fenghui-command", "FORBIDDEN"),
        ("district-org", "FORBIDDEN"),
        ("district-audit", "FORBIDDEN"),
        ("baiguan-personnel", "NOT_FOUND"),
        ("justice-personnel", "NOT_FOUND"),
        ("fenghui-justice-head", "NOT_FOUND"),
        ("village-officer", "NOT_FOUND"),
        ("system-admin", "NOT_FOUND"),
        ("security-admin", "NOT_FOUND"),
    ],
)
async def test_others_are_refused_as_far_as_they_know_of_the_row(district: District, who: str, code: str) -> None:
    colleague = await district.id("Staff", f"{MARKET} AND id <> {district.holder('fenghui-market-member').staff}")
    assert await district.code(who, ASK, id=colleague, field="mobile") == code


@pytest.mark.parametrize("who", ["fenghui-market-member", "fenghui-window", "village-officer", "grid-officer", "district-audit"])
async def test_everybody_asks_about_the_own_row(district: District, who: str) -> None:
    own = encode_id("Staff", district.holder(who).staff or 0)
    assert who in {viewer["username"] for viewer in await readers(district, who, own, "idNumber")}


async def test_nobody_learns_from_a_refusal_that_a_hidden_record_exists(district: District) -> None:
    """The head answers for the agency's assessments, but one that is not published does not exist for it yet."""
    hidden = await district.id("Assessment", f"published_at IS NULL AND {MARKET} AND subject = 'PERSON'")
    ghost = encode_id("Assessment", 10**9)
    for who in ("fenghui-market-head", "fenghui-market-member", "baiguan-personnel", "system-admin"):
        refused, unknown = [await district.ask(who, ASK, id=id, field="grade") for id in (hidden, ghost)]
        assert refused == unknown
        assert refused["errors"][0]["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    "id", ["", "x", "U3RhZmY6", "Staff:1", encode_id("Organisation", 1), encode_id("Viewer", 1), encode_id("Nothing", 1)]
)
async def test_an_id_that_names_no_record_is_not_found(district: District, id: str) -> None:
    assert await district.code("audit-admin", ASK, id=id, field="name") == "NOT_FOUND"


@pytest.mark.parametrize("field", ["", "phone", "id_number", "__typename", "mobile ", "手机", "'; DROP TABLE staff --"])
async def test_an_unknown_field_is_bad_input_at_field(district: District, field: str) -> None:
    (error,) = (await district.ask("audit-admin", ASK, id=await district.id("Staff"), field=field))["errors"]
    assert (error["extensions"]["code"], error["path"]) == ("BAD_INPUT", ["whoCanSee", "field"])


@pytest.mark.parametrize("first", [0, -1, 1001])
async def test_first_is_bounded(district: District, first: int) -> None:
    (error,) = (await district.ask("audit-admin", ASK, id=await district.id("Staff"), field="name", first=first))["errors"]
    assert (error["extensions"]["code"], error["path"]) == ("BAD_INPUT", ["whoCanSee", "first"])


async def test_a_post_that_ends_and_an_account_that_is_disabled_leave_the_answer_at_once(district: District) -> None:
    member = encode_id("Staff", district.holder("fenghui-market-member").staff or 0)

    async def names() -> set[str]:
        return {viewer["username"] for viewer in await readers(district, "audit-admin", member, "mobile")}

    pool = district.database.reads
    before = await names()
    await pool.execute("UPDATE account SET disabled_at = now() WHERE username = 'fenghui-deputy'")
    await pool.execute(
        "UPDATE post SET valid_to = date_trunc('second', now()) WHERE id = $1", district.holder("market-personnel").post
    )
    assert before - await names() == {"fenghui-deputy", "market-personnel"}
    await pool.execute("UPDATE account SET disabled_at = NULL WHERE username = 'fenghui-deputy'")
    await pool.execute("UPDATE post SET valid_to = NULL WHERE id = $1", district.holder("market-personnel").post)
    assert await names() == before


async def test_the_class_of_the_row_decides_at_once(district: District) -> None:
    """The squadron's class is a dated fact of the agency; its people carry it, and the answer follows."""
    agency = await district.key("agency", MARKET)
    person = await district.id("Staff", f"agency_id = {agency}")
    pool = district.database.reads
    before = {viewer["role"] for viewer in await readers(district, "audit-admin", person, "mobile")}
    await pool.execute("UPDATE agency SET management_class = 'A' WHERE id = $1", agency)
    after = {viewer["role"] for viewer in await readers(district, "audit-admin", person, "mobile")}
    await pool.execute("UPDATE agency SET management_class = 'B' WHERE id = $1", agency)
    assert before - after == {"dept_leader", "dept_personnel"}
    assert await readers(district, "audit-admin", person, "mobile")

"""What is done around every act: who, once, which row, which version, which rule, what is left behind, what is shown."""

from __future__ import annotations

from typing import Any

import asyncpg
import orjson
import pytest

from backend.access.acts import once, running
from tests.acts.office import Office, code, global_id, payload
from tests.acts.scores import CONDUCT, DEPARTMENT, SHOWN, TOWNSHIP, given, open_row

LEADER, PARENT, OFFICE, MEMBER = "town_leader-0", "dept_leader-0", "district_conduct-0", "town_member-0"


async def test_an_act_changes_the_row_and_shows_it_as_a_query_would(here: Office) -> None:
    row = open_row(here)
    done = payload(await here.do(LEADER, TOWNSHIP, given(row, "90.5"), SHOWN))
    query = f"query Q($id: ID!) {{ node(id: $id) {{ ... on Assessment {{ {SHOWN[12:-1]} }} }} }}"
    seen = await here.desk.ask(LEADER, query, {"id": global_id("Assessment", row["id"])})
    assert done == {"errors": [], "assessment": seen["node"]}
    assert (done["assessment"]["townshipScore"], done["assessment"]["townshipVersion"]) == ("90.50", 2)


async def test_the_payload_takes_aliases_fragments_variables_and_directives_of_the_document(here: Office) -> None:
    row = open_row(here)
    query = """
    mutation M($input: ScoreInput!, $with: Boolean!, $first: Int) {
      one: assessmentScoreTownship(input: $input) {
        errors { code }
        a: assessment { ...Parts ...Parts }
        b: assessment { id staff @include(if: $with) { name } agency @skip(if: $with) { id } }
        __typename
      }
    }
    fragment Parts on Assessment { total: compositeScore agency { personnel(first: $first) { totalCount nodes { id } } } }
    fragment Unused on Assessment { id }
    """
    answer = await here.send(
        LEADER, query.replace("fragment Unused on Assessment { id }", ""), {"input": given(row), "with": True, "first": 1}
    )
    done = answer["data"]["one"]
    assert list(done) == ["errors", "a", "b", "__typename"]
    assert set(done["b"]) == {"id", "staff"}
    assert len(done["a"]["agency"]["personnel"]["nodes"]) <= 1


async def test_what_the_payload_cannot_show_is_refused_before_anything_is_done(here: Office) -> None:
    row = open_row(here)
    before, left = await here.row("assessment", row["id"]), await here.left()
    costly = "assessment { agency { personnel(first: 100) { nodes { agency { personnel(first: 100) { nodes { agency { personnel(first: 100) { nodes { id } } } } } } } } } }"
    answer = await here.do(LEADER, TOWNSHIP, given(row), costly)
    assert code(answer) == "TOO_COSTLY"
    assert (await here.row("assessment", row["id"]), await here.left()) == (before, left)


async def test_audit_and_outbox_say_who_changed_what_and_from_what(here: Office) -> None:
    row = open_row(here)
    before = await here.row("assessment", row["id"])
    payload(await here.do(LEADER, TOWNSHIP, given(row, "77.10"), key="audited"))
    logged = await here.pool.fetchrow("SELECT * FROM act_log WHERE object_id = $1", row["id"])
    told = await here.pool.fetchrow("SELECT * FROM outbox WHERE object_id = $1", row["id"])
    assert logged is not None
    assert told is not None
    after = orjson.loads(logged["after"])
    assert (logged["act"], logged["object_type"], logged["idempotency_key"]) == (
        "assessment.score_township",
        "Assessment",
        "audited",
    )
    assert after["township_score"] == 77.1
    assert set(after) <= {"township_score", "composite_score", "township_version"}
    assert orjson.loads(logged["before"]) == {name: before[name] for name in after}
    assert '"township_score": 77.10' in logged["after"], "numbers keep their digits"
    assert (told["topic"], told["object_type"]) == (logged["act"], logged["object_type"])
    username = await here.pool.fetchval("SELECT username FROM account WHERE id = $1", logged["account_id"])
    assert username == LEADER


@pytest.mark.parametrize("statement", ["UPDATE act_log SET act = 'x'", "DELETE FROM act_log", "TRUNCATE act_log CASCADE"])
async def test_the_audit_of_acts_cannot_be_changed_or_deleted(statement: str, here: Office) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await here.pool.execute(statement)


async def test_what_is_not_seen_is_not_found_and_what_is_seen_may_be_forbidden(here: Office) -> None:
    mine, other, a = open_row(here), open_row(here, township=2), open_row(here, cls="A")
    assert code(await here.do(LEADER, TOWNSHIP, given(other))) == "NOT_FOUND"
    assert code(await here.do(MEMBER, TOWNSHIP, given(mine))) == "NOT_FOUND"
    assert code(await here.do(LEADER, TOWNSHIP, given(mine) | {"id": "bm9uc2Vuc2U="})) == "NOT_FOUND"
    assert code(await here.do(LEADER, TOWNSHIP, given(mine) | {"id": global_id("Staff", mine["id"])})) == "NOT_FOUND"
    assert code(await here.do(LEADER, CONDUCT, given(mine))) == "FORBIDDEN"
    assert code(await here.do(LEADER, DEPARTMENT, given(a))) == "FORBIDDEN"
    assert code(await here.do(OFFICE, CONDUCT, given(a))) == "NOT_FOUND", "the conduct office sees class B only"


async def test_a_denial_says_whose_the_act_is_in_the_language_of_the_request(here: Office) -> None:
    row = open_row(here)
    zh = await here.do(LEADER, CONDUCT, given(row))
    en = await here.do(LEADER, CONDUCT, given(row), language="en")
    assert zh["errors"][0]["message"] == "无权评行风效能分：B类考核“行风效能10%”由区行风效能办评。"
    assert en["errors"][0]["message"].endswith("The conduct office scores its 10 percent of class B.")


@pytest.mark.parametrize(
    ("score", "refusal"),
    [
        ("100.01", "SCORE_RANGE"),
        ("-0.01", "SCORE_RANGE"),
        ("NaN", "SCORE_RANGE"),
        ("1e99", "SCORE_RANGE"),
        ("9.005", "SCORE_DECIMALS"),
    ],
)
async def test_a_bad_value_is_refused_at_its_field_and_nothing_is_stored(score: str, refusal: str, here: Office) -> None:
    row = next(
        r for r in here.world.tables["assessment"] if r["township_id"] == 1 and r["year"] == 2017 and not r["published_at"]
    )
    before, left = await here.row("assessment", row["id"]), await here.left()
    current = before["township_version"]
    done = payload(await here.do(LEADER, TOWNSHIP, given(row, score, current), SHOWN, key=f"bad {score}"))
    assert (done["assessment"], [(e["field"], e["code"]) for e in done["errors"]]) == (None, [("score", refusal)])
    assert (await here.row("assessment", row["id"]), await here.left()) == (before, left)


async def test_refusals_speak_the_language_of_the_request(here: Office) -> None:
    row = open_row(here)
    said = [payload(await here.do(LEADER, TOWNSHIP, given(row, "101"), language=one))["errors"][0] for one in ("zh", "en")]
    assert [one["message"] for one in said] == ["分数须在0至100之间", "a score is between 0 and 100"]


async def test_a_published_row_and_a_closed_year_are_refused(here: Office) -> None:
    published = here.find("assessment", lambda row: row["published_at"] is not None and row["township_id"] == 1)
    past = open_row(here, year=2016)
    assert payload(await here.do(LEADER, TOWNSHIP, given(published)))["errors"][0]["code"] == "STATE"
    before = await here.row("assessment", past["id"])
    (error,) = payload(await here.do(LEADER, TOWNSHIP, given(past)))["errors"]
    assert (error["field"], error["code"], error["message"]) == ("score", "YEAR_CLOSED", "2016年度考核已关闭")
    assert await here.row("assessment", past["id"]) == before


async def test_an_old_version_is_a_conflict_that_says_who_changed_the_row(here: Office) -> None:
    row = open_row(here)
    payload(await here.do(LEADER, TOWNSHIP, given(row, "80")))
    (error,) = (await here.do(LEADER, TOWNSHIP, given(row, "70")))["errors"]
    assert error["extensions"]["code"] == "CONFLICT"
    assert error["extensions"]["by"].endswith(LEADER)
    assert error["extensions"]["version"] == 2
    assert (await here.row("assessment", row["id"]))["township_score"] == 80


async def test_by_no_version_does_the_department_learn_that_the_township_has_scored(here: Office) -> None:
    row = here.find(
        "assessment",
        lambda r: (
            r["year"] == 2017
            and not r["published_at"]
            and (r["township_id"], r["department_id"], r["management_class"]) == (1, 11, "B")
        ),
    )
    payload(await here.do(LEADER, TOWNSHIP, given(row, "80")))
    assert payload(await here.do(PARENT, DEPARTMENT, given(row, "70")))["errors"] == []
    payload(await here.do(LEADER, TOWNSHIP, given(row, "81", 2)))
    (error,) = (await here.do(PARENT, DEPARTMENT, given(row, "75")))["errors"]
    assert (error["extensions"]["version"], error["extensions"]["by"].rpartition(" ")[2]) == (2, PARENT)


async def test_the_same_request_again_gets_the_answer_that_stands(here: Office) -> None:
    row = open_row(here)
    first = await here.do(LEADER, TOWNSHIP, given(row, "88"), SHOWN, key="once")
    left = await here.left()
    again = await here.do(LEADER, TOWNSHIP, given(row, "88"), SHOWN, key="once")
    assert payload(first) == payload(again)
    assert await here.left() == left
    assert code(await here.do(LEADER, TOWNSHIP, given(row, "89", 2), SHOWN, key="once")) == "CONFLICT"
    assert code(await here.do(LEADER, DEPARTMENT, given(row, "88"), SHOWN, key="once")) == "FORBIDDEN", "another field"
    assert (await here.row("assessment", row["id"]))["township_score"] == 88


async def test_a_key_belongs_to_its_account(here: Office) -> None:
    one, other = open_row(here), open_row(here, township=2)
    payload(await here.do(LEADER, TOWNSHIP, given(one), key="shared"))
    payload(await here.do("town_leader-1", TOWNSHIP, given(other), key="shared"))


async def test_a_refused_request_may_be_sent_again_with_the_same_key(here: Office) -> None:
    row = open_row(here)
    assert payload(await here.do(LEADER, TOWNSHIP, given(row, "101"), key="second try"))["errors"]
    assert payload(await here.do(LEADER, TOWNSHIP, given(row, "99"), key="second try"))["errors"] == []


STEPS = [
    (running, "viewer_of"),
    (once, "claim"),
    (running, "locked"),
    (once, "answered"),
]


@pytest.mark.parametrize(("module", "step"), STEPS, ids=[step for _, step in STEPS])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_failure_at_any_step_leaves_nothing(
    module: Any, step: str, when: str, here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = open_row(here) if (step, when) == ("viewer_of", "before") else _any_open(here)
    before, left, whole = await here.row("assessment", row["id"]), await here.left(), getattr(module, step)

    async def broken(*arguments: Any) -> Any:
        if when == "after":
            await whole(*arguments)
        raise RuntimeError("a failure of ours")

    monkeypatch.setattr(module, step, broken)
    answer = await here.do(LEADER, TOWNSHIP, given(row, "55", before["township_version"]), key=f"{step} {when}")
    assert code(answer) == "INTERNAL"
    assert (await here.row("assessment", row["id"]), await here.left()) == (before, left)


def _any_open(here: Office) -> Any:
    return next(
        r for r in here.world.tables["assessment"] if r["township_id"] == 1 and r["year"] == 2017 and not r["published_at"]
    )


@pytest.mark.parametrize("table", ["act_log", "outbox", "assessment"])
async def test_a_failure_of_the_database_while_writing_leaves_nothing(table: str, here: Office) -> None:
    row = _any_open(here)
    before, left = await here.row("assessment", row["id"]), await here.left()
    await here.pool.execute(
        f"CREATE FUNCTION fail_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full'; END $$;"
        f"CREATE TRIGGER fail AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION fail_{table}()"
    )
    answer = await here.do(LEADER, TOWNSHIP, given(row, "55", before["township_version"]), key=f"full {table}")
    await here.pool.execute(f"DROP TRIGGER fail ON {table}")
    assert code(answer) == "INTERNAL"
    assert "full" not in answer["errors"][0]["message"]
    assert (await here.row("assessment", row["id"]), await here.left()) == (before, left)

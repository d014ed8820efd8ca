"""What the log of an assessment shows: to the township all, to others nothing of what was done before it was published."""

from __future__ import annotations

from collections import Counter

from backend.graph.ids import encode_id
from tests.assessments.year import DEPARTMENT, ORG, TOWN, Year

LOG = "query ($id: ID!) { actLog(record: $id, first: 100) { totalCount nodes { id act } } }"
WHO = (TOWN, DEPARTMENT, ORG, "fenghui-market-head", "fenghui-market-member", "district-audit", "baiguan-personnel")


async def logs(year: Year, key: int) -> dict[str, Counter[str]]:
    """Who finds which acts in the record's log, and how often."""
    record, found = encode_id("Assessment", key), dict[str, Counter[str]]()
    for who in WHO:
        log = (await year.desk.ask(who, LOG, {"id": record}))["actLog"]
        found[who] = Counter(node["act"] for node in log["nodes"])
        assert log["totalCount"] == found[who].total()
        entries = await year.pool.fetch("SELECT id FROM act_log WHERE object_type = 'Assessment' AND object_id = $1", key)
        ids = [encode_id("ActRecord", row["id"]) for row in entries]
        nodes = (await year.desk.ask(who, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ids}))["nodes"]
        assert {node["id"] for node in nodes if node} == {node["id"] for node in log["nodes"]}, "the same by its id"
    return found


async def test_how_often_a_grade_was_changed_before_publication_stays_the_townships(year: Year) -> None:
    await year.lock()
    people = await year.people("丰惠镇")
    mine = await year.key(
        """SELECT a.id FROM assessment a JOIN account c ON c.staff_id = a.staff_id
           WHERE a.year = 2017 AND c.username = 'fenghui-market-member' AND a.staff_id IS NOT NULL"""
    )
    assert mine in {one["id"] for one in people}
    await year.grade("丰惠镇", TOWN, 12)
    for grade in ("EXCELLENT", "BASICALLY_COMPETENT", "COMPETENT"):
        pool, given = await year.pool_of("丰惠镇"), {"grade": grade, "people": [encode_id("Assessment", mine)]}
        assert await year.act(TOWN, "gradePoolGrade: GradeInput", "grade_pool", pool["id"], **given) == []
    graded = Counter({"grade_pool.grade": 4})
    before = await logs(year, mine)
    assert before == {who: graded if who in (TOWN, "district-audit") else Counter() for who in WHO}
    assert await year.publish("丰惠镇") == []
    published = Counter({"grade_pool.publish": 1})
    everything = graded + published
    after = {who: everything if who in (TOWN, "district-audit") else published for who in WHO} | {"baiguan-personnel": Counter()}
    assert await logs(year, mine) == after
    score = {"score": "88.00", "reason": "核实漏记"}
    assert await year.act(DEPARTMENT, "assessmentCorrectDepartment: CorrectionInput", "assessment", mine, **score) == []
    now = await logs(year, mine)
    assert now[DEPARTMENT] == published + Counter({"assessment.correct_department": 1})
    assert now["fenghui-market-head"] == published, "the department's part is not the head's to read"

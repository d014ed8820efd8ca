"""Papers of a leave are read exactly by those who read the medical reason."""

from __future__ import annotations

from datetime import date

from tests.appointments.bureau import Bureau
from tests.attendance.people import MEMBER, request
from tests.records.papers import PDF
from tests.records.test_files import sent
from tests.served import Served

READERS = (MEMBER, "fenghui-market-head")
OTHERS = ("market-personnel", "market-leader", "fenghui-leader", "fenghui-personnel", "district-org", "justice-personnel")
SHOWN = "query ($id: ID!) { node(id: $id) { ... on Leave { medicalReason attachments { id } masked { field } } } }"


async def test_the_department_and_the_township_that_is_only_told_see_no_medical_paper(served: Served, here: Bureau) -> None:
    paper = await sent(served, MEMBER, "病历.pdf", PDF)
    words = {"medicalReason": "肺炎", "attachments": [paper]}
    leave = await request(here, MEMBER, date(2017, 9, 5), date(2017, 9, 6), "SICK", **words)
    for who in (*READERS, *OTHERS):
        shown = (await here.desk.ask(who, SHOWN, {"id": leave["id"]}))["node"]
        masked = {one["field"] for one in shown["masked"]} if shown else {"medicalReason", "attachments"}
        reads = shown is not None and shown["medicalReason"] is not None
        assert reads is (who in READERS), who
        assert ({"medicalReason", "attachments"} <= masked) is not reads, who
        assert (shown["attachments"] if shown else []) == ([{"id": paper}] if reads else []), who
        assert (await served.get(who, f"/files/{paper}")).status_code == (200 if reads else 404), who
    logged = await here.pool.fetchval(
        "SELECT count(*) FROM access_log WHERE object_type = 'Leave' AND 'medical' = ANY(field_groups)"
    )
    assert logged >= len(READERS)

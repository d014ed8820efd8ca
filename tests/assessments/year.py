"""A district whose year is done: the demo in a database of its own, and the few acts of a year, named."""

from __future__ import annotations

from typing import Any

from backend.graph.ids import encode_id
from tests.acts.office import Office, payload, seen

TOWN, DEPARTMENT, ORG, CONDUCT = "fenghui-personnel", "market-personnel", "district-org", "district-conduct"
COMPONENTS = ("TOWNSHIP", "DEPARTMENT", "CONDUCT")


class Year(Office):
    """The demo district of a test, with the few things that its year needs said."""

    async def key(self, query: str, *values: Any) -> int:
        return int(await self.pool.fetchval(query, *values))

    async def pool_of(self, township: str) -> dict[str, Any]:
        query = "SELECT p.id FROM grade_pool p JOIN township t ON t.id = p.township_id WHERE year = 2017 AND t.name = $1"
        return await self.row("grade_pool", await self.key(query, township))

    async def scored_once(self) -> int:
        """A class B assessment of the market bureau's office in 丰惠, of somebody with one host."""
        return await self.key(
            """SELECT min(a.id) FROM assessment a JOIN agency g ON g.id = a.agency_id WHERE a.year = 2017
               AND g.name = '丰惠市场监管所' AND staff_id IS NOT NULL
               AND NOT EXISTS (SELECT FROM host_share h WHERE h.assessment_id = a.id)"""
        )

    async def people(self, township: str) -> list[dict[str, Any]]:
        """The pool's people, best first."""
        rows = await self.pool.fetch(
            """SELECT a.* FROM assessment a JOIN township t ON t.id = a.township_id WHERE year = 2017 AND t.name = $1
               AND staff_id IS NOT NULL ORDER BY composite_score DESC, a.id""",
            township,
        )
        return [dict(row) for row in rows]

    async def act(self, username: str, mutation: str, table: str, key: int, **given: Any) -> Any:
        """The refusals of an act on the row as it is now."""
        version = (await self.row(table, key))[seen(mutation)]
        type_name = "".join(part.capitalize() for part in table.split("_"))
        response = await self.do(username, mutation, {"id": encode_id(type_name, key), "version": version, **given})
        return response if "errors" in response else [error["code"] for error in payload(response)["errors"]]

    async def does(self, username: str, mutation: str, table: str, key: int, **given: Any) -> bool:
        """Whether the act was done; it may be refused, but neither hidden nor forbidden."""
        refused: list[str] = await self.act(username, mutation, table, key, **given)
        return not refused

    async def lock(self, day: str = "2017-08-31", components: tuple[str, ...] = COMPONENTS) -> None:
        year = await self.key("SELECT id FROM assessment_year WHERE year = 2017")
        for component in components:
            given = {"component": component, "on": day}
            assert await self.act(ORG, "assessmentYearLock: LockInput", "assessment_year", year, **given) == []

    async def grade(self, township: str, username: str, excellent: int) -> None:
        """The best are excellent, all others competent."""
        people = await self.people(township)
        for grade, some in (("EXCELLENT", people[:excellent]), ("COMPETENT", people[excellent:])):
            given = {"grade": grade, "people": [encode_id("Assessment", one["id"]) for one in some]}
            pool = await self.pool_of(township)
            assert await self.act(username, "gradePoolGrade: GradeInput", "grade_pool", pool["id"], **given) == []

    async def publish(self, township: str) -> Any:
        pool = await self.pool_of(township)
        return await self.act(ORG, "gradePoolPublish: PublishInput", "grade_pool", pool["id"])

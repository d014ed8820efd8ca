"""The totals of the regulation and of domain.md section 5, counted by SQL in the loaded district."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from backend.demo.store import DATA
from backend.demo.totals import DISTRICT, DOMAINS, LISTS, STATION_ITEMS
from backend.kit.database import Database

_HELD = "FROM agency_class JOIN agency ON agency.id = agency_id WHERE kind = 'ENFORCEMENT_SQUADRON'"
_STATIONED = "SELECT count(*) FROM staff WHERE stationed"
_CENTRAL = """
    SELECT count(*) FROM approval_item JOIN item_list_entry ON item_id = approval_item.id
    JOIN item_list_version ON item_list_version.id = version_id JOIN item_list ON item_list.id = list_id
    WHERE item_list.code = 'WINDOW-CENTRAL'"""
_MOVED = """
    SELECT count(*) FROM assignment now JOIN assignment before USING (staff_id)
    WHERE now.period @> '2017-08-31'::date AND before.period @> '2016-09-01'::date AND now.agency_id <> before.agency_id"""
COUNTS = {
    "townships": "SELECT count(*) FROM township",
    "villages": "SELECT count(*) FROM village",
    "grids": "SELECT count(*) FROM grid",
    "departments with agencies": "SELECT count(DISTINCT department_id) FROM agency",
    "agencies": "SELECT count(*) FROM agency",
    "agencies of class A": "SELECT count(*) FROM agency WHERE management_class = 'A'",
    "agencies of class B": "SELECT count(*) FROM agency WHERE management_class = 'B'",
    "stationed staff": _STATIONED,
    "stationed staff of class A": f"{_STATIONED} AND management_class = 'A'",
    "stationed staff of class B": f"{_STATIONED} AND management_class = 'B'",
    "squadrons of class A on 2016-12-31": f"SELECT count(*) {_HELD} AND period @> '2016-12-31'::date AND agency_class.management_class = 'A'",
    "squadrons of class B on 2016-12-31": f"SELECT count(*) {_HELD} AND period @> '2016-12-31'::date AND agency_class.management_class = 'B'",
    "squadrons of class A today": f"SELECT count(*) {_HELD} AND period @> '2017-08-31'::date AND agency_class.management_class = 'A'",
    "squadrons of class B today": f"SELECT count(*) {_HELD} AND period @> '2017-08-31'::date AND agency_class.management_class = 'B'",
    "people who came from another agency": _MOVED,
    "window items": _CENTRAL,
    "station items": "SELECT count(*) FROM item_list_entry e JOIN item_list_version v ON v.id = version_id JOIN item_list l ON l.id = list_id WHERE l.kind = 'STATION'",
    "items of central windows with at most one visit": f"{_CENTRAL} AND onsite_visits <= 1",
    "items of central windows without a visit": f"{_CENTRAL} AND onsite_visits = 0",
    "guides": "SELECT count(DISTINCT item_id) FROM guide",
    "seals": "SELECT count(*) FROM seal WHERE number BETWEEN 1 AND 20 AND activated_on = '2017-07-01'",
    "service centres": "SELECT count(*) FROM service_centre",
    "platforms": "SELECT count(*) FROM platform",
    "events": "SELECT count(*) FROM event WHERE reported_at >= '2017-07-01 00:00+08' AND reported_at < '2017-08-01 00:00+08'",
    "events of levels 1 to 3": "SELECT count(*) FROM event WHERE level <= 3",
    "mediations concluded": "SELECT count(*) FROM mediation WHERE concluded_at >= '2017-07-01 00:00+08' AND concluded_at < '2017-08-01 00:00+08'",
    "mediations succeeded": "SELECT count(*) FROM mediation WHERE succeeded",
    "joint operations": "SELECT count(*) FROM joint_operation WHERE held_on BETWEEN '2017-07-01' AND '2017-07-31'",
    "meetings": "SELECT count(*) FROM meeting",
    "excellent caps of 2017": "SELECT sum(excellent_cap) FROM grade_pool WHERE year = 2017",
    "assessments of 2016 published": "SELECT count(*) FROM assessment WHERE year = 2016 AND published_at < '2017-08-31'",
    "assessments of 2017 undetermined": "SELECT count(*) FROM assessment WHERE year = 2017 AND composite_score IS NULL",
}
TOWNSHIPS = """
    SELECT t.code, t.name,
      (SELECT count(*) FROM village WHERE township_id = t.id) AS villages,
      (SELECT count(*) FROM grid WHERE township_id = t.id) AS grids,
      (SELECT count(*) FROM agency WHERE township_id = t.id AND management_class = 'A') AS agencies_a,
      (SELECT count(*) FROM agency WHERE township_id = t.id AND management_class = 'B') AS agencies_b,
      (SELECT count(*) FROM staff WHERE stationed AND township_id = t.id AND management_class = 'A') AS staff_a,
      (SELECT count(*) FROM staff WHERE stationed AND township_id = t.id AND management_class = 'B') AS staff_b,
      (SELECT count(*) FROM item_list l JOIN item_list_version v ON v.list_id = l.id JOIN item_list_entry e ON e.version_id = v.id
        WHERE l.kind = 'DELEGATED' AND l.category = t.category AND v.period @> '2017-08-31'::date) AS delegated_items,
      (SELECT count(DISTINCT item_id) FROM window_item JOIN service_window w ON w.id = window_id JOIN service_centre c ON c.id = centre_id
        WHERE c.township_id = t.id AND c.kind = 'TOWNSHIP') AS window_items,
      (SELECT count(*) FROM event WHERE township_id = t.id AND level = 1) AS events_l1,
      (SELECT count(*) FROM event WHERE township_id = t.id AND level = 2) AS events_l2,
      (SELECT count(*) FROM event WHERE township_id = t.id AND level = 3) AS events_l3,
      (SELECT count(*) FROM event WHERE township_id = t.id AND level = 4) AS events_l4,
      (SELECT count(*) FROM event WHERE township_id = t.id) AS events,
      (SELECT count(*) FROM mediation WHERE township_id = t.id AND succeeded) AS mediation_succeeded,
      (SELECT count(*) FROM mediation WHERE township_id = t.id AND concluded_at IS NOT NULL) AS mediation_concluded,
      (SELECT count(*) FROM joint_operation WHERE township_id = t.id) AS joint_operations,
      (SELECT excellent_cap FROM grade_pool WHERE township_id = t.id AND year = 2017) AS excellent_cap
    FROM township t"""
BY_DOMAIN = """
    SELECT count(*) FROM item_list l JOIN item_list_version v ON v.list_id = l.id JOIN item_list_entry e ON e.version_id = v.id
    JOIN approval_item i ON i.id = e.item_id WHERE l.code = $1 AND v.period @> $2::date AND i.domain = $3"""


@pytest.mark.parametrize("name", DISTRICT)
async def test_every_total_of_the_district_stands(demo: Database, name: str) -> None:
    assert await demo.reads.fetchval(COUNTS[name]) == DISTRICT[name]


async def test_every_township_has_the_figures_of_the_table(demo: Database) -> None:
    found = {row["code"]: dict(row) for row in await demo.reads.fetch(TOWNSHIPS)}
    with (DATA / "townships.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found) == 20
    for row in rows:
        expected = {key: value if key in ("code", "name") else int(value) for key, value in row.items() if key != "category"}
        assert found[row["code"]] == expected


async def test_every_agency_has_the_people_and_the_class_of_the_table(demo: Database) -> None:
    found = await demo.reads.fetch(
        """SELECT t.code, s.name AS kind, d.name AS department, a.management_class, count(*)
           FROM agency a JOIN township t ON t.id = a.township_id JOIN agency_sort s ON s.kind = a.kind
           JOIN department d ON d.id = a.department_id JOIN staff ON staff.agency_id = a.id GROUP BY a.id, t.code, s.name, d.name"""
    )
    with (DATA / "agencies.csv").open(encoding="utf-8") as file:
        expected = {
            (row["township_code"], row["kind"], row["department"], row["management_class"], int(row["staff"]))
            for row in csv.DictReader(file)
        }
    assert {tuple(row) for row in found} == expected


@pytest.mark.parametrize("domain", DOMAINS)
async def test_every_domain_has_its_items_on_every_list(demo: Database, domain: str) -> None:
    found = [
        await demo.reads.fetchval(
            BY_DOMAIN, code or "DELEGATED-CENTRAL", date(2017, 8, 31) if code else date(2017, 6, 30), domain
        )
        for code in LISTS
    ]
    assert tuple(found) == DOMAINS[domain]


async def test_the_station_lists_add_up_to_84_by_kind(demo: Database) -> None:
    found = await demo.reads.fetch(
        """SELECT agency_kind, count(*) FROM item_list l JOIN item_list_version v ON v.list_id = l.id
           JOIN item_list_entry e ON e.version_id = v.id WHERE l.kind = 'STATION' GROUP BY 1"""
    )
    assert dict(map(tuple, found)) == STATION_ITEMS
    assert sum(STATION_ITEMS.values()) == 84


async def test_the_shares_that_the_regulation_prints_come_out(demo: Database) -> None:
    figures = await demo.reads.fetchrow(
        """SELECT (SELECT 100.0 * count(*) FILTER (WHERE level <= 3) / count(*) FROM event) AS up_to_level_3,
                  (SELECT 100.0 * count(*) FILTER (WHERE succeeded) / count(*) FROM mediation) AS success"""
    )
    assert figures is not None
    assert figures["up_to_level_3"] >= 95
    assert f"{figures['success']:.2f}" == "97.34"

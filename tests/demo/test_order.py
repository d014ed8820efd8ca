"""The district's order: classes, lists, windows, seals, assessments, joint work and what is broken on purpose."""

from __future__ import annotations

import pytest

from backend.assessments.rules import WEIGHTS, bonus_halves, composite
from backend.demo.planted import PLANTED
from backend.kit.database import Database
from backend.organisations.rules import ManagementClass


@pytest.mark.parametrize("key", PLANTED)
async def test_every_planted_violation_is_there_and_is_the_only_one(demo: Database, key: str) -> None:
    assert len(await demo.reads.fetch(PLANTED[key].query)) == PLANTED[key].rows


async def test_agency_kinds_and_parents_are_twelve_each(demo: Database) -> None:
    row = await demo.reads.fetchrow("SELECT count(*) AS kinds, count(DISTINCT department_id) AS parents FROM agency_sort")
    assert row is not None
    assert tuple(row) == (12, 12)


async def test_the_class_of_every_agency_is_what_the_rule_in_force_says_on_every_day(demo: Database) -> None:
    wrong = await demo.reads.fetchval(
        """SELECT count(*) FROM agency a CROSS JOIN generate_series(a.established_on, date '2017-08-31', '1 day') AS day
           LEFT JOIN township_status t ON t.township_id = a.township_id AND t.period @> day::date
           LEFT JOIN class_rule r ON r.agency_kind = a.kind AND r.township_form = t.form AND r.period @> day::date
           LEFT JOIN agency_class c ON c.agency_id = a.id AND c.period @> day::date
           WHERE c.management_class IS DISTINCT FROM r.management_class OR c.id IS NULL"""
    )
    assert wrong == 0


async def test_every_township_has_exactly_one_serving_agency_of_each_kind(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT t.id, s.kind, (SELECT count(*) FROM agency a WHERE a.kind = s.kind AND (a.township_id = t.id
             OR EXISTS (SELECT FROM served_township x WHERE x.agency_id = a.id AND x.township_id = t.id))) AS serving
           FROM township t CROSS JOIN agency_sort s"""
    )
    assert {row["serving"] for row in rows} == {1}
    assert len(rows) == 240


async def test_former_codes_lead_to_the_townships_of_today(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT o.code AS now, n.code, n.name FROM organisation_name n JOIN organisation o ON o.id = n.organisation_id
           WHERE o.kind = 'TOWNSHIP' AND n.period @> '2017-06-30'::date AND n.code <> o.code ORDER BY 1"""
    )
    assert [tuple(row) for row in rows] == [
        ("330604004", "330604100", "道墟镇"),
        ("330604005", "330604108", "梁湖镇"),
        ("330604006", "330604110", "小越镇"),
    ]


async def test_lists_are_nested(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT l.code, array_agg(e.item_id) AS items FROM item_list l JOIN item_list_version v ON v.list_id = l.id
           JOIN item_list_entry e ON e.version_id = v.id WHERE v.period @> '2017-08-31'::date GROUP BY 1"""
    )
    lists = {row["code"]: set(row["items"]) for row in rows}
    assert lists["DELEGATED-ECOLOGICAL"] < lists["DELEGATED-DEVELOPMENT"] < lists["DELEGATED-CENTRAL"] < lists["WINDOW-CENTRAL"]
    assert lists["VILLAGE"] < lists["WINDOW-ECOLOGICAL"] < lists["WINDOW-DEVELOPMENT"] < lists["WINDOW-CENTRAL"]
    for category in ("DEVELOPMENT", "ECOLOGICAL"):
        assert lists[f"DELEGATED-{category}"] < lists[f"WINDOW-{category}"]


async def test_windows_offer_exactly_the_list_of_their_centre(demo: Database) -> None:
    wrong = await demo.reads.fetch(
        """WITH offered AS (SELECT c.id, array_agg(DISTINCT i.item_id ORDER BY i.item_id) AS items FROM service_centre c
             JOIN service_window w ON w.centre_id = c.id JOIN window_item i ON i.window_id = w.id GROUP BY c.id),
           due AS (SELECT c.id, array_agg(e.item_id ORDER BY e.item_id) AS items FROM service_centre c JOIN township t ON t.id = c.township_id
             JOIN item_list l ON (l.kind = 'VILLAGE' AND c.kind = 'VILLAGE') OR (l.kind = 'WINDOW' AND c.kind = 'TOWNSHIP' AND l.category = t.category)
             JOIN item_list_version v ON v.list_id = l.id JOIN item_list_entry e ON e.version_id = v.id GROUP BY c.id)
           SELECT id FROM offered FULL JOIN due USING (id) WHERE offered.items IS DISTINCT FROM due.items"""
    )
    assert wrong == []


async def test_the_five_named_windows_are_staffed_by_those_who_send_people(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT w.name, count(*), array_agg(DISTINCT o.kind) AS senders FROM service_window w JOIN organisation o ON o.id = w.staffed_by_id
           WHERE w.kind = 'DISPATCHED' GROUP BY 1"""
    )
    assert {row["name"]: (row["count"], row["senders"]) for row in rows} == {
        "不动产登记窗口": (20, ["AGENCY"]),
        "商事登记窗口": (20, ["AGENCY"]),
        "中广有线窗口": (20, ["UNIT"]),
        "供电窗口": (20, ["UNIT"]),
        "供水窗口": (20, ["UNIT"]),
    }


async def test_holders_of_windows_are_people_of_the_township(demo: Database) -> None:
    strangers = await demo.reads.fetchval(
        """SELECT count(*) FROM service_window w JOIN staff p ON p.id IN (w.primary_id, w.backup_id) WHERE p.township_id <> w.township_id"""
    )
    assert strangers == 0
    assert await demo.reads.fetchval("SELECT count(*) FROM service_window WHERE primary_id IS NULL") == 0


async def test_seals_are_numbered_in_the_order_of_codes(demo: Database) -> None:
    rows = await demo.reads.fetch("SELECT t.code FROM seal s JOIN township t ON t.id = s.township_id ORDER BY s.number")
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)


async def test_assessments_are_recomputed_from_their_components(demo: Database) -> None:
    for row in await demo.reads.fetch("SELECT * FROM assessment"):
        held = ManagementClass(row["management_class"])
        assert row["composite_score"] == composite(
            WEIGHTS[held], row["township_score"], row["department_score"], row["conduct_score"]
        )


async def test_2016_is_published_in_full_under_the_cap_and_2017_is_open(demo: Database) -> None:
    gaps = await demo.reads.fetchval(
        """SELECT count(*) FROM assessment WHERE year = 2016 AND (num_nulls(township_score, composite_score, grade, bonus_total, published_at) > 0
             OR (management_class = 'B' AND num_nulls(department_score, conduct_score) > 0))"""
    )
    assert gaps == 0
    rows = await demo.reads.fetch(
        """SELECT p.taking_part, p.excellent_cap, p.excellent, count(*) FILTER (WHERE a.grade = 'EXCELLENT') AS graded
           FROM grade_pool p JOIN assessment a ON a.year = p.year AND a.township_id = p.township_id AND a.staff_id IS NOT NULL
           WHERE p.year = 2016 GROUP BY p.id"""
    )
    for row in rows:
        assert row["graded"] == row["excellent"] <= row["excellent_cap"] == row["taking_part"] * 15 // 100
    open_rows = "SELECT count(*) FROM assessment WHERE year = 2017 AND num_nonnulls(grade, bonus_total, published_at) > 0"
    assert await demo.reads.fetchval(open_rows) == 0


async def test_bonuses_of_2016_are_the_standards_of_that_year(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT a.*, t.amount AS town, d.amount AS department FROM assessment a
           JOIN assignment s ON s.staff_id = a.staff_id AND s.period @> '2016-12-31'::date
           JOIN bonus_standard t ON (t.year, t.organisation_id, t.position) = (2016, a.township_id, s.position)
           JOIN bonus_standard d ON (d.year, d.organisation_id, d.position) = (2016, a.department_id, s.position) WHERE a.year = 2016"""
    )
    assert len(rows) == 832
    for row in rows:
        halves = bonus_halves(ManagementClass(row["management_class"]), row["town"], row["department"])
        assert (row["bonus_township"], row["bonus_department"]) == halves


async def test_squadrons_of_the_three_towns_were_assessed_as_class_a_in_2016(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT a.year, a.management_class, count(*) FROM assessment a JOIN agency g ON g.id = a.agency_id JOIN township t ON t.id = g.township_id
           WHERE g.kind = 'ENFORCEMENT_SQUADRON' AND a.staff_id IS NULL AND t.code IN ('330604004', '330604005', '330604006') GROUP BY 1, 2"""
    )
    assert {tuple(row) for row in rows} == {(2016, "A", 3), (2017, "B", 3)}


async def test_operations_join_agencies_of_two_lines_at_least(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT count(DISTINCT a.department_id) AS lines FROM joint_operation_body b JOIN agency a ON a.id = b.organisation_id GROUP BY operation_id"""
    )
    assert len(rows) == 52
    assert min(row["lines"] for row in rows) >= 2


async def test_every_township_meets_every_week_with_the_named_lines(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT m.kind, m.township_id, array_agg(DISTINCT m.week_on ORDER BY m.week_on)::text AS weeks, count(*) AS seats
           FROM meeting m JOIN meeting_attendance a ON a.meeting_id = m.id GROUP BY 1, 2"""
    )
    assert len(rows) == 40
    assert {row["weeks"] for row in rows} == {"{2017-07-03,2017-07-10,2017-07-17,2017-07-24}"}
    assert min(row["seats"] for row in rows) >= 4 * 6

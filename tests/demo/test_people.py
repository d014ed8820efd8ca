"""People of the demo: complete, plausible, and impossible to mistake for anybody real."""

from __future__ import annotations

from datetime import date

import pytest

from backend.demo.spelling import credit_code, identity_number
from backend.kit.codes import identity_check
from backend.kit.database import Database
from backend.kit.spelling import pinyin


def test_identity_check_digits_follow_the_standard() -> None:
    assert identity_check("11010519491231002") == "X"  # the sample of GB 11643
    assert identity_number("19800101", 1) == "33069919800101001" + identity_check("33069919800101001")


def test_credit_codes_end_with_the_check_character_of_the_standard() -> None:
    alphabet, weights = "0123456789ABCDEFGHJKLMNPQRTUWXY", [pow(3, power, 31) for power in range(17)]
    for serial in (1, 10_001, 40_150):
        code = credit_code("11", serial)
        assert len(code) == 18
        total = sum(weight * alphabet.index(sign) for weight, sign in zip(weights, code[:17], strict=True))
        assert (total + alphabet.index(code[17])) % 31 == 0


def test_names_are_spelled_for_sorting_and_searching() -> None:
    assert pinyin("丰惠镇") == ("fenghuizhen", "fhz")
    assert pinyin("长塘镇") == ("changtangzhen", "ctz")


async def test_everybody_has_contact_identity_and_establishment(demo: Database) -> None:
    gaps = await demo.reads.fetchval(
        """SELECT count(*) FROM staff WHERE num_nulls(duty_phone, mobile, address, id_number, birth_date, establishment, rank, entered_on) > 0
           OR '' IN (name, title, name_pinyin, name_initials, address)"""
    )
    assert gaps == 0


async def test_identity_numbers_are_valid_and_of_a_county_that_does_not_exist(demo: Database) -> None:
    rows = await demo.reads.fetch("SELECT id_number, birth_date, gender FROM staff")
    for row in rows:
        number = row["id_number"]
        assert number.startswith("330699")
        assert number[6:14] == f"{row['birth_date']:%Y%m%d}"
        assert number[17] == identity_check(number[:17])
        assert (int(number[16]) % 2 == 1) == (row["gender"] == "MALE")
    assert len({row["id_number"] for row in rows}) == len(rows) > 3_000


async def test_telephone_numbers_can_reach_nobody(demo: Database) -> None:
    mobiles = [row["mobile"] for row in await demo.reads.fetch("SELECT mobile FROM staff")]
    assert len(set(mobiles)) == len(mobiles)
    phones = await demo.reads.fetch(
        "SELECT mobile AS phone FROM staff UNION ALL SELECT reporter_phone FROM event WHERE reporter_phone IS NOT NULL"
    )
    assert {row["phone"][:3] for row in phones} == {"154"}
    assert {len(row["phone"]) for row in phones} == {11}
    lines = await demo.reads.fetch("SELECT duty_phone AS phone FROM staff UNION SELECT duty_phone FROM agency")
    assert {row["phone"][:7] for row in lines} == {"0575-90"}
    assert {len(row["phone"]) for row in lines} == {13}


async def test_people_entered_as_adults_and_serve_below_the_age_of_retirement(demo: Database) -> None:
    ages = await demo.reads.fetchrow(
        """SELECT min(age(entered_on, birth_date)) >= '18 years' AS grown, max(age(date '2017-08-31', birth_date)) < '61 years' AS serving
           FROM staff WHERE stationed"""
    )
    assert ages is not None
    assert (ages["grown"], ages["serving"]) == (True, True)


async def test_every_agency_has_one_chief_whose_name_it_shows_and_a_deputy_from_four_people_on(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT a.head_name, count(*) AS people, count(*) FILTER (WHERE position = 'DEPUTY') AS deputies,
                  array_agg(s.name) FILTER (WHERE position = 'CHIEF') AS chiefs
           FROM agency a JOIN staff s ON s.agency_id = a.id GROUP BY a.id"""
    )
    for row in rows:
        assert row["chiefs"] == [row["head_name"]]
        assert row["deputies"] == (row["people"] >= 4)


@pytest.mark.parametrize(
    "day", [date(2016, 1, 1), date(2016, 8, 31), date(2016, 12, 31), date(2017, 6, 30), date(2017, 7, 1), date(2017, 8, 31)]
)
async def test_on_every_day_each_of_the_832_has_one_assignment_under_the_class_of_that_day(demo: Database, day: date) -> None:
    rows = await demo.reads.fetch(
        """SELECT s.staff_id, s.management_class = c.management_class AND s.township_id = c.township_id AS agrees
           FROM assignment s LEFT JOIN agency_class c ON c.agency_id = s.agency_id AND c.period @> $1::date WHERE s.period @> $1::date""",
        day,
    )
    assert len({row["staff_id"] for row in rows}) == len(rows) == 832
    assert all(row["agrees"] for row in rows)


async def test_the_last_assignment_is_what_the_roster_says(demo: Database) -> None:
    strays = await demo.reads.fetchval(
        """SELECT count(*) FROM staff s FULL JOIN (SELECT * FROM assignment WHERE upper_inf(period)) a ON a.staff_id = s.id
           WHERE (s.stationed OR a.id IS NOT NULL)
             AND (a.agency_id, a.township_id, a.department_id, a.management_class, a.position)
                 IS DISTINCT FROM (s.agency_id, s.township_id, s.department_id, s.management_class, s.position)"""
    )
    assert strays == 0


async def test_the_last_twelve_months_show_40_transfers_and_18_changes_of_leaders(demo: Database) -> None:
    rows = await demo.reads.fetch(
        """SELECT now.position <> 'MEMBER' AS leads, count(*) FROM assignment now JOIN assignment before
           ON before.staff_id = now.staff_id AND upper(before.period) = lower(now.period) AND before.agency_id <> now.agency_id
           WHERE now.document IS NOT NULL GROUP BY 1"""
    )
    assert dict(map(tuple, rows)) == {True: 18, False: 40}


async def test_names_repeat_as_little_as_in_a_real_district(demo: Database) -> None:
    row = await demo.reads.fetchrow("SELECT count(DISTINCT name) AS names, count(*) AS people FROM staff WHERE stationed")
    assert row is not None
    assert row["names"] > 0.8 * row["people"]
    twice = await demo.reads.fetchval(
        "SELECT count(*) FROM (SELECT FROM staff WHERE stationed GROUP BY township_id, name HAVING count(*) > 1) same"
    )
    assert twice == 0

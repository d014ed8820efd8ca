"""The working-day calendar: what the notices say, and that Python and the database count alike."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from backend.kit.database import Database
from backend.organisations.rules import WorkingDays


async def calendar(demo: Database) -> WorkingDays:
    rows = await demo.reads.fetch("SELECT day, kind, status FROM calendar_day")
    return WorkingDays({row["day"]: (row["kind"] in ("WORKDAY", "MAKE_UP"), row["status"] == "ANNOUNCED") for row in rows})


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2017, 9, 29), 7, date(2017, 10, 16)),  # the example of the notice: eight days off, one Saturday worked
        (date(2017, 8, 31), 5, date(2017, 9, 7)),
        (date(2017, 1, 26), 1, date(2017, 2, 3)),
        (date(2017, 1, 26), 2, date(2017, 2, 4)),
        (date(2016, 12, 30), 1, date(2017, 1, 3)),
    ],
)
async def test_deadlines_skip_holidays_and_count_make_up_days(demo: Database, start: date, days: int, due: date) -> None:
    assert (await calendar(demo)).add(start, days) == due
    assert await demo.reads.fetchval("SELECT add_working_days($1, $2)", start, days) == due


async def test_the_years_have_the_working_days_of_their_notices(demo: Database) -> None:
    rows = await demo.reads.fetch(
        "SELECT extract(year FROM day)::int AS year, count(*) FROM calendar_day WHERE kind IN ('WORKDAY', 'MAKE_UP') AND status = 'ANNOUNCED' GROUP BY 1"
    )
    assert dict(map(tuple, rows)) == {2016: 250, 2017: 249}
    july = "SELECT count(*) FROM calendar_day WHERE day BETWEEN '2017-07-01' AND '2017-07-31' AND kind = 'WORKDAY'"
    assert await demo.reads.fetchval(july) == 21


async def test_python_and_the_database_count_alike_within_and_beyond_the_calendar(demo: Database) -> None:
    random, known = Random(2017), await calendar(demo)
    for _ in range(200):
        start, days = date(2015, 11, 1) + timedelta(days=random.randrange(1400)), random.choice((1, 2, 5, 10, 15, 60, 250))
        due = known.add(start, days)
        assert await demo.reads.fetchval("SELECT add_working_days($1, $2)", start, days) == due, (start, days)
        said = await demo.reads.fetchval("SELECT days_announced($1, $2)", start, due)
        assert said == known.announced(start, due), (start, due)


async def test_a_year_without_a_notice_is_provisional(demo: Database) -> None:
    known = await calendar(demo)
    assert known.announced(date(2017, 12, 1), date(2017, 12, 31))
    assert not known.announced(date(2017, 12, 29), date(2018, 1, 2))
    assert WorkingDays({}).add(date(2017, 9, 29), 1) == date(2017, 10, 2), "without a calendar the weekday counts"
    assert not WorkingDays({}).announced(date(2017, 9, 29), date(2017, 9, 29))

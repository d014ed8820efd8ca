"""Clocks of events: natural days of the district, the day of the report not counted, due at the end of the last day."""

from datetime import UTC, datetime

import pytest

from backend.events.rules import LEVEL_DAYS, OVERALL_DAYS, SHANGHAI, due


def test_every_level_has_a_limit_between_one_and_seven_days() -> None:
    assert sorted(LEVEL_DAYS) == [1, 2, 3, 4]
    assert min(LEVEL_DAYS.values()) >= 1
    assert max(LEVEL_DAYS.values()) <= OVERALL_DAYS == 7


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_the_day_of_the_report_is_not_counted(hour: int) -> None:
    reported = datetime(2017, 9, 29, hour, 30, tzinfo=SHANGHAI)
    assert due(reported, 7) == datetime(2017, 10, 6, 23, 59, 59, tzinfo=SHANGHAI)


def test_the_day_is_the_district_s_day_and_not_that_of_utc() -> None:
    late_evening_in_utc = datetime(2017, 7, 1, 17, 0, tzinfo=UTC)  # 01:00 on 2 July in Shanghai
    assert due(late_evening_in_utc, 1) == datetime(2017, 7, 3, 23, 59, 59, tzinfo=SHANGHAI)

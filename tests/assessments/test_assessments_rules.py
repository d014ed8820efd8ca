"""Composite, cap and bonus halves against an oracle of fractions."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.assessments.rules import (
    EXCELLENT_SHARE,
    WEIGHTS,
    bonus_halves,
    by_days,
    composite,
    district_reserve,
    excellent_cap,
)
from backend.organisations.rules import ManagementClass

A, B = ManagementClass.A, ManagementClass.B
SCORES = st.decimals(min_value=0, max_value=100, places=2)
FEN = st.integers(min_value=1, max_value=10_000_000)


def _half_up(value: Fraction) -> int:
    return int((value * 2 + 1) // 2)


@given(SCORES, SCORES, SCORES)
def test_a_class_b_composite_is_fifty_forty_ten_rounded_half_up_once(t: Decimal, d: Decimal, c: Decimal) -> None:
    exact = Fraction(t) * 50 / 100 + Fraction(d) * 40 / 100 + Fraction(c) * 10 / 100
    assert composite(WEIGHTS[B], t, d, c) == Decimal(_half_up(exact * 100)) / 100


@given(st.integers(0, 100), st.integers(0, 100), st.tuples(SCORES, SCORES, SCORES))
def test_by_any_weights_that_sum_to_a_hundred_the_composite_is_the_exact_fraction_rounded_once(
    one: int, other: int, scores: tuple[Decimal, Decimal, Decimal]
) -> None:
    low, high = sorted((one, other))
    weights = (low, high - low, 100 - high)
    exact = sum((Fraction(score) * weight for score, weight in zip(scores, weights, strict=True)), Fraction(0)) / 100
    assert composite(weights, *scores) == Decimal(_half_up(exact * 100)) / 100


@given(SCORES)
def test_for_class_a_the_township_s_score_is_the_whole(t: Decimal) -> None:
    assert composite(WEIGHTS[A], t, None, None) == t


@pytest.mark.parametrize("missing", range(3))
def test_a_missing_component_leaves_the_composite_undetermined_and_never_counts_as_zero(missing: int) -> None:
    scores: list[Decimal | None] = [Decimal(90), Decimal(90), Decimal(90)]
    scores[missing] = None
    assert composite(WEIGHTS[B], *scores) is None


def test_the_weights_of_both_classes_sum_to_a_hundred() -> None:
    assert [sum(weights) for weights in WEIGHTS.values()] == [100, 100]


@pytest.mark.parametrize(
    ("year", "pool", "cap"), [(2017, 68, 13), (2016, 68, 10), (2017, 832, 166), (2016, 832, 124), (2017, 4, 0)]
)
def test_the_excellent_cap_is_the_floor_of_the_share_of_the_pool(year: int, pool: int, cap: int) -> None:
    assert excellent_cap(EXCELLENT_SHARE[year], pool) == cap


@given(FEN, FEN)
def test_a_class_b_bonus_is_half_of_each_standard_rounded_half_up_to_the_yuan(township: int, department: int) -> None:
    expected = tuple(100 * _half_up(Fraction(standard, 200)) for standard in (township, department))
    assert bonus_halves(B, township, department) == expected


@given(FEN, FEN)
def test_a_class_a_bonus_is_the_township_s_standard_alone(township: int, department: int) -> None:
    assert bonus_halves(A, township, department) == (township, 0)


@given(st.lists(st.tuples(st.integers(1, 366), SCORES), min_size=1, max_size=4))
def test_several_hosts_are_weighted_by_days_and_rounded_half_up_once(parts: list[tuple[int, Decimal]]) -> None:
    exact = sum((days * Fraction(score) for days, score in parts), Fraction(0)) / sum(days for days, _ in parts)
    assert by_days(parts) == Decimal(_half_up(exact * 100)) / 100


@given(st.lists(st.tuples(st.integers(1, 366), SCORES), max_size=3), st.integers(1, 366))
def test_a_host_that_has_not_scored_leaves_the_whole_undetermined(parts: list[tuple[int, Decimal]], days: int) -> None:
    assert by_days([*parts, (days, None)]) is None


@given(st.integers(0, 100), st.lists(st.integers(0, 100), max_size=30))
def test_the_reserve_is_what_the_floors_of_the_pools_leave_of_the_district_s(share: int, pools: list[int]) -> None:
    exact = sum(pools) * share // 100 - sum(pool * share // 100 for pool in pools)
    assert district_reserve(share, pools) == exact >= 0

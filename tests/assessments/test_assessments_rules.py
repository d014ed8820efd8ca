"""Composite, cap and bonus halves against an oracle of fractions."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.assessments.rules import EXCELLENT_SHARE, WEIGHTS, bonus_halves, composite, excellent_cap
from backend.organisations.rules import ManagementClass

A, B = ManagementClass.A, ManagementClass.B
SCORES = st.decimals(min_value=0, max_value=100, places=2)
FEN = st.integers(min_value=1, max_value=10_000_000)


def _half_up(value: Fraction) -> int:
    return int((value * 2 + 1) // 2)


@given(SCORES, SCORES, SCORES)
def test_a_class_b_composite_is_fifty_forty_ten_rounded_half_up_once(t: Decimal, d: Decimal, c: Decimal) -> None:
    exact = Fraction(t) * 50 / 100 + Fraction(d) * 40 / 100 + Fraction(c) * 10 / 100
    assert composite(B, t, d, c) == Decimal(_half_up(exact * 100)) / 100


@given(SCORES)
def test_for_class_a_the_township_s_score_is_the_whole(t: Decimal) -> None:
    assert composite(A, t, None, None) == t


@pytest.mark.parametrize("missing", range(3))
def test_a_missing_component_leaves_the_composite_undetermined_and_never_counts_as_zero(missing: int) -> None:
    scores: list[Decimal | None] = [Decimal(90), Decimal(90), Decimal(90)]
    scores[missing] = None
    assert composite(B, *scores) is None


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

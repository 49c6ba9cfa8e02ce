from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.percent import (
    percent_of,
    print_percent,
    print_points,
    read_percent,
    read_points,
)

COUNTS = st.integers(0, 10**9)
LIMITS = st.decimals(0, 200, places=3)


def side(value, limit):
    return (value > limit) - (value < limit)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (12_535, 12_858, "97,49%"),
        (107, 118, "90,68%"),
        (10_891, 12_858, "84,7%"),
        (26, 26, "100%"),
        (0, 26, "0%"),
        (99_999, 100_000, "99,999%"),
        (1, 1_000_000, "0,0001%"),
        (563_286, 328_064, "171,7%"),
        (-1, 3, "−33,33%"),
    ],
)
def test_a_share_is_printed(part, whole, text):
    assert print_percent(part, whole) == text


def test_a_share_just_below_its_target_never_looks_reached():
    assert print_percent(89_996, 100_000, against=Decimal(90)) == "89,996%"


@given(COUNTS, COUNTS.filter(bool), LIMITS)
def test_what_is_printed_stands_to_the_limit_as_the_exact_share(part, whole, limit):
    shown = read_percent(print_percent(part, whole, against=limit))
    exact = Fraction(part * 100, whole)

    assert side(shown, limit) == side(exact, Fraction(limit))
    assert abs(Fraction(shown) - exact) <= Fraction(1, 200)


@given(COUNTS, COUNTS.filter(bool))
def test_all_and_none_are_printed_only_when_they_are_so(part, whole):
    shown = read_percent(print_percent(part, whole, places=0))

    assert (shown == 100) is (part == whole)
    assert (shown == 0) is (part == 0)


def test_a_share_is_exact_to_28_digits():
    assert percent_of(1, 3) == Decimal("33." + "3" * 26)


def test_there_is_no_share_of_nothing():
    with pytest.raises(ValueError, match="no share of nothing"):
        percent_of(0, 0)
    with pytest.raises(ValueError, match="no share of nothing"):
        print_percent(0, 0)


@pytest.mark.parametrize("text", ["97,32%", "97,32 %", "97,32 phần trăm", "97,32\xa0%"])
def test_percent_is_read_with_or_without_a_space(text):
    assert read_percent(text) == Decimal("97.32")


@pytest.mark.parametrize("text", ["9,32 điểm %", "9,32 điểm phần trăm", "9,32 Điểm %"])
def test_points_are_read(text):
    assert read_points(text) == Decimal("9.32")


def test_points_and_percent_are_never_mistaken():
    with pytest.raises(ValueError, match="not a"):
        read_percent("9,32 điểm %")
    with pytest.raises(ValueError, match="not a percentage"):
        read_points("9,32%")


@given(st.decimals(-100, 100, places=3))
def test_printed_points_read_back(value):
    assert read_points(print_points(value)) == value

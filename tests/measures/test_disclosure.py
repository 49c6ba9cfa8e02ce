"""Which numbers of single villages are not published."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.measures.disclosure import Counted, rule_on, withheld

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 14)
LEAST = rule_on(DAY).least


def hidden(unit="người", besides=frozenset(), **numbers):
    values = {name: None if n is None else Decimal(n) for name, n in numbers.items()}
    return set(withheld(values, Counted("deaths", unit), DAY, besides))


def test_nothing_small_nothing_left_out():
    assert hidden(a=5, b=12, c=0, d=None) == set()


def test_one_alone_would_be_found_by_subtraction():
    assert hidden(a=2, b=12, c=40) == {"a", "b"}


def test_two_whose_sum_gives_both_away_take_a_third_along():
    assert hidden(a=1, b=1, c=7, d=40) == {"a", "b", "c"}


def test_two_that_stay_unknown_are_enough():
    assert hidden(a=2, b=4, c=7, d=40) == {"a", "b"}


def test_the_only_one_counted_hides_among_the_zeros():
    assert hidden(a=1, b=0, c=0) == {"a", "b", "c"}


def test_what_was_not_reported_is_not_left_out():
    assert hidden(a=1, b=9, c=None) == {"a", "b"}


def test_things_that_are_no_persons_may_be_few():
    assert hidden("mô hình", a=1, b=2) == set()


def test_what_says_nothing_of_a_home_may_be_few():
    found_work = Counted("new_jobs", "người")
    assert not withheld({"a": Decimal(2), "b": Decimal(9)}, found_work, DAY)


def test_what_is_left_out_elsewhere_stays_out():
    assert "a" in hidden(a=40, b=90, besides=frozenset({"a"}))


NUMBERS = st.dictionaries(st.integers(1, 30), st.integers(0, 60) | st.none())


@given(NUMBERS)
def test_whoever_knows_the_sum_learns_no_small_number(numbers):
    values = {k: None if n is None else Decimal(n) for k, n in numbers.items()}
    found = withheld(values, Counted("households_poor", "hộ"), DAY)

    small = {k for k, n in numbers.items() if n is not None and 0 < n < LEAST}
    assert small <= found
    left = [n for k, n in numbers.items() if k not in found]
    if small and any(left):
        assert len(found) > 1
        assert sum(values[k] for k in found) >= LEAST

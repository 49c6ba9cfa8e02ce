from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.dates import (
    NoSuchDay,
    print_date,
    print_date_in_full,
    read_date,
)

DAYS = st.dates(date(1000, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "31/3/2026",
        "31/03/2026",
        "31-3-2026",
        "31.3.2026",
        "31 / 3 / 2026",
        "ngày 31/3/2026",
        "ngày 31 tháng 3 năm 2026",
        "Ngày 31  tháng 03 năm 2026",
        "31 tháng 3, 2026",
        "ngày 31 tháng 3/2026",
        "2026-03-31",
    ],
)
def test_a_date_is_read_in_every_usual_form(text):
    assert read_date(text) == date(2026, 3, 31)


def test_an_early_day_may_be_named_so():
    assert read_date("mùng 5 tháng 3 năm 2026") == date(2026, 3, 5)


@pytest.mark.parametrize(
    "text", ["31/2/2026", "ngày 30 tháng 2 năm 2026", "1/13/2026", "0/1/2026"]
)
def test_a_day_that_no_calendar_has_is_called_so(text):
    with pytest.raises(NoSuchDay, match="no such day"):
        read_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "31/3", "31/3/26", "12.535", "31/3-2026", "３１/3/2026", "08/KHLT", "năm"],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="not a date"):
        read_date(text)


@given(DAYS)
def test_what_is_printed_reads_back(day):
    assert read_date(print_date(day)) == day
    assert read_date(print_date_in_full(day)) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 7, 8), "ngày 08 tháng 7 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_an_official_paper_guards_small_numbers_with_a_zero(day, text):
    assert print_date_in_full(day) == text

from datetime import date

import pytest

from langso.vietnamese.dates import Period, read_period


def days(text):
    period = read_period(text)
    return str(period.starts_on), str(period.ends_on)


@pytest.mark.parametrize(
    ("text", "kind", "starts_on", "ends_on"),
    [
        ("năm 2026", "year", "2026-01-01", "2026-12-31"),
        ("Cả năm 2026", "year", "2026-01-01", "2026-12-31"),
        ("trong quý I/2026", "quarter", "2026-01-01", "2026-03-31"),
        ("quý I/2026", "quarter", "2026-01-01", "2026-03-31"),
        ("Quí 2 năm 2026", "quarter", "2026-04-01", "2026-06-30"),
        ("tháng 02/2028", "month", "2028-02-01", "2028-02-29"),
        ("tháng 3 năm 2026", "month", "2026-03-01", "2026-03-31"),
        ("6 tháng đầu năm 2026", "half", "2026-01-01", "2026-06-30"),
        ("sáu tháng cuối năm 2026", "half", "2026-07-01", "2026-12-31"),
        ("9 tháng đầu năm 2026", "months", "2026-01-01", "2026-09-30"),
        ("ngày 31/12/2025", "day", "2025-12-31", "2025-12-31"),
        ("giai đoạn 2026-2030", "span", "2026-01-01", "2030-12-31"),
        ("giai đoạn 2026 – 2030", "span", "2026-01-01", "2030-12-31"),
        ("từ năm 2026 đến năm 2030", "span", "2026-01-01", "2030-12-31"),
        ("05 năm (2021-2025)", "span", "2021-01-01", "2025-12-31"),
        ("nhiệm kì 2026 - 2031", "span", "2026-01-01", "2031-12-31"),
        ("từ 15/12/2025 đến 14/12/2026", "span", "2025-12-15", "2026-12-14"),
        ("từ ngày 15/6 đến ngày 29/6/2026", "span", "2026-06-15", "2026-06-29"),
        ("từ tháng 3 đến tháng 6/2026", "span", "2026-03-01", "2026-06-30"),
        ("từ năm 2027", "from", "2027-01-01", "None"),
        ("đến hết năm 2030", "until", "None", "2030-12-31"),
        ("tính đến ngày 31/12/2025", "until", "None", "2025-12-31"),
        ("đến quý I/2026", "until", "None", "2026-03-31"),
    ],
)
def test_a_period_is_read_with_both_its_ends(text, kind, starts_on, ends_on):
    assert read_period(text).kind == kind
    assert days(text) == (starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("6 tháng đầu năm", "half", "6 tháng đầu năm"),
        ("Quý III", "quarter", "quý III"),
        ("tháng 9", "month", "tháng 9"),
        ("hàng năm", "recurring", "hằng năm"),
        ("hằng quý", "recurring", "hằng quý"),
        ("năm học 2025 - 2026", "school_year", "năm học 2025-2026"),
    ],
)
def test_a_period_without_a_year_has_no_days(text, kind, label):
    assert read_period(text) == Period(kind, label)


@pytest.mark.parametrize(
    "text",
    ["", "2026", "năm nay", "cùng kỳ năm trước", "từ", "đến", "từ đến", "năm ２０２６"],
)
def test_what_is_no_period_is_none(text):
    assert read_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "tháng 13/2026",
        "tháng 0",
        "0 tháng đầu năm",
        "13 tháng đầu năm",
        "quý V/2026",
        "31/2/2026",
        "giai đoạn 2030-2026",
        "năm học 2025-2030",
        "đến hằng năm",
    ],
)
def test_a_period_that_cannot_be_is_none(text):
    assert read_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "năm 2026",
        "quý IV/2026",
        "6 tháng đầu năm",
        "từ tháng 3 đến tháng 6/2026",
        "nhiệm kỳ 2026-2031",
        "đến ngày 31/12/2025",
        "từ năm 2027",
        "hàng tháng",
    ],
)
def test_the_label_of_a_period_reads_back(text):
    period = read_period(text)

    assert read_period(period.label) == period


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("quý I/2026", "2026"),
        ("giai đoạn 2026-2030", "2026-2030"),
        ("đến năm 2030", "2030"),
        ("hằng năm", None),
    ],
)
def test_a_period_names_its_years(text, years):
    assert read_period(text).years == years


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="ends before it starts"):
        Period("span", "ngược", date(2026, 2, 1), date(2026, 1, 1))

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.numbers import number_readings, print_number, read_number

FIGURES = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.integers()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.535", "12535"),
        ("97,32", "97.32"),
        ("01", "1"),
        ("1.256,000", "1256.000"),
        ("24.030.035.989", "24030035989"),
        ("2026", "2026"),
        (" 0,1 ", "0.1"),
        ("-0,07", "-0.07"),
        ("−0,07", "-0.07"),
        ("+9,49", "9.49"),
    ],
)
def test_a_printed_number_is_read(text, value):
    assert str(read_number(text)) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", ".", "6.2", "1.25", "12.5355", "0.535", "01.234", "1,2,3", "12 535"],
)
def test_a_slip_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        read_number(text)


@pytest.mark.parametrize(
    "text",
    ["1e5", "hai", "5 hộ", "１２", "٣", "²", "1_000", "--5", "5-", "NaN", "1\x002"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12.535", ["12535", "12.535"]),
        ("33,293", ["33.293", "33293"]),
        ("6.2", ["6.2"]),
        ("97,32", ["97.32"]),
        ("1.256,000", ["1256.000", "1256000"]),
        ("1,256.75", ["1256.75"]),
        ("1.234.567", ["1234567"]),
        ("1,234,567", ["1234567"]),
        ("12 535", ["12535"]),
        ("0.535", ["0.535"]),
        ("1234.567", ["1234.567"]),
        ("1,234.567,8", []),
        ("12.34.567", []),
        ("01", ["1"]),
        ("-6.2", ["-6.2"]),
    ],
)
def test_every_possible_reading_is_offered(text, values):
    assert [str(value) for value in number_readings(text)] == values


@pytest.mark.parametrize(
    "text", ["", "--5", "1..2", "1.23.4", "12a", "31/3", "１２", "1 2"]
)
def test_what_is_no_number_has_no_reading(text):
    assert number_readings(text) == ()


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (12535, None, "12.535"),
        (999, None, "999"),
        (Decimal("97.30"), None, "97,30"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-1234.5"), None, "−1.234,5"),
        (Decimal("99.999"), 2, "100,00"),
        (5, 2, "5,00"),
    ],
)
def test_a_number_is_printed_as_vietnamese_print_it(value, places, text):
    assert print_number(value, places) == text


@given(FIGURES)
def test_what_is_printed_reads_back(value):
    assert read_number(print_number(value)) == value


@given(FIGURES)
def test_the_first_reading_of_print_is_its_value(value):
    assert number_readings(print_number(value))[0] == value


@given(FIGURES, st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_most(value, places):
    shown = read_number(print_number(value, places))

    assert abs(Fraction(shown) - Fraction(value)) * 2 <= Fraction(1, 10**places)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+999999", "1E-999999"])
def test_what_is_no_figure_is_not_printed(value):
    with pytest.raises(ValueError, match="not a figure"):
        print_number(Decimal(value))

from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.number_words import (
    LARGEST,
    number_in_words,
    read_fraction_words,
    read_number_words,
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("không", 0),
        ("Hai mươi sáu", 26),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("hai mốt", 21),
        ("ba mươi tư", 34),
        ("bốn nhăm", 45),
        ("bẩy mươi", 70),
        ("ba chục", 30),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
        ("một trăm rưỡi", 150),
        ("một trăm mười", 110),
        ("chín trăm chín mươi chín", 999),
        ("hai nghìn không trăm hai mươi sáu", 2026),
        ("hai ngàn không trăm linh năm", 2005),
        ("năm mươi hai nghìn", 52_000),
        ("ba vạn hai nghìn", 32_000),
        ("một triệu năm mươi nghìn", 1_050_000),
        ("hai tỉ rưỡi", 2_500_000_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
    ],
)
def test_words_are_read(words, value):
    assert read_number_words(words) == value
    assert read_number_words(normalize("NFD", words)) == value


def test_half_of_one_is_added():
    assert read_number_words("ba rưỡi") == Decimal("3.5")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "trăm",
        "nghìn",
        "hai hai",
        "mười mốt",
        "mười mười",
        "linh năm",
        "tỷ tỷ",
        "26",
    ],
)
def test_what_is_no_number_is_refused(words):
    with pytest.raises(ValueError, match="not a number in words"):
        read_number_words(words)


@pytest.mark.parametrize(
    "words",
    ["hai hộ", "mấy chục", "ba rưỡi rưỡi", "rưỡi", "hai tỷ một tỷ", "một nghìn triệu"],
)
def test_what_nobody_would_say_is_refused(words):
    with pytest.raises(ValueError, match="not a number in words"):
        read_number_words(words)


@pytest.mark.parametrize(
    "words", ["một triệu hai trăm", "một nghìn hai", "hai trăm ba", "một triệu hai"]
)
def test_what_could_be_two_numbers_is_refused(words):
    with pytest.raises(ValueError, match="not a number in words"):
        read_number_words(words)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("một phần ba", Fraction(1, 3)),
        ("hai phần ba", Fraction(2, 3)),
        ("Ba phần tư", Fraction(3, 4)),
        ("một nửa", Fraction(1, 2)),
        ("mười lăm phần trăm", Fraction(15, 100)),
        ("hai phần nghìn", Fraction(2, 1000)),
        ("một phần hai mươi", Fraction(1, 20)),
    ],
)
def test_fractions_are_read(words, value):
    assert read_fraction_words(words) == value


@pytest.mark.parametrize("words", ["", "phần", "một phần", "phần ba", "một phần không"])
def test_what_is_no_fraction_is_refused(words):
    with pytest.raises(ValueError, match="not a fraction in words"):
        read_fraction_words(words)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (24, "hai mươi tư"),
        (15, "mười lăm"),
        (101, "một trăm linh một"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_000_200, "một triệu không nghìn hai trăm"),
        (1_200_000_000_000, "một nghìn hai trăm tỷ"),
        (-12, "âm mười hai"),
    ],
)
def test_a_number_is_spelled_out(number, words):
    assert number_in_words(number) == words


@given(st.integers(0, LARGEST))
def test_what_is_spelled_out_reads_back(number):
    assert read_number_words(number_in_words(number)) == number


def test_beyond_the_settled_words_nothing_is_spelled_out():
    with pytest.raises(ValueError, match="too large"):
        number_in_words(LARGEST + 1)

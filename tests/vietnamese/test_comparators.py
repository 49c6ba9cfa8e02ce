from typing import get_args

import pytest

from langso.vietnamese.comparators import (
    Comparator,
    print_comparator,
    read_comparator,
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("trên", ">"),
        ("Trên", ">"),
        ("vượt", ">"),
        (">", ">"),
        ("dưới", "<"),
        ("gần", "<"),
        ("từ … trở lên", ">="),
        ("từ ... trở lên", ">="),
        ("ít nhất", ">="),
        ("tối thiểu", ">="),
        ("≥", ">="),
        ("không quá", "<="),
        ("tối đa", "<="),
        ("đạt", "="),
        ("khoảng", "="),
        ("tăng", "increase_by"),
        ("giảm", "decrease_by"),
        ("duy trì", "maintain"),
        ("giữ vững", "maintain"),
        ("không còn", "none_left"),
        ("không có", "none_left"),
    ],
)
def test_a_comparator_is_read(words, code):
    assert read_comparator(words) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Phấn đấu đạt trên", ">"),
        ("tỷ lệ hộ nghèo giảm còn dưới", "<"),
        ("giảm xuống còn", "="),
        ("giảm ít nhất", "decrease_by"),
        ("tăng thêm trên", "increase_by"),
        ("duy trì tỷ lệ trên", ">"),
    ],
)
def test_the_last_words_decide_but_a_change_stays_a_change(words, code):
    assert read_comparator(words) == code


@pytest.mark.parametrize(
    "words", ["", "hộ gia đình", "trênh", "dưỡng", "%", "x" * 1000]
)
def test_other_words_say_nothing(words):
    assert read_comparator(words) is None


@pytest.mark.parametrize("code", get_args(Comparator))
def test_what_is_printed_reads_back(code):
    assert read_comparator(print_comparator(code)) == code

"""Any text gives findings, in time linear in its length."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langso.reader.findings import find
from langso.reader.model import Document

WORDS = (
    "12/13 hộ |, đạt |92,3%|trong đó |gồm |; |(|)|\n- |\n|: |tăng |giảm |từ |lên |còn "
    "|vượt |kế hoạch |so với |năm 2025 |1.250 triệu đồng |5 |0 |0/0 |mỗi suất |tổng "
    "|31/2/2026 |đến |2030-2026 |kỷ niệm 5 năm |Số: | | | TM. |cơ cấu |9999999999999 "
    "|bình quân 3 người/hộ |phần đầu |BCD |(hai mươi) |0,000 |. A |một|\u0130|%"
)
PIECES = st.sampled_from(WORDS.split("|"))
UNITS = [
    "1 ",
    "12/13 hộ, đạt 92,3%; ",
    "120 hộ, trong đó 20 hộ, ",
    "(5 hộ ",
    "1 | 2 | 3\n",
    "- Chi: 5 tỷ đồng, gồm:\n",
    "Tổng số: 5 hộ\n",
    "kỷ niệm 5 năm ",
    "đạt 5% kế hoạch tăng 6% so với (7%) ",
    "phần đầu BCD TM. ",
    "31/2/2026 đến 30/2/2026 ",
    "tổng 1.234 hộ, 917 hộ đạt 55%, ",
    "đầu năm có 12 hộ, giảm 5 hộ, cuối năm còn 9 hộ, ",
    "thu về 9 phiếu, đồng ý 5 phiếu, không đồng ý 3 phiếu, ",
]


def seconds(text: str) -> float:
    start = process_time()
    find(text, Document("other"), (), (), (), ())
    return process_time() - start


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_mixture_of_words_and_numbers_is_judged(text: str) -> None:
    for finding in find(text, Document("other"), (), (), (), ()):
        assert finding.message_vi
        assert finding.message_en
        assert all(0 <= start <= end <= len(text) for start, end in finding.spans)


def test_a_long_sentence_of_shares_is_judged_in_no_time() -> None:
    assert seconds("tổng 1.234 hộ, 917 hộ đạt 55%, " * 400) < 5


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    text = unit * (6_000 // len(unit))

    short = min(seconds(text) for _ in range(3))
    long = min(seconds(text * 4) for _ in range(2))

    assert long < 12 * short + 0.05

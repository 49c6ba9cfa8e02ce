"""What holds for cleaning whatever the text: ways back, rest, and time."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.reader.cleaning import clean

WORDS = (
    "Tỷ lệ",
    "hộ",
    "đạt",
    "97,32 %",
    "12.535/12.858",
    "Thôn 1",
    "văn hóa",
    "Ủy ban",
    "so\u0302\u0301",
    "tri-",
    "2026-2030",
)
SIGNS = (
    " ", "  ", "\n", "\n\n", "\t", "\f", "\r\n", "*", "**", "***", "_", "# ", "- ", "+",
    "🔹", "|", " | ", "\\", "\u00a0", "\u00ad", "\u200b", "(", ")", ".", ";", ",", ":",
    "“", "”", "1. ", "a) ", "II. ", "2", "- 2 -", "Trang 3", "[Chữ ký]", "---", "o ",
    "A red stamp.", "    ", "\t\t", "          ",
)  # fmt: skip
DOCUMENTS = st.lists(st.sampled_from(WORDS + SIGNS), max_size=60).map("".join)
TEXTS = DOCUMENTS | st.text(max_size=200)


def letters(text: str) -> str:
    """What cleaning may not change: letters and digits, composed."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def is_within(part: str, whole: str) -> bool:
    """Do the letters of `part` stand in `whole` in their order?"""
    rest = iter(whole)
    return all(letter in rest for letter in part)


@given(TEXTS, st.data())
def test_every_span_leads_to_its_letters(raw, data):
    cleaned = clean(raw)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))

    begin, stop = cleaned.source.to_source((start, end))

    assert 0 <= begin <= stop <= len(raw)
    assert is_within(letters(cleaned.text[start:end]), letters(raw[begin:stop]))


@given(TEXTS.map(lambda text: text.replace("|", "")))
def test_a_clean_text_is_not_cleaned_again(raw):
    text = clean(raw).text

    assert clean(text).text == text


@given(TEXTS)
def test_a_clean_text_is_composed_and_plain(raw):
    text = clean(raw).text

    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip(" \n")
    assert not set(text) & set("\f\r\t\u00a0\u200b")
    assert "\n\n\n" not in text
    assert "  " not in text


@given(DOCUMENTS)
def test_remarks_point_into_the_raw_text(raw):
    for remark in clean(raw).remarks:
        start, end = remark.span
        assert 0 <= start < end <= len(raw)


@pytest.mark.parametrize(
    "hostile",
    [
        "*" * 200_000,
        "a*" * 100_000,
        "\\" * 200_000,
        "a " * 100_000,
        "a\n" * 100_000,
        "2\n\n" * 60_000,
        "|" * 200_000,
        "|\n" * 100_000,
        "a\u0301\u0327" * 60_000,
        "a" + "\u0301\u0327" * 100_000,
        "[" * 200_000,
        "[Chữ ký" * 30_000,
        "A red " * 40_000,
        "#" * 200_000,
        "# " * 100_000,
        "-" * 200_000,
        "\t" * 200_000,
        "a\tb\n" * 50_000,
        "1." * 100_000,
        "<br" * 60_000,
        "\f" * 200_000,
        "Đầu trang\n2\n\f" * 10_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_takes_no_longer_than_its_length(hostile):
    began = time.perf_counter()

    clean(hostile)

    assert time.perf_counter() - began < 5

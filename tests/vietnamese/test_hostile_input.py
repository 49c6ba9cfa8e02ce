"""Anyone may upload anything: no input may hang, crash otherwise or be misread."""

from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.comparators import read_comparator
from langso.vietnamese.dates import read_date, read_period
from langso.vietnamese.legacy import decode, detect_legacy, from_tcvn3, from_vni
from langso.vietnamese.money import read_money
from langso.vietnamese.names import name_key
from langso.vietnamese.numbers import (
    number_readings,
    read_fraction_words,
    read_number,
    read_number_words,
)
from langso.vietnamese.percent import read_percent, read_points
from langso.vietnamese.spelling import fold, fold_aligned, nfc, tone_key
from langso.vietnamese.syllables import is_syllable

REFUSING = [
    read_number,
    read_number_words,
    read_fraction_words,
    read_money,
    read_percent,
    read_points,
    read_date,
]
ANSWERING = [
    number_readings,
    read_period,
    read_comparator,
    is_syllable,
    name_key,
    nfc,
    fold,
    fold_aligned,
    tone_key,
    detect_legacy,
    from_tcvn3,
    from_vni,
]
LENGTH = 10**6
HUGE = {
    kind: (piece * LENGTH)[:LENGTH]
    for kind, piece in {
        "digits": "9",
        "groups": "000.",
        "spaces": " ",
        "words": "một tỷ ",
        "marks": "\u0301",
        "old letters": "nh©n quyeát ",
        "vowels": "oaoeuyUYỎA",
        "emoji": "😀",
        "nul": "\0",
    }.items()
}
ODD = [
    "\0",
    "\ud800",
    "😀",
    "１２",
    "٣٤",
    "①",
    "Ⅳ",
    "½",
    "\u202e12",
    "12\u200b535",
    "\ufeff12",
]


@pytest.mark.parametrize("read", REFUSING, ids=lambda read: read.__name__)
@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_characters_are_refused(read, text):
    with pytest.raises(ValueError, match="not a"):
        read(text)


@pytest.mark.parametrize("answer", ANSWERING, ids=lambda answer: answer.__name__)
@given(text=st.text() | st.text(st.characters(categories=["Cs", "Mn", "Nd", "Lo"])))
def test_any_text_gets_an_answer(answer, text):
    answer(text)


@pytest.mark.parametrize("read", REFUSING, ids=lambda read: read.__name__)
@given(text=st.text(alphabet="0123456789.,%−- đồngtỷriệunămphầbaIV/ "))
def test_any_text_is_read_or_refused(read, text):
    with suppress(ValueError):  # and nothing but that
        read(text)


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_text_is_refused_at_once(kind):
    start = perf_counter()

    for read in REFUSING:
        with pytest.raises(ValueError, match="not a"):
            read(HUGE[kind])

    assert perf_counter() - start < 1


@pytest.mark.parametrize("answer", ANSWERING, ids=lambda answer: answer.__name__)
@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_text_is_answered_in_linear_time(answer, kind):
    start = perf_counter()

    answer(HUGE[kind])

    assert perf_counter() - start < 5  # a quadratic one would take minutes


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_file_is_decoded_in_linear_time(kind):
    raw = HUGE[kind].replace("\0", "0").encode()
    start = perf_counter()

    decode(raw)

    assert perf_counter() - start < 5

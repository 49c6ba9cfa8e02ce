"""Any text gives a reading, in bounded time, and every span is exact."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langso.reader import read_text
from langso.reader.model import Reading

HEADS = ["NGHỊ QUYẾT", "Số: ", "/NQ-HĐND", "ngày tháng năm 2026", "Căn cứ "]
FEET = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu", "Nơi nhận:", "./."]
NUMBERS = ["1. ", "1.1. ", "a) ", "đ) ", "Điều 3. ", "II. ", "Phần thứ nhất", "(1) "]
BULLETS = ["- ", "+ ", "|", "**", "“", "”", '"', ";", ": "]
FIGURES = ["12.535/12.858", "97,32 %", "563 tỷ 286 triệu đồng", "trên ", "đạt ", "hộ "]
WORK = ["giao UBND xã ", "phối hợp với ", "chủ trì", "trước ngày 30/6", "Nhiệm vụ"]
SPACES = ["\n", "\n\n", "\t", "    ", "\r\n", "\x0c", "\u00a0"]
PIECES = [*HEADS, *FEET, *NUMBERS, *BULLETS, *FIGURES, *WORK, *SPACES]
HOSTILE = [
    *PIECES,
    *("1." * 9, "(" * 9, "a) b) ", "1/1/", "97,32% (", "9", ".", " ", "1 | 2 | "),
    *("I.\n", "Điều 1. A\n", "- Giao UBND xã chủ trì;\n", ", ngày ", "12.", "đ"),
]


def check(reading: Reading) -> None:
    ids = [clause.id for clause in reading.clauses]
    assert len(set(ids)) == len(ids)
    for item in (*reading.results, *reading.targets, *reading.tasks):
        assert reading.text[slice(*item.span)] == item.quote
        assert item.clause_id is None or item.clause_id in ids
    for clause in reading.clauses:
        assert reading.text[slice(*clause.span)].strip()
        assert clause.parent is None or clause.parent in ids
    reading.to_dict()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_pieces_of_a_document_give_an_exact_reading(text: str) -> None:
    check(read_text(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_characters_give_an_exact_reading(text: str) -> None:
    check(read_text(text))


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))

    started = time.process_time()
    read_text(text)

    assert time.process_time() - started < 5

import re

import pytest

from langso.vietnamese.syllables import is_syllable

REAL = """Hội nghị thống nhất phấn đấu giữ vững danh hiệu thôn văn hoá; khuyến khích
người dân uống nước sạch, nghỉ ngơi, nghiêng về yêu thương; quýt, khuỷu tay, ngoằn
ngoèo, khuya khoắt, toét, quanh quẩn, quyển, giếng, gì, xoong, ướt, thuở, y tế, kỹ,
quỹ, rượu, hươu, loay hoay, huých, tuần, chuếch, nguệch, thuế, quơ, luồn, xuýt, gìn"""


@pytest.mark.parametrize("word", re.findall(r"[^\W\d_]+", REAL))
def test_vietnamese_words_are_syllables(word):
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize(
    "word",
    ["", "goût", "août", "école", "HĐND", "bộts", "ngày1", "bàt", "dy", "12", "zalo"],
)
def test_other_words_are_none(word):
    assert not is_syllable(word)

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.spelling import fold, fold_aligned, nfc, tone_key

TEXTS = st.text() | st.text("aăâeêoôơuưyđĐhtqgiỳýoáàủ\u0301\u0323\u0302 I")


def test_text_typed_on_a_mac_becomes_that_of_any_other():
    assert nfc(normalize("NFD", "Nghị quyết")) == "Nghị quyết"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đăng ký hộ nghèo", "dang ky ho ngheo"),
        ("ĐƯỜNG ƯỚC Ỹ", "duong uoc y"),
        (normalize("NFD", "Thuỷ điện"), "thuy dien"),
        ("12.535 hộ", "12.535 ho"),
    ],
)
def test_the_search_key_has_no_marks(text, key):
    assert fold(text) == key


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_aligned_folding_keeps_every_place(text):
    assert len(fold_aligned(text)) == len(text)


def test_a_place_in_the_aligned_key_is_the_place_in_the_text():
    text = "Tỷ lệ hộ nghèo đa chiều"

    start = fold_aligned(text).index("da chieu")

    assert text[start:] == "đa chiều"


@pytest.mark.parametrize(
    "spellings",
    [
        ("văn hóa", "văn hoá"),
        ("VĂN HÓA", "VĂN HOÁ"),
        ("Ủy ban", "Uỷ ban"),
        ("Thủy", "Thuỷ"),
        ("khỏe", "khoẻ"),
        ("tỷ lệ", "tỉ lệ"),
        ("kỹ sư", "kĩ sư"),
        ("quý I", "quí I", "qúy I"),
        ("quả", "qủa"),
        ("hoàn", "hòan"),
        ("huỳnh", "hùynh"),
        ("ngoài", "ngòai"),
    ],
)
def test_accepted_spellings_share_one_key(spellings):
    assert len({tone_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "text",
    ["mai", "tiền", "gì", "Hoàng Thị Lan", "khuya", "ngoái", "quý", "tai", "mùa"],
)
def test_the_key_leaves_other_syllables_alone(text):
    assert tone_key(text) == text


@pytest.mark.parametrize(
    ("one", "other"), [("hòa", "hóa"), ("tì", "tỉ"), ("hoa", "hóa"), ("quá", "qua")]
)
def test_different_words_keep_different_keys(one, other):
    assert tone_key(one) != tone_key(other)


@given(TEXTS.map(nfc))
def test_the_key_keeps_length_and_settles_at_once(text):
    assert len(tone_key(text)) == len(text)
    assert tone_key(tone_key(text)) == tone_key(text)

"""Every numeral of a text, and what it is."""

from decimal import Decimal
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langso.reader.mentions import Mention, lowered, mentions


def only(text: str) -> Mention:
    (mention,) = mentions(text)
    return mention


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("đạt 97,32 %", "percent", "97.32", "%"),
        ("tỷ suất 2,4‰", "permille", "2.4", "‰"),
        ("tăng 1,2 điểm %", "points", "1.2", "điểm %"),
        ("chi 563 tỷ 286 triệu đồng", "money", "563286000000", "đồng"),
        ("chi 293,64 tỷ", "money", "293640000000", "đồng"),
        ("thu 45.706 triệu đồng", "money", "45706000000", "đồng"),
        ("cho thuê 1.030.035.989đ", "money", "1030035989", "đồng"),
        ("chi 42 triệu triệu đồng", "money", "42000000", "đồng"),
        ("đạt 62 triệu/người/năm", "money", "62000000", "đồng/người/năm"),
        ("quà 600.000 đồng/suất", "money", "600000", "đồng/suất"),
        ("khai thác 153 ngàn tấn", "count", "153000", "tấn"),
        ("năng suất 61,5 tạ/ha", "count", "61.5", "tạ/ha"),
        ("có 18 đồng chí", "count", "18", "đồng chí"),
        ("có 33,293 người", "count", "33293", "người"),
        ("rộng 14.97ha", "count", "14.97", "ha"),
        ("dân số 214.000 .", "plain", "214000", None),
        ("toàn xã có hai mươi sáu thôn", "count", "26", "thôn"),
        ("tổ chức hai đoàn thanh tra", "count", "2", "đoàn"),
    ],
)
def test_a_quantity_has_an_exact_value_and_a_unit(text, kind, value, unit):
    mention = only(text)

    assert (mention.kind, mention.unit) == (kind, unit)
    assert mention.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("hỏa táng 107/118 người", "107", "118"),
        ("đạt 12.535/tổng số 12.858 hộ", "12535", "12858"),
        ("đạt 107 trên 118 người", "107", "118"),
        ("dồn được 4.391,5 ha/4.302,19", "4391.5", "4302.19"),
        ("có 06/06 đại biểu", "6", "6"),
    ],
)
def test_a_fraction_keeps_both_sides(text, part, whole):
    mention = only(text)

    assert mention.kind == "fraction"
    assert (mention.numerator, mention.denominator) == (Decimal(part), Decimal(whole))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tăng 11,5 - 12,4%", "11.5", "12.4"),
        ("giảm từ 8 đến 10 điểm ùn tắc", "8", "10"),
        ("giá 10.000 - 30.000 đồng/kg", "10000", "30000"),
        ("mỗi hộ 2,5 - 3 triệu đồng", "2500000", "3000000"),
    ],
)
def test_a_range_has_two_ends(text, low, high):
    mention = only(text)

    assert mention.kind == "range"
    assert (mention.value, mention.upper) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ngày 31 tháng 3 năm 2026", "date"),
        ("Sáng 16/11, hội nghị họp", "date"),
        ("Từ ngày 16 - 22.4, phòng", "date"),
        ("trong năm 2026", "year"),
        ("giai đoạn 2026-2030", "years"),
        ("lúc 17 giờ 00", "clock"),
        ("trực 24/24", "clock"),
        ("đợt 45 ngày đêm", "duration"),
        ("trẻ em dưới 5 tuổi", "age"),
        ("Kế hoạch số 08/KHLT/UBMTTQ-UBND", "docnum"),
        ("Nghị định 12/2024/NĐ-CP", "docnum"),
        ("theo khoản 2", "citation"),
        ("lần thứ 12", "ordinal"),
        ("từ mức độ 1 trở lên", "ordinal"),
        ("Trung tâm - Chi nhánh số 6", "docnum"),
        ("tại thôn Đắk Kinh 1", "name"),
        ("dịch COVID-19", "name"),
        ("phong trào “5.000 bộ áo dài yêu thương”", "name"),
        ("1.1. Về văn hóa", "numbering"),
        ("1.2 Về văn hóa", "numbering"),
        ("bản đồ tỷ lệ 1/500", "scale"),
        ("điện thoại 0900 000 000", "phone"),
        ("sạch đẹp ( 1 ) .", "footnote"),
    ],
)
def test_other_numbers_are_no_quantities(text, kind):
    mention = only(text)

    assert mention.kind == kind
    assert not mention.is_quantity


@pytest.mark.parametrize("text", ["hàng trăm căn nhà", "cả hai đồng chí", "một bước"])
def test_vague_words_are_no_numbers(text):
    assert mentions(text) == []


def test_a_mention_never_crosses_a_line():
    found = mentions("thu 100\n- 20% hộ")

    assert [mention.raw for mention in found] == ["100", "20%"]


def test_the_printed_place_is_known():
    mention = only("chi 293,64 tỷ đồng")

    assert mention.step == 10_000_000


@given(st.text(st.sampled_from('1234567890.,/-%() \nđồngtỷhộnăm"“”'), max_size=80))
def test_every_span_is_the_text_it_quotes(text):
    found = mentions(text)

    assert all(lowered(text[slice(*m.span)]) == lowered(m.raw) for m in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


@settings(deadline=None, max_examples=30)
@given(
    st.sampled_from(
        ["1.", "1/", "((1", "1 - ", "1 tỷ ", "hai mươi ", "một ", "12 ", "“1", "1,1;"]
    )
)
def test_hostile_repetition_stays_quick(fragment):
    text = fragment * (40_000 // len(fragment))
    begun = perf_counter()

    mentions(text)

    assert perf_counter() - begun < 3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.money import print_money, read_money
from langso.vietnamese.number_words import LARGEST, number_in_words


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("563 tỷ 286 triệu đồng", 563_286_000_000),
        ("563 tỷ, 286 triệu đồng", 563_286_000_000),
        ("293,64 tỷ", 293_640_000_000),
        ("45.706 triệu đồng", 45_706_000_000),
        ("45.706 trđ", 45_706_000_000),
        ("24.030.035.989đ", 24_030_035_989),
        ("1,2 nghìn tỷ", 1_200_000_000_000),
        ("1.256,000 tỷ", 1_256_000_000_000),
        ("500 nghìn đồng", 500_000),
        ("500 ngàn VNĐ", 500_000),
        ("500k", 500_000),
        ("2 tỉ rưỡi", 2_500_000_000),
        ("3 trăm triệu đồng", 300_000_000),
        ("5 triệu 500.000 đồng", 5_500_000),
        ("hai tỷ ba trăm triệu đồng", 2_300_000_000),
        ("ba mươi nghìn", 30_000),
    ],
)
def test_an_amount_is_read_to_whole_dong(text, amount):
    assert read_money(text) == amount


@pytest.mark.parametrize(
    "text",
    ["", "đồng", "1.234.567", "12 hộ", "0,5 đồng", "rưỡi", "hai trăm", "20.000đ/hộ"],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="not an amount of money"):
        read_money(text)


@pytest.mark.parametrize(
    "text",
    ["286 triệu 563 tỷ", "1,5 tỷ 300 triệu", "5 triệu 500 đồng", "2 tỷ 1.286 triệu"],
)
def test_an_amount_out_of_order_is_refused(text):
    with pytest.raises(ValueError, match="not an amount of money"):
        read_money(text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0 đồng"),
        (500_000, "500.000 đồng"),
        (220_000_000, "220 triệu đồng"),
        (563_286_000_000, "563 tỷ 286 triệu đồng"),
        (1_200_000_000_000, "1.200 tỷ đồng"),
        (24_030_035_989, "24.030.035.989 đồng"),
        (-5_000_000, "−5 triệu đồng"),
    ],
)
def test_an_amount_is_printed_without_loss(amount, text):
    assert print_money(amount) == text


@given(st.integers(-LARGEST, LARGEST) | st.integers(0, 10**6).map(lambda n: n * 10**6))
def test_what_is_printed_reads_back(amount):
    assert read_money(print_money(amount)) == amount


@given(st.integers(0, LARGEST))
def test_an_amount_in_words_reads_back(amount):
    assert read_money(f"{number_in_words(amount)} đồng") == amount


def test_no_digit_of_a_long_amount_is_lost():
    assert read_money("1" * 50 + " tỷ") == int("1" * 50) * 10**9

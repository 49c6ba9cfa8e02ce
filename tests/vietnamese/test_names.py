import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.names import name_key

NAMES = st.text("aăâđdeêyAÂĐ\u0301\u0323 é-'", max_size=20)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Vũ Văn An", "Lê Văn Ân", "Lê Văn Bình"],
        ["Đỗ Văn An", "Lê Văn An", "Vũ Văn An"],
        ["Lê Thị An", "Lê Văn An"],
        ["Lê Văn Dung", "Lê Văn Đông", "Lê Văn Em"],
        ["Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ", "Lê Mai"],
        ["Lê O", "Lê Ô", "Lê Ơ", "Lê P"],
        ["An", "Lê An"],
        ["Lê An", "Lê Thị An", "Lê Thị Bích An"],
    ],
)
def test_names_stand_by_given_name_then_family_then_middle(in_order):
    assert sorted(reversed(in_order), key=name_key) == in_order


def test_two_spellings_of_a_name_stand_together():
    assert name_key("Lê Thị Hoà") == name_key("LÊ THỊ HÒA")


@given(st.lists(NAMES))
def test_any_names_can_be_sorted(names):
    once = sorted(names, key=name_key)

    assert sorted(once, key=name_key) == once

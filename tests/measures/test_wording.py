"""Targets and figures in words."""

from datetime import date
from decimal import Decimal

import pytest

from langso.measures.aims import Aim, Standing
from langso.measures.sentences import Wording
from langso.measures.verdicts import judge
from langso.measures.wording import aim, core, counted, division, title
from langso.resolutions.models import Target
from langso.resolutions.wording import amount

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "subject", "said"),
    [
        (">", 90, "%", "Tỷ lệ hộ gia đình văn hóa", "Trên 90% hộ gia đình văn hóa"),
        ("=", 2, "trường", "trường đạt chuẩn", "Đủ 2 trường đạt chuẩn"),
        ("decrease_by", 1, "hộ", "hộ cận nghèo", "Giảm 1 hộ cận nghèo"),
        ("none_left", None, "hộ", "hộ nghèo", "Không còn hộ nghèo"),
        ("none_left", 0, "hộ", "hộ nghèo", "Không còn hộ nghèo"),
        ("maintain", None, "", "xã đạt chuẩn y tế", "Duy trì xã đạt chuẩn y tế"),
        (">=", None, "", "đăng ký mô hình", "Đăng ký mô hình"),
        (">", 1625, "người", "lao động", "Trên 1.625 người lao động"),
    ],
)
def test_a_target_is_called_by_what_it_asks_for(comparator, value, unit, subject, said):
    level = None if value is None else Decimal(value)
    target = Target(comparator=comparator, value=level, unit=unit, subject=subject)

    assert title(target) == said


def test_an_aim_that_is_a_change_says_so():
    target = Target(comparator="decrease_by", value=Decimal("0.100000"), unit="%")

    assert aim(target) == "giảm 0,1%"


def test_money_is_said_in_words_of_the_trade():
    assert amount(Decimal("45706000000.000000"), "đồng") == "45 tỷ 706 triệu đồng"


def test_a_division_never_contradicts_the_target_beside_it():
    said = division(Decimal(89996), Decimal(100000), "hộ", Decimal(90))

    assert said == "89.996 hộ : 100.000 hộ = 89,996%"


def test_an_abbreviation_keeps_its_capitals():
    assert core("GĐVH được công nhận") == "GĐVH được công nhận"


def test_a_subject_that_counts_nothing_has_no_noun():
    assert counted("hộp thư góp ý") == ""


def test_what_is_short_today_is_not_said_twice():
    aim_of_all = Aim("=", Decimal(100), "%")
    said = Wording(aim_of_all, "hộ trong nhóm Zalo")
    standing = Standing(
        date(2026, 6, 30), numerator=Decimal(90), denominator=Decimal(99)
    )

    verdict = judge(aim_of_all, standing, baseline=None, today=date(2026, 7, 1))

    assert said.sentence(verdict, standing).count("thiếu") == 1

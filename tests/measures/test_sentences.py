"""The sentences that explain a verdict, in both languages."""

from datetime import date
from itertools import product

import pytest

from langso.measures.sentences import SENTENCES, Wording
from langso.measures.verdicts import judge
from tests.measures.aims import (
    AFTER,
    BEFORE,
    MIDYEAR,
    START,
    an_aim,
    counted,
    share,
)

pytestmark = pytest.mark.pure

NO_BASELINE_NEEDED = ["=", ">", ">=", "<", "<=", "maintain", "none_left"]


@pytest.mark.parametrize(
    ("comparator", "unit"), list(product(NO_BASELINE_NEEDED, ["%", "hộ", ""]))
)
@pytest.mark.parametrize("today", [BEFORE, MIDYEAR, AFTER])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_verdict_has_a_sentence(comparator, unit, today, language):
    aim = an_aim(comparator, "90", unit)
    standing = counted(80)

    verdict = judge(aim, standing, baseline=None, today=today)
    sentence = Wording(aim, "hộ nghèo", language).sentence(verdict, standing)

    assert sentence.endswith(".")
    assert "{" not in sentence


def test_the_sentence_says_what_is_missing():
    aim, standing = an_aim("=", "100"), share(10891, 12858, date(2026, 6, 30))

    verdict = judge(aim, standing, baseline=counted(80, START), today=MIDYEAR)

    assert Wording(aim, "hộ gia đình trong nhóm Zalo").sentence(verdict, standing) == (
        "84,7% tính đến 30/6/2026, cần 90,03% đến nay, thiếu 685 hộ; "
        "còn thiếu 1.967 hộ để đạt chỉ tiêu."
    )


@pytest.mark.parametrize(
    ("comparator", "done", "sentence"),
    [
        (">=", 1, "Đã thực hiện, tính đến 2/7/2026."),
        (">=", 0, "Chưa đạt tính đến 2/7/2026; hạn đến 31/12/2026."),
        ("maintain", 1, "Đang giữ được, tính đến 2/7/2026."),
        ("maintain", 0, "Chưa giữ được, tính đến 2/7/2026."),
    ],
)
def test_a_deed_is_done_or_kept(comparator, done, sentence):
    aim = an_aim(comparator, None, "")

    verdict = judge(aim, counted(done), baseline=None, today=MIDYEAR)

    assert Wording(aim, "chuẩn y tế").sentence(verdict, counted(done)) == sentence


def test_english_says_the_comparison_in_english():
    verdict = judge(an_aim(), share(95, 100), baseline=None, today=MIDYEAR)

    sentence = Wording(an_aim(), "hộ", "en").sentence(verdict, share(95, 100))

    assert sentence == "Reached: 95% as of 2/7/2026, target above 90%."


def test_the_sentence_never_rounds_the_verdict_away():
    aim, standing = an_aim(), share(89_996, 100_000)

    verdict = judge(aim, standing, baseline=None, today=MIDYEAR)

    assert "89,996%" in Wording(aim, "hộ").sentence(verdict, standing)


def test_every_reason_has_words_in_both_languages():
    assert all(vi and en and vi != en for vi, en in SENTENCES.values())

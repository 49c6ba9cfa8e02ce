"""What the words of a target leave open is judged as its indicator has it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from langso.measures.actions import tie_target
from langso.measures.models import Indicator
from langso.measures.queries import judge_target
from langso.measures.queries.judging import aim_of
from langso.measures.queries.looked import look_at
from langso.measures.queries.standings import Needle, Needles, needles_of
from langso.measures.verdicts import judge
from langso.resolutions.models import Target
from tests.measures.aims import AFTER, END, MIDYEAR, START, counted
from tests.measures.test_truth_table import ANSWERS, LEVELS, TABLE

WAYS = ("up", "down", "none")


def a_target(comparator="=", value="10", unit="hộ", **rest) -> Target:
    return Target(
        subject="hộ mẫu", comparator=comparator, unit=unit,
        value=None if value is None else Decimal(value),
        period_start=START, period_end=END, **rest,
    )  # fmt: skip


def an_indicator(kind="measure", direction="up", **rest) -> Indicator:
    return Indicator(kind=kind, direction=direction, **rest)


def verdict(target, indicator, level, today=MIDYEAR, before=None):
    nothing = Needle(None, (), (), ())
    verified = replace(nothing, standing=counted(level, min(today, END)))
    needles = Needles(indicator, verified, nothing, before)
    return judge_target(target, (), today, needles).verdict


@pytest.mark.pure
@pytest.mark.parametrize("row", TABLE, ids=lambda row: " ".join(row[:2]))
def test_the_truth_table_holds_where_the_indicator_says_which_way(row):
    """`=` and `maintain` say no way: the table's rows come from the indicator alone."""
    comparator, way, without, _with, after = row
    if comparator in ("increase_by", "decrease_by"):
        return
    for answers, today in ((without, MIDYEAR), (after, AFTER)):
        for place, answer in zip(LEVELS, answers.split(), strict=True):
            found = verdict(
                a_target(comparator), an_indicator(direction=way), LEVELS[place], today
            )
            assert found.status == ANSWERS[answer]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("row", "way"), list(product(TABLE, WAYS)), ids=lambda part: str(part[:2])
)
def test_no_indicator_goes_against_the_words(row, way):
    comparator, said = row[:2]
    target = a_target(comparator, direction=said)
    left_open = comparator in ("=", "maintain") and said == "up"

    aim = aim_of(target, an_indicator(direction=way))

    assert aim.good_way == (way if left_open else said)
    assert replace(aim, direction=said) == aim_of(target)


@pytest.mark.pure
@pytest.mark.parametrize("level", [7, 13])
def test_where_no_way_is_good_nobody_is_behind(level):
    found = verdict(a_target(), an_indicator(direction="none"), level)

    assert (found.status, found.code) == ("unknown", "not_due")


@pytest.mark.pure
@pytest.mark.parametrize("comparator", ["=", ">="])
@pytest.mark.parametrize("value", [None, "1"])
@pytest.mark.parametrize(
    ("level", "today", "answer"),
    [
        (0, MIDYEAR, "unknown"),
        (1, MIDYEAR, "reached"),
        (0, AFTER, "missed"),
        (1, AFTER, "reached"),
    ],
)
def test_a_milestone_is_reached_or_not(comparator, value, level, today, answer):
    target = a_target(comparator, value, "xã")

    found = verdict(target, an_indicator("milestone"), level, today)

    assert found.status == answer
    assert (found.remaining, found.short) == (None, None)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("comparator", "value", "unit"),
    [("=", "3", "xã"), (">=", "90", "%"), ("<=", "1", "vụ"), ("increase_by", "1", "")],
)
def test_a_number_in_the_words_is_no_yes_or_no(comparator, value, unit):
    target = a_target(comparator, value, unit)

    assert aim_of(target, an_indicator("milestone")) == aim_of(target)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("level", "today", "answer"),
    [
        (7, MIDYEAR, "unknown"),
        (13, MIDYEAR, "on_track"),
        (7, AFTER, "missed"),
        (13, AFTER, "reached"),
    ],
)
def test_what_is_judged_at_the_end_waits_for_it(level, today, answer):
    indicator = an_indicator(at_end_only=True)

    assert verdict(a_target(">="), indicator, level, today).status == answer


@pytest.mark.pure
def test_a_change_starts_from_the_year_before_if_nobody_says_else():
    change, before = an_indicator("change", "down"), counted(20, date(2025, 12, 31))
    target = a_target("decrease_by", "10")

    assert verdict(target, change, 13).status == "incomparable"
    found = verdict(target, change, 13, before=before)
    assert (found.start, found.goal, found.status) == (20, 10, "on_track")
    stated = a_target("decrease_by", "10", baseline_value=Decimal(12))
    assert verdict(stated, change, 13, before=before).goal == 2
    aim = aim_of(target)
    assert found == judge(aim, counted(13), baseline=before, today=MIDYEAR)


@pytest.mark.django_db
def test_the_level_of_last_year_is_what_all_villages_said(
    stage, monthly, a_month, an_adopted, django_assert_num_queries
):
    target = a_change(stage, monthly, an_adopted)
    a_month(date(2025, 12, 10), (90, 0, 0, 0), (80, 0, 0, 0), (70, 0, 0, 0))
    a_month(date(2026, 3, 10), (70, 0, 0, 0), (60, 0, 0, 0), (50, 0, 0, 0))
    today = date(2026, 4, 1)

    needles = needles_of(stage.commune, [target], today)[target.thread]
    judged = judge_target(target, (), today, needles)

    assert (needles.before.as_of, needles.before.value) == (date(2025, 12, 14), 240)
    assert (judged.verdict.goal, judged.verdict.current) == (140, 180)
    assert look_at(target, today).judged.verdict == judged.verdict
    with django_assert_num_queries(6):  # two more than without
        needles_of(stage.commune, [target], today)


@pytest.mark.django_db
def test_a_level_with_a_village_missing_is_none(stage, monthly, a_month, an_adopted):
    target = a_change(stage, monthly, an_adopted)
    a_month(date(2025, 12, 10), (90, 0, 0, 0), (80, 0, 0, 0))
    a_month(date(2026, 3, 10), (70, 0, 0, 0), (60, 0, 0, 0), (50, 0, 0, 0))
    today = date(2026, 4, 1)

    needles = needles_of(stage.commune, [target], today)[target.thread]

    assert needles.before is None
    assert judge_target(target, (), today, needles).verdict.code == "no_baseline"


def a_change(stage, monthly, an_adopted):
    """A target to have a hundred households fewer, tied to a change of a stock."""
    target = an_adopted().targets.get(subject="người có việc làm")
    target.comparator, target.value, target.unit = "decrease_by", Decimal(100), "hộ"
    target.period_start, target.period_end = START, END
    target.save()
    change = Indicator.objects.create(
        code="fewer", commune=stage.commune, name="Giảm", kind="change",
        numerator=monthly.measures["households_in_chat"], direction="down",
        calendar="year", valid_from=START,
    )  # fmt: skip
    tie_target(target, change, by=stage.lan)
    return target

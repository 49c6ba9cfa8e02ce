"""Figures are added with date and source, and never changed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.measures.actions import Entry, correct_figure, enter_figure
from langso.measures.models import TargetFigure
from langso.measures.queries import judge_target
from tests.judging import judge_all

DAY = date(2026, 6, 30)
SHARE = Entry(
    DAY, "Báo cáo tháng 6", numerator=Decimal(12000), denominator=Decimal(12858)
)


@pytest.fixture
def titled(an_adopted):
    """The target of cultural families, above 90 %."""
    return an_adopted().targets.get(subject="hộ văn hóa")


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("lan", True), ("tam", True), ("hoa", False), ("minh", False), ("nam", False)],
)
def test_only_an_officer_of_the_commune_enters_figures(stage, titled, who, allowed):
    try:
        enter_figure(titled, SHARE, by=getattr(stage, who))
    except NotAllowed:
        assert not allowed
    assert TargetFigure.objects.exists() is allowed


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("lan", True), ("tam", True), ("hoa", False), ("minh", False), ("nam", False)],
)
def test_only_an_officer_of_the_commune_corrects(stage, titled, who, allowed):
    figure = enter_figure(titled, SHARE, by=stage.lan)

    try:
        correct_figure(figure, SHARE, by=getattr(stage, who), reason="nhầm")
    except NotAllowed:
        assert not allowed
    assert (TargetFigure.objects.count() == 2) is allowed


def test_a_draft_takes_no_figures(stage, a_draft):
    with pytest.raises(NotAllowed):
        enter_figure(a_draft().targets.first(), SHARE, by=stage.lan)


def test_a_figure_knows_how_many_villages_were_expected(stage, titled):
    missing = (stage.villages[2].pk,)

    figure = enter_figure(
        titled, Entry(**vars(SHARE) | {"missing": missing}), by=stage.tam
    )

    assert (figure.expected, figure.missing) == (3, list(missing))
    assert (figure.entered_by, figure.source) == (stage.tam, "Báo cáo tháng 6")
    assert Event.objects.get(verb="figure.entered").commune == stage.commune


def test_what_is_not_counted_in_villages_expects_none(stage, titled):
    entry = Entry(**vars(SHARE) | {"by_village": False})

    assert enter_figure(titled, entry, by=stage.lan).expected == 0


TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"as_of": TOMORROW},
        {"source": "  "},
        {"value": Decimal(90)},
        {"numerator": None},
        {"numerator": None, "denominator": None},
        {"denominator": Decimal(0)},
        {"numerator": Decimal(12859)},
        {"numerator": Decimal(-1)},
        {"missing": (0,)},
        {"numerator": Decimal(10) / 3},
        {"denominator": Decimal(10) ** 18},
    ],
)
def test_an_entry_that_cannot_be_is_refused(stage, titled, wrong):
    with pytest.raises(Refused):
        enter_figure(titled, Entry(**vars(SHARE) | wrong), by=stage.lan)


def test_a_village_of_another_commune_cannot_be_missing(stage, titled):
    entry = Entry(**vars(SHARE) | {"missing": (stage.other.pk,)})

    with pytest.raises(Refused):
        enter_figure(titled, entry, by=stage.lan)


def test_a_correction_stands_beside_what_it_replaces(stage, titled):
    old = enter_figure(titled, SHARE, by=stage.lan)
    better = Entry(**vars(SHARE) | {"numerator": Decimal(11000)})

    new = correct_figure(old, better, by=stage.tam, reason="cộng nhầm thôn 2")

    assert (new.replaces, new.reason) == (old, "cộng nhầm thôn 2")
    judged = judge_target(titled, TargetFigure.objects.all(), date(2026, 7, 1))
    assert (judged.newest, judged.figures) == (new, (old, new))


def test_a_correction_says_why(stage, titled):
    figure = enter_figure(titled, SHARE, by=stage.lan)

    with pytest.raises(Refused):
        correct_figure(figure, SHARE, by=stage.lan, reason=" ")


def test_a_figure_is_corrected_once(stage, titled):
    figure = enter_figure(titled, SHARE, by=stage.lan)
    correct_figure(figure, SHARE, by=stage.tam, reason="nhầm")

    with pytest.raises(Conflict):
        correct_figure(figure, SHARE, by=stage.lan, reason="nhầm")
    assert TargetFigure.objects.count() == 2


def test_figures_outlive_a_new_version_of_the_resolution(stage, titled, an_adopted):
    figure = enter_figure(titled, SHARE, by=stage.lan)
    second = an_adopted(reason="đính chính")

    judged = judge_all(second, date(2026, 7, 1))

    assert [j.newest for j in judged if j.target.subject == "hộ văn hóa"] == [figure]
    correct_figure(figure, SHARE, by=stage.lan, reason="nhầm")


def test_the_newest_day_counts_not_the_last_entry(stage, titled):
    newest = enter_figure(titled, SHARE, by=stage.lan)
    enter_figure(
        titled, Entry(**vars(SHARE) | {"as_of": date(2026, 3, 31)}), by=stage.lan
    )

    judged = judge_target(titled, TargetFigure.objects.all(), date(2026, 7, 1))

    assert judged.newest == newest
    assert judged.verdict.status == "reached"
    assert "93,33%" in judged.sentence()


def test_a_starting_level_is_no_standing(stage, titled):
    enter_figure(titled, SHARE, by=stage.lan, kind="baseline")

    judged = judge_target(titled, TargetFigure.objects.all(), date(2026, 7, 1))

    assert (judged.newest, judged.verdict.status) == (None, "unknown")


@pytest.mark.parametrize(
    "broken",
    [
        {"value": 3},
        {"numerator": None},
        {"denominator": 0},
        {"numerator": 20000},
        {"source": ""},
    ],
)
def test_the_database_refuses_a_broken_figure(stage, titled, broken):
    figure = enter_figure(titled, SHARE, by=stage.lan)

    with pytest.raises(IntegrityError), transaction.atomic():
        TargetFigure.objects.filter(pk=figure.pk).update(**broken)

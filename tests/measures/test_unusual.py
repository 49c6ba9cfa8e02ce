"""What stands out, by exact numbers; and the quiet list that is made of it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.core.actions import Conflict
from langso.core.models import Event
from langso.measures.actions import explain_doubt
from langso.measures.calendars import window_on
from langso.measures.models import Closing, ClosingLine, Figure
from langso.measures.queries.doubts import doubts_of, open_doubts
from langso.measures.unusual import (
    HEAPED_FROM,
    always_whole,
    deviation,
    heaped,
    median,
    same_at_the_end,
    stands_out,
)

MARCH = date(2026, 3, 10)
TODAY = date(2026, 9, 20)
counts = st.integers(0, 10_000)
many = st.lists(counts, min_size=1, max_size=40)


@given(many)
def test_as_many_are_below_the_median_as_above(values):
    middle = median(values)

    assert sum(value < middle for value in values) <= len(values) // 2
    assert sum(value > middle for value in values) <= len(values) // 2


@given(many, st.integers(1, 50))
def test_moving_all_moves_the_middle_and_not_the_spread(values, by):
    moved = [value + by for value in values]

    assert median(moved) == median(values) + by
    assert deviation(moved, median(moved)) == deviation(values, median(values))


@given(st.lists(counts, min_size=6, max_size=30), counts, st.integers(1, 9))
def test_the_unit_of_a_figure_changes_nothing(values, value, times):
    larger = [other * times for other in values]

    assert stands_out(value, values) == stands_out(value * times, larger)


@given(st.lists(counts, min_size=6, max_size=30))
def test_the_middle_never_stands_out(values):
    assert not stands_out(median(values), values)


@given(st.lists(st.integers(90, 110), min_size=9, max_size=30), st.integers(500, 9000))
def test_one_wild_figure_hides_neither_itself_nor_another(values, wild):
    assert stands_out(wild, values)
    assert stands_out(wild, [*values, wild])


@given(st.lists(counts, max_size=5), counts)
def test_too_few_figures_say_nothing(values, value):
    assert not stands_out(value, values)


@given(st.lists(st.integers(2, 500), min_size=HEAPED_FROM, max_size=60))
def test_figures_that_all_end_in_five_or_zero_are_heaped(tens):
    assert heaped([n * 5 for n in tens]) == len(tens)


@given(st.lists(st.integers(2, 500), min_size=HEAPED_FROM, max_size=60))
def test_figures_of_which_none_does_are_not(tens):
    assert heaped([n * 5 + 1 for n in tens]) is None


@given(st.lists(st.sampled_from([1, 2]), max_size=20))
def test_the_run_at_the_end_is_what_one_counts(values):
    count = same_at_the_end(values)

    assert len(set(values[len(values) - count :])) <= 1
    assert count == len(values) or values[-count - 1] != values[-1]


def test_all_of_nothing_is_not_all():
    assert not always_whole([(0, 0)] * 9, 1)
    assert always_whole([(Decimal(5), Decimal(5))] * 6, 20)
    assert not always_whole([(5, 5)] * 6 + [(Fraction(9, 2), 5)], 20)


@pytest.fixture
def series(stage, monthly, a_month):
    """Verified figures of one village and measure, month by month from January."""
    report = a_month(MARCH, (80, 1, 1, 4))[0]
    Figure.objects.all().delete()

    def enter(code, values, village=0):
        window = window_on("report_month", date(2026, 1, 10))
        for value in values:
            Figure.objects.create(
                commune=stage.commune, unit=stage.villages[village], value=value,
                measure=monthly.measures[code], starts_on=window.starts_on,
                ends_on=window.ends_on, report=report,
            )  # fmt: skip
            window = window.after

    return enter


def said(stage):
    return [doubt.said for doubt in doubts_of(stage.commune, TODAY)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("new_jobs", [5, 7, 6, 5, 8, 6, 41], "thường là 6"),
        ("households_in_chat", [70, 71, 72, 73, 75, 76, 77, 99], "thay đổi 22"),
        ("new_jobs", [7, 8, 9, 11, 11, 11, 11], "4 kỳ liền đều là 11"),
    ],
)
def test_what_differs_from_the_past_is_on_the_list(stage, series, code, values, words):
    series(code, values)

    assert [words in one for one in said(stage)] == [True]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("new_jobs", [5, 7, 6, 5, 8, 6, 9]),
        ("households_in_chat", [70, 71, 72, 73, 75, 76, 77, 78]),
        ("deaths", [0, 0, 0, 0, 0, 0, 3]),
    ],
)
def test_what_is_as_usual_is_not(stage, series, code, values):
    series(code, values)

    assert said(stage) == []


@pytest.mark.django_db
def test_a_share_that_is_always_all_is_on_the_list(stage, series):
    series("deaths", [4, 5, 3, 6, 4, 5])
    series("cremations", [4, 5, 3, 6, 4, 5])

    assert ["đều đủ 100%" in one for one in said(stage)] == [True]


@pytest.mark.django_db
def test_a_reason_is_given_once_and_kept(stage, client_of, series, settings):
    series("new_jobs", [5, 7, 6, 5, 8, 6, 41])
    doubt = doubts_of(stage.commune, TODAY)[0]

    explain_doubt(stage.commune, doubt.name, "Có hội chợ việc làm", by=stage.lan)

    assert (
        doubts_of(stage.commune, TODAY)[0].explanation.reason == "Có hội chợ việc làm"
    )
    assert open_doubts(stage.commune, TODAY) == 0
    with pytest.raises(Conflict):
        explain_doubt(stage.commune, doubt.name, "Khác", by=stage.tam)
    assert Event.objects.filter(verb="figures.explained").count() == 1


@pytest.mark.django_db
def test_a_corrected_figure_is_looked_at_anew(stage, series):
    series("new_jobs", [5, 7, 6, 5, 8, 6, 41])
    doubt = doubts_of(stage.commune, TODAY)[0]
    explain_doubt(stage.commune, doubt.name, "Có hội chợ", by=stage.lan)

    Figure.objects.filter(value=41).update(value=44)

    assert doubts_of(stage.commune, TODAY)[0].explanation is None


@pytest.mark.django_db
def test_a_total_that_moved_after_closing_is_on_the_list(stage, monthly, a_month):
    reports = a_month(MARCH, (80, 1, 1, 4))
    period = reports[0].period
    closing = Closing.objects.create(
        commune=stage.commune, calendar="report_month", name=period.name,
        starts_on=period.starts_on, ends_on=period.ends_on, body="{}", sha256="0" * 64,
        key_id="k", signature="s", closed_by=stage.hoa,
        closed_at=reports[0].decided_at.replace(year=2020),
    )  # fmt: skip
    for code, value in (("new_jobs", 3), ("deaths", 1)):
        ClosingLine.objects.create(
            closing=closing, commune=stage.commune, measure=code, value=value,
            ends_on=period.ends_on, calendar="report_month", covered=1, expected=3,
        )  # fmt: skip

    assert [("đã chốt 3; nay cộng lại là 4" in one) for one in said(stage)] == [True]


@pytest.mark.django_db
def test_the_page_takes_a_reason_for_what_is_on_the_list(stage, client_of, series):
    series("new_jobs", [11, 11, 11, 11])
    lan = client_of("lan")
    name = doubts_of(stage.commune, date.today())[0].name

    empty = lan.post("/so-lieu/can-xem/", {"doubt": name, "reason": " "})
    unknown = lan.post("/so-lieu/can-xem/", {"doubt": "past:1", "reason": "Vì"})
    kept = lan.post("/so-lieu/can-xem/", {"doubt": name, "reason": "Số ổn định"})

    assert (empty.status_code, unknown.status_code, kept.status_code) == (422, 404, 302)
    assert "Số ổn định" in lan.get("/so-lieu/can-xem/").content.decode()
    assert client_of("nam").get("/so-lieu/can-xem/").status_code == 404

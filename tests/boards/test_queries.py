"""Five questions for a whole resolution, and exact answers."""

from decimal import Decimal

from langso.boards.queries import contents_of, figures_of, official_resolution
from langso.resolutions.models import Resolution, Result, Task
from tests.boards.test_public_page import address


def test_a_page_takes_four_queries(client_of, with_figures, django_assert_num_queries):
    visitor = client_of("")

    with django_assert_num_queries(4):
        visitor.get(address(with_figures))


def test_putting_the_page_together_takes_no_query_at_all(
    with_figures, django_assert_num_queries
):
    with django_assert_num_queries(3):
        found = official_resolution(with_figures.commune_id, 2026)
        contents = contents_of(found)
        figures_of(found)
        str([contents.targets, contents.tasks, contents.doubts, contents.villages])


def test_numbers_come_back_exactly(with_figures):
    Result.objects.update(value=Decimal("563286000000.1"))

    contents = contents_of(with_figures)

    assert contents.results[0].value == Decimal("563286000000.1")


def test_what_was_rejected_is_not_part_of_the_resolution(stage, with_figures):
    Task.objects.update(review="rejected")

    assert contents_of(with_figures).tasks == []


def test_what_is_in_a_row_is_what_the_model_says(with_figures):
    target, row = with_figures.targets.first(), contents_of(with_figures).targets[0]

    for name in ("thread", "period_start", "period_end", "value", "at_end_only"):
        assert getattr(row, name) == getattr(target, name)
    assert type(row.period_start) is type(target.period_start)


def test_villages_of_another_commune_are_not_counted(stage, with_figures):
    villages = contents_of(with_figures).villages

    assert [village.name for village in villages] == ["Thôn 1", "Thôn 2", "Thôn 3"]


def test_figures_carry_the_post_of_who_entered_them(with_figures):
    assert {figure.role for figure in figures_of(with_figures)} == {"commune_officer"}


def test_a_resolution_of_another_year_is_another_one(with_figures):
    assert official_resolution(with_figures.commune_id, 2025) is None
    assert Resolution.objects.count() == 1

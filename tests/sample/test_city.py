"""The sample city: what is entered in bulk is what single actions would have left."""

import pytest

from langso.core.actions import Refused
from langso.core.queries import faults
from langso.installation import checks, sample_city
from langso.measures.calendars import windows_between
from langso.measures.models import Closing, Figure, Measure, Report
from langso.measures.queries.city import board_of, terms_of
from langso.measures.queries.closing import preview_of
from langso.measures.queries.keys import broken_closings
from langso.places.models import Unit
from langso.sample.city import FIRST, LAST, load_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(db):
    return load_city(2)


def test_closings_say_what_the_figures_add_up_to(city):
    commune = Unit.objects.get(name="Xã Mẫu 002")
    for window in windows_between("report_month", FIRST, LAST)[::5]:
        preview = preview_of(commune, window, window.after.ends_on)

        assert preview.moved == []
        assert len(preview.lines) >= 60
    assert list(broken_closings()) == []
    assert list(faults()) == []


def test_it_is_the_size_it_promises_and_a_second_run_adds_nothing(city):
    sent = Report.objects.filter(status="approved").count()
    assert Unit.objects.filter(level="village", is_sample=True).count() == 2 * 26
    assert Measure.objects.filter(questions__isnull=False).distinct().count() == 60
    assert Figure.objects.count() == sent * 20 > 2 * 26 * 60 * 12 * 0.95
    before = Closing.objects.count()

    again = load_city(3)

    assert (again.password, again.unit) == (None, city.unit)
    assert Closing.objects.count() == before + 12
    assert list(broken_closings()) == []


def test_it_is_the_same_every_time(city):
    commune = Unit.objects.get(name="Xã Mẫu 001")
    figures = Figure.objects.filter(commune=commune, measure__code="mau-01")
    first = figures.order_by("unit__ordinal", "ends_on").values_list("value", flat=True)

    assert [int(value) for value in first[:4]] == [92, 124, 156, 188]


def test_the_board_of_the_city_adds_all_communes(city, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        board = board_of(city.unit, terms_of(city.unit)[0])

    assert (board.closed, len(board.rows)) == (2, 2)
    deaths = next(column for column in board.columns if column.code == "deaths")
    newest = Figure.objects.filter(measure__code="deaths", ends_on=LAST)
    assert deaths.value == sum(newest.values_list("value", flat=True))
    assert all(share.numerator <= share.denominator for share in board.shares)


def test_it_does_not_mix_with_a_real_commune(stage):
    with pytest.raises(Refused):
        load_city(1)


def test_the_command_says_how_far_it_is(db, capsys, monkeypatch):
    monkeypatch.setattr(sample_city, "prepare", lambda: None)

    assert sample_city.load(1, "vi") == 0

    said = capsys.readouterr().out
    assert "1 trong 1 xã" in said
    assert "thanhpho" in said
    assert list(checks._broken_closings("vi")) == []


def test_the_command_refuses_beside_a_real_commune(stage, capsys, monkeypatch):
    monkeypatch.setattr(sample_city, "prepare", lambda: None)

    assert sample_city.load(1, "vi") == 1
    assert "xã thật" in capsys.readouterr().out

"""The sample commune says on everything that it is one, and shows every verdict."""

from datetime import date

import pytest

from langso.core.deeds import DEEDS
from langso.core.models import Event
from langso.core.subjects import kinds
from langso.measures.models import TargetFigure
from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.resolutions.models import Resolution, Task
from langso.sample import OFFICER, load
from tests.judging import judge_all

NOVEMBER = date(2026, 11, 23)


@pytest.fixture
def resolution(db) -> Resolution:
    load()
    return Resolution.objects.get()


def test_the_sample_is_an_adopted_resolution_of_26_villages(resolution):
    commune = resolution.commune

    assert (resolution.status, resolution.year) == ("adopted", 2026)
    assert (commune.name, commune.is_sample) == ("Xã Mẫu", True)
    units = Unit.objects.filter(parent=commune).values_list("level", "name")
    assert [name for _level, name in units[:26]] == [f"Thôn {n}" for n in range(1, 27)]
    assert [level for level, _name in units[26:]] == ["school"] * 5 + ["station"]
    assert len(villages_of(commune)) == 26


def test_every_row_of_the_history_has_a_name(resolution):
    subjects = Event.objects.values_list("subject", flat=True).distinct()

    assert {subject.partition(":")[0] for subject in subjects} <= set(kinds())
    assert set(Event.objects.values_list("verb", flat=True)) <= set(DEEDS)


def test_the_sample_holds_the_facts_of_a_real_year(resolution):
    assert resolution.targets.count() == 13
    assert resolution.results.filter(numerator=12535, denominator=12858).exists()
    assert resolution.results.filter(numerator=107, denominator=118).exists()
    assert resolution.results.filter(value=563_286_000_000).exists()
    assert resolution.doubts.filter(rule="ratio", answer="erratum").count() == 1


def test_the_sample_shows_every_status_of_a_running_year(resolution):
    judged = judge_all(resolution, NOVEMBER)

    assert {str(j.verdict.status) for j in judged} == {
        "reached",
        "on_track",
        "behind",
        "unknown",
        "incomparable",
    }
    assert sum(bool(j.figures) for j in judged) == 10  # two are counted from rounds


def test_every_task_of_the_sample_is_found_and_most_are_under_way(resolution):
    progress = list(resolution.tasks.values_list("progress", flat=True))

    assert len(progress) == 21
    assert set(progress) == set(Task.Progress.values)


def test_every_source_in_the_sample_says_that_it_is_sample_data(resolution):
    assert "Dữ liệu mẫu" in resolution.text
    sources = TargetFigure.objects.values_list("source", flat=True)
    assert all("dữ liệu mẫu" in source for source in sources)


def test_loading_twice_changes_nothing(resolution):
    again = load()

    assert (again.username, again.password) == (OFFICER, None)
    assert Resolution.objects.count() == 1


def test_an_accident_leaves_no_half_a_sample(db, monkeypatch):
    monkeypatch.setattr("langso.sample.follow_tasks", lambda *a: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        load()
    assert not Unit.objects.exists()
    assert not User.objects.exists()

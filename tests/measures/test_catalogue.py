"""The shipped catalogue holds together, and loading it twice changes nothing."""

import pytest

from langso.measures.actions import load_catalogue
from langso.measures.calendars import calendars
from langso.measures.facts import facts
from langso.measures.models import Indicator, Measure
from langso.people.actions import system

pytestmark = pytest.mark.django_db


def test_the_catalogue_loads_once(stage, catalogue):
    before = list(Measure.objects.values()) + list(Indicator.objects.values())

    assert load_catalogue(by=system()) == 0
    assert list(Measure.objects.values()) + list(Indicator.objects.values()) == before


def test_every_indicator_can_be_measured_and_says_how(catalogue):
    for indicator in Indicator.objects.select_related("numerator", "denominator"):
        assert indicator.calendar in calendars()
        assert indicator.words
        assert bool(indicator.policy) is (indicator.kind == "ratio")


def test_facts_are_offered_by_a_room(catalogue):
    named = set(Measure.objects.exclude(fact="").values_list("fact", flat=True))

    assert named == set(facts())


def test_spending_has_no_good_way(catalogue):
    assert Indicator.objects.get(code="spending_rate").direction == "none"


def test_villages_are_counted_by_the_places_themselves(stage, catalogue):
    counted = facts()["villages"].count(stage.commune, stage.villages[0].valid_from)

    assert counted == dict.fromkeys((v.pk for v in stage.villages), 1)

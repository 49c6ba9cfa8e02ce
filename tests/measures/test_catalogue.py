"""The shipped catalogue holds together, and loading it twice changes nothing."""

import pytest
from django.urls import reverse

from langso.core.actions import Refused
from langso.measures.actions import (
    add_indicator,
    add_measure,
    load_catalogue,
    make_form,
)
from langso.measures.calendars import calendars
from langso.measures.facts import facts
from langso.measures.models import Indicator, Measure
from langso.people.actions import system
from langso.people.models import Post, User
from tests.conftest import START
from tests.measures.conftest import MONTH as FORM
from tests.permissions.measures import OWN

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


@pytest.fixture
def of_both(stage, catalogue) -> User:
    """An officer of two communes, of which the other counts something of its own."""
    Post.objects.create(
        user=stage.lan, role="commune_officer", unit=stage.other, starts_on=START
    )
    return User.objects.get(pk=stage.lan.pk)


@pytest.fixture
def foreign(stage, of_both) -> Measure:
    return add_measure(stage.other, OWN, by=of_both)


@pytest.mark.parametrize(
    ("page", "field"),
    [("form", "measures"), ("indicator", "numerator")],
)
def test_what_one_commune_counts_is_not_offered_in_the_other(
    stage, foreign, client_of, page, field
):
    there, here = (
        client_of("lan").get(reverse(f"measures:{page}", args=[commune.pk]))
        for commune in (stage.other, stage.commune)
    )

    assert foreign in there.context["form"].fields[field].queryset
    assert foreign not in here.context["form"].fields[field].queryset
    assert here.context["form"].fields[field].queryset.exists()


def test_what_one_commune_counts_is_neither_asked_nor_measured_in_the_other(
    stage, foreign, of_both
):
    with pytest.raises(Refused):
        make_form(stage.commune, FORM, [foreign], by=of_both)
    fields = {"code": "clubs", "name": "Câu lạc bộ", "kind": "measure",
              "numerator": foreign, "direction": "up", "calendar": "year",
              "valid_from": START}  # fmt: skip
    with pytest.raises(Refused):
        add_indicator(stage.commune, fields, by=of_both)

    assert make_form(stage.other, FORM, [foreign], by=of_both).questions.count() == 1
    assert add_indicator(stage.other, fields, by=of_both).numerator == foreign

"""What rounds say in figures, and how a verdict moves when one is decided."""

from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from langso.core.actions import Refused
from langso.measures.actions import load_catalogue, make_form, tie_target
from langso.measures.facts import count_over, facts
from langso.measures.models import Indicator, Measure
from langso.people.actions import system
from langso.places.models import Lineage, Unit
from langso.registry.actions import add_household
from langso.titles import actions as do
from langso.titles.actions.ticking import Tick
from tests.boards.conftest import a_living
from tests.conftest import START
from tests.measures.conftest import MONTH
from tests.titles.conftest import cases

__all__ = ["a_living"]  # a fixture
NO = Tick("not_proposed", reason="absent")
NAMES = (
    "households_titled", "households_registered", "households_assessed",
    "objections_received",
)  # fmt: skip


def counted(stage, day, *names):
    return {name: facts()[name].count(stage.commune, day) for name in names or NAMES}


def test_a_village_is_known_from_the_day_of_its_decision(a_round, walk, village, clock):
    first, second, _third = a_round().dossiers
    walk.decide(first, Cúc=NO)
    do.tick(cases(second)[0], NO, by=walk.head(second))
    here = village.villages[0].pk

    assert counted(village, clock.day) == {
        "households_titled": {here: 4},
        "households_registered": {here: 5},
        "households_assessed": {here: 5},
        "objections_received": {here: 0},
    }
    before = counted(village, clock.day - timedelta(days=1))
    assert before["households_titled"] == {}
    assert counted(village, date(2025, 12, 31))["households_registered"] == {}


def test_what_is_decided_late_counts_on_the_last_day_of_its_year(
    a_round, walk, village, clock
):
    opened = a_round()
    do.move_deadline(opened.round, date(2027, 1, 31), "Bão lũ", by=village.lan)
    walk.submit(opened.dossiers[0])
    do.accept(opened.dossiers[0], by=village.lan)
    clock.day = date(2027, 1, 5)
    signed = walk.signed("15")
    do.decide(opened.round, [opened.dossiers[0]], signed, by=village.hoa)

    assert counted(village, date(2026, 12, 30))["households_titled"] == {}
    last = counted(village, date(2026, 12, 31))["households_titled"]
    assert last == {village.villages[0].pk: 5}


def test_a_cancelled_award_counts_until_its_cancellation(a_round, walk, village, clock):
    dossier = a_round().dossiers[0]
    walk.decide(dossier)
    before = clock.day
    clock.day += timedelta(days=3)
    do.cancel_award(cases(dossier)[0], "Khai sai", walk.signed("16"), by=village.hoa)
    days = [before, clock.day - timedelta(days=1), clock.day]

    found = count_over(["households_titled"], village.commune, days)

    here = village.villages[0].pk
    assert [found[d]["households_titled"] for d in days] == [
        {here: 5}, {here: 5}, {here: 4},
    ]  # fmt: skip


def test_titles_of_villages_are_counted_one_by_one(a_round, walk, village, clock):
    walk.decide(a_round("village").dossiers[1], present=1, agreed=1)

    assert counted(village, clock.day, "villages_titled") == {
        "villages_titled": {village.villages[1].pk: 1}
    }


def test_a_merged_village_is_known_when_both_parts_are(a_round, walk, village, clock):
    first, second, _third = a_round().dossiers
    walk.decide(first)
    made = Unit.objects.create(
        level="village", name="Thôn Gộp", parent=village.commune, ordinal=9,
        path=f"{village.commune.path}00009", valid_from=START,
    )  # fmt: skip
    for unit in village.villages[:2]:
        Lineage.objects.create(
            before=unit, after=made, on=clock.day, kind="merge", basis="Quyết định"
        )
    assert counted(village, clock.day)["households_titled"] == {}

    clock.day = START.replace(year=2026, month=10, day=20)
    walk.decide(second, number="16")

    assert counted(village, clock.day)["households_titled"] == {made.pk: 10}


def test_any_number_of_days_and_facts_is_one_question(
    a_round, walk, village, clock, django_assert_num_queries
):
    walk.decide(a_round().dossiers[0])
    days = [clock.day - timedelta(days=n) for n in range(12)]

    with django_assert_num_queries(1):
        count_over([*NAMES, "villages_titled"], village.commune, days)


def test_what_records_count_no_form_asks(village):
    load_catalogue(by=system())
    asked = list(Measure.objects.filter(code="households_titled"))

    with pytest.raises(Refused):
        make_form(village.commune, MONTH, asked, by=village.lan)


@pytest.fixture
def tied(village, a_living):
    """The target on families, measured by the indicator on all households."""
    load_catalogue(by=system())
    target = a_living().targets.get(quote__startswith="Trên 90%")
    family = Indicator.objects.get(code="cultural_family_rate")
    tie_target(target, family, by=village.lan)
    return target


def test_the_verdict_moves_when_the_round_is_decided(
    tied, a_round, walk, village, clock, client_of, monkeypatch
):
    opened = a_round()
    for dossier in opened.dossiers:
        clock.day = opened.round.on
        walk.submit(dossier)
        do.accept(dossier, by=village.lan)
    monkeypatch.setattr("django.utils.timezone.localdate", _fixed(clock))
    page = f"/nghi-quyet/xa-{village.commune.pk}/2026/"
    before = client_of("").get(page)
    do.decide(opened.round, opened.dossiers, walk.signed("15"), by=village.hoa)

    after = client_of("").get(page, headers={"if_none_match": before.headers["ETag"]})

    assert after.status_code == 200
    assert "15 hộ : 15 hộ = 100%" not in before.content.decode()
    assert "15 hộ : 15 hộ = 100%" in after.content.decode()
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        origin = client_of("").get(f"{page}chi-tieu/{tied.pk}/").content.decode()
    assert len(asked) <= 12, [one["sql"][:150] for one in asked]
    here = village.villages[0].pk
    assert f'href="/niem-yet/thon/{here}/2026/"' in origin


def test_both_shares_are_shown_where_they_differ(
    tied, a_round, walk, village, clock, client_of, monkeypatch
):
    opened = a_round()
    for dossier in opened.dossiers:
        clock.day = opened.round.on
        walk.submit(dossier)
        do.accept(dossier, by=village.lan)
    do.decide(opened.round, opened.dossiers, walk.signed("15"), by=village.hoa)
    add_household(village.villages[0], {"head": "Mẫu Mới"}, by=village.lan)
    monkeypatch.setattr("django.utils.timezone.localdate", _fixed(clock))
    page = f"/nghi-quyet/xa-{village.commune.pk}/2026/chi-tieu/{tied.pk}/"

    origin = client_of("").get(page).content.decode()

    assert "15 hộ : 16 hộ = 93,75%" in origin
    assert "15 hộ : 15 hộ = 100%" in origin


def _fixed(clock):
    return lambda value=None, timezone=None: value.date() if value else clock.day

"""Units form a tree, begin and end on days, and remember what became of them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from langso.core.actions import NotAllowed
from langso.core.models import Event
from langso.people.actions import system
from langso.places.actions import found_body, found_unit, merge_units
from langso.places.models import Body, Lineage, Unit
from langso.places.queries import everything_below, villages_of

DAY = date(2026, 6, 1)
ACTIONS = {
    "found a unit": lambda stage, by: found_unit(
        "village", "Thôn 9", stage.commune, valid_from=DAY, by=by
    ),
    "found a body": lambda stage, by: found_body(
        stage.commune, "Hội Khuyến học", "organisation", valid_from=DAY, by=by
    ),
    "merge": lambda stage, by: merge_units(
        stage.villages[:1], stage.villages[1], on=DAY, basis="NQ 1", by=by
    ),
}


@pytest.mark.parametrize("who", ["lan", "hoa", "minh", "nam"])
@pytest.mark.parametrize("action", ACTIONS)
def test_only_the_set_up_changes_places(stage, action, who):
    with pytest.raises(NotAllowed):
        ACTIONS[action](stage, getattr(stage, who))
    assert not Event.objects.exists()

    ACTIONS[action](stage, system())
    assert Event.objects.count() == 1


def test_a_unit_is_entered_last_below_its_parent(stage):
    village = found_unit(
        "village", "Thôn 4", stage.commune, valid_from=DAY, by=system()
    )

    assert village.path == stage.commune.path + "00004"
    assert village.ordinal == 4


def test_everything_below_a_unit_is_one_range(stage, django_assert_num_queries):
    with django_assert_num_queries(1):
        below = list(everything_below(stage.commune))

    assert below == stage.villages
    assert not everything_below(stage.other).exists()
    assert everything_below(stage.nation).count() == 6


def test_a_merged_village_ends_and_says_what_it_became(stage):
    first, second, third = stage.villages

    merge_units([first, second], third, on=DAY, basis="NQ 12/NQ-HĐND", by=system())

    assert list(villages_of(stage.commune, DAY)) == [third]
    assert villages_of(stage.commune, DAY - timedelta(days=1)).count() == 3
    assert set(Lineage.objects.values_list("before__name", "after__name")) == {
        ("Thôn 1", "Thôn 3"),
        ("Thôn 2", "Thôn 3"),
    }


@pytest.mark.parametrize(
    "broken",
    [
        {"name": "Thôn 1"},
        {"valid_to": date(2020, 1, 1)},
        {"level": "nation"},
        {"path": "0000100001" + "00001" + "00001"},
    ],
)
def test_the_database_refuses_a_broken_village(stage, broken):
    village = {
        "level": "village",
        "name": "Thôn 8",
        "path": "000010000100001" + "9" * 5,
    }
    village |= {"parent": stage.commune, "valid_from": DAY} | broken

    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(**village)


def test_a_name_is_free_again_once_its_village_has_ended(stage):
    village = stage.villages[0]
    merge_units([village], stage.villages[1], on=DAY, basis="NQ 12", by=system())

    found_unit("village", village.name, stage.commune, valid_from=DAY, by=system())

    assert Unit.objects.filter(name=village.name).count() == 2


def test_a_body_is_called_by_its_short_name(stage):
    body = found_body(
        stage.commune,
        "Ủy ban Mặt trận Tổ quốc",
        Body.Kind.FRONT,
        short_name="MTTQ",
        valid_from=DAY,
        by=system(),
    )

    assert str(body) == "MTTQ"

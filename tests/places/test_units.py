"""Units form a tree, begin and end on days, and remember what became of them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from langso.core.actions import NotAllowed, Refused
from langso.core.models import Event
from langso.core.queries import history_of
from langso.people.actions import system
from langso.people.models import Post
from langso.places.actions import (
    change_body,
    correct_village,
    found_body,
    found_unit,
    merge_villages,
    rename_village,
    split_village,
)
from langso.places.drafts import Draft
from langso.places.models import Body, Lineage, Unit
from langso.places.queries import (
    effects,
    everything_below,
    origins,
    successors,
    villages_of,
)
from langso.registry.models import Household

DAY = date(2026, 6, 1)
EVE = DAY - timedelta(days=1)
ACT = {"on": DAY, "basis": "NQ 12/NQ-HĐND"}


def change(stage, by):
    body = stage.commune.bodies.get(name="Hội A")
    names = {"name": "Hội B", "short_name": "", "kind": "office", "valid_to": None}
    change_body(body, by=by, **names)


ACTIONS = {
    "found a village": lambda stage, by: found_unit(
        "village", "Thôn 9", stage.commune, valid_from=DAY, by=by
    ),
    "correct": lambda stage, by: correct_village(
        stage.villages[0], name="Thôn Một", code="", ordinal=1, by=by
    ),
    "found a body": lambda stage, by: found_body(
        stage.commune, "Hội Khuyến học", "organisation", valid_from=DAY, by=by
    ),
    "change a body": change,
    "merge": lambda stage, by: merge_villages(
        stage.villages[:2], "Thôn Mới", by=by, **ACT
    ),
    "split": lambda stage, by: split_village(
        stage.villages[0], ["Thôn Trên", "Thôn Dưới"], by=by, **ACT
    ),
    "rename": lambda stage, by: rename_village(
        stage.villages[0], "Thôn Mới", by=by, **ACT
    ),
}


@pytest.mark.parametrize("who", ["lan", "hoa", "minh", "nam"])
@pytest.mark.parametrize("action", ACTIONS)
def test_only_the_administrator_changes_places(stage, quan, action, who):
    stage.commune.bodies.create(name="Hội A", kind="office", valid_from=DAY)

    with pytest.raises(NotAllowed):
        ACTIONS[action](stage, getattr(stage, who))
    assert not Event.objects.exists()

    ACTIONS[action](stage, quan)
    assert set(Event.objects.values_list("by__username", "commune")) == {
        ("quan", stage.commune.pk)
    }


def test_units_above_villages_are_for_the_set_up(stage, quan):
    with pytest.raises(NotAllowed):
        found_unit("commune", "Xã Ba", stage.province, valid_from=DAY, by=quan)

    found_unit("commune", "Xã Ba", stage.province, valid_from=DAY, by=system())

    assert Event.objects.get().by == system()


def test_a_merger_stops_at_the_border_of_the_commune(stage, quan):
    there = {"valid_from": date(2025, 7, 1), "by": system()}
    foreign = found_unit("village", "Thôn Xa", stage.other, **there)

    with pytest.raises(NotAllowed):
        merge_villages([stage.villages[0], foreign], "Thôn Mới", by=quan, **ACT)
    with pytest.raises(Refused):
        merge_villages([stage.villages[0], foreign], "Thôn Mới", by=system(), **ACT)


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


def test_merged_villages_end_and_say_what_they_became(stage, quan):
    first, second, third = stage.villages

    new = merge_villages([first, second], "Thôn Mới", by=quan, **ACT)

    assert list(villages_of(stage.commune, DAY)) == [new, third]
    assert list(villages_of(stage.commune, EVE)) == [first, second, third]
    assert list(origins(new, EVE)) == [first, second]
    assert list(successors(first, DAY)) == [new]
    assert Lineage.objects.filter(basis=ACT["basis"], kind="merge").count() == 2


def test_the_history_of_each_village_tells_of_the_merger(stage, quan):
    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    for village in [*stage.villages[:2], new]:
        line = history_of(village).get()
        assert (line.verb, line.data["after"]) == ("village.merged", ["Thôn Mới"])


def test_a_split_village_becomes_several(stage, quan):
    parts = split_village(stage.villages[0], ["Thôn A", "Thôn B"], by=quan, **ACT)

    assert list(villages_of(stage.commune, DAY)) == [*parts, *stage.villages[1:]]
    assert list(successors(stage.villages[0], DAY)) == parts
    assert list(successors(stage.villages[0], EVE)) == [stage.villages[0]]


def test_an_act_is_undone_by_another_act(stage, quan):
    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)
    later = {"on": DAY + timedelta(days=30), "basis": "NQ 13"}

    parts = split_village(new, ["Thôn 1", "Thôn 2"], by=quan, **later)

    names = [v.name for v in villages_of(stage.commune, later["on"])]
    assert names == ["Thôn 1", "Thôn 2", "Thôn 3"]
    assert parts[0].pk != stage.villages[0].pk


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda v, by: merge_villages(v[:1], "Mới", by=by, **ACT), "two villages"),
        (lambda v, by: merge_villages(v[:2], "Thôn 3", by=by, **ACT), "already"),
        (lambda v, by: split_village(v[0], ["A"], by=by, **ACT), "different names"),
        (lambda v, by: split_village(v[0], ["A", "A"], by=by, **ACT), "different"),
        (lambda v, by: rename_village(v[0], "Thôn 1", by=by, **ACT), "its name"),
        (
            lambda v, by: rename_village(
                v[0], "Mới", by=by, on=date(2025, 7, 1), basis="NQ"
            ),
            "does not exist",
        ),
    ],
)
def test_an_act_without_sense_changes_nothing(stage, quan, act, why):
    with translation.override("en"), pytest.raises(Refused, match=why):
        act(stage.villages, quan)

    assert not Event.objects.exists()
    assert not Unit.objects.filter(valid_to__isnull=False).exists()


def test_what_has_ended_cannot_be_merged_again(stage, quan):
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    with pytest.raises(Refused):
        rename_village(stage.villages[0], "Thôn Cũ", by=quan, **ACT)


def test_a_day_mistyped_by_a_century_is_refused(stage, quan):
    with pytest.raises(Refused):
        rename_village(
            stage.villages[0], "Mới", by=quan, on=date(2999, 1, 1), basis="N"
        )


def test_households_go_with_their_village(stage, quan):
    home = {"commune": stage.commune, "search_text": "", "name_sort": ""}
    lives, left, other = (
        Household.objects.create(village=village, head="Nguyễn Văn Mẫu", **home)
        for village in (*[stage.villages[0]] * 2, stage.villages[2])
    )
    Household.objects.filter(pk=left.pk).update(moved_out=EVE)

    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    where = dict(Household.objects.values_list("pk", "village"))
    stays = {left.pk: stage.villages[0].pk, other.pk: stage.villages[2].pk}
    assert where == {lives.pk: new.pk} | stays
    assert history_of(lives).get().data["after"] == ["Thôn Mới"]


def counted(stage):
    act = Draft("merge", stage.villages[:2], ["Thôn Mới"], DAY)
    return {effect.label: effect.count for effect in effects(act)}


def test_households_are_counted_before_a_merger(stage, quan):
    home = {"commune": stage.commune, "search_text": "", "name_sort": ""}
    Household.objects.create(village=stage.villages[0], head="A", **home)

    assert counted(stage)["Hộ gia đình"] == 1


def test_heads_are_counted_before_a_merger(stage, quan):
    Post.objects.create(
        user=stage.nam, role="village_head", unit=stage.villages[1], starts_on=EVE
    )

    assert counted(stage)["Trưởng thôn"] == 1


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


def test_a_name_is_free_again_once_its_village_has_ended(stage, quan):
    new = merge_villages(stage.villages[:2], "Thôn 1", by=quan, **ACT)

    assert new.name == stage.villages[0].name
    with pytest.raises(Refused):
        found_unit("village", "Thôn 1", stage.commune, valid_from=DAY, by=quan)


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

"""Single households: corrected, moved, split, merged; flags; who may."""

from datetime import date

import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.registry.actions import (
    add_household,
    correct_household,
    end_flag,
    merge_households,
    move_out,
    note_export,
    reveal_contact,
    set_flag,
    split_household,
)
from langso.registry.models import Household, HouseholdFlag, HouseholdLineage
from langso.registry.queries import count_of, page, search
from langso.registry.rules import visible_households
from tests.registry.conftest import MAU, THI

DAY = date(2026, 11, 1)
DECISION = {"starts_on": DAY, "decision": "01/QĐ-UBND", "decided_on": DAY}


@pytest.fixture
def mau(a_register) -> Household:
    a_register()
    return Household.objects.get(head=MAU[2])


ACTIONS = {
    "add": lambda mau, by: add_household(mau.village, {"head": "Lê Mẫu"}, by=by),
    "correct": lambda mau, by: correct_household(mau, {"people": 9}, by=by),
    "move_out": lambda mau, by: move_out(mau, DAY, by=by),
    "split": lambda mau, by: split_household(
        mau, {"head": "Lê Mẫu", "people": 1}, on=DAY, by=by
    ),
    "merge": lambda mau, by: merge_households(
        mau, Household.objects.get(head=THI[2]), on=DAY, by=by
    ),
    "reveal": lambda mau, by: reveal_contact(mau, by=by),
    "flag": lambda mau, by: set_flag(mau, "poor", by=by, **DECISION),
    "export": lambda mau, by: note_export([mau.village], "csv", 3, by=by),
}
KEEPERS = {name: {"lan", "tam", "head"} for name in ACTIONS} | {"flag": {"lan", "tam"}}


@pytest.mark.parametrize("who", ["lan", "tam", "head", "hoa", "minh", "nam"])
@pytest.mark.parametrize("name", ACTIONS)
def test_who_may_do_what(mau, stage, head_of_one, name, who):
    events = Event.objects.count()

    if who in KEEPERS[name]:
        ACTIONS[name](mau, getattr(stage, who))
        assert Event.objects.count() > events
    else:
        with pytest.raises(NotAllowed):
            ACTIONS[name](mau, getattr(stage, who))


@pytest.mark.parametrize(
    ("who", "seen"), [("lan", 3), ("hoa", 3), ("head", 3), ("minh", 0), ("nam", 0)]
)
def test_who_sees_the_households_of_thon_1(mau, stage, head_of_one, who, seen):
    assert visible_households(getattr(stage, who)).count() == seen


def test_a_village_head_sees_no_other_village(mau, stage, head_of_one):
    Household.objects.filter(pk=mau.pk).update(village=stage.villages[1])

    heads = visible_households(head_of_one).values_list("head", flat=True)

    assert MAU[2] not in heads


def test_two_who_correct_at_once_cannot_both_win(mau, stage):
    other = Household.objects.get(pk=mau.pk)
    correct_household(mau, {"people": 5}, by=stage.lan)

    with pytest.raises(Conflict):
        correct_household(other, {"people": 6}, by=stage.tam)


def test_a_telephone_number_is_not_in_the_history(mau, stage):
    correct_household(mau, {"contact": "0900000099"}, by=stage.lan)

    said = str(list(Event.objects.values_list("data", flat=True)))
    assert "0900000099" not in said
    assert MAU[5] not in said


def test_part_of_a_household_becomes_one_of_its_own(mau, stage):
    new = split_household(mau, {"head": "Lê Mẫu", "people": 1}, on=DAY, by=stage.lan)

    mau.refresh_from_db()
    assert (mau.people, new.people, new.moved_in) == (3, 1, DAY)
    assert HouseholdLineage.objects.get().before == mau


@pytest.mark.parametrize("leaving", [0, 4, 9])
def test_somebody_stays_and_somebody_leaves(mau, stage, leaving):
    with pytest.raises(Refused):
        split_household(mau, {"head": "Lê", "people": leaving}, on=DAY, by=stage.lan)

    assert Household.objects.count() == 3


def test_merging_adds_people_and_ends_one_household(mau, stage):
    into = Household.objects.get(head=THI[2])

    merge_households(mau, into, on=DAY, by=stage.lan)

    into.refresh_from_db()
    assert into.people == MAU[4] + THI[4]
    assert count_of(stage.villages[0]) == 2


def test_a_flag_holds_until_another_decision(mau, stage):
    flag = set_flag(mau, "poor", by=stage.lan, **DECISION)
    with pytest.raises(Refused):
        set_flag(mau, "poor", by=stage.lan, **DECISION)

    ended = {"decision": "02/QĐ-UBND", "decided_on": DAY}
    end_flag(flag, date(2026, 12, 31), **ended, by=stage.lan)
    later = DECISION | {"starts_on": date(2027, 1, 1)}
    set_flag(mau, "poor", by=stage.lan, **later)

    assert HouseholdFlag.objects.filter(household=mau).count() == 2


def test_pages_follow_each_other_without_gaps(stage, mau, django_assert_num_queries):
    village = stage.villages[1]
    for number in range(120):
        values = {"head": f"Lê Văn {number % 3} Mẫu", "number": str(number)}
        add_household(village, values, by=stage.lan)
    rows = visible_households(stage.lan).filter(village=village)

    with django_assert_num_queries(6):
        first = page(rows)
        second = page(rows, first.after)
        third = page(rows, second.after)

    found = [*first.households, *second.households, *third.households]
    assert [one.pk for one in found] == list(rows.values_list("pk", flat=True))
    assert third.after == ""


@pytest.mark.parametrize("words", ["nguyen", "NGUYỄN VĂN", "ngo 1", "1 mau", "van ng"])
def test_a_household_is_found_by_the_beginnings_of_words(mau, stage, words):
    found = search(visible_households(stage.lan), words)

    assert mau in found


@pytest.mark.parametrize("words", ["guyen", "nguyen thi ngo 1", "%", "_", "'"])
def test_other_households_are_not(mau, stage, words):
    assert mau not in search(visible_households(stage.lan), words)

"""Households and villages that change in mid-round take the round along."""

from datetime import date

import pytest

from langso.core.actions import NotAllowed, Refused
from langso.core.models import Event
from langso.people.actions import system
from langso.places.actions import merge_villages, rename_village, split_village
from langso.places.drafts import Share
from langso.registry.actions import (
    add_household,
    apply_import,
    bring_in,
    enter_households,
    follow_due,
    merge_households,
    move_out,
    split_household,
    take_back_moving_out,
    undo_import,
)
from langso.registry.actions.applying import Choice
from langso.registry.models import Household
from langso.registry.queries import dry_run
from langso.titles import actions as do
from langso.titles.models import Assessment, Dossier
from langso.titles.queries.dossiers import moved_since
from tests.registry.workbook_maker import workbook
from tests.titles.conftest import DAY, cases, statuses

HEADINGS = ("STT", "Số hộ", "Chủ hộ", "Địa chỉ", "Số khẩu", "Số điện thoại")


@pytest.fixture
def opened(a_round, monkeypatch):
    """The round, on a day on which the register lives as well."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return a_round()


def homes(dossier: Dossier) -> list[Household]:
    return [case.household for case in cases(dossier)]


def followed() -> list[dict]:
    lines = Event.objects.filter(verb="titles.register-followed").order_by("number")
    return list(lines.values_list("data", flat=True))


def test_who_moves_out_leaves_the_list(opened, village):
    move_out(homes(opened.dossiers[0])[1], DAY, by=village.heads[0])

    assert statuses(opened.dossiers[0]) == [
        "assessing", "left", "assessing", "assessing", "assessing",
    ]  # fmt: skip
    assert [line["left"] for line in followed()] == [1]


def test_who_never_left_is_back_on_the_list(opened, village):
    home, head = homes(opened.dossiers[0])[1], village.heads[0]
    move_out(home, DAY, by=head)

    take_back_moving_out(home, "Ghi nhầm", by=head)

    assert statuses(opened.dossiers[0]) == ["assessing"] * 5
    assert len(followed()) == 2


def test_of_two_that_join_one_stays_with_its_case(opened, village):
    first, second = homes(opened.dossiers[0])[:2]
    merge_households(first, second, on=DAY, by=village.heads[0])

    assert statuses(opened.dossiers[0])[:2] == ["left", "assessing"]


def test_who_divides_gets_a_case_beside_the_first(opened, village):
    old = homes(opened.dossiers[0])[0]
    Assessment.objects.update(before="awarded", streak=2)
    new = split_household(old, {"head": "Hà Mẫu"}, on=DAY, by=village.heads[0])

    case = Assessment.objects.get(household=new)
    assert (case.dossier, case.status) == (opened.dossiers[0], "assessing")


def test_a_forgotten_household_gets_a_case_and_a_newcomer_does_not(opened, village):
    unit = village.villages[0]
    forgotten = add_household(unit, {"head": "Mẫu Quên"}, by=village.lan)
    enter_households(unit, [{"head": "Mẫu Nhiều"}], by=village.lan)
    opened.round.on = date(2026, 10, 1)
    opened.round.save()
    newcomer = add_household(unit, {"head": "Mẫu Mới", "moved_in": DAY}, by=village.lan)

    assert Assessment.objects.filter(household=forgotten).count() == 1
    assert Assessment.objects.filter(household__head="Mẫu Nhiều").count() == 1
    assert not Assessment.objects.filter(household=newcomer).exists()


def test_what_was_voted_on_stays_and_the_officer_sees_it(opened, walk, village):
    dossier = opened.dossiers[0]
    walk.vote(dossier)
    first, second = homes(dossier)[:2]
    move_out(first, DAY, by=village.heads[0])
    new = split_household(second, {"head": "Hà Mẫu"}, on=DAY, by=village.heads[0])

    assert statuses(dossier) == ["proposed"] * 5
    moved = moved_since(dossier)
    assert [case.household for case in moved.gone] == [first]
    assert moved.new == [new]


def test_an_open_meeting_keeps_its_households_until_it_is_taken_back(
    opened, walk, village, clock
):
    dossier = opened.dossiers[0]
    walk.tick(dossier)
    meeting = do.open_meeting(
        dossier, by=walk.head(dossier), held_on=clock.day,
        place="a", chair="b", secretary="c",
    )  # fmt: skip
    move_out(homes(dossier)[0], DAY, by=village.heads[0])
    assert statuses(dossier) == ["proposed"] * 5

    do.drop_meeting(meeting, by=walk.head(dossier))

    assert statuses(dossier) == ["left", *["proposed"] * 4]


def test_a_list_sent_back_is_brought_in_line(opened, walk, village):
    dossier = opened.dossiers[0]
    walk.submit(dossier)
    move_out(homes(dossier)[0], DAY, by=village.heads[0])

    do.send_back(dossier, "Có hộ đã chuyển đi", by=village.lan)

    assert statuses(dossier) == ["left", *["proposed"] * 4]


def test_an_import_that_is_undone_brings_back_who_had_left(opened, village):
    unit = village.villages[0]
    kept = [(n, f"{n}", home.head, home.address, "", "")
            for n, home in enumerate(homes(opened.dossiers[0])[1:], 2)]  # fmt: skip
    raw = workbook({unit.name: [HEADINGS, *kept]})
    source = bring_in(raw, "a.xlsx", village.commune, by=village.lan)
    gone = Choice(gone_on=DAY)
    apply_import(source, by=village.lan, seen=dry_run(source).digest, choice=gone)
    assert statuses(opened.dossiers[0]).count("left") == 1

    undo_import(source, by=village.lan)

    assert statuses(opened.dossiers[0]).count("left") == 0


def test_an_import_whose_households_are_in_a_round_is_not_undone(opened, village):
    rows = [HEADINGS, (9, "9", "Lê Mẫu", "", 2, "")]
    raw = workbook({village.villages[0].name: rows})
    source = bring_in(raw, "a.xlsx", village.commune, by=village.lan)
    apply_import(source, by=village.lan, seen=dry_run(source).digest)
    assert opened.dossiers[0].assessments.count() == 6

    with pytest.raises(Refused, match="đợt xét danh hiệu"):
        undo_import(source, by=village.lan)


@pytest.mark.parametrize("how_far", ["tick", "vote", "submit"])
def test_a_renamed_village_goes_on_under_its_new_name(opened, walk, village, how_far):
    dossier = opened.dossiers[0]
    getattr(walk, how_far)(dossier)

    new = rename_village(
        village.villages[0], "Thôn Xa", on=DAY, basis="NQ 1", by=system()
    )

    dossier = Dossier.objects.get(pk=dossier.pk)
    assert dossier.village == new
    assert {case.village for case in cases(dossier)} == {new}
    assert Household.objects.filter(village=new).count() == 5


def test_merged_villages_have_one_list(opened, village):
    new = merge_villages(
        village.villages[:2], "Thôn Chung", on=DAY, basis="NQ 2", by=system()
    )

    found = Dossier.objects.filter(round=opened.round)
    assert {d.village.name: d.assessments.count() for d in found} == {
        "Thôn Chung": 10,
        "Thôn 3": 5,
    }
    assert found.get(village=new).status == "assessing"


def test_of_merged_villages_a_list_that_was_voted_on_stays(opened, walk, village):
    walk.vote(opened.dossiers[0])
    merge_villages(
        village.villages[:2], "Thôn Chung", on=DAY, basis="NQ 2", by=system()
    )

    counts = {
        d.village.name: d.assessments.count()
        for d in Dossier.objects.filter(round=opened.round)
    }
    assert counts == {"Thôn 1": 5, "Thôn Chung": 5, "Thôn 3": 5}
    assert moved_since(opened.dossiers[0]).village_became == ["Thôn Chung"]


def test_a_split_village_becomes_two_lists(opened, village):
    shares = [Share("Thôn A", "1-2"), Share("Thôn B", rest=True)]
    split_village(
        village.villages[0],
        [s.name for s in shares],
        shares=shares,
        on=DAY,
        basis="NQ 3",
        by=system(),
    )

    counts = {
        d.village.name: d.assessments.count()
        for d in Dossier.objects.filter(round=opened.round)
    }
    assert counts == {"Thôn A": 2, "Thôn B": 3, "Thôn 2": 5, "Thôn 3": 5}


def test_an_act_of_a_day_to_come_is_followed_on_that_day(
    opened, village, monkeypatch, clock
):
    later = DAY.replace(day=28)
    merge_villages(
        village.villages[:2], "Thôn Chung", on=later, basis="NQ 2", by=system()
    )
    assert Dossier.objects.filter(round=opened.round).count() == 3

    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: later)
    clock.day = later
    follow_due(by=system())

    names = Dossier.objects.values_list("village__name", flat=True)
    assert sorted(names) == ["Thôn 3", "Thôn Chung"]


def test_in_a_round_of_villages_the_new_one_has_a_case(a_round, village, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    opened = a_round(title="village")
    opened.round.on = date(2026, 10, 1)
    opened.round.save()

    new = merge_villages(
        village.villages[:2], "Thôn Chung", on=DAY, basis="NQ 2", by=system()
    )

    found = Assessment.objects.filter(round=opened.round).order_by("pk")
    assert [(a.village.name, a.status) for a in found] == [
        ("Thôn 1", "left"), ("Thôn 2", "left"),
        ("Thôn 3", "assessing"), (new.name, "assessing"),
    ]  # fmt: skip


def test_twice_is_as_good_as_once_and_writes_no_line(opened, village):
    move_out(homes(opened.dossiers[0])[0], DAY, by=village.lan)
    before = len(followed())

    do.follow_register(village.commune, by=village.lan)

    assert len(followed()) == before


def test_who_changes_no_register_moves_no_round(opened, village):
    with pytest.raises(NotAllowed):
        do.follow_register(village.commune, by=village.nam)

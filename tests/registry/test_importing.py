"""A list comes in: looked through, applied, the same again, taken back."""

from datetime import date

import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.registry.actions import (
    apply_import,
    bring_in,
    correct_household,
    drop_import,
    undo_import,
)
from langso.registry.models import Household, HouseholdFlag, Import, ImportContent
from langso.registry.queries import dry_run
from tests.registry.conftest import DUC, HEADINGS, MAU, THI, a_list, heads
from tests.registry.workbook_maker import workbook


def test_bringing_in_a_list_changes_nothing_yet(bring):
    source = bring(a_list(MAU, THI, DUC))

    assert dry_run(source).tally() == {
        "new": 3, "changed": 0, "same": 0, "suspicious": 0, "gone": 0,
        "restricted": 0,
    }  # fmt: skip
    assert not Household.objects.exists()


def test_applying_it_fills_the_register_and_forgets_the_file(a_register):
    source = a_register()

    assert heads() == ["Đỗ Đức Mẫu", "Nguyễn Văn Mẫu", "Trần Thị Mẫu"]
    assert source.counts == {
        "new": 3,
        "changed": 0,
        "gone": 0,
        "restricted": 0,
        "flags": 0,
    }
    assert not ImportContent.objects.exists()
    assert Event.objects.get(verb="import.applied").data["new"] == 3


def test_the_same_file_again_changes_nothing(a_register, bring, apply):
    a_register()
    before = list(Household.objects.values())

    again = apply(bring(a_list(MAU, THI, DUC)))

    assert list(Household.objects.values()) == before
    assert set(again.counts.values()) == {0}


def test_a_file_with_twins_brought_in_twice_changes_nothing(bring, apply):
    twins = a_list(MAU, MAU, THI)
    apply(bring(twins), doubtful=True)

    apply(bring(twins), doubtful=True)

    assert Household.objects.count() == 3


def test_a_newer_list_changes_what_it_says_and_nothing_else(a_register, bring, apply):
    a_register()
    newer = (1, "1", "Nguyễn Văn Mẫu", "Ngõ 1", 5, "")

    apply(bring(a_list(newer, THI, DUC)))

    household = Household.objects.get(head="Nguyễn Văn Mẫu")
    assert (household.people, household.contact) == (5, "0900000001")


def test_missing_households_move_out_only_if_the_officer_says_so(
    a_register, bring, apply
):
    a_register()
    shorter = a_list(MAU, THI)

    assert dry_run(bring(shorter)).tally()["gone"] == 1
    apply(bring(shorter))
    assert not Household.objects.filter(moved_out__isnull=False).exists()
    apply(bring(shorter), gone_on=date(2026, 11, 1))

    assert Household.objects.get(moved_out=date(2026, 11, 1)).head == "Đỗ Đức Mẫu"


@pytest.mark.parametrize(
    ("row", "doubt", "left"),
    [
        ((2, "1", "Trần Thị Mẫu", "Ngõ 2", 3, ""), "same_number", 0),
        ((2, "9", "Nguyễn Văn Mẫu", "Ngõ 1", 3, ""), "same_head_address", 0),
        ((2, "2", "12/7/1960", "Ngõ 2", 3, ""), "digits_in_head", 1),
        ((2, "2", "", "Ngõ 2", 3, ""), "no_head", 1),
        ((2, "2", "Trần Thị Mẫu", "Ngõ 2", "nhiều", ""), "odd_people", 1),
    ],
)
def test_suspicious_rows_are_held_back(bring, apply, row, doubt, left):
    source = bring(a_list(MAU, row))

    doubts = {code for line in dry_run(source).lines for code in line.row.doubts}
    apply(source)

    assert doubts == {doubt}
    assert Household.objects.count() == left


def test_another_head_under_a_known_number_is_suspicious(a_register, bring):
    a_register()

    lines = dry_run(bring(a_list((1, "1", "Lê Văn Mẫu", "Ngõ 9", 4, "")))).lines

    assert lines[0].row.doubts == ["other_head"]
    assert lines[0].changed["head"] == ("Nguyễn Văn Mẫu", "Lê Văn Mẫu")


def test_an_unknown_village_is_said_and_never_guessed(bring, apply):
    source = bring(a_list(MAU, sheet="Thôn Xa"))

    assert dry_run(source).lines[0].row.doubts == ["unknown_village"]
    apply(source, doubtful=True)

    assert not Household.objects.exists()


def test_a_total_that_does_not_agree_is_said(bring):
    total = ("Tổng cộng", "", 3, "", 9, "")

    found = dry_run(bring(a_list(MAU, THI, total))).mismatches

    says = {(one.what, one.says, one.counted) for one in found}
    assert says == {("households", 3, 2), ("people", 9, 7)}


def test_flags_need_the_decision_they_come_from(bring, apply):
    headings = (*HEADINGS, "Hộ nghèo")
    raw = a_list((*MAU, "x"), (*THI, ""), headings=headings)

    apply(bring(raw))
    assert not HouseholdFlag.objects.exists()
    decided = date(2026, 1, 5)
    apply(bring(raw), decision="01/QĐ-UBND", decided_on=decided)

    flag = HouseholdFlag.objects.get()
    assert (flag.kind, flag.household.head) == ("poor", "Nguyễn Văn Mẫu")
    assert (flag.starts_on, flag.decision) == (decided, "01/QĐ-UBND")


def test_undoing_the_last_import_brings_everything_back(
    a_register, bring, apply, stage
):
    a_register()
    before = list(Household.objects.values("head", "people", "contact", "moved_out"))
    moved = (1, "1", "Nguyễn Văn Mẫu", "Ngõ 1", 9, "0900000009")
    new = (4, "4", "Lê Văn Mẫu", "Ngõ 4", 2, "")
    source = apply(bring(a_list(moved, THI, new)), gone_on=date(2026, 11, 1))

    undo_import(source, by=stage.lan)

    after = list(Household.objects.values("head", "people", "contact", "moved_out"))
    assert after == before
    assert source.status == "undone"


def test_only_the_last_import_is_undone(a_register, bring, apply, stage):
    first = a_register()
    apply(bring(a_list((4, "4", "Lê Văn Mẫu", "Ngõ 4", 2, ""))))

    with pytest.raises(Conflict):
        undo_import(first, by=stage.lan)


def test_nothing_is_undone_over_a_later_correction(a_register, stage):
    source = a_register()
    household = Household.objects.first()
    correct_household(household, {"people": 9}, by=stage.lan)

    with pytest.raises(Refused):
        undo_import(source, by=stage.lan)

    assert Household.objects.count() == 3


def test_what_was_seen_is_what_is_applied(a_register, bring, stage):
    a_register()
    source = bring(a_list(MAU))
    seen = dry_run(source).digest
    correct_household(Household.objects.first(), {"people": 9}, by=stage.lan)

    with pytest.raises(Refused):
        apply_import(source, by=stage.lan, seen=seen)

    source.refresh_from_db()
    assert source.status == Import.Status.WAITING


def test_a_list_is_applied_once(a_register, stage):
    source = a_register()

    with pytest.raises(Conflict):
        apply_import(source, by=stage.lan, seen="")


@pytest.mark.parametrize("who", ["hoa", "minh", "nam", "head"])
def test_only_an_officer_of_the_commune_imports(stage, head_of_one, bring, who):
    person = getattr(stage, who)
    source = bring(a_list(MAU))

    with pytest.raises(NotAllowed):
        bring_in(a_list(MAU), "a.xlsx", stage.commune, by=person)
    with pytest.raises(NotAllowed):
        apply_import(source, by=person, seen="")
    with pytest.raises(NotAllowed):
        drop_import(source, by=person)
    with pytest.raises(NotAllowed):
        undo_import(source, by=person)


def test_several_sheets_are_several_villages(bring, apply, stage):
    sheets = {f"Thôn {n}": [HEADINGS, MAU] for n in (1, 2, 3)}

    apply(bring(workbook(sheets)))

    villages = set(Household.objects.values_list("village_id", flat=True))
    assert villages == {village.pk for village in stage.villages}

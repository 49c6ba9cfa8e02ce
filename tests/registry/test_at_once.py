"""Somebody else changes the register between a dry run and its list, or meanwhile."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connections

from langso.core.actions import Conflict, Refused
from langso.core.models import Event
from langso.people.actions import system
from langso.places.actions import rename_village
from langso.registry.actions import (
    add_household,
    apply_import,
    choose_columns,
    correct_household,
    move_out,
    set_flag,
    undo_import,
)
from langso.registry.models import Household, Import, ImportChange
from langso.registry.queries import dry_run
from tests.registry.conftest import DUC, HEADINGS, MAU, THI, a_list
from tests.registry.test_households import DAY, DECISION

CHANGED_MAU = (1, "1", "Nguyễn Văn Mẫu", "Ngõ 1", 9, "0900000009")
NEW = (4, "4", "Lê Văn Mẫu", "Ngõ 4", 2, "")
BOTH = {"head": 2, "address": 3}


def mau() -> Household:
    return Household.objects.get(head=MAU[2])


MEANWHILE: dict[str, Callable] = {
    "corrects a household": lambda s: correct_household(mau(), {"people": 5}, by=s.tam),
    "writes down a move": lambda s: move_out(mau(), DAY, by=s.tam),
    "enters a household": lambda s: add_household(
        s.villages[1], {"head": "Hà Thị Mẫu"}, by=s.tam
    ),
    "sets a flag": lambda s: set_flag(mau(), "poor", by=s.tam, **DECISION),
    "renames the village": lambda s: rename_village(
        s.villages[0], "Thôn Xa", on=DAY, basis="NQ 1", by=system()
    ),
    "chooses other columns": lambda s: choose_columns(
        Import.objects.get(status="waiting"), {0: BOTH}, by=s.tam
    ),
}


def register() -> list[dict]:
    return list(Household.objects.order_by("pk").values())


@pytest.mark.parametrize("what", MEANWHILE)
def test_nothing_is_applied_that_was_not_seen(a_register, bring, stage, what):
    a_register()
    source = bring(a_list(CHANGED_MAU, THI, NEW))
    seen = dry_run(source).digest
    MEANWHILE[what](stage)
    before, events = register(), Event.objects.count()

    with pytest.raises(Refused) as refused:
        apply_import(Import.objects.get(pk=source.pk), by=stage.lan, seen=seen)

    said = "Danh sách hộ đã thay đổi từ lúc xem. Xin xem lại một lần nữa."
    assert str(refused.value) == said
    assert (register(), Event.objects.count()) == (before, events)
    assert not ImportChange.objects.exists()
    assert Import.objects.get(pk=source.pk).status == "waiting"


def test_after_looking_again_it_is_applied(a_register, bring, apply, stage):
    a_register()
    source = bring(a_list(CHANGED_MAU, THI, NEW))
    correct_household(mau(), {"people": 5}, by=stage.tam)

    apply(source)

    assert (mau().people, Household.objects.count()) == (9, 4)
    assert ImportChange.objects.get().changed["people"] == [5, 9]


def test_a_list_of_all_kinds_is_taken_back_in_one_action(
    a_register, bring, apply, stage
):
    a_register()
    before = [row | {"revision": 0} for row in register()]
    raw = a_list((*CHANGED_MAU, "x"), (*NEW, ""), headings=(*HEADINGS, "Hộ nghèo"))
    decided = {"decision": "01/QĐ-UBND", "decided_on": DAY}
    source = apply(bring(raw), gone_on=DAY, **decided)
    assert source.counts == {
        "new": 1,
        "changed": 1,
        "gone": 2,
        "restricted": 0,
        "flags": 1,
    }

    undo_import(source, by=stage.tam)

    assert [row | {"revision": 0} for row in register()] == before
    assert Event.objects.filter(verb="import.undone").count() == 1


ODD = ["\\N", "a\\tb", "a\\\\b", "Nguyễn 'Văn\" Mẫu", "%s {0} $1", "x" * 120]


def test_what_means_something_to_a_database_arrives_as_it_is(bring, apply):
    rows = [(n, str(n), "Lê Mẫu", odd, 1, odd[:60]) for n, odd in enumerate(ODD)]
    apply(bring(a_list(*rows)))
    more = [(*row[:4], 2, f"{row[5][:50]}!") for row in rows]

    apply(bring(a_list(*more)))

    found = Household.objects.order_by("pk")
    assert list(found.values_list("address", flat=True)) == ODD
    assert {one.people for one in found} == {2}
    assert [one.contact for one in found] == [row[5] for row in more]
    sealed = ImportChange.objects.order_by("pk").values_list(
        "contact_before", flat=True
    )
    assert list(sealed) == [row[5] for row in rows]


@pytest.fixture
def at_once():
    """Do two things at the same moment, each on a connection of its own."""

    def do(*deeds: Callable) -> list[str]:
        outcomes, gate = [], threading.Barrier(len(deeds))

        def one(deed: Callable) -> None:
            try:
                gate.wait()
                deed()
                outcomes.append("done")
            except (Conflict, Refused) as no:
                outcomes.append(type(no).__name__)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=(deed,)) for deed in deeds]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        return sorted(outcomes)

    return do


@pytest.fixture
def press(bring, stage):
    """Bring in a list and give what presses the button."""

    def ready(raw, by) -> Callable:
        source = bring(raw)
        seen = dry_run(source).digest
        return lambda: apply_import(Import.objects.get(pk=source.pk), by=by, seen=seen)

    return ready


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_apply_the_same_list_one_wins(at_once, bring, stage):
    source = bring(a_list(MAU, THI, DUC))
    seen = dry_run(source).digest
    mine, other = (Import.objects.get(pk=source.pk) for _ in "ab")

    outcomes = at_once(
        lambda: apply_import(mine, by=stage.lan, seen=seen),
        lambda: apply_import(other, by=stage.tam, seen=seen),
    )

    assert outcomes == ["Conflict", "done"]
    assert Household.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_with_a_list_each_one_looks_again(at_once, press, stage):
    lists = press(a_list(MAU, THI), stage.lan), press(a_list(MAU, DUC), stage.tam)

    assert at_once(*lists) == ["Refused", "done"]
    assert Household.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_no_correction_is_lost_under_a_list(at_once, a_register, press, stage):
    a_register()
    for people in range(20, 30, 2):
        household = mau()
        apply = press(a_list((1, "1", MAU[2], "Ngõ 1", people, "")), stage.lan)

        correct = partial(
            correct_household, household, {"people": people + 1}, by=stage.tam
        )

        outcomes = at_once(apply, correct)

        assert "done" in outcomes
        assert len(outcomes) == 2
        if outcomes == ["Refused", "done"]:
            assert mau().people == people + 1
        else:
            assert outcomes == ["Conflict", "done"]
            assert mau().people == people

"""Two people at the same moment: one wins, the other is told."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections

from langso.core.actions import Conflict, Refused
from langso.registry.actions import add_household
from langso.registry.models import Household
from langso.titles import actions as do
from langso.titles.models import Assessment, Certificate, CriteriaSet, Decision, Round

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one write at a time"
    ),
]


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do them at the same moment, each on a connection of its own."""
    outcomes, gate = [], threading.Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> None:
        try:
            gate.wait()
            deed()
            outcomes.append("done")
        except (Conflict, Refused) as no:
            outcomes.append(f"{type(no).__name__}: {no}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(deed,)) for deed in deeds]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return sorted(outcomes)


@pytest.fixture
def in_force(village) -> CriteriaSet:
    chosen = CriteriaSet.objects.get(title="household", name__contains="khung")
    do.put_in_force(chosen, by=village.lan)
    return chosen


def test_a_round_opened_twice_at_once_is_one(in_force, village):
    outcomes = at_once(
        lambda: do.open_round(in_force, by=village.lan),
        lambda: do.open_round(in_force, by=village.tam),
    )

    assert outcomes == ["Refused: Đợt xét năm này đã mở rồi.", "done"]
    assert Round.objects.count() == 1
    assert Assessment.objects.count() == Household.objects.count() == 15


def test_a_household_entered_while_a_round_opens_is_in_it(in_force, village):
    at_once(
        lambda: do.open_round(in_force, by=village.lan),
        lambda: add_household(village.villages[0], {"head": "Mẫu"}, by=village.tam),
    )

    assert Assessment.objects.count() == Household.objects.count() == 16


def test_of_two_leaders_who_decide_at_once_one_does(a_round, walk, village):
    dossier = a_round().dossiers[0]
    walk.submit(dossier)
    do.accept(dossier, by=village.lan)
    mine, other = (type(dossier).objects.get(pk=dossier.pk) for _n in "ab")

    outcomes = at_once(
        lambda: do.decide(mine.round, [mine], walk.signed("15"), by=village.hoa),
        lambda: do.decide(other.round, [other], walk.signed("16"), by=village.hoa),
    )

    assert [one.split(":")[0] for one in outcomes] == ["Conflict", "done"]
    assert (Decision.objects.count(), Certificate.objects.count()) == (1, 5)

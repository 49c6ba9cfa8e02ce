"""Two people at the same moment: one wins, the other is told."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, connections

from langso.core.actions import Conflict, Refused
from langso.registry.actions import add_household
from langso.registry.models import Household
from langso.titles import actions as do
from langso.titles.actions.clusters import Grouping
from langso.titles.actions.council import Sitting
from langso.titles.actions.rewarding import Granted
from langso.titles.models import (
    Assessment,
    Certificate,
    Cluster,
    CriteriaSet,
    Decision,
    Reward,
    RewardDecision,
    Round,
    VillageReport,
)
from tests.titles.conftest import DAY, YEAR, all_yes

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


def test_of_two_who_write_down_the_same_reward_one_does(a_round, walk, village):
    opened = a_round()
    walk.decide(opened.dossiers[0])
    case = Assessment.objects.filter(status="awarded").first()
    Assessment.objects.filter(pk=case.pk).update(streak=3)

    def give(number: str) -> None:
        granted = Granted("Giấy khen", number, DAY)
        do.give_rewards(village.commune, YEAR, [case.pk], granted, by=village.lan)

    outcomes = at_once(lambda: give("45"), lambda: give("46"))

    assert [one.split(":")[0] for one in outcomes] == ["Refused", "done"]
    assert (Reward.objects.count(), RewardDecision.objects.count()) == (1, 1)


def test_two_clusters_made_at_once_never_share_a_village(village):
    def make(name: str) -> None:
        keys = [village.villages[0].pk]
        said = Grouping(name, keys, date(YEAR, 1, 1))
        do.make_cluster(village.commune, said, by=village.lan)

    outcomes = at_once(lambda: make("Cụm A"), lambda: make("Cụm B"))

    assert [one.split(":")[0] for one in outcomes] == ["Refused", "done"]
    assert Cluster.objects.count() == 1


def test_a_report_is_written_before_the_council_opens_or_not_at_all(
    a_round, council, village
):
    dossier = a_round(title="village").dossiers[0]
    council.report(dossier)
    case, where = dossier.assessments.get(), Sitting(5, DAY, "Trụ sở", "Mẫu", "Mẫu")

    outcomes = at_once(
        lambda: do.save_report(case, all_yes(dossier), by=village.heads[0]),
        lambda: do.open_council(dossier.round, [dossier], where, by=village.lan),
    )

    assert [one.split(":")[0] for one in outcomes] == ["Refused", "done"]
    is_open, sent = dossier.meetings.exists(), VillageReport.objects.get().status
    assert (is_open, sent) in [(True, "sent"), (False, "draft")]

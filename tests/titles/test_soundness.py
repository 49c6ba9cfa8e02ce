"""`langso check` holds titles, decisions, certificates and history together."""

from datetime import date, timedelta

import pytest

from langso.core.models import Event
from langso.installation.words import say
from langso.titles import actions as do
from langso.titles.actions.clusters import Grouping
from langso.titles.actions.rewarding import Granted
from langso.titles.models import (
    Assessment,
    Certificate,
    Cluster,
    Decision,
    Dossier,
    Reward,
)
from langso.titles.queries.soundness import unsound_titles
from tests.titles.conftest import cases

START, ONE = date(2026, 1, 1), timedelta(days=1)


@pytest.fixture
def worked(a_round, walk, village):
    """One village decided, with an award cancelled; one posted; one being assessed."""
    opened = a_round()
    start = walk.clock.day
    walk.decide(opened.dossiers[0])
    case = cases(opened.dossiers[0])[0]
    do.cancel_award(case, "Khai không đúng", walk.signed("16"), by=village.hoa)
    _rewarded(opened, walk, village)
    walk.clock.day = start
    walk.post(opened.dossiers[1])
    return opened


def _rewarded(opened, walk, village):
    """One reward stands, one was taken back; two clusters, one after the other."""
    day, commune = walk.clock.day, village.commune
    chosen = cases(opened.dossiers[0])[1:3]
    keys = [case.pk for case in chosen]
    Assessment.objects.filter(pk__in=keys).update(streak=2)
    granted = Granted("Giấy khen", "45/QĐ-UBND", day)
    do.give_rewards(commune, day.year, keys, granted, by=village.lan)
    do.take_back_reward(Reward.objects.last(), "Ghi nhầm hộ", by=village.lan)
    ones = [village.villages[0].pk]
    for name, first, last in (("Cụm 1", START, day), ("Cụm 2", day + ONE, None)):
        do.make_cluster(commune, Grouping(name, ones, first, last), by=village.lan)


def kinds() -> set[str]:
    """What is found, each with a sentence in both languages."""
    found = list(unsound_titles())
    for one in found:
        for language in ("vi", "en"):
            assert one.place in say(one.kind, language, place=one.place, name=one.name)
    return {one.kind for one in found}


def test_what_was_done_as_it_should_be_is_sound(worked):
    assert kinds() == set()


def cases_left_behind():
    Assessment.objects.filter(dossier__status="decided", status="awarded").update(
        status="submitted", decision=None
    )
    Certificate.objects.exclude(assessment__status="cancelled").delete()


def a_year_rewarded_twice():
    """A reward of the year after for three years in a row, by the same paper."""
    old = Reward.objects.first()
    case, opened = old.assessment, old.round
    opened.pk, opened.year = None, opened.year + 1
    opened.save()
    dossier = Dossier.objects.create(
        round=opened, commune=case.commune, village=case.village, status="decided"
    )
    paper = Certificate.objects.get(assessment=case)
    case.pk, case.round, case.dossier = None, opened, dossier
    case.save()
    paper.pk, paper.assessment, paper.code = None, case, "KHAC"
    paper.year += 1
    paper.save()
    old.pk, old.round, old.assessment = None, opened, case
    old.save()
    for verb, key, more in (
        ("titles.rewards-given", "count", 1), ("titles.decided", "awarded", 1),
    ):  # fmt: skip
        line = Event.objects.filter(verb=verb).last()
        Event.objects.filter(pk=line.pk).update(
            data=line.data | {key: line.data[key] + more}
        )


FAULTS = {
    "half a decision": (
        cases_left_behind,
        {"title_status", "title_decision", "title_reward_case"},
    ),
    "a dossier that went back": (
        lambda: Dossier.objects.filter(status="posted").update(status="assessing"),
        {"title_status"},
    ),
    "an award out of nowhere": (
        lambda: Assessment.objects.filter(status="posted").update(
            status="awarded", decision=Decision.objects.first()
        ),
        {"title_status", "title_decision", "title_certificate"},
    ),
    "a certificate that is gone": (
        lambda: Certificate.objects.first().delete(),
        {"title_certificate"},
    ),
    "a certificate of nothing": (
        lambda: Certificate.objects.filter(number=2).update(
            assessment=Assessment.objects.filter(status="posted").first()
        ),
        {"title_certificate"},
    ),
    "a decision nobody recorded": (
        lambda: Event.objects.filter(verb="titles.decided").delete(),
        {"title_decision"},
    ),
    "a cancellation nobody recorded": (
        lambda: Event.objects.filter(verb="titles.cancelled").delete(),
        {"title_cancelled"},
    ),
    "a reward nobody recorded": (
        lambda: Event.objects.filter(verb="titles.rewards-given").delete(),
        {"title_reward"},
    ),
    "a reward that is gone": (
        lambda: Reward.objects.first().delete(),
        {"title_reward"},
    ),
    "a reward taken back by nobody": (
        lambda: Event.objects.filter(verb="titles.reward-taken-back").delete(),
        {"title_reward"},
    ),
    "a reward for more years than there are": (
        lambda: Assessment.objects.filter(rewards__isnull=False).update(streak=1),
        {"title_reward_case"},
    ),
    "a year rewarded twice": (a_year_rewarded_twice, {"title_reward_twice"}),
    "a village in two clusters": (
        lambda: Cluster.objects.update(ends_on=None),
        {"title_cluster"},
    ),
    "a lost dossier that still asks": (
        lambda: Dossier.objects.filter(status="posted").update(
            status="lost", lost_on=START, remark="x"
        ),
        {"title_status"},
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(worked, fault):
    plant, expected = FAULTS[fault]
    plant()

    assert kinds() == expected

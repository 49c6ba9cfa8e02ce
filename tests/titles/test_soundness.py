"""`langso check` holds titles, decisions, certificates and history together."""

import pytest

from langso.core.models import Event
from langso.installation.words import say
from langso.titles import actions as do
from langso.titles.models import Assessment, Certificate, Decision, Dossier
from langso.titles.queries.soundness import unsound_titles
from tests.titles.conftest import cases


@pytest.fixture
def worked(a_round, walk, village):
    """One village decided, with an award cancelled; one posted; one being assessed."""
    opened = a_round()
    start = walk.clock.day
    walk.decide(opened.dossiers[0])
    case = cases(opened.dossiers[0])[0]
    do.cancel_award(case, "Khai không đúng", walk.signed("16"), by=village.hoa)
    walk.clock.day = start
    walk.post(opened.dossiers[1])
    return opened


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


FAULTS = {
    "half a decision": (cases_left_behind, {"title_status", "title_decision"}),
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
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(worked, fault):
    plant, expected = FAULTS[fault]
    plant()

    assert kinds() == expected

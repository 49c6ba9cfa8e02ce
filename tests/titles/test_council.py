"""The council's vote on villages, and what comes after it up to the decision."""

from datetime import timedelta

import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.titles import actions as do
from langso.titles.actions.council import Ballot, Sitting
from langso.titles.actions.meetings import Votes
from langso.titles.actions.sending_up import Document
from langso.titles.models import Assessment, Certificate, Council, Decision, Meeting
from tests.titles.conftest import a_photo, statuses


def a_sitting(clock, members=5, **other) -> Sitting:
    said = {"place": "Trụ sở xã", "chair": "Mẫu An", "secretary": "Mẫu Bình"}
    return Sitting(**{"members": members, "held_on": clock.day, **said, **other})


@pytest.fixture
def sent(a_round, walk):
    """The round of villages; the first two sent their report."""
    opened = a_round("village")
    for dossier in opened.dossiers[:2]:
        walk.report(dossier)
    return opened


@pytest.fixture
def sitting(sent, village, clock):
    return do.open_council(
        sent.round, sent.dossiers[:2], a_sitting(clock), by=village.lan
    )


def votes(sitting, *agreed) -> dict[int, int]:
    keys = sitting.meetings.order_by("pk").values_list("pk", flat=True)
    return dict(zip(keys, agreed, strict=True))


def test_one_meeting_votes_on_all_that_sent_their_report(sitting, sent, village):
    ballot = Ballot(4, votes(sitting, 4, 2))
    do.close_council(sitting, ballot, by=village.lan)
    do.sign_council(sitting, a_photo(), "bien-ban.jpg", by=village.lan)

    assert [statuses(one) for one in sent.dossiers] == [
        ["proposed"], ["not_proposed"], ["assessing"],
    ]  # fmt: skip
    held = Meeting.objects.filter(council=sitting)
    assert [(m.households, m.present, m.agreed) for m in held] == [(5, 4, 4), (5, 4, 2)]
    assert [m.signed.count() for m in held] == [1, 1]


@pytest.mark.parametrize(
    ("present", "agreed"),
    [(6, (4, 4)), (4, (5, 4)), (2, (2, 2)), (-1, (0, 0)), (4, (-1, 4)), (4, ())],
)
def test_a_vote_that_cannot_be_is_refused(sitting, village, present, agreed):
    agreed = votes(sitting, *agreed) if agreed else {}

    with pytest.raises(Refused):
        do.close_council(sitting, Ballot(present, agreed), by=village.lan)

    assert Council.objects.get().status == "open"


@pytest.mark.parametrize(("agreed", "enough"), [(3, True), (2, False)])
def test_sixty_percent_of_those_present_are_enough_when_hit_exactly(
    sitting, sent, village, agreed, enough
):
    ballot = Ballot(5, votes(sitting, agreed, agreed))
    do.close_council(sitting, ballot, by=village.lan)

    assert statuses(sent.dossiers[0]) == ["proposed" if enough else "not_proposed"]


def test_a_village_without_a_report_is_not_voted_on(sent, village, clock):
    with pytest.raises(Refused, match="Thôn 3"):
        do.open_council(sent.round, sent.dossiers, a_sitting(clock), by=village.lan)

    assert not Council.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"members": 0}, {"members": 201}, {"place": " "}, {"chair": ""}]
)
def test_a_meeting_that_cannot_be_is_refused(sent, village, clock, wrong):
    with pytest.raises(Refused):
        do.open_council(
            sent.round, sent.dossiers[:1], a_sitting(clock, **wrong), by=village.lan
        )


def test_a_village_is_voted_on_in_one_meeting_at_a_time(sitting, sent, village, clock):
    with pytest.raises(Refused):
        do.open_council(sent.round, sent.dossiers[:1], a_sitting(clock), by=village.lan)


def test_while_the_council_votes_the_report_stays(sitting, sent, walk):
    with pytest.raises(Refused):
        walk.report(sent.dossiers[0])


def test_a_meeting_that_was_not_counted_is_taken_back(sitting, sent, village, walk):
    do.drop_council(sitting, by=village.lan)
    walk.report(sent.dossiers[0])

    assert not Meeting.objects.exists()


def test_a_meeting_that_was_counted_stays(sitting, village):
    do.close_council(sitting, Ballot(4, votes(sitting, 4, 4)), by=village.lan)

    with pytest.raises(Refused):
        do.drop_council(sitting, by=village.lan)
    with pytest.raises(Conflict):
        do.close_council(sitting, Ballot(4, votes(sitting, 1, 1)), by=village.tam)


def test_the_village_does_not_vote_on_itself(sitting, sent, village, walk, clock):
    head, mine = walk.head(sent.dossiers[0]), sitting.meetings.first()

    for by in (head, village.lan):
        with pytest.raises((NotAllowed, Refused)):
            do.close_vote(mine, Votes(5, 5, {}), by=by)
        with pytest.raises((NotAllowed, Refused)):
            do.drop_meeting(mine, by=by)
        with pytest.raises((NotAllowed, Refused)):
            do.add_signed(mine, a_photo(), "a.jpg", by=by)


def test_who_recorded_the_vote_does_not_find_it_complete(sent, village, walk, clock):
    dossier = sent.dossiers[0]
    walk.sit([dossier], by=village.lan)
    do.post_list(dossier, by=village.lan)
    clock.day = dossier.posted_until + timedelta(days=1)
    do.submit(dossier, by=walk.head(dossier))
    with pytest.raises(NotAllowed):
        do.accept(dossier, by=village.lan)

    do.accept(dossier, by=village.tam)

    assert dossier.status == "accepted"


def test_villages_are_decided_as_households_are(sent, village, walk):
    dossier = sent.dossiers[2]
    decision = walk.decide(dossier, present=3, agreed=3)

    case = dossier.assessments.get()
    assert (case.status, case.decision) == ("awarded", decision)
    assert Certificate.objects.get().name == "Thôn 3"


@pytest.fixture
def complete(a_round, walk, village):
    """The commune's own dossier, found complete by another officer."""
    dossier = a_round("commune").dossiers[0]
    walk.submit(dossier)
    do.accept(dossier, by=village.lan)
    return dossier


def test_the_commune_does_not_decide_on_itself(complete, village, walk):
    with pytest.raises(Refused):
        do.decide(complete.round, [complete], walk.signed("15"), by=village.hoa)


@pytest.mark.parametrize(("awarded", "status"), [(True, "awarded"), (False, "refused")])
def test_the_answer_from_above_is_written_down(
    complete, village, walk, clock, awarded, status
):
    sent_up = do.send_up(complete, "12/TTr-UBND", clock.day, by=village.lan)
    paper = Document(a_photo(), "quyet-dinh.jpg")
    decision = do.enter_answer(
        sent_up, awarded, walk.signed("15"), paper, by=village.lan
    )

    case = Assessment.objects.get(dossier=complete)
    assert (case.status, case.decision, case.dossier.status) == (
        status, decision, "decided",
    )  # fmt: skip
    assert decision.authority == "Chủ tịch Ủy ban nhân dân tỉnh, thành phố"
    assert (bool(sent_up.raw), len(sent_up.sha256)) == (True, 64)
    assert not Certificate.objects.exists()


def test_an_answer_needs_its_document_and_a_day_that_can_be(
    complete, village, walk, clock
):
    sent_up = do.send_up(complete, "12/TTr-UBND", clock.day, by=village.lan)
    clock.day += timedelta(days=1)
    late = walk.signed("15")
    clock.day -= timedelta(days=1)
    for signed, raw in ((walk.signed("15"), b""), (walk.signed(" "), a_photo()),
                        (late, a_photo())):  # fmt: skip
        with pytest.raises(Refused):
            do.enter_answer(
                sent_up, True, signed, Document(raw, "a.jpg"), by=village.lan
            )

    assert not Decision.objects.exists()


def test_a_dossier_is_sent_up_once_and_answered_once(complete, village, walk, clock):
    sent_up = do.send_up(complete, "12/TTr-UBND", clock.day, by=village.lan)
    with pytest.raises(Conflict):
        do.send_up(complete, "13/TTr-UBND", clock.day, by=village.lan)
    paper = Document(a_photo(), "quyet-dinh.jpg")
    do.enter_answer(sent_up, True, walk.signed("15"), paper, by=village.lan)

    with pytest.raises(Conflict):
        do.enter_answer(sent_up, False, walk.signed("16"), paper, by=village.lan)


def test_the_same_number_above_and_here_are_two_decisions(
    complete, village, walk, clock, a_round
):
    sent_up = do.send_up(complete, "12/TTr-UBND", clock.day, by=village.lan)
    paper = Document(a_photo(), "quyet-dinh.jpg")
    do.enter_answer(sent_up, True, walk.signed("15"), paper, by=village.lan)

    walk.decide(a_round("village").dossiers[0], present=3, agreed=3)

    assert sorted(Decision.objects.values_list("number", "is_outside")) == [
        ("15", False), ("15", True),
    ]  # fmt: skip


def test_only_what_is_complete_goes_up(a_round, walk, village, clock):
    dossier = a_round("commune").dossiers[0]
    walk.post(dossier)

    with pytest.raises(Refused):
        do.send_up(dossier, "12/TTr-UBND", clock.day, by=village.lan)

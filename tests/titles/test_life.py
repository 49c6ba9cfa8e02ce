"""A round from opening to certificate, and every way it is stopped."""

import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.registry.actions import move_out
from langso.registry.models import Household
from langso.titles import actions as do
from langso.titles.actions.meetings import Votes
from langso.titles.actions.ticking import Tick
from langso.titles.models import (
    Assessment,
    Certificate,
    CriteriaSet,
    Dossier,
    Objection,
)
from tests.titles.conftest import a_photo, cases, statuses

NO = Tick("not_proposed", reason="absent")


def test_opening_makes_a_case_of_every_household(a_round):
    opened = a_round()

    assert [d.assessments.count() for d in opened.dossiers] == [5, 5, 5]


def test_a_round_is_opened_once(a_round, village):
    opened = a_round()

    with pytest.raises(Refused):
        do.open_round(opened.round.criteria_set, by=village.lan)


def test_a_household_that_moved_out_is_not_assessed(village, a_round, clock):
    move_out(Household.objects.first(), clock.day, by=village.lan)

    assert sum(d.assessments.count() for d in a_round().dossiers) == 14


def test_two_phones_that_differ_are_told(a_round, walk):
    dossier = a_round().dossiers[0]
    case = cases(dossier)[0]
    do.tick(case, Tick("proposed", revision=0), by=walk.head(dossier))

    with pytest.raises(Conflict) as told:
        do.tick(case, Tick(**vars(NO) | {"revision": 0}), by=walk.head(dossier))

    assert told.value.row.status == "proposed"


def test_the_same_tick_twice_is_one(a_round, walk):
    dossier = a_round().dossiers[0]
    case = cases(dossier)[0]
    for _again in range(2):
        done = do.tick(case, Tick("proposed", revision=0), by=walk.head(dossier))

    assert done.revision == 1


def test_a_ground_excludes_and_is_kept_as_its_code(a_round, walk):
    dossier = a_round().dossiers[0]
    case = cases(dossier)[0]
    with pytest.raises(Refused):
        do.tick(case, Tick("proposed", grounds=["fire"]), by=walk.head(dossier))

    do.tick(case, Tick("not_proposed", grounds=["fire"]), by=walk.head(dossier))

    assert list(case.grounds.values_list("code", flat=True)) == ["fire"]


@pytest.mark.parametrize(("points", "enough"), [(59, False), (60, True), (101, False)])
def test_the_pass_mark_is_enough_when_hit_exactly(a_round, walk, points, enough):
    dossier = a_round(name="chấm điểm").dossiers[0]
    case = cases(dossier)[0]

    try:
        do.tick(case, Tick("proposed", points=points), by=walk.head(dossier))
    except Refused:
        assert not enough
    else:
        assert enough


def test_past_the_last_day_nothing_is_ticked_until_it_is_moved(
    a_round, walk, clock, village
):
    opened = a_round()
    case = cases(opened.dossiers[0])[0]
    clock.day = opened.round.finish_by.replace(day=26)
    with pytest.raises(Refused):
        do.tick(case, NO, by=walk.head(opened.dossiers[0]))

    last = clock.day.replace(day=30)
    do.move_deadline(opened.round, last, "Bão lũ", by=village.lan)

    assert do.tick(case, NO, by=walk.head(opened.dossiers[0])).status == NO.outcome


@pytest.mark.parametrize(
    ("present", "agreed"), [(6, 4), (4, 5), (2, 2), (-1, 0), (4, -1)]
)
def test_a_vote_that_cannot_be_is_refused(a_round, walk, present, agreed):
    dossier = a_round().dossiers[0]

    with pytest.raises(Refused):
        walk.vote(dossier, present=present, agreed=agreed)

    assert Dossier.objects.get(pk=dossier.pk).status == Dossier.Status.ASSESSING


def test_three_of_five_are_sixty_percent(a_round, walk):
    dossier = a_round().dossiers[0]
    walk.vote(dossier, present=3, agreed=3)

    assert statuses(dossier) == ["proposed"] * 5


def test_a_household_without_enough_votes_is_not_proposed(a_round, walk):
    dossier = a_round().dossiers[0]
    walk.vote(dossier, exceptions={cases(dossier)[0].pk: 2})

    assert statuses(dossier) == ["not_proposed", *["proposed"] * 4]


def test_no_vote_while_a_household_is_not_assessed(a_round, walk, clock):
    dossier = a_round().dossiers[0]

    with pytest.raises(Refused):
        do.open_meeting(
            dossier, by=walk.head(dossier), held_on=clock.day,
            place="a", chair="b", secretary="c",
        )  # fmt: skip


def test_a_list_is_submitted_the_day_after_the_posting(a_round, walk, clock):
    dossier = a_round().dossiers[0]
    walk.post(dossier)
    clock.day = dossier.posted_until

    with pytest.raises(Refused):
        do.submit(dossier, by=walk.head(dossier))


def test_an_objection_has_to_be_answered_before(a_round, walk, clock, village):
    dossier = a_round().dossiers[0]
    walk.post(dossier)
    about = cases(dossier)[0]
    said = do.object_to(
        dossier, by=village.resident, kind="against", text="Chưa đúng", assessment=about
    )
    clock.day = dossier.posted_until.replace(day=dossier.posted_until.day + 1)
    with pytest.raises(Refused):
        do.submit(dossier, by=walk.head(dossier))

    do.answer_objection(said, "Đã xem lại", by=walk.head(dossier), upheld=True)
    do.submit(dossier, by=walk.head(dossier))

    assert statuses(dossier) == ["not_proposed", *["submitted"] * 4]


def test_the_same_form_sent_twice_is_one_objection(a_round, walk, village):
    dossier = a_round().dossiers[0]
    walk.post(dossier)
    for _again in range(2):
        do.object_to(dossier, by=village.resident, kind="against", text="x", key="k")

    assert Objection.objects.count() == 1


def test_a_decision_awards_refuses_and_numbers_the_book(a_round, walk, village):
    opened = a_round()
    dossier = opened.dossiers[0]
    walk.submit(dossier, Cúc=NO)
    refused = cases(dossier)[1]
    do.mean_to_refuse(refused, "Hồ sơ chưa đúng", by=village.lan)
    do.accept(dossier, by=village.lan)

    do.decide(opened.round, [dossier], walk.signed("15"), by=village.hoa)

    assert statuses(dossier) == [
        "awarded", "refused", "not_proposed", "awarded", "awarded",
    ]  # fmt: skip
    assert list(Certificate.objects.values_list("number", "name")) == [
        (1, "Nguyễn Thị Mẫu An"),
        (2, "Nguyễn Thị Mẫu Dậu"),
        (3, "Nguyễn Thị Mẫu Én"),
    ]


def test_a_decision_of_one_that_is_not_complete_decides_nothing(a_round, walk, village):
    opened = a_round()
    first, second = opened.dossiers[:2]
    walk.submit(first)
    do.accept(first, by=village.lan)

    with pytest.raises(Conflict):
        do.decide(opened.round, [first, second], walk.signed("15"), by=village.hoa)

    assert not Assessment.objects.filter(status="awarded").exists()


def test_cancelling_keeps_the_award_and_says_why(a_round, walk, village):
    dossier = a_round().dossiers[0]
    walk.decide(dossier)
    case = cases(dossier)[0]

    do.cancel_award(case, "Khai không đúng", walk.signed("16"), by=village.hoa)

    assert (case.status, case.decision.number) == ("cancelled", "15")
    assert case.cancelled_by.reason == "Khai không đúng"


def test_who_submitted_does_not_look_it_over(a_round, walk, village, clock):
    dossier = a_round().dossiers[0]
    walk.post(dossier)
    clock.day = dossier.posted_until.replace(day=dossier.posted_until.day + 1)
    do.submit(dossier, by=village.lan)

    with pytest.raises(NotAllowed):
        do.accept(dossier, by=village.lan)


def test_a_dossier_sent_back_is_voted_on_anew(a_round, walk, village):
    dossier = a_round().dossiers[0]
    walk.submit(dossier)

    do.send_back(dossier, "Thiếu chữ ký", by=village.lan)
    walk.vote(dossier, present=5, agreed=5)

    assert [m.agreed for m in dossier.meetings.all()] == [4, 5]


def test_last_year_and_the_titles_in_a_row_are_known(a_round, walk, village, clock):
    walk.decide(a_round().dossiers[0], Cúc=NO)
    source = CriteriaSet.objects.get(status="in_force")
    following = do.copy_set(source, source.year + 1, by=village.lan)
    do.put_in_force(following, by=village.lan)

    opened = do.open_round(following, by=village.lan)

    found = [(c.before, c.streak) for c in cases(opened.dossiers.first())]
    assert found == [
        ("awarded", 1), ("awarded", 1), ("not_proposed", 0),
        ("awarded", 1), ("awarded", 1),
    ]  # fmt: skip


def test_votes_beyond_those_present_name_no_household(a_round, walk, clock):
    dossier = a_round().dossiers[0]
    walk.tick(dossier)
    meeting = do.open_meeting(
        dossier, by=walk.head(dossier), held_on=clock.day,
        place="a", chair="b", secretary="c",
    )  # fmt: skip

    votes = Votes(4, 4, {cases(dossier)[0].pk: 5})

    with pytest.raises(Refused):
        do.close_vote(meeting, votes, by=walk.head(dossier))


def test_the_signed_sheet_is_kept_once(a_round, walk):
    dossier = a_round().dossiers[0]
    walk.vote(dossier)
    meeting = dossier.meetings.get()
    do.add_signed(meeting, a_photo(), "lan-hai.jpg", by=walk.head(dossier))

    assert meeting.signed.count() == 1

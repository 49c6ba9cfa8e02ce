"""Opening a round, its overview, and what is worth a question."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from langso.registry.actions import move_out
from langso.registry.models import Household
from langso.titles import actions as do
from langso.titles.actions.ticking import Tick
from langso.titles.models import Assessment, CriteriaSet, Round
from langso.titles.queries import inflation
from langso.titles.queries.inflation import questions_of
from langso.titles.queries.missing import missing_in
from langso.titles.queries.overview import villages_of
from tests.titles.conftest import cases
from tests.titles.test_sets import said

NO = Tick("not_proposed", reason="absent")


@pytest.fixture
def in_force(village) -> CriteriaSet:
    chosen = CriteriaSet.objects.get(title="household", name__contains="khung")
    do.put_in_force(chosen, by=village.lan)
    return chosen


def test_the_preview_counts_households_and_names_villages_without(
    in_force, village, client_of, clock
):
    for home in Household.objects.filter(village=village.villages[2]):
        move_out(home, clock.day, by=village.lan)

    page = said(client_of("lan").get(reverse("titles:open-round", args=[in_force.pk])))

    assert "10 hộ ở 3 thôn" in page
    assert 'Có 1 thôn chưa có hộ nào trong danh sách: <span lang="vi">Thôn 3' in page
    assert "24/11/2026" in page


def test_past_the_lawful_day_a_later_one_is_proposed_and_asked_for(
    in_force, client_of, clock
):
    clock.day = clock.day.replace(month=11, day=26)
    path = reverse("titles:open-round", args=[in_force.pk])
    client = client_of("lan")

    page = said(client.get(path))
    late = client.post(path, {"finish_by": "24/11/2026"})
    done = client.post(path, {"finish_by": "26/12/2026"})

    assert "ngày đó đã qua" in page
    assert "26/12/2026" in page
    assert late.status_code == 422
    assert "chọn ngày cuối muộn hơn" in said(late)
    assert done.url == reverse("titles:round", args=[Round.objects.get().pk])


def test_pressed_twice_it_is_one_round_and_a_clear_answer(in_force, client_of):
    path = reverse("titles:open-round", args=[in_force.pk])
    for _again in range(2):
        answer = client_of("lan").post(path, {"finish_by": "24/11/2026"}, follow=True)

    assert Round.objects.count() == 1
    assert "Đợt xét năm này đã mở rồi" in said(answer)


def test_the_last_day_is_moved_with_a_reason(a_round, client_of):
    opened = a_round().round
    path = reverse("titles:move-deadline", args=[opened.pk])

    missing = client_of("lan").post(path, {"finish_by": "30/11/2026", "reason": ""})
    client_of("lan").post(path, {"finish_by": "30/11/2026", "reason": "Mưa lũ"})

    opened.refresh_from_db()
    assert missing.status_code == 422
    assert f"{opened.finish_by}" == "2026-11-30"


def test_a_village_in_all_its_numbers(a_round, walk, village):
    opened = a_round()
    walk.post(opened.dossiers[0], present=4, agreed=4, Cúc=NO)
    do.object_to(
        opened.dossiers[0], by=village.resident, kind="against", text="Chưa đúng"
    )
    walk.tick(opened.dossiers[1], An=NO)

    first, second, third = villages_of(opened.round)

    assert (first.households, first.assessed, first.not_proposed) == (5, 5, 1)
    assert (first.proposed.part, first.proposed.percent) == (4, "80%")
    assert (first.opinions, first.opinions_open) == (1, 1)
    assert (first.vote.present, first.vote.households, first.vote.agreed) == (4, 5, 4)
    assert first.days_left(first.dossier.posted_on) == 11
    assert list(missing_in(first, first.dossier.posted_until)) == [
        "1 ngày niêm yết",
        "1 ý kiến chưa trả lời",
    ]
    assert list(missing_in(second, first.dossier.posted_on)) == ["họp và biểu quyết"]
    assert list(missing_in(third, first.dossier.posted_on)) == ["5 hộ chưa xét"]


def test_the_overview_asks_eight_questions_and_no_more(a_round, client_of):
    path = reverse("titles:round", args=[a_round().round.pk])
    client = client_of("lan")
    client.get(path)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200

    assert len(asked) <= 8, [q["sql"][:80] for q in asked]


@pytest.mark.parametrize(("who", "status"), [("hoa", 200), ("minh", 404), ("nam", 404)])
def test_the_overview_is_for_those_who_work_for_the_commune(
    a_round, client_of, who, status
):
    path = reverse("titles:round", args=[a_round().round.pk])

    assert client_of(who).get(path).status_code == status


def test_a_village_head_has_other_pages(a_round, client_of, village):
    village.head = village.heads[0]
    path = reverse("titles:round", args=[a_round().round.pk])

    assert client_of("head").get(path).status_code == 404


def kinds(opened) -> list[tuple[str, str]]:
    """What is asked, by village."""
    found = questions_of(villages_of(opened.round))
    return [(q.village.name if q.village else "", q.kind) for q in found]


def test_a_round_of_all_kinds_raises_no_question(a_round, walk):
    opened = a_round()
    walk.vote(opened.dossiers[0], present=4, agreed=3, Cúc=NO)

    assert kinds(opened) == []


def test_exactly_at_the_quorum_is_worth_a_question(a_round, walk):
    opened = a_round()
    walk.vote(opened.dossiers[0], present=3, agreed=3, Cúc=NO)
    walk.vote(opened.dossiers[1], present=4, agreed=3, Cúc=NO)

    [question] = questions_of(villages_of(opened.round))

    assert (question.village.name, question.kind) == ("Thôn 1", "quorum")
    assert "3 trên 5" in question.text


def test_votes_of_one_mind_everywhere_are_worth_a_question(a_round, walk):
    opened = a_round()
    for dossier in opened.dossiers[:2]:
        walk.vote(dossier, present=4, agreed=4, Cúc=NO)
    assert kinds(opened) == [("", "unanimous")]

    one = cases(opened.dossiers[0])[0]
    Assessment.objects.filter(pk=one.pk).update(votes_for=3)

    assert kinds(opened) == []


def test_three_years_without_anybody_left_out(a_round, walk, village, clock):
    opened = a_round()
    walk.vote(opened.dossiers[0], present=4, agreed=3)
    for back in (1, 2):
        assert ("Thôn 1", "untouched") not in kinds(opened)
        _a_year_before(opened, back)

    assert ("Thôn 1", "untouched") in kinds(opened)
    text = next(
        q.text for q in questions_of(villages_of(opened.round)) if q.kind == "untouched"
    )
    assert "100%" in text
    assert "5 trên 5 hộ" in text


def test_a_year_in_which_somebody_was_left_out_ends_the_row(a_round, walk, village):
    opened = a_round()
    walk.vote(opened.dossiers[0], present=4, agreed=3)
    for back in (1, 2):
        _a_year_before(opened, back, out=back == 2)

    assert ("Thôn 1", "untouched") not in kinds(opened)


def test_scores_and_outcomes_all_alike(a_round, walk, monkeypatch):
    monkeypatch.setattr(inflation, "FEW", 5)
    opened = a_round(name="chấm điểm")
    scored = {
        name: Tick("proposed", points=80) for name in ("An", "Bình", "Cúc", "Dậu", "Én")
    }
    walk.vote(opened.dossiers[0], present=4, agreed=3, **scored)
    Assessment.objects.filter(dossier=opened.dossiers[0]).update(before="awarded")

    assert kinds(opened) == [("Thôn 1", "same"), ("Thôn 1", "points")]


def test_no_opinion_where_neighbours_have_some(a_round, walk, village, clock):
    opened = a_round()
    start = clock.day
    for dossier in opened.dossiers[:2]:
        clock.day = start
        walk.post(dossier, present=4, agreed=3, Cúc=NO)
    said_of = opened.dossiers[0]
    one = do.object_to(said_of, by=village.resident, kind="support", text="Đúng")
    do.answer_objection(one, "Xin cảm ơn", by=walk.head(said_of))
    clock.day = said_of.posted_until + timedelta(days=1)
    for dossier in opened.dossiers[:2]:
        do.submit(dossier, by=walk.head(dossier))

    assert kinds(opened) == [("Thôn 2", "opinions")]


def _a_year_before(opened, back: int, out: bool = False) -> None:
    """A year brought in from a list, in which all got the title, or one did not."""
    first = opened.round
    past = Round.objects.create(
        commune=first.commune, title=first.title, year=first.year - back,
        criteria_set=first.criteria_set, on=first.on, finish_by=first.finish_by,
        opened_by=first.opened_by, brought_in=True,
    )  # fmt: skip
    own = past.dossiers.create(
        commune=first.commune, village=opened.dossiers[0].village, status="decided"
    )
    for at, case in enumerate(cases(opened.dossiers[0])):
        Assessment.objects.create(
            round=past, dossier=own, commune=first.commune, village=own.village,
            household=case.household,
            status="not_proposed" if out and not at else "posted",
        )  # fmt: skip

"""A list that was voted on, whose village was merged in mid-round: who goes on."""

from datetime import timedelta

import pytest

from langso.core.chores import chores_of
from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.actions import merge_villages, split_village
from langso.places.drafts import Share
from langso.titles import actions as do
from langso.titles.models import Dossier, Round
from langso.titles.rules import may_see_grounds, visible_grounds
from tests.titles.conftest import DAY, NAMES
from tests.titles.test_phone_list import phone_of


@pytest.fixture
def opened(a_round, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return a_round()


@pytest.fixture
def voted(opened, walk, village) -> Dossier:
    """The list of the first village, voted on before it was merged with the second."""
    dossier = opened.dossiers[0]
    walk.vote(dossier)
    village.new = merge_villages(
        village.villages[:2], "Thôn Chung", on=DAY, basis="NQ 2", by=system()
    )
    return dossier


def head_of(unit, name="truongthonmoi") -> User:
    user = User.objects.create(username=name)
    Post.objects.create(user=user, role="village_head", unit=unit, starts_on=DAY)
    return user


def test_the_new_head_goes_on_to_the_commune(voted, village, walk, clock):
    head = head_of(village.new)
    phone, at = phone_of(head), f"/binh-xet/{voted.pk}/"

    assert "Thôn 1" in phone.get(at).content.decode()
    assert phone.get(f"{at}hop/").status_code == 200
    phone.post(f"{at}niem-yet/")
    voted.refresh_from_db()
    clock.day = voted.posted_until + timedelta(days=1)
    phone.post(f"{at}gui/")

    voted.refresh_from_db()
    assert (voted.status, voted.submitted_by) == ("submitted", head)


def test_home_and_chores_lead_to_the_old_list_and_to_the_new_one(voted, village):
    head = head_of(village.new)
    new = Dossier.objects.get(round=voted.round, village=village.new)

    home = phone_of(head).get("/viec-cua-thon/").content.decode()
    chores = {chore.url: chore.title for chore in chores_of(head, DAY)}

    assert "Gia đình văn hóa 2026, Thôn 1" in home
    assert "Gia đình văn hóa 2026, Thôn Chung" in home
    assert "Thôn 1" in chores[f"/binh-xet/{voted.pk}/"]
    assert "Thôn Chung" in chores[f"/binh-xet/{new.pk}/ho/"]


def test_the_names_on_the_old_list_are_shown_to_the_new_head(voted, village):
    page = phone_of(head_of(village.new)).get(f"/binh-xet/{voted.pk}/ho/")

    rows = page.context["device"]["rows"]
    assert [row[2].split()[-1] for row in rows] == list(NAMES)


def test_a_list_that_is_sent_back_joins_the_new_one(voted, village, walk, clock):
    do.post_list(voted, by=village.lan)
    voted.refresh_from_db()
    clock.day = voted.posted_until + timedelta(days=1)
    do.submit(voted, by=head_of(village.new))

    do.send_back(voted, "Xin họp lại ở thôn mới", by=village.tam)

    new = Dossier.objects.get(round=voted.round, village=village.new)
    assert new.assessments.count() == 10


def test_a_merger_of_a_merger_is_followed(voted, village, clock, monkeypatch):
    clock.day = later = DAY + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: later)
    both = [village.new, village.villages[2]]
    last = merge_villages(both, "Thôn Cả", on=later, basis="NQ 4", by=system())

    phone = phone_of(head_of(last))

    assert phone.get(f"/binh-xet/{voted.pk}/").status_code == 200


def test_the_neighbours_head_finds_nothing(voted, village):
    other = phone_of(village.heads[2])

    assert other.get(f"/binh-xet/{voted.pk}/").status_code == 404
    assert not may_see_grounds(village.heads[2], voted)


def test_when_the_round_is_over_the_old_list_is_the_communes(voted, village):
    head = head_of(village.new)
    Round.objects.filter(pk=voted.round_id).update(status="closed")
    voted = Dossier.objects.select_related("round").get(pk=voted.pk)

    assert phone_of(head).get(f"/binh-xet/{voted.pk}/").status_code == 404
    assert not may_see_grounds(head, voted)
    assert not visible_grounds(head).exists()


def test_of_a_village_that_was_split_an_officer_goes_on(opened, walk, village):
    dossier = opened.dossiers[0]
    walk.vote(dossier)
    shares = [Share("Thôn A", "1-2"), Share("Thôn B", rest=True)]
    made = split_village(
        village.villages[0], [s.name for s in shares],
        shares=shares, on=DAY, basis="NQ 3", by=system(),
    )  # fmt: skip

    for n, unit in enumerate(made):
        phone = phone_of(head_of(unit, f"truongthon-moi-{n}"))
        assert phone.get(f"/binh-xet/{dossier.pk}/").status_code == 404
    answer = phone_of(village.lan).get(f"/binh-xet/{dossier.pk}/")
    assert answer.status_code == 200


def test_a_report_of_a_village_that_is_none_any_more_is_not_asked_for(
    a_round, village, monkeypatch
):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    old = a_round(title="village").dossiers[0]
    new = merge_villages(
        village.villages[:2], "Thôn Chung", on=DAY, basis="NQ 2", by=system()
    )

    home = phone_of(head_of(new)).get("/viec-cua-thon/").content.decode()

    assert f"/binh-xet/bao-cao/{old.pk}/" not in home

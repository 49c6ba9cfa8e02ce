"""An act of a day to come: written down today, right before that day and after it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from langso import jobs
from langso.core.actions import NotAllowed, Refused
from langso.core.queries import first_fault, history_of
from langso.people.actions import appoint, system
from langso.people.models import Post, User
from langso.people.queries import people_page, stranded
from langso.places.actions import (
    found_unit,
    merge_villages,
    rename_village,
    split_village,
)
from langso.places.drafts import Share
from langso.places.queries import villages_of
from langso.registry.actions import follow_due
from langso.registry.models import Household

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=40)
EVE = SOON - timedelta(days=1)
ACT = {"on": SOON, "basis": "NQ 12/NQ-HĐND"}


@pytest.fixture
def on(monkeypatch):
    """Wake up on another day."""
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *_: day)


@pytest.fixture
def homes(stage):
    """Number 1 to 3 in Thôn 1, number 4 in Thôn 2."""
    home = {"commune": stage.commune, "search_text": "", "name_sort": ""}
    where = [*[stage.villages[0]] * 3, stage.villages[1]]
    return [
        Household.objects.create(
            village=village, head="Mẫu", number=str(n), address=f"Xóm {n}", **home
        )
        for n, village in enumerate(where, 1)
    ]


@pytest.fixture
def heads(stage):
    """Who heads Thôn 1 and Thôn 2."""
    posts = []
    for village in stage.villages[:2]:
        user = User.objects.create(username=f"truong-{village.pk}")
        since = {"starts_on": date(2025, 7, 1), "by": system()}
        posts.append(appoint(user, "village_head", village, **since))
    return posts


def where(homes):
    rows = Household.objects.filter(pk__in=[home.pk for home in homes])
    return list(rows.order_by("pk").values_list("village__name", flat=True))


def names(stage):
    return [village.name for village in villages_of(stage.commune)]


def test_villages_of_a_day_to_come_are_not_there_yet(stage, quan, on):
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    assert names(stage) == ["Thôn 1", "Thôn 2", "Thôn 3"]
    on(EVE)
    assert names(stage) == ["Thôn 1", "Thôn 2", "Thôn 3"]
    on(SOON)
    assert names(stage) == ["Thôn Mới", "Thôn 3"]


def test_households_move_in_the_night_of_the_day_and_once(stage, quan, homes, on):
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)
    assert where(homes) == ["Thôn 1"] * 3 + ["Thôn 2"]

    on(EVE)
    assert follow_due(by=system()) == 0
    on(SOON)
    assert (follow_due(by=system()), follow_due(by=system())) == (4, 0)

    assert where(homes) == ["Thôn Mới"] * 4
    assert history_of(homes[0]).get().commune == stage.commune
    assert first_fault(stage.commune.pk) is None


def test_the_job_of_the_night_moves_them_even_if_it_ran_before(
    stage, quan, homes, on, monkeypatch
):
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    jobs.nightly()
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    on(SOON + timedelta(days=3))  # the machine was off
    jobs.nightly()

    assert where(homes) == ["Thôn Mới"] * 4


def test_two_acts_in_a_row_are_caught_up_in_one_night(stage, quan, homes, on):
    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)
    later = {"on": SOON + timedelta(days=1), "basis": "NQ 13"}
    rename_village(new, "Thôn Đông", by=quan, **later)

    on(later["on"])
    follow_due(by=system())

    assert where(homes) == ["Thôn Đông"] * 4


def test_only_the_night_moves_what_is_due(stage, quan):
    with pytest.raises(NotAllowed):
        follow_due(by=quan)


def test_an_act_to_come_is_undone_only_by_another(stage, quan):
    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    with pytest.raises(Refused):
        rename_village(stage.villages[0], "Thôn Cũ", by=quan, **ACT)
    later = {"on": SOON + timedelta(days=1), "basis": "NQ 13"}
    rest = [Share("Thôn 1", rest=True), Share("Thôn 2")]
    split_village(new, ["Thôn 1", "Thôn 2"], by=quan, shares=rest, **later)

    found = [village.name for village in villages_of(stage.commune, later["on"])]
    assert found == ["Thôn 1", "Thôn 2", "Thôn 3"]


def test_a_name_is_taken_as_long_as_its_village_lives(stage, quan):
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    with pytest.raises(Refused):
        found_unit("village", "Thôn 1", stage.commune, valid_from=TODAY, by=quan)
    found_unit("village", "Thôn 1", stage.commune, valid_from=SOON, by=quan)


def test_posts_end_the_day_before_and_not_sooner(stage, quan, heads, on):
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    assert set(Post.objects.filter(role="village_head").values_list("ends_on")) == {
        (EVE,)
    }
    on(EVE)
    assert User.objects.get(pk=heads[0].user_id).heads_villages
    on(SOON)
    assert not User.objects.get(pk=heads[0].user_id).heads_villages
    assert history_of(heads[0])[0].verb == "post.ended"


def test_a_renamed_village_keeps_its_head(stage, quan, heads, on):
    new = rename_village(stage.villages[0], "Thôn Đông", by=quan, **ACT)

    on(SOON)
    assert User.objects.get(pk=heads[0].user_id).heads_villages == {new.pk}


def test_nobody_gets_a_post_where_there_is_no_village(stage, quan):
    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    [village.refresh_from_db() for village in stage.villages]
    with pytest.raises(Refused):
        appoint(stage.nam, "village_head", new, by=quan)
    with pytest.raises(Refused):
        appoint(stage.nam, "village_head", stage.villages[0], by=quan, starts_on=SOON)
    post = appoint(stage.nam, "village_head", stage.villages[0], by=quan)
    assert post.ends_on == EVE


def test_who_lost_a_village_gets_the_post_in_the_new_one(
    stage, quan, heads, client_of, on
):
    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)
    client, people = client_of("quan"), "/tai-khoan/nguoi/"
    asked = client.get(people).content.decode()

    client.post(f"{people}{heads[0].pk}/thon-moi/{new.pk}/")
    after = client.get(people).content.decode()

    assert asked.count("Giao ở Thôn Mới") == 2
    assert after.count("Giao ở Thôn Mới") == 1
    assert "đã có người" in after
    on(SOON)
    assert User.objects.get(pk=heads[0].user_id).heads_villages == {new.pk}
    assert [row.post.unit.name for row in people_page(quan)][-1] == "Thôn Mới"


def test_only_the_administrator_gives_it_and_only_there(stage, quan, heads, client_of):
    new = merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)
    door = f"/tai-khoan/nguoi/{heads[0].pk}/thon-moi/"

    assert client_of("lan").post(f"{door}{new.pk}/").status_code == 403
    assert client_of("minh").post(f"{door}{new.pk}/").status_code == 404
    assert client_of("quan").post(f"{door}{stage.villages[2].pk}/").status_code == 404
    assert client_of("quan").get(f"{door}{new.pk}/").status_code == 405


def test_the_list_of_posts_without_a_village_costs_few_queries(
    stage, quan, heads, django_assert_max_num_queries
):
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)
    quan = User.objects.get(pk=quan.pk)

    with django_assert_max_num_queries(5):
        assert len(stranded(quan)) == 2


def test_the_preview_names_what_goes_along(stage, quan, homes, heads, client_of):
    order = {"villages": [village.pk for village in stage.villages[:2]]}
    order |= {"name": "Thôn Mới", "basis": "NQ 12", "on": f"{SOON:%d/%m/%Y}"}

    page = client_of("quan").post(f"/don-vi/{stage.commune.pk}/gop/", order)

    said = {
        effect.label: (effect.count, effect.fate) for effect in page.context["effects"]
    }
    assert said["Hộ gia đình"][0] == 4
    assert said["Trưởng thôn"] == (2, "kết thúc cùng thôn cũ")
    assert "từ nay đến ngày đó mọi việc giữ nguyên" in page.content.decode()


def test_the_page_of_the_commune_tells_what_is_and_what_comes(stage, quan, client_of):
    merge_villages(stage.villages[:2], "Thôn Mới", by=quan, **ACT)

    page = client_of("quan").get(f"/don-vi/{stage.commune.pk}/")

    assert [village.name for village in page.context["villages"]] == [
        "Thôn 1", "Thôn 2", "Thôn 3",
    ]  # fmt: skip
    assert [village.name for village in page.context["coming"]] == ["Thôn Mới"]
    assert page.context["ended"] == []
    assert page.content.decode().count("/tach/") == 1  # only Thôn 3 can be split

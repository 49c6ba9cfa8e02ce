"""Posts are given by the administrator of the commune, ended, and handed over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from langso.core.actions import NotAllowed, Refused
from langso.measures.rules import may_import_closings
from langso.people.actions import appoint, end_post, enter_person, hand_over, system
from langso.people.forms import PostForm
from langso.people.models import Invitation, Post, User
from langso.people.queries import find_user
from langso.people.roles import ABOVE, Role, levels_of
from langso.people.rules import visible_posts

TODAY = timezone.localdate()
DAY = timedelta(days=1)
ALLOWED = {"quan": True, "lan": False, "hoa": False, "minh": False, "nam": False}


@pytest.fixture
def old_heads(town):
    """The village head has held the post since yesterday."""
    town.heads.starts_on = TODAY - DAY
    town.heads.save()
    return town.heads


ACTIONS = {
    "enter": lambda t, by: enter_person("Mẫu", t.villages[1], "village_head", by=by),
    "appoint": lambda t, by: appoint(t.tam, "village_head", t.villages[1], by=by),
    "end": lambda t, by: end_post(t.heads, by=by),
    "hand over": lambda t, by: hand_over(t.heads, t.tam, by=by, on=TODAY + DAY),
}


@pytest.mark.parametrize("who", ALLOWED)
@pytest.mark.parametrize("action", ACTIONS)
def test_only_the_administrator_hands_out_posts(town, action, who):
    if ALLOWED[who]:
        ACTIONS[action](town, getattr(town, who))
    else:
        with pytest.raises(NotAllowed):
            ACTIONS[action](town, getattr(town, who))


def test_nobody_appoints_or_ends_themselves(town):
    with pytest.raises(NotAllowed):
        appoint(town.quan, "commune_leader", town.commune, by=town.quan)
    with pytest.raises(NotAllowed):
        end_post(town.quan.posts.get(), by=town.quan)


def test_an_administrator_reaches_no_other_commune(town):
    with pytest.raises(NotAllowed):
        appoint(town.nam, "supervisor", town.other, by=town.quan)


def test_one_person_holds_several_posts(town):
    appoint(town.man, "village_reporter", town.villages[1], by=town.quan)

    man = User.objects.get(pk=town.man.pk)

    assert man.heads_villages == {town.villages[0].pk}
    assert man.reports_for == {unit.pk for unit in town.villages[:2]}


@pytest.mark.parametrize("role", Role.values)
def test_a_post_exists_only_on_its_level(town, role):
    places = (town.province, town.commune, town.villages[0])
    for unit in places:
        if unit.level in levels_of(role):
            assert appoint(town.nam, role, unit, by=system()).role == role
        else:
            with pytest.raises(Refused):
                appoint(town.nam, role, unit, by=system())


def test_an_ended_post_gives_nothing(town, old_heads):
    end_post(old_heads, by=town.quan)

    assert User.objects.get(pk=town.man.pk).heads_villages == set()


def test_a_post_begun_today_lasts_until_tonight(town):
    end_post(town.heads, by=town.quan)

    assert town.heads.ends_on == TODAY


def test_handing_over_ends_one_and_begins_the_other(town, old_heads):
    hand_over(old_heads, town.nam, by=town.quan)

    assert User.objects.get(pk=town.man.pk).heads_villages == set()
    assert town.nam.heads_villages == {town.villages[0].pk}
    old_heads.refresh_from_db()
    assert old_heads.ends_on == TODAY - DAY


def test_handing_over_withdraws_the_open_card(town, old_heads):
    Invitation.objects.create(
        post=old_heads, nonce="n", code_hash="h", issued_by=town.quan
    )

    hand_over(old_heads, town.nam, by=town.quan)

    assert Invitation.objects.get().status == "withdrawn"


def test_a_post_is_not_handed_to_its_holder_nor_on_its_first_day(town, old_heads):
    with pytest.raises(Refused):
        hand_over(old_heads, town.man, by=town.quan)
    with pytest.raises(Refused):
        hand_over(old_heads, town.nam, by=town.quan, on=TODAY - DAY)
    assert Post.objects.filter(role="village_head").count() == 1


def test_the_same_post_is_not_given_twice_nor_backwards(town):
    with pytest.raises(Refused):
        appoint(town.man, "village_head", town.villages[0], by=town.quan)
    with pytest.raises(Refused):
        appoint(town.tam, "supervisor", town.commune, by=town.quan, ends_on=TODAY - DAY)


def test_two_people_never_share_a_phone_number(town):
    with pytest.raises(Refused):
        enter_person(
            "Mẫu", town.villages[1], "village_head", by=town.quan, phone="+84912345678"
        )


def test_user_names_follow_the_village(town):
    second = enter_person("Mẫu", town.villages[0], "village_reporter", by=town.quan)

    assert (town.man.username, second.username) == ("thon1", "thon1.2")


PAGE = "/tai-khoan/nguoi/"
ENTERED = {"full_name": "Lê Thị Mẫu", "phone": "0987 654 321", "role": "village_head"}


def test_the_administrator_gives_a_post_on_the_page(clients, town):
    answer = clients("quan").post(
        f"{PAGE}them/", ENTERED | {"unit": town.villages[2].pk}
    )

    assert answer.url == PAGE
    assert find_user("+84987654321").heads_villages


def test_a_post_in_the_wrong_place_is_answered_beside_the_field(clients, town):
    answer = clients("quan").post(f"{PAGE}them/", ENTERED | {"unit": town.commune.pk})

    assert "không có chức danh" in answer.content.decode()


def test_the_administrator_hands_over_on_the_page(clients, town, old_heads):
    path = f"{PAGE}{old_heads.pk}/ban-giao/"
    assert clients("quan").get(path).status_code == 200

    clients("quan").post(path, {"full_name": "Lê Thị Mẫu"})

    new = Post.objects.get(role="village_head", ends_on=None)
    assert new.user.full_name == "Lê Thị Mẫu"


def test_the_administrator_ends_a_post_on_the_page(clients, town, old_heads):
    clients("quan").post(f"{PAGE}{old_heads.pk}/ket-thuc/")

    old_heads.refresh_from_db()
    assert not old_heads.is_held


@pytest.mark.parametrize(
    ("who", "answer"), [("quan", 200), ("lan", 200), ("hoa", 403), ("nam", 403)]
)
def test_who_sees_the_people(clients, town, who, answer):
    assert clients(who).get(PAGE).status_code == answer


def test_the_page_of_people_asks_a_bounded_number_of_questions(
    clients, town, django_assert_max_num_queries
):
    for n in range(20):
        user = User.objects.create(username=f"u{n}")
        appoint(user, "village_reporter", town.villages[1], by=system())
    client = clients("quan")

    with django_assert_max_num_queries(20):
        assert "Thôn 2" in client.get(PAGE).content.decode()


@pytest.fixture
def province(town):
    """The administrator of the province, as `langso init` leaves them."""
    there, role = town.province, "province_administrator"
    town.tinh = enter_person("Mẫu Tỉnh", there, role, by=system())
    appoint(town.tinh, role, there, by=system())
    return there


def test_a_province_gets_its_officer_from_its_administrator(town, province):
    officer = enter_person("Mẫu", province, "city_officer", by=town.tinh)
    post = appoint(officer, "city_officer", province, by=town.tinh)

    assert post in visible_posts(town.tinh)
    assert may_import_closings(User.objects.get(pk=officer.pk), province)
    assert town.heads not in visible_posts(town.tinh)


def test_posts_at_a_province_and_in_its_communes_are_apart(town, province):
    with pytest.raises(NotAllowed):
        appoint(town.nam, "commune_officer", town.commune, by=town.tinh)
    with pytest.raises(NotAllowed):
        appoint(town.nam, "city_officer", province, by=town.quan)


def test_the_form_offers_the_posts_there_are(town, province):
    here, above = PostForm(home=town.commune), PostForm(home=province)

    def offered(form):
        return {code for code, _words in form.fields["role"].choices}

    assert offered(above) == {*ABOVE}
    assert offered(here) == set(Role.values) - {*ABOVE}
    assert [*above.fields["unit"].queryset] == [province]

"""A code carries the rights of one post, as long as it counts, and is kept nowhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from langso.api.actions import issue_token, revoke_token
from langso.api.models import ApiToken
from langso.core.actions import NotAllowed, Refused
from langso.core.models import Event
from langso.people.models import Post, User
from tests.conftest import START

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=30)


@pytest.fixture
def post(stage):
    return Post.objects.get(user=stage.lan)


@pytest.fixture
def lans(stage, post):
    return issue_token(post, "Máy báo cáo", SOON, by=stage.lan)


def test_a_code_lets_in_with_its_post(stage, lans, ask):
    _token, code = lans

    assert ask("me", code).json() == {
        "post": "Công chức xã, Xã Bến Gốm",
        "role": "commune_officer",
        "unit": "Xã Bến Gốm",
        "commune": stage.commune.pk,
    }


def test_only_the_hash_is_kept(lans):
    token, code = lans

    assert code not in str(ApiToken.objects.filter(pk=token.pk).values().get())
    assert code not in str(list(Event.objects.values_list("data", flat=True)))


@pytest.mark.parametrize(
    "code", ["", "x", "langso_", "langso_" + "a" * 43, "' OR 1=1 --", "a" * 5000, "ế"]
)
def test_no_other_code_does(lans, ask, code):
    response = ask("me", code)

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert "Thiếu mã truy cập" in response.json()["message"]


def test_a_session_is_no_code(client_of):
    assert client_of("lan").get("/api/v1/me").status_code == 401


@pytest.mark.parametrize(
    "end",
    [
        lambda t, p: revoke_token(t, by=p.user),
        lambda t, p: ApiToken.objects.update(last_day=TODAY - timedelta(days=1)),
        lambda t, p: Post.objects.filter(pk=p.pk).update(
            ends_on=TODAY - timedelta(days=1)
        ),
        lambda t, p: User.objects.filter(pk=p.user_id).update(is_active=False),
    ],
    ids=["revoked", "past its day", "post over", "account rests"],
)
def test_a_code_that_is_over_gives_nothing(lans, post, ask, end):
    token, code = lans
    end(token, post)

    assert ask("me", code).status_code == 401


def test_a_post_to_come_gives_no_code_yet(stage, post):
    Post.objects.filter(pk=post.pk).update(starts_on=TODAY + timedelta(days=1))
    post.refresh_from_db()

    with pytest.raises(NotAllowed):
        issue_token(post, "Máy", SOON, by=stage.lan)


@pytest.mark.parametrize(
    ("name", "day"),
    [(" ", SOON), ("Máy", TODAY - timedelta(days=1)),
     ("Máy", TODAY + timedelta(days=400))],
)  # fmt: skip
def test_a_code_has_a_name_and_an_end(stage, post, name, day):
    with pytest.raises(Refused):
        issue_token(post, name, day, by=stage.lan)


def test_whoever_could_end_the_post_revokes_its_codes(stage, lans, ask):
    admin = User.objects.create(username="quan-tri")
    Post.objects.create(
        user=admin, role="commune_administrator", unit=stage.commune, starts_on=START
    )
    token, code = lans

    revoke_token(token, by=admin)

    assert ask("me", code).status_code == 401


def test_revoking_twice_is_once(lans, post):
    token, _code = lans
    for _ in range(2):
        revoke_token(token, by=post.user)

    assert Event.objects.filter(verb="token.revoked").count() == 1


def test_the_page_shows_a_code_once(client_of, post, ask):
    lan = client_of("lan")
    sent = {"name": "Máy báo cáo", "post": post.pk, "last_day": f"{SOON:%d/%m/%Y}"}

    page = lan.post("/tai-khoan/ma-truy-cap/", sent)

    code = page.context["code"]
    assert ask("me", code).status_code == 200
    assert code in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert code not in lan.get("/tai-khoan/ma-truy-cap/").content.decode()


def test_the_page_offers_only_ones_own_posts(stage, client_of):
    other = Post.objects.get(user=stage.minh)
    sent = {"name": "Máy", "post": other.pk, "last_day": f"{SOON:%d/%m/%Y}"}

    page = client_of("lan").post("/tai-khoan/ma-truy-cap/", sent)

    assert page.context["code"] == ""
    assert not ApiToken.objects.exists()


def test_nobody_sees_or_revokes_the_codes_of_others(client_of, lans):
    token, _code = lans
    tam = client_of("tam")

    assert "Máy báo cáo" not in tam.get("/tai-khoan/ma-truy-cap/").content.decode()
    gone = tam.post(f"/tai-khoan/ma-truy-cap/{token.pk}/thu-hoi/")
    assert gone.status_code == 404


def test_one_revokes_ones_own_on_the_page(client_of, lans, ask):
    token, code = lans
    client_of("lan").post(f"/tai-khoan/ma-truy-cap/{token.pk}/thu-hoi/")

    assert ask("me", code).status_code == 401


def test_a_program_that_asks_too_often_waits(monkeypatch, lans, ask):
    monkeypatch.setitem(bearer_limits(), "code", "3/m/key")
    _token, code = lans

    found = [ask("me", code) for _ in range(4)]

    assert [one.status_code for one in found] == [200, 200, 200, 429]
    assert found[3].headers["Retry-After"] == "60"
    assert found[3].json()["message"].endswith(".")


def test_whoever_guesses_waits_and_others_get_in(monkeypatch, lans, ask):
    monkeypatch.setitem(bearer_limits(), "wrong", "2/m/ip")
    _token, code = lans

    assert [ask("me", "x").status_code for _ in range(3)] == [401, 401, 429]
    assert ask("me", code).status_code == 200


def test_a_code_costs_one_question_and_the_counting(
    lans, ask, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        ask("me", lans[1])


def bearer_limits():
    from langso.api.views.bearer import LIMITS

    return LIMITS

"""Posts give rights for a time; signing in is for those who know their password."""

from datetime import timedelta
from unicodedata import normalize

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from langso.core.actions import NotAllowed
from langso.core.address import address_of
from langso.people.actions import appoint, new_password, open_account, system
from langso.people.models import Post, SignInFailure, User
from langso.people.rules import is_officer, reads_drafts_of

SIGN_IN = "/tai-khoan/dang-nhap/"
TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [
        (TODAY, None, True),
        (TODAY - DAY, TODAY, True),
        (TODAY - 2 * DAY, TODAY - DAY, False),
        (TODAY + DAY, None, False),
    ],
)
def test_a_post_counts_from_its_first_to_its_last_day(stage, starts, ends, holds):
    post = {"role": "commune_officer", "unit": stage.other}

    Post.objects.create(user=stage.nam, starts_on=starts, ends_on=ends, **post)

    assert is_officer(User.objects.get(username="nam"), stage.other.pk) is holds


@pytest.mark.parametrize("role", ["commune_officer", "commune_leader", "supervisor"])
def test_every_post_in_a_commune_reads_its_drafts(stage, role):
    appoint(stage.nam, role, stage.other, by=system())

    assert reads_drafts_of(stage.nam) == {stage.other.pk}


def test_a_person_is_shown_by_role(stage):
    assert (stage.hoa.role_name != "", stage.nam.role_name) == (True, "")


ACTIONS = {
    "open": lambda stage, by: open_account("moi", by=by),
    "appoint": lambda stage, by: appoint(stage.nam, "supervisor", stage.other, by=by),
    "password": lambda stage, by: new_password(stage.nam, by=by),
}


@pytest.mark.parametrize("who", ["lan", "hoa", "minh", "nam"])
@pytest.mark.parametrize("action", ACTIONS)
def test_only_the_set_up_gives_access(stage, action, who):
    with pytest.raises(NotAllowed):
        ACTIONS[action](stage, getattr(stage, who))

    ACTIONS[action](stage, system())


def test_a_new_password_opens_the_door_once_known(client, stage):
    _, password = open_account("moi", by=system())

    answer = client.post(SIGN_IN, {"username": "moi", "password": password})

    assert answer.status_code == 302
    assert client.session["_auth_user_id"]


def test_a_password_may_be_typed_in_either_form(client, stage):
    stage.lan.set_password(normalize("NFC", "mật khẩu dài"))
    stage.lan.save()
    typed = normalize("NFD", "mật khẩu dài")

    answer = client.post(SIGN_IN, {"username": "lan", "password": typed})

    assert answer.status_code == 302


def test_nobody_signs_in_as_the_system(client, db):
    system()

    for password in ("", "!", "system"):
        client.post(SIGN_IN, {"username": "system", "password": password})
    assert "_auth_user_id" not in client.session


def test_guessing_is_stopped_after_five_attempts(client, stage):
    password = new_password(stage.lan, by=system())
    wrong = {"username": "lan", "password": "sai"}

    for _ in range(5):
        client.post(SIGN_IN, wrong)
    client.post(SIGN_IN, {"username": "lan", "password": password})

    assert "_auth_user_id" not in client.session
    assert SignInFailure.objects.count() == 5


def test_guesses_are_forgotten_in_time_and_after_success(client, stage):
    password = new_password(stage.lan, by=system())
    right = {"username": "lan", "password": password}
    for _ in range(5):
        client.post(SIGN_IN, right | {"password": "sai"})
    SignInFailure.objects.update(at=timezone.now() - timedelta(minutes=16))

    client.post(SIGN_IN, right)

    assert "_auth_user_id" in client.session


def test_signing_out_needs_a_press(client_of):
    client = client_of("lan")

    assert client.get(reverse("people:sign-out")).status_code == 405
    assert client.post(reverse("people:sign-out")).status_code in (200, 302)
    assert "_auth_user_id" not in client.session


def test_the_database_refuses_a_post_that_ends_before_it_starts(stage):
    post = {"role": "supervisor", "unit": stage.other, "user": stage.nam}

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(starts_on=TODAY, ends_on=TODAY - DAY, **post)


@pytest.mark.parametrize(("proxies", "seen"), [(0, "10.0.0.1"), (1, "8.8.4.4")])
def test_a_proxy_is_believed_only_where_there_is_one(monkeypatch, rf, proxies, seen):
    monkeypatch.setattr("allauth.app_settings.TRUSTED_PROXY_COUNT", proxies)

    request = rf.get("/", headers={"X-Forwarded-For": "1.2.3.4, 8.8.4.4"})
    request.META["REMOTE_ADDR"] = "10.0.0.1"

    assert address_of(request) == seen

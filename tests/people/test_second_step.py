"""Who approves, signs or sees personal data needs two steps to sign in."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from langso.core.models import Event
from langso.people.actions import new_password, system

SETUP = "/tai-khoan/hai-buoc/"
SIGN_IN = "/tai-khoan/dang-nhap/"
WORK = "/nghi-quyet/"


@pytest.fixture
def strict(settings):
    settings.SECOND_FACTOR_ROLES = ["commune_officer"]


def code_for(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def typed_in(password):
    client = Client()
    entered = {"username": "lan", "password": password}
    return client, client.post(f"{SIGN_IN}?next={WORK}", entered)


@pytest.fixture
def guarded(strict, stage):
    """Lan with an app; returns her password and the secret of the app."""
    password = new_password(stage.lan, by=system())
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(stage.lan, secret)
    return password, secret


def test_an_officer_is_led_to_set_it_up_first(strict, client_of):
    client = client_of("lan")

    assert client.get(WORK).url == SETUP
    assert client.get(SETUP).status_code == 200


def test_other_posts_may_go_on_without(strict, client_of):
    assert client_of("nam").get(WORK).url == "/"


def test_a_sample_commune_needs_none(strict, stage, client_of):
    type(stage.commune).objects.update(is_sample=True)

    assert client_of("lan").get(WORK).status_code == 200


def test_the_app_is_set_up_with_its_code(strict, stage):
    client, _ = typed_in(new_password(stage.lan, by=system()))
    page = client.get(f"{SETUP}totp/activate/")
    secret = page.context["form"].secret

    answer = client.post(f"{SETUP}totp/activate/", {"code": code_for(secret)})

    assert answer.url == f"{SETUP}recovery-codes/"
    assert len(client.get(answer.url).context["unused_codes"]) == 10
    assert client.get(WORK).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_it_up_and_removing_it_stand_in_the_history(stage):
    client, _ = typed_in(new_password(stage.lan, by=system()))
    secret = client.get(f"{SETUP}totp/activate/").context["form"].secret

    client.post(f"{SETUP}totp/activate/", {"code": code_for(secret)})
    client.post(f"{SETUP}totp/deactivate/")

    events = Event.objects.filter(subject=f"people.user:{stage.lan.pk}")
    verbs = set(events.filter(by=stage.lan).values_list("verb", "commune_id"))
    own = stage.commune.pk
    assert {("user.app-tied", own), ("user.app-untied", own)} <= verbs


def test_the_secret_of_the_app_is_encrypted_at_rest(guarded, stage):
    kept = Authenticator.objects.get(user=stage.lan).data["secret"]

    assert guarded[1] not in kept


def test_a_password_alone_is_then_not_enough(guarded):
    client, answer = typed_in(guarded[0])

    assert answer.url == f"{SETUP}authenticate/"
    assert "_auth_user_id" not in client.session


def test_the_code_of_the_app_opens(guarded):
    client, answer = typed_in(guarded[0])
    assert client.get(answer.url).status_code == 200

    opened = client.post(answer.url, {"code": code_for(guarded[1])})

    assert opened.url == WORK
    assert client.get(WORK).status_code == 200


def test_wrong_codes_are_slowed_down(guarded):
    client, answer = typed_in(guarded[0])

    for _ in range(5):
        page = client.post(answer.url, {"code": "000000"})
        assert "chưa khớp" in page.content.decode()
    page = client.post(answer.url, {"code": code_for(guarded[1])})

    assert "nhiều lần" in page.content.decode()


def test_the_last_way_cannot_be_removed_where_it_is_needed(guarded, stage):
    client, answer = typed_in(guarded[0])
    client.post(answer.url, {"code": code_for(guarded[1])})

    page = client.post(f"{SETUP}totp/deactivate/")

    assert "cần giữ lại" in page.content.decode()
    assert Authenticator.objects.filter(user=stage.lan, type="totp").exists()


def test_changing_it_later_asks_for_the_password_again(strict, client_of):
    answer = client_of("lan").get(f"{SETUP}webauthn/add/")

    assert answer.url.startswith("/tai-khoan/xac-nhan/")


def test_an_account_cannot_be_made_by_signing_up(client, db):
    for path in ("signup/", "hai-buoc/webauthn/signup/", "dang-ky/"):
        assert client.get(f"/tai-khoan/{path}").status_code == 404


def test_passkeys_are_tried_sixty_times_a_minute_at_most(client, db):
    path = f"{SETUP}webauthn/login/"

    answers = [client.post(path, {"credential": "{}"}) for _ in range(61)]

    assert {a.status_code for a in answers[:60]} == {302}
    assert answers[60].status_code == 429
    assert "quá nhiều lần" in answers[60].content.decode()

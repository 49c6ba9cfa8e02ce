"""Phone numbers, e-mails and secrets are nowhere in the database, and still work."""

import base64

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from langso.core import sealing
from langso.people.actions import (
    new_password,
    note_failed_sign_in,
    seal_people_anew,
    set_contact,
    system,
)
from langso.people.models import User
from langso.people.queries import counted_name, find_user

PHONE, DIGITS, EMAIL = "+84912345678", "912345678", "lan@example.com"
SECRET = "JBSWY3DPEHPK3PXP"
SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path, monkeypatch):
    monkeypatch.delenv(sealing.ENVIRONMENT, raising=False)
    settings.HOME = tmp_path


@pytest.fixture
def lan(stage):
    set_contact(stage.lan, phone=PHONE, email=EMAIL, by=stage.lan)
    return stage.lan


def everything() -> str:
    """All rows of all tables as the database holds them."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return repr(rows)


def test_no_phone_number_or_email_stands_in_the_database(lan):
    TOTP.activate(lan, SECRET)
    Client().post(SIGN_IN, {"username": "0912 345 678", "password": "sai"})
    Client().post(SIGN_IN, {"username": "0987 654 321", "password": "sai"})

    rows = everything()

    assert "lan" in rows  # it is the right database
    for plain in (DIGITS, "912 345 678", "987654321", "987 654", EMAIL, SECRET):
        assert plain not in rows


def test_what_was_sealed_is_read_back(lan):
    lan = User.objects.get(pk=lan.pk)

    assert (lan.phone, lan.email) == (PHONE, EMAIL)


@pytest.mark.parametrize("column", ["phone", "email"])
def test_the_database_refuses_a_second_row_with_it(stage, lan, column):
    setattr(stage.tam, column, getattr(lan, column).upper())

    with pytest.raises(IntegrityError), transaction.atomic():
        stage.tam.save()


def test_nobody_has_the_empty_number(stage):
    for user in (stage.lan, stage.tam):
        set_contact(user, phone=None, email="", by=user)

    assert find_user("") is None
    assert stage.tam.phone_hash is None


def test_a_search_that_could_find_nothing_says_so(lan):
    with pytest.raises(FieldError):
        User.objects.filter(phone=PHONE).exists()


@pytest.mark.parametrize("typed", ["0912345678", "84912345678", "LAN@Example.com"])
def test_people_are_found_before_during_and_after_a_change_of_keys(lan, typed):
    assert find_user(typed) == lan

    sealing.add_key()
    assert find_user(typed) == lan

    seal_people_anew(by=system())
    assert find_user(typed) == lan
    assert User.objects.get(pk=lan.pk).phone_hash.startswith("2:")


def test_a_number_stays_taken_while_keys_change(stage, lan, client_of):
    sealing.add_key()

    page = client_of("tam").post("/tai-khoan/", {"phone": "0912 345 678"})

    assert "đã có người dùng" in page.content.decode()


def test_secrets_of_the_second_step_are_sealed_with_the_new_key(lan):
    app, codes = TOTP.activate(lan, SECRET), RecoveryCodes.activate(lan)
    printed = codes.get_unused_codes()
    sealing.add_key()

    assert seal_people_anew(by=system()) == 3  # Lan, her app, her codes

    kept = {row.type: row.data for row in Authenticator.objects.all()}
    tokens = [kept["totp"]["secret"], kept["recovery_codes"]["seed"]]
    assert {base64.b64decode(token)[:2] for token in tokens} == {b"2:"}
    again = Authenticator.objects.get(type="recovery_codes").wrap()
    assert again.get_unused_codes() == printed
    assert sealing.unseal(kept["totp"]["secret"]) == SECRET
    assert app.instance.data != kept["totp"]


def test_a_name_typed_wrongly_is_counted_without_being_kept(db):
    assert DIGITS not in counted_name("0912345678")
    assert counted_name("Ai Đó") == counted_name(" ai đó")
    note_failed_sign_in(counted_name("x" * 9999), "192.0.2.1")


def test_a_password_still_opens_by_phone_after_all_that(lan):
    password = new_password(lan, by=system())
    sealing.add_key()
    seal_people_anew(by=system())
    client = Client()

    client.post(SIGN_IN, {"username": "0912 345 678", "password": password})

    assert "_auth_user_id" in client.session

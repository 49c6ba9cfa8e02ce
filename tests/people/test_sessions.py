"""Sessions end by themselves, by their owner, and when a phone is lost."""

import time
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from langso.core.actions import NotAllowed
from langso.people.actions import (
    appoint,
    end_session,
    new_password,
    revoke_sessions,
    system,
)
from langso.people.middleware import SEEN
from langso.people.models import SignInFailure, User
from langso.people.queries import ALLOWED_AN_ACCOUNT
from langso.people.rules import idle_time

MINE = "/tai-khoan/phien/"
SIGN_IN = "/tai-khoan/dang-nhap/"
WORK = "/nghi-quyet/"


@pytest.fixture
def password(stage):
    return new_password(stage.lan, by=system())


def signed_in(password, address="127.0.0.1", name="lan"):
    client = Client(REMOTE_ADDR=address)
    client.post(SIGN_IN, {"username": name, "password": password})
    return client


def is_in(client):
    return client.get("/tai-khoan/").status_code == 200


def test_the_page_lists_where_one_is_signed_in(password):
    signed_in(password, "192.0.2.7")

    page = signed_in(password).get(MINE).content.decode()

    assert "192.0.2.7" in page
    assert "máy này" in page


def test_another_session_is_ended_from_the_page(stage, password):
    other, here = signed_in(password, "192.0.2.7"), signed_in(password)
    session = UserSession.objects.get(ip="192.0.2.7")

    here.post(f"{MINE}{session.pk}/ket-thuc/")

    assert (is_in(other), is_in(here)) == (False, True)


def test_all_sessions_end_at_once(password):
    other, here = signed_in(password, "192.0.2.7"), signed_in(password)

    here.post(f"{MINE}ket-thuc-het/")

    assert (is_in(other), is_in(here)) == (False, False)


@pytest.mark.parametrize("end", ["row", "time", "account"])
def test_what_was_ended_in_the_database_is_ended_at_once(stage, client_of, end):
    client = client_of("lan")
    assert client.get("/bao-cao/phien/").json()["person"] == stage.lan.pk
    if end == "row":
        Session.objects.all().delete()
    elif end == "time":
        Session.objects.update(expire_date=timezone.now())
    else:
        User.objects.filter(pk=stage.lan.pk).update(is_active=False)

    assert client.get("/bao-cao/phien/").json()["person"] is None


def test_nobody_sees_or_ends_the_session_of_another(stage, password, client_of):
    signed_in(password)
    session = UserSession.objects.get()

    answer = client_of("tam").post(f"{MINE}{session.pk}/ket-thuc/")

    assert answer.status_code == 404
    with pytest.raises(NotAllowed):
        end_session(session, by=stage.tam)
    with pytest.raises(NotAllowed):
        revoke_sessions(stage.lan, by=stage.nam)


def test_an_administrator_revokes_the_sessions_of_a_colleague(town):
    password = new_password(town.tam, by=system())
    client = signed_in(password, name="tam")

    assert revoke_sessions(town.tam, by=town.quan) == 1
    assert not is_in(client)


@pytest.mark.parametrize(("rested", "stays"), [(119, True), (121, False)])
def test_an_officer_s_session_ends_after_two_idle_hours(client_of, rested, stays):
    client = client_of("lan")
    session = client.session
    session[SEEN] = int(time.time()) - rested * 60
    session.save()

    assert is_in(client) is stays


def test_the_shortest_idle_time_of_all_posts_counts(stage):
    appoint(stage.lan, "commune_administrator", stage.commune, by=system())
    appoint(stage.nam, "village_head", stage.villages[0], by=system())

    assert idle_time(stage.lan) == timedelta(minutes=30)
    assert idle_time(stage.nam) == timedelta(days=30)
    assert idle_time(stage.man if hasattr(stage, "man") else system()) == timedelta(1)


def fail_from(addresses, name="lan"):
    for n in range(addresses):
        SignInFailure.objects.create(username=name, address=f"192.0.2.{n % 250}")


def test_guessing_from_many_addresses_is_slowed_for_strangers_only(password):
    home = signed_in(password, "198.51.100.1")
    fail_from(ALLOWED_AN_ACCOUNT)

    stranger = signed_in(password, "198.51.100.2")
    owner = signed_in(password, "198.51.100.1")

    assert [is_in(c) for c in (home, stranger, owner)] == [True, False, True]


def test_a_village_behind_one_address_is_not_locked_out_by_one_of_its_people(password):
    for _ in range(5):
        signed_in("sai", name="tam")

    assert is_in(signed_in(password))


def test_all_names_of_a_person_count_together(stage, password):
    stage.lan.phone, stage.lan.email = "+84912345678", "lan@example.com"
    stage.lan.save()
    for name in ("lan", "0912345678", "LAN@example.com", "+84912345678", "lan"):
        signed_in("sai", name=name)

    assert not is_in(signed_in(password, name="0912 345 678"))


@pytest.mark.parametrize("name", ["0912.345.678", "Lan@Example.com", "lan"])
def test_people_sign_in_with_any_of_their_names(stage, password, name):
    stage.lan.phone, stage.lan.email = "+84912345678", "lan@example.com"
    stage.lan.save()

    assert is_in(signed_in(password, name=name))


def test_people_keep_their_own_phone_number(stage, client_of):
    client = client_of("nam")

    client.post("/tai-khoan/", {"phone": "0912 345 678", "email": "nam@example.com"})

    stage.nam.refresh_from_db()
    assert (stage.nam.phone, stage.nam.email) == ("+84912345678", "nam@example.com")


def test_a_phone_number_or_email_belongs_to_one_person(stage, client_of):
    given = {"phone": "0912 345 678", "email": "nam@example.com"}
    client_of("nam").post("/tai-khoan/", given)

    for name in given:
        page = client_of("lan").post("/tai-khoan/", {name: given[name]})
        assert "đã có người dùng" in page.content.decode()


def test_what_is_no_phone_number_is_answered_in_words(client_of):
    page = client_of("nam").post("/tai-khoan/", {"phone": "so may"})

    assert "Xin ghi số điện thoại như" in page.content.decode()
